"""A doughnut on a slide: a Chart and a frame in px in, its ChartPlan out."""

from __future__ import annotations

import math

from report.deck.chart_plan import Area, Beside, ChartPlan, Leader, PointLabel
from report.deck.chart_scale import TEXT, point_label, wide_px
from report.layout.apart import legible, wrap
from report.layout.ring import Slice, ring
from report.layout.shades import slice_fills
from report.layout.words import Measure
from report.story import Chart
from report.theme import LEAST_CONTRAST, Theme, contrast


def ring_plan(
    chart: Chart, theme: Theme, frame: tuple[float, float], measure: Measure
) -> ChartPlan:
    """Values inside the ring where they fit, names outside, the total in the middle."""
    width, height = frame
    series = chart.series[0]
    values = [max(0.0, value or 0.0) for value in series.values]
    radius = min(height * 0.43, width * 0.21)
    turn, slices = ring(values, radius + 14, height, 26.0)
    fills = slice_fills(len(values), chart.emphasis)
    centre = (width / 2, height / 2)
    labels, beside, leaders = {}, [], []
    for piece in slices:
        label = _ring_label(chart, theme, piece, fills[piece.index], radius, measure)
        if label is not None:
            labels[0, piece.index] = label
        words, leader = _ring_name(chart, piece, centre, radius, (frame, label is None, measure))
        beside.append(words)
        leaders.append(leader)
    return ChartPlan(
        frame,
        Area(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius),
        (0, 1),
        labels,
        fills,
        (*beside, *_ring_words(chart, frame, radius, measure)),
        tuple(leaders),
        turn=turn,
    )


def _ring_label(
    chart: Chart, theme: Theme, piece: Slice, fill: str, radius: float, measure: Measure
) -> PointLabel | None:
    """The value inside its slice, if it can be read on it and there is room for it."""
    wide = wide_px(chart.series[0].labels[piece.index], TEXT, True, measure)
    across, along = 0.35 * radius, piece.share * 2 * math.pi * 0.825 * radius
    if wide > across - 4 or along < max(26.0, wide * 0.8):
        return None
    ground, paper = str(getattr(theme.colors, fill)), theme.colors.paper
    color = legible(ground, (paper, theme.colors.ink))
    if contrast(color, ground) < LEAST_CONTRAST:
        return None
    role = "paper" if color == paper else "ink"
    return point_label(chart, 0, piece.index, role=role, bold=True, place="")


def _ring_name(
    chart: Chart,
    piece: Slice,
    centre: tuple[float, float],
    radius: float,
    how: tuple[tuple[float, float], bool, Measure],
) -> tuple[Beside, Leader]:
    (width, _), with_value, measure = how
    angle, side, y = 2 * math.pi * piece.middle, piece.side, centre[1] - piece.y
    edge = (centre[0] + (radius + 2) * math.sin(angle), centre[1] - (radius + 2) * math.cos(angle))
    clear = math.sqrt(max(0.0, (radius + 12) ** 2 - piece.y**2))
    x = centre[0] + side * (max(clear, abs(edge[0] - centre[0]) + 5) + 8)
    room = (width - x if side > 0 else x) * 0.97
    value = f" {chart.series[0].labels[piece.index]}" if with_value else ""
    matters = piece.index in chart.emphasis
    left = room * 0.75 - measure(value, TEXT, matters)
    name = wrap(chart.categories[piece.index], left, 1, measure, size=TEXT, bold=matters)[0]
    area = Area(x if side > 0 else 0.0, y - 12, width - x if side > 0 else x, 24)
    role, align = ("accent" if matters else "ink"), ("left" if side > 0 else "right")
    words = Beside(name + value, area, role, align, bold=matters)  # type: ignore[arg-type]
    return words, Leader(edge, (x - side * 4, y))


def _ring_words(
    chart: Chart, frame: tuple[float, float], radius: float, measure: Measure
) -> list[Beside]:
    """The total in the middle, and what has no value, at the lower left."""
    width, height = frame
    words = []
    if chart.total:
        # LibreOffice draws every hole at half the ring, whatever the file says.
        room = 2 * radius * 0.5 * 0.9
        sizes = (24.0, 20.0, 16.0, TEXT)
        size = next((s for s in sizes if wide_px(chart.total, s, True, measure) <= room), TEXT)
        area = Area((width - room) / 2, height / 2 - 36, room, 72)
        words.append(Beside(chart.total, area, align="center", size=size, bold=True))
    missing = [
        f"{name} {label}".strip()
        for name, value, label in zip(
            chart.categories, chart.series[0].values, chart.series[0].labels, strict=True
        )
        if value is None
    ]
    for number, line in enumerate(reversed(missing)):
        area = Area(0, height - 24 * (number + 1), width / 2 - radius, 24)
        words.append(Beside(line, area, "grey"))
    return words

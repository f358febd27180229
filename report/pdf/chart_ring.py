"""A doughnut: a Chart drawn on a Sheet, names and values outside, the total in the middle."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from report.frozen import frozen
from report.layout.apart import wrap
from report.layout.ring import Slice, ring
from report.layout.shades import slice_fills
from report.layout.words import Measure
from report.pdf.chart_parts import GAP, LEADING, SIZE, SMALL, hex_of
from report.story import Chart
from report.theme import Colors

if TYPE_CHECKING:
    from report.pdf.mpl import Sheet

_RING = 0.35  # of the radius: a hole of 65 %
_TOTAL = 15.0  # points
_MOST = 230.0


@frozen
class _Ring:
    """Where the ring stands, in points; ``turn`` is where it starts, clockwise from the top."""

    x: float
    y: float
    radius: float
    turn: float


def height(chart: Chart, wish: float) -> float:
    """No higher than a ring should be, and high enough for all labels of one side."""
    return max(min(wish, _MOST), LEADING * (len(chart.categories) + 1))


def draw_ring(sheet: Sheet, chart: Chart, colors: Colors, measure: Measure) -> None:
    """Slices clockwise in the order given, from the top unless small ones would crowd there."""
    values = [max(0.0, value or 0.0) for value in chart.series[0].values]
    radius = min(sheet.height - 2 * LEADING, sheet.width * 0.42) / 2
    turn, slices = ring(values, radius + 6, sheet.height, LEADING + 1)
    place = _Ring(sheet.width / 2, sheet.height / 2, radius, turn)
    _draw_slices(sheet, chart, colors, values, place)
    _write_total(sheet, chart, colors, measure, place)
    for piece in slices:
        _write_slice(sheet, chart, colors, measure, (piece, place, _lines(piece, slices)))
    _write_missing(sheet, chart, colors)


def _draw_slices(
    sheet: Sheet, chart: Chart, colors: Colors, values: list[float], place: _Ring
) -> None:
    fills = [hex_of(colors, role) for role in slice_fills(len(values), chart.emphasis)]
    side = 2 * place.radius
    box = (place.x - place.radius, place.y - place.radius, side, side)
    scale = sheet.scale(box, (-1, 1), (-1, 1))
    end = 90 - 360 * place.turn
    for value, fill in zip(values, fills, strict=True):
        if value > 0:  # clockwise: each piece ends where the one before began
            start = end - 360 * value / sum(values)
            sheet.slice(scale, (start, end), _RING, fill, colors.paper)
            end = start


def _lines(piece: Slice, slices: tuple[Slice, ...]) -> int:
    """How many lines its name may take: two where no other label stands near."""
    others = [other for other in slices if other.side == piece.side and other is not piece]
    alone = all(abs(other.y - piece.y) >= 2 * LEADING + 1 for other in others)
    return 2 if alone else 1


def _write_total(
    sheet: Sheet, chart: Chart, colors: Colors, measure: Measure, place: _Ring
) -> None:
    room = 2 * place.radius * (1 - _RING) * 0.84
    size = next((s for s in (_TOTAL, 12.0) if measure(chart.total, s, True) <= room), SIZE)
    lines = wrap(chart.total, room, 3, measure, size=size, bold=True) if chart.total else ()
    for number, line in enumerate(lines):
        at = place.y + ((len(lines) - 1) / 2 - number) * size * 1.2 - 0.31 * size
        sheet.write(line, place.x, at, color=colors.ink, size=size, bold=True, anchor="middle")


def _write_slice(
    sheet: Sheet,
    chart: Chart,
    colors: Colors,
    measure: Measure,
    where: tuple[Slice, _Ring, int],
) -> None:
    """A short leader from the ring, then the name, then the value in bold."""
    piece, place, count = where
    y = place.y + piece.y
    turn, side = 2 * math.pi * piece.middle, piece.side
    reach = place.radius + 1.5
    edge = (place.x + reach * math.sin(turn), place.y + reach * math.cos(turn))
    clear = math.sqrt(max(0.0, (place.radius + 8) ** 2 - (y - place.y) ** 2))
    x = place.x + side * (max(clear, abs(edge[0] - place.x) + 3) + 6)
    sheet.rule(edge, (x - side * 2.5, y), colors.muted, 0.5)
    value = chart.series[0].labels[piece.index]
    wide = measure(value, SIZE, True) + GAP / 2
    room = (sheet.width - x if side == 1 else x) - wide
    lines = wrap(chart.categories[piece.index], room, count, measure, size=SIZE)
    color = colors.accent if piece.index in chart.emphasis else colors.ink
    base = y - 0.31 * SIZE + (len(lines) - 1) * LEADING / 2
    for number, line in enumerate(lines):
        named = measure(line, SIZE, False)
        last = number == len(lines) - 1
        start = x if side == 1 else x - named - (wide if last else 0)
        at = base - number * LEADING
        sheet.write(line, start, at, color=color, size=SIZE)
        if last:
            sheet.write(value, start + named + GAP / 2, at, color=color, size=SIZE, bold=True)


def _write_missing(sheet: Sheet, chart: Chart, colors: Colors) -> None:
    """Categories without a value, in words, at the lower left: they have no place in the place."""
    series = chart.series[0]
    lines = [
        f"{name} {label}"
        for name, value, label in zip(chart.categories, series.values, series.labels, strict=True)
        if value is None
    ]
    for number, line in enumerate(reversed(lines)):
        at = number * (LEADING - 1) + 3
        sheet.write(line, 0, at, color=colors.grey, size=SMALL)

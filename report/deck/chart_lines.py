"""Lines on a slide: a Chart and a frame in px in, its ChartPlan out."""

from __future__ import annotations

import math

from report.deck.chart_plan import Area, Beside, ChartPlan, PointLabel, native_text
from report.deck.chart_scale import (
    LABEL,
    LINE,
    PX,
    TEXT,
    TICK,
    name_look,
    point_label,
    reach,
    tick_room,
    wide_px,
    with_ticks,
)
from report.frozen import replace
from report.layout.apart import spread
from report.layout.gaps import Plot, gap_words, last_point
from report.layout.shades import series_lines, text_role
from report.layout.words import Measure
from report.story import Chart


def lines_plan(chart: Chart, frame: tuple[float, float], measure: Measure) -> ChartPlan:
    width, height = frame
    count = len(chart.categories)
    left = max(tick_room(chart, measure), 40.0)
    ends = [f"{series.name} {series.labels[-1]}".strip() for series in chart.series]
    widest = max(wide_px(end, TEXT, True, measure) for end in ends)
    right = max(144.0 * width / 736, min(widest + 28, 0.4 * width))
    slot = (width - left - right) / max(1, count - 1)
    size, lines, upright, step = name_look(chart, slot, measure)
    widest_name = max(wide_px(name, size, False, measure) for name in chart.categories)
    foot = 36.0 + (lines - 1) * size * LINE if not upright else widest_name + 14
    inner = Area(left, 12, width - left - right, height - 12 - foot)
    looks = series_lines(len(chart.series), chart.emphasis)
    plan = ChartPlan(
        frame,
        inner,
        reach(chart),
        {},
        tuple(role for role, _ in looks),
        name_size=min(size, TICK),
        name_step=step,
        upright=upright,
        dashed=tuple(dashed for _, dashed in looks),
    )
    labels, unknown = _line_ends(chart, plan)
    if not chart.ticks and len(chart.series) == 1:
        labels |= _line_points(chart, slot, measure)
        plan = replace(plan, inner=Area(left, LABEL, inner.width, inner.bottom - LABEL))
    beside = (*unknown, *_line_gaps(chart, plan, measure))
    return with_ticks(replace(plan, labels=labels, beside=beside), chart, measure)


def _line_ends(
    chart: Chart, plan: ChartPlan
) -> tuple[dict[tuple[int, int], PointLabel], tuple[Beside, ...]]:
    """Name and last value at each line's end; words where the last value is missing."""
    inner, (low, high) = plan.inner, plan.scale
    known = [last_point(series) for series in chart.series]
    wanted = [
        inner.bottom - inner.height * ((p[1] if p else low) - low) / (high - low) for p in known
    ]
    places = spread(wanted, [24.0] * len(known), -4, inner.bottom + 16)
    labels, words = {}, []
    for at, (series, want, y) in enumerate(zip(chart.series, wanted, places, strict=True)):
        value, end = series.values[-1], f"{series.name} {series.labels[-1]}".strip()
        if value is None:
            area = Area(inner.right + 12, y - 12, plan.frame[0] - inner.right - 12, 24)
            words.append(Beside(end, area, "grey", bold=True))
            continue
        native = native_text(chart, value, series.labels[-1])
        moved = (6 / plan.frame[0], (y - want) / plan.frame[1])
        labels[at, len(series.values) - 1] = PointLabel(
            None if native is None else end,
            text_role(plan.fills[at]),
            bold=True,
            place="r",
            shift=moved,
            named=True,
        )
    return labels, tuple(words)


def _line_points(chart: Chart, slot: float, measure: Measure) -> dict[tuple[int, int], PointLabel]:
    """Without an axis a single line's points carry their values, every so many as there is room."""
    widest = max(wide_px(label, TEXT, False, measure) for label in chart.series[0].labels)
    step = math.ceil((widest + 8) / slot)
    labels = {}
    for point in range(0, len(chart.categories) - 1, step):
        label = point_label(chart, 0, point, place="t")
        if label is not None:
            labels[0, point] = label
    return labels


def _line_gaps(chart: Chart, plan: ChartPlan, measure: Measure) -> tuple[Beside, ...]:
    inner = plan.inner
    foot = plan.frame[1] - inner.bottom
    plot = Plot(
        inner.x * 0.75,
        inner.right * 0.75,
        foot * 0.75,
        (foot + inner.height) * 0.75,
        *plan.scale,
        len(chart.categories),
    )
    beside = []
    for words in gap_words(chart, plot, measure, TICK):
        wide, y = words.width * PX * 1.03 + 4, plan.frame[1] - words.y * PX
        area = Area(words.x * PX - wide / 2, y - 10, wide, 20)
        beside.append(Beside(words.text, area, "grey", "center", TICK))
    return tuple(beside)

"""What the plans of native charts share: sizes, scale, category names, value axis and key."""

from __future__ import annotations

import math

from report.deck.chart_plan import Area, Beside, ChartPlan, PointLabel, native_text
from report.frozen import replace
from report.layout.apart import wrap
from report.layout.shades import bar_fills, series_fills
from report.layout.words import Measure
from report.story import Chart

PX = 4 / 3  # px of a point
LINE = 1.2117 * PX  # px of a line, for a point of its size
TEXT, TICK = 14.0, 12.0  # points: labels, axis ticks
LABEL = 26.0  # px that a value label takes above or below a column
FILL = 1 / 1.6  # a bar's share of its slot
NAME_LINES = 3


def wide_px(text: str, size: float, bold: bool, measure: Measure) -> float:
    return measure(text, size, bold) * PX


def reach(chart: Chart) -> tuple[float, float]:
    """Zero, the ticks and all values."""
    known = [value for series in chart.series for value in series.values if value is not None]
    reach = [0.0, *known, *(tick.at for tick in chart.ticks)]
    low, high = min(reach), max(reach)
    return (low, high) if high > low else (low, low + 1)


def point_label(chart: Chart, series: int, point: int, **look: object) -> PointLabel | None:
    """The label of a point; None where there is no value to stand at."""
    value, label = chart.series[series].values[point], chart.series[series].labels[point]
    if value is None:
        return None
    return replace(PointLabel(native_text(chart, value, label)), **look)  # type: ignore[arg-type]


def name_step(slot: float) -> int:
    """Every how many categories one can be named in the smallest type."""
    return max(1, math.ceil(TICK * LINE * 0.92 / slot))


def legend_width(chart: Chart, width: float, measure: Measure) -> float:
    """The width of the row of names; none is needed for one series."""
    if len(chart.series) < 2:
        return 0.0
    return min(width, sum(wide_px(s.name, TEXT, False, measure) + 36 for s in chart.series))


def upright_plan(
    chart: Chart,
    frame: tuple[float, float],
    across: tuple[float, float, float],
    measure: Measure,
) -> ChartPlan:
    """A plan with category names below, from zero to the highest value or tick."""
    left, width, top = across
    slot = width / len(chart.categories)
    size, lines, upright, step = name_look(chart, slot, measure)
    if upright:
        widest = max(wide_px(name, size, False, measure) for name in chart.categories)
        foot = min(widest + 14, 0.35 * frame[1])
    else:
        foot = lines * size * LINE + 12
    one_by_one = bar_fills(len(chart.categories), chart.emphasis)
    roles = one_by_one if chart.by_category else series_fills(len(chart.series), chart.emphasis)
    return ChartPlan(
        frame,
        Area(left, top, width, frame[1] - foot - top),
        reach(chart),
        {},
        roles,
        name_size=size,
        name_step=step,
        upright=upright,
    )


def name_look(chart: Chart, slot: float, measure: Measure) -> tuple[float, int, bool, int]:
    """Size, lines, whether upright, and every how many a category is named."""

    def points(text: str, size: float, bold: bool) -> float:
        return measure(text, size, bold) * PX

    for size in (TEXT, TICK):
        broken = [wrap(name, slot - 8, NAME_LINES, points, size=size) for name in chart.categories]
        if all("…" not in line for lines in broken for line in lines):
            return size, max(map(len, broken)), False, 1
    return TICK, 1, True, name_step(slot)


def tick_room(chart: Chart, measure: Measure) -> float:
    widest = max((wide_px(tick.label, TICK, False, measure) for tick in chart.ticks), default=-10.0)
    return max(40.0, widest + 12) if chart.ticks else 0.0


def with_ticks(plan: ChartPlan, chart: Chart, measure: Measure) -> ChartPlan:
    """``plan`` with lines at the ticks; their words are the program's only if it prints them so."""
    if not chart.ticks:
        return plan
    plan = replace(plan, has_axis=True)
    if all(native_text(chart, tick.at, tick.label) is None for tick in chart.ticks):
        return replace(plan, axis_words=True)
    low, high = plan.scale
    words = tuple(
        Beside(
            tick.label,
            Area(
                0,
                plan.inner.y + plan.inner.height * (high - tick.at) / (high - low) - 10,
                plan.inner.x - 10,
                20,
            ),
            "grey",
            "right",
            TICK,
        )
        for tick in chart.ticks
    )
    return replace(plan, beside=(*plan.beside, *words))

"""Columns on a slide: a Chart and a frame in px in, its ChartPlan out."""

from __future__ import annotations

from report.deck.chart_plan import Area, Beside, ChartPlan, PointLabel
from report.deck.chart_scale import (
    FILL,
    LABEL,
    LINE,
    TEXT,
    TICK,
    legend_width,
    point_label,
    reach,
    tick_room,
    upright_plan,
    wide_px,
    with_ticks,
)
from report.frozen import replace
from report.layout.apart import wrap
from report.layout.words import Measure
from report.story import Chart


def columns_plan(chart: Chart, frame: tuple[float, float], measure: Measure) -> ChartPlan:
    width = frame[0]
    head = LABEL if len(chart.series) > 1 else 0.0
    labels = _column_labels(chart, width, measure)
    if not labels and chart.ticks:
        left = tick_room(chart, measure)
        plan = upright_plan(chart, frame, (left, width - left, 8 + head), measure)
        return with_ticks(replace(plan, legend=legend_width(chart, width, measure)), chart, measure)
    plan = upright_plan(chart, frame, (0.0, width, head), measure)
    low, high = reach(replace(chart, ticks=()))
    room = plan.inner.height - LABEL * ((low < 0) + (high > 0))
    unit = (high - low) / room
    scale = (low - (low < 0) * LABEL * unit, high + (high > 0) * LABEL * unit)
    legend = legend_width(chart, width, measure)
    plan = replace(plan, labels=labels, scale=scale, legend=legend)
    return replace(plan, beside=_missing_in_slots(chart, plan, measure))


def _column_labels(
    chart: Chart, width: float, measure: Measure
) -> dict[tuple[int, int], PointLabel]:
    """Every value over its column; none at all where they would touch one another."""
    slot = width / len(chart.categories)
    room = slot if len(chart.series) == 1 else slot * FILL / len(chart.series)
    for size in (TEXT, TICK):
        labels = {}
        for series in range(len(chart.series)):
            for point in range(len(chart.categories)):
                bold = (point if chart.by_category else series) in chart.emphasis
                label = point_label(chart, series, point, size=size, bold=bold)
                if label is not None:
                    labels[series, point] = label
        widths = (
            wide_px(chart.series[at].labels[point], size, label.bold, measure)
            for (at, point), label in labels.items()
        )
        if max(widths, default=0.0) + 3 <= room:
            return labels
    return {} if chart.ticks else _highest(chart, labels)


def _highest(
    chart: Chart, labels: dict[tuple[int, int], PointLabel]
) -> dict[tuple[int, int], PointLabel]:
    """Only the highest value of all: nothing stands taller beside it."""
    best = max(labels, key=lambda at: chart.series[at[0]].values[at[1]] or 0.0)
    return {best: labels[best]}


def _missing_in_slots(chart: Chart, plan: ChartPlan, measure: Measure) -> tuple[Beside, ...]:
    """The words of missing values, on the axis line where their column would stand."""
    inner, (low, high) = plan.inner, plan.scale
    slot, count = inner.width / len(chart.categories), len(chart.series)
    zero = inner.y + inner.height * high / (high - low)
    room = slot * 0.94 if count == 1 else slot * FILL / count - 4
    words = []
    for at, series in enumerate(chart.series):
        shift = (at + 0.5 - count / 2) * slot * FILL / count
        for point, (value, label) in enumerate(zip(series.values, series.labels, strict=True)):
            if value is None and label:
                x = inner.x + slot * (point + 0.5) + shift
                lines = wrap(label, room * 0.75 * 0.96, 4, measure, size=TICK)
                tall = len(lines) * TICK * LINE + 2
                area = Area(x - room / 2, zero - tall - 4, room, tall)
                words.append(Beside(label, area, "grey", "center", TICK))
    return tuple(words)

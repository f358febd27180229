"""Stacked columns on a slide: a Chart and a frame in px in, its ChartPlan out."""

from __future__ import annotations

from report.deck.chart_plan import ChartPlan, PointLabel, native_text
from report.deck.chart_scale import (
    FILL,
    TEXT,
    point_label,
    tick_room,
    upright_plan,
    wide_px,
    with_ticks,
)
from report.frozen import replace
from report.layout.apart import legible, spread
from report.layout.shades import text_role
from report.layout.words import Measure
from report.story import Chart
from report.theme import LEAST_CONTRAST, Theme, contrast


def stacked_plan(
    chart: Chart, theme: Theme, frame: tuple[float, float], measure: Measure
) -> ChartPlan:
    """Values inside the segments; on the last column each series' name and value beside it."""
    width, _ = frame
    ends = [f"{series.name} {series.labels[-1]}".strip() for series in chart.series]
    right = min(max(wide_px(end, TEXT, True, measure) for end in ends) + 20, 0.38 * width)
    left = tick_room(chart, measure)
    plan = upright_plan(chart, frame, (left, width - left - right, 12), measure)
    totals = _segments(chart)
    reach = [0.0, *(end for *_, end in totals), *(tick.at for tick in chart.ticks)]
    plan = replace(plan, scale=(min(reach), max(reach) if max(reach) > min(reach) else 1.0))
    labels = _inside_labels(chart, theme, plan, totals, measure)
    labels |= _end_labels(chart, plan, totals, measure)
    return with_ticks(replace(plan, labels=labels), chart, measure)


def _segments(chart: Chart) -> list[tuple[int, int, float, float]]:
    """Series, point, from and to of every segment, up and down from zero."""
    segments = []
    for point in range(len(chart.categories)):
        tops = [0.0, 0.0]
        for at, series in enumerate(chart.series):
            value = series.values[point]
            if value is not None:
                side = int(value < 0)
                segments.append((at, point, tops[side], tops[side] + value))
                tops[side] += value
    return segments


def _inside_labels(
    chart: Chart,
    theme: Theme,
    plan: ChartPlan,
    segments: list[tuple[int, int, float, float]],
    measure: Measure,
) -> dict[tuple[int, int], PointLabel]:
    unit = plan.inner.height / (plan.scale[1] - plan.scale[0])
    room = plan.inner.width / len(chart.categories) * FILL - 4
    colors = {role: str(getattr(theme.colors, role)) for role in {*plan.fills, "ink", "paper"}}
    labels = {}
    for at, point, start, end in segments:
        wide = wide_px(chart.series[at].labels[point], TEXT, False, measure)
        if point == len(chart.categories) - 1 or wide > room or abs(end - start) * unit < 22:
            continue
        best = legible(colors[plan.fills[at]], (colors["paper"], colors["ink"]))
        if contrast(best, colors[plan.fills[at]]) < LEAST_CONTRAST:
            continue  # on a ground of middling lightness no colour of it can be read here
        role = "paper" if best == colors["paper"] else "ink"
        label = point_label(chart, at, point, role=role, place="ctr")
        if label is not None:
            labels[at, point] = label
    return labels


def _end_labels(
    chart: Chart,
    plan: ChartPlan,
    segments: list[tuple[int, int, float, float]],
    measure: Measure,
) -> dict[tuple[int, int], PointLabel]:
    """Name and value right of the last column, moved there from the segments' middles."""
    last = [segment for segment in segments if segment[1] == len(chart.categories) - 1]
    unit = plan.inner.height / (plan.scale[1] - plan.scale[0])
    wanted = [plan.inner.bottom - ((a + b) / 2 - plan.scale[0]) * unit for *_, a, b in last]
    places = spread(wanted, [24.0] * len(last), 0, plan.inner.bottom + 12)
    slot = plan.inner.width / len(chart.categories)
    labels = {}
    for (at, point, *_), want, y in zip(last, wanted, places, strict=True):
        series = chart.series[at]
        bold = at in chart.emphasis
        end = f"{series.name} {series.labels[point]}"
        aside = slot * FILL / 2 + 10 + wide_px(end, TEXT, bold, measure) / 2
        native = native_text(chart, series.values[point], series.labels[point])
        labels[at, point] = PointLabel(
            None if native is None else end,
            text_role(plan.fills[at]),
            bold,
            "ctr",
            (aside / plan.frame[0], (y - want) / plan.frame[1]),
            named=True,
        )
    return labels

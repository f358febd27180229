"""Horizontal bars on a slide: a Chart and a frame in px in, its ChartPlan out."""

from __future__ import annotations

from report.deck.chart_plan import Area, Beside, ChartPlan, PointLabel
from report.deck.chart_scale import (
    FILL,
    LABEL,
    LINE,
    TEXT,
    TICK,
    legend_width,
    name_step,
    point_label,
    reach,
    wide_px,
)
from report.layout.shades import bar_fills, series_fills
from report.layout.words import Measure
from report.story import Chart


def bars_plan(chart: Chart, frame: tuple[float, float], measure: Measure) -> ChartPlan:
    width, height = frame
    head = LABEL if len(chart.series) > 1 else 0.0
    row = (height - head) / len(chart.categories)
    size = TEXT if row >= TEXT * LINE else TICK
    step = name_step(row)
    widest = max(wide_px(name, size, False, measure) for name in chart.categories)
    left = min(max(112.0 * width / 736, widest + 14), 0.4 * width)
    inner = Area(left, head, width - left - 4, height - head)
    low, high = reach(chart)
    before, after = (_end_room(chart, negative, measure) for negative in (True, False))
    unit = (high - low) / (inner.width - before - after)
    scale = (low - before * unit if before else low, max(high + after * unit, high * 1.09))
    return ChartPlan(
        frame,
        inner,
        scale,
        _bar_labels(chart, size, step),
        _bar_roles(chart),
        _missing_in_rows(chart, inner, scale, row),
        name_size=size,
        name_step=step,
        legend=legend_width(chart, width, measure),
    )


def _bar_roles(chart: Chart) -> tuple[str, ...]:
    if len(chart.series) == 1:
        return bar_fills(len(chart.categories), chart.emphasis)
    return series_fills(len(chart.series), ())


def _bar_labels(chart: Chart, size: float, step: int) -> dict[tuple[int, int], PointLabel]:
    labels = {}
    for series in range(len(chart.series)):
        for point in range(0, len(chart.categories), step):
            label = point_label(chart, series, point, bold=point in chart.emphasis, size=size)
            if label is not None:
                labels[series, point] = label
    return labels


def _end_room(chart: Chart, negative: bool, measure: Measure) -> float:
    """What the longest label needs beyond the bars' ends, on one side of zero."""
    widths = [
        wide_px(label, TEXT, True, measure) + 14
        for series in chart.series
        for value, label in zip(series.values, series.labels, strict=True)
        if value is not None and (value < 0) == negative
    ]
    return max(widths, default=0.0)


def _missing_in_rows(
    chart: Chart, inner: Area, scale: tuple[float, float], row: float
) -> tuple[Beside, ...]:
    """The words of missing values, where their bars would start."""
    zero = inner.x + inner.width * -scale[0] / (scale[1] - scale[0])
    thick = row * FILL / len(chart.series)
    words = []
    for at, series in enumerate(chart.series):
        for point, (value, label) in enumerate(zip(series.values, series.labels, strict=True)):
            if value is None and label:
                y = inner.y + row * (point + 0.5 - FILL / 2) + thick * (at + 0.5)
                area = Area(zero + 9, y - 12, inner.right - zero - 9, 24)
                words.append(Beside(label, area, "grey"))
    return tuple(words)

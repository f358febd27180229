"""Horizontal bars: a Chart drawn on a Sheet, names at the left, values at the bars' ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.layout.apart import wrap
from report.layout.shades import bar_fills, series_fills
from report.layout.words import Measure
from report.pdf.chart_parts import GAP, LEADING, SIZE, draw_key, hex_of, key_height, limits
from report.story import Chart
from report.theme import Colors

if TYPE_CHECKING:
    from report.pdf.mpl import Sheet

_FILL = 1 / 1.6  # the bars' share of a row: a gap of 60 % of the bar
_LEAST, _MOST = 12.5, 34.0  # points a row
_PART = 11.5  # least points of one bar among several


def height(chart: Chart, wish: float) -> float:
    """The height that the bars take: every name on a row of its own, no bar like a beam."""
    rows, series = len(chart.categories), len(chart.series)
    least = _LEAST if series == 1 else series * _PART / _FILL
    most = max(_MOST, series * 18.0)
    head = 18.0 if series > 1 else 0.0
    return head + max(rows * least, min(wish - head, rows * most))


def draw_bars(sheet: Sheet, chart: Chart, colors: Colors, measure: Measure) -> None:
    """Rows from the top in the order given; one row for a category, a bar for each series."""
    top = sheet.height - key_height(chart, sheet.width, measure)
    draw_key(sheet, chart, colors, measure)
    row = top / len(chart.categories)
    names = _names(chart, sheet.width, row, measure)
    left = max(measure(line, SIZE, False) for lines in names for line in lines) + GAP
    low, high = limits(chart)
    before, after = (_room(chart, negative, measure) for negative in (True, False))
    span = sheet.width - left - before - after
    zero = left + before + span * -low / (high - low)
    _draw_fills(sheet, chart, colors, (left + before, 0, span, top))
    sheet.rule((zero, 0), (zero, top), colors.ink, 0.75)
    for index, lines in enumerate(names):
        middle = top - row * (index + 0.5)
        start = middle + (len(lines) - 1) * LEADING / 2 - 0.31 * SIZE
        for number, line in enumerate(lines):
            at = start - number * LEADING
            sheet.write(line, left - GAP, at, color=colors.ink, size=SIZE, anchor="end")
        _write_values(sheet, chart, colors, index, (zero, span / (high - low), middle, row))


def _names(chart: Chart, width: float, row: float, measure: Measure) -> list[tuple[str, ...]]:
    lines = max(1, min(3, int((row + 2) / LEADING)))
    return [wrap(name, width * 0.36, lines, measure, size=SIZE) for name in chart.categories]


def _room(chart: Chart, negative: bool, measure: Measure) -> float:
    """What the longest label needs beyond the bars' ends, on one side of zero."""
    widths = [
        measure(label, SIZE, True) + GAP
        for series in chart.series
        for value, label in zip(series.values, series.labels, strict=True)
        if value is not None and (value < 0) == negative
    ]
    return max(widths, default=0.0)


def _draw_fills(
    sheet: Sheet, chart: Chart, colors: Colors, box: tuple[float, float, float, float]
) -> None:
    count = len(chart.categories)
    scale = sheet.scale(box, limits(chart), (count - 0.5, -0.5))
    thick = _FILL / len(chart.series)
    roles = series_fills(len(chart.series), ())
    for number, series in enumerate(chart.series):
        at = -_FILL / 2 + (number + 0.5) * thick
        fills = (
            bar_fills(count, chart.emphasis) if len(chart.series) == 1 else [roles[number]] * count
        )
        bars = [(i + at, v, hex_of(colors, fills[i])) for i, v in enumerate(series.values) if v]
        for place, value, color in bars:
            sheet.bar(scale, (0, place - thick / 2), value, thick, color)


def _write_values(
    sheet: Sheet,
    chart: Chart,
    colors: Colors,
    index: int,
    place: tuple[float, float, float, float],
) -> None:
    zero, scale, middle, row = place
    thick = row * _FILL / len(chart.series)
    for number, series in enumerate(chart.series):
        value, label = series.values[index], series.labels[index]
        y = middle + row * _FILL / 2 - (number + 0.5) * thick - 0.31 * SIZE
        end = zero + scale * (value or 0)
        sheet.write(
            label,
            end - GAP if (value or 0) < 0 else end + GAP,
            y,
            color=colors.grey if value is None else colors.ink,
            size=SIZE,
            bold=index in chart.emphasis and value is not None,
            anchor="end" if (value or 0) < 0 else "start",
        )

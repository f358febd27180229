"""What the kinds of chart share: sizes, limits, the row of series' names, the tick lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.layout.shades import series_fills
from report.layout.words import Measure
from report.story import Chart
from report.theme import Colors

if TYPE_CHECKING:
    from report.pdf.mpl import Sheet

SIZE, SMALL = 10.0, 9.0  # labels and ticks, in points
LEADING = 12.0
GAP = 5.0  # between a mark and its label
_SQUARE, _APART = 7.0, 14.0


def hex_of(colors: Colors, role: str) -> str:
    """The colour of a role."""
    return str(getattr(colors, role))


def limits(chart: Chart, values: list[float] | None = None) -> tuple[float, float]:
    """The value axis: zero always, the ticks, and all values; never empty."""
    known = [v for series in chart.series for v in series.values if v is not None]
    reach = [0.0, *(known if values is None else values), *(tick.at for tick in chart.ticks)]
    low, high = min(reach), max(reach)
    return (low, high) if high > low else (low, low + 1)


def key_height(chart: Chart, width: float, measure: Measure) -> float:
    """What the row of series' names takes at the top; nothing for one series."""
    rows = _key_rows(chart, width, measure)
    return len(rows) * LEADING + 6 if rows else 0.0


def draw_key(sheet: Sheet, chart: Chart, colors: Colors, measure: Measure) -> None:
    """Squares and names of the series, from the upper left."""
    roles = series_fills(len(chart.series), () if chart.kind == "bars" else chart.emphasis)
    for number, row in enumerate(_key_rows(chart, sheet.width, measure)):
        y = sheet.height - SIZE - number * LEADING + 1
        for index, x in row:
            color = hex_of(colors, roles[index])
            square = sheet.scale((x, y, _SQUARE, _SQUARE), (0, 1), (0, 1))
            sheet.bar(square, (0, 0), 1, 1, color)
            name = chart.series[index].name
            sheet.write(name, x + _SQUARE + GAP, y, color=colors.ink, size=SIZE)


def _key_rows(chart: Chart, width: float, measure: Measure) -> list[list[tuple[int, float]]]:
    """Each row's series with the place of their squares."""
    if len(chart.series) < 2:
        return []
    rows: list[list[tuple[int, float]]] = [[]]
    x = 0.0
    for index, series in enumerate(chart.series):
        wide = _SQUARE + GAP + measure(series.name, SIZE, False)
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((index, x))
        x += wide + _APART
    return rows


def tick_room(chart: Chart, measure: Measure) -> float:
    """What the tick labels take at the left of the plot."""
    return max((measure(tick.label, SMALL, False) + GAP + 1 for tick in chart.ticks), default=0.0)


def draw_ticks(
    sheet: Sheet, chart: Chart, colors: Colors, x: tuple[float, float], y: tuple[float, float]
) -> None:
    """A light line and a label at each tick. ``x``: from, to. ``y``: points of zero and of one."""
    for tick in chart.ticks:
        at = y[0] + tick.at * y[1]
        if tick.at:
            sheet.rule((x[0], at), (x[1], at), colors.rule, 0.5, under=True)
        place = (x[0] - GAP - 1, at - 0.31 * SMALL)
        sheet.write(tick.label, *place, color=colors.grey, size=SMALL, anchor="end")

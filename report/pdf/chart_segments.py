"""The words of stacked columns: values in segments or beside them, series' names at the last."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from report.frozen import frozen
from report.layout.apart import legible, spread, wrap
from report.layout.shades import series_fills, text_role
from report.layout.words import Measure
from report.pdf.chart_parts import LEADING, SIZE, hex_of, limits
from report.story import Chart
from report.theme import Colors

if TYPE_CHECKING:
    from report.pdf.mpl import Sheet

_LEAD = 14.0  # from a column to its series' name
_LEAST = 11.5  # points a segment that holds its value
_BESIDE = 3.0  # points from a segment to the value beside it
_MOVED = 2.0  # points: a value that stands further from its segment's middle is led to
_SLANT = 9.0  # points from a segment to a value that is led to


@frozen
class Bar:
    """One column or segment: slot, series, from and to on the value axis, centre and width."""

    slot: int
    series: int
    start: float
    end: float | None  # None: there is no value
    x: float
    width: float

    @property
    def edge(self) -> float:
        """Its right side."""
        return self.x + self.width / 2


@frozen
class Plot:
    """Where the plot stands on the sheet, and its value axis."""

    left: float
    bottom: float
    width: float
    height: float
    low: float
    high: float

    def y(self, value: float) -> float:
        return self.bottom + (value - self.low) / (self.high - self.low) * self.height

    def middle(self, bar: Bar) -> float:
        """Half the way up a bar; where it stands, if it has no value."""
        return (self.y(bar.start) + self.y(bar.start if bar.end is None else bar.end)) / 2


def label_of(chart: Chart, bar: Bar) -> str:
    """What is printed for a bar: its value, or words where there is none."""
    return chart.series[bar.series].labels[bar.slot]


def names_room(
    chart: Chart,
    size: tuple[float, float],
    column_width: Callable[[float], float],
    measure: Measure,
) -> float:
    """What the series' names take beside the last column, with the values that it cannot hold."""
    width, height = size
    slot = width / len(chart.categories)
    thick = column_width(slot)
    low, high = limits(chart)
    widest = 0.0
    for number, series in enumerate(chart.series):
        value, label = series.values[-1] or 0.0, series.labels[-1]
        # what stands under the plot is not known yet; it is hardly ever higher than this
        thin = value and abs(value) / (high - low) * (height - 3 * LEADING) < _LEAST
        held = not thin and measure(label, SIZE, False) <= thick - 3
        more = 0.0 if held or not value else measure(f" {label}", SIZE, True)
        name = measure(series.name, SIZE, number in chart.emphasis)
        widest = max(widest, min(name, width * 0.3) + more)
    return max(0.0, widest + _LEAD - (slot - thick) / 2 * 0.7)  # half a gap serves too


def write_segments(
    sheet: Sheet, chart: Chart, colors: Colors, bars: list[Bar], how: tuple[Plot, Measure]
) -> None:
    """Each value where it can be read: in its segment, else beside it, at last with its name."""
    plot, measure = how
    roles = series_fills(len(chart.series), chart.emphasis)
    outside = []
    for bar in bars:
        if bar.end is None or bar.end == bar.start:
            continue
        label = label_of(chart, bar)
        tall = abs(plot.y(bar.end) - plot.y(bar.start)) >= _LEAST
        if not tall or measure(label, SIZE, False) > bar.width - 3:
            outside.append(bar)
            continue
        color = legible(hex_of(colors, roles[bar.series]), (colors.paper, colors.ink))
        y = plot.middle(bar) - 0.31 * SIZE
        sheet.write(label, bar.x, y, color=color, size=SIZE, anchor="middle")
    last = len(chart.categories) - 1
    for slot, found in groupby(outside, lambda bar: bar.slot):
        if slot != last:
            _write_beside(sheet, chart, colors, list(found), how)
    _write_series(sheet, chart, colors, bars, (*how, {b.series for b in outside if b.slot == last}))


def _write_beside(
    sheet: Sheet, chart: Chart, colors: Colors, found: list[Bar], how: tuple[Plot, Measure]
) -> None:
    """Values of one column's thin segments in the gap at its right, led to where they moved."""
    plot, measure = how
    roles = series_fills(len(chart.series), chart.emphasis)
    gap = plot.width / len(chart.categories) - found[0].width
    wanted = [plot.middle(bar) for bar in found]
    places = spread(wanted, [SIZE] * len(found), 0, sheet.height)
    for bar, at, y in zip(found, wanted, places, strict=True):
        label = label_of(chart, bar)
        moved = abs(y - at) > _MOVED
        x = bar.edge + (_SLANT if moved else _BESIDE)
        if x + measure(label, SIZE, False) > bar.edge + gap - 1:
            continue  # it would lie on the next column; whoever listens is told it
        if moved:
            sheet.rule((bar.edge + 1, at), (x - 1.5, y), colors.muted, 0.5)
        color = hex_of(colors, text_role(roles[bar.series]))
        sheet.write(label, x, y - 0.31 * SIZE, color=color, size=SIZE)


def _write_series(
    sheet: Sheet,
    chart: Chart,
    colors: Colors,
    bars: list[Bar],
    how: tuple[Plot, Measure, set[int]],
) -> None:
    """The series' names beside the last column, in its segments' order, led to where they moved;
    the values that it could not hold are printed with them."""
    plot, measure, untold = how
    last = bars[-len(chart.series) :]
    wanted = [plot.middle(bar) for bar in last]
    places = spread(wanted, [LEADING] * len(last), 0, sheet.height)
    x = last[0].edge + _LEAD
    roles = series_fills(len(chart.series), chart.emphasis)
    for bar, at, y in zip(last, wanted, places, strict=True):
        sheet.rule((bar.edge + 2, at), (x - 3, y), colors.muted, 0.5)
        value = label_of(chart, bar) if bar.series in untold else ""
        room = sheet.width - x - (measure(f" {value}", SIZE, True) if value else 0.0)
        bold = bar.series in chart.emphasis
        (name,) = wrap(chart.series[bar.series].name, room, 1, measure, size=SIZE, bold=bold)
        look = {"color": hex_of(colors, text_role(roles[bar.series])), "size": SIZE}
        sheet.write(name, x, y - 0.31 * SIZE, bold=bold, **look)  # type: ignore[arg-type]
        if value:
            place = (x + measure(f"{name} ", SIZE, bold), y - 0.31 * SIZE)
            sheet.write(value, *place, bold=True, **look)  # type: ignore[arg-type]

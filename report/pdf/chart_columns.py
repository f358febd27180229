"""Columns, side by side or stacked: a Chart drawn on a Sheet, values at their ends or inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.layout.apart import kept, wrap
from report.layout.shades import bar_fills, series_fills
from report.layout.words import Measure
from report.pdf.chart_axis import below, draw_names, fit_names
from report.pdf.chart_parts import (
    GAP,
    LEADING,
    SIZE,
    SMALL,
    draw_key,
    draw_ticks,
    hex_of,
    key_height,
    limits,
    tick_room,
)
from report.pdf.chart_segments import Bar, Plot, label_of, names_room, write_segments
from report.story import Chart
from report.theme import Colors

if TYPE_CHECKING:
    from report.pdf.mpl import Sheet

_FILL = 1 / 1.6  # the columns' share of a slot: a gap of 60 % of the column
_WIDEST = 54.0  # points a column


def draw_columns(sheet: Sheet, chart: Chart, colors: Colors, measure: Measure) -> None:
    """One slot for a category; labels below the lowest column, the axis line at zero."""
    stacked = chart.kind == "stacked"
    labelled = stacked or not chart.ticks or _all_fit(sheet.width, chart, measure)
    left = tick_room(chart, measure) if stacked or not labelled else 0.0
    right = (
        names_room(chart, (sheet.width, sheet.height), column_width, measure) if stacked else 0.0
    )
    width = sheet.width - left - right
    slot = width / len(chart.categories)
    bars = column_bars(chart, left, slot)
    names = fit_names(chart.categories, slot, measure)
    plot = _plot(sheet, chart, bars, (left, width), (below(names), labelled, measure))
    if left:
        unit = plot.y(1) - plot.y(0)
        draw_ticks(sheet, chart, colors, (left, left + width), (plot.y(0), unit))
    if not stacked:
        draw_key(sheet, chart, colors, measure)
    _draw_fills(sheet, chart, colors, bars, plot)
    sheet.rule((left, plot.y(0)), (left + width, plot.y(0)), colors.ink, 0.75)
    centres = [left + slot * (at + 0.5) for at in range(len(chart.categories))]
    draw_names(sheet, names, centres, below(names) - GAP, colors.ink)
    if stacked:
        write_segments(sheet, chart, colors, bars, (plot, measure))
    else:
        _write_ends(sheet, chart, colors, bars, (plot, measure, labelled))
    _write_missing(sheet, chart, colors, bars, (plot, measure))


def column_bars(chart: Chart, left: float, slot: float) -> list[Bar]:
    """Every column in its place: beside one another, or stacked up and down from zero."""
    count = 1 if chart.kind == "stacked" else len(chart.series)
    width = column_width(slot, count)
    bars = []
    for at in range(len(chart.categories)):
        tops = [0.0, 0.0]  # of what is above zero, and of what is below
        for number, series in enumerate(chart.series):
            value = series.values[at]
            side = int((value or 0) < 0)
            start = tops[side] if count == 1 else 0.0
            end = None if value is None else start + value
            tops[side] = start if end is None else end
            shift = (number if count > 1 else 0) + 0.5 - count / 2
            x = left + slot * (at + 0.5) + shift * width
            bars.append(Bar(at, number, start, end, x, width))
    return bars


def column_width(slot: float, count: int = 1) -> float:
    """How wide each of ``count`` columns in a slot is."""
    return min(slot * _FILL / count, _WIDEST)


def _all_fit(width: float, chart: Chart, measure: Measure) -> bool:
    bars = column_bars(chart, 0, width / len(chart.categories))
    return len(_kept_labels(chart, bars, width, measure)) == len(bars)


def _kept_labels(chart: Chart, bars: list[Bar], width: float, measure: Measure) -> set[int]:
    """Which bars' values are printed: those that matter, the highest and lowest, then the rest.

    A label that would lie across a longer neighbour or leave the picture is not printed.
    """
    spans = []
    for bar in bars:
        half = measure(label_of(chart, bar), SIZE, _matters(chart, bar)) / 2
        spans.append((bar.x - half, bar.x + half) if bar.end is not None else (bar.x, bar.x))
    by_value = sorted(range(len(bars)), key=lambda at: bars[at].end or 0.0)
    matter = [at for at, bar in enumerate(bars) if _matters(chart, bar)]
    best = [*matter[-1:], by_value[-1], by_value[0], len(bars) - 1, 0, *range(len(bars))]
    free = [
        at
        for at in dict.fromkeys(best)
        if spans[at][0] >= -0.01
        and spans[at][1] <= width + 0.01
        and not any(_covers(other, bars[at], spans[at]) for other in bars)
    ]
    return {free[at] for at in kept([spans[at] for at in free], (), 3)}


def _covers(other: Bar, bar: Bar, span: tuple[float, float]) -> bool:
    """Whether another bar is longer and stands under the label of ``bar``."""
    if other.end is None or bar.end is None or other is bar:
        return False
    beside = other.x + other.width / 2 > span[0] and other.x - other.width / 2 < span[1]
    return beside and (other.end < bar.end if bar.end < 0 else other.end > bar.end)


def _plot(
    sheet: Sheet,
    chart: Chart,
    bars: list[Bar],
    across: tuple[float, float],
    room: tuple[float, bool, Measure],
) -> Plot:
    foot, labelled, measure = room
    low, high = limits(chart, [bar.end for bar in bars if bar.end is not None])
    outside = labelled and chart.kind == "columns"
    bottom = foot + (LEADING + 2 if low < 0 and outside else 0)
    top = LEADING + 2 if outside else SMALL / 2
    head = 0.0 if chart.kind == "stacked" else key_height(chart, sheet.width, measure)
    return Plot(*across[:1], bottom, across[1], sheet.height - bottom - top - head, low, high)


def _draw_fills(sheet: Sheet, chart: Chart, colors: Colors, bars: list[Bar], plot: Plot) -> None:
    box = (plot.left, plot.bottom, plot.width, plot.height)
    across = (plot.left, plot.left + plot.width)
    scale = sheet.scale(box, across, (plot.low, plot.high))
    roles = _roles(chart)
    edge = colors.paper if chart.kind == "stacked" else ""
    for bar in bars:
        if bar.end is not None and bar.end != bar.start:
            corner = (bar.x - bar.width / 2, bar.start)
            color = hex_of(colors, roles[bar.slot if chart.by_category else bar.series])
            sheet.bar(scale, corner, bar.width, bar.end - bar.start, color, edge)


def _roles(chart: Chart) -> tuple[str, ...]:
    if chart.by_category:
        return bar_fills(len(chart.categories), chart.emphasis)
    if len(chart.series) == 1:
        return bar_fills(1, ())
    return series_fills(len(chart.series), chart.emphasis)


def _matters(chart: Chart, bar: Bar) -> bool:
    return (bar.slot if chart.by_category else bar.series) in chart.emphasis


def _write_ends(
    sheet: Sheet,
    chart: Chart,
    colors: Colors,
    bars: list[Bar],
    how: tuple[Plot, Measure, bool],
) -> None:
    plot, measure, labelled = how
    printed = _kept_labels(chart, bars, sheet.width, measure) if labelled else set()
    for index, bar in enumerate(bars):
        if index in printed and bar.end is not None:
            y = plot.y(bar.end) + (-SIZE if bar.end < 0 else 4)
            bold = _matters(chart, bar)
            place = (bar.x, y)
            label = label_of(chart, bar)
            sheet.write(label, *place, color=colors.ink, size=SIZE, bold=bold, anchor="middle")


def _write_missing(
    sheet: Sheet, chart: Chart, colors: Colors, bars: list[Bar], how: tuple[Plot, Measure]
) -> None:
    """Words where there is no value: level where they fit over the axis, else upright, in grey."""
    plot, measure = how
    tops = {bar.slot: max(plot.y(b.end or 0) for b in bars if b.slot == bar.slot) for bar in bars}
    for bar in bars:
        label = label_of(chart, bar)
        if bar.end is not None or not label:
            continue
        y = (tops[bar.slot] if chart.kind == "stacked" else plot.y(0)) + 4
        tops[bar.slot] += LEADING
        room = bar.width / (_FILL if len(chart.series) == 1 else 1) - 2
        lines = wrap(label, room, 3, measure, size=SMALL)
        look = {"color": colors.grey, "size": SMALL}
        if any("…" in line for line in lines) and chart.kind == "columns":
            sheet.write(label, bar.x + 0.31 * SMALL, y, angle=90, **look)  # type: ignore[arg-type]
            continue
        for number, line in enumerate(reversed(lines)):
            at = (bar.x, y + number * (LEADING - 1))
            sheet.write(line, *at, anchor="middle", **look)  # type: ignore[arg-type]

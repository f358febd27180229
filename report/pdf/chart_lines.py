"""Lines over time: a Chart drawn on a Sheet, each line named at its end with its last value."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from report.layout.apart import kept, spread, wrap
from report.layout.gaps import Plot, end_label, gap_words, last_point
from report.layout.shades import series_lines, text_role
from report.layout.words import Measure
from report.pdf.chart_axis import Names, below, draw_names, fit_names
from report.pdf.chart_parts import (
    GAP,
    LEADING,
    SIZE,
    SMALL,
    draw_ticks,
    hex_of,
    limits,
    tick_room,
)
from report.story import Chart, Series
from report.theme import Colors

if TYPE_CHECKING:
    from report.pdf.mpl import Sheet

_WIDE = {"accent": 2.0}  # points; the others
_THIN = 1.5


def draw_lines(sheet: Sheet, chart: Chart, colors: Colors, measure: Measure) -> None:
    """From edge to edge; light lines at the ticks, the base line in ink."""
    plot, names = _plot(sheet, chart, measure)
    draw_ticks(sheet, chart, colors, (plot.left, plot.right), (plot.y(0), plot.y(1) - plot.y(0)))
    sheet.rule((plot.left, plot.y(0)), (plot.right, plot.y(0)), colors.ink, 0.75)
    centres = [plot.x(at) for at in range(plot.count)]
    draw_names(sheet, names, centres, below(names) - GAP, colors.ink)
    _draw_strokes(sheet, chart, colors, plot)
    _write_ends(sheet, chart, colors, plot, measure)
    if not chart.ticks:
        _write_points(sheet, chart, colors, plot, measure)
    _write_gaps(sheet, chart, colors, plot, measure)


def _plot(sheet: Sheet, chart: Chart, measure: Measure) -> tuple[Plot, Names]:
    count = len(chart.categories)
    widest = max(measure(end_label(series), SIZE, True) for series in chart.series)
    right = sheet.width - min(widest + 3 * GAP, 0.4 * sheet.width)
    firsts = [chart.categories[0], *(series.labels[0] for series in chart.series)]
    half = max(measure(label, SIZE, False) for label in firsts) / 2
    # Half of the first name hangs over the plot's edge: at most half a slot, for it is broken so.
    left = max(tick_room(chart, measure), min(half, right / (2 * count - 1)))
    names = fit_names(chart.categories, (right - left) / max(1, count - 1), measure)
    low, high = limits(chart)
    top = sheet.height - (SMALL / 2 if chart.ticks else LEADING + GAP)
    return Plot(left, right, below(names), top, low, high, count), names


def _draw_strokes(sheet: Sheet, chart: Chart, colors: Colors, plot: Plot) -> None:
    box = (plot.left, plot.bottom, plot.right - plot.left, plot.top - plot.bottom)
    across = (0, max(1, plot.count - 1))
    scale = sheet.scale(box, across, (plot.low, plot.high))
    looks = series_lines(len(chart.series), chart.emphasis)
    for series, (role, dashed) in reversed(list(zip(chart.series, looks, strict=True))):
        values = [math.nan if value is None else value for value in series.values]
        look = {"color": hex_of(colors, role), "solid_joinstyle": "round"}
        stroke = {
            "linewidth": _WIDE.get(role, _THIN),
            "linestyle": (0, (3, 1.5)) if dashed else "-",
        }
        sheet.line(scale, range(len(values)), values, **stroke, **look)
        dots = [(at, values[at]) for at in _dots(series)]
        if dots:
            xs, ys = zip(*dots, strict=True)
            dot = {"marker": "o", "markersize": 5, "markeredgewidth": 0, "linestyle": "none"}
            sheet.line(scale, xs, ys, **dot, **look)


def _dots(series: Series) -> list[int]:
    """The last point, and every one that stands alone and would else not be seen."""
    known = [value is not None for value in series.values]
    padded = [False, *known, False]
    alone = [at for at in range(len(known)) if padded[at : at + 3] == [False, True, False]]
    last = last_point(series)
    return sorted({*alone, *([last[0]] if last else [])})


def _write_ends(sheet: Sheet, chart: Chart, colors: Colors, plot: Plot, measure: Measure) -> None:
    ends = [last_point(series) for series in chart.series]
    wanted = [plot.y(end[1]) if end else plot.y(0) for end in ends]
    places = spread(wanted, [LEADING] * len(ends), plot.bottom - SIZE / 2, sheet.height)
    room = sheet.width - plot.right - 2 * GAP
    looks = series_lines(len(chart.series), chart.emphasis)
    for series, (role, _), y in zip(chart.series, looks, places, strict=True):
        known = series.values[-1] is not None
        color = hex_of(colors, text_role(role) if known else "grey")
        (label,) = wrap(end_label(series), room, 1, measure, size=SIZE, bold=True)
        place = (plot.right + 2 * GAP, y - 0.31 * SIZE)
        sheet.write(label, *place, color=color, size=SIZE, bold=True)


def _write_points(sheet: Sheet, chart: Chart, colors: Colors, plot: Plot, measure: Measure) -> None:
    """Without an axis the points of a single line carry their values; the last one has its own."""
    if len(chart.series) > 1:
        return
    (series,) = chart.series
    known = [at for at, value in enumerate(series.values[:-1]) if value is not None]
    halves = [measure(series.labels[at], SIZE, False) / 2 for at in known]
    spans = [(plot.x(at) - half, plot.x(at) + half) for at, half in zip(known, halves, strict=True)]
    for index in sorted(kept(spans, [0, len(known) - 1] if known else [], 4)):
        at = known[index]
        y = plot.y(series.values[at] or 0) + GAP
        sheet.write(series.labels[at], plot.x(at), y, color=colors.ink, size=SIZE, anchor="middle")


def _write_gaps(sheet: Sheet, chart: Chart, colors: Colors, plot: Plot, measure: Measure) -> None:
    for words in gap_words(chart, plot, measure, SMALL):
        y = words.y - 0.31 * SMALL
        sheet.write(words.text, words.x, y, color=colors.grey, size=SMALL, anchor="middle")

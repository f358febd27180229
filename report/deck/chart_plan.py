"""How a native chart is laid out: plot, scale, the label of every point, and words beside it.

Lengths are px of 1/96 in from the upper left of the chart's frame. Nothing is drawn here.
"""

from __future__ import annotations

import math
import re
from typing import Literal

from report.frozen import frozen, replace
from report.story import Chart, Tick

Align = Literal["left", "center", "right"]


@frozen
class Area:
    """A rectangle in px."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height


@frozen
class PointLabel:
    """The label of one point; ``text`` None lets the program print it from the workbook's number.

    ``shift`` moves it from its own place, as shares of the frame.
    """

    text: str | None
    role: str = "ink"
    bold: bool = False
    place: Literal["outEnd", "ctr", "r", "t", ""] = "outEnd"
    shift: tuple[float, float] | None = None
    named: bool = False  # the series' name before the value
    size: float = 14.0


@frozen
class Beside:
    """Words that no chart can hold: for a value that is missing, a name beside a ring."""

    text: str
    area: Area
    role: str = "ink"
    align: Align = "left"
    size: float = 14.0
    bold: bool = False


@frozen
class Leader:
    """A thin line from a mark to its words."""

    start: tuple[float, float]
    end: tuple[float, float]


@frozen
class ChartPlan:
    """A chart's look. ``inner`` is the plot without labels; labels go by (series, point)."""

    frame: tuple[float, float]
    inner: Area
    scale: tuple[float, float]
    labels: dict[tuple[int, int], PointLabel]
    fills: tuple[str, ...]  # of the series; of the points where they are chosen one by one
    beside: tuple[Beside, ...] = ()
    leaders: tuple[Leader, ...] = ()
    name_size: float = 14.0
    name_step: int = 1  # every how many categories one is named
    upright: bool = False  # category names stand on end
    has_axis: bool = False  # a value axis with its lines
    axis_words: bool = False  # … whose labels the program may print itself
    gap: int = 60  # between bars, per cent of a bar
    turn: float = 0.0  # where a ring starts, clockwise from the top, 0 to 1
    dashed: tuple[bool, ...] = ()
    legend: float = 0.0  # the width of the row of names above the plot; 0 for none


_NUMBER = re.compile(r'^(?:"([^"]*)")?(?:General|0|#,##0)(?:"([^"]*)")?$')


def native_text(chart: Chart, value: float | None, label: str) -> str | None:
    """None where the chart's number format prints ``label`` to the letter in every locale.

    A program writes separators as its own machine does: only whole numbers under a thousand look
    the same everywhere. Whatever else must be written out.
    """
    form = _NUMBER.match(chart.number_format)
    if form is None or value is None or value != int(value) or abs(value) >= 1000:
        return label
    before, after = (part or "" for part in form.groups())
    sign = "-" if value < 0 else ""
    return None if label == f"{sign}{before}{abs(int(value))}{after}" else label


def chart_parts(chart: Chart, most: int = 18) -> tuple[Chart, ...]:
    """``chart`` as one or more of at most ``most`` bars, alike long and to one scale.

    Only horizontal bars are cut: a slide has no room for more names below one another.
    """
    count = len(chart.categories)
    if chart.kind != "bars" or count * len(chart.series) <= most:
        return (chart,)
    pages = math.ceil(count * len(chart.series) / most)
    bounds = [round(count * page / pages) for page in range(pages + 1)]
    known = [value for series in chart.series for value in series.values if value is not None]
    scale = tuple(Tick(end) for end in (min([0.0, *known]), max([0.0, *known])))
    return tuple(_part(chart, bounds[at], bounds[at + 1], scale) for at in range(pages))


def _part(chart: Chart, start: int, end: int, scale: tuple[Tick, ...]) -> Chart:
    series = tuple(
        replace(
            series,
            values=series.values[start:end],
            labels=series.labels[start:end],
            facts=series.facts[start:end],
        )
        for series in chart.series
    )
    matter = tuple(at - start for at in chart.emphasis if start <= at < end)
    names = chart.categories[start:end]
    return replace(chart, categories=names, series=series, emphasis=matter, ticks=scale)

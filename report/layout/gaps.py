"""The words that stand where a line has no values: once for a gap, near where the line would be."""

from __future__ import annotations

from itertools import groupby, pairwise

from report.frozen import frozen
from report.layout.words import Measure
from report.story import Chart, Series

_STEP = 3.0  # points between the heights that are tried


@frozen
class Plot:
    """The plot of a line chart in points, y upwards, from the first category to the last."""

    left: float
    right: float
    bottom: float
    top: float
    low: float
    high: float
    count: int

    def x(self, index: float) -> float:
        """Where a category stands."""
        return self.left + (self.right - self.left) * (index / max(1, self.count - 1))

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.bottom + (value - self.low) / (self.high - self.low) * (self.top - self.bottom)


@frozen
class Words:
    """Words centred on ``x``, ``width`` wide; ``y`` is their middle."""

    text: str
    x: float
    y: float
    width: float


def last_point(series: Series) -> tuple[int, float] | None:
    """The last point that has a value, and its value."""
    known = [(at, value) for at, value in enumerate(series.values) if value is not None]
    return known[-1] if known else None


def end_label(series: Series) -> str:
    """Name and last value, as printed; the words that stand for it where there is none."""
    return f"{series.name} {series.labels[-1]}".strip()


def gap_words(chart: Chart, plot: Plot, measure: Measure, size: float) -> list[Words]:
    """The words of every gap but one at a line's end, for the line's end label says that."""
    placed: list[Words] = []
    for series in chart.series:
        points = list(enumerate(zip(series.values, series.labels, strict=True)))
        for (missing, label), run in groupby(points, key=lambda p: (p[1][0] is None, p[1][1])):
            places = [at for at, _ in run]
            if not missing or not label or places[-1] == plot.count - 1:
                continue
            words = f"{series.name} {label}" if len(chart.series) > 1 else label
            width = measure(words, size, False)
            middle = (plot.x(places[0]) + plot.x(places[-1])) / 2
            x = max(plot.left + width / 2, min(middle, plot.right - width / 2))
            near = plot.y(_near(series, places))
            placed.append(_free(chart, plot, placed, Words(words, x, near, width), size))
    return placed


def _near(series: Series, places: list[int]) -> float:
    """The value about which the words belong: the mean of the known ones beside the gap."""
    before = [v for v in series.values[: places[0]] if v is not None][-1:]
    after = [v for v in series.values[places[-1] :] if v is not None][:1]
    sides = before + after
    return sum(sides) / len(sides) if sides else 0.0


def _free(chart: Chart, plot: Plot, placed: list[Words], words: Words, size: float) -> Words:
    """``words`` at the height nearest to theirs where they cross no line and no other words."""
    steps = max(1, int((plot.top - plot.bottom - size) / _STEP))
    heights = (plot.bottom + 0.75 * size + _STEP * step for step in range(steps))
    strokes = [y for series in chart.series for y in _stroke(series, plot, words)]
    ways = [
        Words(words.text, words.x, y, words.width)
        for y in sorted(heights, key=lambda y: abs(y - words.y))
    ]
    for way in ways:
        clear = all(abs(way.y - stroke) > 0.7 * size for stroke in strokes)
        if clear and not any(_touches(way, other, size) for other in placed):
            return way
    return ways[0]


def _touches(one: Words, other: Words, size: float) -> bool:
    beside = abs(one.x - other.x) < (one.width + other.width) / 2
    return beside and abs(one.y - other.y) < 1.2 * size


def _stroke(series: Series, plot: Plot, words: Words) -> list[float]:
    """The heights of a line at steps along ``words``."""
    heights = []
    for at, (one, two) in enumerate(pairwise(series.values)):
        if one is None or two is None:
            continue
        for step in range(9):
            if abs(plot.x(at + step / 8) - words.x) <= words.width / 2 + 4:
                heights.append(plot.y(one + (two - one) * step / 8))
    return heights

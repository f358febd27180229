"""What a slide shows of itself in, where words may stand on it and on what colours out."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from report.deck.grid import Box
from report.deck.scenery import Outline, Sight
from report.frozen import frozen, replace
from report.theme.colors import mixed

_ACROSS = 160  # cells in a row of the raster
_BUSY = -1
_CLEAR = 24  # of 255: an image that covers a cell so little leaves it as it was
_LARGE = 0.5  # of the slide: an image that is a ground to write on, not a picture to see
_DARKEST, _LIGHTEST = 0.03, 0.97  # of a picture's cells, by lightness: its extremes are left out


@frozen
class Ground:
    """A slide as a raster: each cell belongs to an area of one look, or must not be written on.

    ``looks`` are the colours of the areas; ``own`` those of cells that lie on an image.
    """

    width: int
    height: int
    rows: int
    cells: tuple[int, ...]
    looks: tuple[tuple[str, ...], ...]
    own: dict[int, str]

    def colors(self, box: Box) -> tuple[str, ...]:
        """The colours that words in ``box`` stand on."""
        at = [cell for cell in self._touched(box) if self.cells[cell] != _BUSY]
        found = {color for cell in at if cell not in self.own
                 for color in self.looks[self.cells[cell]]}  # fmt: skip
        seen = sorted((self.own[cell] for cell in at if cell in self.own), key=_lightness)
        if seen:
            first, last = int(len(seen) * _DARKEST), int((len(seen) - 1) * _LIGHTEST)
            found |= {seen[first], seen[last]}
        return tuple(sorted(found)) or self.looks[0]

    def without(self, boxes: Iterable[Box]) -> Ground:
        """The same with ``boxes`` taken."""
        cells = list(self.cells)
        for box in boxes:
            for cell in self._touched(box):
                cells[cell] = _BUSY
        return replace(self, cells=tuple(cells))

    def free(self, within: Box) -> Box:
        """The largest box inside ``within`` that lies on one area and on nothing else.

        It has no height where there is none.
        """
        left, right, top, bottom = self._range(within)
        best, found = 0, (left, top, left, top)
        heights: dict[int, list[int]] = {}
        for row in range(top, bottom):
            line = self.cells[row * _ACROSS + left : row * _ACROSS + right]
            for area in {*heights, *line}:
                above = heights.get(area, [0] * len(line))
                heights[area] = [
                    high + 1 if cell == area != _BUSY else 0
                    for high, cell in zip(above, line, strict=True)
                ]
                for x1, x2, high in _rectangles(heights[area]):
                    if (x2 - x1) * high > best:
                        best = (x2 - x1) * high
                        found = (left + x1, row + 1 - high, left + x2, row + 1)
        return self._box(*found, within)

    def _box(self, left: int, top: int, right: int, bottom: int, within: Box) -> Box:
        across, down = self.width / _ACROSS, self.height / self.rows
        x, y = max(within.x, math.ceil(left * across)), max(within.y, math.ceil(top * down))
        far = min(within.right, math.floor(right * across))
        low = min(within.bottom, math.floor(bottom * down))
        return Box(x, y, max(far - x, 0), max(low - y, 0))

    def _range(self, box: Box) -> tuple[int, int, int, int]:
        """The columns and rows that ``box`` touches: first and end of each."""
        across, down = self.width / _ACROSS, self.height / self.rows
        left, top = math.floor(box.x / across), math.floor(box.y / down)
        right = max(math.ceil(box.right / across - 1e-6), left + 1)
        bottom = max(math.ceil(box.bottom / down - 1e-6), top + 1)
        return max(left, 0), min(right, _ACROSS), max(top, 0), min(bottom, self.rows)

    def _touched(self, box: Box) -> Iterator[int]:
        left, right, top, bottom = self._range(box)
        for row in range(top, bottom):
            yield from range(row * _ACROSS + left, row * _ACROSS + right)


def ground_of(
    size: tuple[int, int], back: tuple[tuple[str, ...], Any], shown: Sequence[Sight]
) -> Ground:
    """The raster of a slide of ``size`` EMU: its background, and what it shows before that."""
    colors, image = back
    canvas = _Canvas(size, colors)
    if image is not None:
        canvas.paint_image(Sight(Box(0, 0, *size), "picture", image=image))
    for sight in shown:
        canvas.paint(sight)
    return replace(
        canvas.blank, cells=tuple(canvas.cells), looks=tuple(canvas.looks), own=canvas.own
    )


class _Canvas:
    """A raster that is being painted."""

    def __init__(self, size: tuple[int, int], colors: tuple[str, ...]) -> None:
        rows = max(20, min(400, round(_ACROSS * size[1] / size[0])))
        self.blank = Ground(*size, rows, (), (), {})
        self.cells = [0] * (_ACROSS * rows)
        self.looks = [colors]
        self.own: dict[int, str] = {}

    def paint(self, sight: Sight) -> None:
        """Put one thing over what is there."""
        if sight.kind == "picture" and self._is_large(sight.box):
            self.paint_image(sight)
        elif sight.kind == "flat":
            self._paint_flat(sight)
        elif sight.outlines:
            self._set(self._edge_cells(sight.outlines), _BUSY)
        else:
            self._set(self.blank._touched(sight.box), _BUSY)

    def paint_image(self, sight: Sight) -> None:
        """A large image: its cells have colours of their own; one that cannot be read has none."""
        area = self._area(self.looks[0])
        left, right, top, bottom = self.blank._range(sight.box)
        if sight.image is None or right <= left or bottom <= top:
            return
        small = sight.image.resize((right - left, bottom - top))
        for row in range(top, bottom):
            for column in range(left, right):
                *rgb, alpha = small.getpixel((column - left, row - top))
                if alpha > _CLEAR:
                    cell = row * _ACROSS + column
                    self.cells[cell] = area
                    self.own[cell] = "#" + "".join(f"{part:02X}" for part in rgb)

    def _paint_flat(self, sight: Sight) -> None:
        cells = list(self._inside(sight))
        under = {color for cell in cells[:: max(len(cells) // 50, 1)] for color in self._seen(cell)}
        colors = sight.colors
        if sight.strength < 1:
            colors = tuple(
                mixed(color, base, 1 - sight.strength) for color in colors for base in under
            )
        self._set(cells, self._area(colors or sight.colors))
        edges = sight.outlines or (_corners(sight.box),)
        self._set(self._edge_cells(edges, closed=True), _BUSY)

    def _seen(self, cell: int) -> tuple[str, ...]:
        if cell in self.own:
            return (self.own[cell],)
        return self.looks[self.cells[cell]] if self.cells[cell] != _BUSY else ()

    def _area(self, colors: tuple[str, ...]) -> int:
        self.looks.append(colors)
        return len(self.looks) - 1

    def _set(self, cells: Iterable[int], area: int) -> None:
        for cell in cells:
            self.cells[cell] = area
            self.own.pop(cell, None)

    def _is_large(self, box: Box) -> bool:
        whole = self.blank.width * self.blank.height
        seen_width = min(box.right, self.blank.width) - max(box.x, 0)
        seen_height = min(box.bottom, self.blank.height) - max(box.y, 0)
        return max(seen_width, 0) * max(seen_height, 0) >= _LARGE * whole

    def _inside(self, sight: Sight) -> Iterator[int]:
        if not sight.outlines:
            yield from self.blank._touched(sight.box)
            return
        across, down = self.blank.width / _ACROSS, self.blank.height / self.blank.rows
        _, _, top, bottom = self.blank._range(sight.box)
        for row in range(top, bottom):
            crossings = sorted(_crossings(sight.outlines, (row + 0.5) * down))
            for start, end in zip(crossings[::2], crossings[1::2], strict=False):
                first = max(math.ceil(start / across - 0.5), 0)
                last = min(math.floor(end / across - 0.5), _ACROSS - 1)
                yield from range(row * _ACROSS + first, row * _ACROSS + last + 1)

    def _edge_cells(self, outlines: Iterable[Outline], closed: bool = False) -> Iterator[int]:
        """The cells that a line runs through, but for one along the very border of the slide."""
        across, down = self.blank.width / _ACROSS, self.blank.height / self.blank.rows
        for outline in outlines:
            points = [*outline, outline[0]] if closed else list(outline)
            for (x1, y1), (x2, y2) in itertools.pairwise(points):
                steps = int(2 * max(abs(x2 - x1) / across, abs(y2 - y1) / down)) + 1
                steps = min(steps, 4 * _ACROSS)
                for step in range(steps + 1):
                    x = (x1 + (x2 - x1) * step / steps) / across
                    y = (y1 + (y2 - y1) * step / steps) / down
                    if 0.2 < x < _ACROSS - 0.2 and 0.2 < y < self.blank.rows - 0.2:
                        yield int(y) * _ACROSS + int(x)


def _corners(box: Box) -> Outline:
    return ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))


def _crossings(outlines: Iterable[Outline], y: float) -> Iterator[float]:
    """Where outlines cross the level ``y``."""
    for outline in outlines:
        for (x1, y1), (x2, y2) in itertools.pairwise([*outline, outline[0]]):
            if (y1 <= y) != (y2 <= y):
                yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)


def _rectangles(heights: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The largest rectangles under a skyline: first column, end, and height of each."""
    open_: list[tuple[int, int]] = []
    for at, height in enumerate([*heights, 0]):
        start = at
        while open_ and open_[-1][1] >= height:
            start, high = open_.pop()
            if high:
                yield start, at, high
        open_.append((start, height))


def _lightness(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

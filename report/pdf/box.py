"""Boxes that a page is filled with: each knows its height, where it may be cut, how to draw itself.

A box is placed by its top; where it stands from left to right is its own affair. ``split`` gives
the part that fits and the rest, or None where it would leave a stump; ``torn`` asks for a cut at
any price, which is only done to what is higher than a page.
"""

from __future__ import annotations

from typing import Literal, Protocol

from report.frozen import frozen, replace
from report.pdf.lines import Line
from report.pdf.pen import Pen
from report.pdf.picture import Picture
from report.pdf.style import MM, Style
from report.pdf.tags import Element


class Box(Protocol):
    """What a page is filled with. ``baseline`` is where the first line's text stands."""

    @property
    def height(self) -> float: ...
    @property
    def baseline(self) -> float: ...
    def split(self, room: float, torn: bool = False) -> tuple[Box, Box] | None: ...
    def draw(self, pen: Pen, top: float) -> None: ...


class _Whole:
    """What cannot be cut and holds no text."""

    @property
    def baseline(self) -> float:
        return 0.0

    def split(self, room: float, torn: bool = False) -> tuple[Box, Box] | None:
        return None


@frozen
class Space(_Whole):
    """Nothing, ``height`` points of it."""

    height: float

    def draw(self, pen: Pen, top: float) -> None:
        pass


@frozen
class Rule(_Whole):
    """A level rule; it takes its thickness of the page."""

    x1: float
    x2: float
    height: float
    color: str

    def draw(self, pen: Pen, top: float) -> None:
        pen.rule(self.x1, self.x2, top, self.height, self.color)


@frozen
class Anchor(_Whole):
    """A place that links lead to; with a title also an entry in the reader's side panel."""

    name: str
    title: str = ""
    level: int = 0

    @property
    def height(self) -> float:
        return 0.0

    def draw(self, pen: Pen, top: float) -> None:
        pen.anchor(self.name, top)
        if self.title:
            pen.bookmark(self.name, self.title, self.level)


@frozen
class Badge(_Whole):
    """The purpose: white words on a flat fill, or ink words in a border."""

    words: Line
    element: Element
    x: float
    color: str
    filled: bool
    baseline_at: float

    height = 15.0

    @property
    def baseline(self) -> float:
        return self.baseline_at

    def draw(self, pen: Pen, top: float) -> None:
        high, pad, cap = 19.5, 8.0, 0.644 * 10  # Carlito's capitals are 0.644 em high
        foot = top + self.baseline_at
        upper = foot - cap / 2 - high / 2
        paint = pen.fill if self.filled else pen.frame
        paint(self.x, self.x + self.words.width + 2 * pad, upper, high, self.color)
        pen.line(self.words, self.x + pad, foot, self.element)


@frozen
class Image(_Whole):
    """A picture with its structure element, which holds the alternative text."""

    picture: Picture
    x: float
    element: Element

    @property
    def height(self) -> float:
        return self.picture.height

    def draw(self, pen: Pen, top: float) -> None:
        pen.picture(self.picture, self.x, top, self.element)


@frozen
class Para:
    """Lines of one paragraph. ``bullet``: a square's colour; the text then hangs 4.5 mm in."""

    x: float
    width: float
    lines: tuple[Line, ...]
    style: Style
    element: Element | None
    align: Literal["left", "right"] = "left"
    bullet: str = ""

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def baseline(self) -> float:
        return self.style.baseline if self.lines else 0.0

    def split(self, room: float, torn: bool = False) -> tuple[Box, Box] | None:
        """No single line of a paragraph at a page's foot or head."""
        least = 1 if torn else 2
        count = min(int((room + 0.01) / self.style.leading), len(self.lines) - least)
        if count < least:
            return None
        first, rest = self.lines[:count], self.lines[count:]
        return replace(self, lines=first), replace(self, lines=rest, bullet="")

    def draw(self, pen: Pen, top: float) -> None:
        baseline = top + self.style.baseline
        if self.bullet:
            side = 1.3 * MM
            left = self.x - 4.5 * MM
            middle = baseline - 0.24 * self.style.size  # half the height of small letters
            pen.fill(left, left + side, middle - side / 2, side, self.bullet)
        for line in self.lines:
            spare = self.width - line.width if self.align == "right" else 0.0
            pen.line(line, self.x + spare, baseline, self.element)
            baseline += self.style.leading

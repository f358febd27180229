"""Boxes that a page is filled with: each knows its height, where it may be cut, how to draw itself.

A box is placed by its top; where it stands from left to right is its own affair. ``split`` gives
the part that fits and the rest, or None where it would leave a stump; ``torn`` asks for a cut at
any price, which is only done to what is higher than a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, Protocol

from report.pdf.lines import Line
from report.pdf.pen import Pen
from report.pdf.picture import Picture
from report.pdf.style import MM, Style
from report.pdf.tags import Element

_TALL_ROW = 60.0  # a row of this height may stand alone at a page's head or foot


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


@dataclass(frozen=True, slots=True)
class Space(_Whole):
    """Nothing, ``height`` points of it."""

    height: float

    def draw(self, pen: Pen, top: float) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Rule(_Whole):
    """A level rule; it takes its thickness of the page."""

    x1: float
    x2: float
    height: float
    color: str

    def draw(self, pen: Pen, top: float) -> None:
        pen.rule(self.x1, self.x2, top, self.height, self.color)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True)
class Stack:
    """Boxes one under the other. ``glued``: cut within the last only, as a heading must be."""

    boxes: tuple[Box, ...]
    glued: bool = False

    @cached_property
    def height(self) -> float:
        return sum(box.height for box in self.boxes)

    @property
    def baseline(self) -> float:
        above = 0.0
        for box in self.boxes:
            if box.baseline:
                return above + box.baseline
            above += box.height
        return 0.0

    def split(self, room: float, torn: bool = False) -> tuple[Box, Box] | None:
        for at, box in enumerate(self.boxes):
            if box.height <= room + 0.01:
                room -= box.height
                continue
            free = torn or not self.glued
            parts = box.split(room, torn) if free or at == len(self.boxes) - 1 else None
            if parts:
                rest = (parts[1], *self.boxes[at + 1 :])
                return Stack((*self.boxes[:at], parts[0])), Stack(rest, self.glued)
            if free and at:
                return Stack(self.boxes[:at]), Stack(self.boxes[at:], self.glued)
            return None
        return None

    def draw(self, pen: Pen, top: float) -> None:
        for box in self.boxes:
            box.draw(pen, top)
            top += box.height


class Heading(Stack):
    """A title and the space under it: never the last thing on a page."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A tint behind a cell, 1 pt clear of the rules."""

    x1: float
    x2: float
    color: str


@dataclass(frozen=True)
class Row:
    """Cells beside one another, on one first baseline; then a rule."""

    cells: tuple[Box, ...]
    above: float = 0.0
    below: float = 0.0
    rule: Rule | None = None
    fills: tuple[Fill, ...] = ()
    hang: Literal["baseline", "top", "bottom"] = "baseline"

    @cached_property
    def _inner(self) -> float:
        return max(
            (at + cell.height for at, cell in zip(self._offsets, self.cells, strict=True)),
            default=0.0,
        )

    @cached_property
    def _offsets(self) -> tuple[float, ...]:
        match self.hang:
            case "top":
                return tuple(0.0 for _ in self.cells)
            case "bottom":
                most = max((cell.height for cell in self.cells), default=0.0)
                return tuple(most - cell.height for cell in self.cells)
            case "baseline":
                most = max((cell.baseline for cell in self.cells), default=0.0)
                return tuple(most - cell.baseline if cell.baseline else 0.0 for cell in self.cells)

    @cached_property
    def height(self) -> float:
        return self.above + self._inner + self.below + (self.rule.height if self.rule else 0.0)

    @property
    def baseline(self) -> float:
        pairs = zip(self._offsets, self.cells, strict=True)
        firsts = [at + cell.baseline for at, cell in pairs if cell.baseline]
        return self.above + min(firsts) if firsts else 0.0

    def split(self, room: float, torn: bool = False) -> tuple[Box, Box] | None:
        """A row is torn only where it is higher than a page."""
        inside = room - self.above - self.below - (self.rule.height if self.rule else 0.0)
        if not torn or inside <= 0:
            return None
        halves = [
            _halves(cell, inside - at) for at, cell in zip(self._offsets, self.cells, strict=True)
        ]
        if not any(first.height for first, _ in halves):
            return None
        first = replace(self, cells=tuple(half[0] for half in halves), hang="top")
        return first, replace(self, cells=tuple(half[1] for half in halves), hang="top")

    def draw(self, pen: Pen, top: float) -> None:
        for fill in self.fills:
            pen.fill(
                fill.x1, fill.x2, top + 1, self.above + self._inner + self.below - 2, fill.color
            )
        for at, cell in zip(self._offsets, self.cells, strict=True):
            cell.draw(pen, top + self.above + at)
        if self.rule:
            self.rule.draw(pen, top + self.height - self.rule.height)


def _halves(cell: Box, room: float) -> tuple[Box, Box]:
    if cell.height <= room + 0.01:
        return cell, Stack(())
    return cell.split(room, torn=True) or (Stack(()), cell)


@dataclass(frozen=True)
class Rows:
    """Rows under a head, cut between rows only; the head comes again, under ``suite``."""

    rows: tuple[Row, ...]
    head: tuple[Box, ...] = ()
    suite: Box | None = None
    goes_on: bool = False

    @cached_property
    def height(self) -> float:
        return self._lead + sum(row.height for row in self.rows)

    @cached_property
    def _lead(self) -> float:
        suite = self.suite.height if self.suite and self.goes_on else 0.0
        return suite + sum(box.height for box in self.head)

    @property
    def baseline(self) -> float:
        return 0.0

    def split(self, room: float, torn: bool = False) -> tuple[Box, Box] | None:
        """At least two rows on each side, or one tall one."""
        room -= self._lead
        count, used = 0, 0.0
        while count < len(self.rows) and used + self.rows[count].height <= room + 0.01:
            used += self.rows[count].height
            count += 1
        while not torn and 0 < count < len(self.rows) and not self._may_cut(count):
            count -= 1
        if count:
            return self._cut(self.rows[:count], self.rows[count:])
        parts = self.rows[0].split(room, torn) if self.rows else None
        if not parts or not isinstance(parts[0], Row) or not isinstance(parts[1], Row):
            return None
        return self._cut((parts[0],), (parts[1], *self.rows[1:]))

    def _may_cut(self, count: int) -> bool:
        return _enough(self.rows[:count]) and _enough(self.rows[count:])

    def _cut(self, first: Sequence[Row], rest: Sequence[Row]) -> tuple[Box, Box]:
        return (
            replace(self, rows=tuple(first)),
            replace(self, rows=tuple(rest), goes_on=True),
        )

    def draw(self, pen: Pen, top: float) -> None:
        lead = ((self.suite,) if self.suite and self.goes_on else ()) + self.head
        if self.goes_on:
            with pen.canvas.quiet():
                Stack(lead).draw(pen, top)
        else:
            Stack(lead).draw(pen, top)
        Stack(self.rows).draw(pen, top + self._lead)


def _enough(rows: Sequence[Row]) -> bool:
    return len(rows) >= 2 or sum(row.height for row in rows) >= _TALL_ROW

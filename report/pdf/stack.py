"""Boxes made of boxes: one under another, side by side, rows under a head that comes again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from report.frozen import frozen, replace
from report.pdf.box import Box, Rule
from report.pdf.pen import Pen

_SHORT_TABLE = 160.0  # less than a quarter of a page
_TALL_ROW = 60.0  # a row of this height may stand alone at a page's head or foot


@frozen
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


@frozen
class Fill:
    """A tint behind a cell, 1 pt clear of the rules."""

    x1: float
    x2: float
    color: str


@frozen
class Row:
    """Cells beside one another, on one first baseline; then a rule."""

    cells: tuple[Box, ...]
    above: float = 0.0
    below: float = 0.0
    rule: Rule | None = None
    fills: tuple[Fill, ...] = ()
    hang: Literal["baseline", "top", "bottom"] = "baseline"
    is_prose: bool = False  # may go on over the page, two lines on each side

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
        """A row is torn only where it is prose, or higher than a page."""
        inside = room - self.above - self.below - (self.rule.height if self.rule else 0.0)
        if not (torn or self.is_prose) or inside <= 0:
            return None
        pairs = zip(self._offsets, self.cells, strict=True)
        halves = [_halves(cell, inside - at, torn) for at, cell in pairs]
        if any(half is None for half in halves):
            return None
        found = [half for half in halves if half is not None]
        if not any(first.height for first, _ in found):
            return None
        first = replace(self, cells=tuple(half[0] for half in found))
        return first, replace(self, cells=tuple(half[1] for half in found), hang="top")

    def draw(self, pen: Pen, top: float) -> None:
        for fill in self.fills:
            pen.fill(
                fill.x1, fill.x2, top + 1, self.above + self._inner + self.below - 2, fill.color
            )
        for at, cell in zip(self._offsets, self.cells, strict=True):
            cell.draw(pen, top + self.above + at)
        if self.rule:
            self.rule.draw(pen, top + self.height - self.rule.height)


def _halves(cell: Box, room: float, torn: bool) -> tuple[Box, Box] | None:
    if cell.height <= room + 0.01:
        return cell, Stack(())
    return cell.split(room, torn) or ((Stack(()), cell) if torn else None)


@frozen
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
        """At least two rows on each side, or one tall one; a short table stays whole."""
        if self.head and not (torn or self.goes_on) and self.height <= _SHORT_TABLE:
            return None
        room -= self._lead
        count, used = 0, 0.0
        while count < len(self.rows) and used + self.rows[count].height <= room + 0.01:
            used += self.rows[count].height
            count += 1
        if count < len(self.rows) and (count == 0 or self.rows[count].is_prose):
            parts = self.rows[count].split(room - used, torn)
            if parts and isinstance(parts[0], Row) and isinstance(parts[1], Row):
                first = (*self.rows[:count], parts[0])
                return self._cut(first, (parts[1], *self.rows[count + 1 :]))
        while not torn and 0 < count < len(self.rows) and not self._may_cut(count):
            count -= 1
        return self._cut(self.rows[:count], self.rows[count:]) if count else None

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


def closer(box: Box, share: float) -> Box:
    """``box`` with ``share`` of the space above and below each row in it."""
    match box:
        case Heading():
            return box
        case Row():
            return _closer_row(box, share)
        case Rows():
            return replace(box, rows=tuple(_closer_row(row, share) for row in box.rows))
        case Stack():
            return replace(box, boxes=tuple(closer(part, share) for part in box.boxes))
        case _:
            return box


def _closer_row(row: Row, share: float) -> Row:
    return replace(row, above=row.above * share, below=row.below * share)

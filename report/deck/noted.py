"""A table and the notes to it in, its slides out: the notes under the last part of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report.deck.columns import Item, stack_height, stacks
from report.deck.grid import Box, column, px
from report.deck.plan import Page, Shape
from report.deck.setting import Setting
from report.deck.sheet import grids, whole_grid
from report.deck.sheet_columns import Sheet

_GUTTER = px(24)


def noted_pages(
    sheet: Sheet, notes: Sequence[Item], base: Page, area: Box, setting: Setting, gap: int = px(20)
) -> list[Page]:
    """One page for each part of the sheet; the last part makes room for the notes if it can."""
    under = _Under(notes, area.width, setting.font)
    needed = under.height + gap if notes else 0
    shared = replace(area, height=area.height - needed)
    whole = whole_grid(sheet, shared, setting.font) if shared.height > area.height // 3 else None
    parts = [whole] if whole else grids(sheet, area, setting.font)
    pages = [replace(base, shapes=(grid,)) for grid in parts]
    if not notes:
        return pages
    y = parts[-1].box.bottom + gap
    last = pages[-1]
    if y + under.height <= area.bottom:
        shapes = (*last.shapes, *under.shapes(area.x, y))
        return [*pages[:-1], replace(last, shapes=shapes)]
    own = stacks(notes, replace(area, width=px(column(1, 9)[1])), setting.font)
    return [*pages, *(replace(last, shapes=tuple(shapes)) for shapes in own)]


@dataclass(frozen=True, slots=True)
class _Under:
    """Notes under a table: the first heads the others, which stand in two columns."""

    notes: Sequence[Item]
    width: int
    font: str

    @property
    def height(self) -> int:
        """What they take."""
        return sum(self._height(row) for row in self._rows())

    def shapes(self, x: int, y: int) -> list[Shape]:
        """The notes from ``x``, ``y``."""
        shapes: list[Shape] = []
        for row in self._rows():
            for at, note in enumerate(row):
                left = x + (self._column(row) + _GUTTER) * at
                box = Box(left, y, self._column(row), self._height(row))
                shapes += stacks([note], box, self.font)[0]
            y += self._height(row)
        return shapes

    def _rows(self) -> list[Sequence[Item]]:
        pairs = range(1, len(self.notes), 2)
        return [self.notes[:1], *(self.notes[at : at + 2] for at in pairs)]

    def _column(self, row: Sequence[Item]) -> int:
        """Alone as wide as lines are good to read, else half the table's width."""
        return px(column(1, 9)[1]) if row == self.notes[:1] else (self.width - _GUTTER) // 2

    def _height(self, row: Sequence[Item]) -> int:
        heights = (stack_height([note], self._column(row), self.font) for note in row)
        return max(heights, default=0)

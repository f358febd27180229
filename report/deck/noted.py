"""A table and the notes to it in, its slides out: the notes under the last part of the table."""

from __future__ import annotations

from report.deck.columns import Item, stack_height, stacks
from report.deck.grid import Box, px
from report.deck.plan import Page
from report.deck.setting import Setting
from report.deck.sheet import grids, whole_grid
from report.deck.sheet_columns import Sheet
from report.frozen import replace


def noted_pages(
    sheet: Sheet,
    note: Item | None,
    base: Page,
    area: Box,
    setting: Setting,
    *,
    gap: int = px(20),
    wide: bool = False,
) -> list[Page]:
    """One page for each part of the sheet; the last part makes room for the note if it can.

    The note is as wide as lines are good to read; a ``wide`` one has the whole width.
    """
    width = area.width if wide else min(setting.frame.prose_width, area.width)
    needed = stack_height([note], width, setting.font) + gap if note else 0
    shared = replace(area, height=area.height - needed)
    whole = whole_grid(sheet, shared, setting.font) if shared.height > area.height // 3 else None
    parts = [whole] if whole else grids(sheet, area, setting.font)
    pages = [replace(base, shapes=(grid,)) for grid in parts]
    if note is None:
        return pages
    y = parts[-1].box.bottom + gap
    last = pages[-1]
    if y + needed - gap <= area.bottom:
        below = Box(area.x, y, width, area.bottom - y)
        (shapes,) = stacks([note], below, setting.font)
        return [*pages[:-1], replace(last, shapes=(*last.shapes, *shapes))]
    own = stacks([note], replace(area, width=width), setting.font)
    return [*pages, *(replace(last, shapes=tuple(shapes)) for shapes in own)]

"""A planned table in, the same with its header filled out, as tables on companies' templates are.

The fill is the accent, the words on it are in the ground's colour: an accent is a shade that has
a contrast of 4.5 with the ground (WCAG 2.2, 1.4.3), so that they can be read on it too.
"""

from __future__ import annotations

from dataclasses import replace

from report.deck.grid import px
from report.deck.plan import Cell, Grid, Row
from report.deck.words import Para

HANG = px(8)  # how far the fill stands out on either side: words keep to the slide's margins


def with_header(grid: Grid) -> Grid:
    """``grid`` with a filled header; as it is where it has none."""
    if not grid.headed:
        return grid
    first, *rest = grid.rows
    left, *more = grid.widths
    widths = [left + HANG, *more]
    widths[-1] += HANG
    head = Row(first.height, tuple(map(_filled, first.cells)))
    rows = (_hung(head), *map(_hung, rest))
    box = replace(grid.box, x=grid.box.x - HANG, width=grid.box.width + 2 * HANG)
    return replace(grid, box=box, widths=tuple(widths), rows=rows)


def _filled(cell: Cell) -> Cell:
    """A cell of the header on its fill; words that stood on a rule below stand in the middle."""
    left, top, right, bottom = cell.margins
    half = (top + bottom) // 2
    return replace(
        cell,
        fill="accent",
        below=None,
        anchor="middle",
        margins=(left, half, right, half),
        paras=tuple(map(_on_fill, cell.paras)),
    )


def _on_fill(para: Para) -> Para:
    runs = tuple(replace(run, color_role="paper") for run in para.runs)
    return replace(para, runs=runs, sign_role="paper")


def _hung(row: Row) -> Row:
    """The row with its words where they were, though the table is wider."""
    cells = list(row.cells)
    for at, side in ((0, 0), (-1, 2)):
        margins = list(cells[at].margins)
        margins[side] += HANG
        left, top, right, bottom = margins
        cells[at] = replace(cells[at], margins=(left, top, right, bottom))
    return Row(row.height, tuple(cells))

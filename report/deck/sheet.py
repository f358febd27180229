"""A table of any size in, native tables that fit their slides out: sizes fall, then it is cut.

Sizes fall first, then rows go on to further slides under a repeated header. Where even narrow
columns are too many, the table is turned, its long words are broken, or the columns are dealt out
to several tables, each with the first: whichever takes the fewest slides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeVar

from report.deck.fit import cut, height_pt, smaller
from report.deck.grid import EMU_PER_PT, EMU_PER_PX, Box, px
from report.deck.plan import Anchor, Cell, Grid, Row
from report.deck.sheet_across import dealt, squeezed_widths, turned
from report.deck.sheet_columns import (
    Entry,
    Line,
    Sheet,
    column_widths,
    even_widths,
    inner_width,
    placed,
    right_margin,
)
from report.deck.words import Para
from report.frozen import replace

T = TypeVar("T")
HEAD_HEIGHT = px(30)
_EDGE = px(6)
_TWELVE = 9  # steps that lead below the ladder: only to keep columns
_LOWEST = px(30)  # no row is lower: 12 px of air and a line of 14 points
_CUT_AIR = 20  # points of a slide's height that the words of one row leave free
_EQUAL = 1.7  # rows are made equal unless the tallest is this many times the lowest


def grids(sheet: Sheet, area: Box, font: str, steps: int = 2) -> list[Grid]:
    """``sheet`` as one table for each slide; ``area`` starts at the first hanging rule."""
    whole = whole_grid(sheet, area, font, steps)
    if whole:
        return [whole]
    for last in (steps, _TWELVE):
        fallen = _fallen(sheet, last)
        if widths := column_widths(fallen, area.width, font):
            return _paged(fallen, widths, area, font)
    return min(_other_ways(sheet, area, font, steps), key=len)


def _other_ways(sheet: Sheet, area: Box, font: str, steps: int) -> Iterator[list[Grid]]:
    """A table of too many columns turned, with broken words, or dealt out: the best first."""
    other = turned(sheet)
    if other and fits_across(other, area.width, font, steps):
        yield [replace(grid, laid="turned") for grid in grids(other, area, font, steps)]
    fallen = _fallen(sheet, _TWELVE)
    if widths := squeezed_widths(fallen, area.width, font):
        yield [replace(grid, laid="hyphenated") for grid in _paged(fallen, widths, area, font)]
    parts = (
        _paged(part, _some_widths(part, area.width, font), area, font)
        for part in dealt(fallen, area.width, font)
    )
    yield [replace(grid, laid="dealt out") for part in parts for grid in part]


def fits_across(sheet: Sheet, width: int, font: str, steps: int = 2) -> bool:
    """Whether all columns stand side by side in ``width`` without a broken word."""
    return bool(column_widths(_fallen(sheet, steps), width, font))


def whole_grid(sheet: Sheet, area: Box, font: str, steps: int = 2) -> Grid | None:
    """``sheet`` as one table, as large as it fits; None where it must be cut."""
    if len(sheet.lines) * _LOWEST > area.height:
        return None  # no need to measure a word
    for step in range(steps + 1):
        fallen = _fallen(sheet, step)
        widths = column_widths(fallen, area.width, font)
        if not widths:
            continue
        head = _head_height(fallen, widths, font)
        room = area.height - head + (px(4) if head else 0)
        heights = _row_heights(fallen, _text_heights(fallen, widths, font), room)
        if heights:
            return _grid(fallen, fallen.lines, area, widths, head, heights)
    return None


def balanced(fill: Callable[[int], list[T]], height: int) -> list[T]:
    """``fill(height)`` with the least height that gives as many pages: none is nearly empty."""
    count = len(fill(height))
    low, high = height // 3, height
    while high - low > EMU_PER_PX * 4:
        middle = (low + high) // 2
        if len(fill(middle)) <= count:
            high = middle
        else:
            low = middle
    return fill(high)


def _some_widths(sheet: Sheet, total: int, font: str) -> tuple[int, ...]:
    """The widths of its columns; where no width fits all words, the same for each."""
    return column_widths(sheet, total, font) or even_widths(sheet, total)


def _paged(sheet: Sheet, widths: tuple[int, ...], area: Box, font: str) -> list[Grid]:
    """Rows go on under a repeated header, of which only the first lines are said again.

    One as high as half a slide is said only once.
    """
    head = _head_height(sheet, widths, font)
    if head > area.height // 2:
        said = Line(tuple(Entry(column.head) for column in sheet.columns))
        bare = tuple(replace(column, head=()) for column in sheet.columns)
        sheet = replace(sheet, columns=bare, lines=(said, *sheet.lines), smaller={}, widths={})
        head = 0
    room = area.height - head
    lines = list(sheet.lines)
    words = _text_heights(sheet, widths, font, lines)
    if max(words, default=0) > room - _CUT_AIR * EMU_PER_PT:
        lines = [part for line in lines for part in _cut_line(sheet, line, widths, room, font)]
        words = _text_heights(sheet, widths, font, lines)
    air = 8 if len(lines) > 40 else 20
    edge = min(_EDGE, px(air / 2))
    heights = [height + px(air) for height in words]
    again = replace(sheet, columns=tuple(replace(c, head=c.head[:1]) for c in sheet.columns))
    lower = _head_height(again, widths, font)
    joined = {at for at, line in enumerate(lines) if line.heads}
    pages = balanced(lambda most: filled(heights, most, (head, lower), joined), area.height)
    return [
        _grid(
            again if first else sheet,
            lines[first:last],
            area,
            widths,
            lower if first else head,
            heights[first:last],
            edge,
        )
        for first, last in pages
    ]


def filled(
    heights: Sequence[int],
    room: int,
    heads: tuple[int, int] = (0, 0),
    joined: Collection[int] = (),
) -> list[tuple[int, int]]:
    """Rows dealt to pages in order: the first and the end of each.

    ``heads`` are the heights of the header on the first page and on those after it; a row in
    ``joined`` goes to the page of the row after it.
    """
    pages, first, used = [], 0, heads[0]
    for index, height in enumerate(heights):
        if used + height > room and index > first:
            end = index
            while end - 1 > first and end - 1 in joined:
                end -= 1
            if heads[1] + sum(heights[end : index + 1]) > room:
                end = index
            pages.append((first, end))
            first, used = end, heads[1] + sum(heights[end:index])
        used += height
    return [*pages, (first, len(heights))]


def _cut_line(
    sheet: Sheet, line: Line, widths: Sequence[int], room: int, font: str
) -> Iterator[Line]:
    """``line``, or its parts where it alone is higher than a slide."""
    height = room / EMU_PER_PT - _CUT_AIR
    while True:
        parts = [
            cut(entry.paras, inner_width(sheet, widths, at, entry.span) / EMU_PER_PT, height, font)
            for at, entry in placed(line)
        ]
        rest = any(tail for _, tail in parts)
        stuck = not any(head for head, _ in parts)
        if stuck or not rest:
            yield line
            return
        yield replace(line, entries=_with(line, [head for head, _ in parts]))
        line = replace(line, entries=_with(line, [tail for _, tail in parts]), ruled=False)


def _with(line: Line, paras: Sequence[tuple[Para, ...]]) -> tuple[Entry, ...]:
    return tuple(
        replace(entry, paras=some) for entry, some in zip(line.entries, paras, strict=True)
    )


def _fallen(sheet: Sheet, steps: int) -> Sheet:
    """``sheet`` with smaller words; made once, for a table is laid out in several places."""
    if steps and steps not in sheet.smaller:
        sheet.smaller[steps] = _made_smaller(sheet, steps)
    return sheet.smaller[steps] if steps else sheet


def _made_smaller(sheet: Sheet, steps: int) -> Sheet:
    lines = tuple(
        replace(line, entries=tuple(replace(e, paras=_down(e.paras, steps)) for e in line.entries))
        for line in sheet.lines
    )
    return replace(sheet, lines=lines, loose=36, smaller={}, widths={})


def _down(paras: tuple[Para, ...], steps: int) -> tuple[Para, ...]:
    fallen = smaller(paras, steps)
    if steps < _TWELVE:
        return fallen
    return tuple(
        replace(
            some,
            size=min(some.size, 12.0),
            runs=tuple(replace(run, size=min(run.size, 12.0)) for run in some.runs),
        )
        for some in fallen
    )


# ---------------------------------------------------------------- heights


def _text_heights(
    sheet: Sheet, widths: Sequence[int], font: str, lines: Sequence[Line] | None = None
) -> list[int]:
    """The height of the words of each row, in EMU."""
    return [
        max(
            round(
                (
                    height_pt(e.paras, inner_width(sheet, widths, at, e.span) / EMU_PER_PT, font)
                    + 0.2
                )
                * EMU_PER_PT
            )
            for at, e in placed(line)
        )
        for line in (sheet.lines if lines is None else lines)
    ]


def _head_height(sheet: Sheet, widths: Sequence[int], font: str) -> int:
    if not sheet.headed:
        return 0
    words = max(
        height_pt(column.head, inner_width(sheet, widths, index, 1) / EMU_PER_PT, font)
        for index, column in enumerate(sheet.columns)
    )
    return max(HEAD_HEIGHT, round(words * EMU_PER_PT) + _EDGE + px(sheet.head_air))


def _row_heights(sheet: Sheet, words: Sequence[int], room: int) -> list[int]:
    """Rows with as much air as there is room for, equal where they are alike; none: too high."""
    one_line = px(34)
    for one, more in ((28, sheet.loose), (28, 36), (20, 28), (14, 18), (12, 12)):
        own = [height + px(one if height < one_line else more) for height in words]
        least = px(sheet.least) if one == 28 else 0
        own = [max(height, least) for height in own]
        tallest = max(own, default=0)
        if tallest <= min(own, default=0) * _EQUAL and tallest * len(own) <= room:
            return [tallest] * len(own)
        if sum(own) <= room:
            return own
    return []


# ---------------------------------------------------------------- the table itself


def _grid(
    sheet: Sheet,
    lines: Sequence[Line],
    area: Box,
    widths: tuple[int, ...],
    head: int,
    heights: Sequence[int],
    edge: int = _EDGE,
) -> Grid:
    rows = [_head_row(sheet, head)] if head else []
    for index, (line, height) in enumerate(zip(lines, heights, strict=True)):
        top = index == 0 and not head
        next_ruled = index + 1 < len(lines) and lines[index + 1].ruled
        rows.append(Row(height, tuple(_cells(sheet, line, top, next_ruled, edge))))
    top_y = area.y - (px(4) if head else 0)
    box = Box(area.x, top_y, sum(widths), sum(row.height for row in rows))
    return Grid(box, widths, tuple(rows), sheet.name, sheet.alt, bool(head))


def _head_row(sheet: Sheet, height: int) -> Row:
    # heads of several paragraphs start together; one-line heads stand on the rule
    anchor: Anchor = "top" if any(len(column.head) > 1 for column in sheet.columns) else "bottom"
    cells = tuple(
        Cell(
            column.head,
            (0, 0, right_margin(sheet, index), _EDGE),
            anchor=anchor,
            below=("ink", 1.0),
        )
        for index, column in enumerate(sheet.columns)
    )
    return Row(height, cells)


def _cells(sheet: Sheet, line: Line, top: bool, next_ruled: bool, edge: int) -> Iterator[Cell]:
    for at, entry in placed(line):
        last = min(at + entry.span, len(sheet.columns)) - 1
        yield Cell(
            entry.paras,
            (0, edge, right_margin(sheet, last), edge),
            entry.span,
            above=("ink", 1.0) if top or line.ruled else None,
            below=("ink", 1.0) if next_ruled else ("rule", 0.75),
        )

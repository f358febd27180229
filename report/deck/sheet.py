"""A table of any size in, native tables that fit their slides out: sizes fall, then it is cut.

Sizes fall first, then rows go on to further slides under a repeated header. Where even narrow
columns are too many, they are dealt out to several tables, each with the first column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from report.deck.fit import cut, full_width_pt, height_pt, least_width_pt, smaller
from report.deck.grid import EMU_PER_PT, EMU_PER_PX, Box, px
from report.deck.plan import Cell, Grid, Row
from report.deck.words import Para

T = TypeVar("T")
HEAD_HEIGHT = px(30)
_SIDE, _WIDE_SIDE, _EDGE = px(24), px(48), px(6)
_WIDEST_WORD = 0.45  # of the table: a longer word (an address) is broken, not given its width
_TWELVE = 9  # steps that lead below the ladder: only to keep columns
_EQUAL = 1.7  # rows are made equal unless the tallest is this many times the lowest


@dataclass(frozen=True, slots=True)
class Entry:
    """What one cell says."""

    paras: tuple[Para, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One row; ``ruled`` puts an ink rule over it."""

    entries: tuple[Entry, ...]
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and its width in px where the grid gives one (0: by content)."""

    head: tuple[Para, ...] = ()
    numeric: bool = False
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table before it is cut. ``least`` is the height of a row in px where there is room."""

    name: str
    alt: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    least: int = 0
    loose: int = 36  # px of air in a row of more than one line

    @property
    def headed(self) -> bool:
        """Whether any column has a head."""
        return any(column.head for column in self.columns)


def grids(sheet: Sheet, area: Box, font: str, steps: int = 2) -> list[Grid]:
    """``sheet`` as one table for each slide; ``area`` starts at the first hanging rule."""
    whole = whole_grid(sheet, area, font, steps)
    if whole:
        return [whole]
    for last in (steps, _TWELVE):
        if _column_widths(_fallen(sheet, last), area.width, font):
            return _paged(_fallen(sheet, last), area, font)
    return [grid for part in _dealt(sheet, area, font) for grid in _paged(part, area, font)]


def whole_grid(sheet: Sheet, area: Box, font: str, steps: int = 2) -> Grid | None:
    """``sheet`` as one table, as large as it fits; None where it must be cut."""
    for step in range(steps + 1):
        fallen = _fallen(sheet, step)
        widths = _column_widths(fallen, area.width, font)
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


def _paged(sheet: Sheet, area: Box, font: str) -> list[Grid]:
    """Rows go on under a repeated header."""
    widths = _column_widths(sheet, area.width, font) or _even(sheet, area.width)
    head = _head_height(sheet, widths, font)
    room = area.height - head
    lines = [part for line in sheet.lines for part in _cut_line(sheet, line, widths, room, font)]
    air = 12 if len(lines) > 40 else 20
    heights = [height + px(air) for height in _text_heights(sheet, widths, font, lines)]
    pages = balanced(lambda most: _filled(heights, most), room)
    return [
        _grid(sheet, lines[first:last], area, widths, head, heights[first:last])
        for first, last in pages
    ]


def _filled(heights: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Rows dealt to pages in order: the first and the end of each."""
    pages, first, used = [], 0, 0
    for index, height in enumerate(heights):
        if used + height > room and index > first:
            pages.append((first, index))
            first, used = index, 0
        used += height
    return [*pages, (first, len(heights))]


def _cut_line(
    sheet: Sheet, line: Line, widths: Sequence[int], room: int, font: str
) -> Iterator[Line]:
    """``line``, or its parts where it alone is higher than a slide."""
    height = room / EMU_PER_PT - 20
    while True:
        parts = [
            cut(entry.paras, _inner(sheet, widths, at, entry.span) / EMU_PER_PT, height, font)
            for at, entry in _placed(line)
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


def _dealt(sheet: Sheet, area: Box, font: str) -> Iterator[Sheet]:
    """Tables with as many columns each as fit, the first column in all."""
    fallen = _fallen(sheet, _TWELVE)
    least = [_least(fallen, index, area.width, font) for index in range(len(sheet.columns))]
    group: list[int] = []
    for index in range(1, len(least)):
        if group and least[0] + sum(least[i] for i in group) + least[index] > area.width:
            yield _only(fallen, [0, *group])
            group = []
        group.append(index)
    yield _only(fallen, [0, *group])


def _only(sheet: Sheet, indices: Sequence[int]) -> Sheet:
    """``sheet`` with some of its columns; a cell that spans columns goes with its first."""
    lines = []
    for line in sheet.lines:
        at = dict(_placed(line))
        kept = tuple(replace(at.get(index, Entry(())), span=1) for index in indices)
        lines.append(replace(line, entries=kept))
    columns = tuple(replace(sheet.columns[index], width=0.0) for index in indices)
    return replace(sheet, columns=columns, lines=tuple(lines))


def _fallen(sheet: Sheet, steps: int) -> Sheet:
    if not steps:
        return sheet
    lines = tuple(
        replace(line, entries=tuple(replace(e, paras=_down(e.paras, steps)) for e in line.entries))
        for line in sheet.lines
    )
    return replace(sheet, lines=lines, loose=36)


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


# ---------------------------------------------------------------- widths


def _column_widths(sheet: Sheet, total: int, font: str) -> tuple[int, ...]:
    """The grid's widths where every word fits them, else by content; none where it cannot be."""
    count = len(sheet.columns)
    least = [_least(sheet, index, total, font) for index in range(count)]
    if sum(least) > total:
        return ()
    fixed = [px(column.width) for column in sheet.columns]
    loose = [index for index in range(count) if not fixed[index]]
    short = any(fixed[index] and fixed[index] < least[index] for index in range(count))
    left = total - sum(fixed)
    if short or left < sum(least[index] for index in loose):
        fixed, loose, left = [0] * count, list(range(count)), total
    shares = _shares(sheet, loose, [least[index] for index in loose], left, font)
    for index, share in zip(loose, shares, strict=True):
        fixed[index] = share
    fixed[-1] += total - sum(fixed)
    return tuple(fixed)


def _shares(
    sheet: Sheet, indices: Sequence[int], least: Sequence[int], total: int, font: str
) -> list[int]:
    """``total`` dealt to columns: what each needs on one line, or as near to it as may be."""
    full = [max(low, _full(sheet, index, font)) for index, low in zip(indices, least, strict=True)]
    if sum(full) <= total:
        spare = (total - sum(full)) // max(len(full), 1)
        return [width + spare for width in full]
    wants = [(width - low) ** 0.75 for width, low in zip(full, least, strict=True)]
    spare, asked = total - sum(least), sum(wants) or 1.0
    return [int(low + spare * want / asked) for low, want in zip(least, wants, strict=True)]


def _even(sheet: Sheet, total: int) -> tuple[int, ...]:
    count = len(sheet.columns)
    return (*[total // count] * (count - 1), total - total // count * (count - 1))


def _least(sheet: Sheet, index: int, total: int, font: str) -> int:
    widest = max((least_width_pt(p, font) for p in _column_paras(sheet, index)), default=0.0)
    words = min(round(widest * EMU_PER_PT), int(total * _WIDEST_WORD))
    return words + _right_margin(sheet, index) + px(2)


def _full(sheet: Sheet, index: int, font: str) -> int:
    widest = max((full_width_pt(p, font) for p in _column_paras(sheet, index)), default=0.0)
    return round(widest * EMU_PER_PT) + _right_margin(sheet, index) + px(2)


def _column_paras(sheet: Sheet, index: int) -> Iterator[Para]:
    yield from sheet.columns[index].head
    for line in sheet.lines:
        for at, entry in _placed(line):
            if at == index and entry.span == 1:
                yield from entry.paras


def _right_margin(sheet: Sheet, index: int) -> int:
    if index == len(sheet.columns) - 1:
        return 0
    before_text = sheet.columns[index].numeric and not sheet.columns[index + 1].numeric
    return _WIDE_SIDE if before_text else _SIDE


def _placed(line: Line) -> Iterator[tuple[int, Entry]]:
    """Every entry with the index of its first column."""
    at = 0
    for entry in line.entries:
        yield at, entry
        at += entry.span


def _inner(sheet: Sheet, widths: Sequence[int], at: int, span: int) -> int:
    """The width that words have in a cell."""
    return sum(widths[at : at + span]) - _right_margin(sheet, min(at + span, len(widths)) - 1)


# ---------------------------------------------------------------- heights


def _text_heights(
    sheet: Sheet, widths: Sequence[int], font: str, lines: Sequence[Line] | None = None
) -> list[int]:
    """The height of the words of each row, in EMU."""
    return [
        max(
            round(
                (height_pt(e.paras, _inner(sheet, widths, at, e.span) / EMU_PER_PT, font) + 0.2)
                * EMU_PER_PT
            )
            for at, e in _placed(line)
        )
        for line in (sheet.lines if lines is None else lines)
    ]


def _head_height(sheet: Sheet, widths: Sequence[int], font: str) -> int:
    if not sheet.headed:
        return 0
    words = max(
        height_pt(column.head, _inner(sheet, widths, index, 1) / EMU_PER_PT, font)
        for index, column in enumerate(sheet.columns)
    )
    return max(HEAD_HEIGHT, round(words * EMU_PER_PT) + _EDGE)


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
) -> Grid:
    rows = [_head_row(sheet, head)] if head else []
    for index, (line, height) in enumerate(zip(lines, heights, strict=True)):
        top = index == 0 and not head
        next_ruled = index + 1 < len(lines) and lines[index + 1].ruled
        rows.append(Row(height, tuple(_cells(sheet, line, top, next_ruled))))
    top_y = area.y - (px(4) if head else 0)
    box = Box(area.x, top_y, sum(widths), sum(row.height for row in rows))
    return Grid(box, widths, tuple(rows), sheet.name, sheet.alt, bool(head))


def _head_row(sheet: Sheet, height: int) -> Row:
    cells = tuple(
        Cell(
            column.head,
            (0, 0, _right_margin(sheet, index), _EDGE),
            anchor="bottom",
            below=("ink", 1.0),
        )
        for index, column in enumerate(sheet.columns)
    )
    return Row(height, cells)


def _cells(sheet: Sheet, line: Line, top: bool, next_ruled: bool) -> Iterator[Cell]:
    for at, entry in _placed(line):
        last = min(at + entry.span, len(sheet.columns)) - 1
        yield Cell(
            entry.paras,
            (0, _EDGE, _right_margin(sheet, last), _EDGE),
            entry.span,
            above=("ink", 1.0) if top or line.ruled else None,
            below=("ink", 1.0) if next_ruled else ("rule", 0.75),
        )

"""A table before it is cut in, the widths of its columns out: by words or by the grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from report.deck.fit import full_width_pt, least_width_pt
from report.deck.grid import EMU_PER_PT, px
from report.deck.words import Para
from report.frozen import frozen

_SIDE, _WIDE_SIDE = px(24), px(48)  # right of a cell; right of numbers before words
_WIDEST_WORD = 0.45  # of the table: a longer word (an address) is broken, not given its width


@frozen
class Entry:
    """What one cell says."""

    paras: tuple[Para, ...]
    span: int = 1


@frozen
class Line:
    """One row; ``ruled`` puts an ink rule over it, ``heads`` keeps it with the row under it."""

    entries: tuple[Entry, ...]
    ruled: bool = False
    heads: bool = False


@frozen
class Column:
    """One column: its head, and its width in px where the grid gives one (0: by content)."""

    head: tuple[Para, ...] = ()
    numeric: bool = False
    width: float = 0.0


@frozen
class Sheet:
    """A table before it is cut. ``least`` is the height of a row in px where there is room;
    ``head_air`` the px that its header has beside its words.

    ``smaller`` and ``widths`` keep what has been measured of it so far.
    """

    name: str
    alt: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    least: int = 0
    loose: int = 36  # px of air in a row of more than one line
    head_air: int = 0
    smaller: dict[int, Sheet] = field(default_factory=dict, compare=False, repr=False)
    widths: dict[tuple[int, str], tuple[int, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def headed(self) -> bool:
        """Whether any column has a head."""
        return any(column.head for column in self.columns)


def column_widths(sheet: Sheet, total: int, font: str) -> tuple[int, ...]:
    """The grid's widths where every word fits them, else by content; none where it cannot be."""
    if (total, font) not in sheet.widths:
        sheet.widths[total, font] = _measured_widths(sheet, total, font)
    return sheet.widths[total, font]


def _measured_widths(sheet: Sheet, total: int, font: str) -> tuple[int, ...]:
    least = least_widths(sheet, total, font)
    return () if sum(least) > total else dealt_widths(sheet, least, total, font)


def dealt_widths(sheet: Sheet, least: Sequence[int], total: int, font: str) -> tuple[int, ...]:
    """``total`` dealt to the columns, none narrower than its ``least``."""
    count, paras = len(sheet.columns), column_paras(sheet)
    fixed = [px(column.width) for column in sheet.columns]
    loose = [index for index in range(count) if not fixed[index]]
    short = any(fixed[index] and fixed[index] < least[index] for index in range(count))
    left = total - sum(fixed)
    if short or left < sum(least[index] for index in loose):
        fixed, loose, left = [0] * count, list(range(count)), total
    full = {index: max(least[index], _full(sheet, index, paras[index], font)) for index in loose}
    shares = _shares([least[index] for index in loose], list(full.values()), left)
    for index, share in zip(loose, shares, strict=True):
        fixed[index] = share
    fixed[-1] += total - sum(fixed)
    return tuple(fixed)


def _shares(least: Sequence[int], full: Sequence[int], total: int) -> list[int]:
    """``total`` dealt to columns: what each needs on one line, or as near to it as may be."""
    if sum(full) <= total:
        spare = (total - sum(full)) // max(len(full), 1)
        return [width + spare for width in full]
    wants = [(width - low) ** 0.75 for width, low in zip(full, least, strict=True)]
    spare, asked = total - sum(least), sum(wants) or 1.0
    return [int(low + spare * want / asked) for low, want in zip(least, wants, strict=True)]


def even_widths(sheet: Sheet, total: int) -> tuple[int, ...]:
    """The same width for every column, where words will be broken anyway."""
    count = len(sheet.columns)
    return (*[total // count] * (count - 1), total - total // count * (count - 1))


def least_widths(sheet: Sheet, total: int, font: str) -> list[int]:
    """The least width of each column, in EMU: its widest word and its margin."""
    widest = [
        max((least_width_pt(para, font) for para in paras), default=0.0)
        for paras in column_paras(sheet)
    ]
    return [
        min(round(width * EMU_PER_PT), int(total * _WIDEST_WORD))
        + right_margin(sheet, index)
        + px(2)
        for index, width in enumerate(widest)
    ]


def _full(sheet: Sheet, index: int, paras: Sequence[Para], font: str) -> int:
    widest = max((full_width_pt(p, font) for p in paras), default=0.0)
    return round(widest * EMU_PER_PT) + right_margin(sheet, index) + px(2)


def column_paras(sheet: Sheet) -> list[list[Para]]:
    """The words of each column, its head first; cells that span columns count in none."""
    columns = [list(column.head) for column in sheet.columns]
    for line in sheet.lines:
        for at, entry in placed(line):
            if entry.span == 1 and at < len(columns):
                columns[at] += entry.paras
    return columns


def right_margin(sheet: Sheet, index: int) -> int:
    """The free space right of a column's words: none at the table's edge."""
    if index == len(sheet.columns) - 1:
        return 0
    before_text = sheet.columns[index].numeric and not sheet.columns[index + 1].numeric
    return _WIDE_SIDE if before_text else _SIDE


def placed(line: Line) -> Iterator[tuple[int, Entry]]:
    """Every entry with the index of its first column."""
    at = 0
    for entry in line.entries:
        yield at, entry
        at += entry.span


def inner_width(sheet: Sheet, widths: Sequence[int], at: int, span: int) -> int:
    """The width that words have in a cell."""
    return sum(widths[at : at + span]) - right_margin(sheet, min(at + span, len(widths)) - 1)

"""A sheet with more columns than a slide has room for in, other ways to lay it out whole out.

It is turned, so that its rows stand side by side; or its long words may be broken; or its columns
are dealt out to several tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from report.deck.fit import WIDTH_FACTOR, width_pt
from report.deck.grid import EMU_PER_PT, px
from report.deck.sheet_columns import (
    Column,
    Entry,
    Line,
    Sheet,
    column_paras,
    dealt_widths,
    least_widths,
    placed,
    right_margin,
)
from report.deck.words import Para, Piece, Role
from report.frozen import replace
from report.text import NBSP

_MOST_ROWS = 6  # of a table that is turned: as many columns can be read side by side
_CAPS = (0.45, 0.3, 0.22, 0.17, 0.14, 0.12, 0.1)  # of the width: how wide a long word may be
_LEAST_PART = 64  # points: a line of ten letters or so, under which words fall to pieces
_SPACES = re.compile(r"[ \t\n]+")
_LONG = re.compile(r"[^\W\d_]{6,}")


def turned(sheet: Sheet) -> Sheet | None:
    """``sheet`` with its columns as rows, each under its head; None where that is no gain.

    Only a table of few rows and more columns is turned, and none with a cell that spans columns.
    """
    keys, heads = key_count(sheet), [column.head for column in sheet.columns]
    count = len(sheet.lines)
    spans = any(entry.span > 1 for line in sheet.lines for entry in line.entries)
    if spans or not sheet.headed or not 0 < count <= _MOST_ROWS or len(heads) - keys <= count:
        return None
    numeric = all(column.numeric for column in sheet.columns[keys:])
    aligned = "right" if numeric else "left"
    rows = [[entry.paras for entry in line.entries] for line in sheet.lines]
    size = max((para.size for row in rows for cell in row for para in cell), default=16.0)
    columns = [Column(tuple(p for head in heads[:keys] for p in head))]
    columns += [
        Column(_look(_key(row[:keys]), 12.0, "grey", aligned), numeric) for row in rows
    ]  # fmt: skip
    lines = [
        Line((Entry(_look(heads[at], size, "ink", "left")),
              *(Entry(_aligned(row[at], aligned)) for row in rows)))
        for at in range(keys, len(heads))
    ]  # fmt: skip
    return replace(sheet, columns=tuple(columns), lines=tuple(lines), smaller={}, widths={})


def _key(cells: Sequence[tuple[Para, ...]]) -> tuple[Para, ...]:
    """A row's number and its first words, as one paragraph where each is one."""
    said = [cell for cell in cells if cell]
    if len(said) == 2 and all(len(cell) == 1 for cell in said):
        (number,), (words,) = said
        return (replace(words, runs=(*number.runs, Piece("\u2002"), *words.runs)),)
    return tuple(para for cell in said for para in cell)


def _look(paras: Sequence[Para], size: float, role: Role, align: str) -> tuple[Para, ...]:
    """``paras`` as a head in grey, or as what a row is about in ink."""
    return tuple(
        replace(
            para,
            size=size,
            runs=tuple(replace(run, size=0.0, bold=True, color_role=role) for run in para.runs),
        )
        for para in _aligned(paras, align)
    )


def _aligned(paras: Sequence[Para], align: str) -> tuple[Para, ...]:
    return tuple(replace(para, align=align) for para in paras)  # type: ignore[arg-type]


def key_count(sheet: Sheet) -> int:
    """How many columns say what a row is about: two where the first holds only its number."""
    first = sheet.columns[0]
    return 2 if len(sheet.columns) > 2 and first.width and not first.head else 1


def squeezed_widths(sheet: Sheet, total: int, font: str) -> tuple[int, ...]:
    """Widths in which all columns fit when long words are broken at a hyphen; none: too many."""
    paras = column_paras(sheet)
    whole = least_widths(sheet, total, font)
    firm = [
        round(max((_firm_width(para, font) for para in some), default=0.0) * EMU_PER_PT)
        + right_margin(sheet, at)
        + px(2)
        for at, some in enumerate(paras)
    ]
    for cap in _CAPS:
        most = total * cap
        if most < _LEAST_PART * EMU_PER_PT:
            break
        least = [max(low, min(width, int(most))) for width, low in zip(whole, firm, strict=True)]
        if sum(least) <= total:
            return dealt_widths(sheet, least, total, font)
    return ()


def _firm_width(para: Para, font: str) -> float:
    """The width of its widest word that has no place for a hyphen, as a number has none."""
    bold = any(run.bold for run in para.runs)
    words = (word for word in _SPACES.split(para.text) if NBSP in word or not _LONG.search(word))
    widest = max((width_pt(word, para.size, bold, font) for word in words), default=0.0)
    return widest * WIDTH_FACTOR + para.hang + 0.5


def dealt(sheet: Sheet, total: int, font: str) -> Iterator[Sheet]:
    """Tables with as many columns each as fit, those that say what a row is about in all."""
    least = least_widths(sheet, total, font)
    keys = key_count(sheet)
    held = sum(least[:keys])
    group: list[int] = []
    for index in range(keys, len(least)):
        if group and held + sum(least[i] for i in group) + least[index] > total:
            yield _only(sheet, [*range(keys), *group])
            group = []
        group.append(index)
    yield _only(sheet, [*range(keys), *group])


def _only(sheet: Sheet, indices: Sequence[int]) -> Sheet:
    """``sheet`` with some of its columns; a cell that spans columns goes with its first."""
    lines = []
    for line in sheet.lines:
        at = dict(placed(line))
        kept = tuple(replace(at.get(index, Entry(())), span=1) for index in indices)
        lines.append(replace(line, entries=kept))
    columns = tuple(
        replace(sheet.columns[i], width=0.0 if sheet.columns[i].head else sheet.columns[i].width)
        for i in indices
    )
    return replace(sheet, columns=columns, lines=tuple(lines), smaller={}, widths={})

"""What was made, what stands there now, what the data say now → what to do about each cell.

A merge of three versions, of which the first is known by marks alone: enough to tell whether a
hand has been in a text since. Pure values in, pure values out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from report.holders import mark
from report.linked import Marks

Do = Literal["set", "drop", "add", "conflict", "keep"]
Texts = Sequence[Sequence[str]]  # row by row, cell by cell


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: ``row`` and ``cell`` are of what stands there, ``new_row`` of the data's.

    ``set`` a cell anew; ``drop`` a row; ``add`` a row behind ``row`` (-1: before the first). A
    ``conflict`` was changed by a hand and in the data; ``keep`` cannot be told anew in its place.
    """

    do: Do
    row: int
    cell: int
    new_row: int
    found: str
    new: str


def merge(base: Marks, found: Texts, new: Texts) -> list[Step]:
    """The steps from ``found`` to ``new``, in the order of ``found``; hands' own work stays."""
    found_marks, new_marks = marks_of(found), marks_of(new)
    stands = dict(paired(base, found_marks))
    comes = dict(paired(base, new_marks))
    steps: list[Step] = []
    for at, made in enumerate(base):
        steps += _row(made, at, stands.get(at), comes.get(at), found, new)
    own = {found_marks[row] for row in range(len(found)) if row not in stands.values()}
    last = -1
    back = {row: at for at, row in comes.items()}
    for row, marks in enumerate(new_marks):
        if row in back:
            last = stands.get(back[row], last)
        elif marks not in own:  # a hand may have written it already
            steps.append(Step("add", last, 0, row, "", _said(new[row])))
    return steps


def marks_of(rows: Texts) -> Marks:
    """A mark for each cell."""
    return tuple(tuple(mark(cell) for cell in row) for row in rows)


def paired(base: Marks, other: Marks) -> list[tuple[int, int]]:
    """The rows of either that are one row: equal, or alike and at the same place between equals."""
    pairs: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "equal":
            pairs += zip(range(start, end), range(other_start, other_end), strict=True)
        elif what == "replace":
            pairs += _alike(base, other, range(start, end), range(other_start, other_end))
    return pairs


def _alike(base: Marks, other: Marks, rows: range, others: range) -> Iterator[tuple[int, int]]:
    """Rows that share half of their cells, in turn; each, where there are as many on both sides."""
    if len(rows) == len(others):
        yield from zip(rows, others, strict=True)
        return
    first = others.start
    for row in rows:
        for at in range(first, others.stop):
            if _share(base[row], other[at]):
                yield row, at
                first = at + 1
                break
        else:
            if len(base[row]) == 1 and first < others.stop and len(rows) < len(others):
                yield row, first  # a paragraph reworded, and others written behind it
                first += 1


def _share(one: Sequence[str], other: Sequence[str]) -> bool:
    same = sum(1 for a, b in zip(one, other, strict=False) if a == b and a != "-")
    return same > 0 and same * 2 >= max(len(one), len(other))


def _row(
    made: Sequence[str], at: int, stands: int | None, comes: int | None, found: Texts, new: Texts
) -> Iterator[Step]:
    """What to do about one row that was made."""
    news = new[comes] if comes is not None else ()
    if stands is None:  # a hand took it away
        if comes is not None and _marks(news) != tuple(made):
            yield Step("conflict", -1, 0, comes, "", _said(news))
        return
    there = found[stands]
    if comes is None:
        touched = _marks(there) != tuple(made)
        yield Step("conflict" if touched else "drop", stands, 0, -1, _said(there), "")
    elif len(there) == len(news) == len(made):
        for cell, (was, now, then) in enumerate(zip(made, there, news, strict=True)):
            if mark(then) not in (was, mark(now)):
                do: Do = "set" if mark(now) == was else "conflict"
                yield Step(do, stands, cell, comes, now, then)
    elif _marks(news) != tuple(made):
        do = "keep" if _marks(there) == tuple(made) else "conflict"
        yield Step(do, stands, 0, comes, _said(there), _said(news))


def _marks(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(mark(cell) for cell in row)


def _said(row: Sequence[str]) -> str:
    return " | ".join(row)

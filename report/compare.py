"""What a file should tell and what it tells → what differs, is missing, was added or moved.

Pure values in, pure values out. What only looks otherwise (spaces, the order of shapes, slides that
were put elsewhere as a whole) is no difference.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from report.reading import JOINT, Piece

State = Literal["differs", "missing", "added", "moved"]

_ALIKE = 0.6  # of the letters: from here on two texts are one that was changed
_BLANK = re.compile(r"[\s\u00ad\u200b]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the file is not what the data say."""

    state: State
    where: str
    shape: str
    found: str  # in the file; "" where it is missing
    expected: str  # from the data; "" where it was added
    facts: tuple[str, ...] = ()


def compare(expected: Sequence[Piece], found: Sequence[Piece]) -> list[Finding]:
    """Every difference, in the order of the file; an empty list where the two agree."""
    same = _slides_alike(expected, found)
    left, over = _unmatched(_comparable(expected, found), found, same)
    findings = [*_moved(left, over)]
    findings += _changed(left, over, same)
    findings += [Finding("missing", one.where, one.shape, "", one.text) for one in left]
    findings += [Finding("added", one.where, one.shape, one.text, "") for one in over]
    return sorted(findings, key=lambda one: [int(n) for n in re.findall(r"\d+", one.where)[:1]])


def _comparable(expected: Sequence[Piece], found: Sequence[Piece]) -> list[Piece]:
    """Without workbooks where the file has none at all: some programs drop them when they save."""
    if any(one.kind == "workbook" for one in found):
        return list(expected)
    return [one for one in expected if one.kind != "workbook"]


def _key(piece: Piece) -> tuple[str, str]:
    """The same for pieces that say the same; numbers count by their value."""
    parts = [_BLANK.sub("", part) for part in piece.text.split(JOINT)]
    if piece.kind in ("chart", "workbook"):
        parts = [f"{float(one):.10g}" if _NUMBER.fullmatch(one) else one for one in parts]
    words = JOINT.join(parts)
    return ("words" if piece.kind in ("text", "cell") else piece.kind, words)


def _slides_alike(expected: Sequence[Piece], found: Sequence[Piece]) -> dict[int, int]:
    """For each slide of the file the one that it was: the one it shares most with, in turn."""
    pages: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in expected:
        pages[one.page][_key(one)] += 1
    there: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in found:
        there[one.page][_key(one)] += 1
    shares = sorted(
        ((sum((mine & theirs).values()), -abs(at - number), -at, number)
         for at, mine in there.items() for number, theirs in pages.items()),
        reverse=True,
    )  # fmt: skip
    alike: dict[int, int] = {}
    for share, _, at, number in shares:
        if share and -at not in alike and number not in alike.values():
            alike[-at] = number
    return alike


def _unmatched(
    expected: Iterable[Piece], found: Iterable[Piece], same: dict[int, int]
) -> tuple[list[Piece], list[Piece]]:
    """What of either has no equal on the same slide in the other."""
    waiting: dict[tuple[int, tuple[str, str]], list[Piece]] = defaultdict(list)
    for one in expected:
        waiting[one.page, _key(one)].append(one)
    over = []
    for one in found:
        equals = waiting.get((same.get(one.page, -one.page), _key(one)))
        if equals:
            equals.pop(0)
        else:
            over.append(one)
    return [one for equals in waiting.values() for one in equals], over


def _moved(left: list[Piece], over: list[Piece]) -> Iterable[Finding]:
    """The same words on another slide; both are taken off the lists."""
    for one in list(over):
        equal = next((other for other in left if _key(other) == _key(one)), None)
        if equal is not None:
            left.remove(equal)
            over.remove(one)
            if one.kind != "line":  # lines of a page may run on to the next
                yield Finding("moved", one.where, one.shape, one.text, f"({equal.where})")


def _changed(left: list[Piece], over: list[Piece], same: dict[int, int]) -> list[Finding]:
    """Pieces that were one: of the same shape, or much alike; both are taken off the lists."""
    made = []
    pairs = sorted(
        ((_likeness(was, now, same), -at, -to) for at, was in enumerate(left)
         for to, now in enumerate(over) if was.kind == now.kind),
        reverse=True,
    )  # fmt: skip
    done: set[tuple[str, int]] = set()
    for likeness, at, to in pairs:
        if likeness < _ALIKE or ("was", at) in done or ("now", to) in done:
            continue
        done |= {("was", at), ("now", to)}
        was, now = left[-at], over[-to]
        made.append(Finding("differs", now.where, now.shape, now.text, was.text))
    left[:] = [one for at, one in enumerate(left) if ("was", -at) not in done]
    over[:] = [one for at, one in enumerate(over) if ("now", -at) not in done]
    return made


def _likeness(was: Piece, now: Piece, same: dict[int, int]) -> float:
    """From 0 to 1, and more on the same slide in the same shape."""
    here = same.get(now.page) == was.page
    if was.kind in ("chart", "workbook"):  # values have nothing alike but their place
        return 1.0 if here else 0.0
    ratio = SequenceMatcher(None, was.text, now.text, autojunk=False).ratio()
    return ratio + 0.5 * (here and was.shape == now.shape) if here or ratio > 0.8 else 0.0

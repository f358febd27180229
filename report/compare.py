"""What a file should tell and what it tells → what differs, is missing, was added or moved.

Pure values in, pure values out. What only looks otherwise (spaces, the order of shapes, slides that
were put elsewhere as a whole) is no difference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from report.reading import JOINT, Piece

State = Literal["differs", "missing", "added", "moved", "stale"]

_ALIKE = 0.6  # of the letters: from here on two texts are one that was changed
_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
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
    told = _comparable(expected, found)
    left, over, pairs = _matched(told, found, same)
    findings = [*_turned_about(told, pairs), *_moved(left, over)]
    findings += _changed(left, over, same)
    findings += [Finding("missing", one.where, one.shape, "", one.text) for one in left]
    known = {_key(one) for one in expected if one.kind == "foot"}
    findings += [
        Finding("added", one.where, one.shape, one.text, "")
        for one in over
        if one.kind != "alt" and _key(one) not in known  # a foot on a slide of one's own
    ]
    return sorted(findings, key=lambda one: [int(n) for n in re.findall(r"\d+", one.where)[:1]])


def _comparable(expected: Sequence[Piece], found: Sequence[Piece]) -> list[Piece]:
    """Without workbooks where the file has none at all: some programs drop them when they save.

    The same goes for alternative texts.
    """
    dropped = {"workbook", "alt"} - {one.kind for one in found}
    return [one for one in expected if one.kind not in dropped]


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


def _matched(
    expected: Sequence[Piece], found: Sequence[Piece], same: dict[int, int]
) -> tuple[list[Piece], list[Piece], list[tuple[int, Piece]]]:
    """What of either has no equal on the same slide in the other, and the pairs that are equal.

    Of a pair there is the place among what is expected, and the piece in the file.
    """
    over = list(found)
    pairs: list[tuple[int, Piece]] = []
    taken: set[int] = set()
    for named in (True, False):  # first those of the same shape, if it kept its name
        waiting: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for at, piece in enumerate(expected):
            if at not in taken:
                waiting[piece.page, piece.shape if named else "", _key(piece)].append(at)
        rest = []
        for one in over:
            page = same.get(one.page, -one.page)
            if equals := waiting.get((page, one.shape if named else "", _key(one))):
                taken.add(equals[0])
                pairs.append((equals.pop(0), one))
            else:
                rest.append(one)
        over = rest
    left = [one for at, one in enumerate(expected) if at not in taken]
    places = {id(one): at for at, one in enumerate(found)}
    return left, over, sorted(pairs, key=lambda pair: places[id(pair[1])])


def _turned_about(
    expected: Sequence[Piece], pairs: Iterable[tuple[int, Piece]]
) -> Iterable[Finding]:
    """What stands in another order than it should, shape by shape: the fewest that explain it."""
    blocks: dict[tuple[int, int, int], list[tuple[int, Piece]]] = defaultdict(list)
    for at, one in pairs:
        blocks[one.page, one.block, expected[at].block].append((at, one))
    for held in blocks.values():
        kept = _in_order([at for at, _ in held])
        for place, (_, one) in enumerate(held):
            if place not in kept:
                yield Finding("moved", one.where, one.shape, one.text, "(in another order)")


def _in_order(numbers: Sequence[int]) -> set[int]:
    """The places of a longest run of rising numbers (patience sorting)."""
    ends: list[int] = []  # the least number that a run of each length ends with
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    kept: set[int] = set()
    last = places[-1] if places else -1
    while last >= 0:
        kept.add(last)
        last = before[last]
    return kept


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

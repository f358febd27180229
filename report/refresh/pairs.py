"""Which shape of a deck is which: by slide, name and words, since people move and rename things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from report.holders import LINKED, Holder
from report.linked import Link

_NAMED = 1_000  # points for the same name: more than any words


def shapes_paired(links: Sequence[Link], held: Sequence[Holder]) -> dict[int, int]:
    """For each link on a slide, by its place, the shape there that it was written for.

    The same name and the most words in common; where a program took the name away, half of the
    words.
    """
    scores = sorted(
        ((_score(link, one), -at, -to) for at, link in enumerate(links)
         for to, one in enumerate(held) if link.kind == one.kind),
        reverse=True,
    )  # fmt: skip
    pairs: dict[int, int] = {}
    for score, at, to in scores:
        if score and -at not in pairs and -to not in pairs.values():
            pairs[-at] = -to
    return pairs


def _score(link: Link, holder: Holder) -> int:
    mine, theirs = _marks(link.marks), _marks(holder.marks)
    shared = sum((mine & theirs).values())
    if link.name == holder.name:
        return _NAMED + shared
    return shared if 2 * shared >= max(sum(mine.values()), 1) else 0


def _marks(rows: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(one for row in rows for one in row if one != "-")


def slides_paired(
    made: Mapping[str, Sequence[Link]], now: Mapping[str, Sequence[Holder]]
) -> dict[str, str]:
    """For each slide that was made, by its number, the one that tells the same part now."""
    order = {number: at for at, number in enumerate(now)}
    scores = sorted(
        ((_likeness(links, held), -abs(at - order[new]), number, new)
         for at, (number, links) in enumerate(made.items()) for new, held in now.items()),
        key=lambda one: (-one[0], -one[1], one[2], one[3]),
    )  # fmt: skip
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for score, _, number, new in scores:
        if score and number not in pairs and new not in taken:
            pairs[number] = new
            taken.add(new)
    return pairs


def _likeness(links: Iterable[Link], held: Iterable[Holder]) -> int:
    """Names of the data's places count most, then words."""
    links, held = list(links), list(held)
    names = Counter(one.name for one in links if one.name.startswith(LINKED))
    others = Counter(one.name for one in held if one.name.startswith(LINKED))
    told = Counter(mark for one in links for mark in _marks(one.marks))
    said = Counter(mark for one in held for mark in _marks(one.marks))
    return _NAMED * sum((names & others).values()) + sum((told & said).values())

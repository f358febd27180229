"""What the columns of a table ask for, and their room → their widths. Nothing is measured here."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

# How much of its cells a column makes room for at first: one long cell takes no room from all rows.
_TRIES = (1.0, 0.9, 0.75, 0.5)
_LEAST = 12.0  # points
_SLACK = 1.03  # of a line: what stays empty at its end


class Ask(NamedTuple):
    """The narrowest that a column may be; and the width of each of its cells on one line."""

    least: float
    cells: tuple[float, ...]  # the head's first; 0 for a row without a cell here

    @property
    def most(self) -> float:
        """What its widest cell asks for."""
        return max(self.least, *self.cells)


def column_widths(asks: Sequence[Ask], room: float, gutter: float) -> list[float]:
    """Widths that together fill ``room`` with a ``gutter`` between two, in the fewest lines.

    Each column has its narrowest, then a share of the rest by what its cells still ask for; where
    not even that is there, the wide ones are cut down.
    """
    room -= gutter * (len(asks) - 1)
    least = [ask.least for ask in asks]
    if sum(least) >= room:
        return _cut_down(least, room)
    tries = [_shares(asks, room, share) for share in _TRIES]
    return min(tries, key=lambda widths: _lines(asks, widths))


def with_heads(asks: list[Ask], heads: Sequence[float], room: float, gutter: float) -> list[Ask]:
    """The asks, none narrower than its head on two lines, where there is ``room`` for that."""
    wider = [
        ask._replace(least=max(ask.least, head)) for ask, head in zip(asks, heads, strict=True)
    ]
    needed = sum(ask.least for ask in wider) + gutter * (len(asks) - 1)
    return wider if needed <= room else asks


def _lines(asks: Sequence[Ask], widths: Sequence[float]) -> int:
    """About how many lines the table has."""
    needs = (
        [ceil(cell * _SLACK / width) if cell > width else 1 for cell in ask.cells]
        for ask, width in zip(asks, widths, strict=True)
    )
    return sum(map(max, zip(*needs, strict=True)))


def _shares(asks: Sequence[Ask], room: float, share: float) -> list[float]:
    """Widths in which ``share`` of each column's cells come first, and the others then."""
    wants = [max(ask.least, sorted(ask.cells)[ceil(share * len(ask.cells)) - 1]) for ask in asks]
    asked = [want - ask.least for want, ask in zip(wants, asks, strict=True)]
    spare = room - sum(ask.least for ask in asks)
    if sum(asked) > spare:
        by_ask = (spare * one / sum(asked) for one in asked)
        return [ask.least + more for ask, more in zip(asks, by_ask, strict=True)]
    spare -= sum(asked)
    unmet = [ask.most - want for want, ask in zip(wants, asks, strict=True)]
    # all fit on one line: what is over goes where the words are
    weights = unmet if sum(unmet) else wants
    whole = max(sum(weights), 1.0)
    return [want + spare * weight / whole for want, weight in zip(wants, weights, strict=True)]


def _cut_down(least: Sequence[float], room: float) -> list[float]:
    """Columns under an even share keep what they ask; the wider ones share what is left."""
    even = room / len(least)
    stump = min(_LEAST, even)
    held = {at: width for at, width in enumerate(least) if width <= even}
    while True:
        wide = sum(width for at, width in enumerate(least) if at not in held)
        factor = (room - sum(held.values())) / wide if wide else 1.0
        cut = [held.get(at, width * factor) for at, width in enumerate(least)]
        short = {at: stump for at, width in enumerate(cut) if at not in held and width < stump}
        if not short:
            return cut
        held |= short

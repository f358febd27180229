"""Where the slices of a ring stand, and their labels beside it, pushed apart on each side."""

from __future__ import annotations

import math
from collections.abc import Sequence

from report.frozen import frozen
from report.layout.apart import spread

_STEPS = 24  # the turns that are tried, of 15 degrees


@frozen
class Slice:
    """One category by its number; turns are clockwise from the top, 0 to 1, and ``y`` upwards."""

    index: int
    middle: float  # the turn of the slice's middle
    share: float
    y: float = 0.0  # the label's middle, from the ring's centre

    @property
    def side(self) -> int:
        """1 at the right, -1 at the left."""
        return 1 if self.middle <= 0.5 else -1


def ring(
    values: Sequence[float], radius: float, height: float, leading: float
) -> tuple[float, tuple[Slice, ...]]:
    """The turn at which the first slice starts, and the slices with places for their labels.

    It starts at the top; only where small slices would crowd there is the ring turned so that
    they lie at a side, for else their leaders would run across it. Labels are ``leading`` high
    and stay within ``height`` about the ring's centre.
    """
    best = _placed(values, 0.0, radius, height, leading)
    if _farthest(best, radius) <= 2 * leading:
        return 0.0, best
    turns = [step / _STEPS for step in range(_STEPS)]
    rings = [(turn, _placed(values, turn, radius, height, leading)) for turn in turns]
    return min(rings, key=lambda made: round(_farthest(made[1], radius)))


def _placed(
    values: Sequence[float], turn: float, radius: float, height: float, leading: float
) -> tuple[Slice, ...]:
    slices = _slices(values, turn)
    placed: list[Slice] = []
    for side in (1, -1):
        ours = [piece for piece in slices if piece.side == side]
        wanted = [_wanted(piece, radius) for piece in ours]
        places = spread(wanted, [leading] * len(ours), -height / 2, height / 2)
        for piece, y in zip(ours, places, strict=True):
            placed.append(Slice(piece.index, piece.middle, piece.share, y))
    return tuple(sorted(placed, key=lambda piece: piece.index))


def _slices(values: Sequence[float], turn: float) -> list[Slice]:
    total = sum(values) or 1.0
    done = 0.0
    slices = []
    for index, value in enumerate(values):
        if value > 0:
            middle = (turn + (done + value / 2) / total) % 1.0
            slices.append(Slice(index, middle, value / total))
        done += value
    return slices


def _wanted(piece: Slice, radius: float) -> float:
    return radius * math.cos(2 * math.pi * piece.middle)


def _farthest(slices: Sequence[Slice], radius: float) -> float:
    """How far the worst label stands from its slice."""
    return max((abs(_wanted(piece, radius) - piece.y) for piece in slices), default=0.0)

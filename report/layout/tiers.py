"""Give each label on a timeline a side, a tier and a direction so that nothing touches.

Everything here is one-dimensional: what lies on the same side and tier must not share any x, and
no stem may pass through a label on its way to a farther tier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from report.frozen import frozen

BEAM = 150  # partial answers that are kept; more find little more and take longer


@frozen
class Item:
    """What needs a place: words ``width`` wide at x, or with a bar from x to ``bar_end``."""

    x: float
    width: float
    bar_end: float | None = None


@frozen
class Room:
    """The axis: its width, how far words stand from their stem, what must stay free."""

    width: float
    offset: float
    gap: float
    clearance: float
    ticks: tuple[tuple[float, float], ...] = ()  # words under the axis that a stem should not cross


@frozen
class Place:
    """Where an item's words stand: tier 1 is next to the axis; ``stem`` is None for a bar."""

    side: Literal["above", "below"]
    tier: int
    align: Literal["start", "end"]
    left: float
    right: float
    stem: float | None


def places(items: Sequence[Item], room: Room, most: int) -> tuple[Place, ...] | None:
    """A place for each item, in their order, on as few tiers as will do; None if it takes more."""
    return _places(tuple(items), room, most)


@lru_cache(maxsize=256)
def _places(items: tuple[Item, ...], room: Room, most: int) -> tuple[Place, ...] | None:
    """Remembered: a deck asks more than once how the same events go on a slide."""
    order = sorted(range(len(items)), key=lambda number: (items[number].x, number))
    for tiers in range(1, most + 1):
        found = _searched([items[number] for number in order], room, tiers)
        if found is not None:
            by_number = dict(zip(order, found, strict=True))
            return tuple(by_number[number] for number in range(len(items)))
    return None


def stacked(items: Sequence[Item], room: Room) -> tuple[Place, ...]:
    """A tier for each label: always possible, never handsome, for what a search cannot settle.

    Above, words go right and earlier ones stand higher; below, words go left and later ones stand
    lower; bars come last. So no stem meets words.
    """
    order = sorted(range(len(items)), key=lambda number: (items[number].x, number))
    up: list[int] = []
    down: list[int] = []
    bars: list[int] = []
    for number in order:
        item = items[number]
        fits = _fits_start(item, room)
        (bars if item.bar_end is not None else up if fits else down).append(number)
    tiers = {number: tier for tier, number in enumerate(reversed(up), 1)}
    tiers |= {number: tier for tier, number in enumerate(down + bars, 1)}
    found = []
    for number, item in enumerate(items):
        side: Literal["above", "below"] = "above" if number in up else "below"
        align: Literal["start", "end"] = "start" if _fits_start(item, room) else "end"
        found.append(_place(item, room, side, tiers[number], align))
    return tuple(found)


def _searched(items: Sequence[Item], room: Room, tiers: int) -> tuple[Place, ...] | None:
    """The cheapest way that a beam search finds, items from left to right."""
    barred = any(item.bar_end is not None for item in items)
    beam: list[tuple[float, tuple[Place, ...]]] = [(0.0, ())]
    for item in items:
        choices = list(_choices(item, room, tiers))
        grown = []
        for cost, placed in beam:
            sides: dict[str, list[Place]] = {"above": [], "below": []}
            for other in placed:
                sides[other.side].append(other)
            grown += [
                (cost + _cost(place, placed, room, barred), (*placed, place))
                for place in choices
                if not any(_touch(place, other, room) for other in sides[place.side])
            ]
        beam = _best(grown)
    return beam[0][1] if beam else None


def _best(ways: list[tuple[float, tuple[Place, ...]]]) -> list[tuple[float, tuple[Place, ...]]]:
    """The cheapest ways; of those that leave the same room for what is still to come, only one."""
    best: dict[tuple[tuple[str, int, float, float], ...], tuple[float, tuple[Place, ...]]] = {}
    for way in sorted(ways, key=lambda way: way[0]):
        best.setdefault(_front(way[1]), way)
        if len(best) == BEAM:
            break
    return list(best.values())


def _front(placed: tuple[Place, ...]) -> tuple[tuple[str, int, float, float], ...]:
    """How far each side and tier is taken: all that a place farther right depends on."""
    found: dict[tuple[str, int], tuple[float, float]] = {}
    for place in placed:
        key = (place.side, place.tier)
        right, stem = found.get(key, (0.0, 0.0))
        own = place.stem or 0.0
        found[key] = (
            place.right if place.right > right else right,
            own if own > stem else stem,
        )
    return tuple(sorted((*key, *ends) for key, ends in found.items()))


def _choices(item: Item, room: Room, tiers: int) -> Iterator[Place]:
    sides: tuple[Literal["above", "below"], ...] = ("above", "below")
    for tier in range(1, tiers + 1):
        for side in sides if item.bar_end is None else sides[1:]:
            if _fits_start(item, room):
                yield _place(item, room, side, tier, "start")
            if not _fits_start(item, room) or (item.bar_end is None and _fits_end(item, room)):
                yield _place(item, room, side, tier, "end")


def _fits_start(item: Item, room: Room) -> bool:
    offset = room.offset if item.bar_end is None else 0.0
    return max(0.0, item.x + offset) + item.width <= room.width


def _fits_end(item: Item, room: Room) -> bool:
    return min(room.width, item.x - room.offset) - item.width >= 0


def _place(
    item: Item,
    room: Room,
    side: Literal["above", "below"],
    tier: int,
    align: Literal["start", "end"],
) -> Place:
    if item.bar_end is not None:
        left = item.x if align == "start" else max(0.0, item.bar_end - item.width)
        right = max(item.bar_end, left + item.width)
        return Place(side, tier, align, min(left, item.x), right, None)
    if align == "start":
        left = max(0.0, item.x + room.offset)
        return Place(side, tier, align, left, left + item.width, item.x)
    right = max(item.width, min(room.width, item.x - room.offset))
    return Place(side, tier, align, right - item.width, right, item.x)


def _cost(place: Place, placed: tuple[Place, ...], room: Room, barred: bool) -> float:
    """Sides alternate, unless there are bars: these have the lower side, events the upper one."""
    if place.stem is None:
        return 2.0 * (place.tier - 1)
    stems = [other for other in placed if other.stem is not None]
    before = stems[-1].side if stems else "below"
    cost = 2.0 * (place.tier - 1) + (0.7 if place.align == "end" else 0.0)
    if barred:
        cost += 1.5 if place.side == "below" else 0.0
    elif place.side == before:
        cost += 1.0
    crossed = any(left <= place.stem <= right for left, right in room.ticks)
    return cost + (0.3 if place.side == "below" and crossed else 0.0)


def _touch(one: Place, other: Place, room: Room) -> bool:
    """Whether two places on one side touch."""
    if one.tier == other.tier:
        return one.left < other.right + room.gap and other.left < one.right + room.gap
    far, near = (one, other) if one.tier > other.tier else (other, one)
    if far.stem is None:
        return False
    return near.left - room.clearance < far.stem < near.right + room.clearance

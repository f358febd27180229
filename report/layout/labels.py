"""Choose a place for each label on a map so that none touches another; empty land and sea first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from math import ceil, hypot

from report.frozen import frozen
from report.layout.words import Area, Label

Point = tuple[float, float]

CELL = 2.0  # points: how finely coasts are remembered
ROUNDS = 6  # so often, on average, may a label look for a place


@frozen
class Candidate:
    """One way to write a label: its words, the line that leads to it, and what it costs.

    Most are never written, so all ways of a site share ``labels``: ``at`` is where they belong.
    """

    labels: tuple[Label, ...]
    leader: tuple[Point, ...]
    cost: float
    area: Area
    at: Point = (0.0, 0.0)

    @property
    def words(self) -> tuple[Label, ...]:
        """The labels in their place."""
        right, down = self.at
        return tuple(label.moved(down, right) for label in self.labels)

    @property
    def reach(self) -> Area:
        """The smallest area that holds words and line."""
        if not self.leader:
            return self.area
        xs, ys = zip(*self.leader, strict=True)
        left, top = min(self.area.x, *xs), min(self.area.y, *ys)
        right, bottom = max(self.area.right, *xs), max(self.area.bottom, *ys)
        return Area(left, top, right - left, bottom - top)


@frozen
class Ground:
    """What is on the map already: nothing may touch ``taken``, better nothing touches ``soft``."""

    frame: Area
    taken: tuple[Area, ...]
    soft: tuple[tuple[Area, float], ...] = ()
    leaders: tuple[tuple[Point, ...], ...] = ()
    coasts: Coasts = field(default_factory=lambda: Coasts(0, 0, ()))
    borders: Coasts = field(default_factory=lambda: Coasts(0, 0, ()))  # of other countries: paler
    on_coast: float = 40.0  # what it costs to write over a coast; a point of distance costs 0.1

    def price(self, area: Area) -> float:
        """What it costs to write over the lines that run through ``area``."""
        dark, pale = self.coasts.under(area), self.borders.under(area)
        cost = self.on_coast + dark if dark else 0.0
        return cost + (self.on_coast / 4 + pale / 2 if pale else 0.0)


class Coasts:
    """Where borders run: a grid of bits in one number, so that asking for an area is quick."""

    def __init__(self, width: float, height: float, lines: Iterable[Sequence[Point]]) -> None:
        self._columns, self._rows = ceil(width / CELL) + 1, ceil(height / CELL) + 1
        marks = bytearray(self._columns * self._rows // 8 + 1)
        for column, row in {cell for line in lines for cell in _cells(line)}:
            if 0 <= column < self._columns and 0 <= row < self._rows:
                at = row * self._columns + column
                marks[at >> 3] |= 1 << (at & 7)
        self._marks = int.from_bytes(marks, "little")

    def under(self, area: Area) -> int:
        """How many cells of ``area`` a border runs through."""
        left, right = self._clamp(area.x, self._columns), self._clamp(area.right, self._columns, 1)
        top, bottom = self._clamp(area.y, self._rows), self._clamp(area.bottom, self._rows, 1)
        if left >= right or top >= bottom:
            return 0
        seen = self._marks >> (top * self._columns + left)
        return (seen & _window(right - left, bottom - top, self._columns)).bit_count()

    @staticmethod
    def _clamp(at: float, most: int, more: int = 0) -> int:
        return min(max(int(at / CELL) + more, 0), most)


@lru_cache(maxsize=1024)
def _window(width: int, height: int, columns: int) -> int:
    """The bits of ``width`` × ``height`` cells at the upper left of so many ``columns``."""
    row = (1 << width) - 1
    return sum(row << (at * columns) for at in range(height))


def choose(wanted: Sequence[Sequence[Candidate]], ground: Ground) -> list[Candidate | None]:
    """A candidate for each label, or None where every one touches something.

    See ``seated`` for how.
    """
    return seated([free_ways(ways, ground) for ways in wanted])


def cheapest(ways: Iterable[Candidate], ground: Ground) -> Candidate | None:
    """The candidate of one label that is chosen where no other label is to be placed."""
    best: Candidate | None = None
    for way in ways:
        if best is None or way.cost < best.cost:
            for free in _free([way], ground):
                best = free if best is None or free.cost < best.cost else best
    return best


def free_ways(ways: Iterable[Candidate], ground: Ground) -> list[Candidate]:
    """The candidates that touch nothing on the ground, with what it adds to their cost."""
    return list(_free(ways, ground))


def seated(free: Sequence[Iterable[Candidate]]) -> list[Candidate | None]:
    """One of the free candidates of each label, such that no two touch; or None.

    A label that finds no free place takes the one with the fewest others in it, and these look
    for a new one; what has been tried before is tried less gladly. Then each chooses again now
    that the others stand. The same input gives the same choice.
    """
    seats = [[_seat(way) for way in sorted(ways, key=lambda way: way.cost)] for ways in free]
    tried = [[0] * len(ways) for ways in seats]
    chosen: dict[int, _Seat] = {}
    queue = deque(sorted(range(len(seats)), key=lambda number: (len(seats[number]), number)))
    left = ROUNDS * len(seats)
    while queue and left:
        left -= 1
        number = queue.popleft()
        if not seats[number]:
            continue
        at, clash = _least_clash(seats[number], chosen, tried[number])
        tried[number][at] += 1
        for other in clash:
            del chosen[other]
            queue.append(other)
        chosen[number] = seats[number][at]
    _settle(seats, chosen)
    return [chosen[number].way if number in chosen else None for number in range(len(seats))]


@frozen
class _Seat:
    """A candidate and the edges of its reach, which are asked for often."""

    way: Candidate
    left: float
    top: float
    right: float
    bottom: float


def _seat(way: Candidate) -> _Seat:
    reach = way.reach.grown(0.05)
    return _Seat(way, reach.x, reach.y, reach.right, reach.bottom)


def _least_clash(
    seats: Sequence[_Seat], chosen: Mapping[int, _Seat], tried: Sequence[int]
) -> tuple[int, list[int]]:
    """The cheapest candidate that touches nobody; else one that sends few away."""
    best: tuple[int, int, list[int]] | None = None
    for at, seat in enumerate(seats):
        clash = _met(seat, chosen)
        price = len(clash) + tried[at] if clash else 0
        if best is None or price < best[0]:
            best = (price, at, clash)
        if not clash:
            break
    assert best is not None  # there is at least one seat
    return best[1], best[2]


def _settle(seats: Sequence[Sequence[_Seat]], chosen: dict[int, _Seat]) -> None:
    """Each label once more takes the cheapest place that the others leave, if there is one."""
    for _ in range(2):
        for number, own in enumerate(seats):
            others = {at: seat for at, seat in chosen.items() if at != number}
            for seat in own:
                if not _met(seat, others):
                    chosen[number] = seat
                    break


def _met(seat: _Seat, others: Mapping[int, _Seat]) -> list[int]:
    """Whom a candidate touches; written out, for nothing is asked more often."""
    left, top, right, bottom = seat.left, seat.top, seat.right, seat.bottom
    return [
        number
        for number, other in others.items()
        if left < other.right
        and other.left < right
        and top < other.bottom
        and other.top < bottom
        and touch(seat.way, other.way)
    ]


def _free(ways: Iterable[Candidate], ground: Ground) -> Iterator[Candidate]:
    """The candidates that touch nothing, with the cost of the ground under them."""
    for way in ways:
        if not ground.frame.holds(way.area) or any(way.area.overlaps(a) for a in ground.taken):
            continue
        if any(crosses(leader, way.area) for leader in ground.leaders):
            continue
        if way.leader and any(crosses(way.leader, area) for area in ground.taken):
            continue
        cost = way.cost + ground.price(way.area)
        cost += sum(price for area, price in ground.soft if way.area.overlaps(area))
        yield Candidate(way.labels, way.leader, cost, way.area, way.at)


def touch(one: Candidate, other: Candidate) -> bool:
    """Whether words or lines of two candidates meet."""
    return (
        one.area.overlaps(other.area)
        or crosses(one.leader, other.area)
        or crosses(other.leader, one.area)
        or _lines_cross(one.leader, other.leader)
    )


def crosses(line: Sequence[Point], area: Area) -> bool:
    """Whether a line passes through an area."""
    return bool(line) and any(_enters(a, b, area) for a, b in pairwise(line))


def _enters(a: Point, b: Point, area: Area) -> bool:
    """Liang and Barsky's test: some part of the segment lies strictly inside."""
    (x1, y1), (x2, y2) = a, b
    left, top, right, bottom = area.x, area.y, area.x + area.width, area.y + area.height
    if (x1 <= left and x2 <= left) or (x1 >= right and x2 >= right):
        return False
    if (y1 <= top and y2 <= top) or (y1 >= bottom and y2 >= bottom):
        return False
    run, rise = x2 - x1, y2 - y1
    first, last = 0.0, 1.0
    for step, room in (
        (-run, x1 - left),
        (run, right - x1),
        (-rise, y1 - top),
        (rise, bottom - y1),
    ):
        if step == 0:
            if room <= 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first < last


def _lines_cross(one: Sequence[Point], other: Sequence[Point]) -> bool:
    return any(
        _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0
        for a, b in pairwise(one)
        for c, d in pairwise(other)
    )


def _side(a: Point, b: Point, point: Point) -> float:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def _cells(line: Sequence[Point]) -> Iterator[tuple[int, int]]:
    for a, b in pairwise(line):
        steps = ceil(hypot(b[0] - a[0], b[1] - a[1]) / (CELL / 2)) or 1
        for step in range(steps + 1):
            x = a[0] + (b[0] - a[0]) * step / steps
            y = a[1] + (b[1] - a[1]) * step / steps
            yield int(x / CELL), int(y / CELL)

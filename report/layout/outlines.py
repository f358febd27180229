"""Turn countries in degrees into fills and border lines inside a frame, in points, y downwards.

A border that two countries share is one chain of points: it is simplified once and drawn once, so
neighbours never gape. Where the frame cuts a country there is no line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians

from report.frozen import frozen
from report.story import Land

Point = tuple[float, float]
Chain = tuple[Point, ...]


@frozen
class View:
    """Degrees to points: equirectangular, x shrunk by the cosine of the middle latitude."""

    west: float
    north: float
    per_longitude: float  # points
    per_latitude: float
    width: float
    height: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Where a place stands in the frame."""
        return (longitude - self.west) * self.per_longitude, (
            self.north - latitude
        ) * self.per_latitude

    def points(self, chain: Chain) -> Chain:
        """Where each point of a chain stands."""
        west, north = self.west, self.north
        across, up = self.per_longitude, self.per_latitude
        return tuple([((x - west) * across, (north - y) * up) for x, y in chain])


@frozen
class Fill:
    """The ground of one country inside the frame; rings that lie in rings are holes."""

    rings: tuple[Chain, ...]
    subject: bool


@frozen
class Stroke:
    """A piece of coast or border; ``subject`` where the map's own country has it."""

    points: Chain
    subject: bool


def view(bounds: tuple[float, float, float, float], width: float, height: float) -> View:
    """All of ``bounds`` in a frame of ``width`` × ``height``, and more where its form allows."""
    west, south, east, north = bounds
    shrink = cos(radians((south + north) / 2))
    scale = min(width / ((east - west) * shrink), height / (north - south))
    left = (west + east) / 2 - width / (2 * scale * shrink)
    top = (south + north) / 2 + height / (2 * scale)
    return View(left, top, scale * shrink, scale, width, height)


def outlines(
    lands: Sequence[Land], view: View, tolerance: float
) -> tuple[tuple[Fill, ...], tuple[Stroke, ...]]:
    """What to fill and what to draw; no point is moved by more than ``tolerance`` points."""
    borders = _Borders(lands, view, tolerance)
    fills = []
    for land, rings in zip(lands, borders.rings(), strict=True):
        kept = tuple(ring for ring in rings if len(ring) > 2)
        if kept:
            fills.append(Fill(kept, land.subject))
    return tuple(fills), tuple(borders.strokes())


@frozen
class _Part:
    """A piece of a ring between two places where the countries beside it change."""

    points: Chain
    seen: bool  # outside the frame a ring is only a few points that lead around it


class _Borders:
    """The rings of all lands, cut where a border begins or ends, each part simplified once."""

    def __init__(self, lands: Sequence[Land], view: View, tolerance: float) -> None:
        self._lands, self._view, self._tolerance = lands, view, tolerance
        self._owners: dict[tuple[Point, Point], tuple[int, ...]] = {}
        self._ways: dict[Point, int] = defaultdict(int)
        self._thin: dict[Chain, Chain] = {}
        reach = _reach(view, tolerance)
        near = [[_near(ring, reach) for ring in land.rings] for land in lands]
        for number, rings in enumerate(near):
            for ring, seen in rings:
                self._note(number, ring, seen)
        self._parts = [
            [list(self._cut(ring, seen)) for ring, seen in rings if ring] for rings in near
        ]

    def _note(self, number: int, ring: Chain, seen: Sequence[bool]) -> None:
        """Remember whose the edges of ``ring`` are and how many meet at a point."""
        owners, ways = self._owners, self._ways
        for a, b, is_seen in zip(ring, (*ring[1:], *ring[:1]), seen, strict=True):
            if is_seen:
                edge = (a, b) if a <= b else (b, a)
                if edge in owners:
                    owners[edge] += (number,)
                else:
                    owners[edge] = (number,)
                    ways[a] += 1
                    ways[b] += 1

    def rings(self) -> Iterator[list[Chain]]:
        """The rings of each land inside the frame, in points, simplified."""
        for rings in self._parts:
            yield [_clipped_ring(self._joined(parts), self._view) for parts in rings]

    def _joined(self, parts: Iterable[_Part]) -> Chain:
        return tuple(point for part in parts for point in self._thinned(part)[:-1])

    def strokes(self) -> Iterator[Stroke]:
        """Each border inside the frame once; none between the parts of one country."""
        drawn = set()
        for part in (part for rings in self._parts for parts in rings for part in parts):
            if not part.seen:
                continue
            key = _canonical(part.points)
            owners = self._owners[_edge(*key[:2])]
            if key in drawn or (len(owners) > 1 and len(set(owners)) == 1):
                continue
            drawn.add(key)
            subject = any(self._lands[owner].subject for owner in owners)
            for piece in _clipped_line(self._thinned(part), self._view):
                yield Stroke(piece, subject)

    def _cut(self, ring: Chain, seen: Sequence[bool]) -> Iterator[_Part]:
        """``ring`` cut at every point where the countries beside it change; an island in two."""
        owners = [
            self._owners[_edge(a, b)] if is_seen else None
            for a, b, is_seen in zip(ring, (*ring[1:], *ring[:1]), seen, strict=True)
        ]
        ways = self._ways
        cuts = [
            at
            for at, point in enumerate(ring)
            if owners[at] != owners[at - 1] or (seen[at] and ways[point] != 2)
        ]
        if len(cuts) < 2:
            start = cuts[0] if cuts else ring.index(min(ring))
            ring, seen = ring[start:] + ring[:start], (*seen[start:], *seen[:start])
            far = max(range(1, len(ring)), key=lambda at: (_apart(ring[at], ring[0]), ring[at]))
            cuts = [0, far]
        closed = ring + ring[: cuts[0] + 1]
        for a, b in pairwise([*cuts, len(ring) + cuts[0]]):
            yield _Part(closed[a : b + 1], seen[a])

    def _thinned(self, part: _Part) -> Chain:
        """The same points for both countries that share ``part``, whichever way they go round."""
        key = _canonical(part.points)
        if key not in self._thin:
            points = self._view.points(key)
            self._thin[key] = _simplified(points, self._tolerance) if part.seen else points
        return self._thin[key] if key == part.points else self._thin[key][::-1]


def _reach(view: View, margin: float) -> tuple[float, float, float, float]:
    """West, south, east and north of the frame and ``margin`` points around it, in degrees."""
    aside, across = margin / view.per_longitude, margin / view.per_latitude
    east = view.west + view.width / view.per_longitude
    south = view.north - view.height / view.per_latitude
    return view.west - aside, south - across, east + aside, view.north + across


def _near(ring: Chain, reach: tuple[float, float, float, float]) -> tuple[Chain, list[bool]]:
    """``ring`` with few points outside ``reach``; of each edge, whether it may be seen inside.

    Where a point and both its neighbours lie beyond the same side it changes nothing inside.
    Whether an edge may be seen depends on its ends alone, so neighbours keep the same ones.
    """
    west, south, east, north = reach
    sides = [(x < west) | (x > east) << 1 | (y < south) << 2 | (y > north) << 3 for x, y in ring]
    if not any(sides):
        return ring, [True] * len(ring)
    points: list[Point] = []
    kept: list[int] = []
    last = 0  # the first point stays
    for point, side, after in zip(ring, sides, (*sides[1:], sides[0]), strict=True):
        if not last & side & after:
            points.append(point)
            kept.append(side)
            last = side
    if len(points) < 3:  # all of it lies aside
        return (), []
    seen = [not a & b for a, b in zip(kept, (*kept[1:], *kept[:1]), strict=True)]
    return tuple(points), seen


def _edge(a: Point, b: Point) -> tuple[Point, Point]:
    return (a, b) if a <= b else (b, a)


def _canonical(part: Chain) -> Chain:
    return min(part, part[::-1])


def _apart(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _simplified(points: Chain, tolerance: float) -> Chain:
    """Douglas and Peucker's simplification; both ends stay."""
    kept, spans = [0, len(points) - 1], [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        most, far = _farthest(points[first : last + 1])
        if most > tolerance * tolerance:
            far += first
            kept.append(far)
            if far - first > 1:
                spans.append((first, far))
            if last - far > 1:
                spans.append((far, last))
    return tuple([points[at] for at in sorted(kept)])


def _farthest(points: Chain) -> tuple[float, int]:
    """The square of the greatest distance from the segment between the ends, and whose it is.

    The sums are written out here: nothing in a map is computed more often.
    """
    (left, top), (right, bottom) = points[0], points[-1]
    run, rise = right - left, bottom - top
    length = run * run + rise * rise
    most, far = -1.0, 0
    for at, (x, y) in enumerate(points):
        x -= left
        y -= top
        along = x * run + y * rise
        if along <= 0.0:
            away = x * x + y * y
        elif along >= length:
            away = (x - run) * (x - run) + (y - rise) * (y - rise)
        else:
            across = x * rise - y * run
            away = across * across / length
        if away > most:
            most, far = away, at
    return most, far


def _clipped_ring(ring: Chain, view: View) -> Chain:
    """``ring`` cut at the frame, edge by edge (Sutherland and Hodgman)."""
    for axis, limit, sign in (
        (0, 0.0, 1),
        (0, view.width, -1),
        (1, 0.0, 1),
        (1, view.height, -1),
    ):
        inside = [(point[axis] - limit) * sign >= 0 for point in ring]
        if all(inside):
            continue
        out: list[Point] = []
        for at, b in enumerate(ring):
            if inside[at] != inside[at - 1]:
                out.append(_crossing(ring[at - 1], b, axis, limit))
            if inside[at]:
                out.append(b)
        ring = tuple(out)
    return ring


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def _clipped_line(points: Chain, view: View) -> Iterator[Chain]:
    """The parts of a line that lie inside the frame."""
    width, height = view.width, view.height
    if all(0.0 <= x <= width and 0.0 <= y <= height for x, y in points):
        yield points
        return
    piece: list[Point] = []
    for a, b in pairwise(points):
        inside = _clipped_segment(a, b, view)
        if inside is None:
            continue
        if piece and piece[-1] != inside[0]:
            yield tuple(piece)
            piece = []
        piece = piece or [inside[0]]
        piece.append(inside[1])
    if piece:
        yield tuple(piece)


def _clipped_segment(a: Point, b: Point, view: View) -> tuple[Point, Point] | None:
    """The part of a segment inside the frame (Liang and Barsky), or None."""
    run, rise = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-run, a[0]),
        (run, view.width - a[0]),
        (-rise, a[1]),
        (rise, view.height - a[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first >= last:
        return None
    start = a if first == 0 else (a[0] + first * run, a[1] + first * rise)
    return start, b if last == 1 else (a[0] + last * run, a[1] + last * rise)

"""Turn countries in degrees into fills and border lines inside a frame, in points, y downwards.

A border that two countries share is one chain of points: it is simplified once and drawn once, so
neighbours never gape. Where the frame cuts a country there is no line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

from report.story import Land

Point = tuple[float, float]
Chain = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Fill:
    """The ground of one country inside the frame; rings that lie in rings are holes."""

    rings: tuple[Chain, ...]
    subject: bool


@dataclass(frozen=True, slots=True)
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
    for land in lands:
        rings = (_clipped_ring(borders.ring(ring), view) for ring in land.rings)
        kept = tuple(ring for ring in rings if len(ring) > 2)
        if kept:
            fills.append(Fill(kept, land.subject))
    return tuple(fills), tuple(borders.strokes())


class _Borders:
    """The rings of all lands, cut where a border begins or ends, each part simplified once."""

    def __init__(self, lands: Sequence[Land], view: View, tolerance: float) -> None:
        self._lands, self._view, self._tolerance = lands, view, tolerance
        self._owners: dict[tuple[Point, Point], list[int]] = defaultdict(list)
        self._near: dict[Point, set[Point]] = defaultdict(set)
        self._thin: dict[Chain, Chain] = {}
        for number, land in enumerate(lands):
            for ring in land.rings:
                for a, b in pairwise((*ring, ring[0])):
                    self._owners[_edge(a, b)].append(number)
                    self._near[a].add(b)
                    self._near[b].add(a)

    def ring(self, ring: Chain) -> Chain:
        """``ring`` in points, simplified."""
        parts = [self._thinned(part) for part in self._parts(ring)]
        return tuple(point for part in parts for point in part[:-1])

    def strokes(self) -> Iterable[Stroke]:
        """Each border inside the frame once; none between the parts of one country."""
        drawn = set()
        for land in self._lands:
            for part in (part for ring in land.rings for part in self._parts(ring)):
                key = _canonical(part)
                owners = self._owners[_edge(*part[:2])]
                if key in drawn or (len(owners) > 1 and len(set(owners)) == 1):
                    continue
                drawn.add(key)
                subject = any(self._lands[owner].subject for owner in owners)
                for piece in _clipped_line(self._thinned(part), self._view):
                    yield Stroke(piece, subject)

    def _parts(self, ring: Chain) -> list[Chain]:
        """``ring`` cut at every point where the countries beside it change; an island in two."""
        cuts = [at for at in range(len(ring)) if self._is_end(ring[at - 1], ring[at], ring, at)]
        if len(cuts) < 2:
            start = cuts[0] if cuts else ring.index(min(ring))
            ring = ring[start:] + ring[:start]
            far = max(range(1, len(ring)), key=lambda at: (_apart(ring[at], ring[0]), ring[at]))
            cuts = [0, far]
        closed = ring + ring[: cuts[0] + 1]
        return [closed[a : b + 1] for a, b in pairwise([*cuts, len(ring) + cuts[0]])]

    def _is_end(self, before: Point, point: Point, ring: Chain, at: int) -> bool:
        if len(self._near[point]) != 2:
            return True
        after = ring[(at + 1) % len(ring)]
        return self._owners[_edge(before, point)] != self._owners[_edge(point, after)]

    def _thinned(self, part: Chain) -> Chain:
        """The same points for both countries that share ``part``, whichever way they go round."""
        key = _canonical(part)
        if key not in self._thin:
            points = tuple(self._view.point(*point) for point in key)
            self._thin[key] = _simplified(points, self._tolerance)
        return self._thin[key] if key == part else self._thin[key][::-1]


def _edge(a: Point, b: Point) -> tuple[Point, Point]:
    return (a, b) if a <= b else (b, a)


def _canonical(part: Chain) -> Chain:
    return min(part, part[::-1])


def _apart(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _simplified(points: Chain, tolerance: float) -> Chain:
    """Douglas and Peucker's simplification; both ends stay."""
    kept, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        most, far = tolerance, 0
        for at in range(first + 1, last):
            away = _to_segment(points[at], points[first], points[last])
            if away > most:
                most, far = away, at
        if far:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return tuple(points[at] for at in sorted(kept))


def _to_segment(point: Point, start: Point, end: Point) -> float:
    x, y = point[0] - start[0], point[1] - start[1]
    run, rise = end[0] - start[0], end[1] - start[1]
    length = run * run + rise * rise
    along = min(1.0, max(0.0, (x * run + y * rise) / length)) if length else 0.0
    return hypot(x - along * run, y - along * rise)


def _clipped_ring(ring: Chain, view: View) -> Chain:
    """``ring`` cut at the frame, edge by edge (Sutherland and Hodgman)."""
    for axis, limit, sign in (
        (0, 0.0, 1),
        (0, view.width, -1),
        (1, 0.0, 1),
        (1, view.height, -1),
    ):
        out: list[Point] = []
        for a, b in pairwise((*ring[-1:], *ring)):
            inside = (b[axis] - limit) * sign >= 0
            if inside != ((a[axis] - limit) * sign >= 0):
                out.append(_crossing(a, b, axis, limit))
            if inside:
                out.append(b)
        ring = tuple(out)
    return ring


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def _clipped_line(points: Chain, view: View) -> Iterable[Chain]:
    """The parts of a line that lie inside the frame."""
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

"""Write each site on a map beside its marker: name and details on a leader, or the name alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import cos, sin, tau

from report.layout.labels import Candidate, Ground, choose, crosses
from report.layout.marks import CROWD, Look, Marker
from report.layout.outlines import Point
from report.layout.words import Area, Line, Measure, Piece, label
from report.story import Site
from report.text import plain

_Way = Callable[[Site, Marker, Look, Measure], Iterator[Candidate]]

_FAR = 3.0  # what a place costs from which on a line must lead there
_DETAILS_LOST = 60.0


def site_labels(
    sites: Sequence[Site],
    markers: Sequence[Marker],
    ground: Ground,
    look: Look,
    measure: Measure,
) -> list[Candidate | None]:
    """A label for each site; None where there is no room for its name.

    First with all details, on level leaders; then on bent ones; then some or all by name alone.
    """
    best: list[Candidate | None] = [None] * len(sites)
    for ways in _ways(len(sites)):
        wanted = []
        for number, (site, marker) in enumerate(zip(sites, markers, strict=True)):
            others = [*markers[:number], *markers[number + 1 :]]
            own = (way for kind in ways for way in kind(site, marker, look, measure))
            wanted.append([way for way in own if not _covers(way, marker, others)])
        found = choose(wanted, ground)
        if _count(found) > _count(best):
            best = found
        if _count(best) == len(sites):
            break
    return best


def _ways(count: int) -> tuple[tuple[_Way, ...], ...]:
    if count > CROWD:
        return ((_alone,),)
    return ((_level,), (_level, _bent), (_level, _bent, _alone))


def _count(chosen: Iterable[Candidate | None]) -> int:
    return sum(way is not None for way in chosen)


def _covers(way: Candidate, own: Marker, others: Iterable[Marker]) -> bool:
    """Whether another marker is under the words or the leader.

    Where two markers overlap, each leader must be allowed to begin on the other one.
    """
    reach, mine = way.reach, own.area(0)
    for other in others:
        area = other.area(1.5)
        if reach.overlaps(area) and (
            way.area.overlaps(area)
            or (not area.overlaps(mine) and crosses(way.leader, area))
        ):
            return True
    return False


def _level(site: Site, marker: Marker, look: Look, measure: Measure) -> Iterator[Candidate]:
    """Name and details, on a leader that runs level from the marker and on under the name."""
    for step in range(28):
        for side in (1, -1):
            gap = look.lead * (1 + step / 4)
            cost = step * look.lead / 40 + (0.0 if side > 0 else 1.0)
            yield _on_leader(site, marker, look, measure, (side * gap, 0.0), cost)


def _bent(site: Site, marker: Marker, look: Look, measure: Measure) -> Iterator[Candidate]:
    """The same, with the level part higher or lower than the marker."""
    for step in range(0, 24, 2):
        for drop in (-4, -3, -2, -1, 1, 2, 3, 4):
            for side in (1, -1):
                gap = look.lead * (1 + step / 4)
                down = drop * look.name * 1.2
                cost = 8.0 + abs(down) / 8 + step * look.lead / 40
                yield _on_leader(site, marker, look, measure, (side * gap, down), cost)


def _on_leader(
    site: Site, marker: Marker, look: Look, measure: Measure, at: Point, cost: float
) -> Candidate:
    """The label ``at[0]`` to the right of its marker (or left, if negative), ``at[1]`` lower."""
    gap, down = at
    y = marker.y + down
    name = Line((Piece(site.name, look.name, "ink", bold=True),), y - look.name_rise)
    details = [
        Line(tuple(Piece(run.text, look.detail, "ink", run.bold) for run in words), y + drop)
        for words, drop in zip(site.lines, look.detail_drops, strict=False)
        if plain(words)
    ]
    wide = max(line.width(measure) for line in (name, *details))
    left = marker.x + gap if gap > 0 else marker.x + gap - wide
    labels = [label(left, lines, measure) for lines in ([name], details) if lines]
    near, far = (left, left + wide) if gap > 0 else (left + wide, left)
    bend = ((near, y),) if down else ()
    bottom = max(y, *(words.area.bottom for words in labels))
    area = Area(left, labels[0].area.y, wide, bottom - labels[0].area.y)
    leader = ((marker.x, marker.y), *bend, (far, y))
    return Candidate(tuple(labels), leader, cost, area.grown(2.5))


def _alone(site: Site, marker: Marker, look: Look, measure: Measure) -> Iterator[Candidate]:
    """The name only: beside its marker, or farther away at the end of a line."""
    size = look.name_alone
    wide, high = measure(site.name, size, True), size * 0.7
    reach = marker.size / 2 + 2.5
    for left, down, cost in _around(reach, wide, high, size):
        baseline = marker.y + down + size * 0.32
        line = Line((Piece(site.name, size, "ink", bold=True),), baseline)
        words = label(marker.x + left, [line], measure)
        words = replace(words, area=Area(words.area.x, baseline - high, wide, high * 1.3))
        area = words.area.grown(1.0)
        leader = _to_words(marker, area) if cost >= _FAR else ()
        yield Candidate((words,), leader, cost + _DETAILS_LOST * bool(site.lines), area)


@cache
def _around(
    reach: float, wide: float, high: float, size: float
) -> tuple[tuple[float, float, float], ...]:
    """Left edges and middles of words around a point, and what each costs: right is best."""
    spots = [
        (reach, 0.0, 0.0),
        (-reach - wide, 0.0, 0.5),
        (-wide / 2, -reach - high / 2, 1.0),
        (-wide / 2, reach + high / 2, 1.0),
    ]
    for ring in range(1, 15):
        for turn in range(16):
            away = reach + ring * size * 0.9
            x, y = away * cos(turn * tau / 16), away * sin(turn * tau / 16)
            left = x if x > 0.3 * away else x - wide if x < -0.3 * away else x - wide / 2
            spots.append((left, y, _FAR + 2.0 * ring))
    return tuple(spots)


def _to_words(marker: Marker, area: Area) -> tuple[Point, ...]:
    """From the marker to the nearest point of the words' edge."""
    x = min(max(marker.x, area.x), area.right)
    y = min(max(marker.y, area.y), area.bottom)
    if marker.x != x:
        y = marker.y if area.y <= marker.y <= area.bottom else area.y + area.height / 2
    return ((marker.x, marker.y), (x, y))

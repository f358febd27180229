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

FEW = 4  # so many sites keep their details even where a coast is under them
_OVER_MARKER = 1000.0  # more than anything else can cost
_FAR = 3.0  # what a place costs from which on a line must lead there


def site_labels(
    sites: Sequence[Site],
    markers: Sequence[Marker],
    ground: Ground,
    look: Look,
    measure: Measure,
) -> list[Candidate | None]:
    """A label for each site; None where there is no room for its name.

    With all details, on level leaders or on bent ones, if all sites can be written so beside the
    coast (a few sites, if need be, over it); else every site by its name alone, so that none
    seems to matter more.
    """
    coasts = ground.coasts
    found: list[Candidate | None] = [None]
    for ways in ((_level,), (_level, _bent)) if len(sites) <= CROWD else ():
        found = _written(sites, markers, ground, look, measure, ways)
        if all(way is not None and not coasts.under(way.area) for way in found):
            return found
    if len(sites) <= FEW and None not in found:
        return found
    strict = _written(sites, markers, ground, look, measure, (_alone,))
    if None not in strict:
        return strict
    return _written(sites, markers, ground, look, measure, (_alone,), strict=False)


def _written(
    sites: Sequence[Site],
    markers: Sequence[Marker],
    ground: Ground,
    look: Look,
    measure: Measure,
    ways: Sequence[_Way],
    strict: bool = True,
) -> list[Candidate | None]:
    """The sites written in ``ways``; unless ``strict``, a leader may run over another marker."""
    wanted = []
    for number, (site, marker) in enumerate(zip(sites, markers, strict=True)):
        others = [*markers[:number], *markers[number + 1 :]]
        own = (way for kind in ways for way in kind(site, marker, look, measure))
        free = _beside(own, marker, others)
        wanted.append([way for way in free if way.cost < _OVER_MARKER or not strict])
    return choose(wanted, ground)


def _beside(
    ways: Iterable[Candidate], own: Marker, others: Iterable[Marker]
) -> Iterator[Candidate]:
    """The candidates whose words cover no other marker; a leader over one costs much.

    Where two markers overlap, each leader must be allowed to begin on the other one.
    """
    mine = own.area(0)
    areas = [marker.area(1.5) for marker in others]
    apart = [area for area in areas if not area.overlaps(mine)]
    for way in ways:
        if any(way.area.overlaps(area) for area in areas):
            continue
        reach = way.reach.grown(0.1)
        met = sum(reach.overlaps(area) and crosses(way.leader, area) for area in apart)
        yield replace(way, cost=way.cost + _OVER_MARKER * met) if met else way


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
        yield Candidate((words,), leader, cost, area)


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

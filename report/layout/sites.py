"""Write each site on a map beside its marker: name and details on a leader, or the name alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from math import cos, sin, tau

from report.frozen import replace
from report.layout.labels import Candidate, Ground, crosses, free_ways, seated
from report.layout.marks import CROWD, Look, Marker
from report.layout.outlines import Point
from report.layout.words import Area, Label, Line, Measure, Piece, label
from report.story import Site
from report.text import plain

_Way = Callable[[Site, Marker, Look, Measure], Iterator[Candidate]]
_Ways = list[list[Candidate]]  # of each site

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
    coasts, told = ground.coasts, (sites, markers, ground, look, measure)
    ways: _Ways = [[] for _ in sites]
    found: list[Candidate | None] = [None]
    for way in (_level, _bent) if len(sites) <= CROWD else ():
        more = _written(*told, way)
        ways = [old + _clear(new) for old, new in zip(ways, more, strict=True)]
        if not (len(sites) <= FEW and way is _bent) and not all(
            any(not coasts.under(one.area) for one in own) for own in ways
        ):
            continue  # it would be in vain to look for places that go together
        found = seated(ways)
        if all(one is not None and not coasts.under(one.area) for one in found):
            return found
    if len(sites) <= FEW and None not in found:
        return found
    ways = _written(*told, _alone)
    strict = seated([_clear(own) for own in ways])
    return strict if None not in strict else seated(ways)


def _written(
    sites: Sequence[Site],
    markers: Sequence[Marker],
    ground: Ground,
    look: Look,
    measure: Measure,
    way: _Way,
) -> _Ways:
    """Each site's free places; a leader over another marker makes one dear."""
    found = []
    for number, (site, marker) in enumerate(zip(sites, markers, strict=True)):
        others = [*markers[:number], *markers[number + 1 :]]
        inside = (one for one in way(site, marker, look, measure) if ground.frame.holds(one.area))
        found.append(free_ways(_beside(inside, marker, others), ground))
    return found


def _clear(ways: Iterable[Candidate]) -> list[Candidate]:
    """Those whose leader runs over no other marker."""
    return [way for way in ways if way.cost < _OVER_MARKER]


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
        reach = way.reach
        met = sum(crosses(way.leader, area) for area in apart if reach.overlaps(area))
        yield replace(way, cost=way.cost + _OVER_MARKER * met) if met else way


def _level(site: Site, marker: Marker, look: Look, measure: Measure) -> Iterator[Candidate]:
    """Name and details, on a leader that runs level from the marker and on under the name."""
    block = _block(site, look, measure)
    for step in range(28):
        for side in (1, -1):
            gap = look.lead * (1 + step / 4)
            cost = step * look.lead / 40 + (0.0 if side > 0 else 1.0)
            yield _on_leader(block, marker, (side * gap, 0.0), cost)


def _bent(site: Site, marker: Marker, look: Look, measure: Measure) -> Iterator[Candidate]:
    """The same, with the level part higher or lower than the marker."""
    block = _block(site, look, measure)
    for step in range(0, 24, 2):
        for drop in (-4, -3, -2, -1, 1, 2, 3, 4):
            for side in (1, -1):
                gap = look.lead * (1 + step / 4)
                down = drop * look.name * 1.2
                cost = 8.0 + abs(down) / 8 + step * look.lead / 40
                yield _on_leader(block, marker, (side * gap, down), cost)


def _block(site: Site, look: Look, measure: Measure) -> tuple[Label, ...]:
    """Name and details around a leader whose words begin at the origin."""
    name = Line((Piece(site.name, look.name, "ink", bold=True),), -look.name_rise)
    details = [
        Line(tuple(Piece(run.text, look.detail, "ink", run.bold) for run in words), drop)
        for words, drop in zip(site.lines, look.detail_drops, strict=False)
        if plain(words)
    ]
    return tuple(label(0.0, lines, measure) for lines in ([name], details) if lines)


def _on_leader(block: tuple[Label, ...], marker: Marker, to: Point, cost: float) -> Candidate:
    """``block`` ``to[0]`` to the right of its marker (or left, if negative), ``to[1]`` lower."""
    gap, down = to
    y = marker.y + down
    wide = max(words.area.width for words in block)
    left = marker.x + gap if gap > 0 else marker.x + gap - wide
    near, far = (left, left + wide) if gap > 0 else (left + wide, left)
    bend = ((near, y),) if down else ()
    top, bottom = block[0].area.y, max(0.0, *(words.area.bottom for words in block))
    leader = ((marker.x, marker.y), *bend, (far, y))
    area = Area(left - 2.5, y + top - 2.5, wide + 5, bottom - top + 5)
    return Candidate(block, leader, cost, area, (left, y))


def _alone(site: Site, marker: Marker, look: Look, measure: Measure) -> Iterator[Candidate]:
    """The name only: beside its marker, or farther away at the end of a line."""
    size = look.name_alone
    wide, high = measure(site.name, size, True), size * 0.7
    reach = marker.size / 2 + 2.5
    line = Line((Piece(site.name, size, "ink", bold=True),), 0.0)
    words = replace(label(0.0, [line], measure), area=Area(0.0, -high, wide, high * 1.3))
    for aside, down, cost in _around(reach, wide, high, size):
        left, baseline = marker.x + aside, marker.y + down + size * 0.32
        area = Area(left - 1, baseline - high - 1, wide + 2, high * 1.3 + 2)
        leader = _to_words(marker, area) if cost >= _FAR else ()
        yield Candidate((words,), leader, cost, area, (left, baseline))


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

"""Write what gives bearings on a map, towns and seas and regions, wherever sites leave room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, sin, tau

from report.frozen import replace
from report.layout.labels import Candidate, Ground, cheapest, crosses
from report.layout.marks import Dot, Look
from report.layout.outlines import Point, View
from report.layout.words import Area, Label, Line, Measure, Piece, label
from report.story import Place

_APART = 6.5  # points: a name this near to a site's label would be read as part of it


def wishes(
    places: Iterable[Place], view: View, look: Look, measure: Measure
) -> Iterator[tuple[Area, float]]:
    """Where bearings would like to stand: a site's label covers them only for good reason."""
    for place in places:
        x, y = view.point(place.longitude, place.latitude)
        size = _size(place, look)
        wide = measure(place.name, size, False)
        if place.kind == "town":
            yield Area(x - look.dot, y - size / 2, wide + 2 * look.dot, size), 12.0
        else:
            yield Area(x - wide / 2, y - size / 2, wide, size), 6.0


def bearings(
    places: Sequence[Place],
    ground: Ground,
    view: View,
    look: Look,
    measure: Measure,
    many: bool = False,
) -> tuple[tuple[Label, ...], tuple[Dot, ...]]:
    """Names of regions, countries and seas, then of towns; what finds no free place is left out.

    A region's may lie over a coast, but not where ``many`` sites are: that is hard enough to read.
    """
    names: list[Label] = []
    dots: list[Dot] = []
    for place in sorted(places, key=lambda place: place.kind == "town"):
        at = view.point(place.longitude, place.latitude)
        if not ground.frame.holds(Area(*at, 0, 0)):
            continue
        own = [Area(*at, 0, 0).grown(look.dot / 2 + 1.5)] if place.kind == "town" else []
        if own and (len(dots) >= look.towns or _is_taken(own[0], ground)):
            continue
        way = cheapest(_spots(place, at, look, measure), ground)
        over_coast = place.kind == "region" and not many
        if way is None or (way.cost >= ground.on_coast and not over_coast):
            continue
        names += way.words
        dots += [Dot(*at, look.dot)] if own else []
        ground = replace(ground, taken=(*ground.taken, way.area, *own))
    return tuple(names), tuple(dots)


def _is_taken(area: Area, ground: Ground) -> bool:
    return any(area.overlaps(taken) for taken in ground.taken) or any(
        crosses(leader, area) for leader in ground.leaders
    )


def _size(place: Place, look: Look) -> float:
    match place.kind:
        case "town":
            return look.town
        case "region":
            return look.region
        case "country" | "sea":
            return look.country


def _spots(place: Place, at: Point, look: Look, measure: Measure) -> Iterator[Candidate]:
    """Around a town's dot; for other names the point itself and then farther and farther away."""
    size = _size(place, look)
    wide, high = measure(place.name, size, False), size * 0.7
    piece = Piece(place.name, size, "grey", italic=look.italic_seas and place.kind == "sea")
    town = place.kind == "town"
    words = label(0.0, [Line((piece,), 0.0)], measure)
    words = replace(words, area=Area(0.0, -high, wide, high * 1.3))
    apart = 0.5 if town else _APART
    spots = _beside(wide, high, look.dot / 2 + size / 3) if town else _near(wide, size)
    for aside, down, cost in spots:
        left, baseline = at[0] + aside, at[1] + down + size * 0.32
        area = Area(left, baseline - high, wide, high * 1.3).grown(apart)
        yield Candidate((words,), (), cost, area, (left, baseline))


def _beside(wide: float, high: float, off: float) -> Iterator[tuple[float, float, float]]:
    """Left edge, middle and cost of a town's name: right of its dot, left, and so round."""
    yield off, 0.0, 0.0
    yield -off - wide, 0.0, 1.0
    for down in (high * 0.5, -high * 0.5):
        yield off, down, 2.0
        yield -off - wide, down, 3.0
    yield -wide / 2, off + high / 2, 4.0
    yield -wide / 2, -off - high / 2, 4.0


def _near(wide: float, size: float) -> Iterator[tuple[float, float, float]]:
    """Left edge, middle and cost of a name that may move by some lines."""
    yield -wide / 2, 0.0, 0.0
    for ring in range(1, 5):  # further off, a name would stand where it is not true
        for turn in range(12):
            away = ring * size * 0.7
            x, y = away * cos(turn * tau / 12), away * sin(turn * tau / 12)
            yield x - wide / 2, y, ring * 2.0

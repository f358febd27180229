"""Lay out a map: lands, borders, sites with their labels, names that give bearings, a scale bar.

All lengths are points, from the frame's upper left corner, y downwards.
"""

from __future__ import annotations

from functools import cache, lru_cache

from report.frozen import frozen, replace
from report.layout.bearings import bearings, wishes
from report.layout.labels import Coasts, Ground
from report.layout.marks import CROWD, Dot, Look, Marker, Scale, marker, scale_bar
from report.layout.outlines import Fill, Point, Stroke, View, outlines, view
from report.layout.sites import site_labels
from report.layout.words import Area, Label, Measure
from report.story import Land, Map

_MANY = 6  # sites: from more on, no name lies over a coast
TOLERANCE = 0.34  # points: 0.12 mm, finer than a coast's line is wide


@frozen
class MapPlan:
    """A map with every part in its place; ``unplaced`` are sites whose name finds no room."""

    width: float
    height: float
    fills: tuple[Fill, ...]
    strokes: tuple[Stroke, ...]
    markers: tuple[Marker, ...]  # one a site inside the frame, in the story's order
    leaders: tuple[tuple[Point, ...], ...]
    labels: tuple[Label, ...]  # the sites'
    names: tuple[Label, ...]  # of towns, regions, countries and seas
    dots: tuple[Dot, ...]
    scale: Scale
    unplaced: tuple[str, ...]


@lru_cache(maxsize=16)  # the same lands lie under maps that tell other things
def _lands(
    lands: tuple[Land, ...], seen: View
) -> tuple[tuple[Fill, ...], tuple[Stroke, ...], Coasts, Coasts]:
    """Fills and lines of countries, and where the map's own borders run, and those of others."""
    fills, strokes = outlines(lands, seen, TOLERANCE)
    coasts, borders = (
        Coasts(seen.width, seen.height, [one.points for one in strokes if one.subject == subject])
        for subject in (True, False)
    )
    return fills, strokes, coasts, borders


@lru_cache(maxsize=16)  # the same map stands in every edition and language of its names
def map_plan(block: Map, width: float, height: float, look: Look, measure: Measure) -> MapPlan:
    """``block`` in a frame of ``width`` × ``height`` points."""
    seen, measure = view(block.bounds, width, height), cache(measure)
    fills, strokes, coasts, borders = _lands(block.lands, seen)
    frame = Area(0, 0, width, height)
    sites = [
        site
        for site in block.sites
        if frame.holds(Area(*seen.point(site.longitude, site.latitude), 0, 0))
    ]
    markers = tuple(marker(site, seen, look, len(sites)) for site in sites)
    scale = scale_bar(block, seen, look, measure, markers, coasts)
    ground = Ground(
        frame=frame.grown(-look.edge),
        taken=(scale.area.grown(4),),
        soft=tuple(wishes(block.places, seen, look, measure)),
        coasts=coasts,
        borders=borders,
        on_coast=15.0 if len(sites) > CROWD else 40.0,
    )
    chosen = site_labels(sites, markers, ground, look, measure)
    placed = [way for way in chosen if way is not None]
    rest = replace(
        ground,
        taken=(*ground.taken, *(m.area(2) for m in markers), *(way.area for way in placed)),
        leaders=tuple(way.leader for way in placed),
        soft=(),
    )
    names, dots = bearings(block.places, rest, seen, look, measure, len(sites) > _MANY)
    return MapPlan(
        width,
        height,
        fills,
        strokes,
        markers,
        leaders=tuple(way.leader for way in placed if way.leader),
        labels=tuple(words for way in placed for words in way.words),
        names=names,
        dots=dots,
        scale=scale,
        unplaced=tuple(
            site.name
            for site in block.sites
            if site not in sites or chosen[sites.index(site)] is None
        ),
    )

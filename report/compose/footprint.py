"""Where the organisation works: the map, the table of sites, how they change, the skills."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal

from report import story
from report.atlas import bounds_around, lands, scale_km
from report.briefing import Footprint, Site
from report.compose.parts import cell, extras, statements, title_of
from report.compose.teller import Teller
from report.language import filled
from report.text import EMPTY, Run, Text, joined, plain, text

_Shape = Literal["square", "circle", "triangle", "diamond"]
_SHAPES: dict[str, _Shape] = {
    "assembly": "square",
    "engines": "circle",
    "batteries": "triangle",
    "software": "diamond",
    "other": "diamond",
}
_ASPECT = 1.64  # of the map's frame: 126.5 × 76 mm on the page, 736 × 452 px on the slide
NATURAL_EARTH = "natural-earth"  # the source that the program itself brings


def footprint(teller: Teller, item: Footprint, maps: Path) -> Iterator[story.Block]:
    """The blocks of the industrial footprint."""
    labels = teller.language.labels
    if any(site.location for site in item.sites):
        yield site_map(teller, item, maps)
    if item.sites:
        yield site_table(teller, item)
    if item.stages:
        yield stages(teller, item)
    yield from statements(teller, item, "skills", labels.skills)
    yield from extras(teller, item)


def site_map(teller: Teller, item: Footprint, maps: Path) -> story.Map:
    """The sites that have a location, on a map that frames them."""
    located = [site for site in item.sites if site.location]
    points = [_degrees(site) for site in located]
    bounds = bounds_around(points, _ASPECT)
    countries = frozenset(item.map.countries if item.map else ())
    places = item.map.places if item.map else ()
    distance = scale_km(bounds)
    sites = tuple(_site(teller, site, located) for site in located)
    told = "; ".join(
        ", ".join([site.name, *(plain(line) for line in site.lines)]) for site in sites
    )
    mark = teller.mark(item)
    return story.Map(
        path="footprint.map",
        title=title_of(teller, item, "map", teller.language.labels.map),
        lands=tuple(story.Land(*land) for land in lands(bounds, countries, maps)),
        bounds=bounds,
        sites=sites,
        places=tuple(
            story.Place(teller.name(p.name), float(p.lat), float(p.lon), p.kind) for p in places
        ),
        scale_km=distance,
        scale_label=filled(teller.language.phrases.kilometres, count=distance),
        key=tuple(_key(teller, located)),
        alt=teller.language.typeset(filled(teller.language.phrases.map_alt, sites=told)),
        mark=mark,
    )


def _degrees(site: Site) -> tuple[float, float]:
    """Longitude and latitude."""
    assert site.location is not None
    return float(site.location.lon), float(site.location.lat)


def _site(teller: Teller, site: Site, located: list[Site]) -> story.Site:
    longitude, latitude = _degrees(site)
    force = site.workforce_brief or site.workforce
    lines = [teller.say(site.brief), teller.amount(force) if force is not None else EMPTY]
    return story.Site(
        name=teller.name(site.short or site.name),
        lines=tuple(line for line in lines if line),
        latitude=latitude,
        longitude=longitude,
        shape=_shapes(located)[site.trade],
        size=_size(site, located),
        head=teller.say(site.head),
        text=teller.say(site.text),
    )


def _size(site: Site, located: list[Site]) -> float:
    """The workforce against the largest; 1 for all where one of them is not a number."""
    known = [other.workforce for other in located if isinstance(other.workforce, Decimal)]
    if len(known) < len(located) or not isinstance(site.workforce, Decimal) or max(known) <= 0:
        return 1.0
    return float(site.workforce / max(known))


def _shapes(located: list[Site]) -> dict[str, _Shape]:
    """A shape per trade: its usual one, or the next that is free."""
    shapes: dict[str, _Shape] = {}
    for trade in dict.fromkeys(site.trade for site in located):
        free = [shape for shape in _SHAPES.values() if shape not in shapes.values()]
        usual = _SHAPES[trade]
        shapes[trade] = usual if usual in free or not free else free[0]
    return shapes


def _key(teller: Teller, located: list[Site]) -> Iterator[Text]:
    """What the shapes mean, in words; then what the markers' size means, and the map's ground."""
    phrases = teller.language.phrases
    trades = dict.fromkeys(site.trade for site in located)
    for trade in trades:
        shape = phrases.shapes[_shapes(located)[trade]]
        word = getattr(teller.language.trades, trade)
        yield teller.set(filled(phrases.shape, shape=shape, trade=word))
    sized = all(isinstance(site.workforce, Decimal) for site in located)
    yield teller.set(phrases.sized_markers if sized else phrases.equal_markers)
    number = teller.reference(NATURAL_EARTH)
    link = (Run(f"[{number}]", to=f"source-{number}"),)
    yield joined((teller.set(phrases.map_background), link), "\u00a0") + text(".")


def site_table(teller: Teller, item: Footprint) -> story.Table:
    """A row per site; the columns that no site fills are left out."""
    labels = teller.language.labels
    period = item.workforce_period
    head = teller.name(item.workforce_label) or (
        filled(labels.workforce_period, period=teller.language.format_date(period))
        if period
        else labels.workforce
    )
    numeric = all(isinstance(site.workforce, Decimal | None) for site in item.sites)
    columns = {
        "name": story.Column(labels.site),
        "region": story.Column(labels.region),
        "role": story.Column(labels.activity),
        "heritage": story.Column(labels.heritage),
        "workforce": story.Column(teller.language.typeset(head), numeric),
    }
    filled_in = [name for name in columns if any(getattr(s, name) is not None for s in item.sites)]
    rows = tuple(
        story.Row(
            tuple(_fact_cell(teller, getattr(site, name)) for name in filled_in),
            teller.mark(site, item),
        )
        for site in item.sites
    )
    return story.Table(
        "footprint.sites",
        title_of(teller, item, "sites", labels.sites),
        tuple(columns[name] for name in filled_in),
        rows,
        labels.status if any(row.mark for row in rows) else "",
    )


def _fact_cell(teller: Teller, value: Decimal | dict[str, str] | None) -> story.Cell:
    if value is None:
        return cell(teller.language.labels.none, muted=True)
    return story.Cell(teller.amount(value))


def stages(teller: Teller, item: Footprint) -> story.Stages:
    """What was, what is, what is meant to be."""
    return story.Stages(
        path="footprint.stages",
        title=title_of(teller, item, "stages", teller.language.labels.stages),
        stages=tuple(
            story.Stage(
                teller.name(stage.label),
                teller.say(stage.title),
                teller.say(stage.text),
                stage.state,
            )
            for stage in item.stages
        ),
        mark=teller.mark(item.stages[0], item),
    )

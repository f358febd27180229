"""Give tests of maps and timelines their smallest inputs, and a ruler that needs no font."""

from __future__ import annotations

from collections.abc import Iterable

from report import story as s
from report.text import text

SQUARE_LAND = ((0.0, 0.0), (6.0, 0.0), (6.0, 4.0), (0.0, 4.0))
BOUNDS = (-2.0, -1.0, 8.0, 5.0)


def measure(words: str, size: float, bold: bool) -> float:
    """Half an em a sign, bold a little more."""
    return len(words) * size * (0.53 if bold else 0.5)


def site(name: str, longitude: float, latitude: float, *lines: str, size: float = 1.0) -> s.Site:
    return s.Site(name, tuple(text(line) for line in lines), latitude, longitude, size=size)


def map_of(
    sites: Iterable[s.Site],
    places: Iterable[s.Place] = (),
    lands: Iterable[s.Land] = (s.Land((SQUARE_LAND,), subject=True),),
    bounds: tuple[float, float, float, float] = BOUNDS,
) -> s.Map:
    return s.Map(
        path="map",
        title=text("Titre"),
        lands=tuple(lands),
        bounds=bounds,
        sites=tuple(sites),
        places=tuple(places),
        scale_km=100,
        scale_label="100 km",
        key=(),
        alt="Une carte.",
    )


def event(
    start: float | None = None,
    end: float | None = None,
    words: str = "Un événement",
    mark: s.Mark | None = None,
) -> s.Event:
    return s.Event("mars 2024", text(words), "structure", "Structure", start, end, mark)


def timeline_of(
    *events: s.Event,
    months: float = 24.0,
    undated: tuple[s.Event, ...] = (),
    known_until: float | None = None,
) -> s.Timeline:
    """Two years from January 2023 on, unless told otherwise."""
    years = range(0, int(months), 12)
    return s.Timeline(
        path="timeline",
        title=text("Titre"),
        months=months,
        ticks=(
            *(s.Tick(float(month)) for month in range(int(months) + 1)),
            *(s.Tick(float(at), "janv.", 1) for at in years),
            *(s.Tick(float(at), str(2023 + at // 12), 2) for at in years),
        ),
        events=events,
        undated=undated,
        undated_label="Sans date dans la source",
        known_until=months if known_until is None else known_until,
        alt="Une frise.",
    )

"""Give the outlines of countries inside given bounds, and good bounds around given points.

Points are (longitude, latitude) in degrees, bounds are west, south, east, north.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import cos, floor, log10, radians
from pathlib import Path
from typing import Any

from report.errors import fault, unknown_name

Point = tuple[float, float]
Ring = tuple[Point, ...]
Bounds = tuple[float, float, float, float]

CODES = {"E405": "no such country"}

KM_A_DEGREE = 111.32  # of latitude
LEAST_HEIGHT = 2.4  # degrees: less shows no coast or border that a reader knows
WESTWARD = 0.59  # of the room left over goes west: names are read from left to right
BAR = 7.5  # the scale bar is at most this part of the map's width
FINENESS = 700  # outlines need be no finer than a map's height by this: 0.1 mm on the page


def lands(
    bounds: Bounds, subject: Collection[str], folder: Path
) -> list[tuple[tuple[Ring, ...], bool]]:
    """The countries that reach into ``bounds`` (and half as far again), and which are the subject.

    ``subject`` holds ISO 3166-1 codes of two or three letters; ``folder`` holds the outlines that
    its own README describes. A ring is given whole, so neighbours share every point of a border
    and no cut looks like a coast. A ReportError names a country that the atlas does not have.
    """
    index = _read(folder / "index.json")
    about = {_country(code, index["countries"]) for code in subject}
    wide = _widened(bounds)
    scale = round(1 / index["unit"])  # to divide by it rounds better than to multiply by the unit
    reach = tuple(edge * scale for edge in wide)
    level = _level(index["levels"], bounds)
    found = []
    for country, entry in sorted(index["countries"].items()):
        if _meets(entry["bounds"], reach):
            boxed = _rings(folder / level / f"{country}.json", scale)
            rings = tuple(ring for box, ring in boxed if _meets(box, reach))
            if rings:
                found.append((rings, country in about))
    return found


def bounds_around(points: Collection[Point], aspect: float) -> Bounds:
    """A frame of ``aspect`` (width / height, as drawn) around ``points``, with room for labels.

    Few points get more room than many: the frame should show where in the country they lie.
    """
    if not points:
        raise fault("a map needs at least one site")
    longitudes, latitudes = zip(*points, strict=True)
    west, south, east, north = min(longitudes), min(latitudes), max(longitudes), max(latitudes)
    shrink = cos(radians((south + north) / 2))
    share = min(0.65, 0.3 + 0.05 * len(points))
    height = max((north - south) / share, (east - west) * shrink / aspect / share, LEAST_HEIGHT)
    width = height * aspect / shrink
    left = west - (width - (east - west)) * WESTWARD
    bottom = (south + north - height) / 2
    return (round(left, 2), round(bottom, 2), round(left + width, 2), round(bottom + height, 2))


def scale_km(bounds: Bounds) -> int:
    """A round length for the scale bar: 1, 2 or 5, with zeros."""
    west, south, east, north = bounds
    most = (east - west) * cos(radians((south + north) / 2)) * KM_A_DEGREE / BAR
    power = int(10 ** max(0, floor(log10(max(most, 1.0)))))
    return next((step * power for step in (5, 2, 1) if step * power <= most), power)


def _country(code: str, countries: dict[str, Any]) -> str:
    """The two-letter code of a country that the atlas has."""
    for short, entry in countries.items():
        if code.upper() in (short, entry["alpha3"]):
            return str(short)
    raise unknown_name("country", code, sorted(countries), "E405")


def _level(levels: Mapping[str, float], bounds: Bounds) -> str:
    """The folder of the coarsest outlines that ``bounds`` can be drawn with; else the finest."""
    needed = (bounds[3] - bounds[1]) / FINENESS
    enough = [level for level in levels if levels[level] <= needed]
    return max(enough, key=levels.__getitem__) if enough else min(levels, key=levels.__getitem__)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise fault("the country outlines cannot be read", file=path) from error


@lru_cache(maxsize=128)  # one build after another asks for the same countries
def _rings(path: Path, scale: int) -> tuple[tuple[tuple[int, ...], Ring], ...]:
    """Rings in degrees, each with its box, out of a first point and the step to each next one."""
    return tuple((tuple(box), _ring(steps, scale)) for *box, steps in _read(path))


def _ring(steps: Sequence[int], scale: int) -> Ring:
    longitudes = [x / scale for x in accumulate(steps[::2])]
    return tuple(zip(longitudes, [y / scale for y in accumulate(steps[1::2])], strict=True))


def _widened(bounds: Bounds) -> Bounds:
    west, south, east, north = bounds
    aside, across = (east - west) / 2, (north - south) / 2
    return (west - aside, south - across, east + aside, north + across)


def _meets(box: Sequence[float], bounds: Sequence[float]) -> bool:
    west, south, east, north = bounds
    return box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south

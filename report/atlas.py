"""Give the outlines of countries inside given bounds, and good bounds around given points.

Points are (longitude, latitude) in degrees, bounds are west, south, east, north.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from math import cos, floor, log10, radians
from pathlib import Path
from typing import Any

from report.errors import fault, unknown_name

Point = tuple[float, float]
Ring = tuple[Point, ...]
Bounds = tuple[float, float, float, float]

KM_A_DEGREE = 111.32  # of latitude
LEAST_HEIGHT = 2.4  # degrees: less shows no coast or border that a reader knows
WESTWARD = 0.59  # of the room left over goes west: names are read from left to right
BAR = 7.5  # the scale bar is at most this part of the map's width


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
    unit, wide = float(index["unit"]), _widened(bounds)
    found = []
    for country, entry in sorted(index["countries"].items()):
        if _meets([edge * unit for edge in entry["bounds"]], wide):
            rings = tuple(
                ring
                for ring in _rings(_read(folder / f"{country}.json"), unit)
                if _meets(_box(ring), wide)
            )
            if rings:
                found.append((rings, country in about))
    return found


def bounds_around(points: Collection[Point], aspect: float) -> Bounds:
    """A frame of ``aspect`` (width / height, as drawn) around ``points``, with room for labels.

    Few points get more room than many: the frame should show where in the country they lie.
    """
    if not points:
        raise fault("a map needs at least one site")
    west, south, east, north = _box(tuple(points))
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
    raise unknown_name("country", code, sorted(countries), "E000")


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise fault("the country outlines cannot be read", file=path) from error


def _rings(steps: Sequence[Sequence[int]], unit: float) -> Iterator[Ring]:
    """Rings in degrees, out of a first point and the step to each next one."""
    decimals = round(-log10(unit))
    for ring in steps:
        x = y = 0
        points = []
        for step_x, step_y in zip(ring[::2], ring[1::2], strict=True):
            x, y = x + step_x, y + step_y
            points.append((round(x * unit, decimals), round(y * unit, decimals)))
        yield tuple(points)


def _widened(bounds: Bounds) -> Bounds:
    west, south, east, north = bounds
    aside, across = (east - west) / 2, (north - south) / 2
    return (west - aside, south - across, east + aside, north + across)


def _box(points: Sequence[Point]) -> Bounds:
    numbers = tuple(chain.from_iterable(points))
    return (min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))


def _meets(box: Sequence[float], bounds: Bounds) -> bool:
    west, south, east, north = bounds
    return box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south

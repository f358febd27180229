"""Make the country outlines beside this file from world-atlas' countries-10m.json (TopoJSON).

    python build.py node_modules/world-atlas/countries-10m.json

Each shared arc is simplified once, before polygons are made of it, so that neighbours do not gape.
Wide maps get coarser outlines: what no eye could tell apart on them need not be read and drawn.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]

# West, south, east, north: Europe to the Urals without overseas parts, and enough around it that
# no map of Europe shows where the lands are cut.
FRAME = (-32.0, 22.0, 70.0, 82.0)
LEVELS = {"": 0.005, "medium": 0.012, "coarse": 0.03}  # the folder of each tolerance in degrees
UNIT = 0.001  # a number in a file is so many degrees
LEAST_AREA = 0.0004  # square degrees: about 3 km², less is no land that a map here could show

# ISO 3166-1. The atlas numbers its countries; Kosovo and some parts of countries have a name only.
CODES = """
004 AF AFG|008 AL ALB|012 DZ DZA|020 AD AND|031 AZ AZE|040 AT AUT|048 BH BHR
051 AM ARM|056 BE BEL|070 BA BIH|100 BG BGR|112 BY BLR|148 TD TCD|191 HR HRV
196 CY CYP|203 CZ CZE|208 DK DNK|233 EE EST|234 FO FRO|246 FI FIN|248 AX ALA
250 FR FRA|268 GE GEO|275 PS PSE|276 DE DEU|292 GI GIB|300 GR GRC|304 GL GRL
336 VA VAT|348 HU HUN|352 IS ISL|356 IN IND|364 IR IRN|368 IQ IRQ|372 IE IRL
376 IL ISR|380 IT ITA|398 KZ KAZ|400 JO JOR|414 KW KWT|417 KG KGZ|422 LB LBN
428 LV LVA|434 LY LBY|438 LI LIE|440 LT LTU|442 LU LUX|466 ML MLI|470 MT MLT
478 MR MRT|492 MC MCO|498 MD MDA|499 ME MNE|504 MA MAR|512 OM OMN|528 NL NLD
562 NE NER|578 NO NOR|586 PK PAK|616 PL POL|620 PT PRT|634 QA QAT|642 RO ROU
643 RU RUS|674 SM SMR|682 SA SAU|688 RS SRB|703 SK SVK|705 SI SVN|724 ES ESP
729 SD SDN|732 EH ESH|752 SE SWE|756 CH CHE|760 SY SYR|762 TJ TJK|784 AE ARE
788 TN TUN|792 TR TUR|795 TM TKM|804 UA UKR|807 MK MKD|818 EG EGY|826 GB GBR
831 GG GGY|832 JE JEY|833 IM IMN|860 UZ UZB
"""
NAMED = {
    "Kosovo": ("XK", "XKX"),
    "N. Cyprus": ("CY", "CYP"),
    "Cyprus U.N. Buffer Zone": ("CY", "CYP"),
    "Akrotiri": ("CY", "CYP"),
    "Dhekelia": ("CY", "CYP"),
    "Baikonur": ("KZ", "KAZ"),
}
# Natural Earth draws who holds a land. Crimea stands with Ukraine: UN General Assembly 68/262.
MOVED = {"RU": ((34.1, 45.2), "UA")}


def main() -> None:
    """Read the atlas named on the command line; write an index, and a file a country and level."""
    folder = Path(__file__).parent
    atlas = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    finest = outlines(atlas, min(LEVELS.values()))
    index = {
        short: {"alpha3": long, "bounds": _bounds([point for ring in rings for point in ring])}
        for (short, long), rings in sorted(finest.items())
    }
    _write(folder / "index.json", {"unit": UNIT, "levels": LEVELS, "countries": index})
    for level, tolerance in LEVELS.items():
        found = {short: rings for (short, _), rings in outlines(atlas, tolerance).items()}
        (folder / level).mkdir(exist_ok=True)
        for short in index:
            _write(
                folder / level / f"{short}.json",
                [[*_bounds(ring), _deltas(ring)] for ring in found.get(short, [])],
            )


def outlines(
    atlas: dict[str, Any], tolerance: float
) -> dict[tuple[str, str], list[list[tuple[int, int]]]]:
    """The rings of each country inside the frame, in units; shared borders have the same points."""
    arcs = [_rounded(_simplified(arc, tolerance)) for arc in _arcs(atlas)]
    codes = {row.split()[0]: (row.split()[1], row.split()[2]) for row in _rows()}
    found: dict[tuple[str, str], list[list[tuple[int, int]]]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", "")) or NAMED.get(shape["properties"]["name"])
        if code is None:
            continue
        for numbers in _rings(shape):
            ring = _clipped(_unwrapped(_joined(numbers, arcs)))
            if len(ring) > 3 and abs(_area(ring)) * UNIT**2 >= LEAST_AREA:
                found.setdefault(_owner(code, ring), []).append(ring)
    return found


def _rows() -> list[str]:
    return [row for line in CODES.split("\n") for row in line.split("|") if row]


def _owner(code: tuple[str, str], ring: list[tuple[int, int]]) -> tuple[str, str]:
    if code[0] in MOVED:
        (x, y), to = MOVED[code[0]]
        west, south, east, north = _bounds(ring)
        inside = west < x / UNIT < east and south < y / UNIT < north
        if inside and east - west < 10 / UNIT:
            return next((row[4:6], row[7:]) for row in _rows() if row[4:6] == to)
    return code


def _arcs(atlas: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees: TopoJSON holds them as steps on a grid."""
    (scale_x, scale_y), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for steps in atlas["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + west, y * scale_y + south))
        arcs.append(arc)
    return arcs


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    if shape["type"] == "Polygon":
        return list(shape["arcs"])
    return [ring for polygon in shape.get("arcs", []) for ring in polygon]


def _joined(numbers: list[int], arcs: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """The arcs of a ring end to end; ``~n`` is arc n backwards. The last point is not repeated."""
    ring: list[tuple[int, int]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[:-1]
    return ring


def _unwrapped(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The atlas joins what the 180th meridian cuts: Russia's far east goes on beyond 180°."""
    turn = round(360 / UNIT)
    shift, out = 0, ring[:1]
    for a, b in pairwise(ring):
        if abs(b[0] - a[0]) > turn / 2:
            shift += turn if b[0] < a[0] else -turn
        out.append((b[0] + shift, b[1]))
    middle = sorted(x for x, _ in out)[len(out) // 2]
    home = turn * round(middle / turn)  # the ring may have begun on the other side
    return [(x - home, y) for x, y in out]


def _simplified(arc: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's; a closed arc, an island, is cut farthest from its start."""
    if len(arc) < 3:
        return arc
    if arc[0] == arc[-1]:
        far = max(range(len(arc)), key=lambda i: _distance(arc[i], arc[0], arc[0]))
        return _thinned(arc[: far + 1], tolerance)[:-1] + _thinned(arc[far:], tolerance)
    return _thinned(arc, tolerance)


def _thinned(arc: list[Point], tolerance: float) -> list[Point]:
    kept, spans = {0, len(arc) - 1}, [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        far = max(inner, key=lambda i: _distance(arc[i], arc[first], arc[last]))
        if _distance(arc[far], arc[first], arc[last]) > tolerance:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [arc[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a segment, in degrees of latitude; 0.65 is about cos 50°."""
    x, y = (point[0] - start[0]) * 0.65, point[1] - start[1]
    run, rise = (end[0] - start[0]) * 0.65, end[1] - start[1]
    length = run * run + rise * rise
    along = min(1.0, max(0.0, (x * run + y * rise) / length)) if length else 0.0
    return float(((x - along * run) ** 2 + (y - along * rise) ** 2) ** 0.5)


def _rounded(arc: list[Point]) -> list[tuple[int, int]]:
    return [(round(x / UNIT), round(y / UNIT)) for x, y in arc]


def _clipped(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sutherland and Hodgman's, against the four edges of the frame."""
    west, south, east, north = (round(edge / UNIT) for edge in FRAME)
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        out: list[tuple[int, int]] = []
        for a, b in pairwise([*ring[-1:], *ring]):
            a_in, b_in = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if a_in != b_in:
                first, second = sorted((a, b))
                out.append(_crossing(first, second, axis, limit))
            if b_in:
                out.append(b)
        ring = out
    return [a for a, b in pairwise([*ring, *ring[:1]]) if a != b]


def _crossing(a: tuple[int, int], b: tuple[int, int], axis: int, limit: int) -> tuple[int, int]:
    """Where a border leaves the frame; its ends come sorted, so both neighbours get one point."""
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = round(a[1 - axis] + share * (b[1 - axis] - a[1 - axis]))
    return (limit, other) if axis == 0 else (other, limit)


def _area(ring: list[tuple[int, int]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])) / 2


def _bounds(points: list[tuple[int, int]]) -> list[int]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [min(xs), min(ys), max(xs), max(ys)]


def _deltas(ring: list[tuple[int, int]]) -> list[int]:
    """The first point, then the step to each next one."""
    steps = [*ring[0]]
    for a, b in pairwise(ring):
        steps += [b[0] - a[0], b[1] - a[1]]
    return steps


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Draw a map for the page: a story's Map in, a Picture out."""

from __future__ import annotations

from collections.abc import Iterator

from report.layout.map import MapPlan, map_plan
from report.layout.marks import Look
from report.layout.words import Measure
from report.pdf.picture import Label, Path, Picture
from report.pdf.shapes import Pen
from report.story import Map
from report.theme import Theme

MM = 72 / 25.4

LOOK = Look(
    name=12,
    detail=10,
    name_alone=9,
    region=10,
    country=9,
    town=9,
    scale=9,
    italic_seas=True,
    square=3.2 * MM,
    circle=3.6 * MM,
    dot=1 * MM,
    towns=6,
    name_rise=1.4 * MM,
    detail_drops=(4.1 * MM, 8.4 * MM),
    lead=6.9 * MM,
    edge=1.2 * MM,
    scale_edge=(5.9 * MM, 4.5 * MM),
)


def map_picture(block: Map, theme: Theme, width: float, height: float, measure: Measure) -> Picture:
    """``block`` in a frame of ``width`` × ``height`` points (126.5 × 76 mm at the spine)."""
    plan = map_plan(block, width, height, LOOK, measure)
    pen = Pen(height, theme.colors)
    return Picture(width, height, (*_ground(plan, pen), *_sites(plan, pen, measure)))


def unplaced(block: Map, width: float, height: float, measure: Measure) -> tuple[str, ...]:
    """The sites whose name found no room; they must be named beside the map."""
    return map_plan(block, width, height, LOOK, measure).unplaced


def _ground(plan: MapPlan, pen: Pen) -> Iterator[Path]:
    """Sea, lands, borders: the map's own country last, so that its coast lies on top."""
    frame = ((0.0, 0.0), (plan.width, 0.0), (plan.width, plan.height), (0.0, plan.height))
    yield pen.fill([frame], "sea")
    for fill in sorted(plan.fills, key=lambda fill: fill.subject):
        yield pen.fill(fill.rings, "paper" if fill.subject else "neighbour")
    for subject, role in ((False, "rule"), (True, "grey")):
        lines = [stroke.points for stroke in plan.strokes if stroke.subject == subject]
        if lines:
            yield pen.line(lines, role, 0.6)
    yield pen.line([(*frame, frame[0])], "rule", 0.5)


def _sites(plan: MapPlan, pen: Pen, measure: Measure) -> Iterator[Path | Label]:
    yield from pen.words(plan.names, measure)
    for dot in plan.dots:
        yield pen.shape("circle", (dot.x, dot.y), dot.size, "grey")
    if plan.leaders:
        yield pen.line(plan.leaders, "ink", 0.5)
    for marker in plan.markers:
        yield pen.shape(marker.shape, (marker.x, marker.y), marker.size, "ink")
    yield from pen.words(plan.labels, measure)
    bar = plan.scale
    up = bar.y - 1 * MM
    yield pen.line([((bar.x, up), (bar.x, bar.y), (bar.right, bar.y), (bar.right, up))], "ink", 0.6)
    yield from pen.words([bar.label], measure)

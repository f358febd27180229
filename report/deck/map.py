"""Draw a map as one group of native shapes on a slide: a story's Map in, shapes out."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

from report.deck.draw import Box, add_rule, group, pt
from report.deck.fit import width_pt
from report.deck.freeform import add_freeform, add_ground, add_label, add_marker
from report.deck.grid import EMU_PER_PT
from report.layout.map import MapPlan, map_plan
from report.layout.marks import Look
from report.story import Map
from report.theme import Theme

PX = 0.75  # points
_BORDER = 0.75  # points

LOOK = Look(
    name=18,
    detail=14,
    name_alone=14,
    region=14,
    country=12,
    town=12,
    scale=12,
    italic_seas=False,
    square=20 * PX,
    circle=22 * PX,
    dot=6 * PX,
    towns=3,
    name_rise=7 * PX,
    detail_drops=(20 * PX, 43 * PX),
    lead=40 * PX,
    edge=6 * PX,
    scale_edge=(16 * PX, 21 * PX),
)


def add_map(
    slide: Any, block: Map, box: Box, theme: Theme, *, name: str, language: str
) -> tuple[str, ...]:
    """Draw ``block`` in ``box``; the sites whose name found no room there are given back."""
    plan = _plan(block, box.width, box.height, theme.fonts.deck)
    origin = (box.x / EMU_PER_PT, box.y / EMU_PER_PT)
    shapes = slide.shapes
    # The coasts come last, though they lie below: each new shape looks through all others, and each
    # point of a coast, for the ids that are taken, unless ids are counted on.
    above = [
        *_marks(shapes, plan, origin, name),
        *_words(shapes, plan, origin, name, language),
    ]
    members = [*_ground(shapes, plan, box, theme, name), *above]
    group(shapes, members, name=name, alt=block.alt)
    return plan.unplaced


def unplaced_sites(block: Map, box: Box, theme: Theme) -> tuple[str, ...]:
    """The sites whose name will find no room in ``box``."""
    return _plan(block, box.width, box.height, theme.fonts.deck).unplaced


@lru_cache(4)  # asked for when the words beside it are laid out, and again when it is drawn
def _plan(block: Map, width: int, height: int, font: str) -> MapPlan:
    measure = partial(width_pt, font=font)
    return map_plan(block, width / EMU_PER_PT, height / EMU_PER_PT, LOOK, measure)


def _ground(shapes: Any, plan: MapPlan, box: Box, theme: Theme, name: str) -> list[Any]:
    """Sea, lands, then coasts and borders as open lines, so that the cut at the frame is none."""
    origin = (box.x / EMU_PER_PT, box.y / EMU_PER_PT)
    made = [add_ground(shapes, box, theme.colors.sea, name=f"{name} 0")]
    fills = sorted(plan.fills, key=lambda fill: fill.subject)
    for number, fill in enumerate(fills, 1):
        color = "paper" if fill.subject else theme.colors.neighbour
        part = f"{name} {number}"
        made.append(add_freeform(shapes, fill.rings, origin, closed=True, color=color, name=part))
    width, height = plan.width, plan.height
    frame = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0))
    lines = {
        "rule": [*(s.points for s in plan.strokes if not s.subject), frame],
        "grey": [s.points for s in plan.strokes if s.subject],
    }
    for number, (role, strokes) in enumerate(lines.items(), len(fills) + 1):
        made.append(
            add_freeform(
                shapes,
                strokes,
                origin,
                closed=False,
                color=role,
                line_pt=_BORDER,
                name=f"{name} {number}",
            )
        )
    return [shape for shape in made if shape is not None]


def _marks(shapes: Any, plan: MapPlan, origin: tuple[float, float], name: str) -> list[Any]:
    """Leaders, sites, towns and the scale bar."""
    bar = plan.scale
    up = bar.y - 6 * PX
    bent = ((bar.x, up), (bar.x, bar.y), (bar.right, bar.y), (bar.right, up))
    made = [
        add_freeform(
            shapes, [bent], origin, closed=False, color="ink", line_pt=0.75, name=bar.label.text
        )
    ]
    for leader in plan.leaders:
        for (x1, y1), (x2, y2) in pairwise(leader):
            ends = [pt(origin[i % 2] + at) for i, at in enumerate((x1, y1, x2, y2))]
            made.append(add_rule(shapes, *ends, role="ink", width_pt=0.75, name=f"{name} –"))
    for dot in plan.dots:
        at = (origin[0] + dot.x, origin[1] + dot.y)
        made.append(add_marker(shapes, "circle", at, dot.size, "grey", False, name=f"{name} ·"))
    for marker in plan.markers:
        at = (origin[0] + marker.x, origin[1] + marker.y)
        part = f"{name} {marker.name}"
        made.append(add_marker(shapes, marker.shape, at, marker.size, "ink", False, name=part))
    return made


def _words(
    shapes: Any, plan: MapPlan, origin: tuple[float, float], name: str, language: str
) -> list[Any]:
    words = (*plan.labels, *plan.names, plan.scale.label)
    return [
        add_label(shapes, label, origin, name=f"{name} {label.text}", language=language)
        for label in words
    ]

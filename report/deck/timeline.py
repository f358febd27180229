"""Draw a timeline's axis as one group of native shapes on a slide: a story's Timeline in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from report.deck.draw import Box, add_rule, add_shape, group, pt, set_decorative
from report.deck.fit import width_pt
from report.deck.freeform import add_freeform, add_label, add_marker
from report.deck.grid import EMU_PER_PT
from report.layout.axis import Look, Style
from report.layout.timeline import TimelinePlan, timeline_plan
from report.layout.window import parts
from report.story import Timeline
from report.theme import Theme

PX = 0.75  # points
MOST_TIERS = 2  # a third tier means two slides
_AXIS = 204 * PX  # from the box's top: where the axis stands unless the labels need it elsewhere

LOOK = Look(
    date=Style(14, "grey", False, 0),
    event=Style(16, "ink", True, 25.4 * PX),
    kind=Style(14, "grey", False, 23.2 * PX),
    month=None,
    year=Style(12, "ink", True, 25 * PX),
    widest=300 * PX,
    offset=10 * PX,
    stem_beside=True,
    marker=20 * PX,
    ticks=(6 * PX, 6 * PX, 14 * PX),
    tick_offset=6 * PX,
    above=51 * PX,
    below=57 * PX,
    bar_top=52 * PX,
    bar_height=14 * PX,
    bar_words=19 * PX,
    gap=24 * PX,
    tier_gap=22 * PX,
    edge=2 * PX,
    references=False,
)


def fits(block: Timeline, box: Box, theme: Theme) -> bool:
    """Whether the events go on two tiers a side and into ``box``; else the slide is split."""
    plan = _plan(block, box, theme, MOST_TIERS)
    return plan is not None and plan.above + plan.below <= box.height / EMU_PER_PT


def timeline_parts(block: Timeline, box: Box, theme: Theme) -> tuple[Timeline, ...]:
    """``block``, or its parts in time, one a slide: each fits into ``box`` on two tiers a side."""
    return parts(block, lambda part: fits(part, box, theme))


def add_timeline(
    slide: Any, block: Timeline, box: Box, theme: Theme, *, name: str, language: str
) -> None:
    """Draw the axis and the dated events of ``block`` over the width of ``box``."""
    plan = _plan(block, box, theme, MOST_TIERS) or _plan(block, box, theme, None)
    assert plan is not None  # without a limit there always is one
    x, y = box.x / EMU_PER_PT, box.y / EMU_PER_PT
    lowest = box.height / EMU_PER_PT - plan.below
    origin = (x, y + max(plan.above, min(_AXIS, lowest)))
    shapes = slide.shapes
    members = [
        *_rules(shapes, plan, origin, name),
        *_bars(shapes, plan, origin, name),
        *_markers(shapes, plan, origin, name),
        *_labels(shapes, plan, origin, name, language),
    ]
    group(shapes, members, name=name, alt=block.alt)


def _plan(block: Timeline, box: Box, theme: Theme, most: int | None) -> TimelinePlan | None:
    measure = partial(width_pt, font=theme.fonts.deck)
    return timeline_plan(block, box.width / EMU_PER_PT, LOOK, measure, most)


def _rules(
    shapes: Any, plan: TimelinePlan, origin: tuple[float, float], name: str
) -> Iterator[Any]:
    """Stems and ticks first, then the axis over them: solid as far as things are known."""
    x, y = origin
    for stem in plan.stems:
        ends = (pt(x + stem.x), pt(y + stem.top), pt(x + stem.x), pt(y + stem.bottom))
        yield add_rule(shapes, *ends, role="muted", width_pt=0.75, name=f"{name} |")
    for years, role in ((False, "muted"), (True, "ink")):
        ticks = [
            ((tick.x, 0.0), (tick.x, tick.length))
            for tick in plan.ticks
            if (tick.rank >= 2) == years
        ]
        made = add_freeform(
            shapes, ticks, origin, closed=False, color=role, line_pt=0.75, name=f"{name} '"
        )
        if made is not None:
            yield made
    for start, end, dashed in ((0.0, plan.known, False), (plan.known, plan.width, True)):
        if end > start:
            ends = (pt(x + start), pt(y), pt(x + end), pt(y))
            yield add_rule(shapes, *ends, role="ink", width_pt=1.5, dashed=dashed, name=f"{name} –")


def _bars(shapes: Any, plan: TimelinePlan, origin: tuple[float, float], name: str) -> Iterator[Any]:
    for bar in plan.bars:
        box = Box(pt(origin[0] + bar.x), pt(origin[1] + bar.y), pt(bar.width), pt(bar.height))
        shape = add_shape(
            shapes,
            MSO_SHAPE.RECTANGLE,
            box,
            fill_role="paper" if bar.hollow else "accent",
            line_role="accent" if bar.hollow else None,
            line_pt=1.5,
            name=f"{name} =",
        )
        set_decorative(shape)
        yield shape


def _markers(
    shapes: Any, plan: TimelinePlan, origin: tuple[float, float], name: str
) -> Iterator[Any]:
    for mark in plan.markers:
        at = (origin[0] + mark.x, origin[1])
        yield add_marker(shapes, mark.shape, at, mark.size, mark.role, mark.hollow, name=name)


def _labels(
    shapes: Any, plan: TimelinePlan, origin: tuple[float, float], name: str, language: str
) -> Iterator[Any]:
    for label in (*plan.tick_words, *plan.labels):
        part = f"{name} {label.text}"
        yield add_label(shapes, label, origin, name=part, language=language)

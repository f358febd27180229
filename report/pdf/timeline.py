"""Draw a timeline for the page: a story's Timeline in, a Picture out, as high as it must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.layout.axis import Look, Style
from report.layout.timeline import SHAPES, TimelinePlan, event_lines, timeline_plan
from report.layout.words import Label as Words
from report.layout.words import Line, Measure, Piece, label, wrap
from report.pdf.picture import Label, Path, Picture
from report.pdf.shapes import Pen
from report.story import Event, Timeline
from report.theme import Theme

MM = 72 / 25.4
STEP = 4.5 * MM

AXIS_END = 120.5 * MM  # where undated events stand beside the axis
RULE = 125.5 * MM
COLUMN = 130.5 * MM
INDENT = 6 * MM  # from the column to the words beside a shape
LINE_PT = 0.5

LOOK = Look(
    date=Style(10, "ink", True, STEP),
    event=Style(10, "ink", False, STEP),
    kind=Style(9, "grey", False, STEP),
    month=Style(9, "grey", False, 5.2 * MM),
    year=Style(10, "ink", True, 9.6 * MM),
    widest=56 * MM,
    offset=-1.6 * MM,
    stem_beside=False,
    marker=3.4 * MM,
    ticks=(1.3 * MM, 2.4 * MM, 5.6 * MM),
    tick_offset=1 * MM,
    above=12.2 * MM,
    below=17 * MM,
    bar_top=15 * MM,
    bar_height=2.2 * MM,
    bar_words=5.2 * MM,
    gap=4 * MM,
    tier_gap=1.6 * MM,
    edge=1.1 * MM,
    references=True,
)


def timeline_picture(block: Timeline, theme: Theme, width: float, measure: Measure) -> Picture:
    """``block`` over ``width`` points (170 mm); events without a date stand in a column beside."""
    axis = width - (170 * MM - AXIS_END) if block.undated else width
    plan = timeline_plan(block, axis, LOOK, measure)
    assert plan is not None  # only a limit of tiers may have none
    left = width - (170 * MM - COLUMN)
    column = list(_column(block, left, width - left, measure))
    dated = any(event.start is not None for event in block.events)
    used = (plan.above + plan.below) if dated else 0.0
    lowest = max((words.area.bottom for words, _ in column), default=0.0) + 1 * MM
    height = max(used, lowest)
    pen = Pen(height, theme.colors)
    items: list[Path | Label] = list(_axis(plan, pen, measure)) if dated else []
    if column:
        x = width - (170 * MM - RULE)
        items.append(pen.line([((x, 0.0), (x, height))], "rule", 0.5))
        items += _undated(block, column, left, pen, measure)
    return Picture(width, height, tuple(items))


def _axis(plan: TimelinePlan, pen: Pen, measure: Measure) -> Iterator[Path | Label]:
    """Ticks, stems, the axis over them, bars and shapes on it, and the words."""
    zero = plan.above
    for rank, role, width in ((0, "grey", 0.35), (1, "ink", 0.5), (2, "ink", 0.5)):
        ticks = [
            ((tick.x, zero), (tick.x, zero + tick.length))
            for tick in plan.ticks
            if min(tick.rank, 2) == rank
        ]
        if ticks:
            yield pen.line(ticks, role, width)
    stems = [((stem.x, zero + stem.top), (stem.x, zero + stem.bottom)) for stem in plan.stems]
    if stems:
        yield pen.line(stems, "ink", 0.5)
    yield pen.line([((0.0, zero), (plan.known, zero))], "ink", 0.75)
    if plan.known < plan.width:
        yield pen.line([((plan.known, zero), (plan.width, zero))], "ink", 0.75, "3 2")
    for bar in plan.bars:
        y, right, bottom = zero + bar.y, bar.x + bar.width, zero + bar.y + bar.height
        ring = ((bar.x, y), (right, y), (right, bottom), (bar.x, bottom))
        yield pen.outline([ring], "accent", 1) if bar.hollow else pen.fill([ring], "accent")
    for mark in plan.markers:
        yield pen.shape(mark.shape, (mark.x, zero), mark.size, mark.role, mark.hollow)
    words = [words.moved(zero) for words in (*plan.tick_words, *plan.labels)]
    yield from pen.words(words, measure)


def _column(
    block: Timeline, left: float, width: float, measure: Measure
) -> Iterator[tuple[Words, Event | None]]:
    """The column's head, then each undated event; closer together where they are many."""
    if not block.undated:
        return
    head = _head(block.undated_label, width, measure)
    yield label(left, head, measure), None
    drafts = [_draft(event, width - INDENT, measure) for event in block.undated]
    loose = 21.5 * MM + sum(len(lines) for lines in drafts) * STEP + len(drafts) * 6.5 * MM
    gap, baseline = (6.5 * MM, 21.5 * MM) if loose < 75 * MM else (2.5 * MM, 16 * MM)
    for event, lines in zip(block.undated, drafts, strict=True):
        yield label(left + INDENT, lines, measure).moved(baseline), event
        baseline += lines[-1].baseline + STEP + gap


def _draft(event: Event, width: float, measure: Measure) -> tuple[Line, ...]:
    return event_lines(event, LOOK, width, measure)


def _head(words: str, width: float, measure: Measure) -> list[Line]:
    """The first line of the column's head in bold, the rest in grey."""
    first, *rest = words.split("\n") if "\n" in words else _broken(words, width, measure)
    lines = [Line((Piece(first, 10, "ink", bold=True),), 3.8 * MM)]
    lines += [
        Line((Piece(row, 9, "grey"),), (3.8 + 4.5 * number) * MM)
        for number, row in enumerate(rest, 1)
    ]
    return lines


def _broken(words: str, width: float, measure: Measure) -> Sequence[str]:
    return wrap(words, 10, True, width * 0.8, measure) or ("",)


def _undated(
    block: Timeline,
    column: Sequence[tuple[Words, Event | None]],
    left: float,
    pen: Pen,
    measure: Measure,
) -> Iterator[Path | Label]:
    for words, event in column:
        if event is not None:
            y = words.lines[0].baseline - 0.32 * 10
            role = "accent" if event.kind == "industry" else "ink"
            yield pen.shape(SHAPES[event.kind], (left + 2 * MM, y), 3.6 * MM, role, hollow=True)
        yield from pen.words([words], measure)

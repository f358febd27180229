"""Lay out a timeline: an axis true to months, ticks, markers, bars, and labels that never touch.

All lengths are points. y is 0 on the axis and grows downwards, so what stands above is negative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.frozen import frozen, replace
from report.layout.axis import Look, Style, TickMark, apart, beside_stems, tick_words
from report.layout.tiers import Item, Place, Room, places, stacked
from report.layout.words import Label, Line, Measure, Piece, label, wrap
from report.story import Event, Mark, Timeline
from report.text import plain

SHAPES = {
    "structure": "square",
    "people": "circle",
    "finance": "diamond",
    "industry": "triangle",
    "other": "dot",
}
MOST_TIERS = 5  # a search for more takes long and finds nothing that a reader would want


@frozen
class Marker:
    """A shape centred on the axis; hollow where the event is not settled."""

    x: float
    shape: str
    size: float
    role: str
    hollow: bool


@frozen
class Bar:
    """A period under the axis."""

    x: float
    y: float
    width: float
    height: float
    hollow: bool


@frozen
class Stem:
    """From a marker to its words: a level x, from ``top`` to ``bottom``."""

    x: float
    top: float
    bottom: float


@frozen
class TimelinePlan:
    """A timeline with every part in its place; ``above`` and ``below`` are its height."""

    width: float
    known: float  # the axis is dashed from here on
    above: float
    below: float
    ticks: tuple[TickMark, ...]
    tick_words: tuple[Label, ...]
    markers: tuple[Marker, ...]
    bars: tuple[Bar, ...]
    stems: tuple[Stem, ...]
    labels: tuple[Label, ...]  # one an event, in the story's order


def timeline_plan(
    block: Timeline, width: float, look: Look, measure: Measure, max_tiers: int | None = None
) -> TimelinePlan | None:
    """``block`` on an axis ``width`` points wide; None if it needs more than ``max_tiers`` a side.

    Without ``max_tiers`` there is always a plan: it grows as high as it must.
    """
    events = [event for event in block.events if event.start is not None]
    scale = width / block.months if block.months > 0 else 0.0
    drafts = [_words(event, look, measure) for event in events]
    items = _items(events, drafts, scale, width, look)
    words = tick_words(block.ticks, scale, width, look, measure)
    spans = tuple((word.area.x - 2, word.area.right + 2) for word in words)
    room = Room(width, look.offset, look.gap, look.marker / 2, spans)
    found = places(items, room, max_tiers or MOST_TIERS)
    if found is None and max_tiers is not None:
        return None
    seats = found if found is not None else stacked(items, room)
    labels = _seated(drafts, items, seats, look)
    stems = tuple(_stems(items, seats, labels, look))
    marks = tuple(_markers(events, items, look))
    return TimelinePlan(
        width=width,
        known=min(width, max(0.0, block.known_until * scale)),
        above=_reach(labels, look, -1, look.marker / 2),
        below=_reach(labels, look, 1, look.year.step),
        ticks=tuple(
            TickMark(tick.at * scale, look.ticks[min(tick.rank, 2)], tick.rank)
            for tick in block.ticks
        ),
        tick_words=tuple(beside_stems(words, (s.x for s in stems if s.bottom > 0), look, width)),
        markers=marks,
        bars=tuple(_bars(events, items, labels, look)),
        stems=stems,
        labels=labels,
    )


def event_lines(event: Event, look: Look, width: float, measure: Measure) -> tuple[Line, ...]:
    """Date, event and kind, one under the other; the first baseline is at 0.

    The event is broken to ``width``. A mark of what is not settled stands before the kind.
    """
    style = look.event
    rows: list[tuple[Style, tuple[Piece, ...]]] = []
    if event.when:
        rows.append((look.date, (look.date.piece(event.when),)))
    words = wrap(plain(event.text), style.size, style.bold, width, measure)
    rows += [(style, (style.piece(line),)) for line in words]
    last = _kind(event, look)
    if last:
        rows.append((look.kind, last))
    baseline = 0.0
    lines: list[Line] = []
    for style, pieces in rows:
        baseline += style.step if lines else 0.0
        lines.append(Line(pieces, baseline))
    return tuple(lines)


def is_unsettled(mark: Mark | None) -> bool:
    """Whether a mark says that a thing may yet not be so."""
    return mark is not None and mark.unsettled


def _kind(event: Event, look: Look) -> tuple[Piece, ...]:
    kind = (look.kind.piece(event.kind_word),) if event.kind_word else ()
    if event.mark is None or not event.mark.unsettled:
        return kind
    word = str(event.mark) if look.references else event.mark.word
    between = (look.kind.piece(" · "),) if kind else ()
    return (Piece(word, look.kind.size, "unsettled", bold=True), *between, *kind)


def _words(event: Event, look: Look, measure: Measure) -> Label:
    return label(0.0, event_lines(event, look, look.widest, measure), measure)


def _items(
    events: Sequence[Event], drafts: Sequence[Label], scale: float, width: float, look: Look
) -> list[Item]:
    """Where each event stands; markers that would cover one another move apart a little."""
    points = [number for number, event in enumerate(events) if event.end is None]
    points.sort(key=lambda number: events[number].start or 0.0)
    at = [(events[number].start or 0.0) * scale for number in points]
    moved = dict(zip(points, apart(at, look.marker + 2, width, look.marker / 2), strict=True))
    items = []
    for number, (event, draft) in enumerate(zip(events, drafts, strict=True)):
        if event.end is None:
            items.append(Item(moved[number], draft.area.width))
        else:
            start = min(max((event.start or 0.0) * scale, 0.0), width)
            end = min(max(event.end * scale, start), width)
            items.append(Item(start, draft.area.width, end))
    return items


def _seated(
    drafts: Sequence[Label], items: Sequence[Item], seats: Sequence[Place], look: Look
) -> tuple[Label, ...]:
    """The labels at their tiers; a tier is as high as its highest label, bar included."""
    tops = _tops(drafts, items, seats, look)
    labels = []
    for draft, item, seat in zip(drafts, items, seats, strict=True):
        line = tops[seat.side, seat.tier]
        if seat.side == "above":  # last baselines stand in line
            down = line - draft.lines[-1].baseline
        else:
            down = line + (_bar_lead(look) if item.bar_end is not None else 0.0)
        x = seat.right - draft.area.width if seat.align == "end" else seat.left
        area = replace(draft.area, x=x)
        labels.append(replace(draft, area=area, align=seat.align).moved(down))
    return tuple(labels)


def _tops(
    drafts: Sequence[Label], items: Sequence[Item], seats: Sequence[Place], look: Look
) -> dict[tuple[str, int], float]:
    """Each tier's line: the last baseline above the axis, the first baseline below it."""
    tops: dict[tuple[str, int], float] = {}
    for side, sign, first in (("above", -1, look.above), ("below", 1, look.below)):
        line = first
        for tier in range(1, max((seat.tier for seat in seats), default=0) + 1):
            tops[side, tier] = sign * line
            heights = [
                draft.area.height + (_bar_lead(look) if item.bar_end is not None else 0.0)
                for draft, item, seat in zip(drafts, items, seats, strict=True)
                if (seat.side, seat.tier) == (side, tier)
            ]
            line += max(heights, default=0.0) + (look.tier_gap if heights else 0.0)
    return tops


def _bar_lead(look: Look) -> float:
    """How much lower words stand for the bar over them."""
    return look.bar_top + look.bar_height + look.bar_words - look.below


def _stems(
    items: Sequence[Item], seats: Sequence[Place], labels: Sequence[Label], look: Look
) -> Iterator[Stem]:
    for item, seat, words in zip(items, seats, labels, strict=True):
        if item.bar_end is not None:
            continue
        first, last = words.lines[0], words.lines[-1]
        if seat.side == "above":
            beside = first.baseline - first.size / 2
            yield Stem(item.x, beside if look.stem_beside else words.area.bottom + 5.5, 0.0)
        else:
            beside = last.baseline + last.size / 3
            yield Stem(item.x, 0.0, beside if look.stem_beside else words.area.y - 3)


def _markers(events: Sequence[Event], items: Sequence[Item], look: Look) -> Iterator[Marker]:
    for event, item in zip(events, items, strict=True):
        if item.bar_end is None:
            role = "accent" if event.kind == "industry" else "ink"
            yield Marker(item.x, SHAPES[event.kind], look.marker, role, is_unsettled(event.mark))


def _bars(
    events: Sequence[Event], items: Sequence[Item], labels: Sequence[Label], look: Look
) -> Iterator[Bar]:
    for event, item, words in zip(events, items, labels, strict=True):
        if item.bar_end is not None:
            top = words.lines[0].baseline - look.bar_words - look.bar_height
            width = max(item.bar_end - item.x, look.bar_height)
            yield Bar(item.x, top, width, look.bar_height, is_unsettled(event.mark))


def _reach(labels: Sequence[Label], look: Look, sign: int, least: float) -> float:
    """How far the labels reach above (-1) or below (1) the axis, and at least ``least``."""
    ends = [-words.area.y if sign < 0 else words.area.bottom for words in labels]
    return max([least, *ends]) + look.edge

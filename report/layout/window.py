"""Cut a timeline in parts that each have room for their labels: a Timeline in, several out."""

from __future__ import annotations

from collections.abc import Callable

from report.frozen import replace
from report.story import Event, Tick, Timeline


def parts(block: Timeline, fits: Callable[[Timeline], bool]) -> tuple[Timeline, ...]:
    """``block`` itself if it ``fits``; else the parts of it, in time, each of which does.

    A cut is at a month's start, with as many events before as after it. What cannot be cut any
    more is given as it is. Events without a date stay with the first part; a period that goes
    across a cut is drawn in both.
    """
    cut = None if fits(block) else _cut(block)
    if cut is None:
        return (block,)
    first = replace(_window(block, 0.0, cut), undated=block.undated)
    return (*parts(first, fits), *parts(_window(block, cut, block.months), fits))


def _cut(block: Timeline) -> float | None:
    """A month's start near the middle event, with events on both sides; None if there is none."""
    starts = sorted(event.start for event in block.events if event.start is not None)
    cuts = [
        float(month)
        for month in range(1, int(block.months) + 1)
        if month < block.months and starts and starts[0] < month <= starts[-1]
    ]
    return min(cuts, key=lambda cut: _unevenness(starts, cut), default=None)


def _unevenness(starts: list[float], cut: float) -> int:
    return abs(sum(1 if start < cut else -1 for start in starts))


def _window(block: Timeline, start: float, end: float) -> Timeline:
    """The months from ``start`` to ``end`` as a timeline of their own."""
    events = [event for event in block.events if _is_inside(event, start, end)]
    return replace(
        block,
        months=end - start,
        known_until=min(max(block.known_until - start, 0.0), end - start),
        ticks=_ticks(block.ticks, start, end),
        events=tuple(_moved(event, start, end) for event in events),
        undated=(),
    )


def _is_inside(event: Event, start: float, end: float) -> bool:
    if event.start is None:
        return False
    if event.end is None:
        return start <= event.start < end
    return event.start < end and event.end > start


def _moved(event: Event, start: float, end: float) -> Event:
    assert event.start is not None
    if event.end is None:
        return replace(event, start=event.start - start)
    return replace(event, start=max(event.start, start) - start, end=min(event.end, end) - start)


def _ticks(ticks: tuple[Tick, ...], start: float, end: float) -> tuple[Tick, ...]:
    """The window's ticks; its first point is named by the year that it lies in."""
    kept = [replace(tick, at=tick.at - start) for tick in ticks if start <= tick.at <= end]
    years = [tick for tick in ticks if tick.rank >= 2 and tick.label and tick.at <= start]
    if years and not any(tick.rank >= 2 and tick.at == 0.0 for tick in kept):
        kept.append(replace(max(years, key=lambda tick: tick.at), at=0.0))
    return tuple(kept)

"""Measure a timeline's axis: ticks, their names, and markers that keep clear of one another.

Lengths are points; y is 0 on the axis and grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report.frozen import frozen, replace
from report.layout.words import Label, Line, Measure, Piece, label
from report.story import Tick


@frozen
class Style:
    """How a label's line looks: size, colour role, weight, and the step down to its baseline."""

    size: float
    role: str
    bold: bool
    step: float

    def piece(self, text: str) -> Piece:
        """``text`` in this look."""
        return Piece(text, self.size, self.role, self.bold)


@frozen
class Look:
    """The measures of one writer's timelines, in points."""

    date: Style
    event: Style
    kind: Style
    month: Style | None  # None: only years are named
    year: Style
    widest: float  # a label's words
    offset: float  # from a stem to its words; negative where the words stand over the stem
    stem_beside: bool  # the stem runs along the words; else it ends before them
    marker: float
    ticks: tuple[float, float, float]  # lengths by rank
    tick_offset: float  # from a tick to its name
    above: float  # from the axis up to the last baseline of tier 1
    below: float  # from the axis down to the first baseline of tier 1
    bar_top: float
    bar_height: float
    bar_words: float  # from a bar's lower edge to the first baseline
    gap: float  # between two labels of a tier
    tier_gap: float  # between two tiers
    edge: float  # above the highest and below the lowest
    references: bool  # a mark is printed with its numbers


@frozen
class TickMark:
    """One tick: from the axis down ``length`` points."""

    x: float
    length: float
    rank: int


def tick_words(
    ticks: Iterable[Tick], scale: float, width: float, look: Look, measure: Measure
) -> list[Label]:
    """The names of ticks, years first; one that would touch another or pass the end is left out."""
    words: list[Label] = []
    for tick in sorted(ticks, key=lambda tick: (-tick.rank, tick.at)):
        style = look.year if tick.rank >= 2 else look.month
        if not tick.label or style is None:
            continue
        line = Line((style.piece(tick.label),), style.step)
        word = label(tick.at * scale + look.tick_offset, [line], measure)
        room = replace(word.area, x=word.area.x - 3, width=word.area.width + 6)
        if word.area.right <= width and not any(room.overlaps(other.area) for other in words):
            words.append(word)
    return words


def beside_stems(
    words: Sequence[Label], stems: Iterable[float], look: Look, width: float
) -> Iterator[Label]:
    """A stem that goes down would cut a name: a year moves to its right if it can, a month goes."""
    downward = tuple(stems)
    for word in words:
        crossing = [x for x in downward if word.area.x - 2 < x < word.area.right + 2]
        if not crossing:
            yield word
        elif word.lines[0].pieces[0].bold:
            area = replace(word.area, x=max(crossing) + look.tick_offset)
            free = not any(x > max(crossing) and x < area.right + 2 for x in downward)
            others = (other.area for other in words if other is not word)
            if free and area.right <= width and not any(area.overlaps(one) for one in others):
                yield replace(word, area=area)


def apart(at: Sequence[float], least: float, width: float, edge: float) -> list[float]:
    """The same positions, none nearer than ``least`` to the next, moved as little as possible.

    Neighbours that are too near are pooled around their mean (isotonic regression).
    """
    step = min(least, (width - 2 * edge) / max(1, len(at) - 1)) if at else 0.0
    pools: list[list[float]] = []
    for number, x in enumerate(at):
        pools.append([x - number * step])
        while len(pools) > 1 and _mean(pools[-2]) >= _mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    even = [_mean(pool) for pool in pools for _ in pool]
    spread = [x + number * step for number, x in enumerate(even)]
    for number in reversed(range(len(spread))):
        room = width - edge - step * (len(spread) - 1 - number)
        spread[number] = max(edge + step * number, min(spread[number], room))
    return spread


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)

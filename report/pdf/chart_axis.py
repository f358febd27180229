"""Categories under a plot: their names beside one another, thinned or upright, never colliding."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from report.frozen import frozen
from report.layout.apart import wrap
from report.layout.words import Measure
from report.pdf.chart_parts import GAP, LEADING, SIZE

if TYPE_CHECKING:
    from report.pdf.mpl import Sheet

_LINES = 3
_SHORT = 32.0  # points: years and months may be thinned, for a reader fills them in
_UPRIGHT = 84.0  # points: the longest name that stands upright
_APART = 6.0


@frozen
class Names:
    """The lines of each category's name (none where it is left out) and what they take below."""

    lines: tuple[tuple[str, ...], ...]
    upright: bool
    height: float


def fit_names(categories: tuple[str, ...], slot: float, measure: Measure) -> Names:
    """The names as they fit in slots of this width."""
    level = tuple(wrap(name, slot - _APART, _LINES, measure, size=SIZE) for name in categories)
    if all("…" not in line for lines in level for line in lines):
        return Names(level, False, LEADING * max(map(len, level)))
    longest = max(measure(name, SIZE, False) for name in categories)
    if longest <= _SHORT:
        step = math.ceil((longest + _APART) / slot)
        thin = tuple((name,) if at % step == 0 else () for at, name in enumerate(categories))
        return Names(thin, False, LEADING)
    step = math.ceil((SIZE + 0.5) / slot)
    cut = tuple(
        wrap(name, _UPRIGHT, 1, measure, size=SIZE) if at % step == 0 else ()
        for at, name in enumerate(categories)
    )
    tall = max(measure(line, SIZE, False) for lines in cut for line in lines)
    return Names(cut, True, tall)


def draw_names(sheet: Sheet, names: Names, centres: list[float], top: float, color: str) -> None:
    """Each name centred under its place; ``top`` is the upper edge of the first line."""
    for lines, x in zip(names.lines, centres, strict=True):
        for number, line in enumerate(lines):
            if names.upright:
                at = (x + 0.31 * SIZE, top)
                sheet.write(line, *at, color=color, size=SIZE, anchor="end", angle=90)
            else:
                y = top - 0.78 * SIZE - number * LEADING
                sheet.write(line, x, y, color=color, size=SIZE, anchor="middle")


def below(names: Names) -> float:
    """The room that ``names`` need under the plot, with the gap above them."""
    return names.height + GAP

"""Labels of a chart that must not collide: broken, cut, pushed apart, thinned, and legible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from report.layout.words import Measure

_BREAK = re.compile(r"(?<=[ \-–—])(?! )")  # never at a no-break space


def wrap(
    text: str, width: float, lines: int, measure: Measure, *, size: float, bold: bool = False
) -> tuple[str, ...]:
    """``text`` in at most ``lines`` lines of ``width``, cut with an ellipsis where it must be."""
    done: list[str] = []
    line = ""
    for piece in _BREAK.split(text.strip()):
        if line and measure((line + piece).rstrip(), size, bold) > width:
            done.append(line.rstrip())
            line = ""
        line += piece
    done.append(line.rstrip())
    if len(done) > lines:
        done[lines - 1 :] = [" ".join(done[lines - 1 :])]
    return tuple(_cut(part, width, measure, size, bold) for part in done)


def _cut(line: str, width: float, measure: Measure, size: float, bold: bool) -> str:
    if measure(line, size, bold) <= width:
        return line
    for end in range(len(line) - 1, 0, -1):
        cut = line[:end].rstrip(" -–—,.;:\u00a0\u202f") + "…"
        if measure(cut, size, bold) <= width:
            return cut
    return "…"


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Middles as near as can be to ``wanted``, in its order, so that no label touches another.

    Label i takes ``sizes[i]``; all stay within ``low`` and ``high``. Where there is not room for
    all they are squeezed alike. Least squares under order: pool adjacent violators.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    squeeze = min(1.0, (high - low) / (sum(sizes) or 1.0))
    offsets: dict[int, float] = {}
    taken = 0.0
    for index in order:
        offsets[index] = taken + sizes[index] * squeeze / 2
        taken += sizes[index] * squeeze
    shifts = _rising([wanted[index] - offsets[index] for index in order])
    places = [0.0] * len(wanted)
    for index, shift in zip(order, shifts, strict=True):
        places[index] = max(low, min(shift, high - taken)) + offsets[index]
    return places


def _rising(values: Sequence[float]) -> list[float]:
    """The rising row of numbers nearest to ``values``."""
    blocks: list[tuple[float, int]] = []  # mean, how many
    for value in values:
        mean, count = value, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean = (before * many + mean * count) / (many + count)
            count += many
        blocks.append((mean, count))
    return [mean for mean, count in blocks for _ in range(count)]


def kept(spans: Sequence[tuple[float, float]], first: Iterable[int], gap: float) -> set[int]:
    """The labels to print so that none touches: those of ``first`` in turn, then the others."""
    chosen: list[int] = []
    for index in dict.fromkeys([*first, *range(len(spans))]):
        low, high = spans[index]
        if all(high + gap <= spans[other][0] or spans[other][1] + gap <= low for other in chosen):
            chosen.append(index)
    return set(chosen)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def legible(ground: str, colors: Sequence[str]) -> str:
    """The first of ``colors`` with a contrast of 4.5 on ``ground``, else the best of them."""
    for color in colors:
        if contrast(ground, color) >= 4.5:
            return color
    return max(colors, key=lambda color: contrast(ground, color))


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

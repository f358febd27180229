"""Words with a place: areas that must not overlap, labels made of lines, text broken evenly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from report.frozen import frozen, replace

Measure = Callable[[str, float, bool], float]  # (text, size in points, bold): width in points

ASCENT = 0.75  # of the size, above the baseline; Carlito's and Calibri's
DESCENT = 0.25


@frozen
class Area:
    """A rectangle in points; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    def grown(self, by: float) -> Area:
        """The same area with ``by`` points more on every side."""
        return Area(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def overlaps(self, other: Area) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: Area) -> bool:
        """Whether ``other`` lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )


@frozen
class Piece:
    """Words of one look; ``role`` names a colour of the theme."""

    text: str
    size: float
    role: str = "ink"
    bold: bool = False
    italic: bool = False


@frozen
class Line:
    """One line of a label: its pieces and its baseline."""

    pieces: tuple[Piece, ...]
    baseline: float

    @property
    def size(self) -> float:
        """The largest size on the line."""
        return max(piece.size for piece in self.pieces)

    def width(self, measure: Measure) -> float:
        """The width of all pieces."""
        return sum(measure(piece.text, piece.size, piece.bold) for piece in self.pieces)


@frozen
class Label:
    """Lines in an area; they start at its left edge or end at its right edge."""

    area: Area
    lines: tuple[Line, ...]
    align: Literal["start", "end"] = "start"

    @property
    def text(self) -> str:
        """All its words, a space between two lines."""
        return " ".join("".join(piece.text for piece in line.pieces) for line in self.lines)

    def moved(self, down: float, right: float = 0.0) -> Label:
        """The same label, ``down`` points lower and ``right`` points to the right."""
        return Label(
            replace(self.area, x=self.area.x + right, y=self.area.y + down),
            tuple(replace(line, baseline=line.baseline + down) for line in self.lines),
            self.align,
        )


def label(
    x: float,
    lines: Iterable[Line],
    measure: Measure,
    align: Literal["start", "end"] = "start",
) -> Label:
    """``lines`` as a label that starts, or ends, at ``x``."""
    kept = tuple(lines)
    width = max(line.width(measure) for line in kept)
    top = min(line.baseline - ASCENT * line.size for line in kept)
    bottom = max(line.baseline + DESCENT * line.size for line in kept)
    left = x if align == "start" else x - width
    return Label(Area(left, top, width, bottom - top), kept, align)


def wrap(text: str, size: float, bold: bool, width: float, measure: Measure) -> tuple[str, ...]:
    """``text`` on as few lines as ``width`` allows, and these as even as they can be.

    Only a space breaks; a word wider than ``width`` stands on a line of its own.
    """
    words = [(word, measure(word, size, bold)) for word in text.split(" ") if word]
    space = measure(" ", size, bold)
    broken = _filled(words, space, width)
    trial = width
    while len(broken) > 1 and trial > width * 0.4:
        trial -= size / 4
        tighter = _filled(words, space, trial)
        if len(tighter) > len(broken):
            break
        broken = tighter
    return tuple(broken)


def _filled(words: list[tuple[str, float]], space: float, width: float) -> list[str]:
    """Lines filled from the first on."""
    lines: list[list[str]] = []
    used = 0.0
    for word, length in words:
        if lines and used + space + length <= width:
            lines[-1].append(word)
            used += space + length
        else:
            lines.append([word])
            used = length
    return [" ".join(line) for line in lines]

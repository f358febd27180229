"""Lines, fills and the small shapes of pictures as PDF operators, y upwards; and placed words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from report.layout.words import Label as Words
from report.layout.words import Measure
from report.pdf.picture import Label, Path
from report.theme import Colors

Point = tuple[float, float]

_ROUND = 0.5523  # Bézier's circle: the handle's length for a radius of 1
_ROUND_JOINS = "1 j 1 J"
_COAST = 25  # points: from here on a twentieth of one is exact enough, there are thousands of them


class Pen:
    """Draws in a picture ``height`` points high whose parts were laid out y downwards."""

    def __init__(self, height: float, colors: Colors) -> None:
        self._height = height
        self._colors = colors

    def color(self, role: str) -> str:
        """The theme's colour for a role."""
        return str(getattr(self._colors, role))

    def fill(self, rings: Iterable[Sequence[Point]], role: str) -> Path:
        """Rings filled; a ring inside a ring is a hole."""
        return Path(f"{_rgb(self.color(role))} rg {self._closed(rings)} f*")

    def outline(self, rings: Iterable[Sequence[Point]], role: str, width: float) -> Path:
        """Closed rings drawn in paper and in a line: a hollow shape."""
        paper, line = _rgb(self.color("paper")), _rgb(self.color(role))
        return Path(f"{paper} rg {line} RG {_n(width)} w {self._closed(rings)} B")

    def line(
        self, lines: Iterable[Sequence[Point]], role: str, width: float, dash: str = ""
    ) -> Path:
        """Open lines of one colour and width; ``dash`` is PDF's array, such as ``3 2``."""
        paths = " ".join(self._path(line) for line in lines)
        style = f"[{dash}] 0 d" if dash else _ROUND_JOINS
        return Path(f"{_rgb(self.color(role))} RG {_n(width)} w {style} {paths} S")

    def shape(self, shape: str, at: Point, size: float, role: str, hollow: bool = False) -> Path:
        """A square, circle, diamond, triangle or dot, centred; a hollow one has a 1.3 pt line."""
        if hollow:
            size -= 1.3
        x, y = at
        half = size / 2
        if shape in ("circle", "dot"):
            return self._disc(x, y, half * (0.6 if shape == "dot" else 1.0), role, hollow)
        ring = [(x + dx * half, y + dy * half) for dx, dy in _CORNERS[shape]]
        return self.outline([ring], role, 1.3) if hollow else self.fill([ring], role)

    def words(self, labels: Iterable[Words], measure: Measure) -> Iterator[Label]:
        """Each piece of each line at its place."""
        for words in labels:
            for line in words.lines:
                x = words.area.x
                if words.align == "end":
                    x = words.area.right - line.width(measure)
                for piece in line.pieces:
                    yield Label(
                        piece.text,
                        round(x, 3),
                        round(self._height - line.baseline, 3),
                        piece.size,
                        self.color(piece.role),
                        piece.bold,
                        piece.italic,
                    )
                    x += measure(piece.text, piece.size, piece.bold)

    def _disc(self, x: float, y: float, r: float, role: str, hollow: bool) -> Path:
        y, k = self._height - y, r * _ROUND
        curves = (
            f"{_n(x + r)} {_n(y)} m "
            f"{_n(x + r)} {_n(y + k)} {_n(x + k)} {_n(y + r)} {_n(x)} {_n(y + r)} c "
            f"{_n(x - k)} {_n(y + r)} {_n(x - r)} {_n(y + k)} {_n(x - r)} {_n(y)} c "
            f"{_n(x - r)} {_n(y - k)} {_n(x - k)} {_n(y - r)} {_n(x)} {_n(y - r)} c "
            f"{_n(x + k)} {_n(y - r)} {_n(x + r)} {_n(y - k)} {_n(x + r)} {_n(y)} c h"
        )
        color = _rgb(self.color(role))
        if hollow:
            return Path(f"{_rgb(self.color('paper'))} rg {color} RG 1.3 w {curves} B")
        return Path(f"{color} rg {curves} f")

    def _closed(self, rings: Iterable[Sequence[Point]]) -> str:
        return " ".join(f"{self._path(ring)} h" for ring in rings)

    def _path(self, points: Sequence[Point]) -> str:
        write = _n if len(points) < _COAST else _tenths
        places = (f"{write(x)} {write(self._height - y)}" for x, y in points)
        apart = [place for place, _ in groupby(places)] or [""]
        return " ".join([f"{apart[0]} m", *(f"{place} l" for place in apart[1:])])


_CORNERS: dict[str, tuple[Point, ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "triangle": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
}


def _rgb(color: str) -> str:
    return " ".join(_n(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))


def _n(number: float) -> str:
    """A number as PDF writes it: no exponent, two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _tenths(number: float) -> str:
    """To a tenth of a point: no pen is as fine as that."""
    return f"{number:.1f}".removesuffix(".0")

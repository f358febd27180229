"""A picture as plain data: paths as PDF operators, and words; nothing here opens a page."""

from __future__ import annotations

from typing import Literal

from report.frozen import frozen


@frozen
class Path:
    """PDF path and colour operators, in points, y upwards, origin at the picture's lower left.

    Self-contained: it is replayed between ``q`` and ``Q``.
    """

    operators: str


@frozen
class Label:
    """Words at a baseline point (points). ``color`` is ``#RRGGBB``; ``angle`` in degrees."""

    text: str
    x: float
    y: float
    size: float
    color: str
    bold: bool = False
    italic: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    angle: float = 0.0


@frozen
class Picture:
    """A drawing of ``width`` × ``height`` points."""

    width: float
    height: float
    items: tuple[Path | Label, ...]

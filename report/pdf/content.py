"""Take what stands on a page in its order, give PDF operators: none that says what already holds.

Words go on within one text object, each placed from the one before; a colour and a font are named
where they change; what lies under the words is laid first, all at once, so that it does not come
between them. Marked content and text objects nest (ISO 32000-1, 14.6.1).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Shown(NamedTuple):
    """Characters of one font: its name and size as ``Tf`` takes them, and what shows them."""

    font: str
    operators: str


class _Text(Enum):
    """Whether a text object is open, and if so whether marked content stands in it or around it."""

    NONE = 0
    AROUND = 1
    WITHIN = 2


class Content:
    """The operators of one page, added to ``code``."""

    def __init__(self, code: list[str]) -> None:
        self._code = code
        self._text = _Text.NONE
        self._is_marked = False
        self._color = self._font = ""
        self._x = self._y = 0.0
        self._ground: list[tuple[str, str]] = []
        self._ground_at = -1

    @property
    def may_paint(self) -> bool:
        """Whether anything but words may come before this marked content ends."""
        return self._text is not _Text.AROUND

    def mark(self, operator: str, *, for_words: bool) -> None:
        """Begin marked content, which ends what is open."""
        self.end_mark()
        if for_words and self._text is _Text.NONE:
            self._begin_text(_Text.AROUND)
        elif not for_words:
            self._end_text()
        self._code.append(operator)
        self._is_marked = True

    def end_mark(self) -> None:
        if self._text is _Text.WITHIN:
            self._end_text()
        if self._is_marked:
            self._code.append("EMC")
        self._is_marked = False

    def begin_ground(self) -> None:
        """From here on, rectangles come to lie here: over what was painted, under what will be."""
        if self._ground_at < 0:
            self._close()
            self._ground_at = len(self._code)
            self._color = self._font = ""

    def lay(self, box: str, color: str) -> None:
        """A filled rectangle, as ``re`` takes it, in the ground."""
        self._ground.append((box, color))

    def end(self, ground: str) -> None:
        """The page is done: close what is open, lay the ground as marked content of its own."""
        self.begin_ground()
        self._close()
        if self._ground:
            laid = Content([])
            laid.mark(ground, for_words=False)
            for box, color in self._ground:
                laid.fill(box, color)
            laid.end_mark()
            self._code[self._ground_at : self._ground_at] = laid._code

    def _close(self) -> None:
        self.end_mark()
        self._end_text()

    def write(self, x: float, y: float, color: str, shown: Iterable[Shown]) -> None:
        """Words from (x, y) on, in a colour as ``rg`` takes it."""
        if self._text is _Text.NONE:
            self._begin_text(_Text.WITHIN)
        self._fill_with(color)
        right, up = f"{x - self._x:.2f}", f"{y - self._y:.2f}"
        self._x, self._y = self._x + float(right), self._y + float(up)
        parts = [f"{brief(right)} {brief(up)} Td"]
        for font, operators in shown:
            if font != self._font:
                self._font = font
                parts.append(f"{font} Tf")
            parts.append(operators)
        self._code.append(" ".join(parts))

    def fill(self, box: str, color: str) -> None:
        """A filled rectangle, as ``re`` takes it."""
        self._end_text()
        self._fill_with(color)
        self._code.append(f"{box} re f")

    def paint(self, operators: str) -> None:
        """Operators that may leave another colour and another font behind."""
        self._end_text()
        self._code.append(operators)
        self._color = self._font = ""

    def _fill_with(self, color: str) -> None:
        if color != self._color:
            self._color = color
            self._code.append(f"{color} rg")

    def _begin_text(self, text: _Text) -> None:
        self._text, self._x, self._y = text, 0.0, 0.0
        self._code.append("BT")

    def _end_text(self) -> None:
        if self._text is not _Text.NONE:
            self._text = _Text.NONE
            self._code.append("ET")


def brief(number: str) -> str:
    """A number with a point as short as it can be said; nothing is no less than nothing."""
    short = number.rstrip("0").rstrip(".")
    return "0" if short == "-0" else short

"""Take words, rules, fills and pictures in points from the page's top, paint them on a canvas."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from report.pdf.content import Shown, brief
from report.pdf.fonts import CLOSER, kerned, kerns, pieces, width_pt
from report.pdf.lines import Line, Span
from report.pdf.picture import Label, Path, Picture
from report.pdf.tags import LAYOUT, Artifact, Element, TaggedCanvas
from report.theme.picture import Picture as Raster

_KEPT = 2000  # stretches of words
_KERNS = range(0xF0000, 0x100000)  # the plane in which ``CLOSER`` stands


class Pen:
    """Paints on one canvas. ``x`` counts from the left, ``top`` downwards from the page's top."""

    def __init__(self, canvas: TaggedCanvas, page_height: float) -> None:
        self.canvas = canvas
        self._height = page_height
        self._cited: set[str] = set()
        self._codes: dict[str, _Codes] = {}
        self._shown = lru_cache(maxsize=_KEPT)(self._shown_anew)  # words come again

    def line(self, line: Line, x: float, baseline: float, element: Element | None) -> None:
        """One line of a paragraph; its links are laid over what they say."""
        for placed in line.placed:
            span = placed.span
            self._show(span, x + placed.x, baseline, span.element or element)
            if span.element is not None and span.element.link is not None:
                self._lay_link(span, x + placed.x, baseline, placed.width)
        if line.hyphen is not None:
            self._show(line.hyphen.span, x + line.hyphen.x, baseline, LAYOUT)

    def rule(self, x1: float, x2: float, top: float, thickness: float, color: str) -> None:
        """A level rule whose upper edge is at ``top``."""
        self.fill(x1, x2, top, thickness, color)

    def fill(self, x1: float, x2: float, top: float, height: float, color: str) -> None:
        y = self._height - top - height
        self.canvas.fill(f"{_n(x1)} {_n(y)} {_n(x2 - x1)} {_n(height)}", _rgb(color))

    def frame(self, x1: float, x2: float, top: float, height: float, color: str) -> None:
        """A border of 0.75 pt, drawn within the box."""
        for left, right, at, high in (
            (x1, x2, top, 0.75),
            (x1, x2, top + height - 0.75, 0.75),
            (x1, x1 + 0.75, top, height),
            (x2 - 0.75, x2, top, height),
        ):
            self.fill(left, right, at, high, color)

    def picture(self, picture: Picture, x: float, top: float, element: Element) -> None:
        """Replay ``picture`` with its upper left corner at (x, top), as one figure."""
        y = self._height - top - picture.height
        element.box = (x, y, x + picture.width, y + picture.height)
        with self.canvas.mark(element):
            for item in picture.items:
                match item:
                    case Path(operators):
                        self.canvas.paint(f"q 1 0 0 1 {_n(x)} {_n(y)} cm {operators} Q")
                    case Label():
                        self._label(item, x, y)

    def photo(
        self,
        picture: Raster,
        x: float,
        top: float,
        size: tuple[float, float],
        element: Element | None,
    ) -> None:
        """Pixels with their upper left corner at (x, top), as a figure or as decoration."""
        width, height = size
        y = self._height - top - height
        if element is not None:
            element.box = (x, y, x + width, y + height)
        with self.canvas.mark(element or LAYOUT):
            self.canvas.photo(picture, f"{_n(width)} 0 0 {_n(height)} {_n(x)} {_n(y)} cm")

    def slanted(
        self, words: str, size: float, color: str, middle: tuple[float, float], angle: float
    ) -> None:
        """Bold words around a ``middle``, turned by ``angle`` (radians) against the clock."""
        x, y = middle[0], self._height - middle[1]
        cos, sin = math.cos(angle), math.sin(angle)
        back, down = width_pt(words, size, True, False) / 2, 0.32 * size  # half a capital's height
        x, y = x - back * cos + down * sin, y - back * sin - down * cos
        place = _turned(cos, sin, x, y)
        self.canvas.paint(self._text(words, True, False, size, color, place))

    def link(self, element: Element, x1: float, x2: float, top: float, height: float) -> None:
        """Lay ``element``'s link over a box; a source's first citation is a place to go back to."""
        to = element.link.to if element.link is not None else ""
        if to.startswith("source-") and to not in self._cited:
            self._cited.add(to)
            self.anchor(to.replace("source-", "cited-"), top)
        low = self._height - top - height
        self.canvas.link((x1, low, x2, low + height), element)

    def anchor(self, name: str, top: float) -> None:
        self.canvas.anchor(name, self._height - top)

    def bookmark(self, name: str, title: str, level: int) -> None:
        """An entry in the reader's side panel."""
        self.canvas.addOutlineEntry(title, name, level)

    def _label(self, label: Label, x: float, y: float) -> None:
        width = width_pt(label.text, label.size, label.bold, label.italic)
        back = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
        cos, sin = math.cos(math.radians(label.angle)), math.sin(math.radians(label.angle))
        x, y = x + label.x - back * cos, y + label.y - back * sin
        place = _turned(cos, sin, x, y)
        look = (label.text, label.bold, label.italic, label.size, label.color)
        self.canvas.paint(self._text(*look, place))

    def _show(
        self, span: Span, x: float, baseline: float, target: Element | Artifact | None
    ) -> None:
        style = span.style
        shown = self._shown(span.text, span.is_bold, span.italic, style.size)
        if shown:
            self.canvas.write(target, x, self._height - baseline, _rgb(style.color), shown)

    def _text(
        self, words: str, bold: bool, italic: bool, size: float, color: str, place: str
    ) -> str:
        """Words as a text object of their own."""
        shown = self._shown(words, bold, italic, size)
        said = " ".join(f"{font} Tf {operators}" for font, operators in shown)
        return f"BT {_rgb(color)} rg {place} {said} ET" if said else ""

    def _shown_anew(self, words: str, bold: bool, italic: bool, size: float) -> tuple[Shown, ...]:
        shown: list[Shown] = []
        for name, drawn in pieces(words, bold, italic):
            if name not in self._codes:
                self._codes[name] = _Codes(name, self.canvas._doc)
            codes = self._codes[name]
            try:
                said = kerned(name, drawn).translate(codes)
                shown.append(Shown(f"{codes.font} {_n(size)}", f"[({said})] TJ"))
            except _OtherSubset:
                shown += self._by_subset(name, drawn, size)
        return tuple(shown)

    def _by_subset(self, name: str, drawn: str, size: float) -> Iterator[Shown]:
        """Words in a font of which more than one subset is needed: a switch at each change."""
        font, document = pdfmetrics.getFont(name), self.canvas._doc
        done = 0
        for at, by in (*kerns(name, drawn), (len(drawn), 0)):
            for subset, codes in font.splitString(drawn[done:at], document):
                said = "".join(map(_escaped, codes))
                inner = f"{font.getSubsetInternalName(subset, document)} {_n(size)}"
                yield Shown(inner, f"({said}) Tj")
            if by:
                yield Shown(inner, f"[{-by}] TJ")
            done = at

    def _lay_link(self, span: Span, x: float, baseline: float, width: float) -> None:
        if span.element is not None:
            style = span.style
            self.link(span.element, x, x + width, baseline - style.baseline, style.leading)


class _OtherSubset(Exception):
    """A character is not in the font's first subset."""


class _Codes(dict[int, str]):
    """What stands in a PDF string for each character of a font: its code in the first subset; and
    for a sign of ``kerned``, what draws two strings together (ISO 32000-1, 9.4.3)."""

    def __init__(self, name: str, document: Any) -> None:
        self._font, self._document = pdfmetrics.getFont(name), document
        self._font.splitString(" ", document)  # the space has the first code of any subset
        self.font = self._font.getSubsetInternalName(0, document)

    def __missing__(self, char: int) -> str:
        if char in _KERNS:
            return f"){CLOSER - char}("
        ((subset, codes),) = self._font.splitString(chr(char), self._document)
        if subset:
            raise _OtherSubset
        self[char] = "".join(map(_escaped, codes))
        return self[char]


def _escaped(code: int) -> str:
    """One byte of a PDF string (ISO 32000-1, 7.3.4.2); it stands as it is where it may."""
    if chr(code) in "()\\":
        return "\\" + chr(code)
    if chr(code) == "\r":  # a line feed stands as it is, a return would be read as one
        return "\\r"
    return f"\\{code:03o}" if code > 127 else chr(code)


def _turned(cos: float, sin: float, x: float, y: float) -> str:
    """Where words stand, and which way; more digits turn them, or long ones would slip aside."""
    turn = " ".join(f"{part:.5f}".rstrip("0").rstrip(".") for part in (cos, sin, -sin, cos))
    return f"{_n(x)} {_n(y)} Td" if turn == "1 0 -0 1" else f"{turn} {_n(x)} {_n(y)} Tm"


@cache
def _rgb(color: str) -> str:
    """``#RRGGBB`` as three numbers of a PDF colour."""
    return " ".join(_n(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))


def _n(number: float) -> str:
    """A number as PDF wants it: no exponent, no more digits than a printer sees."""
    return brief(f"{number:.2f}")

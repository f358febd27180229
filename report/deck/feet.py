"""What stands at the foot of every slide in, the base deck's own places for it filled out.

python-pptx does not take footers along from a layout. On a stranger's they are often too small:
what finds no room in them is left for a line of our own.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from report.deck.draw import qn, write_paragraphs
from report.deck.fit import full_width_pt, height_pt, least_width_pt
from report.deck.grid import EMU_PER_PT, Box, pt
from report.deck.ground import Ground
from report.deck.inks import Ink, inks_on
from report.deck.layouts import FOOTERS, Layout, Place
from report.deck.manner import Manner, manner_of
from report.deck.palette import Palette
from report.deck.words import Para, para
from report.deck.words_xml import elements, quoted
from report.frozen import frozen, replace
from report.theme import LEAST_CONTRAST, contrast

_SIZES = (10.0, 9.0, 8.0)
_NUMBER = "888"  # as wide as a slide's number gets
_NUMBER_BOX = (40, 14)  # points, where the layout's place is too small for it


@frozen
class Said:
    """The words at the foot: the marking first, what stands beside it, the as-of date."""

    marking: str
    beside: tuple[str, ...]
    date: str
    language: str

    @property
    def whole(self) -> str:
        """Marking and what stands beside it, in a line."""
        return " · ".join(word for word in (self.marking, *self.beside) if word)


@frozen
class Feet:
    """Elements to copy to each slide, and what is left to say."""

    elements: tuple[Any, ...]
    left: str


@frozen
class Footing:
    """A layout's footers and what they stand on; ``scale`` is how much larger slides are."""

    layout: Layout
    palette: Palette
    fonts: dict[str, str]
    ground: Ground
    scale: float

    def feet(self, said: Said) -> Feet:
        """The footers with our words, at sizes that fit, in colours that can be read."""
        marking, left = self._worded(PP_PLACEHOLDER.FOOTER, (said.whole, said.marking), said)
        date, undated = self._worded(PP_PLACEHOLDER.DATE, (said.date,), said)
        number = self._number(said.language)
        over = [
            left.removeprefix(said.marking).strip(" ·") if marking is not None else left,
            undated,
        ]
        made = tuple(one for one in (marking, date, number) if one is not None)
        return Feet(made, " · ".join(word for word in over if word))

    def _worded(self, kind: Any, tries: Sequence[str], said: Said) -> tuple[Any, str]:
        """A place with the first of ``tries`` that fits it, and what that leaves unsaid."""
        place = self._place(kind)
        if place is not None and tries[0]:
            manner = self._manner(place)
            for words in dict.fromkeys(word for word in tries if word):
                if made := self._fitted(words, place.box, manner):
                    whole = "" if words == tries[0] else tries[0]
                    return self._element(place, manner, made, said.language), whole
        return None, tries[0]

    def _place(self, kind: Any) -> Place | None:
        """The layout's place for ``kind``, if it is on the slide."""
        places = (place for place in self.layout.places if place.kind == kind)
        return next((place for place in places if self._holds(place.box)), None)

    def _holds(self, box: Box) -> bool:
        across, down = self.ground.width, self.ground.height
        return box.x >= 0 and box.y >= 0 and box.right <= across and box.bottom <= down

    def _manner(self, place: Place) -> Manner:
        return manner_of(place.element, self.layout.native, self.palette, self.fonts)

    def _fitted(self, words: str, box: Box, manner: Manner) -> Para | None:
        inner = manner.inside(box)
        width, height = inner.width / EMU_PER_PT, inner.height / EMU_PER_PT
        sizes = [size * self.scale for size in _SIZES]
        if 8 * self.scale <= manner.size < 12 * self.scale:
            sizes.insert(0, manner.size)
        for size in sizes:
            made = para(words, size, role="own", bold=manner.bold)
            fits = height_pt((made,), width, manner.font) - 1 <= height
            if fits and least_width_pt(made, manner.font) <= width:
                return made
        return None

    def _element(self, place: Place, manner: Manner, words: Para, language: str) -> Any:
        element = copy.deepcopy(place.element)
        element.spPr.clear()
        element.txBody.find(qn("a:lstStyle")).clear()
        body = element.txBody.find(qn("a:bodyPr"))
        insets = dict(body.attrib)
        body.clear()
        for name in ("lIns", "tIns", "rIns", "bIns"):
            if name in insets:
                body.set(name, insets[name])
        body.set("wrap", "square")
        algn = {"ctr": "center", "r": "right"}.get(manner.align, "left")
        said = replace(words, align=algn)  # type: ignore[arg-type]
        write_paragraphs(element.txBody, [said], language=language, part=None)
        self._paint(element, place.box, manner)
        return element

    def _paint(self, element: Any, box: Box, manner: Manner) -> None:
        """The layout's own colour where that can be read, else one that can; the layout's font."""
        grounds = manner.fill or self.ground.colors(box)
        ink = Ink(manner.color) if manner.color else None
        if ink is None or min(contrast(ink.color, one) for one in grounds) < LEAST_CONTRAST:
            ink = inks_on(self.palette, grounds)["grey"]
        for run in element.iter(qn("a:rPr")):
            for old in run.findall(qn("a:solidFill")):
                run.remove(old)
            for name, value in (("cap", "none"), ("spc", "0")):
                run.set(name, value)
            fill, face = elements(
                f"<a:solidFill>{ink.xml}</a:solidFill><a:latin typeface={quoted(manner.face)}/>"
            )
            run.insert(0, fill)
            fill.addnext(face)

    def _number(self, language: str) -> Any:
        """The slide's number, in a place of its own where the layout's is too small for it."""
        place = self._place(PP_PLACEHOLDER.SLIDE_NUMBER)
        if place is None:
            return None
        manner = self._manner(place)
        inner = manner.inside(place.box)
        made = self._fitted(_NUMBER, place.box, manner)
        if made is None or full_width_pt(made, manner.font) > inner.width / EMU_PER_PT:
            made = para(_NUMBER, 10 * self.scale, role="own")
            place = replace(place, box=self._grown(place.box))
            manner = replace(manner, insets=(0, 0, 0, 0))
        element = self._element(place, manner, made, language)
        (paragraph,) = element.txBody.findall(qn("a:p"))
        run = paragraph.find(qn("a:r"))
        (field,) = elements('<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"/>')
        field.extend(list(run))
        field.find(qn("a:t")).text = "‹#›"
        run.getparent().replace(run, field)
        if place.box != self._place(PP_PLACEHOLDER.SLIDE_NUMBER).box:  # type: ignore[union-attr]
            put(element, place.box)
        return element

    def _grown(self, box: Box) -> Box:
        """A place large enough for a number around ``box``, on the slide."""
        width, height = (pt(length * self.scale) for length in _NUMBER_BOX)
        x = min(max(box.x + (box.width - width) // 2, 0), self.ground.width - width)
        y = min(max(box.y + (box.height - height) // 2, 0), self.ground.height - height)
        return Box(x, y, width, height)


def put(element: Any, box: Box) -> None:
    """Give a footer a place of its own, without insets, where the layout's is too small."""
    (frame,) = elements(
        f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
    )
    element.spPr.insert(0, frame)
    for name in ("lIns", "tIns", "rIns", "bIns"):
        element.txBody.find(qn("a:bodyPr")).set(name, "0")


def foot_boxes(layout: Layout) -> list[Box]:
    """Where the layout's footers stand."""
    return [place.box for place in layout.places if place.kind in FOOTERS]

"""Put planned slides on the base deck, to the letter: nothing is decided or measured here."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER

from report.deck.chart import add_chart
from report.deck.draw import (
    add_rule,
    add_shape,
    add_text,
    qn,
    set_decorative,
    write_paragraphs,
    write_text,
)
from report.deck.grid import SECTION, SOURCE, Box
from report.deck.map import add_map
from report.deck.plan import Flat, Grid, Picture, Rule, Shape, Slide, Words
from report.deck.table import add_table
from report.deck.timeline import add_timeline
from report.deck.titles import title_box
from report.deck.words import Para, para
from report.story import Chart, Map, Timeline
from report.theme import Theme

_KINDS = {
    "square": MSO_SHAPE.RECTANGLE,
    "circle": MSO_SHAPE.OVAL,
    "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
}
_SECTION, _SOURCE = 13, 14  # the base deck's own places


@dataclass(frozen=True, slots=True)
class Footers:
    """What stands at the foot of every slide."""

    marking: Para
    date: Para
    cover: Para  # at the foot of the title slide


def place_slide(
    slide: Any,
    plan: Slide,
    theme: Theme,
    footers: Footers,
    boxes: Mapping[int, Box],
    *,
    language: str,
    targets: Mapping[str, Any],
) -> None:
    """Fill ``slide``, new from its layout, with what ``plan`` says.

    ``boxes`` are those of the layout's placeholders by index: where the plan wants the same, the
    slide goes on inheriting.
    """
    places = {place.placeholder_format.idx: place for place in slide.placeholders}
    hand = _Hand(slide, places, boxes, theme, language, targets)
    if plan.layout not in ("title", "section"):  # those say all themselves
        hand.fill(0, Words(title_box(plan.title, theme.fonts.deck), (plan.title,), "Title"))
        label = para(plan.section, 12, bold=True, role="accent")
        hand.fill(_SECTION, Words(SECTION, (label,), "Section"))
    for shape in plan.shapes:
        hand.place(shape)
    if plan.source:
        hand.fill(_SOURCE, Words(SOURCE, (plan.source,), "Source"))
    for left in places.values():
        left._element.getparent().remove(left._element)
    _add_footers(slide, footers, plan.layout == "title", language)


@dataclass(frozen=True, slots=True)
class _Hand:
    """Draws on one slide. ``places`` are its placeholders that are still empty, by index."""

    slide: Any
    places: dict[int, Any]
    boxes: Mapping[int, Box]
    theme: Theme
    language: str
    targets: Mapping[str, Any]

    def place(self, shape: Shape) -> None:
        """Draw one planned shape."""
        shapes = self.slide.shapes
        match shape:
            case Words() if shape.placeholder >= 0:
                self.fill(shape.placeholder, shape)
            case Words():
                self._write(shape)
            case Rule():
                add_rule(
                    shapes,
                    shape.x1,
                    shape.y1,
                    shape.x2,
                    shape.y2,
                    role=shape.role,
                    width_pt=shape.width_pt,
                    dashed=shape.dashed,
                    arrow=shape.arrow,
                    name="Rule",
                )
            case Flat():
                self._flat(shape)
            case Grid():
                add_table(shapes, shape, language=self.language, targets=self.targets)
            case Picture():
                self._picture(shape)
            case _:
                assert_never(shape)

    def fill(self, index: int, words: Words) -> None:
        """Write into a placeholder; a box of our own where the layout has none."""
        place = self.places.pop(index, None)
        if place is None:
            self._write(words)
            return
        if words.name:
            place.name = words.name
        if self.boxes.get(index) != words.box:
            box = words.box
            place.left, place.top, place.width, place.height = box.x, box.y, box.width, box.height
        write_text(
            place,
            words.paras,
            language=self.language,
            anchor=words.anchor,
            targets=self.targets,
        )

    def _write(self, words: Words) -> None:
        add_text(
            self.slide.shapes,
            words.box,
            words.paras,
            name=words.name or "Text",
            language=self.language,
            anchor=words.anchor,
            targets=self.targets,
        )

    def _flat(self, flat: Flat) -> None:
        shape = add_shape(
            self.slide.shapes,
            _KINDS[flat.kind],
            flat.box,
            fill_role=flat.fill,
            line_role=flat.line,
            line_pt=flat.line_pt,
            name=flat.name or "Sign",
        )
        if flat.dashed:
            etree.SubElement(shape.line._get_or_add_ln(), qn("a:prstDash"), val="sysDash")
        if flat.paras:
            write_text(
                shape,
                flat.paras,
                language=self.language,
                anchor="middle",
                targets=self.targets,
                insets=(flat.inset, 0, flat.inset, 0),
            )
        if not flat.name:
            set_decorative(shape)

    def _picture(self, picture: Picture) -> None:
        words = {"name": picture.name, "language": self.language}
        match picture.block:
            case Chart():
                add_chart(self.slide, picture.block, picture.box, self.theme, **words)
            case Map():
                add_map(self.slide, picture.block, picture.box, self.theme, **words)
            case Timeline():
                add_timeline(self.slide, picture.block, picture.box, self.theme, **words)
            case _:
                assert_never(picture.block)


def _add_footers(slide: Any, footers: Footers, cover: bool, language: str) -> None:
    """Clone the layout's footers, which python-pptx leaves behind, with our words in them."""
    words = {
        PP_PLACEHOLDER.FOOTER: footers.cover if cover else footers.marking,
        PP_PLACEHOLDER.DATE: footers.date,
        PP_PLACEHOLDER.SLIDE_NUMBER: None,
    }
    tree = slide.shapes._spTree
    for place in slide.slide_layout.placeholders:
        kind = place.placeholder_format.type
        said = words.get(kind)
        if kind not in words or (said and not said.text):
            continue
        element = copy.deepcopy(place._element)
        element.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
        element.spPr.clear()
        element.txBody.find(qn("a:lstStyle")).clear()
        tree.append(element)
        _say(element, said, slide, language)


def _say(element: Any, words: Para | None, slide: Any, language: str) -> None:
    """Write a footer; None leaves the field of the slide's number, in the story's language."""
    if words is None:
        for look in element.iter(qn("a:rPr"), qn("a:endParaRPr")):
            look.set("lang", language)
        return
    element.txBody.find(qn("a:bodyPr")).clear()
    write_paragraphs(element.txBody, [words], language=language, part=slide.part)

"""Put planned slides on the base deck, to the letter: nothing is decided or measured here."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.shapes.autoshape import Shape as NativeShape

from report.deck.adapt import Coat, adapt
from report.deck.chart import add_chart
from report.deck.draw import (
    add_rule,
    add_shape,
    add_text,
    new_element,
    qn,
    set_decorative,
    template,
    write_paragraphs,
    write_text,
)
from report.deck.emblem import add_emblem
from report.deck.feet import Feet, put
from report.deck.fit import SPARE, full_width_pt, height_pt
from report.deck.grid import EMU_PER_PT, Box, Frame, pt
from report.deck.header import with_header
from report.deck.layouts import TITLES, Layout, Place
from report.deck.map import add_map
from report.deck.plan import Emblem, Flat, Grid, Picture, Rule, Shape, Slide, Words
from report.deck.table import add_table
from report.deck.timeline import add_timeline
from report.deck.titles import title_box
from report.deck.words import Para, para
from report.frozen import frozen, replace
from report.story import Chart, Map, Timeline
from report.theme import Theme

_KINDS = {
    "square": MSO_SHAPE.RECTANGLE,
    "circle": MSO_SHAPE.OVAL,
    "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
}
_SECTION, _SOURCE = 13, 14  # the base deck's own places


@frozen
class Footers:
    """What stands at the foot of every slide."""

    marking: Para
    date: Para
    cover: Para  # at the foot of the title slide
    font: str


@frozen
class Base:
    """What slides of one layout take from it: its placeholders by index, its footers filled in."""

    boxes: Mapping[int, Box]
    marks: Mapping[int, Any]
    footers: tuple[Any, ...]
    coat: Coat | None = None  # the look of a stranger's base deck
    line: Words | None = None  # what its footers have no room for
    is_bare: bool = False  # slides hide what layout and master show


def base_of(layout: Layout, footers: Footers, cover: bool, language: str) -> Base:
    """The base of ``layout``; of a ``cover``, only the marking stands at the foot."""
    boxes = {place.index: place.box for place in layout.places}
    marks = {place.index: place.element.nvSpPr.nvPr[0] for place in layout.places}
    return Base(boxes, marks, tuple(_footers(layout.places, footers, cover, language)))


def foreign_base(layout: Layout, coat: Coat, feet: Feet, line: Words | None, is_bare: bool) -> Base:
    """The base of a layout that is not the house's: slides say all of themselves.

    Of its placeholders the title's is filled, and on slides that open something one for words.
    Slides have a title where the layout has no place for one, too.
    """
    marks = {
        place.index: place.element.nvSpPr.nvPr[0]
        for place in layout.places
        if place.kind not in TITLES
    }
    own = [place.element.nvSpPr.nvPr[0] for place in layout.places if place.kind in TITLES]
    marks = {**marks, 0: own[0] if own else etree.Element(qn("p:ph"), type="title")}
    return Base({}, marks, feet.elements, coat, line, is_bare)


def place_slide(
    slide: Any,
    plan: Slide,
    theme: Theme,
    base: Base,
    *,
    frame: Frame,
    language: str,
    targets: Mapping[str, Any],
) -> None:
    """Fill ``slide``, new and empty, with what ``plan`` says, the footers last.

    Where the plan wants a placeholder where its layout has it, the slide goes on inheriting.
    """
    slide.shapes.turbo_add_enabled = True  # else all numbers are looked through for every shape
    hand = _Hand(slide, base, theme, language, targets)
    if base.is_bare:
        slide._element.set("showMasterSp", "0")
    if plan.layout not in ("title", "section"):  # those say all themselves
        box = title_box(plan.title, frame)
        hand.fill(0, Words(box, (plan.title,), "Title", frame.titles.anchor))
        if plan.section:
            hand.label(_SECTION, _label(plan.section, frame, theme.fonts.deck))
    for shape in plan.shapes:
        hand.place(shape)
    if plan.source:
        hand.label(_SOURCE, Words(frame.source, (plan.source,), "Source"))
    if base.line:
        hand.place(base.line)
    if base.coat:
        adapt(slide._element, base.coat)
    for footer in base.footers:
        element = copy.deepcopy(footer)
        element[0][0].set("id", str(slide.shapes._next_shape_id))
        slide.shapes._element.append(element)


def _label(words: str, frame: Frame, font: str) -> Words:
    """The label above a title; a long one is wider and smaller, so that it keeps to its line."""
    tries = [(size, box) for box in (frame.section, replace(frame.section, width=frame.title.width))
             for size in (12, 11, 10, 9, 8)]  # fmt: skip
    for size, box in tries:
        label = para(words, size, bold=True, role="accent")
        if full_width_pt(label, font) <= box.width / EMU_PER_PT:
            break
    return Words(box, (label,), "Section")


@frozen
class _Hand:
    """Draws on one slide."""

    slide: Any
    base: Base
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
                grid = with_header(shape) if self.base.coat else shape
                add_table(shapes, grid, language=self.language, targets=self.targets)
            case Picture():
                self._picture(shape)
            case Emblem():
                add_emblem(self.slide, shape)
            case _:
                assert_never(shape)

    def fill(self, index: int, words: Words) -> None:
        """Write into a placeholder; into a box of our own where the layout has none."""
        mark = self.base.marks.get(index)
        if mark is None:
            self._write(words)
            return
        shapes = self.slide.shapes
        element = new_element(shapes, _PLACE(), words.name or mark.get("type", "body"), words.box)
        element.nvSpPr.nvPr.append(copy.deepcopy(mark))
        if self.base.boxes.get(index) == words.box:
            element.spPr.remove(element.spPr[0])
        write_text(
            NativeShape(element, shapes),
            words.paras,
            language=self.language,
            anchor=words.anchor,
            targets=self.targets,
        )

    def label(self, index: int, words: Words) -> None:
        """Write into one of the house's own places; on a stranger's layout they are not there."""
        if self.base.coat:
            self._write(words)
        else:
            self.fill(index, words)

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


_PLACE = template(
    '<p:sp {ns}><p:nvSpPr><p:cNvPr id="0" name=""/>'
    '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm></p:spPr>'
    "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
)


def _footers(
    places: Sequence[Place], footers: Footers, cover: bool, language: str
) -> Iterator[Any]:
    """The layout's footers, which python-pptx leaves behind, with our words in them."""
    words = {
        PP_PLACEHOLDER.FOOTER: footers.cover if cover else footers.marking,
        PP_PLACEHOLDER.DATE: footers.date,
        PP_PLACEHOLDER.SLIDE_NUMBER: None,
    }
    for place in places:
        kind = place.kind
        said = words.get(kind)
        if kind not in words or (said and not said.text):
            continue
        element = copy.deepcopy(place.element)
        element.spPr.clear()
        element.txBody.find(qn("a:lstStyle")).clear()
        _say(element, said, language)
        height = pt(height_pt([said], place.box.width / EMU_PER_PT, footers.font)) if said else 0
        if height > place.box.height + pt(SPARE):  # more lines than the layout has room for
            put(element, replace(place.box, height=height))
        yield element


def _say(element: Any, words: Para | None, language: str) -> None:
    """Write a footer; None leaves the field of the slide's number, in the story's language."""
    if words is None:
        for look in element.iter(qn("a:rPr"), qn("a:endParaRPr")):
            look.set("lang", language)
        return
    element.txBody.find(qn("a:bodyPr")).clear()
    write_paragraphs(element.txBody, [words], language=language, part=None)

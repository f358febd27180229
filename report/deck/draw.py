"""Text boxes, rules, plain shapes and groups on a slide, named, in theme colours, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.shapes.autoshape import AutoShapeType, Shape
from pptx.shapes.connector import Connector
from pptx.shapes.group import GroupShape

from report.deck.elements import GROUP, MARK, RULE, SHAPE, TEXT_BOX, new_element, qn, template
from report.deck.grid import Box, box_px, pt, px
from report.deck.words import Para, Piece, Role
from report.deck.words_xml import SCHEME, LinkTo, elements, paragraphs_xml

SLOT: dict[str, MSO_THEME_COLOR] = {
    "ink": MSO_THEME_COLOR.TEXT_1,
    "paper": MSO_THEME_COLOR.BACKGROUND_1,
    "grey": MSO_THEME_COLOR.TEXT_2,
    "ground": MSO_THEME_COLOR.BACKGROUND_2,
    "accent": MSO_THEME_COLOR.ACCENT_1,
    "second": MSO_THEME_COLOR.ACCENT_2,
    "muted": MSO_THEME_COLOR.ACCENT_3,
    "unsettled": MSO_THEME_COLOR.ACCENT_4,
    "rule": MSO_THEME_COLOR.ACCENT_5,
    "tint": MSO_THEME_COLOR.ACCENT_6,
}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def add_text(
    shapes: Any,
    box: Box,
    paragraphs: Iterable[Para],
    *,
    name: str,
    language: str,
    anchor: str = "top",
    targets: Mapping[str, Any] | None = None,
) -> Any:
    """A text box without insets or autofit. ``targets`` are the slides that pieces may lead to."""
    shape = Shape(new_element(shapes, TEXT_BOX(), name, box), shapes)
    write_text(shape, paragraphs, language=language, anchor=anchor, targets=targets)
    return shape


def write_text(
    shape: Any,
    paragraphs: Iterable[Para],
    *,
    language: str,
    anchor: str = "",
    targets: Mapping[str, Any] | None = None,
    insets: tuple[int, int, int, int] | None = (0, 0, 0, 0),
) -> None:
    """Replace the words of ``shape``; every inherited trap of its frame is overridden.

    ``insets`` are left, top, right, bottom; None keeps the layout's. An empty ``anchor`` keeps
    the layout's too.
    """
    body = shape._element.txBody
    properties = body.find(qn("a:bodyPr"))
    properties.clear()
    properties.set("wrap", "square")
    if insets is not None:
        for side, inset in zip(("lIns", "tIns", "rIns", "bIns"), insets, strict=True):
            properties.set(side, str(inset))
    if anchor:
        properties.set("anchor", ANCHOR[anchor])
    etree.SubElement(properties, qn("a:noAutofit"))
    write_paragraphs(body, paragraphs, language=language, part=shape.part, targets=targets)


def write_paragraphs(
    body: Any,
    paragraphs: Iterable[Para],
    *,
    language: str,
    part: Any,
    targets: Mapping[str, Any] | None = None,
) -> None:
    """Replace the paragraphs of a text body."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    body.extend(elements(paragraphs_xml(paragraphs, language, linker(part, targets or {}))))


def linker(part: Any, targets: Mapping[str, Any]) -> LinkTo:
    """How a piece of the slide ``part`` leads on: out of the deck, or to one of ``targets``."""

    def link_to(piece: Piece) -> tuple[str, str]:
        if piece.link:
            return part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True), ""
        if piece.to and piece.to in targets:
            address = part.relate_to(targets[piece.to], RELATIONSHIP_TYPE.SLIDE)
            return address, "ppaction://hlinksldjump"
        return "", ""

    return link_to


def add_rule(
    shapes: Any,
    x1: int,
    y1: int,
    x2: int,
    y2: int,
    *,
    role: Role | str,
    width_pt: float,
    dashed: bool = False,
    arrow: bool = False,
    name: str,
) -> Any:
    """A straight line, marked as decoration; ``arrow`` puts a triangle at its end."""
    box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    element = new_element(shapes, RULE(), name, box)
    for flip, back in (("flipH", x2 < x1), ("flipV", y2 < y1)):
        if back:
            element.spPr[0].set(flip, "1")
    line = etree.SubElement(element.spPr, qn("a:ln"), w=str(pt(width_pt)))
    _paint(line, role)
    if dashed:
        etree.SubElement(line, qn("a:prstDash"), val="dash")
    if arrow:
        etree.SubElement(line, qn("a:tailEnd"), type="triangle", w="med", len="med")
    rule = Connector(element, shapes)
    set_decorative(rule)
    return rule


def add_shape(
    shapes: Any,
    kind: MSO_SHAPE,
    box: Box,
    *,
    fill_role: Role | str | None = None,
    line_role: Role | str | None = None,
    line_pt: float = 0,
    name: str,
) -> Any:
    """A flat shape: no shadow, no text; no line and no fill unless a role is given."""
    element = new_element(shapes, SHAPE(), name, box)
    element.spPr[1].set("prst", _preset(kind))
    _paint(element.spPr, fill_role)
    line = etree.SubElement(element.spPr, qn("a:ln"))
    if line_role is not None:
        line.set("w", str(pt(line_pt)))
    _paint(line, line_role)
    return Shape(element, shapes)


@cache
def _preset(kind: MSO_SHAPE) -> str:
    """The name of a shape in XML."""
    return str(AutoShapeType(kind).prst)


def _paint(holder: Any, role: str | None) -> None:
    """A fill in a slot of the theme, or none."""
    if role is None:
        etree.SubElement(holder, qn("a:noFill"))
    else:
        fill = etree.SubElement(holder, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:schemeClr"), val=SCHEME[role])


def set_alt(shape: Any, text: str) -> None:
    """Say in words what ``shape`` shows, for who cannot see it."""
    _properties(shape).set("descr", text)


def set_decorative(shape: Any) -> None:
    """Say that ``shape`` tells nothing, so that a screen reader passes over it."""
    properties = _properties(shape)
    extensions = properties.find(qn("a:extLst"))
    if extensions is None:
        extensions = etree.SubElement(properties, qn("a:extLst"))
    extensions.append(MARK())


def _properties(shape: Any) -> Any:
    return shape._element[0][0]  # in every kind of shape: nv…Pr, then cNvPr


def group(shapes: Any, members: Iterable[Any], *, name: str, alt: str = "") -> Any:
    """``members`` as one shape that is moved and read as a whole."""
    elements_ = [member._element for member in members]
    element = new_element(shapes, GROUP(), name, _around(elements_))
    offset, extent, inner_offset, inner_extent = element.grpSpPr[0]
    inner_offset.attrib.update(offset.attrib)  # points inside are counted as those outside
    inner_extent.attrib.update(extent.attrib)
    element.extend(elements_)
    made = GroupShape(element, shapes)
    if alt:
        set_alt(made, alt)
    return made


def _around(shapes: Iterable[Any]) -> Box:
    """The least box that holds all shapes: python-pptx asks for it again at every shape it adds."""
    frames = [next(shape.iter(qn("a:off"))).getparent() for shape in shapes]
    corners = [[int(value) for part in frame[:2] for value in part.values()] for frame in frames]
    left, top = (min(corner[at] for corner in corners) for at in (0, 1))
    right, bottom = (max(corner[at] + corner[at + 2] for corner in corners) for at in (0, 1))
    return Box(left, top, right - left, bottom - top)


__all__ = [
    "SCHEME",
    "SLOT",
    "Box",
    "Para",
    "Piece",
    "add_rule",
    "add_shape",
    "add_text",
    "box_px",
    "group",
    "linker",
    "new_element",
    "pt",
    "px",
    "qn",
    "set_alt",
    "set_decorative",
    "template",
    "write_paragraphs",
    "write_text",
]

"""Text boxes, rules, plain shapes and groups on a slide, named, in theme colours, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.shapes.autoshape import AutoShapeType, Shape
from pptx.shapes.connector import Connector

from report.deck.elements import MARK, RULE, SHAPE, TEXT_BOX, new_element, qn, template
from report.deck.grid import Box, box_px, pt, px
from report.deck.words import Para, Piece, Role

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
SCHEME: dict[str, str] = {
    "ink": "tx1",
    "paper": "bg1",
    "grey": "tx2",
    "ground": "bg2",
    "accent": "accent1",
    "second": "accent2",
    "muted": "accent3",
    "unsettled": "accent4",
    "rule": "accent5",
    "tint": "accent6",
}
ALIGN = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}

_LINK_COLOR = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"


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
    """Replace the paragraphs of a text body: a shape's or a cell's."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for index, paragraph in enumerate(paragraphs):
        # programs differ on whether the first paragraph keeps its distance from the top
        if not index and paragraph.space_before:
            paragraph = replace(paragraph, space_before=0.0)
        _write_paragraph(body, paragraph, language, part, targets or {})
    if body.find(qn("a:p")) is None:  # the schema wants one
        etree.SubElement(body, qn("a:p"))


def _write_paragraph(
    body: Any, paragraph: Para, language: str, part: Any, targets: Mapping[str, Any]
) -> None:
    element = etree.SubElement(body, qn("a:p"))
    _write_look(element, paragraph, spaced=paragraph.spacing != 1.0)
    for piece in paragraph.runs:
        _write_piece(element, piece, paragraph.size, language, part, targets)
    if not paragraph.runs:
        etree.SubElement(element, qn("a:endParaRPr"), lang=language, sz=_size(paragraph.size))


def _write_look(element: Any, paragraph: Para, spaced: bool) -> None:
    """Indents, spacing and bullet are written even where they are none: a layout may have some."""
    look = etree.SubElement(
        element,
        qn("a:pPr"),
        marL=str(pt(paragraph.hang)),
        indent=str(-pt(paragraph.hang)),
        algn=ALIGN[paragraph.align],
    )
    for tag, child, amount in (
        ("a:lnSpc", "a:spcPct", round(paragraph.spacing * 100_000)),
        ("a:spcBef", "a:spcPts", round(paragraph.space_before * 100)),
        ("a:spcAft", "a:spcPts", 0),
    ):
        if tag == "a:lnSpc" and not spaced:
            continue
        etree.SubElement(etree.SubElement(look, qn(tag)), qn(child), val=str(amount))
    if not paragraph.sign:
        etree.SubElement(look, qn("a:buNone"))
        return
    color = etree.SubElement(look, qn("a:buClr"))
    etree.SubElement(color, qn("a:schemeClr"), val=SCHEME[paragraph.sign_role])
    etree.SubElement(look, qn("a:buFont"), typeface="+mj-lt")
    etree.SubElement(look, qn("a:buChar"), char=paragraph.sign)


def _write_piece(
    element: Any,
    piece: Piece,
    size: float,
    language: str,
    part: Any,
    targets: Mapping[str, Any],
) -> None:
    run = etree.SubElement(element, qn("a:r"))
    look = etree.SubElement(
        run,
        qn("a:rPr"),
        lang=piece.language or language,
        sz=_size(piece.size or size),
        b=str(int(piece.bold)),
        i=str(int(piece.italic)),
    )
    if piece.color_role != "own":
        fill = etree.SubElement(look, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:schemeClr"), val=SCHEME[piece.color_role])
    if piece.link:
        address = part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        _write_link(look, address)
    elif piece.to and piece.to in targets:
        address = part.relate_to(targets[piece.to].part, RELATIONSHIP_TYPE.SLIDE)
        _write_link(look, address, action="ppaction://hlinksldjump")
    # A control character is no XML; a tab or a line's end would be drawn as something else.
    words = "".join(sign if sign >= " " else " " for sign in piece.text)
    etree.SubElement(run, qn("a:t")).text = words


def _write_link(look: Any, address: str, **more: str) -> None:
    """A link that keeps its words' colour, where the program knows how (2018 and later)."""
    link = etree.SubElement(look, qn("a:hlinkClick"), {qn("r:id"): address, **more})
    extension = etree.SubElement(
        etree.SubElement(link, qn("a:extLst")),
        qn("a:ext"),
        uri="{A12FA001-AC4F-418D-AE19-62706E023703}",
    )
    tag = f"{{{_LINK_COLOR}}}hlinkClr"
    etree.SubElement(extension, tag, {"val": "tx"}, nsmap={"ahyp": _LINK_COLOR})


def _size(points: float) -> str:
    return str(round(points * 100))


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
    made = shapes.add_group_shape(list(members))
    made.name = name
    if alt:
        set_alt(made, alt)
    return made


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

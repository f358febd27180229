"""A planned table in, a native table on the slide out: no banding, rules set cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from report.deck.draw import ANCHOR, SCHEME, new_element, pt, qn, template, write_paragraphs
from report.deck.plan import Cell, Grid, Row

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"


_FRAME = template(
    "<p:graphicFrame {ns}>"
    '<p:nvGraphicFramePr><p:cNvPr id="0" name=""/><p:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
    '<p:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></p:xfrm><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
    f"<a:tbl><a:tblPr><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid/></a:tbl>"
    "</a:graphicData></a:graphic></p:graphicFrame>"
)


def add_table(shapes: Any, grid: Grid, *, language: str, targets: Mapping[str, Any]) -> None:
    """Draw ``grid``; the heights written are those that both programs need for the words."""
    frame = new_element(shapes, _FRAME(), grid.name, grid.box)
    frame[0][0].set("descr", grid.alt)
    table = frame.find(f".//{qn('a:tbl')}")
    table[0].set("firstRow", str(int(grid.headed)))
    for width in grid.widths:
        etree.SubElement(table[1], qn("a:gridCol"), w=str(width))
    for row in grid.rows:
        _add_row(table, row, language, shapes.part, targets)


def _add_row(table: Any, row: Row, language: str, part: Any, targets: Mapping[str, Any]) -> None:
    element = etree.SubElement(table, qn("a:tr"), h=str(row.height))
    for cell in row.cells:
        first = _add_cell(element)
        if cell.span > 1:
            first.set("gridSpan", str(cell.span))
        _fill_cell(first, cell, language, part, targets)
        for _ in range(cell.span - 1):
            hidden = _add_cell(element)
            etree.SubElement(hidden[0], qn("a:p"))  # the schema wants one
            hidden.set("hMerge", "1")
            _set_borders(hidden, cell)


def _add_cell(row: Any) -> Any:
    cell = etree.SubElement(row, qn("a:tc"))
    body = etree.SubElement(cell, qn("a:txBody"))
    etree.SubElement(body, qn("a:bodyPr"))
    etree.SubElement(body, qn("a:lstStyle"))
    return cell


def _fill_cell(
    element: Any, cell: Cell, language: str, part: Any, targets: Mapping[str, Any]
) -> None:
    body = element.find(qn("a:txBody"))
    write_paragraphs(body, cell.paras, language=language, part=part, targets=targets)
    _set_borders(element, cell)


def _set_borders(element: Any, cell: Cell) -> None:
    """Margins, anchor, and the four borders in the order of the schema; the fill after them."""
    look = etree.SubElement(element, qn("a:tcPr"))
    for side, margin in zip(("marL", "marT", "marR", "marB"), cell.margins, strict=True):
        look.set(side, str(margin))
    look.set("anchor", ANCHOR[cell.anchor])
    for tag, rule in (
        ("a:lnL", None),
        ("a:lnR", None),
        ("a:lnT", cell.above),
        ("a:lnB", cell.below),
    ):
        _set_border(look, tag, rule)
    etree.SubElement(look, qn("a:noFill"))


def _set_border(look: Any, tag: str, rule: tuple[str, float] | None) -> None:
    if rule is None:
        etree.SubElement(etree.SubElement(look, qn(tag), w="0"), qn("a:noFill"))
        return
    role, width = rule
    line = etree.SubElement(look, qn(tag), w=str(pt(width)), cap="flat", cmpd="sng")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val=SCHEME[role])
    etree.SubElement(line, qn("a:prstDash"), val="solid")

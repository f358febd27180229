"""A planned table in, a native table on the slide out: no banding, rules set cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from report.deck.draw import ANCHOR, SCHEME, pt, qn, set_alt, write_paragraphs
from report.deck.plan import Cell, Grid, Row

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"


def add_table(shapes: Any, grid: Grid, *, language: str, targets: Mapping[str, Any]) -> None:
    """Draw ``grid``; the heights written are those that both programs need for the words."""
    box = grid.box
    frame = shapes.add_table(len(grid.rows), len(grid.widths), box.x, box.y, box.width, box.height)
    frame.name = grid.name
    set_alt(frame, grid.alt)
    table = frame._element.graphic.graphicData.tbl
    _set_look(table, grid.headed)
    for column, width in zip(table.tblGrid.findall(qn("a:gridCol")), grid.widths, strict=True):
        column.set("w", str(width))
    for element, row in zip(table.findall(qn("a:tr")), grid.rows, strict=True):
        _fill_row(element, row, language, frame.part, targets)


def _set_look(table: Any, headed: bool) -> None:
    look = table.find(qn("a:tblPr"))
    look.clear()
    look.set("firstRow", str(int(headed)))
    etree.SubElement(look, qn("a:tableStyleId")).text = _NO_STYLE


def _fill_row(element: Any, row: Row, language: str, part: Any, targets: Mapping[str, Any]) -> None:
    element.set("h", str(row.height))
    cells = iter(element.findall(qn("a:tc")))
    for cell in row.cells:
        first = next(cells)
        if cell.span > 1:
            first.set("gridSpan", str(cell.span))
        _fill_cell(first, cell, language, part, targets)
        for _ in range(cell.span - 1):
            hidden = next(cells)
            hidden.set("hMerge", "1")
            _set_borders(hidden, cell)


def _fill_cell(
    element: Any, cell: Cell, language: str, part: Any, targets: Mapping[str, Any]
) -> None:
    body = element.find(qn("a:txBody"))
    write_paragraphs(body, cell.paras, language=language, part=part, targets=targets)
    _set_borders(element, cell)


def _set_borders(element: Any, cell: Cell) -> None:
    """Margins, anchor, and the four borders in the order of the schema; the fill after them."""
    look = element.find(qn("a:tcPr"))
    if look is None:
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

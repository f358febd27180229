"""A planned table in, a native table on the slide out: no banding, rules set cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from report.deck.draw import ANCHOR, linker, new_element, pt
from report.deck.plan import Cell, Grid, Row
from report.deck.words import Role
from report.deck.words_xml import NOTHING, SCHEME, LinkTo, elements, paragraphs_xml, quoted

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"
_KIND = "http://schemas.openxmlformats.org/drawingml/2006/table"
_BODY = "<a:txBody><a:bodyPr/><a:lstStyle/>"

Rule = tuple[str, float] | None


def add_table(shapes: Any, grid: Grid, *, language: str, targets: Mapping[str, Any]) -> None:
    """Draw ``grid``; the heights written are those that both programs need for the words."""
    link_to = linker(shapes.part, targets)
    columns = "".join([f'<a:gridCol w="{width}"/>' for width in grid.widths])
    rows = "".join([_row_xml(row, language, link_to) for row in grid.rows])
    first = ' firstCol="1"' if grid.laid == "turned" else ""
    (frame,) = elements(
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="0" name=""'
        f" descr={quoted(grid.alt)}/><p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{_KIND}"><a:tbl><a:tblPr firstRow="{grid.headed:d}"{first}>'
        f"<a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    new_element(shapes, frame, grid.name, grid.box)


def _row_xml(row: Row, language: str, link_to: LinkTo) -> str:
    cells = "".join([_cell_xml(cell, language, link_to) for cell in row.cells])
    return f'<a:tr h="{row.height}">{cells}</a:tr>'


def _cell_xml(cell: Cell, language: str, link_to: LinkTo) -> str:
    """The cell, and where it spans columns those that it hides."""
    said = paragraphs_xml(cell.paras, language, link_to)
    look = _look_xml(cell.margins, cell.anchor, cell.above, cell.below, cell.fill)
    span = f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    hidden = f'<a:tc hMerge="1">{_BODY}{NOTHING}</a:txBody>{look}</a:tc>' * (cell.span - 1)
    return f"<a:tc{span}>{_BODY}{said}</a:txBody>{look}</a:tc>{hidden}"


@lru_cache(1024)
def _look_xml(
    margins: tuple[int, int, int, int], anchor: str, above: Rule, below: Rule, fill: Role | None
) -> str:
    """Margins, anchor, and the four borders in the order of the schema; the fill after them."""
    left, top, right, bottom = margins
    borders = (("lnL", None), ("lnR", None), ("lnT", above), ("lnB", below))
    ground = "<a:noFill/>"
    if fill is not None:
        ground = f'<a:solidFill><a:schemeClr val="{SCHEME[fill]}"/></a:solidFill>'
    return (
        f'<a:tcPr marL="{left}" marT="{top}" marR="{right}" marB="{bottom}" '
        f'anchor="{ANCHOR[anchor]}">'
        f"{''.join(_border_xml(tag, rule) for tag, rule in borders)}{ground}</a:tcPr>"
    )


def _border_xml(tag: str, rule: Rule) -> str:
    if rule is None:
        return f'<a:{tag} w="0"><a:noFill/></a:{tag}>'
    role, width = rule
    return (
        f'<a:{tag} w="{pt(width)}" cap="flat" cmpd="sng"><a:solidFill>'
        f'<a:schemeClr val="{SCHEME[role]}"/></a:solidFill><a:prstDash val="solid"/></a:{tag}>'
    )

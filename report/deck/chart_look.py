"""Colours, lines and text looks inside a native chart, in the theme's slots."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml.ns import _nsmap as nsmap

from report.deck.draw import SCHEME

_INSETS = ("38100", "19050", "38100", "19050")  # PowerPoint's own, in EMU


def add_node(parent: Any, tag: str, **attributes: str) -> Any:
    prefix, name = tag.split(":")
    return etree.SubElement(parent, f"{{{nsmap[prefix]}}}{name}", **attributes)


def decimal(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"


def write_text_look(
    parent: Any, size: float, role: str, bold: bool, language: str, angle: str | None = None
) -> None:
    text = add_node(parent, "c:txPr")
    write_body(text, angle)
    paragraph = add_node(text, "a:p")
    look = add_node(
        add_node(paragraph, "a:pPr"),
        "a:defRPr",
        lang=language,
        sz=size_text(size),
        b=str(int(bold)),
    )
    write_color(add_node(look, "a:solidFill"), role)
    add_node(paragraph, "a:endParaRPr", lang=language)


def write_body(parent: Any, angle: str | None = None) -> None:
    """No wrapping but on an axis: LibreOffice would break a label at the end of a line."""
    if angle is None:
        body = add_node(parent, "a:bodyPr", wrap="none", anchor="ctr")
        for side, inset in zip(("lIns", "tIns", "rIns", "bIns"), _INSETS, strict=True):
            body.set(side, inset)
    else:
        add_node(parent, "a:bodyPr", rot=angle, vert="horz")
    add_node(parent, "a:lstStyle")


def size_text(points: float) -> str:
    return str(round(points * 100))


def write_fill(look: Any, role: str | None) -> None:
    if role is None:
        add_node(look, "a:noFill")
    else:
        write_color(add_node(look, "a:solidFill"), role)


def write_line(look: Any, role: str | None, points: float = 0, dashed: bool = False) -> None:
    if role is None:
        add_node(add_node(look, "a:ln"), "a:noFill")
        return
    line = add_node(look, "a:ln", w=str(round(points * 12700)), cap="rnd" if points > 2 else "flat")
    write_color(add_node(line, "a:solidFill"), role)
    if dashed:
        add_node(line, "a:prstDash", val="sysDash")
    add_node(line, "a:round")


def write_color(fill: Any, role: str) -> None:
    add_node(fill, "a:schemeClr", val=SCHEME[role])

"""Planned paragraphs in, their DrawingML as text out: one reading by lxml makes a whole body."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from lxml import etree

from report.deck.grid import pt
from report.deck.words import Para, Piece, Role

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

# A control character is no XML; a tab or a line's end would be drawn as something else.
_TEXT = dict.fromkeys(range(32), " ") | {38: "&amp;", 60: "&lt;", 62: "&gt;"}
_ATTRIBUTE = _TEXT | {34: "&quot;"}
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_LINK_COLOR = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"

# A paragraph that says nothing is as high as its size, 18 points where none is said.
NOTHING = '<a:p><a:endParaRPr sz="800"/></a:p>'

LinkTo = Callable[[Piece], tuple[str, str]]  # relationship and action; "" where it leads nowhere


def no_link(piece: Piece) -> tuple[str, str]:
    """For words that lead nowhere."""
    return "", ""


def escaped(words: str) -> str:
    """``words`` as the text of an element."""
    return words.translate(_TEXT)


def quoted(words: str) -> str:
    """``words`` as the value of an attribute, in its quotes."""
    return f'"{words.translate(_ATTRIBUTE)}"'


def elements(xml: str) -> list[Any]:
    """The elements that ``xml`` says, in the usual namespaces."""
    return list(etree.fromstring(f"<x {_NAMES}>{xml}</x>"))


def paragraphs_xml(paras: Iterable[Para], language: str, link_to: LinkTo) -> str:
    """The paragraphs of a text body; an empty one where there are none: the schema wants one.

    The first keeps no distance from the top, for programs differ on whether it does.
    """
    said = [
        _paragraph_xml(para, language, link_to, para.space_before if index else 0.0)
        for index, para in enumerate(paras)
    ]
    return "".join(said) or NOTHING


def _paragraph_xml(para: Para, language: str, link_to: LinkTo, before: float) -> str:
    look = _look_xml(para.hang, para.align, para.spacing, before, para.sign, para.sign_role)
    runs = "".join([_piece_xml(piece, para.size, language, link_to) for piece in para.runs])
    if not runs:
        runs = f'<a:endParaRPr lang={quoted(language)} sz="{_size(para.size)}"/>'
    return f"<a:p>{look}{runs}</a:p>"


@lru_cache(512)
def _look_xml(
    hang: float, align: str, spacing: float, before: float, sign: str, sign_role: Role
) -> str:
    """Indents, spacing and bullet are written even where they are none: a layout may have some."""
    height = f'<a:lnSpc><a:spcPct val="{round(spacing * 100_000)}"/></a:lnSpc>'
    bullet = "<a:buNone/>"
    if sign:
        bullet = (
            f'<a:buClr><a:schemeClr val="{SCHEME[sign_role]}"/></a:buClr>'
            f'<a:buFont typeface="+mj-lt"/><a:buChar char={quoted(sign)}/>'
        )
    return (
        f'<a:pPr marL="{pt(hang)}" indent="{-pt(hang)}" algn="{ALIGN[align]}">'
        f"{height if spacing != 1.0 else ''}"
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}</a:pPr>'
    )


def _piece_xml(piece: Piece, size: float, language: str, link_to: LinkTo) -> str:
    look, close = _run_xml(
        piece.language or language, piece.size or size, piece.bold, piece.italic, piece.color_role
    )
    link = _link_xml(*link_to(piece)) if piece.link or piece.to else ""
    return f"{look}{link}{close}{piece.text.translate(_TEXT)}</a:t></a:r>"


@lru_cache(512)
def _run_xml(language: str, size: float, bold: bool, italic: bool, role: Role) -> tuple[str, str]:
    """A run up to where its link stands, and on to its words."""
    fill = ""
    if role != "own":
        fill = f'<a:solidFill><a:schemeClr val="{SCHEME[role]}"/></a:solidFill>'
    opened = (
        f'<a:r><a:rPr lang={quoted(language)} sz="{_size(size)}" b="{bold:d}" i="{italic:d}">{fill}'
    )
    return opened, "</a:rPr><a:t>"


def _link_xml(address: str, action: str) -> str:
    """A link that keeps its words' colour, where the program knows how (2018 and later)."""
    if not address:
        return ""
    more = f" action={quoted(action)}" if action else ""
    return (
        f"<a:hlinkClick r:id={quoted(address)}{more}><a:extLst>"
        '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
        f'<ahyp:hlinkClr xmlns:ahyp="{_LINK_COLOR}" val="tx"/></a:ext></a:extLst></a:hlinkClick>'
    )


def _size(points: float) -> str:
    return str(round(points * 100))

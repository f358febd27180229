"""A comment on the slide for each conflict, as every PowerPoint since 2007 reads them."""

from __future__ import annotations

import itertools

from lxml import etree

from report.holders import P
from report.parts import PRESENTATION
from report.refresh.opened import Opened

_AUTHORS = "ppt/commentAuthors.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
_NAME = "report"
_DOWN = 200  # between comments on a slide, in the unit of their places


def add_comment(deck: Opened, slide: str, text: str) -> None:
    """Put a comment in the corner of a slide, behind those that are there (ECMA-376-1, 13.3.2)."""
    authors = _authors(deck)
    author = next((one for one in authors if one.get("name") == _NAME), None)
    if author is None:
        number = str(1 + max((int(one.get("id", "0")) for one in authors), default=-1))
        look = {"id": number, "name": _NAME, "initials": "r", "lastIdx": "0", "clrIdx": "0"}
        author = etree.SubElement(authors, f"{P}cmAuthor", look)
    index = str(int(author.get("lastIdx", "0")) + 1)
    author.set("lastIdx", index)
    deck.touch(_AUTHORS)
    listed, part = _comments(deck, slide)
    place = str(10 + _DOWN * len(listed))
    comment = etree.SubElement(listed, f"{P}cm", authorId=author.get("id", "0"), idx=index)
    etree.SubElement(comment, f"{P}pos", x="10", y=place)
    etree.SubElement(comment, f"{P}text").text = text
    deck.touch(part)


def _authors(deck: Opened) -> etree._Element:
    if not deck.has(_AUTHORS):
        empty = f'<p:cmAuthorLst xmlns:p="{P[1:-1]}"/>'
        deck.add(_AUTHORS, empty, f"{_TYPE}commentAuthors+xml", PRESENTATION, "commentAuthors")
    root: etree._Element = deck.root(_AUTHORS)
    return root


def _comments(deck: Opened, slide: str) -> tuple[etree._Element, str]:
    """The comments of a slide and their part, made if it has none."""
    for target, kind in deck.links(slide).values():
        if kind == "comments":
            return deck.root(target), target
    numbers = (f"ppt/comments/reportComment{n}.xml" for n in itertools.count(1))
    part = next(name for name in numbers if not deck.has(name))
    empty = f'<p:cmLst xmlns:p="{P[1:-1]}"/>'
    deck.add(part, empty, f"{_TYPE}comments+xml", slide, "comments")
    return deck.root(part), part

"""The bytes of an Office file → passages: every part of the zip, by its XML and not by an API."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from report.kept import Kept, digest_of
from report.proof.passages import Inner, Passage

_KINDS = (  # by what a part's name begins with, the first that fits
    ("ppt/slides/", "slide"),
    ("ppt/notesSlides/", "notes"),
    ("ppt/charts/", "chart"),
    ("ppt/comments", "comment"),
    ("ppt/commentAuthors", "comment"),
    ("ppt/authors", "comment"),
    ("ppt/tags/", "tag"),
    ("ppt/slide", "layout"),
    ("ppt/notesMasters/", "layout"),
    ("ppt/handoutMasters/", "layout"),
    ("ppt/theme/", "layout"),
    ("ppt/media/", "media"),
    ("customXml/", "custom XML"),
    ("docProps/", "property"),
    ("xl/", "workbook"),
)
_RELS = "relationship"
_NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
_A, _X = f"{{{_NS['a']}}}", f"{{{_NS['x']}}}"
# What is told stands in paragraphs, in shared strings and in any other element of text; but not
# where a number only points: to a shared string, to a cell, to a form of numbers.
_POINTS = (
    "parent::c:f or parent::c:formatCode or parent::x:v/parent::x:c[@t='s'] or parent::x:f"
    " or parent::a:tableStyleId"
)
_TEXT = etree.XPath(
    f"//text()[not(ancestor::a:p) and not(ancestor::x:si) and not({_POINTS})]",
    namespaces=_NS,
    smart_strings=False,
)
_POINTERS = etree.XPath(f"//text()[{_POINTS}]", namespaces=_NS, smart_strings=False)
# Words stand in attributes that hold a blank, and in those that name things.
_SAID = etree.XPath(
    "//@*[contains(., ' ') or contains(., '\u00a0')]"
    "|//@descr|//@title|//@tooltip|//@author|//@initials|//@text|//@Target|//*[local-name()='tag']/@val",
    smart_strings=False,
)
_NAMED = etree.XPath("//*[@name]")
_ATTRIBUTES = etree.XPath("//@*", smart_strings=False)
_COMMENTS = etree.XPath("//comment()")
_ENUMERATION = re.compile(r"[a-z][A-Za-z0-9]*|[-+#{]?[0-9A-Fa-f.-]+[}%]?|rId\d+")


def package_passages(content: bytes, where: str, inner: Inner) -> Iterator[Passage]:
    """Everything that could be read in an Office file."""
    before = f"{where}, " if where else ""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
        comments = [package.comment, *(m.comment for m in members), *(m.extra for m in members)]
        names = [*(m.filename for m in members), *(c.decode("latin-1") for c in comments if c)]
        yield Passage("part name", f"{before}names of parts", "\n".join(names), told=False)
        for member in members:
            name, data = member.filename, package.read(member)
            kind = _kind(name)
            if name.endswith((".xml", ".rels", ".vml")) or data[:5] == b"<?xml":
                yield from _kept_xml(data, f"{before}{name}", kind)
            elif data:
                yield from inner(data, name, kind)


def _kind(name: str) -> str:
    if name.endswith(".rels"):
        return _RELS
    return next((kind for start, kind in _KINDS if name.startswith(start)), "other part")


_PARTS: Kept[tuple[Passage, ...]] = Kept(2000)  # the same bytes tell the same, whatever is wanted


def _kept_xml(data: bytes, where: str, kind: str) -> tuple[Passage, ...]:
    key = digest_of(data, where.encode(), kind.encode())
    return _PARTS.get(key, lambda: tuple(_xml(data, where, kind)))


def _xml(data: bytes, where: str, kind: str) -> Iterator[Passage]:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    root = etree.fromstring(data, parser)
    told = [*_joined(root, f"{_A}p", f"{_A}t"), *_joined(root, f"{_X}si", f"{_X}t"), *_TEXT(root)]
    said = [*_SAID(root), *_names(root)]
    programs = {*_ATTRIBUTES(root), *_POINTERS(root)}
    counts_itself = where.endswith("docProps/app.xml")
    yield Passage(kind, where, "\n".join(told), told=not counts_itself)
    if said:
        yield Passage(kind, f"{where}, names and descriptions", "\n".join(said))
    rest = [value for value in programs if not _ENUMERATION.fullmatch(value)]
    yield Passage("attribute", where, "\n".join(sorted(rest)), told=False)
    for comment in _COMMENTS(root):
        yield Passage("comment", where, comment.text or "")


def _joined(root: Any, holder: str, part: str) -> Iterator[str]:
    """The text of each holder, its runs put together: a word may be cut over several."""
    for element in root.iter(holder):
        yield "".join(run.text or "" for run in element.iter(part))


def _names(root: Any) -> Iterator[str]:
    """The names of things; without the number where a program only counts them."""
    for element in _NAMED(root):
        name, number = element.get("name"), element.get("id", "")
        yield name.removesuffix(f" {number}") if number else name

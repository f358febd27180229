"""A finished file → what it tells, piece by piece, each with its place. It knows no writer."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lxml import etree

Kind = Literal["text", "note", "cell", "chart", "workbook", "line"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FOOT = ("sldNum", "dt", "ftr", "hdr", "sldImg")
JOINT = " | "  # between the cells of a row, and the values of a series
_LARGEST = 200_000_000  # bytes of one part: more is no deck, but a trap


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, row or series of a finished file."""

    page: int  # of the PDF, or the slide, from 1
    shape: str  # its name in the deck; "" in a PDF
    kind: Kind
    text: str

    @property
    def where(self) -> str:
        """``slide 5, notes``, ``page 3``: as people find it."""
        if self.kind == "line":
            return f"page {self.page}"
        part = {"note": ", notes", "chart": ", chart", "workbook": ", workbook of the chart"}
        return f"slide {self.page}{part.get(self.kind, '')}"


def read_pieces(path: Path) -> list[Piece]:
    """Everything that a PDF or a deck tells, in its order.

    Raises OSError, ValueError or KeyError where it is neither.
    """
    if path.suffix.casefold() == ".pdf":
        return list(_pdf_pieces(path))
    return list(_deck_pieces(path))


def _pdf_pieces(path: Path) -> Iterator[Piece]:
    import pypdfium2  # deferred: a deck alone needs none

    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            for line in page.get_textpage().get_text_bounded().splitlines():
                if line.strip():
                    yield Piece(number, "", "line", line.strip())


# ---------------------------------------------------------------- decks


def _deck_pieces(path: Path) -> Iterator[Piece]:
    with zipfile.ZipFile(path) as package:
        for number, slide in enumerate(_slides(package), 1):
            yield from _slide_pieces(package, slide, number)


def _slides(package: zipfile.ZipFile) -> list[str]:
    """The parts of the slides, in the order of the show."""
    links = _links(package, "ppt/presentation.xml")
    root = _xml(package, "ppt/presentation.xml")
    return [links[one.get(f"{_R}id", "")][0] for one in root.iter(f"{_P}sldId")]


def _slide_pieces(package: zipfile.ZipFile, part: str, number: int) -> Iterator[Piece]:
    yield from _shape_pieces(_xml(package, part), number, "text")
    for target, kind in _links(package, part).values():
        if kind == "chart":
            yield from _chart_pieces(package, target, number)
        elif kind == "notesSlide":
            yield from _shape_pieces(_xml(package, target), number, "note")


def _shape_pieces(root: etree._Element, number: int, kind: Kind) -> Iterator[Piece]:
    for shape in root.iter(f"{_P}sp", f"{_P}graphicFrame"):
        named = shape.find(f".//{_P}cNvPr")
        name = named.get("name", "") if named is not None else ""
        place = shape.find(f".//{_P}nvPr/{_P}ph")
        if place is not None and place.get("type") in _FOOT:
            continue
        rows = list(shape.iter(f"{_A}tr"))
        for row in rows:  # whole, so that a figure keeps its place in it
            said = JOINT.join(_words(cell) for cell in row.iter(f"{_A}tc"))
            if said.strip(JOINT):
                yield Piece(number, name, "cell", said)
        for paragraph in () if rows else shape.iter(f"{_A}p"):
            if said := _words(paragraph):
                yield Piece(number, name, kind, said)


def _words(part: etree._Element) -> str:
    """The words of a paragraph, or of a cell's paragraphs."""
    return "".join(run.text or "" for run in part.iter(f"{_A}t")).strip()


def _chart_pieces(package: zipfile.ZipFile, part: str, number: int) -> Iterator[Piece]:
    """Each series' name, categories and values as the slide shows them; then the workbook's."""
    name = posixpath.basename(part)
    for series in _xml(package, part).iter(f"{_C}ser"):
        for held in series.iter(f"{_C}tx", f"{_C}cat", f"{_C}val"):
            said = JOINT.join((value.text or "").strip() for value in held.iter(f"{_C}v"))
            if said.strip(JOINT):
                yield Piece(number, name, "chart", said)
    for target, kind in _links(package, part).values():
        if kind == "package" and target in package.namelist():
            yield from (Piece(number, name, "workbook", v) for v in _rows(package.read(target)))


def _rows(workbook: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = _xml(book, "xl/sharedStrings.xml").iter(f"{_X}si")
            shared = ["".join(t.text or "" for t in one.iter(f"{_X}t")) for one in strings]
        for name in sorted(n for n in book.namelist() if re.match(r"xl/worksheets/[^/]+\.xml", n)):
            for row in _xml(book, name).iter(f"{_X}row"):
                yield JOINT.join(_cell(cell, shared) for cell in row.iter(f"{_X}c"))


def _cell(cell: etree._Element, shared: list[str]) -> str:
    value = cell.find(f"{_X}v")
    if value is not None and value.text:
        return shared[int(value.text)] if cell.get("t") == "s" else value.text
    return "".join(text.text or "" for text in cell.iter(f"{_X}t"))


def _links(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part leads to inside the package: by id, the part and the kind of link."""
    folder, file = posixpath.split(part)
    name = f"{folder}/_rels/{file}.rels"
    if name not in package.namelist():
        return {}
    found = {}
    for link in _xml(package, name):
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = (target.lstrip("/"), kind)
    return found


def _xml(package: zipfile.ZipFile, name: str) -> etree._Element:
    if package.getinfo(name).file_size > _LARGEST:
        raise ValueError(f"the part {name} is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(package.read(name), parser)

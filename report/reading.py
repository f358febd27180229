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
_LARGEST = 200_000_000  # bytes of one part: more is no deck, but a trap


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, cell or value of a finished file."""

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
        for paragraph in shape.iter(f"{_A}p"):
            said = "".join(run.text or "" for run in paragraph.iter(f"{_A}t"))
            in_cell = any(True for _ in paragraph.iterancestors(f"{_A}tc"))
            if said.strip():
                yield Piece(number, name, "cell" if in_cell else kind, said.strip())


def _chart_pieces(package: zipfile.ZipFile, part: str, number: int) -> Iterator[Piece]:
    """Names and values as the slide shows them, then as the workbook behind them has them."""
    name = posixpath.basename(part)
    for value in _xml(package, part).iter(f"{_C}v"):
        if (value.text or "").strip():
            yield Piece(number, name, "chart", (value.text or "").strip())
    for target, kind in _links(package, part).values():
        if kind == "package" and target in package.namelist():
            yield from (Piece(number, name, "workbook", v) for v in _cells(package.read(target)))


def _cells(workbook: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = _xml(book, "xl/sharedStrings.xml").iter(f"{_X}si")
            shared = ["".join(t.text or "" for t in one.iter(f"{_X}t")) for one in strings]
        for name in sorted(n for n in book.namelist() if re.match(r"xl/worksheets/[^/]+\.xml", n)):
            for cell in _xml(book, name).iter(f"{_X}c"):
                value = cell.find(f"{_X}v")
                words = "".join(text.text or "" for text in cell.iter(f"{_X}t"))
                if value is not None and value.text:
                    words = shared[int(value.text)] if cell.get("t") == "s" else value.text
                if words.strip():
                    yield words.strip()


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

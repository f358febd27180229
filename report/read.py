"""File → text, by readers that wrote none of it: pdfium for the PDF, zip and XML for the deck."""

from __future__ import annotations

import ctypes
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from report.holders import A, chart_rows, number_text
from report.parts import links_of, part_xml, slide_parts, workbook_rows


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: the categories, then the name and the values of each series; and its workbook."""

    drawn: tuple[tuple[str, ...], ...]
    workbook: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page or a slide tells, piece by piece; of a slide, also its notes and its charts."""

    pieces: tuple[str, ...]
    notes: tuple[str, ...] = ()
    charts: tuple[Drawn, ...] = ()


def pdf_pages(path: Path) -> list[Page]:
    """The text of each page in reading order, without what only repeats: heads and feet."""
    import pypdfium2  # deferred: only a build or a check reads files

    with pypdfium2.PdfDocument(path) as document:
        return [Page(tuple(_page_text(page))) for page in document]


def pdf_text(path: Path) -> list[str]:
    """The text of each page in reading order, without what only repeats: heads and feet."""
    return ["".join(page.pieces) for page in pdf_pages(path)]


def pdf_everything(path: Path) -> str:
    """All text of a PDF: pages with heads and feet, bookmarks, properties."""
    import pypdfium2  # deferred, as above

    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        titles = [item.get_title() for item in document.get_toc()]
        return "\n".join([*pages, *titles, *document.get_metadata_dict().values()])


def _page_text(page: object) -> Iterator[str]:
    """The text of every text object that is not marked as an artifact.

    What is told has a number in the structure tree (ISO 32000-1, 14.7.4.4); artifacts have none.
    """
    import pypdfium2.raw as pdfium  # deferred, as above

    textpage = page.get_textpage()  # type: ignore[attr-defined]
    room = 2048
    buffer = (ctypes.c_ushort * room)()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if (
            pdfium.FPDFPageObj_GetMarkedContentID(item) < 0
            or pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT
        ):
            continue
        length = pdfium.FPDFTextObj_GetText(item, textpage, buffer, room)
        if length > 2 * room:  # bytes: it did not fit
            room = length
            buffer = (ctypes.c_ushort * room)()
            length = pdfium.FPDFTextObj_GetText(item, textpage, buffer, room)
        yield bytes(memoryview(buffer)[: max(0, length // 2 - 1)]).decode("utf-16-le", "replace")


def deck_text(path: Path) -> list[str]:
    """The text of each slide with its charts and notes, in the order of the show."""
    pages = deck_pages(path)
    drawn = [[one for chart in page.charts for row in chart.drawn for one in row] for page in pages]
    return [
        " ".join([*page.pieces, *words, *page.notes])
        for page, words in zip(pages, drawn, strict=True)
    ]


def deck_pages(path: Path) -> list[Page]:
    """What each slide tells, in the order of the show."""
    with zipfile.ZipFile(path) as package:
        return [_slide_page(package, part) for _, part in slide_parts(package)]


def deck_everything(path: Path) -> str:
    """All text of a deck: every XML part, embedded workbooks included."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(_package_text(package))


def _package_text(package: zipfile.ZipFile) -> Iterator[str]:
    for name in package.namelist():
        if name.endswith(".xml"):
            root = ElementTree.fromstring(package.read(name))
            yield "".join(root.itertext())
            yield " ".join(value for node in root.iter() for value in node.attrib.values())
        elif name.endswith(".xlsx"):
            with zipfile.ZipFile(BytesIO(package.read(name))) as workbook:
                yield from _package_text(workbook)


def _slide_page(package: zipfile.ZipFile, slide: str) -> Page:
    """A slide's own text, then that of the charts and notes it leads to."""
    notes: tuple[str, ...] = ()
    charts = []
    for target, kind in links_of(package, slide).values():
        if kind == "notesSlide":
            notes = _text(part_xml(package, target))
        elif kind == "chart":
            charts.append(_chart(package, target))
    return Page(_text(part_xml(package, slide)), notes, tuple(charts))


def _text(root: Any) -> tuple[str, ...]:
    """Paragraph by paragraph."""
    return tuple(["".join(one.itertext(f"{A}t")) for one in root.iter(f"{A}p")])


def _chart(package: zipfile.ZipFile, part: str) -> Drawn:
    rows = chart_rows(part_xml(package, part))
    drawn = tuple(tuple(cell.text for cell in row) for row in rows if len(row) > 1)
    books = [name for name, kind in links_of(package, part).values() if kind == "package"]
    held = [tuple(row) for name in books for row in workbook_rows(package.read(name))]
    return Drawn(drawn, tuple(tuple(map(number_text, filter(None, row))) for row in held))


def import_readers(name: str) -> None:
    """Import what reading a format needs, ahead of the first file."""
    if name == "pdf":
        import pypdfium2  # noqa: F401

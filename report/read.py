"""File → text, by readers that wrote none of it: pdfium for the PDF, zip and XML for the deck."""

from __future__ import annotations

import ctypes
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from report.holders import A, chart_rows, number_text
from report.kept import Kept, digest_of
from report.parts import links_of, part_content, root_of, slide_parts, workbook_rows


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: the categories, then the name and the values of each series; and its workbook."""

    drawn: tuple[tuple[str, ...], ...]
    workbook: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page or a slide tells, piece by piece; of a slide, also its notes and its charts."""

    number: int  # from 1
    pieces: tuple[str, ...]
    notes: tuple[str, ...] = ()
    charts: tuple[Drawn, ...] = ()


def pdf_pages(path: Path) -> list[Page]:
    """The text of each page in reading order, without what only repeats: heads and feet."""
    content = path.read_bytes()
    return list(_PDFS.get(digest_of(content), lambda: _pdf_pages(content)))


def _pdf_pages(content: bytes) -> tuple[Page, ...]:
    import pypdfium2  # deferred: only a build or a check reads files

    with pypdfium2.PdfDocument(content) as document:
        return tuple(
            Page(number, tuple(text for _, text in _page_text(page)))
            for number, page in enumerate(document, 1)
        )


def pdf_structure(path: Path) -> list[Page]:
    """The same in the order of the structure tree, which leads from page to page and back.

    There a cell that goes on overleaf is whole. Texts of one page that follow each other are one.
    """
    import pikepdf  # deferred: only a file whose pages are not in that order is read so
    import pypdfium2

    said: dict[tuple[int, int], list[str]] = {}
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            for mark, text in _page_text(page):
                said.setdefault((number, mark), []).append(text)
    with pikepdf.open(path) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        places = list(_marked(document.Root.StructTreeRoot, None, numbers))
    return [
        Page(number, tuple(text for place in held for text in said.get(place, ())))
        for number, held in groupby(places, key=itemgetter(0))
    ]


def _marked(element: Any, page: Any, numbers: Mapping[Any, int]) -> Iterator[tuple[int, int]]:
    """(page, number) of all marked content below an element (ISO 32000-1, 14.7.2)."""
    import pikepdf  # deferred, as above

    page = element.get("/Pg", page)
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield numbers[page.objgen], kid
        elif isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                yield numbers[kid.get("/Pg", page).objgen], int(kid.MCID)
            elif "/S" in kid:
                yield from _marked(kid, page, numbers)


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


def _page_text(page: object) -> Iterator[tuple[int, str]]:
    """(mark, text) of every text object that is not an artifact.

    What is told has a number in the structure tree (ISO 32000-1, 14.7.4.4); artifacts have none.
    """
    import pypdfium2.raw as pdfium  # deferred, as above

    get_object, get_mark = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetMarkedContentID
    get_type, get_text = pdfium.FPDFPageObj_GetType, pdfium.FPDFTextObj_GetText
    is_text = pdfium.FPDF_PAGEOBJ_TEXT
    textpage = page.get_textpage()  # type: ignore[attr-defined]
    room = 2048
    buffer = (ctypes.c_ushort * room)()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = get_object(page, index)
        mark = get_mark(item)
        if mark < 0 or get_type(item) != is_text:
            continue
        length = get_text(item, textpage, buffer, room)
        if length > 2 * room:  # bytes: it did not fit
            room = length
            buffer = (ctypes.c_ushort * room)()
            length = get_text(item, textpage, buffer, room)
        yield mark, ctypes.string_at(buffer, max(0, length - 2)).decode("utf-16-le", "replace")


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
        parts = [part for _, part in slide_parts(package)]
        return [_slide_page(package, part, number) for number, part in enumerate(parts, 1)]


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


def _slide_page(package: zipfile.ZipFile, slide: str, number: int) -> Page:
    """A slide's own text, then that of the charts and notes it leads to."""
    notes: tuple[str, ...] = ()
    charts = []
    for target, kind in links_of(package, slide).values():
        if kind == "notesSlide":
            notes = _text(part_content(package, target))
        elif kind == "chart":
            charts.append(_chart(package, target))
    return Page(number, _text(part_content(package, slide)), notes, tuple(charts))


_Rows = tuple[tuple[str, ...], ...]

# The same bytes say the same: a part that stood in a file before is not taken apart again, nor is
# a PDF that no change has touched.
_PDFS: Kept[tuple[Page, ...]] = Kept(20)
_TEXTS: Kept[tuple[str, ...]] = Kept(1000)
_CHARTS: Kept[_Rows] = Kept(200)
_BOOKS: Kept[_Rows] = Kept(200)


def _text(content: bytes) -> tuple[str, ...]:
    """Paragraph by paragraph."""

    def read() -> tuple[str, ...]:
        return tuple(["".join(p.itertext(f"{A}t")) for p in root_of(content).iter(f"{A}p")])

    return _TEXTS.get(digest_of(content), read)


def _chart(package: zipfile.ZipFile, part: str) -> Drawn:
    content = part_content(package, part)
    drawn = _CHARTS.get(digest_of(content), lambda: _drawn_in(content))
    books = [name for name, kind in links_of(package, part).values() if kind == "package"]
    return Drawn(drawn, tuple(chain.from_iterable(_cells(package.read(name)) for name in books)))


def _drawn_in(content: bytes) -> _Rows:
    rows = chart_rows(root_of(content))
    return tuple(tuple(cell.text for cell in row) for row in rows if len(row) > 1)


def _cells(workbook: bytes) -> _Rows:
    def read() -> _Rows:
        rows = workbook_rows(workbook)
        return tuple(tuple(map(number_text, filter(None, row))) for row in rows)

    return _BOOKS.get(digest_of(workbook), read)


def import_readers(name: str) -> None:
    """Import what reading a format needs, ahead of the first file."""
    if name == "pdf":
        import pypdfium2  # noqa: F401

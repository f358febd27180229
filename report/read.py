"""File → text, by readers that wrote none of it: pdfium for the PDF, zip and XML for the deck."""

from __future__ import annotations

import ctypes
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARAGRAPH, _WORDS = f"{_DRAWING}p", f"{_DRAWING}t"
_VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"


def pdf_text(path: Path) -> list[str]:
    """The text of each page in reading order, without what only repeats: heads and feet."""
    import pypdfium2  # deferred: only a build or a check reads files

    with pypdfium2.PdfDocument(path) as document:
        return ["".join(_page_text(page)) for page in document]


def pdf_everything(path: Path) -> str:
    """All text of a PDF: pages with heads and feet, bookmarks, properties."""
    import pypdfium2  # deferred, as above

    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        titles = [item.get_title() for item in document.get_toc()]
        return "\n".join([*pages, *titles, *document.get_metadata_dict().values()])


def _page_text(page: object) -> Iterator[str]:
    """The text of every text object that is not marked as an artifact."""
    import pypdfium2.raw as pdfium  # deferred, as above

    textpage = page.get_textpage()  # type: ignore[attr-defined]
    buffer = ctypes.create_string_buffer(8192)
    wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    get_object, get_type, get_text = (
        pdfium.FPDFPage_GetObject,
        pdfium.FPDFPageObj_GetType,
        pdfium.FPDFTextObj_GetText,
    )
    is_artifact = _artifacts()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = get_object(page, index)
        if get_type(item) != pdfium.FPDF_PAGEOBJ_TEXT or is_artifact(item):
            continue
        length = get_text(item, textpage, wide, 4096)
        yield ctypes.string_at(buffer, max(0, length - 2)).decode("utf-16-le", "replace")


def _artifacts() -> Callable[[object], bool]:
    """Says of an object of a page whether one of its marks calls it an artifact."""
    import pypdfium2.raw as pdfium  # deferred, as above

    artifact = "Artifact\0".encode("utf-16-le")
    name = ctypes.create_string_buffer(64)
    wide = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
    length = ctypes.c_ulong()
    at_length = ctypes.byref(length)
    count, get_mark, get_name = (
        pdfium.FPDFPageObj_CountMarks,
        pdfium.FPDFPageObj_GetMark,
        pdfium.FPDFPageObjMark_GetName,
    )

    def is_artifact(item: object) -> bool:
        for index in range(count(item)):
            get_name(get_mark(item, index), wide, 64, at_length)
            if ctypes.string_at(name, min(length.value, 64)) == artifact:
                return True
        return False

    return is_artifact


def deck_text(path: Path) -> list[str]:
    """The text of each slide with its charts and notes, in the order of the slides' numbers."""
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.endswith(".xml")]
        slides = sorted(
            (name for name in names if name.startswith("ppt/slides/slide")), key=_number
        )
        return [" ".join(_parts_text(package, slide)) for slide in slides]


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


def _parts_text(package: zipfile.ZipFile, slide: str) -> Iterator[str]:
    """A slide's own text, then that of the charts and notes it leads to."""
    yield from _text(package.read(slide))
    folder, _, file = slide.rpartition("/")
    links = f"{folder}/_rels/{file}.rels"
    if links not in package.namelist():
        return
    for link in ElementTree.fromstring(package.read(links)):
        target = link.get("Target", "")
        kind = link.get("Type", "").rpartition("/")[2]
        if kind in ("chart", "notesSlide"):
            name = target.lstrip("/") if target.startswith("/") else f"ppt/{target[3:]}"
            yield from _text(package.read(name))


def _text(xml: bytes) -> Iterator[str]:
    """Paragraph by paragraph; a chart's cached numbers and names one by one."""
    for node in ElementTree.fromstring(xml).iter():
        if node.tag == _PARAGRAPH:
            yield "".join([part.text or "" for part in node.iter(_WORDS)])
        elif node.tag == _VALUE:
            yield node.text or ""


def _number(name: str) -> int:
    return int("".join(filter(str.isdigit, name)) or 0)


def import_readers(name: str) -> None:
    """Import what reading a format needs, ahead of the first file."""
    if name == "pdf":
        import pypdfium2  # noqa: F401

"""Read a PDF back: its text through the structure tree, by readers that did not write it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

_CODE = re.compile(rb"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", re.MULTILINE)
_CODES = re.compile(rb"^<([0-9A-F]{2})> <([0-9A-F]{2})> <([0-9A-F]{4,})>$", re.MULTILINE)


def tree_text(path: Path) -> str:
    """Every word that a screen reader would say, in its order, without white space."""
    return squeezed("".join(text for _, text in tree(path)))


def tree(path: Path, without: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """(tag, text) of each stretch of marked content, through the structure tree.

    Elements whose tag is among ``without`` are left out, with all that is in them.
    """
    texts = _marked_texts(path)
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot.K
        yield from list(_walk(root, None, pages, texts, frozenset(without)))


def tags(path: Path) -> list[str]:
    """The tags of the tree in order, as ``parent/child``."""
    with pikepdf.open(path) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot.K))


def page_texts(path: Path) -> list[str]:
    """The text of each page as it stands there, artifacts too."""
    document = pdfium.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def squeezed(words: str) -> str:
    """Without white space; pdfium gives a hyphen at a line's end as U+0002."""
    return re.sub(r"\s+", "", words.replace("\u2011", "-").replace("\x02", "-"))


def meanings(told: bytes) -> dict[int, str]:
    """What each code means in the words of a map to Unicode (ISO 32000-1, 9.10.3)."""
    singles = ((code, code, letter) for code, letter in _CODE.findall(told))
    found: dict[int, str] = {}
    for first, last, letter in (*singles, *_CODES.findall(told)):
        start = bytes.fromhex(letter.decode())
        for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
            found[code] = bytes([*start[:-1], start[-1] + step]).decode("utf-16-be")
    return found


def _tags(element: Any) -> Iterator[str]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield f"{str(element.S)[1:]}/{str(kid.S)[1:]}"
            yield from _tags(kid)


def _kids(element: Any) -> list[Any]:
    if "/K" not in element:
        return []
    kids = element.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _walk(
    element: Any,
    page: int | None,
    pages: dict[Any, int],
    texts: dict[tuple[int, int], str],
    without: frozenset[str],
) -> Iterator[tuple[str, str]]:
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    tag = str(element.S)[1:]
    for kid in _kids(element):
        if isinstance(kid, int):
            assert page is not None
            yield tag, texts.get((page, kid), "")
        elif kid.get("/Type") == "/MCR":
            yield tag, texts.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
        elif kid.get("/Type") != "/OBJR" and str(kid.S)[1:] not in without:
            yield from _walk(kid, page, pages, texts, without)


def _marked_texts(path: Path) -> dict[tuple[int, int], str]:
    """The text of each marked-content id, by page."""
    out: dict[tuple[int, int], str] = {}
    document = pdfium.PdfDocument(path)
    for number, page in enumerate(document):
        text_page = raw.FPDFText_LoadPage(page)
        for index in range(raw.FPDFPage_CountObjects(page)):
            found = raw.FPDFPage_GetObject(page, index)
            if raw.FPDFPageObj_GetType(found) == raw.FPDF_PAGEOBJ_TEXT:
                key = number, raw.FPDFPageObj_GetMarkedContentID(found)
                out[key] = out.get(key, "") + _object_text(found, text_page)
        raw.FPDFText_ClosePage(text_page)
    document.close()
    return out


def _object_text(found: Any, text_page: Any) -> str:
    length = raw.FPDFTextObj_GetText(found, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    words = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(found, text_page, words, length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le")

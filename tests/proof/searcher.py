"""Give tests a searcher of their own: it shares no line with the program's proof.

It knows nothing of what a part of a file is for: it unpacks whatever is packed, again and again,
and looks at bytes. Only the text of a PDF's pages, which is written in the codes of fonts, is
asked of pdfium.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape

import pypdfium2

_STREAM = re.compile(rb"stream\r?\n")
_GROUPS = re.compile("(?<=\\d)[ ,.'\u00a0\u2009\u202f](?=\\d{3}(?!\\d))")
_DIGITS = re.compile(r"\d{9,}")
_WORD = re.compile(r"zq[a-z]{8}")
_BLANK = re.compile("[-\\s\u00ad\u200b\u2010\u2011\u2060\ufffe]+")
_TAG = re.compile(r"<[^<>]*>")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")


def canaries_in(content: bytes) -> set[str]:
    """Every word and number in a file that could be a canary, wherever it stands."""
    found: set[str] = set()
    for text in _texts(content):
        small = text.lower()
        for bare in (_BLANK.sub("", small), _BLANK.sub("", _TAG.sub("", small))):
            found.update(_WORD.findall(bare))
        for plain in (text, _TAG.sub("", text)):
            for digits in _DIGITS.findall(_GROUPS.sub("", plain)):
                found.update(digits[at : at + 9] for at in range(0, len(digits) - 8, 3))
    return found


def page_canaries(content: bytes) -> set[str]:
    """Those on the pages of a PDF alone, where its readers see them."""
    return canaries_in("\n".join(_pages(content)).encode())


def _texts(content: bytes) -> Iterator[str]:
    if content[:5] == b"%PDF-":
        yield from _pages(content)
    for data in _unpacked(content, 0):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")[: 3 if b"\0" in data else 1]:
            text = data.decode(encoding, "ignore")
            yield unescape(text) if "&" in text else text
        for digits in _HEX.findall(data):
            held = bytes.fromhex("".join(digits.decode().split())[: len(digits) // 2 * 2])
            yield held.decode("utf-16-be", "ignore")
            yield held.decode("latin-1")


def _pages(content: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def _unpacked(content: bytes, depth: int) -> Iterator[bytes]:
    """The bytes as they are, and all that is packed in them."""
    assert depth < 6
    yield content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield from _unpacked(package.read(name), depth + 1)
    if content[:5] == b"%PDF-":
        for start in _STREAM.finditer(content):
            try:
                held = zlib.decompressobj().decompress(content[start.end() :])
            except zlib.error:
                continue
            yield from _unpacked(held, depth + 1)

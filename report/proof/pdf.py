"""The bytes of a PDF → passages: pages by pdfium, every object and stream by qpdf.

Neither wrote the file. pdfium tells what a reader sees and a program copies; qpdf tells what lies
in the file besides, seen or not: structure, outline, properties, metadata, attachments, and
earlier revisions that a viewer no longer shows.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from report.proof.passages import JPEG, Inner, Passage, plain_file, raw_words

_TOLD = {
    "Alt": "alternative text",
    "ActualText": "actual text",
    "E": "actual text",
    "T": "annotation",
    "TU": "annotation",
    "V": "annotation",
    "Contents": "annotation",
    "URI": "link",
    "Title": "outline and properties",
    "Author": "outline and properties",
    "Subject": "outline and properties",
    "Keywords": "outline and properties",
    "Creator": "outline and properties",
    "Producer": "outline and properties",
    "F": "attachment",
    "UF": "attachment",
    "Desc": "attachment",
}
_STRING = re.compile(
    rb"(?:/([A-Za-z]+)\s*)?(?:\(((?:[^()\\]|\\.)*)\)|(?<!<)<([0-9A-Fa-f\s]*)>(?!>))", re.DOTALL
)
_NAME = re.compile(rb"/([a-z][^\s/<>\[\]()]{3,}|[^\s/<>\[\]()]*[-_#][^\s/<>\[\]()]*)")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_END = re.compile(rb"%%EOF[\r\n]*")


def pdf_passages(content: bytes, where: str, inner: Inner) -> Iterator[Passage]:
    """Everything that could be read in a PDF."""
    before = f"{where}, " if where else ""
    yield from _pages(content, before)
    yield from _objects(content, before, inner)
    for number, end in enumerate(list(_END.finditer(content))[:-1], 1):
        yield from inner(content[: end.end()], f"revision {number}", "earlier revision")


def _pages(content: bytes, before: str) -> Iterator[Passage]:
    import pypdfium2  # deferred: only a build reads files

    with pypdfium2.PdfDocument(content) as document:
        for number, page in enumerate(document, 1):
            yield Passage(
                "page text", f"{before}page {number}", page.get_textpage().get_text_range()
            )


def _objects(content: bytes, before: str, inner: Inner) -> Iterator[Passage]:
    """The strings and names of every object, told by what they are; then every stream."""
    import pikepdf  # deferred: only a build reads files; it also knows the encoding "pdfdoc"

    with pikepdf.open(io.BytesIO(content)) as document:
        yield from _strings(document.trailer.unparse(), f"{before}trailer")
        for number, item in enumerate(document.objects, 1):
            where = f"{before}object {number}"
            if isinstance(item, pikepdf.Stream):
                yield from _strings(item.stream_dict.unparse(), where)
                yield from _stream(item, where, inner)
            else:
                yield from _strings(item.unparse(resolved=True), where)


def _strings(written: bytes, where: str) -> Iterator[Passage]:
    for key, literal, digits in (
        _STRING.findall(written) if b"(" in written or b"<" in written else ()
    ):
        name = key.decode()
        text = _decoded(bytes.fromhex(digits.decode()) if digits else _unescaped(literal))
        if text:
            kind = _TOLD.get(name, "other string")
            yield Passage(kind, f"{where}, /{name}" if name else where, text, name in _TOLD)
    names = _NAME.findall(written)
    if names:
        yield Passage("name", where, b"\n".join(names).decode("latin-1"), told=False)


def _stream(item: Any, where: str, inner: Inner) -> Iterator[Passage]:
    """A stream unpacked: metadata and attachments as files of their own, the rest as bytes."""
    import pikepdf  # deferred, as above

    try:
        data = item.read_bytes()
    except (pikepdf.PdfError, RuntimeError):  # a picture's own packing: its bytes as they are
        data = item.read_raw_bytes()
    kind = str(item.stream_dict.get("/Type", ""))
    if kind == "/Metadata":
        yield from plain_file(data, f"{where}, XMP", "XMP")
    elif kind == "/EmbeddedFile" or data[:4] == b"PK\3\4" or data[:5] == b"%PDF-":
        yield from inner(data, f"object {where.rpartition(' ')[2]}, attachment")
    elif data[:3] == JPEG:
        yield from inner(data, f"object {where.rpartition(' ')[2]}, picture", "picture")
    else:
        yield Passage("stream", where, raw_words(data), told=False)


def _unescaped(literal: bytes) -> bytes:
    """A literal string's bytes (ISO 32000-2, 7.3.4.2)."""
    if b"\\" not in literal:
        return literal
    return _ESCAPE.sub(_character, literal)


def _character(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    return b"" if match[2] in (b"\n", b"\r", b"\r\n") else _ESCAPED.get(match[2], match[2])


def _decoded(string: bytes) -> str:
    """A text string (ISO 32000-2, 7.9.2.2): UTF-16, UTF-8 or PDFDocEncoding."""
    if string[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return string.decode("utf-16", "replace")
    if string[:3] == b"\xef\xbb\xbf":
        return string[3:].decode("utf-8", "replace")
    return string.decode("pdfdoc", "replace")

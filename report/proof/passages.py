"""A file's bytes → passages: everything in it that could be read, each with its place."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator

from report.frozen import frozen

Opener = Callable[[bytes, str], Iterator["Passage"]]

_DEEPEST = 5  # files in files
_RAW = re.compile(rb"[A-Za-z\x80-\xff]{6,}|(?:[A-Za-z\xc0-\xff]\0){6,}")
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1f]")
JPEG = b"\xff\xd8\xff"
_PNG = b"\x89PNG\r\n\x1a\n"
_TAG = re.compile(r"<[^<>]*>")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_QUOTED = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")


@frozen
class Passage:
    """Some text of a file: of which kind, and where it stands.

    ``told`` is false for what only programs read, such as the name of a style: numbers and the
    shortest words mean nothing there.
    """

    kind: str
    where: str
    text: str
    told: bool = True


def passages(content: bytes, where: str, kind: str = "file", depth: int = 0) -> Iterator[Passage]:
    """Everything that could be read in a file, and in the files in it in their turn.

    ValueError where files lie in files deeper than any program of ours or any author puts them.
    """
    if depth > _DEEPEST:
        raise ValueError(f"files in files, {_DEEPEST} deep: {where}")

    def inner(held: bytes, place: str, held_kind: str = "attachment") -> Iterator[Passage]:
        return passages(held, f"{where}, {place}" if where else place, held_kind, depth + 1)

    if b"%PDF-" in content[:1024]:
        from report.proof.pdf import pdf_passages  # deferred: a deck needs no reader of PDF

        yield from pdf_passages(content, where, inner)
    elif content[:4] == b"PK\3\4":
        from report.proof.package import package_passages  # deferred: a PDF needs none of decks

        yield from package_passages(content, where, inner)
    elif content[:8] == _PNG:
        yield from _picture(content, where, kind)
    elif content[:3] == JPEG:
        yield from _photo(content, where, kind)
    else:
        yield from plain_file(content, where, kind)


Inner = Callable[..., Iterator[Passage]]


def plain_file(content: bytes, where: str, kind: str) -> Iterator[Passage]:
    """A text as it stands, XML without its tags; of any other, what looks like words in it."""
    text = _written(content)
    if "\0" in text:
        yield Passage(kind, where, raw_words(content), told=False)
    elif text.lstrip("\ufeff \r\n\t").startswith("<"):
        bare = _COMMENT.sub(r" \1 ", text)
        quoted = ("".join(pair) for tag in _TAG.findall(bare) for pair in _QUOTED.findall(tag))
        yield Passage(kind, where, _TAG.sub("\n", bare))
        yield Passage(kind, where, "\n".join([_TAG.sub("", bare), *quoted]), told=False)
    else:
        yield Passage(kind, where, text)


def _written(content: bytes) -> str:
    """A text in UTF-8, in UTF-16 with its mark, or in Windows' own signs; of no text a NUL."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return "\0" if _CONTROLS.search(content) else content.decode("cp1252", "replace")


def raw_words(content: bytes) -> str:
    """What looks like a word of six letters or more: shorter ones stand in any bytes by chance."""
    found = _RAW.findall(content)
    return "\n".join(word.replace(b"\0", b"").decode("latin-1") for word in found) + (
        "\n" + "\n".join(_utf8(word) for word in found if max(word) > 0x7F)
    )


def _utf8(word: bytes) -> str:
    return word.decode("utf-8", "ignore")


def _photo(content: bytes, where: str, kind: str) -> Iterator[Passage]:
    """A JPEG: what is written into it is told; the rest is searched as bytes."""
    from report.proof.photo import photo_texts  # deferred: hardly any file holds one

    for name, text in photo_texts(content):
        if isinstance(text, bytes):
            yield from plain_file(text, f"{where}, {name}", kind)
        else:
            yield Passage(kind, f"{where}, {name}", text)
    yield Passage(kind, where, raw_words(content), told=False)


def _picture(content: bytes, where: str, kind: str) -> Iterator[Passage]:
    """A PNG: its texts are told; the rest is searched as bytes."""
    at = len(_PNG)
    while at + 8 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if name in (b"tEXt", b"zTXt", b"iTXt"):
            yield Passage(kind, f"{where}, {name.decode()}", _picture_text(name, data))
        elif name == b"eXIf":
            from report.proof.photo import exif_texts  # deferred, as above

            yield from (Passage(kind, f"{where}, Exif", text) for text in exif_texts(data))
        at += length + 12
    yield Passage(kind, where, raw_words(content), told=False)


def _picture_text(name: bytes, data: bytes) -> str:
    """A text of a PNG, unpacked where it is packed (PNG 3, section 11.3.3)."""
    key, _, rest = data.partition(b"\0")
    if name == b"zTXt":
        rest = _unpacked(rest[1:])
    elif name == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:]
        fields = rest.split(b"\0", 2)
        rest = b" ".join([*fields[:-1], _unpacked(fields[-1]) if packed else fields[-1]])
    encoding = "utf-8" if name == b"iTXt" else "latin-1"
    return f"{key.decode('latin-1')}\n{rest.decode(encoding, 'replace')}"


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return data

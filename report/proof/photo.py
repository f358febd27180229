"""The bytes of a JPEG → its words: comments, Exif, XMP and IPTC's fields.

A picture's maker and its editors write names, places and captions into it, which nobody sees on the
page (JIF: ITU-T T.81, annex B; Exif 2.32; IPTC-IIM 4.2; XMP part 3).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_MORE_HEAD = 40  # behind that name: an id of 32 bytes, the length of the whole, where this begins
_PHOTOSHOP = b"Photoshop 3.0\0"
_RESOURCE = b"8BIM"
_IPTC = 0x0404
_WITHOUT_LENGTH = (0x01, *range(0xD0, 0xD9))  # markers that nothing belongs to
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_ASCII, _POINTERS = 2, (0x8769, 0x8825, 0xA005)
_WINDOWS = range(0x9C9B, 0x9CA0)  # title, comment, author, keywords, subject: UTF-16
_CODED = (0x9286, 0x001B, 0x001C)  # a comment, a way, a place: eight bytes say how they are coded
_DEEPEST = 8  # directories in directories


def photo_texts(content: bytes) -> Iterator[tuple[str, bytes | str]]:
    """The texts of a JPEG, each with what it is; XMP as the bytes of a file of its own."""
    more: dict[bytes, dict[int, bytes]] = {}
    for marker, data in _segments(content):
        if marker == _COMMENT:
            yield "comment", _decoded(data)
        elif data.startswith(_EXIF):
            yield from (("Exif", text) for text in exif_texts(data[len(_EXIF) :]))
        elif data.startswith(_XMP):
            yield "XMP", data[len(_XMP) :]
        elif data.startswith(_MORE_XMP):
            rest = data[len(_MORE_XMP) :]
            (start,) = struct.unpack(">I", rest[36:_MORE_HEAD].rjust(4, b"\0"))
            more.setdefault(rest[:32], {})[start] = rest[_MORE_HEAD:]
        elif data.startswith(_PHOTOSHOP):
            yield from (("IPTC", text) for text in _captions(data[len(_PHOTOSHOP) :]))
    for parts in more.values():
        yield "XMP", b"".join(parts[start] for start in sorted(parts))


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its data; comments may stand between scans, too."""
    at = 2
    while (at := content.find(b"\xff", at)) >= 0 and at + 4 <= len(content):
        marker = content[at + 1]
        if marker in (0x00, 0xFF, *_WITHOUT_LENGTH):
            at += 1 if marker == 0xFF else 2
            continue
        if marker == _END:
            return
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        if marker != _SCAN:
            yield marker, content[at + 4 : at + 2 + length]
        at += 2 + max(2, length)


def exif_texts(tiff: bytes) -> Iterator[str]:
    """Every text in the directories of a TIFF, as Exif has them."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return
    waiting, seen = [struct.unpack(f"{order}I", tiff[4:8])[0]], set[int]()
    while waiting:
        at = waiting.pop()
        if at in seen or len(seen) >= _DEEPEST or not 0 < at <= len(tiff) - 2:
            continue
        seen.add(at)
        (count,) = struct.unpack(f"{order}H", tiff[at : at + 2])
        end = at + 2 + 12 * count
        for entry in range(at + 2, min(end, len(tiff) - 11), 12):
            tag, kind, number, held = struct.unpack(f"{order}HHI4s", tiff[entry : entry + 12])
            if tag in _POINTERS:
                waiting.append(struct.unpack(f"{order}I", held)[0])
            else:
                yield from _value(tag, kind, _held(tiff, order, kind, number, held), order)
        waiting += struct.unpack(f"{order}I", tiff[end : end + 4].rjust(4, b"\0"))


def _held(tiff: bytes, order: str, kind: int, number: int, held: bytes) -> bytes:
    """The bytes of an entry: they stand in it where they are four or fewer, else where it says."""
    length = _BYTES.get(kind, 1) * number
    if length <= 4:
        return held[:length]
    (at,) = struct.unpack(f"{order}I", held)
    return tiff[at : at + length]


def _value(tag: int, kind: int, data: bytes, order: str) -> Iterator[str]:
    if tag in _WINDOWS:
        yield data.decode("utf-16-le", "replace")
    elif tag in _CODED:
        wide = data[:7] == b"UNICODE"
        coded = "utf-16-le" if order == "<" else "utf-16-be"
        yield data[8:].decode(coded, "replace") if wide else _decoded(data[8:])
    elif kind == _ASCII:
        yield _decoded(data)


def _captions(data: bytes) -> Iterator[str]:
    """IPTC's fields, where Photoshop's resources hold them."""
    at = 0
    while at + 12 <= len(data) and data[at : at + 4] == _RESOURCE:
        (name,) = struct.unpack(">H", data[at + 4 : at + 6])
        body = at + 6 + (data[at + 6] + 2) // 2 * 2 + 4  # behind a name and a length, made even
        (length,) = struct.unpack(">I", data[body - 4 : body].rjust(4, b"\0"))
        if name == _IPTC:
            yield from _iptc(data[body : body + length])
        at = body + (length + 1) // 2 * 2


def _iptc(data: bytes) -> Iterator[str]:
    at = 0
    while at + 5 <= len(data) and data[at] == 0x1C:
        (length,) = struct.unpack(">H", data[at + 3 : at + 5])
        yield _decoded(data[at + 5 : at + 5 + length])
        at += 5 + length


def _decoded(data: bytes) -> str:
    """UTF-8 where it is that, else Windows' own signs; what is no text parts the words."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return "".join(sign if sign.isprintable() else "\n" for sign in text)

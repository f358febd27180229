"""Take a TrueType file, give the same letters with nothing but their outlines and widths.

Hinting, names and what an operating system asks are half of a subset (of DejaVu more), and no page
needs them: printers and screens have pixels enough today, and ISO 32000-1 (9.9) asks for none.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

from reportlab.pdfbase.ttfonts import TTFontMaker

_NEEDED = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
_SHORT = 2 * 0xFFFF  # bytes of outlines: up to there loca may count them in pairs
_LONG_OFFSETS_AT = 50  # in head: 0 where loca counts in pairs of bytes
_HEADER = 10  # bytes of a glyph: how many contours, and its box
# OpenType 1.9, glyf: flags of a simple glyph's point
_X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 2, 4, 8, 0x10, 0x20
# and of a composite glyph's component
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 1, 8, 0x20, 0x40, 0x80, 0x100


def unhinted(font: bytes) -> bytes:
    """``font`` with what a PDF needs of it; its glyphs keep their numbers."""
    tables = {tag: font[at : at + size] for tag, at, size in _tables(font)}
    glyphs = list(map(_bare_glyph, _glyphs(tables)))
    offsets = [0]
    for glyph in glyphs:
        offsets.append(offsets[-1] + len(glyph))
    head = bytearray(tables["head"])
    is_long = offsets[-1] > _SHORT
    struct.pack_into(">H", head, _LONG_OFFSETS_AT, is_long)
    loca = offsets if is_long else [offset // 2 for offset in offsets]
    tables |= {
        "head": bytes(head),
        "glyf": b"".join(glyphs),
        "loca": struct.pack(f">{len(loca)}{'I' if is_long else 'H'}", *loca),
    }
    maker = TTFontMaker()
    for tag, data in tables.items():
        if tag in _NEEDED:
            maker.add(tag, data)
    return bytes(maker.makeStream())


def _tables(font: bytes) -> Iterator[tuple[str, int, int]]:
    (count,) = struct.unpack_from(">H", font, 4)
    for row in range(count):
        tag, _, at, size = struct.unpack_from(">4sIII", font, 12 + 16 * row)
        yield tag.decode("ascii"), at, size


def _glyphs(tables: dict[str, bytes]) -> Iterator[bytes]:
    loca, is_long = tables["loca"], tables["head"][_LONG_OFFSETS_AT + 1]
    form, step, times = ("I", 4, 1) if is_long else ("H", 2, 2)
    for start, end in pairwise(struct.unpack(f">{len(loca) // step}{form}", loca)):
        yield tables["glyf"][start * times : end * times]


def _bare_glyph(glyph: bytes) -> bytes:
    if not glyph:
        return glyph
    (contours,) = struct.unpack_from(">h", glyph)
    made = _bare_composite(glyph) if contours < 0 else _bare_simple(glyph, contours)
    return made + bytes(len(made) % 2)


def _bare_simple(glyph: bytes, contours: int) -> bytes:
    at = _HEADER + 2 * contours
    points, size = struct.unpack_from(">HH", glyph, at - 2)
    start = at + 2 + size
    return glyph[:at] + b"\0\0" + glyph[start : _end(glyph, start, points + 1)]


def _end(glyph: bytes, at: int, points: int) -> int:
    """Where the last of ``points`` ends whose flags begin at ``at``; padding comes after it."""
    size = 0
    while points > 0:
        flag, times = glyph[at], 1
        if flag & _REPEAT:
            at += 1
            times += glyph[at]
        x = 1 if flag & _X_SHORT else 0 if flag & _X_SAME else 2
        y = 1 if flag & _Y_SHORT else 0 if flag & _Y_SAME else 2
        size += times * (x + y)
        points -= times
        at += 1
    return at + size


def _bare_composite(glyph: bytes) -> bytes:
    made, at, flags = bytearray(glyph), _HEADER, _MORE
    while flags & _MORE:
        (flags,) = struct.unpack_from(">H", glyph, at)
        struct.pack_into(">H", made, at, flags & ~_INSTRUCTIONS)
        at += 8 if flags & _WORDS else 6
        sizes = ((_SCALE, 2), (_TWO_SCALES, 4), (_MATRIX, 8))
        at += next((size for flag, size in sizes if flags & flag), 0)
    return bytes(made[:at])

"""Take a TrueType file, give how much closer two glyphs stand: its GPOS pair adjustments.

Read straight from the file (OpenType 1.9, GPOS): reportlab does not kern, and without it an
apostrophe stands off the letter after it, which French has on every line.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from report.frozen import frozen

_X_ADVANCE = 0x0004
_BEFORE_X_ADVANCE = 0x0003  # XPlacement and YPlacement stand before it in a value record
_PAIR, _EXTENSION = 2, 9

Pair = Callable[[int, int], int | None]


@frozen
class Kerning:
    """Pair adjustments by glyph numbers; the first lookup that knows the pair decides."""

    lookups: tuple[Pair, ...] = ()
    units: int = 1000  # per em

    def between(self, left: int, right: int) -> float:
        """The adjustment in thousandths of the size; negative draws the two together."""
        for pair in self.lookups:
            found = pair(left, right)
            if found is not None:
                return found * 1000 / self.units
        return 0.0


def read_kerning(path: Path) -> Kerning:
    """The pair kerning of a font file; none where it has no GPOS table."""
    data = path.read_bytes()
    tables = dict(_tables(data))
    if b"GPOS" not in tables or b"head" not in tables:
        return Kerning()
    units = _number(data, tables[b"head"] + 18)
    return Kerning(tuple(_pairs(data, tables[b"GPOS"])), units)


def _tables(data: bytes) -> Iterator[tuple[bytes, int]]:
    for at in range(12, 12 + 16 * _number(data, 4), 16):
        tag, _, start, _ = struct.unpack_from(">4sIII", data, at)
        yield tag, start


def _pairs(data: bytes, gpos: int) -> Iterator[Pair]:
    """The pair lookups that the ``kern`` feature names, in order."""
    features, lookups = gpos + _number(data, gpos + 6), gpos + _number(data, gpos + 8)
    wanted: set[int] = set()
    for at in range(features + 2, features + 2 + 6 * _number(data, features), 6):
        if data[at : at + 4] == b"kern":
            feature = features + _number(data, at + 4)
            wanted.update(_numbers(data, feature + 4, _number(data, feature + 2)))
    for index in sorted(wanted):
        lookup = lookups + _number(data, lookups + 2 + 2 * index)
        for offset in _numbers(data, lookup + 6, _number(data, lookup + 4)):
            yield from _pair(data, lookup + offset, _number(data, lookup))


def _pair(data: bytes, at: int, kind: int) -> Iterator[Pair]:
    if kind == _EXTENSION:
        kind, offset = struct.unpack_from(">HI", data, at + 2)
        at += offset
    if kind == _PAIR:
        yield _by_glyph(data, at) if _number(data, at) == 1 else _by_class(data, at)


def _by_glyph(data: bytes, at: int) -> Pair:
    """PairPos format 1: a list of second glyphs for each first."""
    first, second, advance = _value_sizes(data, at)
    found: dict[tuple[int, int], int] = {}
    for index, left in enumerate(_coverage(data, at + _number(data, at + 2))):
        place = at + _number(data, at + 10 + 2 * index)
        for row in range(_number(data, place)):
            record = place + 2 + row * (2 + first + second)
            found[left, _number(data, record)] = _advance(data, record + 2, advance)
    return lambda left, right: found.get((left, right))


def _by_class(data: bytes, at: int) -> Pair:
    """PairPos format 2: a table of classes of first and second glyphs."""
    first, second, advance = _value_sizes(data, at)
    covered = frozenset(_coverage(data, at + _number(data, at + 2)))
    lefts = _classes(data, at + _number(data, at + 8))
    rights = _classes(data, at + _number(data, at + 10))
    columns = _number(data, at + 14)

    def pair(left: int, right: int) -> int | None:
        if left not in covered:
            return None
        cell = lefts.get(left, 0) * columns + rights.get(right, 0)
        return _advance(data, at + 16 + cell * (first + second), advance)

    return pair


def _value_sizes(data: bytes, at: int) -> tuple[int, int, int]:
    """The sizes of both value records, and where in the first its advance stands (-1: nowhere)."""
    one, two = _number(data, at + 4), _number(data, at + 6)
    advance = 2 * (one & _BEFORE_X_ADVANCE).bit_count() if one & _X_ADVANCE else -1
    return 2 * one.bit_count(), 2 * two.bit_count(), advance


def _advance(data: bytes, record: int, advance: int) -> int:
    return int(struct.unpack_from(">h", data, record + advance)[0]) if advance >= 0 else 0


def _coverage(data: bytes, at: int) -> list[int]:
    """The glyphs that a table is about, in its order."""
    count = _number(data, at + 2)
    if _number(data, at) == 1:
        return list(_numbers(data, at + 4, count))
    return [
        glyph for first, last, _ in _ranges(data, at + 4, count) for glyph in range(first, last + 1)
    ]


def _classes(data: bytes, at: int) -> dict[int, int]:
    """The class of each glyph; 0 for those not listed."""
    if _number(data, at) == 1:
        start, count = _numbers(data, at + 2, 2)
        return dict(enumerate(_numbers(data, at + 6, count), start))
    return {
        glyph: group
        for first, last, group in _ranges(data, at + 4, _number(data, at + 2))
        for glyph in range(first, last + 1)
    }


def _ranges(data: bytes, at: int, count: int) -> Iterator[tuple[int, int, int]]:
    for start in range(at, at + 6 * count, 6):
        first, last, value = _numbers(data, start, 3)
        yield first, last, value


def _numbers(data: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", data, at)


def _number(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])

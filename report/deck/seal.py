"""The parts of an Office file in, the file out, in a fixed order under one date: same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate
from struct import Struct

from report.frozen import frozen
from report.kept import Kept, digest_of, is_wanted

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip knows
_END = Struct("<4s4H2LH")  # what a zip ends with
_MOST, _LONGEST = 0xFFFF, 2**31  # parts and bytes: more take a zip of another form
_PLACE = 42  # where an entry says at which byte its part begins
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def sealed(parts: Mapping[str, bytes], date: str) -> bytes:
    """A file of ``parts``, sorted by name; workbooks among them too, dated ``date`` (ISO 8601)."""
    ready = {
        name: sealed(_dated(parts[name], date), date) if name.endswith(".xlsx") else parts[name]
        for name in sorted(parts, key=_order)
    }
    is_large = len(ready) > _MOST or sum(map(len, ready.values())) > _LONGEST
    if is_large or not is_wanted():
        return _packed(ready)
    return _joined([_kept_member(name, content) for name, content in ready.items()])


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(_head(name), content)
    return out.getvalue()


def _head(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _DATE)
    member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
    return member


@frozen
class _Member:
    """A part as it stands in a zip, and its entry in the list at the end, but for its place."""

    content: bytes
    entry: bytes


_MEMBERS: Kept[_Member] = Kept(1000)  # to pack a part takes longer than to write it
_LARGE = 1_000_000  # bytes of a part that is not kept: a photograph of somebody's template


def _kept_member(name: str, content: bytes) -> _Member:
    if len(content) > _LARGE:
        return _member(name, content)
    return _MEMBERS.get(digest_of(name.encode(), content), partial(_member, name, content))


def _member(name: str, content: bytes) -> _Member:
    alone = _packed({name: content})
    *_, end, _ = _END.unpack_from(alone, len(alone) - _END.size)
    return _Member(alone[:end], alone[end : -_END.size])


def _joined(members: Sequence[_Member]) -> bytes:
    """One zip of many of a single part (APPNOTE 6.3.10, 4.3.12 and 4.3.16), without ZIP64."""
    places = accumulate((len(one.content) for one in members), initial=0)
    entries = [
        one.entry[:_PLACE] + at.to_bytes(4, "little") + one.entry[_PLACE + 4 :]
        for one, at in zip(members, places, strict=False)
    ]
    start, size = sum(len(one.content) for one in members), sum(map(len, entries))
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), size, start, 0)
    return b"".join([*(one.content for one in members), *entries, end])


def _order(name: str) -> tuple[bool, bool, str]:
    """Content types come first, as Office writes them."""
    return (name != "[Content_Types].xml", name != "_rels/.rels", name)


def _dated(workbook: bytes, date: str) -> dict[str, bytes]:
    """A workbook says when it was made: on the story's day, not on the clock's."""
    stamp = rb"\g<1>" + f"{date}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    core = "docProps/core.xml"
    return {**parts, core: _STAMP.sub(stamp, parts[core])} if core in parts else parts

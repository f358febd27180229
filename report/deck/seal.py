"""The parts of an Office file in, the file out, in a fixed order under one date: same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip knows
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def sealed(parts: Mapping[str, bytes], date: str) -> bytes:
    """A file of ``parts``, sorted by name; workbooks among them too, dated ``date`` (ISO 8601)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(parts, key=_order):
            content = parts[name]
            if name.endswith(".xlsx"):
                content = sealed(_dated(content, date), date)
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(member, content)
    return out.getvalue()


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

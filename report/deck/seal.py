"""An Office file in, its parts in a fixed order under one date out: same in, same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip knows
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def sealed(file: bytes, date: str) -> bytes:
    """``file`` with sorted members; workbooks inside it too, dated ``date`` (an ISO 8601 day)."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=_order):
            content = source.read(name)
            if name.endswith(".xlsx"):
                content = sealed(_dated(content, date), date)
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(member, content)
    return out.getvalue()


def _order(name: str) -> tuple[bool, bool, str]:
    """Content types come first, as Office writes them."""
    return (name != "[Content_Types].xml", name != "_rels/.rels", name)


def _dated(workbook: bytes, date: str) -> bytes:
    """A workbook says when it was made: on the story's day, not on the clock's."""
    out = io.BytesIO()
    stamp = rb"\g<1>" + f"{date}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(stamp, content)
            target.writestr(name, content)
    return out.getvalue()

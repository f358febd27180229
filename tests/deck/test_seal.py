"""Sealing: the same parts, in one order, under one date."""

from __future__ import annotations

import io
import zipfile

from report.deck.seal import sealed


def _zip(members: dict[str, bytes], date: tuple[int, int, int, int, int, int]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name, date), content)
    return out.getvalue()


def test_order_and_date_of_the_members_do_not_matter() -> None:
    one, two = (_zip({"a": b"1"}, (year, 1, 1, 0, 0, 0)) for year in (2024, 2025))
    file = sealed({"b.xlsx": one, "[Content_Types].xml": b"1"}, "2025-01-01")
    assert file == sealed({"[Content_Types].xml": b"1", "b.xlsx": two}, "2025-01-01")


def test_a_workbook_inside_says_the_storys_date() -> None:
    core = b"<dcterms:created xsi:type='x'>2026-05-05T10:00:00Z</dcterms:created>"
    book = _zip({"docProps/core.xml": core}, (2026, 5, 5, 10, 0, 0))
    made = sealed({"book.xlsx": book}, "2025-10-06")
    with zipfile.ZipFile(io.BytesIO(made)) as outer:
        inner = zipfile.ZipFile(io.BytesIO(outer.read("book.xlsx")))
        assert b">2025-10-06T00:00:00Z<" in inner.read("docProps/core.xml")

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
    one = _zip({"b": b"2", "[Content_Types].xml": b"1"}, (2024, 1, 1, 0, 0, 0))
    two = _zip({"[Content_Types].xml": b"1", "b": b"2"}, (2025, 2, 2, 0, 0, 0))
    assert sealed(one, "2025-01-01") == sealed(two, "2025-01-01")


def test_a_workbook_inside_says_the_storys_date() -> None:
    core = b"<dcterms:created xsi:type='x'>2026-05-05T10:00:00Z</dcterms:created>"
    book = _zip({"docProps/core.xml": core}, (2026, 5, 5, 10, 0, 0))
    made = sealed(_zip({"book.xlsx": book}, (2026, 5, 5, 10, 0, 0)), "2025-10-06")
    with zipfile.ZipFile(io.BytesIO(made)) as outer:
        inner = zipfile.ZipFile(io.BytesIO(outer.read("book.xlsx")))
        assert b">2025-10-06T00:00:00Z<" in inner.read("docProps/core.xml")

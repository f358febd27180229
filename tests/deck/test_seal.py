"""Sealing: the same parts, in one order, under one date."""

from __future__ import annotations

import io
import zipfile

import pytest

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


@pytest.mark.parametrize("count", [0, 1, 300])
def test_a_file_is_the_one_that_the_standard_library_writes(count: int) -> None:
    parts = {f"part-{at:03}é.xml": b"<a/>" * at * at for at in range(count)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in sorted(parts.items()):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            file.writestr(member, content)
    assert sealed(parts, "2025-01-01") == out.getvalue()
    assert sealed(parts, "2025-01-01") == out.getvalue()  # once more, from what is kept


def test_a_large_part_is_packed_as_any_other() -> None:
    large = bytes(range(256)) * 5000
    with zipfile.ZipFile(io.BytesIO(sealed({"a.xml": b"1", "b.bin": large}, "2025-01-01"))) as file:
        assert file.testzip() is None
        assert file.read("b.bin") == large


def test_a_file_may_have_more_parts_than_a_plain_zip_can_list() -> None:
    parts = {f"{at}": b"" for at in range(65_536)}
    with zipfile.ZipFile(io.BytesIO(sealed(parts, "2025-01-01"))) as file:
        assert len(file.namelist()) == len(parts)

"""Fonts in the file: what each code means, whatever the letters and the files they come from."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from report import story as s
from report.pdf import write_pdf
from report.text import EMPTY, Run
from report.theme import Theme
from tests.pdf.reading import meanings, page_texts, squeezed, tree_text
from tests.samples import house_theme, story


def written(path: Path, *runs: Run, theme: Theme | None = None) -> Path:
    """A story that says ``runs``."""
    block = s.Statements("x", EMPTY, (s.Statement(EMPTY, runs),))
    section = replace(story().sections[0], blocks=(block,))
    write_pdf(replace(story(), sections=(section,)), theme or house_theme(), path)
    return path


def maps(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        fonts = {key: font for page in pdf.pages for key, font in page.Resources.Font.items()}
        return [font.ToUnicode.read_bytes().decode() for font in fonts.values()]


def test_no_code_means_nothing_or_a_byte_order_mark(tmp_path: Path) -> None:
    for told in maps(written(tmp_path / "a.pdf", Run("Ampere ✓ ■"))):
        values = set(meanings(told.encode()).values())
        assert values
        assert not values & {"\0", "\ufeff", "\ufffe"}


def test_a_map_counts_its_lines_in_blocks_of_a_hundred_at_most(tmp_path: Path) -> None:
    letters = "".join(map(chr, range(0xC0, 0x180)))
    for told in maps(written(tmp_path / "many.pdf", Run(letters))):
        blocks = re.findall(r"(\d+) begin(\w+)\n(.*?)end\2", told, re.DOTALL)
        assert blocks
        for count, _, lines in blocks:
            assert int(count) == len(lines.splitlines()) <= 100


def test_a_map_says_what_every_letter_of_a_long_row_means(tmp_path: Path) -> None:
    """Also where the first byte of its number grows."""
    letters = "".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xF0, 0x110))))
    said = {
        letter
        for told in maps(written(tmp_path / "row.pdf", Run(letters)))
        for letter in meanings(told.encode()).values()
    }
    assert said >= set(letters)


def test_a_font_holds_no_letter_that_is_not_printed(tmp_path: Path) -> None:
    path = written(tmp_path / "few.pdf", Run("abc"))
    with pikepdf.open(path) as pdf:
        drawn = {" ", "-", *"".join(page_texts(path))}
        for told in maps(path):
            assert set(meanings(told.encode()).values()) <= drawn
        for font in pdf.pages[0].Resources.Font.values():
            file = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
            assert len(file.getGlyphOrder()) < 80


def test_a_sign_beyond_the_first_plane_is_read_back(tmp_path: Path) -> None:
    assert "prêt😀𝔸!" in tree_text(written(tmp_path / "far.pdf", Run("prêt 😀 𝔸 !")))


def test_two_cuts_from_one_file_are_two_fonts(tmp_path: Path) -> None:
    fonts = house_theme().fonts
    same = replace(fonts, family="Same", bold=fonts.regular, bold_italic=fonts.italic)
    theme = replace(house_theme(), fonts=same)
    words = (Run("abcdef "), Run("fedcba zyx", bold=True), Run(" xyz"))
    path = written(tmp_path / "same.pdf", *words, theme=theme)
    assert "abcdeffedcbazyxxyz" in tree_text(path)


def test_a_family_of_the_same_name_from_other_files_is_another_font(tmp_path: Path) -> None:
    plain = written(tmp_path / "plain.pdf", Run("Kraft und Wärme"))
    fonts = house_theme().fonts
    swapped = replace(house_theme(), fonts=replace(fonts, regular=fonts.bold, bold=fonts.regular))
    other = written(tmp_path / "other.pdf", Run("Kraft und Wärme"), theme=swapped)
    again = written(tmp_path / "again.pdf", Run("Kraft und Wärme"))
    assert again.read_bytes() == plain.read_bytes() != other.read_bytes()
    assert squeezed("Kraft und Wärme") in tree_text(other)


@pytest.mark.parametrize("tail", ["\r", "\n", "\r\n", " "])
def test_a_stream_is_as_long_as_it_says(tail: str, tmp_path: Path) -> None:
    """Whatever byte its compressed data end in (ISO 19005-3, 6.1.7.1)."""
    path = tmp_path / "data.pdf"
    write_pdf(story(), house_theme(), path, b"title: Ampere" + tail.encode())
    data = path.read_bytes()
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", data))
    assert len(streams) > 10
    for found in streams:
        end = found.end() + int(found[1])
        assert data[end : end + 11] == b"\r\nendstream"

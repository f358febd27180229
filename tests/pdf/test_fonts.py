"""Which font prints a character, and how wide it is."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from report.errors import ReportError
from report.pdf import fonts
from report.pdf.kerning import read_kerning
from tests.samples import house_theme


@pytest.fixture(autouse=True)
def _page_font() -> None:
    fonts.register(house_theme().fonts)


def test_a_no_break_hyphen_is_drawn_as_a_hyphen() -> None:
    assert fonts.pieces("a\u2011b\u00a0c", False, False) == (("Carlito-Regular", "a-b c"),)


def test_what_carlito_lacks_comes_from_another_font() -> None:
    names = [name for name, _ in fonts.pieces("a ✓ b", False, False)]
    assert names == ["Carlito-Regular", "DejaVuSans", "Carlito-Regular"]


def test_a_character_that_no_font_has_is_named_with_the_words_around_it() -> None:
    with pytest.raises(ReportError, match=r"U\+13000\) in 'un .* rare'"):
        fonts.ensure_printable("un \U00013000 rare")


def test_looking_for_a_spare_font_does_not_load_matplotlib() -> None:
    before = "matplotlib" in sys.modules
    fonts.pieces("✓", True, False)
    assert ("matplotlib" in sys.modules) == before


def test_digits_are_all_one_width() -> None:
    assert len({fonts.width_pt(digit, 10) for digit in "0123456789"}) == 1


def test_an_apostrophe_draws_the_next_letter_closer() -> None:
    apart = fonts.width_pt("’", 10) + fonts.width_pt("é", 10)
    assert fonts.width_pt("’é", 10) < apart


def test_a_font_file_without_kerning_is_read_as_none(tmp_path: Path) -> None:
    file = tmp_path / "bare.ttf"
    file.write_bytes(b"\0\1\0\0" + bytes(8))
    assert read_kerning(file).between(1, 2) == 0


def test_a_font_that_is_no_truetype_file_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "no.ttf"
    file.write_text("no font")
    with pytest.raises(ReportError, match=r"no\.ttf"):
        fonts.register(replace(house_theme().fonts, family="No", regular=file))


def test_what_has_no_ink_of_its_own_is_drawn_as_nothing() -> None:
    unseen = "a\u200db\u200e\u202ac\u202c\ufe0f\u2061d"
    assert fonts.pieces(unseen, False, False) == (("Carlito-Regular", "abcd"),)


@pytest.mark.parametrize("letter", ["\uf8ff", "\uef00", "\x00"])
def test_a_letter_that_means_nothing_to_readers_is_refused_though_a_font_has_it(
    letter: str,
) -> None:
    with pytest.raises(ReportError, match="U\\+"):
        fonts.ensure_printable(f"un {letter} inconnu")

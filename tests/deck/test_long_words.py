"""Words that are wider than their place are broken where their language breaks them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.deck.fit import full_width_pt, least_width_pt, lines
from report.deck.grid import Box, pt
from report.deck.long_words import softened
from report.deck.plan import Slide, Words
from report.deck.words import Para, para

WORD = "Donaudampfschifffahrtsgesellschaft"


def _softened(words: str, width: float, language: str = "de", height: float = 300) -> str:
    shape = Words(Box(0, 0, pt(width), pt(height)), (para(words, 16),), "Text")
    slide = Slide("message", "", para("Titel", 26), (shape,))
    (made,) = softened([slide], language, "Calibri")
    (said,) = made.shapes
    assert isinstance(said, Words)
    return said.paras[0].text


def test_a_word_that_fits_its_place_is_left_alone() -> None:
    assert _softened(f"die {WORD}", 400) == f"die {WORD}"


def test_a_wider_one_is_cut_by_its_languages_patterns() -> None:
    assert {"dampf", "schiff"} <= set(_softened(WORD, 100).split("\u00ad"))


def test_no_letter_is_lost_or_added() -> None:
    assert _softened(f"({WORD})", 60).replace("\u00ad", "") == f"({WORD})"


def test_a_language_without_patterns_is_cut_anywhere_but_at_the_ends() -> None:
    parts = _softened("abcdefghijklmnop", 40, "xx").split("\u00ad")
    assert min(map(len, (parts[0], parts[-1]))) >= 3


def test_a_bullet_takes_of_the_room() -> None:
    plain = para(WORD, 16)
    width = full_width_pt(plain) + 5
    shape = Words(Box(0, 0, pt(width), pt(300)), (replace(plain, sign="+", hang=20.0),), "Text")
    (made,) = softened([Slide("message", "", Para(()), (shape,))], "de", "Calibri")
    (said,) = made.shapes
    assert isinstance(said, Words)
    assert "\u00ad" in said.paras[0].text


def test_an_address_is_cut_after_its_signs_without_a_hyphen() -> None:
    made = _softened("https://example.org/a/very/long/path", 60)
    assert "\u00ad" not in made
    assert "/\u200ba/" in made


def test_a_soft_hyphen_takes_room_only_at_the_end_of_a_line() -> None:
    whole, soft = para("Donaudampf", 16), para("Donau\u00addampf", 16)
    assert full_width_pt(soft) == pytest.approx(full_width_pt(whole))
    assert lines(soft, full_width_pt(whole)) == 1
    assert least_width_pt(soft) == pytest.approx(least_width_pt(para("Donau-", 16)))


def test_a_bold_word_is_measured_bold() -> None:
    bold = para(WORD, 16, bold=True)
    width = full_width_pt(replace(bold, runs=para(WORD, 16).runs)) + 1
    shape = Words(Box(0, 0, pt(width), pt(300)), (bold,), "Text")
    (made,) = softened([Slide("message", "", Para(()), (shape,))], "de", "Calibri")
    (said,) = made.shapes
    assert isinstance(said, Words)
    assert "\u00ad" in said.paras[0].text

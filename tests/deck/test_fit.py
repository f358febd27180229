"""How wide and how high words are, and where they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.deck.fit import (
    cut,
    full_width_pt,
    height_pt,
    is_known,
    least_width_pt,
    lines,
    measured_as,
    smaller,
    width_pt,
)
from report.deck.words import Para, Piece, para
from tests.deck.stories import words


def test_calibri_is_measured_as_carlito_draws_it() -> None:
    assert width_pt("Ampere", 20) == pytest.approx(64.93, abs=0.02)


def test_bold_is_wider() -> None:
    assert width_pt("Ampere", 20, bold=True) > width_pt("Ampere", 20)


def test_an_unknown_font_is_measured_wider_and_named() -> None:
    assert width_pt("mot", 10, font="Garamond Two") > width_pt("mot", 10, font="Arial")
    assert not is_known("Garamond Two")
    assert "DejaVu" in measured_as("Garamond Two")


def test_a_no_break_space_never_ends_a_line() -> None:
    bound = para("Renault\u00a05", 20)
    free = para("Renault 5", 20)
    width = full_width_pt(free) - 2
    assert lines(free, width) == 2
    assert least_width_pt(bound) == pytest.approx(full_width_pt(bound))


def test_a_hyphen_ends_a_line_between_letters_only() -> None:
    assert least_width_pt(para("Hauts-de-France", 20)) < full_width_pt(para("Hauts-de-France", 20))
    assert least_width_pt(para("2024-25", 20)) == pytest.approx(full_width_pt(para("2024-25", 20)))


def test_a_word_may_change_its_look_halfway() -> None:
    split = Para((Piece("réindus"), Piece("trialisation", bold=True)), 20)
    assert lines(split, least_width_pt(split)) == 1


def test_a_line_is_as_high_as_powerpoint_makes_it() -> None:
    assert height_pt([para("mot", 20)], 100) == pytest.approx(20 * 1.2117 + 0.08 + 2)


def test_sizes_fall_along_the_ladder_to_fourteen_and_labels_keep_theirs() -> None:
    sizes = [some.size for some in smaller([para("a", 24), para("b", 16), para("c", 12)], 3)]
    assert sizes == [16, 14, 12]


def test_text_is_cut_at_a_sentence_before_it_is_cut_at_a_word() -> None:
    long = para("Une phrase courte. Une autre phrase, qui ne tient plus.", 20)
    head, tail = cut([long], 200, height_pt([para("x", 20)], 200))
    assert [some.text for some in head] == ["Une phrase courte."]
    assert tail[0].text.startswith("Une autre")


@given(st.lists(words(1, 30), min_size=1, max_size=4), st.integers(80, 600), st.integers(40, 300))
def test_what_is_cut_fits_and_nothing_is_lost(texts: list[str], width: int, height: int) -> None:
    paras = [para(words, 16) for words in texts]
    head, tail = cut(paras, width, height)
    assert height_pt(head, width) <= height
    whole = "".join("".join(some.text.split(" ")) for some in (*head, *tail))
    assert whole == "".join("".join(some.split(" ")) for some in texts)

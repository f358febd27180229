"""Words and numbers in every form that people and programs write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.proof.forms import (
    digits_in,
    folded,
    numbers_of,
    plain_number,
    squeezed,
    stands_alone,
    tokens,
    words_in,
)


def numbers(written: str) -> set[str]:
    """Every number that a text may hold."""
    return set().union(*(numbers_of(digits) for digits in digits_in(folded(written))))


@pytest.mark.parametrize(
    "written",
    ["1234", "1 234", "1,234", "1.234", "1\u00a0234", "1\u202f234", "1\u2009234", "1'234", "1’234",
     "1 234,0", "1,234.00", "-1234", "\u22121\u202f234", "+1.234", "1234 €", "€1234", "(1,234)",
     "１２３４"],
)  # fmt: skip
def test_a_number_is_the_same_however_it_is_written(written: str) -> None:
    assert "1234" in numbers(written)


@pytest.mark.parametrize("written", ["34.5", "34,5", "34,50", "34.5%", "34,5 %", "34,5\u00a0%"])
def test_decimals_stand_behind_a_comma_or_a_point(written: str) -> None:
    assert "34.5" in numbers(written)


@pytest.mark.parametrize("written", ["1 234,5", "1.234,5", "1,234.5", "1\u202f234,50", "1234.5"])
def test_thousands_and_decimals_go_together(written: str) -> None:
    assert "1234.5" in numbers(written)


def test_decimals_are_no_number_of_their_own() -> None:
    assert numbers("42,7") == {"42.7"}
    assert numbers("1\u202f240") == {"1240"}


def test_what_spaces_part_may_be_one_number_or_several() -> None:
    assert numbers("12 345") == {"12345", "12", "345"}


def test_two_known_numbers_side_by_side_are_no_third() -> None:
    assert not stands_alone("12345", "12 345", frozenset({"12", "345"}))
    assert stands_alone("12345", "12 345", frozenset({"12"}))
    assert stands_alone("12345", "12345", frozenset({"12", "345"}))


def test_a_part_of_a_known_number_is_no_number_of_its_own() -> None:
    assert not stands_alone("345", "12 345", frozenset({"12345"}))
    assert stands_alone("345", "12 345", frozenset({"12"}))


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_typed_number_is_found_in_each_form_of_print(number: Decimal) -> None:
    whole, cents = f"{number:.2f}".split(".")
    for group in (",", "\u202f", " ", "'"):
        grouped = f"{int(whole):,}".replace(",", group)
        sign = "." if group == "," else ","
        assert plain_number(number) in numbers(f"{grouped}{sign}{cents}")


@pytest.mark.parametrize("written", ["Marsac", "MARSAC", "marsac", "Mar\u00adsac", "Mar-\r\nsac"])
def test_a_word_is_the_same_in_any_case_and_over_a_line_s_end(written: str) -> None:
    assert words_in(folded(written)) == ["marsac"]


def test_a_ligature_is_its_letters() -> None:
    assert words_in(folded("ﬁnance")) == ["finance"]


def test_an_apostrophe_parts_two_words() -> None:
    assert words_in(folded("l’usine d'Ampere 2a")) == ["usine", "ampere"]


def test_tokens_end_in_spaces_so_that_no_word_is_cut() -> None:
    assert tokens(folded("Le prix, 40 %")) == " le prix 40 "


def test_nothing_but_letters_is_left_of_a_cut_text() -> None:
    assert squeezed(folded("Le pac-\nte est si-gné")) == "lepacteestsigné"

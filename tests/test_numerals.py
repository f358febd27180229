"""Numbers as people write them: one meaning, two, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.numerals import is_spoiled, readings

CERTAIN = [
    ("0", "0"),
    ("1240", "1240"),
    ("007", "007"),
    ("-6", "-6"),
    ("\u22126", "-6"),
    ("- 6", "-6"),
    ("+6", "6"),
    (" 12 ", "12"),
    ("1 240", "1240"),
    ("1\u00a0240\u00a0000", "1240000"),
    ("1\u202f240", "1240"),
    ("1'240", "1240"),
    ("1’240", "1240"),
]
COMMA = [
    ("4,0", "4.0"),
    ("-6,35", "-6.35"),
    (",5", "0.5"),
    ("0,234", "0.234"),
    ("1234,567", "1234.567"),
    ("1 234,567", "1234.567"),
    ("1\u202f234,5", "1234.5"),
    ("1'234,5", "1234.5"),
    ("1.234,5", "1234.5"),
    ("1.234.567", "1234567"),
]
WORDS = [
    "", " ", "-", "–", "n/a", "12 %", "5 MW", "lancé en 2024", "2023-11", "1 23", "12 34 567",
    "1,23,456", "1.2.3", "1,234.567,8", "(12)", "1 234'567", "{{sales}}", "٣", "1,", "--1", "1e3",
]  # fmt: skip


@pytest.mark.parametrize(("written", "plain"), CERTAIN)
def test_a_number_without_decimals_means_the_same_with_either_sign(
    written: str, plain: str
) -> None:
    assert readings(written) == {",": plain, ".": plain}


@pytest.mark.parametrize(("written", "plain"), COMMA)
def test_a_decimal_comma_is_told_where_no_point_can_be_meant(written: str, plain: str) -> None:
    assert readings(written) == {",": plain}


@pytest.mark.parametrize(("written", "plain"), COMMA)
def test_a_decimal_point_is_told_where_no_comma_can_be_meant(written: str, plain: str) -> None:
    swapped = written.translate(str.maketrans(",.", ".,"))
    assert readings(swapped) == {".": plain}


@pytest.mark.parametrize("written", ["1,234", "12,345", "-123,456"])
def test_three_digits_after_a_single_sign_can_be_read_in_two_ways(written: str) -> None:
    assert readings(written) == {",": written.replace(",", "."), ".": written.replace(",", "")}


@pytest.mark.parametrize("written", WORDS)
def test_what_is_no_number_has_no_reading(written: str) -> None:
    assert readings(written) == {}


@pytest.mark.parametrize(
    "written", ["#REF!", "#DIV/0!", "#NOM?", "#N/A", "#NV", "######", " #NUL! "]
)
def test_an_error_of_a_spreadsheet_is_told(written: str) -> None:
    assert is_spoiled(written, numeric=False)


def test_an_exponent_is_told_among_numbers_alone() -> None:
    assert is_spoiled("1,24E+05", numeric=True)
    assert not is_spoiled("3E5", numeric=False)


@pytest.mark.parametrize("written", ["#1", "# 1", "#", "#hashtag", "12", "E5"])
def test_a_word_is_not_taken_for_an_error(written: str) -> None:
    assert not is_spoiled(written, numeric=True)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2), st.sampled_from(" '\u202f"))
def test_a_number_is_read_back_however_its_thousands_are_set(number: Decimal, space: str) -> None:
    written = f"{number:,}".replace(",", space)
    assert Decimal(readings(written)["."]) == number
    assert Decimal(readings(written.replace(".", ","))[","]) == number

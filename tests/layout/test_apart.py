"""Labels of charts never collide, are cut only where they must be, and can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.layout.apart import contrast, kept, legible, spread, wrap


def even(text: str, size: float, bold: bool) -> float:
    """Every sign half as wide as it is high."""
    return len(text) * size / 2


def test_words_that_fit_stay_on_one_line() -> None:
    assert wrap("Éolien en mer", 70, 3, even, size=10) == ("Éolien en mer",)


def test_a_long_name_is_broken_between_words() -> None:
    assert wrap("Éolien en mer", 50, 3, even, size=10) == ("Éolien en", "mer")


def test_what_the_lines_cannot_hold_is_cut_with_an_ellipsis() -> None:
    assert wrap("Éolien en mer du Nord", 50, 2, even, size=10) == ("Éolien en", "mer du No…")


def test_a_no_break_space_is_never_broken() -> None:
    assert wrap("La Renault\u00a05", 50, 2, even, size=10) == ("La", "Renault\u00a05")


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([10, 50], [12, 12], 0, 100) == [10, 50]


def test_labels_that_touch_part_about_their_middle() -> None:
    assert spread([50, 50], [12, 12], 0, 100) == [44, 56]


@given(st.lists(st.floats(-50, 250), min_size=1, max_size=12))
def test_spread_labels_never_touch_and_stay_inside_in_order(wanted: list[float]) -> None:
    places = spread(wanted, [12.0] * len(wanted), 0, 200)
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    assert all(places[b] - places[a] > 12 - 1e-6 for a, b in pairwise(order))
    assert all(6 - 1e-6 <= place <= 194 + 1e-6 for place in places)


def test_too_many_labels_are_squeezed_alike() -> None:
    assert spread([5, 5, 5, 5], [12] * 4, 0, 24) == pytest.approx([3, 9, 15, 21])


def test_of_labels_that_touch_the_first_named_is_kept() -> None:
    assert kept([(0, 10), (8, 18), (16, 26)], [1], 0) == {1}


def test_white_on_black_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_words_on_grey_are_dark_where_white_could_not_be_read() -> None:
    assert legible("#8A94A3", ("#FFFFFF", "#14213D")) == "#14213D"
    assert legible("#0B7A75", ("#FFFFFF", "#14213D")) == "#FFFFFF"

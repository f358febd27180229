"""Widths of columns: the room is filled, and one long cell takes no room from all the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.pdf.columns import Ask, column_widths, with_heads

GUTTER = 10.0


def test_cells_that_all_fit_stand_on_one_line() -> None:
    first, second = column_widths([Ask(20, (80, 60)), Ask(20, (40, 30))], 210, GUTTER)
    assert first >= 80
    assert second >= 40


def test_one_long_cell_does_not_break_the_lines_of_every_row() -> None:
    statements, notes = Ask(40, (200.0,) * 20), Ask(40, (*(30.0,) * 19, 500.0))
    wide, narrow = column_widths([statements, notes], 310, GUTTER)
    assert wide >= 200
    assert narrow >= 40


def test_columns_without_a_cell_still_have_their_heads() -> None:
    assert column_widths([Ask(30, (30, 0, 0)), Ask(0, (0, 0, 0))], 110, GUTTER)[0] >= 30


@given(
    st.lists(
        st.tuples(st.floats(1, 90), st.lists(st.floats(0, 900), min_size=4, max_size=4)),
        min_size=1,
        max_size=6,
    ),
    st.floats(600, 900),
)
def test_the_room_is_filled_and_no_column_is_too_narrow(
    columns: list[tuple[float, list[float]]], room: float
) -> None:
    asks = [Ask(least, tuple(cells)) for least, cells in columns]
    widths = column_widths(asks, room, GUTTER)
    assert sum(widths) == pytest.approx(room - GUTTER * (len(asks) - 1))
    assert all(width >= ask.least - 1e-6 for width, ask in zip(widths, asks, strict=True))


def test_a_column_is_as_wide_as_its_head_on_two_lines_where_there_is_room() -> None:
    asks = [Ask(20, (30,)), Ask(20, (300,))]
    assert [ask.least for ask in with_heads(asks, [35, 10], 100, 10)] == [35, 20]
    assert with_heads(asks, [75, 10], 100, 10) == asks


def test_wide_words_in_many_columns_never_push_a_table_off_its_page() -> None:
    asks = [Ask(least, (least,)) for least in (68.0, 323.0) * 6]
    widths = column_widths(asks, 372.0, 4.0)
    assert sum(widths) + 11 * 4.0 == pytest.approx(372.0)
    assert min(widths) >= 12

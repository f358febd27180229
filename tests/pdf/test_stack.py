"""Where a page may be cut."""

from __future__ import annotations

import pytest

from report.pdf.box import Box, Para, Space
from report.pdf.lines import Line
from report.pdf.page import Item, items, sheets
from report.pdf.stack import Heading, Row, Rows, Stack
from report.pdf.style import Style

BODY = Style(11, 15, "#000000")


def para(lines: int) -> Para:
    return Para(0, 100, (Line((), 0),) * lines, BODY, None)


def heights(parts: tuple[Box, Box] | None) -> tuple[float, float] | None:
    return parts and (parts[0].height, parts[1].height)


@pytest.mark.parametrize(
    ("lines", "room", "expected"),
    [(6, 47, (45, 45)), (4, 47, (30, 30)), (3, 40, None), (6, 20, None)],
)
def test_a_paragraph_leaves_no_single_line(
    lines: int, room: float, expected: tuple[float, float] | None
) -> None:
    assert heights(para(lines).split(room)) == expected


def test_a_heading_stays_with_the_start_of_what_it_heads() -> None:
    glued = Stack((Heading((para(1), Space(6))), para(6)), glued=True)
    assert glued.split(40) is None
    assert heights(glued.split(51.5)) == (51, 60)


def test_rows_are_cut_between_rows_with_two_on_each_side() -> None:
    rows = Rows(tuple(Row((para(1),)) for _ in range(6)))
    assert heights(rows.split(40)) == (30, 60)
    assert heights(rows.split(80)) == (60, 30)
    assert rows.split(16) is None


def test_a_row_is_not_torn_where_it_fits_on_a_page() -> None:
    rows = Rows((Row((para(9), para(2))), Row((para(1),))))
    assert rows.split(100) is None


def test_a_row_higher_than_a_page_goes_on() -> None:
    rows = Rows((Row((para(90), para(2))), Row((para(1),))))
    found = sheets([Item(rows)], "", 0, 300)
    drawn = sum(box.height for sheet in found for box, _ in sheet.placed)
    assert len(found) == 5
    assert drawn == pytest.approx(91 * 15)


def test_prose_goes_on_over_the_page_two_lines_on_each_side() -> None:
    rows = Rows((Row((para(1), para(8)), is_prose=True),))
    assert heights(rows.split(50)) == (45, 75)


def test_a_head_comes_again_under_the_word_that_says_so() -> None:
    rows = Rows(tuple(Row((para(1),)) for _ in range(12)), head=(para(1),), suite=para(1))
    first, rest = rows.split(80) or (Space(0), Space(0))
    assert first.height == 15 + 4 * 15
    assert rest.height == 15 + 15 + 8 * 15


def test_a_short_table_stays_whole_unless_it_must_be_torn() -> None:
    rows = Rows(tuple(Row((para(1),)) for _ in range(8)), head=(para(1),))
    assert rows.split(80) is None
    assert heights(rows.split(80, torn=True)) == (15 + 4 * 15, 15 + 4 * 15)


def test_cells_share_their_first_baseline() -> None:
    big = Para(0, 100, (Line((), 0),), Style(24, 30, "#000000"), None)
    row = Row((big, para(1)))
    assert row.baseline == big.baseline
    assert row.height == 30


def test_the_space_before_a_box_falls_away_at_a_pages_top() -> None:
    found = sheets([Item(para(6)), Item(para(4), 22.5)], "", 10, 110)
    assert [top for sheet in found for _, top in sheet.placed] == [10, 10]


def test_a_space_in_front_of_a_heading_is_not_glued_to_it() -> None:
    found = items([Space(22.5), Heading((para(1),)), para(2)])
    assert [(item.before, item.box.height) for item in found] == [(22.5, 45)]

"""Titles: their size, what they leave of the slide, and that no two are alike."""

from __future__ import annotations

from report.deck.grid import house_frame
from report.deck.titles import content_area, counted, distinct, title_para
from report.text import plain, text

FRAME = house_frame("Calibri")


def test_a_title_of_two_lines_is_26_points() -> None:
    assert title_para(text("mot " * 30), FRAME).size == 26


def test_a_longer_title_is_24_points_and_takes_its_room_from_the_content() -> None:
    title = title_para(text("mot " * 48), FRAME)
    assert title.size == 24
    area = content_area(title, FRAME)
    assert area.y > FRAME.content.y
    assert area.bottom == FRAME.content.bottom


def test_a_title_longer_than_any_slide_is_shortened() -> None:
    title = title_para(text("mot " * 2000), FRAME)
    assert title.text.endswith("…")
    assert content_area(title, FRAME).height > 0


def test_a_title_that_is_shortened_keeps_its_number() -> None:
    title = title_para(counted(text("mot " * 2000), 2, 3), FRAME)
    assert title.text.endswith("…\u00a0(2/3)")


def test_parts_are_counted_with_a_no_break_space() -> None:
    assert plain(counted(text("Table"), 2, 3)) == "Table\u00a0(2/3)"
    assert plain(counted(text("Table"), 1, 1)) == "Table"


def test_a_repeated_title_gets_words_that_tell_it_apart() -> None:
    titles = distinct([text("A"), text("A"), text("A")], [(), (text("Site"),), (text("Site"),)])
    assert [plain(title) for title in titles] == ["A", "A · Site", "A · Site\u00a0(2)"]

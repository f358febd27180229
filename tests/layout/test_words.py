"""Areas, and text broken evenly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from report.layout.words import Area, Line, Piece, label, wrap
from tests.picture_samples import measure


def test_areas_that_share_an_edge_do_not_overlap() -> None:
    assert not Area(0, 0, 10, 10).overlaps(Area(10, 0, 10, 10))
    assert Area(0, 0, 10, 10).overlaps(Area(9, 9, 10, 10))


def test_text_is_broken_evenly_and_not_as_late_as_possible() -> None:
    assert wrap("un deux trois quatre", 10, False, 75, measure) == ("un deux", "trois quatre")


def test_a_no_break_space_does_not_break() -> None:
    assert wrap("Luca\u00a0de\u00a0Meo part", 10, False, 60, measure)[0] == "Luca\u00a0de\u00a0Meo"


@given(st.lists(st.text("abc", min_size=1, max_size=9), max_size=12), st.floats(20, 300))
def test_broken_text_loses_no_word(words: list[str], width: float) -> None:
    assert " ".join(wrap(" ".join(words), 10, False, width, measure)).split() == words


def test_a_label_that_ends_somewhere_ends_there() -> None:
    words = label(100.0, [Line((Piece("abcd", 10),), 0.0)], measure, "end")
    assert words.area.right == 100.0
    assert words.area.width == 20.0

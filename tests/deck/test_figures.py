"""Key figures side by side: the sizes of their values."""

from __future__ import annotations

from report import story as s
from report.deck.figures import FigureRow
from report.deck.grid import Box, house_frame, px
from report.deck.plan import Words
from report.deck.setting import setting_of
from report.text import text
from tests.samples import house_theme, story

FRAME = house_frame("Calibri")


def _sizes(*values: str) -> list[float]:
    """The sizes of the values of a row 640 px wide."""
    figures = tuple(s.Figure(text(value), text("Libellé"), text("2025")) for value in values)
    row = FigureRow("figures", figures, None, setting_of(story(), house_theme(), FRAME))
    made = row.shapes(Box(0, 0, px(640), px(300)))
    return [shape.paras[0].size for shape in made if isinstance(shape, Words)]


def test_values_that_have_room_are_of_the_largest_size() -> None:
    assert _sizes("400", "12 %", "618") == [40, 40, 40]


def test_values_side_by_side_are_of_the_size_of_the_longest() -> None:
    first, *rest = _sizes("400", "Septembre 2025", "618")
    assert first < 40
    assert rest == [first, first]


def test_a_value_that_is_a_sentence_leaves_the_others_large() -> None:
    assert _sizes("400", "Une filiale sans date de création connue", "618") == [40, 20, 40]

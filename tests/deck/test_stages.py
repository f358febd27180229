"""A change in steps: how many stand beside one another."""

from __future__ import annotations

import pytest

from report import story as s
from report.deck.grid import Box, house_frame, px
from report.deck.plan import Flat
from report.deck.setting import setting_of
from report.deck.stages import stages_pages
from report.text import text
from tests.samples import house_theme, story


def _pages(width: int, *heads: str) -> list[int]:
    """How many stages each slide of ``width`` px shows."""
    stages = tuple(s.Stage("Hier", text(head), text("Ce qui est"), "past") for head in heads)
    setting = setting_of(story(), house_theme(), house_frame("Calibri"))
    pages = stages_pages(
        s.Stages("x", text("Un titre"), stages), Box(0, 0, px(width), px(700)), setting
    )
    return [sum(isinstance(shape, Flat) for shape in page.shapes) for page in pages]


@pytest.mark.parametrize(
    ("width", "heads", "shown"),
    [
        (1152, ("Un", "Deux", "Trois", "Quatre"), [4]),
        (600, ("Un", "Deux", "Trois"), [3]),
        (600, ("Un", "Désindustrialisation", "Trois"), [2, 1]),
        (600, ("Un", "Deux", "Trois", "Quatre"), [2, 2]),
    ],
)
def test_three_stages_stand_beside_one_another_where_their_words_have_room(
    width: int, heads: tuple[str, ...], shown: list[int]
) -> None:
    assert _pages(width, *heads) == shown

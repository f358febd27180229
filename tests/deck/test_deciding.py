"""Who decides what, as bars: their rows dealt evenly to slides."""

from __future__ import annotations

from itertools import pairwise

import pytest

from report import story as s
from report.deck.deciding import deciding_pages
from report.deck.grid import house_frame, px
from report.deck.plan import Page, Rule, Words
from report.deck.setting import setting_of
from report.frozen import replace
from report.text import NBSP, plain, text
from tests.samples import house_theme, story

FRAME = house_frame("Calibri")


def _pages(matters: int, height: int) -> list[Page]:
    """Bars for so many matters in an area of ``height`` px."""
    rows = tuple(
        s.Responsibility(
            text(f"Matière {at}"), text("au-delà d’un seuil"), (at % 2,), text("Décide")
        )
        for at in range(matters)
    )
    bodies = ("Groupe", "Filiale")
    block = s.Responsibilities("matters", text("Qui"), "Matière", bodies, rows, "")
    area = replace(FRAME.content, height=px(height))
    return deciding_pages(block, None, area, setting_of(story(), house_theme(), FRAME))


def _matters(page: Page) -> list[str]:
    said = [shape.paras[0].text for shape in page.shapes if isinstance(shape, Words)]
    return [words for words in said if words.startswith("Matière ")]


def _rules(page: Page) -> list[int]:
    return [shape.y1 for shape in page.shapes if isinstance(shape, Rule)]


def test_the_head_over_the_people_leaves_no_word_alone() -> None:
    rows = (s.Responsibility(text("Budget"), text(""), (0,), text("Décide")),)
    block = s.Responsibilities("matters", text("Qui"), "Matière", ("Groupe", "Filiale"), rows, "")
    person = s.Person("Ada", text("Présidente"), "2024", "en poste", None, (("De", "2024"),))
    heads = ("Nom", "Rôle", "De", "À", "Statut")
    title = text("A common head is appointed, Ampere’s initiator has left")
    people = s.People("people", title, heads, (person,))
    setting = setting_of(story(), house_theme(), FRAME)
    (page,) = deciding_pages(block, people, FRAME.content, setting)
    said = [para.text for one in page.shapes if isinstance(one, Words) for para in one.paras]
    assert plain(title).replace(" left", f"{NBSP}left") in said


def test_five_matters_that_need_two_slides_stand_three_and_two() -> None:
    pages = _pages(5, 300)
    assert [len(_matters(page)) for page in pages] == [3, 2]


@pytest.mark.parametrize("height", [200, 300, 420])
@pytest.mark.parametrize("matters", range(1, 25))
def test_every_matter_stands_once_and_no_slide_is_nearly_empty(matters: int, height: int) -> None:
    pages = _pages(matters, height)
    said = [one for page in pages for one in _matters(page)]
    assert said == [f"Matière {at}" for at in range(matters)]
    *full, last = [len(_matters(page)) for page in pages]
    assert len({*full}) <= 1
    assert not full or full[0] - len(pages) < last <= full[0]


@pytest.mark.parametrize("matters", range(1, 25))
def test_rows_are_of_one_height_on_all_slides_and_end_in_the_area(matters: int) -> None:
    rules = [_rules(page) for page in _pages(matters, 300)]
    assert len({low - high for page in rules for high, low in pairwise(page)}) == 1
    assert all(page[-1] <= FRAME.content.y + px(300) for page in rules)

"""A map as native shapes on a slide."""

from __future__ import annotations

from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from report.deck.draw import box_px
from report.deck.map import add_map
from report.story import Land, Map, Place
from tests.picture_samples import SQUARE_LAND, map_of, site
from tests.samples import house_theme

BOX = box_px(64, 160, 736, 452)
EAST = ((6.0, 0.0), (7.5, 0.0), (7.5, 4.0), (6.0, 4.0))


def test_the_map_is_one_group_with_an_alternative_text() -> None:
    (made,) = _slide(_map()).shapes
    assert made.name == "Carte"
    assert made._element.nvGrpSpPr.cNvPr.get("descr") == "Une carte."


def test_the_group_fills_its_box() -> None:
    (made,) = _slide(_map()).shapes
    assert (made.left, made.top) == (BOX.x, BOX.y)
    assert (made.width, made.height) == (BOX.width, BOX.height)


def test_every_site_is_named_in_a_text_box_of_its_own() -> None:
    words = [shape.text_frame.text for shape in _parts(_map()) if shape.has_text_frame]
    assert {"Douai", "Véhicules", "Lille", "100 km"} <= set(words)


def test_no_words_are_smaller_than_the_house_allows() -> None:
    sizes = [
        run.font.size
        for shape in _parts(_map())
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert min(sizes) == Pt(12)


def test_parts_without_words_tell_nothing_of_themselves() -> None:
    for shape in _parts(_map()):
        if not (shape.has_text_frame and shape.text_frame.text):
            assert "decorative" in shape._element.xml


def test_a_land_is_a_fill_and_its_coast_an_open_line() -> None:
    xml = [shape._element.xml for shape in _parts(_map()) if "custGeom" in shape._element.xml]
    fills = [part for part in xml if "<a:close/>" in part]
    assert len(fills) == 2
    assert all("<a:noFill/>" in part for part in xml if part not in fills)


def test_a_place_that_is_markup_is_only_words() -> None:
    block = map_of([site("<a:t>&", 2.0, 2.0)])
    words = [shape.text_frame.text for shape in _parts(block) if shape.has_text_frame]
    assert "<a:t>&" in words


@pytest.mark.parametrize("count", [1, 20])
def test_names_that_find_no_room_are_given_back(count: int) -> None:
    slide = _blank()
    sites = [site("Un nom d’usine " * count, 3.0, 2.0)]
    left = add_map(slide, map_of(sites), BOX, house_theme(), name="Carte", language="fr")
    assert len(left) == (count > 1)


def _map() -> Map:
    lands = (Land((SQUARE_LAND,), subject=True), Land((EAST,), subject=False))
    places = [Place("Lille", 3.5, 1.0, "town")]
    return map_of([site("Douai", 2.0, 2.0, "Véhicules")], places, lands)


def _blank() -> Any:
    deck = Presentation()
    return deck.slides.add_slide(deck.slide_layouts[6])


def _slide(block: Map) -> Any:
    slide = _blank()
    add_map(slide, block, BOX, house_theme(), name="Carte", language="fr")
    return slide


def _parts(block: Map) -> list[Any]:
    return list(next(iter(_slide(block).shapes)).shapes)

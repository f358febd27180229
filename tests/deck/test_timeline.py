"""A timeline as native shapes on a slide."""

from __future__ import annotations

from typing import Any

from pptx import Presentation

from report.deck.draw import box_px
from report.deck.timeline import add_timeline, fits, timeline_parts
from report.story import Mark, Timeline
from tests.picture_samples import event, timeline_of
from tests.samples import house_theme

BOX = box_px(64, 156, 736, 464)
CROWDED = timeline_of(*(event(at + 0.5, words="Un événement assez long") for at in range(16)))


def test_the_timeline_is_one_group_with_an_alternative_text() -> None:
    made = _group(timeline_of(event(2.0)))
    assert made.name == "Frise"
    assert made._element.nvGrpSpPr.cNvPr.get("descr") == "Une frise."


def test_the_group_stays_in_its_box() -> None:
    made = _group(timeline_of(event(2.0), event(9.5), event(12.0, 24.0)))
    assert made.top >= BOX.y
    assert made.top + made.height <= BOX.bottom


def test_an_event_is_one_text_box_of_date_event_and_kind() -> None:
    words = [
        shape.text_frame.text
        for shape in _group(timeline_of(event(2.0))).shapes
        if shape.has_text_frame
    ]
    assert "mars 2024\nUn événement\nStructure" in [text for text in words if text]


def test_what_is_not_settled_is_hollow_and_says_so() -> None:
    mark = Mark("Spéculatif", (1,), unsettled=True)
    made = _group(timeline_of(event(6.0, mark=mark)))
    texts = [shape.text_frame.text for shape in made.shapes if shape.has_text_frame]
    assert any("Spéculatif · Structure" in text for text in texts)


def test_the_axis_is_dashed_after_the_date_of_the_data() -> None:
    assert "prstDash" in _group(timeline_of(event(2.0), known_until=20.0))._element.xml
    assert "prstDash" not in _group(timeline_of(event(2.0)))._element.xml


def test_a_third_tier_means_two_slides() -> None:
    theme = house_theme()
    assert not fits(CROWDED, BOX, theme)
    parts = timeline_parts(CROWDED, BOX, theme)
    assert len(parts) > 1
    assert all(fits(part, BOX, theme) for part in parts)


def test_a_timeline_that_cannot_be_split_is_still_drawn() -> None:
    assert len(list(_group(CROWDED).shapes)) > 32


def _group(block: Timeline) -> Any:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    add_timeline(slide, block, BOX, house_theme(), name="Frise", language="fr")
    (made,) = slide.shapes
    return made

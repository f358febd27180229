"""A deck with a watermark, without its title slide, without an agenda."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from report.deck.slides import slides
from report.deck.write import write_deck
from report.read import deck_everything, deck_text
from report.text import plain, text
from tests.samples import house_theme, story


@pytest.mark.parametrize("words", ["Projet", "Strictement réservé aux membres du comité"])
def test_a_watermark_stands_on_each_layout_in_use_and_on_no_slide(
    words: str, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    write_deck(replace(story(), watermark=words), house_theme(), path)
    assert all(words not in slide for slide in deck_text(path))
    deck = Presentation(str(path))
    marked = {
        layout.name
        for layout in deck.slide_layouts
        if [shape.text_frame.text for shape in layout.shapes if shape.name == "Watermark"]
        == [words]
    }
    assert {slide.slide_layout.name for slide in deck.slides} <= marked


def test_a_long_watermark_is_set_smaller(tmp_path: Path) -> None:
    sizes = []
    for words in ("Projet", "Strictement réservé aux membres du comité"):
        write_deck(replace(story(), watermark=words), house_theme(), tmp_path / "deck.pptx")
        layout = Presentation(str(tmp_path / "deck.pptx")).slide_layouts[0]
        (shape,) = (shape for shape in layout.shapes if shape.name == "Watermark")
        sizes.append(shape.text_frame.paragraphs[0].runs[0].font.size.pt)
    assert sizes[0] > 2 * sizes[1] > 40


def test_a_deck_without_a_watermark_has_none(tmp_path: Path) -> None:
    write_deck(story(), house_theme(), tmp_path / "deck.pptx")
    assert "Watermark" not in deck_everything(tmp_path / "deck.pptx")


def test_without_a_title_slide_the_summary_bears_the_title(tmp_path: Path) -> None:
    whole, bare = (
        slides(one, house_theme()) for one in (story(), replace(story(), has_title_slide=False))
    )
    assert [one.layout for one in whole[:1]] == ["title"]
    assert len(bare) == len(whole) - 1
    (summary,) = (one for one in bare if "summary" in one.anchors)
    assert summary.section == plain(story().title)


def test_the_agenda_counts_from_the_first_slide_that_there_is() -> None:
    told = replace(story(), has_title_slide=False)
    deck = slides(told, house_theme())
    (agenda,) = (one for one in deck if "agenda" in one.anchors)
    (grid,) = agenda.shapes
    for row in grid.rows:  # type: ignore[union-attr]
        (piece,) = row.cells[-1].paras[0].runs
        assert piece.to in deck[int(piece.text) - 1].anchors


def test_a_deck_without_contents_has_no_agenda() -> None:
    deck = slides(replace(story(), has_contents=False), house_theme())
    assert not any("agenda" in one.anchors for one in deck)


@pytest.mark.parametrize("length", [40, 110, 150])
def test_a_long_title_over_the_summary_keeps_to_its_line(length: int, tmp_path: Path) -> None:
    title = text(("mot " * 60)[: length - 1] + "!")
    path = tmp_path / "deck.pptx"
    write_deck(replace(story(), title=title, has_title_slide=False), house_theme(), path)
    deck = Presentation(str(path))
    label = next(
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame and shape.text_frame.text == plain(title)
    )
    size = label.text_frame.paragraphs[0].runs[0].font.size.pt
    assert size >= 8
    assert len(plain(title)) * size * 0.5 < label.width / 12700


def test_sections_are_measured_in_slides(tmp_path: Path) -> None:
    extent = write_deck(story(), house_theme(), tmp_path / "deck.pptx")
    assert extent.total == len(slides(story(), house_theme()))
    assert all(extent.sections[section.id] >= 1 for section in story().sections)

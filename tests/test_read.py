"""Files read back by readers that wrote none of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from report.deck.write import write_deck
from report.pdf.write import write_pdf
from report.read import deck_everything, deck_text, pdf_everything, pdf_text
from tests.samples import house_theme, story


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "sample.pdf"
    write_pdf(story(), house_theme(), path)
    return path


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "sample.pptx"
    write_deck(story(), house_theme(), path)
    return path


def squeezed(words: str) -> str:
    """Without spaces: lines end where they will."""
    return "".join(words.split())


def test_a_page_is_read_without_what_repeats_on_every_page(pdf: Path) -> None:
    pages = pdf_text(pdf)
    assert "LucadeMeo" in squeezed("".join(pages))
    assert not any("Page2sur" in squeezed(page) for page in pages)


def test_everything_in_a_pdf_has_the_foot_and_the_properties_too(pdf: Path) -> None:
    everything = squeezed(pdf_everything(pdf))
    assert "Page2sur" in everything
    assert squeezed(story().author) in everything


def test_slides_are_read_in_the_order_of_their_numbers(deck: Path) -> None:
    slides = deck_text(deck)
    assert len(slides) >= 10
    assert squeezed("Ampere") in squeezed(slides[0])
    assert "Natural Earth" in " ".join(slides[-3:])


def test_the_words_in_a_chart_are_read_with_its_slide(deck: Path) -> None:
    with zipfile.ZipFile(deck) as package:
        assert [name for name in package.namelist() if name.startswith("ppt/charts/chart")]
    chart = next(block for block in story().blocks() if type(block).__name__ == "Chart")
    assert any(chart.categories[0] in slide for slide in deck_text(deck))  # type: ignore[union-attr]


def test_everything_in_a_deck_has_alternative_texts_properties_and_workbooks(deck: Path) -> None:
    everything = deck_everything(deck)
    chart = next(block for block in story().blocks() if type(block).__name__ == "Chart")
    assert chart.alt in everything  # type: ignore[union-attr]
    assert story().author in everything

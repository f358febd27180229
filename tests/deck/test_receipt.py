"""How the texts of a deck fit, written down."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from report.deck.receipt import fit_receipt
from report.deck.slides import slides
from report.deck.substitutes import remarks
from report.deck.write import write_deck
from report.story import Story, Table
from tests.deck.base_decks import base_deck, hard_font
from tests.samples import house_theme, story


def receipt(told: Story | None = None) -> dict[str, Any]:
    return fit_receipt(told or story(), house_theme())


def test_every_slide_has_its_texts_with_their_lines_and_sizes() -> None:
    found = receipt()
    assert [one["slide"] for one in found["slides"]] == list(range(1, len(found["slides"]) + 1))
    texts = [shape for one in found["slides"] for shape in one["shapes"]]
    assert all(shape["lines"] >= 1 and shape["sizes"] for shape in texts if shape["used"])
    assert any(shape["shape"] == "Title" for shape in texts)


def test_no_text_needs_more_than_its_place() -> None:
    over = [
        shape
        for one in receipt()["slides"]
        for shape in one["shapes"]
        if shape["used"] > shape["there"] + 0.1
    ]
    assert not over


def test_a_table_that_goes_on_is_named_with_its_slides() -> None:
    whole = story()
    tables = [block for block in whole.blocks() if isinstance(block, Table)]
    long = replace(tables[0], rows=tables[0].rows * 30, title=tables[0].title)
    section = replace(whole.sections[0], blocks=(long,))
    told = replace(whole, sections=(section,))
    (split,) = [one for one in receipt(told)["split"] if long.path in one["shape"]]
    assert len(split["slides"]) > 1
    assert max(split["slides"]) <= len(slides(told, house_theme()))


def test_a_table_of_too_many_columns_is_named_with_what_was_done() -> None:
    whole = story()
    table = next(block for block in whole.blocks() if isinstance(block, Table))
    column, cell = table.columns[-1], table.rows[0].cells[-1]
    wide = replace(
        table,
        columns=(table.columns[0], *[replace(column, head=f"Kolonne {n}") for n in range(24)]),
        rows=tuple(replace(row, cells=(row.cells[0], *[cell] * 24)) for row in table.rows[:2]),
    )
    section = replace(whole.sections[0], blocks=(wide,))
    found = receipt(replace(whole, sections=(section,)))["laid"]
    assert {one["how"] for one in found} == {"turned"}
    assert all(one["shape"] == f"brief:{table.path}" for one in found)


def test_the_font_and_what_stood_in_for_it_are_told() -> None:
    theme = house_theme()
    assert receipt()["measured"] == theme.fonts.deck
    other = replace(theme, fonts=replace(theme.fonts, deck="Unknown Grotesk"))
    found = fit_receipt(story(), other)
    assert (found["font"], found["measured"]) == (
        "Unknown Grotesk",
        "the wider of DejaVu Sans and DejaVu Serif",
    )


def test_every_shape_chart_and_note_names_its_font(tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", hard_font("Grotesk Nobody Has"))
    found = fit_receipt(story(), house_theme().on_deck(base))
    wide = "the wider of DejaVu Sans and DejaVu Serif"
    shapes = [shape for one in found["slides"] for shape in (*one["shapes"], *one["drawn"])]
    assert {(s["font"], s["measured"]) for s in shapes} == {("Grotesk Nobody Has", wide)}
    assert any(one["drawn"] for one in found["slides"])
    assert any(shape["bold"] for one in found["slides"] for shape in one["shapes"])
    notes = [one["notes"] for one in found["slides"] if "notes" in one]
    assert notes
    assert all(note == {"font": "Calibri", "measured": "Calibri"} for note in notes)


def test_a_font_of_unknown_widths_is_a_warning_of_the_build(tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", hard_font("Grotesk Nobody Has"))
    extent = write_deck(story(), house_theme().on_deck(base), tmp_path / "out.pptx")
    (remark,) = remarks(extent.unmeasured, base)
    assert (remark.code, remark.file) == ("W118", str(base))
    assert "'Grotesk Nobody Has'" in remark.what
    assert write_deck(story(), house_theme(), tmp_path / "own.pptx").unmeasured == ()


@pytest.mark.parametrize(
    "key", ["font", "measured", "bold", "sizes", "lines", "width", "used", "there"]
)
def test_every_text_is_measured_in_full(key: str) -> None:
    assert all(key in shape for one in receipt()["slides"] for shape in one["shapes"])

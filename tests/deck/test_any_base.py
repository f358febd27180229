"""Decks on base decks of any make: read back, and judged by what stands in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL

from report.deck.write import write_deck
from report.errors import ReportError
from tests.deck import base_decks as odd
from tests.deck.base_decks import SIZES, base_deck
from tests.deck.reading import faults
from tests.samples import house_theme, story

DARK = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
SHADED = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="tx2"/></a:gs><a:gs pos="100000">'
    '<a:schemeClr val="tx2"><a:shade val="50000"/></a:schemeClr></a:gs></a:gsLst></a:gradFill>'
)
ODDITIES: dict[str, tuple[Callable[[Any], None], ...]] = {
    "plain": (),
    "layouts that say a wrong type": (odd.wrong_types,),
    "foreign names": (odd.foreign_names,),
    "no place for text": (odd.no_bodies,),
    "an empty master": (odd.empty_master,),
    "a font of the master's own": (odd.hard_font("Times New Roman"),),
    "a font that is not known": (odd.hard_font("Grotesk Nobody Has"),),
    "decorations": (odd.decorated,),
    "a white title on a band": (odd.banded,),
    "capitals and columns": (odd.shouting,),
    "pale accents": (odd.colored(accent1="FFE000", accent2="BFF5D0"),),
    "no title in any layout": (odd.no_layout_titles,),
    "no title at all": (odd.no_titles,),
    "nothing to fill": (odd.nothing_to_fill,),
    "nothing to fill on a dark ground": (odd.nothing_to_fill, odd.on_ground(DARK)),
    "only pictures": (odd.only_pictures,),
    "no styles": (odd.bare_styles,),
    "neither styles nor titles": (odd.bare_styles, odd.no_titles),
    "one blank layout": (odd.one_layout,),
    "titles that fill the slide": (odd.titles_at_the_edge,),
    "pictures all over": (odd.covered,),
    "bars all over": (odd.crowded,),
    "a dark ground": (odd.on_ground(DARK),),
    "a shaded ground": (odd.on_ground(SHADED),),
}


def _written(base: Path, tmp_path: Path) -> Path:
    out = tmp_path / "out.pptx"
    write_deck(story(), house_theme().on_deck(base), out)
    return out


@pytest.mark.parametrize("oddity", ODDITIES)
def test_a_deck_on_an_odd_base_has_no_fault(oddity: str, tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", *ODDITIES[oddity])
    assert faults(_written(base, tmp_path)) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_deck_of_any_size_has_no_fault(size: str, tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", size=size)
    assert faults(_written(base, tmp_path)) == []


def test_the_houses_own_deck_has_no_fault(tmp_path: Path) -> None:
    out = tmp_path / "out.pptx"
    write_deck(story(), house_theme(), out)
    assert faults(out) == []


@pytest.mark.parametrize("oddity", ["decorations", "a white title on a band"])
def test_nothing_is_written_over_what_the_base_deck_shows(oddity: str, tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", *ODDITIES[oddity])
    deck = Presentation(str(_written(base, tmp_path)))
    shown = [shape for shape in deck.slide_master.shapes if not shape.is_placeholder]
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.is_placeholder:
                continue
            for other in shown:
                apart = (
                    shape.left >= other.left + other.width
                    or other.left >= shape.left + shape.width
                    or shape.top >= other.top + other.height
                    or other.top >= shape.top + shape.height
                )
                assert apart, (slide.shapes.title.text_frame.text, shape.name, other.name)


def test_the_same_story_on_the_same_base_gives_the_same_bytes(tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", odd.decorated)
    once = _written(base, tmp_path).read_bytes()
    assert _written(base, tmp_path).read_bytes() == once


def test_text_is_in_the_font_that_the_master_names(tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", odd.hard_font("Times New Roman"))
    deck = Presentation(str(_written(base, tmp_path)))
    fonts = {
        latin.get("typeface")
        for slide in deck.slides
        for shape in slide.shapes
        if not shape.is_placeholder
        for latin in shape._element.xpath(".//a:latin")
    }
    assert fonts == {"Times New Roman"}


def test_a_slide_twice_as_high_has_text_twice_as_large(tmp_path: Path) -> None:
    def least(size: str) -> float:
        base = base_deck(tmp_path / "base.pptx", size=size)
        deck = Presentation(str(_written(base, tmp_path)))
        return min(
            int(run.get("sz"))
            for slide in deck.slides
            for shape in slide.shapes
            if getattr(shape, "has_table", False)
            for run in shape._element.xpath(".//a:rPr")
        )

    assert least("huge") == 2 * least("16:9")


def test_layouts_are_found_by_type_and_place_whatever_they_are_called(tmp_path: Path) -> None:
    def used(*changes: Callable[[Any], None]) -> list[int]:
        deck = Presentation(str(_written(base_deck(tmp_path / "base.pptx", *changes), tmp_path)))
        layouts = [layout.part.partname for layout in deck.slide_layouts]
        return [layouts.index(slide.slide_layout.part.partname) for slide in deck.slides]

    plain = used()
    assert used(odd.foreign_names) == plain
    assert plain[:2] == [0, 5]  # the title's, the one with a title only
    assert 2 in plain  # a section's


def test_a_layout_may_be_named_in_the_theme(tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx")
    theme = house_theme().on_deck(base)
    named = type(theme)(**{**_fields(theme), "layouts": {"content": "Title and Content"}})
    write_deck(story(), named, tmp_path / "out.pptx")
    deck = Presentation(str(tmp_path / "out.pptx"))
    assert deck.slides[1].slide_layout.name == "Title and Content"
    wrong = type(theme)(**{**_fields(theme), "layouts": {"content": "Titel"}})
    with pytest.raises(ReportError, match="'Title and Content'"):
        write_deck(story(), wrong, tmp_path / "out.pptx")


def _fields(theme: Any) -> dict[str, Any]:
    return {name: getattr(theme, name) for name in type(theme).__slots__}


def test_decorations_that_leave_no_room_are_hidden(tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", odd.crowded)
    deck = Presentation(str(_written(base, tmp_path)))
    hidden = [slide._element.get("showMasterSp") == "0" for slide in deck.slides]
    assert hidden[1]
    assert sum(hidden) > len(hidden) // 2  # all but slides that open something


@pytest.mark.parametrize("oddity", ["plain", "pale accents", "a dark ground"])
def test_tables_have_a_filled_header_in_the_accent(oddity: str, tmp_path: Path) -> None:
    deck = Presentation(str(_written(base_deck(tmp_path / "b.pptx", *ODDITIES[oddity]), tmp_path)))
    tables = [
        s.table for slide in deck.slides for s in slide.shapes if getattr(s, "has_table", False)
    ]
    headed = [table for table in tables if table.first_row]
    assert headed
    for table in headed:
        fills = {cell.fill.type for cell in table.rows[0].cells}
        below = {cell.fill.type for row in list(table.rows)[1:] for cell in row.cells}
        assert (fills, below) == ({MSO_FILL.SOLID}, {MSO_FILL.BACKGROUND})


def test_decorations_that_leave_room_are_shown(tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", odd.decorated)
    deck = Presentation(str(_written(base, tmp_path)))
    assert all(slide._element.get("showMasterSp") is None for slide in deck.slides)


@pytest.mark.parametrize("oddity", ["no title in any layout", "no title at all", "only pictures"])
def test_slides_have_a_real_title_where_no_layout_has(oddity: str, tmp_path: Path) -> None:
    deck = Presentation(str(_written(base_deck(tmp_path / "b.pptx", *ODDITIES[oddity]), tmp_path)))
    for slide in deck.slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
        assert slide.shapes.title.width > 0


@pytest.mark.parametrize(
    ("change", "said"),
    [(odd.no_layouts, "no slide layout"), (odd.footers_all_over, "no layout with room")],
)
def test_a_base_deck_that_holds_no_slide_is_refused(
    change: Callable[[Any], None], said: str, tmp_path: Path
) -> None:
    base = base_deck(tmp_path / "base.pptx", change)
    with pytest.raises(ReportError, match=said):
        _written(base, tmp_path)

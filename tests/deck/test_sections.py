"""How a deck goes through its sections: slides that open them, and blocks that share a slide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report import story as s
from report.deck.plan import Grid, Shape, Slide, Words
from report.deck.slides import slides
from report.text import plain, text
from tests.samples import house_theme, story

_TABLE = s.Table(
    "sites", text("Deux sites"), (s.Column("Site"),), (s.Row((s.Cell(text("Douai")),)),)
)
_LIST = s.Statements(
    "skills", text("Deux métiers"), (s.Statement(text("Apprendre"), text("En atelier.")),) * 2
)
_LONG = s.Statements(
    "long", text("Sept points"), (s.Statement(text("Un point"), text("Et ce qu’il dit.")),) * 7
)


def _told(*blocks: s.Block, **changes: object) -> s.Story:
    """The sample story with one section of ``blocks``."""
    section = s.Section(
        "part", "La partie", text("Son message"), text("Son chapeau."), (), blocks, 1
    )
    return replace(story(), sections=(section,), **changes)  # type: ignore[arg-type]


def _section(told: s.Story) -> list[Slide]:
    return [slide for slide in slides(told, house_theme()) if slide.section_id == "part"]


def _words(slide: Slide) -> list[str]:
    return [para.text for shape in slide.shapes if isinstance(shape, Words) for para in shape.paras]


def _grids(shapes: tuple[Shape, ...]) -> list[Grid]:
    return [shape for shape in shapes if isinstance(shape, Grid)]


def test_a_section_of_several_slides_opens_with_its_message_and_lead() -> None:
    first, *others = _section(_told(_LONG, _TABLE))
    assert first.layout == "section"
    assert _words(first) == ["Son message", "1\u2002La partie", "Son chapeau."]
    assert [slide.title.text for slide in others] == ["Sept points", "Deux sites"]


def test_the_only_slide_of_a_section_bears_its_message_and_the_blocks_title_below() -> None:
    (only,) = _section(_told(_TABLE))
    assert only.title.text == "Son message"
    assert "Deux sites" in _words(only)
    assert "Son chapeau." in map(plain, only.notes)


def test_without_notes_a_lead_is_said_on_the_slide_that_opens_the_section() -> None:
    first, only = _section(_told(_TABLE, has_notes=False))
    assert "Son chapeau." in _words(first)
    assert only.title.text == "Deux sites"


def test_a_short_list_stands_under_a_short_table() -> None:
    (only,) = _section(_told(_TABLE, _LIST))
    assert len(_grids(only.shapes)) == 1
    assert {"Deux métiers", "Apprendre", "En atelier."} <= set(_words(only))


@pytest.mark.parametrize("has_notes", [True, False])
@pytest.mark.parametrize("count", range(1, 16))
def test_where_a_title_takes_the_room_of_two_blocks_each_has_a_slide(
    count: int, has_notes: bool
) -> None:
    rows = tuple(s.Row((s.Cell(text(f"Site {at}")),)) for at in range(count))
    blocks = (replace(_TABLE, rows=rows), _LIST)
    section = s.Section("part", "La partie", text("Son message"), (), (), blocks)
    shown = _section(replace(_told(), sections=(section,), has_notes=has_notes))
    said = repr(shown)
    wanted = ["Son message", "Deux sites", "Deux métiers", "Apprendre", "En atelier.", "Site 0"]
    assert [one for one in wanted if one not in said] == []


def test_the_agenda_leads_to_the_slide_that_opens_a_section() -> None:
    plan = slides(_told(_LONG, _TABLE), house_theme())
    (grid,) = _grids(plan[1].shapes)
    number = int(grid.rows[0].cells[-1].paras[0].text)
    assert plan[number - 1].layout == "section"
    assert plan[number - 1].anchors == ("part",)


def test_a_list_is_said_in_full_where_it_fits_one_slide() -> None:
    item = s.Statement(text("Tête"), text("Le texte entier."), brief=text("Bref."))
    block = s.Statements("x", text("Titre"), (item, item))
    (only,) = _section(_told(block))
    (grid,) = _grids(only.shapes)
    assert grid.rows[0].cells[-1].paras[0].text == "Le texte entier."


def test_options_say_their_note_in_the_source_line_and_the_criteria_under_a_title() -> None:
    option = s.Option("A", text("Seul"), (), (text("Contrôle"),), (text("Dette"),))
    criterion = s.Criterion(text("Vitesse"), (s.Verdict(text("Moindre")),))
    block = s.Options(
        "options", text("Une voie"), (option,), "Principe", "Avantages", "Risques",
        text("Aucune voie ne gagne"), "Critère", (criterion,), note=text("Avantages : notre avis."),
    )  # fmt: skip
    (only,) = _section(_told(block))
    assert only.source is not None
    assert only.source.text == "Avantages : notre avis."
    (grid,) = _grids(only.shapes)
    firsts = [para.text for row in grid.rows for para in row.cells[0].paras]
    assert "Aucune voie ne gagne" in firsts

"""The written deck, read back."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from report.deck.write import write_deck
from report.text import plain
from tests.samples import house_theme, story

THEME = Path(__file__).parents[2] / "templates" / "themes" / "house"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("deck") / "out.pptx"
    write_deck(story(), house_theme(), out)
    return out


@pytest.fixture(scope="module")
def deck(path: Path) -> Any:
    return Presentation(str(path))


def _xml(path: Path, start: str) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        names = [name for name in file.namelist() if name.startswith(start)]
        return {name: file.read(name).decode() for name in names if name.endswith(".xml")}


def test_the_number_of_slides_is_told(path: Path, tmp_path: Path) -> None:
    extent = write_deck(story(), house_theme(), tmp_path / "again.pptx")
    assert extent.total == len(Presentation(str(path)).slides)


def test_the_same_story_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pptx"
    write_deck(story(), house_theme(), again)
    assert again.read_bytes() == path.read_bytes()


def test_every_slide_has_its_title_first_and_no_empty_placeholder(deck: Any) -> None:
    for slide in deck.slides:
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id
        assert all(place.text_frame.text for place in slide.placeholders)


def test_every_slide_has_marking_date_and_number_in_the_layouts_places(deck: Any) -> None:
    for slide in list(deck.slides)[1:]:
        kinds = [str(place.placeholder_format.type).split()[0] for place in slide.placeholders]
        assert {"FOOTER", "DATE", "SLIDE_NUMBER"} <= set(kinds)


def test_a_notice_stands_on_every_slide(tmp_path: Path) -> None:
    out = tmp_path / "notice.pptx"
    write_deck(replace(story(), notice="Exemple fictif"), house_theme(), out)
    for xml in _xml(out, "ppt/slides/slide").values():
        assert "Exemple fictif" in xml


def test_every_run_says_its_language(path: Path) -> None:
    for xml in _xml(path, "ppt/slides/slide").values():
        runs = re.findall(r"<a:rPr[^>]*>", xml)
        assert runs
        assert all('lang="fr"' in run for run in runs)


def test_no_text_is_fitted_by_the_program(path: Path) -> None:
    for xml in _xml(path, "ppt/slides/slide").values():
        assert "normAutofit" not in xml
        assert "spAutoFit" not in xml


def test_tables_and_charts_have_alternative_text(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_shapes_are_named_by_the_place_of_their_data(deck: Any) -> None:
    names = {shape.name for slide in deck.slides for shape in slide.shapes}
    assert {"brief:footprint.targets", "brief:summary.ask"} <= names


def test_the_slides_are_listed_by_section(path: Path) -> None:
    xml = _xml(path, "ppt/presentation.xml")["ppt/presentation.xml"]
    names = re.findall(r'<p14:section name="([^"]*)"', xml)
    assert names[1:3] == ["1 · Pourquoi Ampere", "2 · Empreinte industrielle"]


def test_every_property_is_the_storys(deck: Any) -> None:
    core, told = deck.core_properties, story()
    assert (core.title, core.author) == (plain(told.title), told.author)
    assert core.last_modified_by == told.author
    assert core.created.date().isoformat() == told.date
    assert core.modified.date().isoformat() == told.date


def test_the_notes_say_the_sources(deck: Any) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if
             slide.has_notes_slide]  # fmt: skip
    assert any(said.count("Rapporté\u00a0[1]\u00a0: Article en français") for said in notes)


def test_a_story_without_notes_has_no_notes_pages(tmp_path: Path) -> None:
    out = tmp_path / "bare.pptx"
    write_deck(replace(story(), has_notes=False), house_theme(), out)
    assert not any(slide.has_notes_slide for slide in Presentation(str(out)).slides)


def test_words_that_look_like_markup_stay_words(tmp_path: Path) -> None:
    out = tmp_path / "markup.pptx"
    write_deck(replace(story(), organisation="<b>&amp;\x07"), house_theme(), out)
    title = Presentation(str(out)).slides[0]
    assert any(shape.has_text_frame and shape.text_frame.text == "<b>&amp; "
               for shape in title.shapes)  # fmt: skip


def test_the_agenda_leads_to_its_sections(deck: Any) -> None:
    agenda = deck.slides[1]
    links = [rel for rel in agenda.part.rels.values() if rel.reltype.endswith("/slide")]
    assert len(links) == 5


def test_the_base_deck_is_what_its_script_makes(tmp_path: Path) -> None:
    out = tmp_path / "deck.pptx"
    subprocess.run([sys.executable, THEME / "build_deck.py", out], check=True)
    assert out.read_bytes() == (THEME / "deck.pptx").read_bytes()


def test_a_footer_of_two_lines_has_a_place_as_high_as_they_are(tmp_path: Path) -> None:
    long = replace(
        story(), notice="Un exemple fictif, imprimé au pied de chaque page et diapositive"
    )
    write_deck(long, house_theme(), tmp_path / "out.pptx")
    slide = Presentation(str(tmp_path / "out.pptx")).slides[1]
    (footer,) = [one for one in slide.placeholders if "fictif" in one.text_frame.text]
    whole = sum(len(run.text) for run in footer.text_frame.paragraphs[0].runs)
    assert whole > 60
    assert footer.height >= 2 * 12.1 * 12700
    assert footer.top + footer.height <= 6858000

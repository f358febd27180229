"""Files that were tampered with: each change is found as what it is, and nothing else is told."""

from __future__ import annotations

import copy
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pptx import Presentation

from report.briefing import Briefing
from report.errors import ReportError
from report.pipeline import build, load
from report.recheck import Rechecked, recheck
from tests.briefings import yaml_of

PAPER = yaml_of(
    facts="hires: {value: 400, unit: postes, label: Les recrutements, period: 2025, kind: flow}",
    summary="{message: On recrute, ask: Une demande, points: [{title: À Douai, "
    'text: "Il y a {{hires}} à pourvoir."}]}',
    rationale="""
message: Pourquoi on recrute
drivers:
  - {title: Grandir, text: La demande monte partout.}
  - {title: Apprendre, text: Le métier change vite.}
series:
  - id: sales
    title: Les ventes montent
    unit: en millions
    points:
      - {name: Solaire, value: 284}
      - {name: Éolien, value: 127}
      - {name: Biogaz, value: 86}
tables:
  - id: parks
    title: Trois parcs
    columns: [{head: Parc}, {head: Puissance, numeric: true}]
    rows:
      - {cells: [Colmar, 48]}
      - {cells: [Rodez, 17]}
      - {cells: [Turin, 31]}
""",
    actions="[{what: Ouvrir le site, owner: La directrice, due: 2025-11}]",
)


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    path = tmp_path_factory.mktemp("data") / "paper.yaml"
    path.write_text(PAPER, encoding="utf-8")
    return load(path)


@pytest.fixture(scope="module")
def made(briefing: Briefing, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made")
    build(briefing, out=out)
    return out


@pytest.fixture
def deck(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made / "paper-board-fr.pptx", tmp_path))


@pytest.fixture
def pdf(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made / "paper-board-fr.pdf", tmp_path))


def states(checked: Rechecked) -> list[tuple[str, str, str]]:
    """(state, what stands in the file, what should) of each finding."""
    return [(one.state, one.found, one.expected) for one in checked.findings]


# ---------------------------------------------------------------- hands on a deck


def runs(show: Any) -> list[Any]:
    """Every run of text on every slide, in tables and groups too."""
    slides = [slide._element for slide in show.slides]
    return [one for slide in slides for one in slide.iter() if one.tag.endswith("}t")]


def reworded(old: str, new: str) -> Callable[[Any], None]:
    """The first text with ``old`` in it says ``new`` there."""

    def change(show: Any) -> None:
        (first, *_) = [one for one in runs(show) if old in (one.text or "")]
        first.text = first.text.replace(old, new)

    return change


def paragraph_with(show: Any, words: str) -> Any:
    (first, *_) = [one for one in runs(show) if words in (one.text or "")]
    return first.getparent().getparent()


def _row_gone(show: Any) -> None:
    row = paragraph_with(show, "Rodez").getparent().getparent().getparent()
    row.getparent().remove(row)


def _paragraph_gone(show: Any) -> None:
    paragraph = paragraph_with(show, "Le métier change vite")
    paragraph.getparent().remove(paragraph)


def _shape_added(show: Any) -> None:
    box = show.slides[2].shapes.add_textbox(0, 0, 3_000_000, 300_000)
    box.text_frame.text = "Écrit à la main"


def _slide_added(show: Any) -> None:
    slide = show.slides.add_slide(show.slide_layouts[0])
    slide.shapes.title.text = "Une diapositive de plus"


def _slide_gone(show: Any) -> None:
    listed = show.slides._sldIdLst
    slides = [number for number, slide in enumerate(show.slides) if "Colmar" in _words(slide)]
    show.part.drop_rel(listed[slides[0]].rId)
    listed.remove(listed[slides[0]])


def _words(slide: Any) -> str:
    return " ".join(one.text or "" for one in slide._element.iter() if one.tag.endswith("}t"))


def _slide_twice(show: Any) -> None:
    (old,) = [slide for slide in show.slides if "Colmar" in _words(slide)]
    new = show.slides.add_slide(old.slide_layout)
    for shape in list(new.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in old.shapes:
        new.shapes._spTree.append(copy.deepcopy(shape._element))


def _paragraph_elsewhere(show: Any) -> None:
    paragraph = paragraph_with(show, "Une demande")
    target = paragraph_with(show, "Trois parcs")
    target.addnext(paragraph)


def _notes_changed(show: Any) -> None:
    for slide in show.slides:
        for one in (
            slide.notes_slide.notes_text_frame._element.iter() if slide.has_notes_slide else ()
        ):
            if one.tag.endswith("}t") and "400" in (one.text or ""):
                one.text = one.text.replace("400", "490")
                return


def _cache(show: Any, new: str) -> None:
    chart = next(shape for slide in show.slides for shape in slide.shapes if shape.has_chart)
    for value in chart.chart._chartSpace.iter():
        if value.tag.endswith("}v") and value.text == "127.0":
            value.text = new


def _workbook(show: Any) -> None:
    chart = next(shape for slide in show.slides for shape in slide.shapes if shape.has_chart)
    part = chart.chart.part.chart_workbook.xlsx_part
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(part.blob)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v>127</v>", b"<v>137</v>"))
    part._blob = held.getvalue()


def _swapped(show: Any) -> None:
    """Two figures of one column change places."""
    one, other = (next(r for r in runs(show) if r.text == figure) for figure in ("48", "17"))
    one.text, other.text = other.text, one.text


def _values_swapped(show: Any) -> None:
    chart = next(shape for slide in show.slides for shape in slide.shapes if shape.has_chart)
    values = [v for v in chart.chart._chartSpace.iter() if v.tag.endswith("}v")]
    one, other = (next(v for v in values if v.text == text) for text in ("127.0", "86.0"))
    one.text, other.text = other.text, one.text


def _restyled(show: Any) -> None:
    for slide in show.slides:
        for one in slide._element.iter():
            if one.tag.endswith("}rPr"):
                one.set("b", "1")
                one.set("sz", "1300")


def _moved_shapes(show: Any) -> None:
    for slide in show.slides:
        for shape in slide.shapes:
            shape.left, shape.name = 100_000, f"Renamed {shape.shape_id}"


def _turned_about(show: Any) -> None:
    listed = show.slides._sldIdLst
    for one in reversed(list(listed)):
        listed.remove(one)
        listed.append(one)


# What is done to a deck, and all that may be told of it: (state, in the file, in the data), where
# a text is given by a part of it.
TAMPERED: dict[str, tuple[Callable[[Any], None], list[tuple[str, str, str]]]] = {
    "a figure on a slide": (reworded("400", "410"), [("differs", "410", "400")]),
    "a figure in a table": (reworded("48", "84"), [("differs", "84", "48")]),
    "a name in a table": (reworded("Colmar", "Calmar"), [("differs", "Calmar", "Colmar")]),
    "a word of a sentence": (reworded("monte", "baisse"), [("differs", "baisse", "monte")]),
    "a title": (reworded("Trois parcs", "Deux parcs"), [("differs", "Deux parcs", "Trois parcs")]),
    "a unit": (reworded("en millions", "en milliards"), [("differs", "milliards", "millions")]),
    "a head": (reworded("Apprendre", "Oublier"), [("differs", "Oublier", "Apprendre")]),
    "a name": (reworded("La directrice", "Le directeur"), [("differs", "directeur", "directrice")]),
    "a row that is gone": (_row_gone, [("missing", "", "Rodez | 17")]),
    "a paragraph that is gone": (
        _paragraph_gone,
        [("differs", "Apprendre | ", "Le métier change vite")],
    ),
    "a text written by hand": (_shape_added, [("added", "Écrit à la main", "")]),
    "a slide of one's own": (_slide_added, [("added", "Une diapositive de plus", "")]),
    "a sentence on another slide": (_paragraph_elsewhere, [("moved", "Une demande", "")]),
    "a figure in the notes": (_notes_changed, [("differs", "490", "400")]),
    "what a chart shows": (lambda show: _cache(show, "217"), [("differs", "217", "127")]),
    "the workbook behind a chart": (_workbook, [("differs", "137", "127")]),
    "two figures of a column that changed places": (
        _swapped,
        [("differs", "Colmar | 17", "Colmar | 48"), ("differs", "Rodez | 48", "Rodez | 17")],
    ),
    "two values of a chart that changed places": (
        _values_swapped,
        [("differs", "284 | 86 | 127", "284 | 127 | 86")],
    ),
    "looks": (_restyled, []),
    "places and names of shapes": (_moved_shapes, []),
    "the order of slides": (_turned_about, []),
    "a number written otherwise": (lambda show: _cache(show, "127"), []),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_done_to_a_deck_is_told_and_nothing_else(
    what: str, deck: Path, briefing: Briefing
) -> None:
    change, expected = TAMPERED[what]
    show = Presentation(str(deck))
    change(show)
    show.save(str(deck))
    found = states(recheck(briefing, deck))
    assert [one[0] for one in found] == [one[0] for one in expected]
    for (_, now, was), (_, new, old) in zip(found, expected, strict=True):
        assert new in now
        assert old in was


def test_a_slide_that_is_gone_is_missing_whole(deck: Path, briefing: Briefing) -> None:
    show = Presentation(str(deck))
    _slide_gone(show)
    show.save(str(deck))
    found = recheck(briefing, deck).findings
    assert {one.state for one in found} == {"missing"}
    assert {"Colmar | 48", "Rodez | 17", "Turin | 31"} <= {one.expected for one in found}


def test_a_slide_that_is_there_twice_is_added_whole(deck: Path, briefing: Briefing) -> None:
    show = Presentation(str(deck))
    _slide_twice(show)
    show.save(str(deck))
    found = recheck(briefing, deck).findings
    assert {one.state for one in found} == {"added"}
    assert {"Colmar | 48", "Rodez | 17", "Turin | 31"} <= {one.found for one in found}


def test_a_figure_that_differs_names_its_fact_and_its_place(deck: Path, briefing: Briefing) -> None:
    show = Presentation(str(deck))
    reworded("400", "410")(show)
    show.save(str(deck))
    checked = recheck(briefing, deck)
    (finding,) = checked.findings
    assert finding.facts == ("hires",)
    assert re.fullmatch(r"slide \d+", finding.where)
    (fact,) = checked.facts
    assert (fact.state, fact.wrong) == ("differs", 1)
    assert not checked.agrees


@pytest.mark.parametrize("suffix", ["pdf", "pptx"])
def test_untouched_files_agree(suffix: str, made: Path, briefing: Briefing) -> None:
    checked = recheck(briefing, made / f"paper-board-fr.{suffix}")
    assert checked.agrees
    assert checked.findings == ()
    assert [fact.state for fact in checked.facts] == ["agrees"]


def test_a_deck_saved_by_another_program_has_no_difference(
    deck: Path, briefing: Briefing, tmp_path: Path
) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not here to save a deck")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    save = ["--convert-to", "pptx:Impress MS PowerPoint 2007 XML", "--outdir", "saved", str(deck)]
    command = [soffice, profile, "--headless", *save]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    assert states(recheck(briefing, tmp_path / "saved" / deck.name)) == []


# ---------------------------------------------------------------- PDF


def test_a_pdf_of_older_data_is_stale(made: Path, briefing: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "paper.yaml"
    path.write_text(PAPER.replace("value: 400", "value: 450"), encoding="utf-8")
    checked = recheck(load(path), made / "paper-board-fr.pdf")
    assert {one.state for one in checked.findings} == {"stale"}
    assert all(one.facts == ("hires",) for one in checked.findings)
    assert [fact.state for fact in checked.facts] == ["stale"]


def test_a_page_that_is_gone_is_missing_whole(pdf: Path, briefing: Briefing) -> None:
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        del document.pages[1]
        document.save(pdf)
    found = recheck(briefing, pdf).findings
    assert "Biogaz 86" in {one.expected for one in found}
    assert {one.state for one in found} <= {"missing", "differs"}


def test_a_pdf_with_other_properties_agrees(pdf: Path, briefing: Briefing) -> None:
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        document.docinfo["/Keywords"] = "sent around"
        document.pages[0].Rotate = 0
        document.save(pdf)
    assert recheck(briefing, pdf).agrees


# ---------------------------------------------------------------- what cannot be verified


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("paper-board-fr.docx", b"", "E607"),
        ("paper-board-fr.pdf", b"no PDF", "E607"),
        ("paper-board-fr.pptx", b"PK no deck", "E607"),
        ("as-sent.pptx", b"", "E607"),
    ],
)
def test_a_file_that_cannot_be_verified_is_told(
    name: str, content: bytes, code: str, briefing: Briefing, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReportError) as raised:
        recheck(briefing, tmp_path / name)
    assert [one.code for one in raised.value.problems] == [code]


def test_a_renamed_pdf_does_not_tell_its_readers(pdf: Path, briefing: Briefing) -> None:
    renamed = pdf.rename(pdf.with_name("as-sent.pdf"))
    with pytest.raises(ReportError) as raised:
        recheck(briefing, renamed)
    assert [one.code for one in raised.value.problems] == ["E608"]
    assert recheck(briefing, renamed, audience="board", language="fr").agrees


def test_a_renamed_deck_tells_its_readers_by_its_links(deck: Path, briefing: Briefing) -> None:
    renamed = deck.rename(deck.with_name("as-sent.pptx"))
    checked = recheck(briefing, renamed)
    assert (checked.audience, checked.language, checked.agrees) == ("board", "fr", True)


def test_a_deck_of_older_data_is_stale_where_no_hand_has_been(
    deck: Path, briefing: Briefing, tmp_path: Path
) -> None:
    path = tmp_path / "paper.yaml"
    path.write_text(PAPER.replace("value: 400", "value: 450"), encoding="utf-8")
    show = Presentation(str(deck))
    reworded("La demande monte partout", "La demande stagne")(show)
    show.save(str(deck))
    found = recheck(load(path), deck).findings
    assert {one.state for one in found if "hires" in one.facts} == {"stale"}
    assert [one.state for one in found if not one.facts] == ["differs"]

"""A finished file against the story it tells."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from report.deck.write import write_deck
from report.pdf.write import write_pdf
from report.story import Statement, Statements, Story
from report.text import EMPTY, Run, text
from report.theme import Theme
from report.verify import verify
from tests.briefings import told
from tests.samples import house_theme

SHOWN = Path("out/paper.pdf")
SAID = "Une phrase que le lecteur doit trouver."


def paper(*said: str) -> Story:
    """A short story whose only section says these things."""
    story = told(rationale="{message: Un message, context: [{title: T, text: X}]}")
    items = tuple(Statement(text("Tête"), text(words)) for words in said)
    block = Statements("rationale.context", EMPTY, items)
    return replace(story, sections=(replace(story.sections[0], blocks=(block,)),))


def written(story: Story, path: Path, theme: Theme | None = None) -> Path:
    write = write_pdf if path.suffix == ".pdf" else write_deck
    write(story, theme or house_theme(), path)
    return path


@pytest.fixture(params=["paper.pdf", "paper.pptx"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def codes(story: Story, path: Path) -> list[str]:
    return [one.code for one in verify(story, path, SHOWN)]


def test_nothing_is_wrong_with_a_file_that_tells_its_story(path: Path) -> None:
    story = paper(SAID)
    assert verify(story, written(story, path), SHOWN) == []


def test_a_statement_that_is_missing_is_told_with_what_stands_in_its_place(path: Path) -> None:
    problems = verify(paper(SAID), written(paper("Autre chose."), path), SHOWN)
    assert {one.file for one in problems} == {str(SHOWN)}
    (missing,) = [one for one in problems if one.code == "E601"]
    assert missing.what == f"the file does not say: {SAID}"
    assert re.fullmatch(r"near (page|slide) \d+", missing.where)
    assert {one.code for one in problems} == {"E601", "E612"}


def test_a_figure_that_differs_is_told_with_its_fact(path: Path) -> None:
    file = written(paper("Douai recrute 400 personnes."), path)
    said = (Run("Douai recrute "), Run("401", fact="hires"), Run(" personnes."))
    story = paper("")
    block = replace(story.sections[0].blocks[0], items=(Statement(text("Tête"), said),))
    story = replace(story, sections=(replace(story.sections[0], blocks=(block,)),))
    (problem,) = [one for one in verify(story, file, SHOWN) if one.code == "E601"]
    assert "401" in problem.what
    assert problem.hint == "it tells: hires"


FIRST, SECOND = "La première phrase est assez longue.", "La seconde phrase ne l’est pas moins."


def sections(*said: str) -> Story:
    """A story with a section for each of these."""
    story = paper("")
    made = (paper(words).sections[0] for words in said)
    return replace(story, sections=tuple(made))


def test_a_statement_that_stands_too_early_is_told(path: Path) -> None:
    file = written(sections(SECOND, FIRST), path)
    assert "E614" in codes(sections(FIRST, SECOND), file)


def test_a_statement_that_stands_there_twice_is_told(path: Path) -> None:
    file = written(paper(SAID, SAID), path)
    assert set(codes(paper(SAID), file)) == {"E611"}


def test_a_statement_that_the_story_tells_twice_may_stand_there_twice(path: Path) -> None:
    story = paper(SAID, SAID)
    assert codes(story, written(story, path)) == []


@pytest.mark.parametrize("more", ["Un ajout que personne n’a écrit.", "4711"])
def test_words_that_nobody_has_written_are_told(more: str, path: Path) -> None:
    file = written(paper(SAID, more), path)
    assert "E612" in codes(paper(SAID), file)


def test_a_chart_that_draws_another_number_is_told(tmp_path: Path) -> None:
    _assert_told(tmp_path, "ppt/charts/chart1.xml", b">284", b">294", "this is drawn otherwise")


def test_a_workbook_that_holds_another_number_is_told(tmp_path: Path) -> None:
    book = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
    _assert_told(tmp_path, book, b">284<", b">294<", "the workbook is not what the chart draws")


def test_a_chart_too_many_is_told(tmp_path: Path) -> None:
    points = "[{name: Solaire, value: 284}, {name: Vent, value: 127}]"
    series = f"[{{id: sales, title: Les ventes, unit: en millions, points: {points}}}]"
    story = told(rationale=f"{{message: Un message, series: {series}}}")
    (section, *others) = story.sections
    twice = replace(section, blocks=section.blocks * 2)
    file = written(replace(story, sections=(twice, *others)), tmp_path / "paper.pptx")
    assert "E612" in codes(story, file)


def _assert_told(folder: Path, part: str, old: bytes, new: bytes, what: str) -> None:
    points = "[{name: Solaire, value: 284}, {name: Vent, value: 127}]"
    series = f"[{{id: sales, title: Les ventes, unit: en millions, points: {points}}}]"
    story = told(rationale=f"{{message: Un message, series: {series}}}")
    file = written(story, folder / "paper.pptx")
    assert codes(story, file) == []
    file.write_bytes(_changed(file.read_bytes(), part, old, new))
    problems = verify(story, file, SHOWN)
    assert any(one.code == "E613" and what in one.what for one in problems)


def _changed(package: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with other bytes in one of its parts, which may be a package too."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as held, zipfile.ZipFile(stream, "w") as made:
        for name in held.namelist():
            content = held.read(name)
            if name == part and name.endswith(".xlsx"):
                content = _changed(content, "xl/worksheets/sheet1.xml", old, new)
            elif name == part:
                assert old in content
                content = content.replace(old, new)
            made.writestr(name, content)
    return stream.getvalue()


def test_slides_are_read_in_the_order_of_the_show(tmp_path: Path) -> None:
    story = sections(FIRST, SECOND)
    file = written(story, tmp_path / "paper.pptx")
    show = Presentation(str(file))
    listed = show.slides._sldIdLst
    listed.append(listed[3])
    show.save(str(file))
    assert "E614" in codes(story, file)


def test_an_address_that_stood_in_quotes_is_no_fault(path: Path) -> None:
    story = told(
        sources='s: {kind: website, title: Un site, url: "https://example.org/a"}',
        rationale="{message: M, source: s, status: reported, context: [{title: T, text: X}]}",
    )
    assert codes(story, written(story, path)) == []

"""A finished file against the story it tells and what was withheld from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from report.deck.write import write_deck
from report.pdf.write import write_pdf
from report.story import Statement, Statements, Story
from report.text import EMPTY, text
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


def test_nothing_is_wrong_with_a_file_that_tells_its_story(path: Path) -> None:
    story = paper(SAID)
    assert verify(story, ["Un autre texte, bien caché"], written(story, path), SHOWN) == []


def test_a_statement_that_is_missing_is_told(path: Path) -> None:
    (problem,) = verify(paper(SAID), [], written(paper("Autre chose."), path), SHOWN)
    assert problem.file == str(SHOWN)
    assert problem.what == f"the file does not say: {SAID}"


def test_a_figure_that_differs_is_told(path: Path) -> None:
    file = written(paper("Douai recrute 400 personnes."), path)
    (problem,) = verify(paper("Douai recrute 401 personnes."), [], file, SHOWN)
    assert "401" in problem.what


def test_a_text_that_is_withheld_is_told_without_being_repeated(path: Path) -> None:
    secret = "Un secret que personne ne lit"
    story = paper(f"Ceci dit {secret} ici.")
    (problem,) = verify(story, [secret], written(story, path), SHOWN)
    assert problem.what == "the file holds a text that its readers may not see"
    assert secret not in str(problem)


def test_a_withheld_text_is_found_in_a_file_s_properties(path: Path) -> None:
    secret = "Un secret que personne ne lit"
    story = replace(paper(SAID), subject=secret)
    problems = verify(story, [secret], written(story, path), SHOWN)
    assert [problem.code for problem in problems] == ["E602"]


def test_a_withheld_text_is_found_however_its_signs_and_facts_are_printed(path: Path) -> None:
    story = paper("La fin de l’usine concernera 400 postes à Douai en 2026.")
    hidden = ["La fin de l'usine **concernera** {{hires}} à Douai en 2026."]
    problems = verify(story, hidden, written(story, path), SHOWN)
    assert [problem.code for problem in problems] == ["E602"]


def test_a_word_or_two_may_stand_in_a_file_by_chance(path: Path) -> None:
    story = paper("Le groupe Renault avance à Douai.")
    assert verify(story, ["Douai", "Renault avance", "400"], written(story, path), SHOWN) == []

"""A finished file against the story it tells."""

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
    assert verify(story, written(story, path), SHOWN) == []


def test_a_statement_that_is_missing_is_told(path: Path) -> None:
    (problem,) = verify(paper(SAID), written(paper("Autre chose."), path), SHOWN)
    assert problem.file == str(SHOWN)
    assert problem.what == f"the file does not say: {SAID}"


def test_a_figure_that_differs_is_told(path: Path) -> None:
    file = written(paper("Douai recrute 400 personnes."), path)
    (problem,) = verify(paper("Douai recrute 401 personnes."), file, SHOWN)
    assert "401" in problem.what

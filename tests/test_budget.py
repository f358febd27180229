"""What is over a template's budget: by how much, and which section to cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from report.budget import over_budget
from report.errors import Problem
from report.story import Extent, Story
from report.template import Template
from tests.briefings import told
from tests.cli.test_build import run
from tests.template.test_inherit import put, read

PARTS = {
    "rationale": "{message: Pourquoi, lead: L}",
    "footprint": "{message: Usines, lead: L}",
    "annexes": "[{id: a, message: A, lead: L}, {id: b, message: B, lead: L}]",
}
LENGTHS = Extent(9, {"rationale": 2, "footprint": 4, "annex-a": 1, "annex-b": 2})


@pytest.fixture(scope="module")
def story() -> Story:
    return told(**PARTS)


def template(outline: list[Any], **budget: int) -> Template:
    fields = {"name": "N", "clearance": "secret", "outline": outline, "budget": budget}
    return Template.model_validate(fields)


def remarks(story: Story, template: Template, format: str = "pdf") -> list[tuple[str, str, str]]:
    found: list[Problem] = list(over_budget(template, story, LENGTHS, format))
    return [(problem.where, problem.what, problem.hint) for problem in found]


def test_an_edition_within_its_budget_is_not_remarked_on(story: Story) -> None:
    outline = [{"section": "footprint", "pages": 4}, {"section": "annexes", "pages": 3}]
    assert remarks(story, template(outline, pages=9)) == []
    assert remarks(story, template(["footprint"], slides=1)) == []


def test_the_longest_section_is_the_one_to_cut(story: Story) -> None:
    outline = ["rationale", "footprint", "annexes"]
    assert remarks(story, template(outline, pages=6)) == [
        (
            "budget.pages",
            "paper-tests-fr.pdf has 9 pages, 3 more than the budget",
            "cut 'Empreinte industrielle', the longest (4 pages), with depth: summary, "
            "or leave it out",
        )
    ]


def test_a_section_in_short_is_to_be_left_out(story: Story) -> None:
    outline = [{"section": "footprint", "depth": "summary"}]
    ((_, _, hint),) = remarks(story, template(outline, slides=8), "pptx")
    assert hint == "leave out 'Empreinte industrielle'"


def test_a_section_over_its_own_budget_is_told_by_how_much(story: Story) -> None:
    outline = ["rationale", {"section": "annexes", "pages": 2}]
    assert remarks(story, template(outline)) == [
        (
            "outline.1.pages",
            "'Annexe' has 3 pages in paper-tests-fr.pdf, 1 too many",
            "say depth: summary, or show less of it",
        )
    ]


def test_a_remark_stands_at_the_budget_s_place(tmp_path: Path, story: Story) -> None:
    put(tmp_path, "mine", "extends: board\nbudget:\n  pages: 3\n")
    (remark,) = over_budget(read(tmp_path, "mine"), story, LENGTHS, "pdf")
    assert (remark.line, remark.column, remark.code) == (3, 10, "W114")


def test_a_child_may_change_one_half_of_a_budget(tmp_path: Path) -> None:
    put(tmp_path, "one", "extends: board\nbudget: {pages: 3, slides: 9}\n")
    put(tmp_path, "two", "extends: one\nbudget: {pages: 5}\n")
    assert read(tmp_path, "two").budget.model_dump() == {"pages": 5, "slides": 9}


def test_a_build_over_its_budget_is_built_and_says_so(tmp_path: Path) -> None:
    put(tmp_path / "templates", "mine", "extends: board\nbudget: {slides: 1}\n")
    run("new", tmp_path / "harbour", "-l", "en")
    result = run("build", tmp_path / "harbour.yaml", "-a", "mine", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "mine.yaml:2:18: budget.slides: harbour-mine-en.pptx has " in result.stderr
    assert "more than the budget; leave out '" in result.stderr
    assert "mine.yaml" not in result.stdout

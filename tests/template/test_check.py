"""What is wrong with a template that its model cannot know; words in the place of a language's."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.errors import Problem, ReportError
from report.template import library
from report.template.check import PARTS
from tests.briefings import TEMPLATES
from tests.template.test_inherit import put, read


def problems(folder: Path, typed: str) -> tuple[Problem, ...]:
    put(folder, "mine", f"extends: board\n{typed}\n")
    try:
        read(folder, "mine")
    except ReportError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(
    ("typed", "column", "told"),
    [
        ("outline: [risks, risks]", 18, "the section 'risks' stands above already"),
        ("outline: [{section: risks, show: [a]}]", 35, "there is no part 'a' of 'risks' (there"),
        ("languages: [fr, xx]", 17, "there is no language 'xx' (there is: de, en,"),
        ("words: {xx: {labels: {summary: S}}}", 13, "there is no language 'xx'"),
        ("words: {fr: {label: {summary: S}}}", 21, "there is no group of words 'label'"),
        ("words: {fr: {dates: {day: d}}}", 21, "there is no group of words 'dates'"),
        ("words: {fr: {labels: {sumary: S}}}", 31, "there is no word 'sumary' in 'labels'"),
        ("words: {fr: {phrases: {page: Page}}}", 30, "this word must hold {page} and {pages}"),
        ("words: {fr: {phrases: {page: 'p {page} {pages} {'}}}", 30, "this word must hold {page}"),
        ("words: {fr: {labels: {summary: 'A {b}'}}}", 32, "this word has no places to fill in"),
        ("ask: 'By {{when}}'", 6, "a template cites no fact"),
        ("watermark: {fr: 'A', en: '{{b}}'}", 26, "a template cites no fact"),
        ("marking: items", 10, "items that are marked one by one must be listed"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(tmp_path: Path, typed: str, column: int, told: str) -> None:
    (problem,) = problems(tmp_path, typed)
    assert (problem.line, problem.column) == (2, column)
    assert problem.what.startswith(told)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("outline: [{section: footprint, show: [skils]}]", "skills"),
        ("outline: [{section: footprint, dept: full}]", "depth"),
        ("outline: [footprnt]", "footprint"),
        ("words: {fr: {labls: {summary: S}}}", "labels"),
        ("marking: item", "items"),
        ("budget: {page: 4}", "pages"),
        ("watermak: A", "watermark"),
        ("cover: slide", "slides"),
    ],
)
def test_a_typo_is_told_what_was_meant(tmp_path: Path, typed: str, meant: str) -> None:
    found = problems(tmp_path, typed)
    assert [problem.hint for problem in found] == [f"did you mean '{meant}'?"]
    assert found[0].line == 2


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    typed = "outline: [risks, risks]\nlanguages: [xx]\nask: '{{a}}'"
    assert [problem.line for problem in problems(tmp_path, typed)] == [2, 3, 4]


def test_an_entry_of_an_outline_is_a_name_or_says_how_much_is_told(tmp_path: Path) -> None:
    put(tmp_path, "mine", "extends: board\noutline: [risks, {section: footprint, slides: 3}]\n")
    risks, footprint = read(tmp_path, "mine").outline
    assert (risks.section, risks.depth, risks.show) == ("risks", "full", ())
    assert (footprint.section, footprint.slides) == ("footprint", 3)


@pytest.mark.parametrize("section", PARTS)
def test_every_part_that_may_be_shown_is_one_of_the_data_file(section: str) -> None:
    schema = (TEMPLATES / "schema" / "briefing.schema.json").read_text(encoding="utf-8")
    assert all(f'"{part}"' in schema for part in PARTS[section])


def test_words_of_a_parent_are_laid_under_those_of_its_child(tmp_path: Path) -> None:
    put(tmp_path, "one", "extends: board\nwords: {fr: {labels: {summary: Note, answer: Avis}}}\n")
    put(tmp_path, "two", "extends: one\nwords: {fr: {labels: {summary: Dossier}}}\n")
    two = read(tmp_path, "two")
    labels = library(tmp_path).words(two, "fr").labels
    assert (labels.summary, labels.answer, labels.risks) == ("Dossier", "Avis", "Risques")
    assert library(tmp_path).words(two, "en").labels.summary == "Summary"


@pytest.mark.parametrize("name", library().audiences())
def test_a_shipped_template_says_its_words_in_every_language(name: str) -> None:
    template, codes = library().template(name), library().languages()
    assert set(template.name) == set(codes)
    assert template.ask is None or set(template.ask) == set(codes)
    assert not template.words or set(template.words) == set(codes)
    shapes = {
        tuple(sorted((group, word) for group in groups for word in groups[group]))
        for groups in template.words.values()
    }
    assert len(shapes) <= 1, "each language has the same words"

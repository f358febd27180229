"""What an author may write, and how a briefing is looked through."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from report.briefing import Fact, cited, walk
from tests.briefings import briefing, complaint, problems

SERIES = "id: s, title: T, unit: u"


def test_the_smallest_briefing_has_a_head_and_a_summary() -> None:
    paper = briefing()
    assert paper.briefing.id == "paper"
    assert paper.meeting.purpose == "information"
    assert paper.rationale is None


def test_a_briefing_does_not_change_once_it_is_read() -> None:
    with pytest.raises(ValidationError):
        briefing().briefing.id = "another"  # type: ignore[misc]


def test_a_field_that_is_missing_is_named_where_it_should_stand() -> None:
    (problem,) = problems(summary="{message: M}")
    assert problem.what == "the field 'ask' is missing"
    assert problem.where == "summary"


def test_a_misspelt_field_is_told_its_place() -> None:
    (problem,) = problems(summary="\n  message: M\n  ask: A\n  mesage: N")
    assert problem.where == "summary.mesage"
    assert problem.what == "there is no such field"
    assert problem.hint == "did you mean 'message'?"
    assert problem.excerpt.strip() == "mesage: N"


@pytest.mark.parametrize("fields", ["{}", "{value: 1, text: T}"])
def test_a_fact_has_either_a_value_or_a_text(fields: str) -> None:
    assert complaint(facts=f"a: {fields}") == (
        "a fact has either a value (a number) or a text, and not both"
    )


@pytest.mark.parametrize("fields", ["{name: N}", "{name: N, value: 1, fact: f}"])
def test_a_point_has_either_a_value_or_a_fact(fields: str) -> None:
    series = f"[{{{SERIES}, points: [{fields}]}}]"
    found = problems(facts="f: {value: 1}", rationale=f"{{message: M, series: {series}}}")
    assert [p.what for p in found] == ["a point has either a value or a fact, and not both"]


def test_a_series_is_points_or_lines_over_categories() -> None:
    assert complaint(rationale=f"{{message: M, series: [{{{SERIES}}}]}}") == (
        "give either points, or categories and lines"
    )


def test_a_line_has_a_value_for_each_category() -> None:
    lines = "categories: [A, B], lines: [{name: L, values: [1]}]"
    assert complaint(rationale=f"{{message: M, series: [{{{SERIES}, {lines}}}]}}") == (
        "each line needs one value per category: 2 here, but a line has 1"
    )


def test_an_emphasis_names_something_that_is_there() -> None:
    points = "points: [{name: A, value: 1}], emphasis: [2]"
    assert complaint(rationale=f"{{message: M, series: [{{{SERIES}, {points}}}]}}") == (
        "the emphasis is on number 2, but there is only 1 to choose from"
    )


def test_an_emphasis_chooses_among_columns_of_one_series() -> None:
    points = "points: [{name: A, value: 1}, {name: B, value: 2}], chart: columns, emphasis: [3]"
    assert complaint(rationale=f"{{message: M, series: [{{{SERIES}, {points}}}]}}") == (
        "the emphasis is on number 3, but there is only 2 to choose from"
    )


def test_a_row_has_a_cell_for_each_column() -> None:
    table = "{id: t, title: T, columns: [{head: A}, {head: B}], rows: [{cells: [x]}]}"
    assert complaint(rationale=f"{{message: M, tables: [{table}]}}") == (
        "row 1 has 1 cells, but there are 2 columns"
    )


def test_a_cell_may_be_empty() -> None:
    table = "{id: t, title: T, columns: [{head: A}, {head: B}], rows: [{cells: [x, null]}]}"
    rationale = briefing(rationale=f"{{message: M, tables: [{table}]}}").rationale
    assert rationale
    assert rationale.tables[0].rows[0].cells == ({"": "x"}, None)


def test_a_summary_has_at_most_four_figures() -> None:
    figures = ", ".join(["{fact: a, label: L}"] * 5)
    found = problems(facts="a: {value: 1}", summary=f"{{message: M, ask: A, figures: [{figures}]}}")
    assert [p.where for p in found] == ["summary.figures"]


def test_facts_are_cited_by_id_and_form() -> None:
    assert cited("{{hires}} in {{ hires.period }}, {{a-1.value}}") == [
        ("hires", ""),
        ("hires", "period"),
        ("a-1", "value"),
    ]


def test_walking_tells_the_place_of_every_text() -> None:
    paper = briefing(summary="{message: {fr: Oui}, ask: A}", actions="[{what: Agir}]")
    places = {part: loc for loc, part in walk(paper) if isinstance(part, str)}
    assert places["Oui"] == ("summary", "message", "fr")
    assert places["A"] == ("summary", "ask")
    assert places["Agir"] == ("actions", 0, "what")
    assert places["1"] == ("schema",)


def test_walking_meets_every_item() -> None:
    paper = briefing(facts="a: {value: 1}\nb: {value: 2}")
    assert [loc for loc, part in walk(paper) if isinstance(part, Fact)] == [
        ("facts", "a"),
        ("facts", "b"),
    ]


def test_a_briefing_that_came_from_no_file_still_tells_where() -> None:
    bare = briefing().model_copy(update={})
    bare._source = None
    assert str(bare.place(("summary", "ask"), "wrong")) == "summary.ask: wrong"

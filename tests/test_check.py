"""A data file as a whole: names that lead nowhere, forms that are not there, all told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.check import load_briefing
from report.errors import ReportError
from tests.briefings import ROOT, briefing, complaint, problems, yaml_of

FACTS = "hires: {value: 400, unit: postes}\nborn: {text: née, period: 2023-11}"


def test_a_file_becomes_a_briefing(tmp_path: Path) -> None:
    path = tmp_path / "paper.yaml"
    path.write_text(yaml_of(), encoding="utf-8")
    assert load_briefing(path).briefing.id == "paper"


@pytest.mark.parametrize("name", ["ampere", "showcase"])
def test_the_data_files_that_are_shipped_are_right(name: str) -> None:
    assert load_briefing(ROOT / "data" / f"{name}.yaml").briefing.id == name


def test_a_fact_that_is_not_there_is_told_with_the_nearest() -> None:
    (problem,) = problems(facts=FACTS, summary='{message: "{{hire}}", ask: A}')
    assert problem.what == "there is no fact 'hire' (there is: born, hires)"
    assert problem.hint == "did you mean 'hires'?"
    assert problem.where == "summary.message"


def test_without_any_fact_none_is_listed() -> None:
    told = complaint(summary='{message: "{{hires}}", ask: A}')
    assert told == "there is no fact 'hires' (there is: none)"


def test_a_long_list_of_facts_is_cut() -> None:
    facts = "\n".join(f"fact-{number:02}: {{value: 1}}" for number in range(13))
    told = complaint(facts=facts, summary='{message: "{{x}}", ask: A}')
    assert "fact-11, …)" in told
    assert "fact-12" not in told


def test_a_source_that_is_not_there_is_told_with_the_nearest() -> None:
    told = complaint(
        sources="article: {kind: press, title: T}", summary="{message: M, ask: A, source: artikle}"
    )
    assert told == "there is no source 'artikle' (there is: article); did you mean 'article'?"


def test_a_body_that_is_not_there_is_told_with_the_nearest() -> None:
    found = problems(
        governance="{message: M, bodies: [{id: board, name: B}], "
        "reserved: [{matter: M, word: W, by: [bord]}]}"
    )
    assert [(p.what, p.hint, p.where) for p in found] == [
        (
            "there is no body 'bord' (there is: board)",
            "did you mean 'board'?",
            "governance.reserved[0].by[0]",
        )
    ]


def test_a_form_that_facts_do_not_have_is_told_with_those_there_are() -> None:
    told = complaint(facts=FACTS, summary='{message: "{{hires.valeu}}", ask: A}')
    assert told == (
        "a fact has no form 'valeu' (there is: value, signed, unit, period, short); "
        "did you mean 'value'?"
    )


@pytest.mark.parametrize("form", ["period", "short"])
def test_a_period_is_asked_only_of_a_fact_that_has_one(form: str) -> None:
    told = complaint(facts=FACTS, summary=f'{{message: "{{{{hires.{form}}}}}", ask: A}}')
    assert told == "the fact 'hires' has no period"


@pytest.mark.parametrize("form", ["value", "signed", "unit"])
def test_a_number_is_asked_only_of_a_fact_that_is_one(form: str) -> None:
    told = complaint(facts=FACTS, summary=f'{{message: "{{{{born.{form}}}}}", ask: A}}')
    assert told == f"the fact 'born' is a text; it has no {form}"


@pytest.mark.parametrize("typed", ["{{hires", "{{hires}", "a {{hires}} and {{born"])
def test_a_citation_that_is_not_closed_is_told(typed: str) -> None:
    told = complaint(facts=FACTS, summary=f'{{message: "{typed}", ask: A}}')
    assert told == "'{{' without its '}}'; write {{fact-id}}"


@pytest.mark.parametrize(
    "field", ['text: "{{hires}} là"', 'value: 1, unit: "{{hires}}"', 'text: {fr: "{{hires}}"}']
)
def test_a_fact_is_typed_once_and_cites_no_other(field: str) -> None:
    told = complaint(facts=f"{FACTS}\nother: {{{field}}}")
    assert told == "a fact is said in its own words; it cites no other fact"


def test_the_label_of_a_fact_may_cite_the_fact() -> None:
    assert not problems(facts='hires: {value: 400, label: "{{hires}} à pourvoir"}')


def test_an_event_that_takes_its_date_from_a_fact_needs_a_period() -> None:
    events = "{message: M, events: [{text: T, fact: hires}]}"
    assert complaint(facts=FACTS, governance=events) == "the fact 'hires' has no period"


def test_an_event_with_a_date_of_its_own_may_name_any_fact() -> None:
    events = "{message: M, events: [{text: T, fact: hires, date: 2025}]}"
    assert not problems(facts=FACTS, governance=events)


def test_a_figure_that_shows_a_period_needs_one() -> None:
    figures = "{message: M, ask: A, figures: [{fact: hires, show: period, label: L}]}"
    assert complaint(facts=FACTS, summary=figures) == "the fact 'hires' has no period"


def test_a_figure_is_a_number() -> None:
    figures = "{message: M, ask: A, figures: [{fact: born, label: L}]}"
    assert complaint(facts=FACTS, summary=figures) == (
        "the fact 'born' is a text, not a number; show: period prints its date"
    )


def test_a_criterion_has_a_verdict_for_each_option() -> None:
    (problem,) = problems(
        open_questions="{message: M, options: [{name: A, principle: P}, {name: B, principle: P}], "
        "criteria: [{name: C, verdicts: [{text: T}]}]}"
    )
    assert problem.what == "a criterion needs one verdict per option: 2 here, but it has 1"
    assert problem.where == "open_questions.criteria[0].verdicts"


def test_a_file_for_another_version_is_told_so_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "paper.yaml"
    path.write_text("schema: 2\nnonsense: 1\n", encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        load_briefing(path)
    (problem,) = caught.value.problems
    assert problem.what == "this program reads schema 1, but the file says schema 2"
    assert (problem.line, problem.column) == (1, 9)


def test_a_file_without_a_version_is_asked_for_one(tmp_path: Path) -> None:
    path = tmp_path / "paper.yaml"
    path.write_text(yaml_of().removeprefix("schema: 1\n"), encoding="utf-8")
    with pytest.raises(ReportError, match="the field 'schema' is missing"):
        load_briefing(path)


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    found = problems(
        summary='{message: "{{a}}", ask: "{{b}}", source: c}', actions='[{what: "{{d}}"}]'
    )
    assert [p.what.split("'")[1] for p in found] == ["a", "b", "c", "d"]
    assert [(p.line, p.column) for p in found] == sorted((p.line, p.column) for p in found)


def test_a_briefing_knows_where_its_parts_stand() -> None:
    problem = briefing(summary="{message: M, ask: A}").place(("summary", "ask"), "wrong")
    assert (problem.line, problem.column) == (12, 21)


@pytest.mark.parametrize("sign", ["\u05d0", "\u0627", "\u202e", "\u2067", "\U0001e900"])
def test_what_turns_a_text_around_is_refused_at_its_place(sign: str) -> None:
    (problem,) = problems(summary=f"{{message: 'M {sign}', ask: A}}")
    assert (problem.code, problem.where) == ("E258", "summary.message")
    assert f"U+{ord(sign):04X}" in problem.what


@pytest.mark.parametrize("words", ["Δοκιμή", "Проба", "Zażółć", "ﬁn — « 5 € »", "x\u00a0y\u2011z"])
def test_scripts_that_run_from_left_to_right_are_read(words: str) -> None:
    assert problems(summary=f"{{message: '{words}', ask: A}}") == ()


def test_a_chart_shows_stock_or_flow_or_target_and_never_two_of_them() -> None:
    facts = "a: {value: 1, kind: flow}\nb: {value: 2, kind: stock}"
    points = "[{name: A, fact: a}, {name: B, fact: b}]"
    series = f"{{message: M, series: [{{id: x, title: T, unit: u, points: {points}}}]}}"
    (problem,) = problems(facts=facts, rationale=series)
    assert (problem.code, problem.where) == ("E259", "rationale.series[0]")
    assert problem.what == "this chart shows flow and stock together"
    assert problems(facts=facts.replace("stock", "flow"), rationale=series) == ()

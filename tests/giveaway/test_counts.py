"""Texts that count what is withheld: which are refused, where, and which are none of it."""

from __future__ import annotations

import pytest

from report.briefing import Marking
from report.check import load_briefing
from report.errors import Problem
from report.giveaway import given_away
from report.giveaway.counts import PLACES
from report.language import CountedThings
from report.redact import redact
from tests.briefings import ROOT, briefing, words

CODES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt")
LANGUAGES = {code: words(code) for code in CODES}
OPTIONS = """{message: M, options: [{name: A, principle: P}, {name: B, principle: P},
  {name: C, principle: P, marking: secret}]}"""


def found(clearance: Marking = "public", **parts: str) -> list[Problem]:
    """What is refused of a briefing for readers with ``clearance``."""
    paper = briefing(**{"open_questions": OPTIONS, **parts})
    return list(given_away(paper, redact(paper, clearance), clearance, LANGUAGES))


def refused(said: str, code: str = "fr", **parts: str) -> bool:
    """Whether a text is, in a briefing that has three options of which one is withheld."""
    return bool(found(rationale=f'{{message: {{{code}: "{said}"}}}}', **parts))


# ---------------------------------------------------------------- what is a count


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", "Trois scénarios sont à l’étude"),
        ("fr", "On en reste aux trois grandes options"),
        ("fr", "Les **trois** options"),
        ("fr", "3\u00a0scénarios"),
        ("en", "Three scenarios remain"),
        ("en", "three possible options"),
        ("en", "all 3 options"),
        ("de", "Alle drei Szenarien"),
        ("es", "Tres escenarios"),
        ("it", "I tre scenari"),
        ("nl", "De drie scenario’s"),
        ("pl", "Trzy scenariusze"),
        ("pt", "Três cenários"),
    ],
)
def test_a_number_with_what_it_counts_is_refused(code: str, said: str) -> None:
    assert refused(said, code)


@pytest.mark.parametrize(
    "said",
    [
        "Deux options",  # as many as these readers see
        "Quatre options",  # as many as nobody sees
        "Trois ans",
        "Trois risques",  # there is none in the briefing
        "Vingt-trois options",
        "1 003 options, 3,3 options",
        "En 2013, options ouvertes",
        "Trois, dont les options",
        "Trois façons de lire les options",
        "La troisième option",
    ],
)
def test_a_number_of_something_else_is_not(said: str) -> None:
    assert not refused(said)


def test_it_is_told_at_its_place_with_both_numbers() -> None:
    (problem,) = found(rationale='{message: "Trois options"}')
    assert problem.code == "E504"
    assert problem.line > 0
    assert problem.where == "rationale.message"
    assert "this counts 3" in problem.what
    assert "2 of 3 in options" in problem.what
    assert "say it without the number" in problem.hint


def test_a_place_is_the_one_in_the_data_file_though_an_item_above_it_is_withheld() -> None:
    actions = "[{what: Agir, marking: secret}, {what: Trois options}]"
    (problem,) = found(actions=actions)
    assert problem.where == "actions[1].what"


def test_readers_who_see_all_of_them_may_read_how_many() -> None:
    paper = briefing(open_questions=OPTIONS, rationale="{message: Trois options}")
    assert not list(given_away(paper, redact(paper, "secret"), "secret", LANGUAGES))


def test_a_text_that_is_withheld_itself_may_count() -> None:
    assert not found(rationale="{message: Trois options, marking: confidential}")


def test_a_number_that_readers_of_another_edition_see_is_a_count_too() -> None:
    options = """{message: M, options: [{name: A, principle: P},
      {name: B, principle: P, marking: internal}, {name: C, principle: P, marking: secret}]}"""
    said = {"rationale": "{message: Deux options}", "open_questions": options}
    assert found("public", **said)
    assert not found("internal", **said)


# ---------------------------------------------------------------- where a count may stand


def test_a_number_that_is_a_fact_counts_too() -> None:
    fact = "n: {value: 3, unit: options}"
    (problem,) = found(facts=fact)
    assert problem.where == "facts.n.unit"
    assert refused("On a {{n.value}} scénarios", facts="n: {value: 3}")
    assert refused("On a {{n}}", facts="n: {value: 3, unit: options, marking: public}")
    assert not found(facts="n: {value: 4, unit: options}")


def test_a_large_figure_counts_with_its_label() -> None:
    summary = "{message: M, ask: A, figures: [{fact: n, label: scénarios}]}"
    (problem,) = found(summary=summary, facts="n: {value: 3}")
    assert problem.where == "summary.figures[0].label"


TABLE = """{{message: M, tables: [{{id: t, title: "{}", columns: [{{head: H}}], rows: [
  {{cells: [A]}}, {{cells: [B]}}, {{cells: [C], marking: secret}}]}}]}}"""


@pytest.mark.parametrize(
    ("title", "is_refused"),
    [
        ("Trois filières", True),
        ("Les 3 filières", True),
        ("Deux filières", False),
        ("Ce que font nos trois filières", False),  # far from the head: of what, nobody can say
        ("Trois", False),
    ],
)
def test_a_title_may_count_what_stands_below_it_by_any_name(title: str, is_refused: bool) -> None:
    assert bool(found(rationale=TABLE.format(title))) is is_refused


def test_the_total_of_a_table_is_no_row_to_count() -> None:
    table = TABLE.format("Trois filières").replace("secret}", "secret}, {cells: [T], total: true}")
    assert found(rationale=table)


def test_a_title_of_a_part_or_a_chart_may_too() -> None:
    drivers = "[{title: A, text: T}, {title: B, text: T, marking: secret}]"
    assert found(rationale=f"{{message: M, titles: {{drivers: Deux forces}}, drivers: {drivers}}}")
    points = "[{name: A, value: 1}, {name: B, value: 2, marking: secret}]"
    chart = f"{{message: M, series: [{{id: s, title: Deux lignes, unit: u, points: {points}}}]}}"
    assert found(rationale=chart)


def test_a_title_of_risks_at_the_end_of_the_file_may_too() -> None:
    risk = "{cause: C, effect: E, likelihood: low, impact: low"
    risks = f"[{risk}}}, {risk}, marking: secret}}]"
    (problem,) = found(risks=risks, titles="{risks: Deux menaces}")
    assert problem.where == "titles.risks"


# ---------------------------------------------------------------- kinds, and the shipped files


def test_every_kind_that_has_a_place_has_names_in_every_language() -> None:
    assert list(PLACES) == list(CountedThings.model_fields)
    for language in LANGUAGES.values():
        assert all(names for _, names in language.count.things)


def test_no_two_numbers_have_the_same_word() -> None:
    for language in LANGUAGES.values():
        said = [word for forms in language.count.numbers for word in forms]
        assert len(said) == len(set(said)) == len(language.count.spelled)
        assert language.count.spelled[language.count.numbers[18][0]] == 20


@pytest.mark.parametrize("name", ["ampere", "showcase"])
@pytest.mark.parametrize("clearance", ["public", "internal", "confidential"])
def test_the_shipped_files_count_nothing_that_is_withheld(name: str, clearance: Marking) -> None:
    paper = load_briefing(ROOT / "data" / f"{name}.yaml")
    assert not list(given_away(paper, redact(paper, clearance), clearance, LANGUAGES))

"""What a careful editor would remark on: each remark where it is due, and nowhere else."""

from __future__ import annotations

import pytest

from report.editorial import TWO_LINES, loose_grounds, printed, remarks
from tests.briefings import briefing

TWO = "options: [{name: A, principle: P, risks: [R]}, {name: B, principle: P, risks: [R]}]"
FACTS = "f: {value: 1200, unit: {fr: postes, en: positions}, period: 2025, source: s}"
SOURCES = "s: {kind: press, title: T}"
CITED = '{message: "{{f}}", ask: A}'


def told(head: str = "", **parts: str) -> list[tuple[str, str]]:
    """The code and the place of every remark."""
    found = remarks(briefing(head=head, **parts))
    return [(remark.code, remark.where) for remark in found]


def test_a_plain_briefing_leaves_nothing_to_remark() -> None:
    assert told() == []


def test_remarks_stand_in_the_order_of_the_file() -> None:
    found = remarks(briefing(sources=SOURCES, facts="f: {text: T}", actions="[{what: W}]"))
    assert [remark.line for remark in found] == sorted(remark.line for remark in found)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            {"meeting": "{purpose: decision}"},
            [("W101", "meeting"), ("W102", "meeting")],
        ),
        (
            {"open_questions": "{message: M, decision: {resolution: R}}"},
            [("W101", "open_questions.decision")],
        ),
        (
            {"meeting": "{purpose: decision}", "open_questions": f"{{message: M, {TWO}}}"},
            [("W102", "meeting")],
        ),
        ({"open_questions": f"{{message: M, {TWO}, decision: {{resolution: R}}}}"}, []),
        (
            {"open_questions": "{message: M, options: [{name: A, principle: P}]}"},
            [("W103", "open_questions.options[0]")],
        ),
        ({"actions": "[{what: A, owner: O}]"}, [("W104", "actions[0]")]),
        ({"actions": "[{what: A, owner: O, due: 2026}]"}, []),
        (
            {"risks": "[{cause: C, effect: E, likelihood: low, impact: low}]"},
            [("W105", "risks[0]")],
        ),
    ],
)
def test_what_is_asked_is_complete(parts: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert told(**parts) == expected


@pytest.mark.parametrize(
    ("fact", "codes"),
    [
        ("value: 1, period: 2025, source: s", []),
        ("value: 1, as_of: 2025-01-31, source: s", []),
        ("value: 1, source: s", ["W106"]),
        ("text: T, source: s", []),
        ("text: T", ["W111", "W110"]),
        ("text: T, status: reading", ["W110"]),
    ],
)
def test_a_fact_says_when_and_from_whom(fact: str, codes: list[str]) -> None:
    found = told(facts=f"f: {{{fact}}}", sources=SOURCES, summary=CITED)
    assert sorted(code for code, _ in found) == sorted(codes)


def test_a_fact_is_cited_somewhere_but_in_its_own_label() -> None:
    label = 'f: {text: T, source: s, label: "{{f}}, enfin"}'
    parts = {"sources": SOURCES, "facts": label}
    assert told(**parts) == [("W112", "facts.f")]
    assert told(**parts, summary=CITED) == []
    assert told(**parts, governance="{message: M, events: [{text: T, date: 2025, fact: f}]}") == []


def test_a_build_hears_only_of_the_grounds() -> None:
    paper = briefing(sources=SOURCES, facts="f: {value: 1}", actions="[{what: W}]")
    assert [remark.code for remark in loose_grounds(paper)] == ["W110", "W111"]


def test_speculation_that_the_public_may_read_is_remarked_on_where_it_is_said() -> None:
    drivers = "[{title: T, text: U, status: speculative}]"
    part = f"{{message: M, drivers: {drivers}}}"
    assert told(rationale=part) == [("W107", "rationale.drivers[0].status")]
    assert told(rationale=part.replace("{message", "{marking: internal, message")) == []


def test_speculation_is_not_remarked_on_in_a_briefing_of_the_house() -> None:
    paper = briefing(marking="internal", rationale="{message: M, lead: L, status: speculative}")
    assert remarks(paper) == []


def test_a_message_fits_two_lines_in_every_language() -> None:
    fits, runs_over = "é" * TWO_LINES, "é" * (TWO_LINES + 1)
    assert told(rationale=f"{{message: {{fr: {fits}, en: {fits}}}}}") == []
    message = f"{{message: {{fr: {fits}, en: {runs_over}}}}}"
    assert told(rationale=message) == [("W108", "rationale.message.en")]


@pytest.mark.parametrize(
    ("typed", "code", "expected"),
    [
        ("**En** [mots](https://example.org)", "fr", "En mots"),
        ("{{f}}", "fr", "1200 postes"),
        ("{{f}}", "en", "1200 positions"),
        ("{{f.value}} {{f.unit}} {{ f.period }}", "fr", "1200 postes 2025"),
        ("{{t}}", "fr", "un mot"),
    ],
)
def test_a_message_is_measured_about_as_it_is_printed(typed: str, code: str, expected: str) -> None:
    paper = briefing(facts=f"{FACTS}\nt: {{text: un mot}}", sources=SOURCES)
    assert printed(typed, code, paper) == expected


def test_a_title_stands_once() -> None:
    (remark,) = remarks(briefing(rationale="{message: Même}", governance="{message: même}"))
    assert (remark.code, remark.where) == ("W109", "governance.message")
    assert remark.what == "this title stands at rationale.message already"


def test_titles_of_two_languages_may_be_the_same() -> None:
    both = {
        "rationale": "{message: {fr: A, en: B}}",
        "governance": "{message: {fr: B, en: C}}",
    }
    assert told(**both) == []


def test_tables_charts_and_parts_have_titles_of_their_own() -> None:
    table = "{id: t, title: T, columns: [{head: H}], rows: [{cells: [a]}]}"
    found = told(
        rationale=f"{{message: M, titles: {{context: T}}, tables: [{table}]}}",
        open_questions=f"{{message: N, {TWO}, decision: {{title: M, resolution: R}}}}",
    )
    assert found == [
        ("W109", "rationale.tables[0].title"),
        ("W109", "open_questions.decision.title"),
    ]


def test_a_text_is_there_in_every_language_of_the_title() -> None:
    both = briefing(head="subtitle: {fr: S, en: S}", actions="[{what: W, owner: O, due: 2026}]")
    titled = both.briefing.model_copy(update={"title": {"fr": "T", "en": "T"}})
    found = remarks(both.model_copy(update={"briefing": titled}))
    assert {(remark.code, remark.where) for remark in found} == {
        ("W113", where) for where in ("summary.message", "summary.ask", "actions[0].what",
                                      "actions[0].owner")
    }  # fmt: skip

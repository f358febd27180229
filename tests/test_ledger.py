"""The ledger of facts: what each is, what it rests on, and where it is used."""

from __future__ import annotations

import pytest

from report.errors import ReportError
from report.ledger import Entry, ledger
from tests.briefings import briefing, words

HIRES = "hires: {value: -1400, unit: {fr: postes, en: positions}, period: 2025-09, source: s"
SOURCES = "s: {kind: press, title: T, marking: internal}"


def test_an_entry_tells_all_of_a_fact() -> None:
    paper = briefing(sources=SOURCES, facts=HIRES + ", status: reported}")
    (entry,) = ledger(paper, words("fr"))
    assert entry == Entry(
        id="hires",
        value="\u22121\u202f400\u00a0postes",
        period="2025-09",
        status="reported",
        source="s",
        marking="internal",
        used=(),
    )


def test_figures_are_printed_in_the_language_asked_for() -> None:
    (entry,) = ledger(briefing(sources=SOURCES, facts=HIRES + "}"), words("en"))
    assert entry.value == "\u22121,400\u00a0positions"


def test_a_stock_has_the_day_it_was_counted_for_a_period() -> None:
    (entry,) = ledger(briefing(facts="f: {value: 1, as_of: 2024-12-31}"), words())
    assert entry.period == "2024-12-31"


def test_a_place_is_told_once_whatever_its_languages_and_forms() -> None:
    paper = briefing(
        facts="f: {value: 1, period: 2025}",
        summary='{message: {fr: "{{f}} {{f.period}}", en: "{{f}}"}, ask: "{{f}}", '
        "figures: [{fact: f, label: L}]}",
        actions='[{what: "Vers {{f.value}}"}]',
    )
    (entry,) = ledger(paper, words())
    assert entry.used == (
        "summary.message",
        "summary.ask",
        "summary.figures[0].fact",
        "actions[0].what",
    )


def test_a_fact_that_has_no_words_in_the_language_is_told_at_its_place() -> None:
    paper = briefing(facts="a: {text: T}\nb: {value: 1, unit: u}\nc: {value: 1, unit: '%'}")
    with pytest.raises(ReportError) as caught:
        ledger(paper, words("en"))
    assert [problem.where for problem in caught.value.problems] == ["facts.a.text", "facts.b.unit"]

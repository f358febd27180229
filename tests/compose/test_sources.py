"""What everything rests on: the numbered sources, what the marks mean, the list of facts."""

from __future__ import annotations

import pytest

from report import story as s
from report.redact import redact
from report.template import Template
from report.text import NBSP, plain
from tests.briefings import OUTLINE, briefing, tell, told

SOURCES = """
    first: {kind: filing, title: Rapport, publisher: Éditeur, date: 2024-05}
    second: {kind: website, title: Site, url: "https://example.org", accessed: 2025-09-02}
    unused: {kind: press, title: Autre}
"""
SUMMARY = (
    "{message: M, ask: A, source: second, status: reported, "
    "points: [{title: T, text: X, source: first}]}"
)


def references(**parts: str) -> s.References:
    facts = "facts" in parts
    block = told("fr", OUTLINE, facts, **parts).sections[-1].blocks[0]
    assert isinstance(block, s.References)
    return block


def test_sources_are_listed_in_order_of_first_use_and_unused_ones_are_not() -> None:
    found = references(sources=SOURCES, summary=SUMMARY)
    assert [(one.number, one.kind) for one in found.sources] == [
        (1, "Site internet"),
        (2, "Document officiel"),
    ]


def test_a_source_is_cited_as_far_as_it_is_known() -> None:
    found = references(sources=SOURCES, summary=SUMMARY)
    assert [plain(one.text).replace(NBSP, " ") for one in found.sources] == [
        "Site, consulté le 2 septembre 2025",
        "Rapport, Éditeur, mai 2024",
    ]
    assert found.sources[0].link == "https://example.org"


def test_a_map_brings_its_own_source() -> None:
    sites = "[{id: a, name: A, role: R, location: {lat: 50.4, lon: 3.1}}]"
    found = references(footprint=f"{{message: M, sites: {sites}}}")
    assert [one.kind for one in found.sources] == ["Cartographie"]


def test_the_title_counts_the_sources() -> None:
    one = "{message: M, ask: A, source: first, status: reported}"
    titles = [
        plain(told(sources=SOURCES, summary=summary).sections[-1].title)
        for summary in ("{message: M, ask: A}", one, SUMMARY)
    ]
    assert titles == [
        "Aucune source n’est citée pour les faits du dossier",
        "Une seule source porte tous les faits du dossier",
        f"Les faits du dossier reposent sur 2{NBSP}sources",
    ]


def test_the_title_says_that_the_map_has_a_source_of_its_own() -> None:
    sites = "[{id: a, name: A, role: R, location: {lat: 50.4, lon: 3.1}}]"
    one = "{message: M, ask: A, source: first, status: reported}"
    paper = told(sources=SOURCES, summary=one, footprint=f"{{message: M, sites: {sites}}}")
    assert plain(paper.sections[-1].title) == (
        f"Une seule source porte tous les faits du dossier{NBSP}; le fond de carte a la sienne"
    )


STATUSES = ["Confirmé", "Rapporté", "Spéculatif", "Lecture de la rédaction"]


def test_the_legend_explains_every_status_that_is_told_in_one_order() -> None:
    statuses = ("reading", "speculative", "confirmed", "reported")
    points = ", ".join(f"{{title: T, text: X, status: {one}}}" for one in statuses)
    found = references(rationale=f"{{message: M, context: [{points}]}}")
    assert [mark.word for mark, _ in found.legend] == STATUSES
    assert [mark.unsettled for mark, _ in found.legend] == [False, False, True, False]


@pytest.mark.parametrize("status", ["confirmed", "reported", "speculative", "reading"])
def test_the_legend_explains_no_status_that_is_not_told(status: str) -> None:
    point = f"{{title: T, text: X, status: {status}}}"
    found = references(rationale=f"{{message: M, context: [{point}]}}")
    (mark, _) = found.legend[0]
    assert len(found.legend) == 1
    assert mark.word in STATUSES


def test_a_status_of_a_part_that_is_not_shown_is_not_told() -> None:
    points = "context: [{title: T, text: X}], drivers: [{title: T, text: X, status: speculative}]"
    paper = briefing(rationale=f"{{message: M, {points}}}")
    shown = {"section": "rationale", "depth": "summary"}
    template = Template.model_validate(
        {"name": "T", "clearance": "secret", "outline": [shown, "sources"]}
    )
    story = tell(redact(paper, "secret"), template)
    assert not any(isinstance(block, s.References) for block in story.blocks())


def test_a_list_that_would_be_empty_is_left_out_and_its_title_says_so() -> None:
    section = told("fr", OUTLINE, False).sections[-1]
    assert section.blocks == ()
    assert plain(section.title).startswith("Aucune source")


def test_what_is_said_of_options_is_our_own_reading() -> None:
    options = "[{name: A, principle: P}, {name: B, principle: P}]"
    found = references(open_questions=f"{{message: M, options: {options}}}")
    assert [mark.word for mark, _ in found.legend] == ["Lecture de la rédaction"]


def test_a_fact_in_the_list_of_facts_is_told_with_its_status() -> None:
    found = references(facts="a: {value: 400, status: speculative}")
    assert [mark.word for mark, _ in found.legend] == ["Spéculatif"]


def test_the_list_of_facts_has_them_all_with_their_figures() -> None:
    facts = "a: {value: 400, label: Postes, period: 2025}\nb: {text: né, marking: internal}"
    table = told(facts=facts).sections[-1].blocks[-1]
    assert isinstance(table, s.Table)
    assert [[plain(cell.text).replace(NBSP, " ") for cell in row.cells] for row in table.rows] == [
        ["Postes : 400", "2025", "Public"],
        ["né", "–", "Interne"],
    ]


def test_an_audience_may_get_no_list_of_facts() -> None:
    assert told("fr", OUTLINE, False, facts="a: {value: 400}").sections[-1].label == "Sources"


@pytest.mark.parametrize(
    ("more", "printed"),
    [
        ("ends: une annonce", "Confidentiel. Terme : une annonce"),
        ("ends: une annonce, reason: Rumeur.", "Confidentiel. Rumeur. Terme : une annonce"),
        ("ends: une annonce, reason: Rumeur", "Confidentiel. Rumeur. Terme : une annonce"),
        ("ends: une annonce, until: 2026-06", "Confidentiel, jusqu’en juin 2026"),
    ],
)
def test_the_list_of_facts_says_what_ends_a_marking(more: str, printed: str) -> None:
    ((_, _, found),) = list_of_facts(f"a: {{value: 400, marking: confidential, {more}}}")
    assert found == printed


def list_of_facts(facts: str) -> list[list[str]]:
    table = told(facts=facts).sections[-1].blocks[-1]
    assert isinstance(table, s.Table)
    return [[plain(cell.text).replace(NBSP, " ") for cell in row.cells] for row in table.rows]


def test_the_kind_of_a_fact_and_its_period_stay_on_one_line() -> None:
    table = told(facts="{a: {text: A, kind: flow, period: 2024}}").sections[-1].blocks[-1]
    assert isinstance(table, s.Table)
    assert plain(table.rows[0].cells[1].text) == f"Flux,{NBSP}2024"


def test_the_list_of_facts_says_whether_a_figure_was_counted_ran_or_is_aimed_at() -> None:
    facts = """
      a: {text: A, kind: stock, as_of: 2025-06-30}
      b: {text: B, kind: flow, period: 2024}
      c: {text: C, kind: target, period: 2031, as_of: 2025-06-30}
    """
    assert [row[1] for row in list_of_facts(facts)] == [
        "Stock, 30 juin 2025",
        "Flux, 2024",
        "Cible, 2031",
    ]


def test_the_list_of_facts_says_why_and_until_when_a_fact_is_held_back() -> None:
    facts = """
      a: {text: A, marking: internal, until: 2026-03-01, reason: "Négociation en cours"}
      b: {text: B, marking: confidential, until: 2026-03}
      c: {text: C, marking: internal, reason: "Tiers concernés"}
    """
    assert [row[2] for row in list_of_facts(facts)] == [
        "Interne, jusqu’au 1ᵉʳ mars 2026. Négociation en cours",
        "Confidentiel, jusqu’en mars 2026",
        "Interne. Tiers concernés",
    ]

"""What everything rests on: the numbered sources, what the marks mean, the list of facts."""

from __future__ import annotations

from report import story as s
from report.text import NBSP, plain
from tests.briefings import OUTLINE, told

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
    (block,) = told("fr", OUTLINE, False, **parts).sections[-1].blocks
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
        "2 sources portent les faits du dossier",
    ]


def test_the_legend_explains_every_status() -> None:
    found = references()
    assert [mark.word for mark, _ in found.legend] == [
        "Confirmé",
        "Rapporté",
        "Spéculatif",
        "Lecture de la rédaction",
    ]
    assert [mark.unsettled for mark, _ in found.legend] == [False, False, True, False]


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


def list_of_facts(facts: str) -> list[list[str]]:
    table = told(facts=facts).sections[-1].blocks[-1]
    assert isinstance(table, s.Table)
    return [[plain(cell.text).replace(NBSP, " ") for cell in row.cells] for row in table.rows]


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

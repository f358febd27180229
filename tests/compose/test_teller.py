"""An edition's words in one language: facts filled in, spaces set, sources numbered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.briefing import Claim
from report.story import Mark
from report.text import NBSP, NNBSP, Run, plain
from tests.briefings import teller

FACTS = """
    hires: {value: 1234.50, unit: {fr: postes, en: positions}, period: 2025, source: s}
    born: {text: {fr: "née à l'aube", en: born at dawn}, period: 2023-11, status: speculative}
    bare: {value: 7}
"""
SOURCES = """
    s: {kind: press, title: S}
    t: {kind: press, title: T}
"""


@pytest.mark.parametrize(
    ("citation", "french", "english"),
    [
        ("hires", f"1{NNBSP}234,50{NBSP}postes", f"1,234.50{NBSP}positions"),
        ("hires.value", f"1{NNBSP}234,50", "1,234.50"),
        ("hires.signed", f"+1{NNBSP}234,50", "+1,234.50"),
        ("hires.unit", "postes", "positions"),
        ("hires.period", "2025", "2025"),
        ("born", "née à l’aube", "born at dawn"),
        ("born.period", f"novembre{NBSP}2023", f"November{NBSP}2023"),
        ("born.short", f"nov.{NBSP}2023", f"Nov{NBSP}2023"),
        ("bare", "7", "7"),
    ],
)
def test_a_fact_is_cited_in_each_form(citation: str, french: str, english: str) -> None:
    assert teller("fr", facts=FACTS, sources=SOURCES).cite(citation).text == french
    assert teller("en", facts=FACTS, sources=SOURCES).cite(citation).text == english


def test_a_fact_keeps_its_id_on_a_run_of_its_own() -> None:
    said = teller(facts="a: {value: 400}").set("Il y a {{a}} postes")
    assert said == (Run("Il y a "), Run("400", fact="a"), Run(" postes"))


def test_a_fact_takes_the_look_of_the_words_around_it() -> None:
    said = teller(facts="a: {value: 400}").set("**Il y a {{a}}**")
    assert [(run.text, run.bold, run.fact) for run in said] == [
        ("Il y a ", True, None),
        ("400", True, "a"),
    ]


def test_the_signs_in_a_fact_are_no_markup() -> None:
    said = teller(facts="a: {value: -400}").set("*{{a}}*")
    assert said == (Run("\u2212400", italic=True, fact="a"),)


def test_typography_leaves_the_address_of_a_link_alone() -> None:
    (run,) = teller().set("[l'article](https://example.org/l'article?a=b;)")
    assert run.text == "l’article"
    assert run.link == "https://example.org/l'article?a=b;"


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://example.org/Cléon", "https://example.org/Cl%C3%A9on"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:run", None),
    ],
)
def test_a_link_leads_where_its_author_wrote_and_runs_nothing(typed: str, link: str | None) -> None:
    runs = teller().set(f"Voir [ici]({typed}).")
    assert {run.link for run in runs if "ici" in run.text} == {link}


def test_words_are_set_with_the_spaces_of_the_language() -> None:
    assert plain(teller("fr").set("Quoi ?")) == f"Quoi{NBSP}?"
    assert plain(teller("en").set("What?")) == "What?"


def test_a_text_that_is_not_translated_says_its_language() -> None:
    said = teller("en").say({"fr": "Un **mot**"})
    assert plain(said) == "[fr] Un mot"
    assert {run.language for run in said} == {"fr"}


def test_a_plain_text_is_in_the_language_of_the_briefing() -> None:
    assert plain(teller("en").say({"": "Un mot"})) == "[fr] Un mot"
    assert plain(teller("fr").say({"": "Un mot"})) == "Un mot"
    assert plain(teller("en").say({"": "2 + 2"})) == "2 + 2"


def test_the_language_of_the_briefing_stands_in_before_any_other() -> None:
    assert plain(teller("en").say({"de": "Wort", "fr": "Mot"})) == "[fr] Mot"
    assert plain(teller("en").say({"de": "Wort"})) == "[de] Wort"


def test_names_are_kept_together() -> None:
    said = teller(head="keep_together: [Luca de Meo]").set("Avec Luca de Meo parti")
    assert plain(said) == f"Avec Luca{NBSP}de{NBSP}Meo parti"


def test_no_words_are_no_text() -> None:
    assert teller().say(None) == ()
    assert teller().set("") == ()


def test_an_amount_is_a_number_or_the_words_themselves() -> None:
    assert plain(teller().amount(Decimal("1234.50"))) == f"1{NNBSP}234,50"
    assert plain(teller().amount({"": "peu"})) == "peu"


def test_references_are_numbered_in_order_of_first_use() -> None:
    one = teller(sources=SOURCES)
    assert [one.reference("t"), one.reference("s"), one.reference("t")] == [1, 2, 1]
    assert one.references() == [("t", 1), ("s", 2)]


# ---------------------------------------------------------------- marks


def marked(**fields: str) -> Mark | None:
    """The mark of a claim with these fields, in a part that says reported, from s."""
    claim = Claim.model_validate(fields)
    holder = Claim.model_validate({"source": "s", "status": "reported"})
    return teller(facts=FACTS, sources=SOURCES).mark(claim, holder)


def test_a_claim_has_the_mark_of_what_holds_it() -> None:
    assert marked() == Mark("Rapporté", (1,))


def test_a_claim_says_its_own_status_and_source() -> None:
    assert marked(source="t", status="confirmed") == Mark("Confirmé", (1,))
    assert marked(status="speculative") == Mark("Spéculatif", (1,), unsettled=True)


def test_our_own_reading_rests_on_no_source_of_its_holder() -> None:
    assert marked(status="reading") == Mark("Lecture de la rédaction")


def test_who_says_nothing_gets_no_mark() -> None:
    assert teller().mark(Claim()) is None


def test_the_least_settled_of_the_facts_cited_counts() -> None:
    one = teller(
        facts="a: {value: 1, status: reported, source: s}\n"
        "b: {value: 2, status: speculative, source: t}",
        sources=SOURCES,
        rationale='{message: M, context: [{title: T, text: "{{a}} et {{b}}"}]}',
    )
    assert one.edition.rationale
    (statement,) = one.edition.rationale.context
    assert one.mark(statement) == Mark("Spéculatif", (1, 2), unsettled=True)


def test_a_mark_prints_with_a_space_that_does_not_break() -> None:
    assert str(Mark("Rapporté", (1, 3))) == f"Rapporté{NBSP}[1, 3]"

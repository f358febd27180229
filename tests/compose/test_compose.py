"""An edition as a story: every text final, sections in the template's order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from report.check import load_briefing
from report.compose import compose, untranslated
from report.redact import redact
from report.story import Statements, Story
from report.template import library
from report.text import NBSP, NNBSP, Run
from tests.briefings import ROOT, edition, told, words

RISK = "[{cause: C, effect: E, likelihood: low, impact: low}]"
EVERY = {
    "rationale": "{message: M, context: [{title: T, text: X}]}",
    "governance": "{message: M, people: [{name: P, role: R}]}",
    "risks": RISK,
    "glossary": "[{term: T, meaning: M}]",
}


def strings(part: Any) -> Iterator[str]:
    """Every string in a part of a story."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from strings(item)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from strings(getattr(part, field.name))


def shipped(name: str, audience: str, code: str) -> Story:
    """The story of a data file that is shipped, for one audience in one language."""
    templates = library()
    template = templates.template(audience)
    whole = redact(load_briefing(ROOT / "data" / f"{name}.yaml"), template.clearance)
    return compose(whole, template, words(code), audience=audience, maps=templates.maps())


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("audience", ["board", "press"])
@pytest.mark.parametrize("name", ["ampere", "showcase"])
def test_every_text_of_a_story_is_final(name: str, audience: str, code: str) -> None:
    story = shipped(name, audience, code)
    for text in strings(story):
        assert not any(sign in text for sign in ("{{", "}}", "\ue000", "\ue001", "**")), text
        assert "'" not in text or "http" in text, text
    left = [text for text in strings(story) if "{" in text]
    assert left == [story.words.page]  # only a writer knows the number of a page


@pytest.mark.parametrize("name", ["ampere", "showcase"])
def test_a_french_story_has_no_space_that_may_break_before_a_high_sign(name: str) -> None:
    for text in strings(shipped(name, "board", "fr")):
        assert not any(f" {sign}" in text for sign in ":;!?»"), text
        assert "« " not in text, text


def test_the_same_edition_gives_the_same_story() -> None:
    assert shipped("ampere", "board", "fr") == shipped("ampere", "board", "fr")


def test_facts_keep_their_ids_in_a_story() -> None:
    story = told(facts="a: {value: 400}", summary='{message: "Il y en a {{a}}", ask: A}')
    assert [run.fact for run in story.summary.answer] == [None, "a"]


def test_a_number_is_printed_with_the_decimals_it_was_typed_with() -> None:
    story = told(facts="a: {value: 1234.50}", summary='{message: "{{a}}", ask: A}')
    assert story.summary.answer == (Run(f"1{NNBSP}234,50", fact="a"),)


def test_sections_follow_the_order_of_the_template() -> None:
    outline = ("risks", "governance", "sources", "rationale")
    assert [section.id for section in told("fr", outline, **EVERY).sections] == list(outline)


def test_a_section_that_nothing_fills_is_left_out() -> None:
    assert [section.id for section in told().sections] == ["sources"]
    bare = told(rationale="{message: M}", governance="{message: M, lead: L}")
    assert [section.id for section in bare.sections] == ["governance", "sources"]


def test_the_agenda_counts_its_sections_but_not_what_stands_behind_them() -> None:
    story = told(**EVERY, annexes="[{id: a, message: M, statements: [{title: T, text: X}]}]")
    assert [(section.id, section.number) for section in story.sections] == [
        ("rationale", 1),
        ("governance", 2),
        ("risks", 3),
        ("glossary", 0),
        ("annex-a", 0),
        ("sources", 0),
    ]


def test_a_glossary_tells_words_and_their_meanings() -> None:
    (section, _) = told(glossary=EVERY["glossary"]).sections
    assert [block.terms for block in section.blocks if isinstance(block, Statements)] == [True]


def test_sources_are_numbered_from_the_summary_on() -> None:
    story = told(
        sources="a: {kind: press, title: A}\nb: {kind: press, title: B}",
        summary="{message: M, ask: A, source: b, status: reported}",
        rationale="{message: M, source: a, status: reported, context: [{title: T, text: X}]}",
    )
    assert story.summary.answer_mark
    assert story.summary.answer_mark.references == (1,)
    (block,) = story.sections[0].blocks
    assert isinstance(block, Statements)
    assert [item.mark and item.mark.references for item in block.items] == [(2,)]


def test_a_story_is_named_after_briefing_audience_and_language() -> None:
    assert told("fr").id == "paper-tests-fr"


def test_a_story_bears_the_marking_of_the_most_confidential_thing_in_it() -> None:
    assert told().marking == "Public"
    assert told(actions="[{what: W, marking: confidential}]").marking == "Confidentiel"


def test_texts_that_a_language_lacks_are_found() -> None:
    whole = edition(
        summary="{message: {fr: Oui, en: Yes}, ask: {fr: Quoi}}",
        actions="[{what: Agir}]",
        governance="{message: {en: M}, people: [{name: Douai, role: {en: R}}]}",
    )
    missing = [next(iter(found.values())) for found in untranslated(whole, "en")]
    assert missing == ["Un titre", "Quoi", "Agir"]
    assert [next(iter(found.values())) for found in untranslated(whole, "fr")] == ["M", "R"]


def test_a_text_without_a_letter_is_the_same_in_every_language() -> None:
    missing = untranslated(edition(summary='{message: "2024", ask: "–"}'), "en")
    assert [next(iter(found.values())) for found in missing] == ["Un titre"]


def test_the_notice_of_a_briefing_is_told() -> None:
    assert told(head='notice: "Exemple : fictif"').notice == f"Exemple{NBSP}: fictif"

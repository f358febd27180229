"""What an author may type for a number, a date, an id, a link, a text; and what he is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.briefings import briefing, complaint

NUMBER = "a number is written with digits and a point, without spaces or '+'"


@pytest.mark.parametrize("typed", ["400", "-3", "0", "1234.50", "0.05", "12345678901234567890.1"])
def test_a_number_is_kept_exactly_as_typed(typed: str) -> None:
    value = briefing(facts=f"a: {{value: {typed}}}").facts["a"].value
    assert isinstance(value, Decimal)
    assert f"{value}" == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("+400", "400"), ('"1 234,5"', "1234.5"), ('"1\u202f234"', "1234"), ("1'000", "1000")],
)
def test_a_number_in_another_form_is_told_the_right_form(typed: str, meant: str) -> None:
    assert complaint(facts=f"a: {{value: {typed}}}") == f"{NUMBER}; write {meant}"


@pytest.mark.parametrize("typed", ["many", "1e3", ".5", "5.", "1.2.3", "0x10", "400 jobs", ".inf"])
def test_what_is_no_number_gets_no_guess(typed: str) -> None:
    assert complaint(facts=f"a: {{value: {typed}}}") == NUMBER


@pytest.mark.parametrize("typed", ["2023", "2023-11", "2023-11-05", "2024-02-29", "9999"])
def test_a_date_is_as_fine_as_it_was_typed(typed: str) -> None:
    assert str(briefing(facts=f"a: {{value: 1, period: {typed}}}").facts["a"].period) == typed


@pytest.mark.parametrize(
    "typed", ["soon", "2023-13", "2023-02-30", "23", "2023-1", "05/11/2023", "0000", "2023-11-5"]
)
def test_a_date_that_is_none_is_refused_with_the_forms_there_are(typed: str) -> None:
    told = complaint(facts=f"a: {{value: 1, period: {typed}}}")
    assert told == (
        f"'{typed}' is not a date; write a year, a month or a day: 2023, 2023-11 or 2023-11-05"
    )


@pytest.mark.parametrize("typed", ["Douai", "douai_hires", "douai--hires", "-douai", "é", "a" * 61])
def test_an_id_has_small_letters_digits_and_hyphens(typed: str) -> None:
    told = complaint(governance=f"{{message: M, bodies: [{{id: '{typed}', name: N}}]}}")
    assert told == "an id has small letters, digits and hyphens only, such as douai-hires"


def test_the_name_of_a_fact_is_an_id_too() -> None:
    assert "an id has small letters" in complaint(facts="Douai Hires: {value: 1}")


@pytest.mark.parametrize(
    "typed", ["https://example.org/a?b=c#d", "http://example.org", "mailto:a@example.org"]
)
def test_a_link_to_the_web_or_to_a_mailbox_is_taken(typed: str) -> None:
    paper = briefing(sources=f'a: {{kind: press, title: T, url: "{typed}"}}')
    assert paper.sources["a"].url == typed


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "file:///etc/passwd", "www.example.org", "https://a b", "https://<a>"],
)
def test_any_other_link_is_refused(typed: str) -> None:
    told = complaint(sources=f'a: {{kind: press, title: T, url: "{typed}"}}')
    assert told == "a link begins with https://, http:// or mailto: and holds no space"


def test_a_text_is_plain_or_one_per_language() -> None:
    assert briefing(summary="{message: Oui, ask: A}").summary.message == {"": "Oui"}
    both = briefing(summary="{message: {fr: Oui, en: Yes}, ask: A}").summary.message
    assert both == {"fr": "Oui", "en": "Yes"}


@pytest.mark.parametrize("typed", ['""', '"  "'])
def test_an_empty_text_is_refused(typed: str) -> None:
    assert complaint(summary=f"{{message: {typed}, ask: A}}") == (
        "a text is missing; write words, or one text per language: {fr: …, en: …}"
    )


def test_an_empty_text_for_one_language_is_refused() -> None:
    assert complaint(summary='{message: {fr: Oui, en: ""}, ask: A}') == "the text for 'en' is empty"


def test_a_code_that_is_no_language_is_refused() -> None:
    told = complaint(summary="{message: {fr: Oui, english: Yes}, ask: A}")
    assert told.startswith("'english' is not a language; a text is plain, or one text per language")


def test_a_plain_name_is_the_same_in_every_language() -> None:
    assert briefing().briefing.organisation == {"*": "Nous"}


def test_an_amount_is_a_number_or_words() -> None:
    points = "[{name: A, value: 400}, {name: B, value: some}]"
    series = f"[{{id: s, title: T, unit: u, points: {points}}}]"
    rationale = briefing(rationale=f"{{message: M, series: {series}}}").rationale
    assert rationale
    assert [point.value for point in rationale.series[0].points] == [Decimal(400), {"": "some"}]


def test_an_amount_in_quotes_is_words_even_where_it_looks_like_a_number() -> None:
    sites = '[{id: a, name: A, role: R, workforce: "2025"}]'
    footprint = briefing(footprint=f"{{message: M, sites: {sites}}}").footprint
    assert footprint
    assert footprint.sites[0].workforce == {"": "2025"}


@pytest.mark.parametrize("typed", ["yes", "True", "1"])
def test_yes_and_no_are_true_and_false(typed: str) -> None:
    people = f"[{{name: P, role: R, current: {typed}}}]"
    assert complaint(governance=f"{{message: M, people: {people}}}") == "write true or false"

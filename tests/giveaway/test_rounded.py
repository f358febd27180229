"""Withheld numbers that an open text says rounded: which are refused, and which are none of it."""

from __future__ import annotations

import pytest

from report.check import load_briefing
from report.errors import Problem
from report.giveaway import given_away
from report.redact import redact
from tests.briefings import ROOT, briefing, words

LANGUAGES = {code: words(code) for code in ("de", "en", "es", "fr", "it", "nl", "pl", "pt")}
HELD = "f: {value: 1234567, unit: {fr: €, en: €}, marking: secret}"


def found(facts: str = HELD, **parts: str) -> list[Problem]:
    paper = briefing(facts=facts, **parts)
    return list(given_away(paper, redact(paper, "public"), "public", LANGUAGES))


def refused(said: str, facts: str = HELD, code: str = "fr", **parts: str) -> bool:
    message = f'{{message: {{{code}: "{said}"}}}}'
    return bool(found(facts, **{"rationale": message, **parts}))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", "Le prix est d’environ 1,2 million"),
        ("fr", "1,2 M€ en 2026"),
        ("fr", "1,23\u00a0million d’euros"),
        ("fr", "En 2026 1,2 million"),
        ("fr", "**1 235 k€**"),
        ("fr", "près de 1,3 million"),
        ("fr", "plus de 1,2 million"),
        ("en", "about 1.2 million"),
        ("en", "$1.2m"),
        ("en", "1.23 million euros"),
        ("de", "rund 1,2 Mio. Euro"),
        ("es", "unos 1,2 millones"),
        ("it", "circa 1,2 milioni"),
        ("nl", "ruim 1,2 miljoen"),
        ("pl", "około 1,2 mln"),
        ("pt", "cerca de 1,2 milhão"),
    ],
)
def test_a_rounded_number_with_its_scale_is_refused(code: str, said: str) -> None:
    assert refused(said, code=code)


@pytest.mark.parametrize(
    "said",
    [
        "Plus d’un million, ou 1 million",  # one digit: it may be anything
        "1,3 million",  # not the nearest, and no "about"
        "1,1 million",
        "11,2 millions",
        "1,2 milliard",
        "1,2 % des 12 sites",
        "1,2 m de haut",  # a letter without money is no scale
        "le 1.2.2026",
        "Un article de 1234 mots",
    ],
)
def test_another_number_is_not(said: str) -> None:
    assert not refused(said)


def test_in_the_scale_of_the_number_itself_three_digits_or_a_word_like_about_are_needed() -> None:
    held = 'f: {value: 31.52, unit: "M€", marking: secret}'
    assert refused("31,5 M€", held)
    assert refused("31,52 millions", held)
    assert refused("environ 32 M€", held)
    assert not refused("32 M€", held)
    assert refused("0,032 milliard", 'f: {value: 31.52, unit: "millions d’euros", marking: secret}')


def test_a_number_in_a_withheld_text_a_chart_or_a_table_is_held_too() -> None:
    none = "g: {value: 1}"
    actions = '[{what: "Payer 1 234 567 euros", marking: secret}]'
    assert refused("environ 1,2 million", none, actions=actions)
    actions = '[{what: "Payer 31,52 M€", marking: secret}]'
    assert refused("31,5 M€", none, actions=actions)
    chart = """[{id: a, message: M, series: [{id: s, title: T, unit: en millions, points: [
      {name: A, value: 31.52, marking: secret}, {name: B, value: 2}]}]}]"""
    assert refused("31,5 millions", none, annexes=chart)
    table = """[{id: a, message: M, tables: [{id: t, title: T, columns: [{head: H}], rows: [
      {cells: [1234567], marking: secret}, {cells: [2]}]}]}]"""
    assert refused("1,2 million", none, annexes=table)


def test_a_rounded_figure_that_is_a_fact_of_the_edition_is_meant_to_be_told() -> None:
    facts = f"{HELD}\ng: {{value: 1.2, unit: M€}}"
    assert not refused("Environ {{g}}", facts)
    assert not refused("Environ 1,2 million", facts)


def test_a_number_that_nothing_withholds_may_be_rounded() -> None:
    assert not refused("environ 1,2 million", "f: {value: 1234567}")


def test_it_is_told_at_its_place_without_the_number() -> None:
    (problem,) = found(rationale='{message: "Environ 1,2 million"}')
    assert (problem.code, problem.where) == ("E505", "rationale.message")
    assert problem.line > 0
    assert "1234567" not in str(problem)


@pytest.mark.parametrize("name", ["ampere", "showcase"])
@pytest.mark.parametrize("clearance", ["public", "internal", "confidential"])
def test_the_shipped_files_round_nothing_that_is_withheld(name: str, clearance: str) -> None:
    paper = load_briefing(ROOT / "data" / f"{name}.yaml")
    assert not list(given_away(paper, redact(paper, clearance), clearance, LANGUAGES))  # type: ignore[arg-type]

"""Where a word may be cut at the end of a line."""

from __future__ import annotations

from itertools import pairwise

import pytest

from report.pdf import fonts
from report.pdf.hyphens import hyphenate_in
from report.pdf.lines import Line, Span, broken_lines
from report.pdf.style import Style
from report.pdf.tags import Element, Link
from tests.samples import house_theme

CELL = Style(10, 13, "#000000")


@pytest.fixture(autouse=True)
def _page_font() -> None:
    fonts.register(house_theme().fonts)


def parts(word: str, language: str) -> list[str]:
    places = (0, *hyphenate_in(language)(word), len(word))
    return [word[one:other] for one, other in pairwise(places)]


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("fr", "reconversion", ["recon", "ver", "sion"]),
        ("en", "competitiveness", ["com", "pet", "it", "ive", "ness"]),
        ("de", "Wettbewerbsfähigkeit", ["Wett", "be", "werbs", "fä", "hig", "keit"]),
        ("pl", "konkurencyjność", ["kon", "ku", "ren", "cyj", "ność"]),
    ],
)
def test_each_language_has_its_own_places(language: str, word: str, expected: list[str]) -> None:
    found = parts(word, language)
    assert "".join(found) == word
    assert len(found) > 1
    assert found == expected


@pytest.mark.parametrize(
    "word", ["moteurs", "ElectriCity", "Normandie", "XMLHTTPREQUEST", "400000000"]
)
def test_short_words_names_and_figures_are_never_cut(word: str) -> None:
    assert hyphenate_in("fr")(word) == ()


def test_signs_around_a_word_stay_with_it() -> None:
    assert parts("(reconversion),", "fr") == ["(recon", "ver", "sion),"]


def test_a_language_without_patterns_has_no_hyphens() -> None:
    assert hyphenate_in("ja")("reconversion") == ()


def said(lines: tuple[Line, ...]) -> list[str]:
    return [
        "".join(one.span.text for one in line.placed).rstrip() + ("-" if line.hyphen else "")
        for line in lines
    ]


def test_a_long_word_fills_the_hole_that_it_would_leave() -> None:
    spans = [Span("la reconversion des gens", CELL)]
    assert said(broken_lines(spans, 56, hyphenate_in("fr"))) == ["la reconver-", "sion des gens"]


def test_without_patterns_the_word_stays_whole() -> None:
    assert said(broken_lines([Span("la reconversion des gens", CELL)], 56))[0] == "la"


def test_no_word_is_cut_where_that_spares_no_line() -> None:
    words = [Span("la reconversion reconversion des gens", CELL)]
    lines = said(broken_lines(words, 56, hyphenate_in("fr")))
    assert lines == ["la", "reconversion", "reconversion", "des gens"]


def test_the_hyphen_is_within_the_line_and_no_part_of_the_text() -> None:
    first = broken_lines([Span("la reconversion des gens", CELL)], 56, hyphenate_in("fr"))[0]
    assert first.hyphen is not None
    assert first.hyphen.x + first.hyphen.width == pytest.approx(first.width)
    assert first.width <= 56


def test_the_last_word_is_not_cut_for_that_leaves_a_stump() -> None:
    assert said(broken_lines([Span("la reconversion", CELL)], 56, hyphenate_in("fr")))[0] == "la"


def test_two_hyphens_never_stand_one_under_the_other() -> None:
    words = "la reconversion reconversion reconversion la reconversion des gens"
    ends = [
        line.hyphen is not None
        for line in broken_lines([Span(words, CELL)], 56, hyphenate_in("fr"))
    ]
    assert any(ends)
    assert not any(one and other for one, other in pairwise(ends))


def test_a_link_and_a_foreign_word_are_not_cut() -> None:
    link = Element("Link", link=Link("reconversion", uri="https://example.org"))
    foreign = Element("Span", language="en")
    for element in (link, foreign):
        spans = [
            Span("la ", CELL),
            Span("reconversion", CELL, element=element),
            Span(" des gens", CELL),
        ]
        assert not any(line.hyphen for line in broken_lines(spans, 56, hyphenate_in("fr")))

"""Where lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.frozen import replace
from report.pdf import fonts
from report.pdf.lines import Line, Span, balanced_lines, broken_lines, natural_widths, pair_width
from report.pdf.style import Style
from report.pdf.tags import Element
from tests.samples import house_theme

BODY = Style(11, 15, "#000000")
TITLE = Style(32, 37.5, "#000000", bold=True, narrow=True)


@pytest.fixture(autouse=True)
def _page_font() -> None:
    fonts.register(house_theme().fonts)


def said(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(placed.span.text for placed in line.placed).rstrip() for line in lines]


def test_a_line_is_as_full_as_it_can_be() -> None:
    assert said(broken_lines([Span("un deux trois", BODY)], 45)) == ["un deux", "trois"]


def test_a_no_break_space_keeps_words_together() -> None:
    assert said(broken_lines([Span("un deux\u00a0trois", BODY)], 45)) == ["un", "deux\u00a0trois"]


def test_a_column_as_wide_as_its_widest_word_holds_it() -> None:
    wide = natural_widths([Span("Moyenne", BODY)])[0]
    left = 400.1  # what a place on the page adds, and takes away again
    assert said(broken_lines([Span("Moyenne", BODY)], left + wide - left - 1e-9)) == ["Moyenne"]


def test_a_word_of_two_looks_is_not_broken_between_them() -> None:
    spans = [Span("un mot", BODY), Span("s", BODY, bold=True), Span(" fin", BODY)]
    assert said(broken_lines(spans, 30)) == ["un", "mots", "fin"]


def test_a_word_in_a_column_that_is_just_as_wide_is_not_cut() -> None:
    spans = [Span("Confidentiel", BODY)]
    least, _ = natural_widths(spans)
    assert said(broken_lines(spans, least - 1e-9)) == ["Confidentiel"]
    assert len(said(broken_lines(spans, least - 1))) == 2


def test_a_title_breaks_after_a_comma_rather_than_anywhere() -> None:
    words = "Douai assemble et recrute, Cléon passe au moteur électrique"
    lines = balanced_lines([Span(words, Style(20, 24, "#000000", bold=True))], 340, ",;:?")
    assert said(lines)[0].endswith("recrute,")


def test_three_lines_of_a_caption_break_after_a_comma_and_leave_no_word_alone() -> None:
    style = Style(11, 15, "#000000", bold=True)
    for words, last in (
        ("Investissement de quatre filières, 2021 à 2024", "2021 à 2024"),
        ("Investment of four business lines, 2021 to 2024", "2021 to 2024"),
    ):
        lines = said(balanced_lines([Span(words, style)], 112, ";:?!,"))
        assert (len(lines), lines[-1]) == (3, last)


def test_a_title_without_a_sign_breaks_most_evenly() -> None:
    lines = balanced_lines([Span("aaa aaa aaa aaa", BODY)], 65, ",")
    assert said(lines) == ["aaa aaa", "aaa aaa"]


def test_a_title_does_not_leave_an_article_behind() -> None:
    words = "Le stockage complète un groupe devenu d’abord solaire"
    lines = balanced_lines([Span(words, Style(20, 24, "#000000", bold=True))], 340, ",;:?")
    assert not said(lines)[0].endswith(" un")


def test_a_stump_is_not_left_for_the_sake_of_a_comma() -> None:
    lines = balanced_lines([Span("Oui, mais le reste est bien plus long", BODY)], 160, ",")
    assert not said(lines)[0].endswith("Oui,")


def test_an_address_breaks_after_a_slash() -> None:
    lines = said(broken_lines([Span("https://exemple.fr/chemin/page", BODY)], 100))
    assert len(lines) > 1
    assert all(line.endswith(("/", ".")) for line in lines[:-1])


def test_the_narrow_space_of_a_title_is_drawn_together() -> None:
    narrow = natural_widths([Span("a\u202f:", TITLE)])[1]
    plain = natural_widths([Span("a\u202f:", Style(32, 37.5, "#000000", bold=True))])[1]
    assert plain - narrow == pytest.approx((0.226 - 0.146) * 32, abs=0.1)


@given(st.text("abc é-/", max_size=200), st.floats(8, 300))
def test_nothing_is_lost_and_nothing_sticks_out(words: str, width: float) -> None:
    lines = broken_lines([Span(words, BODY)], width)
    assert "".join("".join(said(lines)).split()) == "".join(words.split())
    assert all(line.width <= width + 0.5 for line in lines)


@given(st.lists(st.sampled_from(["Effectif", "fin", "à la", "2024"]), min_size=2, max_size=7))
def test_a_pair_of_lines_is_as_narrow_as_it_can_be(words: list[str]) -> None:
    spans = [Span(" ".join(words), BODY)]
    width = pair_width(spans)
    assert len(broken_lines(spans, width)) <= 2
    assert len(broken_lines(spans, width - 0.1)) > 2 or natural_widths(spans)[0] > width - 0.1


def shy(words: str) -> list[str]:
    """``words`` in lines that are a little too narrow for all of them."""
    spans = [Span(words, BODY)]
    return said(broken_lines(spans, natural_widths(spans)[1] - 5))


def test_a_short_last_word_does_not_stand_alone() -> None:
    first, last = shy("Les branches convergent vers un même responsable et les siens ici")
    assert last == "siens ici"
    assert first.endswith("les")


def test_a_last_word_of_a_quarter_of_the_line_does_not_stand_alone_either() -> None:
    first, last = shy("Les branches convergent vers un même centre de responsabilité")
    assert last == "de responsabilité"
    assert first.endswith("centre")


def test_a_last_word_stays_alone_where_the_line_above_would_be_short() -> None:
    lines = shy("Réindustrialisation internationale ici")
    assert lines == ["Réindustrialisation internationale", "ici"]


def test_what_an_element_says_stays_its_own_however_often_it_is_said() -> None:
    """Lines are kept for the next time, but for those that are part of one document."""
    one, other = Element("Link"), Element("Link")
    for element in (None, one, other, None):
        (line,) = broken_lines([Span("un deux", BODY, element=element)], 200)
        assert [placed.span.element for placed in line.placed] == [element]


def test_lines_are_broken_anew_for_another_font() -> None:
    house = house_theme().fonts
    before = natural_widths([Span("Moyenne", BODY)])
    fonts.register(replace(house, family="Heavy", regular=house.bold))
    assert natural_widths([Span("Moyenne", BODY)]) > before
    fonts.register(house)
    assert natural_widths([Span("Moyenne", BODY)]) == before

"""The words, numbers, dates and typography of the languages that are shipped."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.errors import ReportError
from report.language import Date, filled, language_codes, load_language
from report.text import NBSP, NNBSP
from tests.briefings import TEMPLATES, words

LANGUAGES = TEMPLATES / "languages"
FRENCH, ENGLISH = words("fr"), words("en")


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("typed", "french", "english"),
    [
        ("400", "400", "400"),
        ("1234.50", f"1{NNBSP}234,50", "1,234.50"),
        ("1000000", f"1{NNBSP}000{NNBSP}000", "1,000,000"),
        ("0.05", "0,05", "0.05"),
        ("-3.0", "\u22123,0", "\u22123.0"),
    ],
)
def test_a_number_keeps_its_decimals_and_takes_the_separators(
    typed: str, french: str, english: str
) -> None:
    assert FRENCH.format_number(Decimal(typed)) == french
    assert ENGLISH.format_number(Decimal(typed)) == english


def test_a_signed_number_shows_its_plus() -> None:
    assert FRENCH.format_number(Decimal(400), signed=True) == "+400"
    assert FRENCH.format_number(Decimal(0), signed=True) == "0"
    assert FRENCH.format_number(Decimal(-1), signed=True) == "\u22121"


@given(st.decimals(-(10**12), 10**12, places=2))
def test_no_digit_of_a_number_is_lost(number: Decimal) -> None:
    printed = ENGLISH.format_number(number).replace(",", "").replace("\u2212", "-")
    assert Decimal(printed) == number


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("typed", "french", "short", "english"),
    [
        ("2023", "2023", "2023", "2023"),
        ("2023-11", "novembre 2023", "nov. 2023", "November 2023"),
        ("2023-11-05", "5 novembre 2023", "5 novembre 2023", "5 November 2023"),
        ("2025-05-01", "1ᵉʳ mai 2025", "1ᵉʳ mai 2025", "1 May 2025"),
    ],
)
def test_a_date_is_printed_as_fine_as_it_is_known(
    typed: str, french: str, short: str, english: str
) -> None:
    date = Date.read(typed)
    assert FRENCH.format_date(date) == french.replace(" ", NBSP)
    assert FRENCH.format_date(date, short=True) == short.replace(" ", NBSP)
    assert ENGLISH.format_date(date) == english.replace(" ", NBSP)


def test_a_month_has_a_short_name() -> None:
    assert [FRENCH.month_name(month) for month in (1, 7)] == ["janv.", "juil."]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-11-05", "2023-11-05", "2023-11-05"),
        ("9999", "9999-01-01", "9999-12-31"),  # "for ever": no later day can be counted
    ],
)
def test_a_date_spans_the_days_that_it_may_mean(typed: str, first: str, last: str) -> None:
    date = Date.read(typed)
    assert date.first_day().isoformat() == first
    assert date.last_day().isoformat() == last


# ---------------------------------------------------------------- typography


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("un fait : vrai", "un fait~: vrai"),
        ("un fait ; un autre", "un fait~; un autre"),
        ("quoi ?", "quoi~?"),
        ("oui !", "oui~!"),
        ("« oui »", "«~oui~»"),
        ("quoi?", "quoi~?"),
        ("un fait: vrai", "un fait~: vrai"),
        ("(un fait): vrai", "(un fait)~: vrai"),
        ("«oui» : non", "«~oui~»~: non"),
        (f"déjà{NNBSP}: là", "déjà~: là"),
        ("l'usine d'Ampere", "l’usine d’Ampere"),
        ('un "mot" ici', "un «~mot~» ici"),
        ("à 12:30", "à 12:30"),
        ("https://example.org/?a", "https://example.org/?a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("le 1er mai", "le 1ᵉʳ mai"),
        ("la 1re usine", "la 1ʳᵉ usine"),
        ("la Fiat 500e, le lot A1er, le 11er", "la Fiat 500e, le lot A1er, le 11er"),
        ("Douai - le pilier - recrute", "Douai~– le pilier~– recrute"),
        ("en 2025 -- enfin", "en 2025~– enfin"),
        ("5 - 3", "5 - 3"),
        ("vise 40 % du capital", "vise 40~% du capital"),
        ("27 millions d'euros, 1,2 milliard", "27~millions d’euros, 1,2~milliard"),
        ("48 M€, −42,7 €/MWh, 690 GWh", "48~M€, −42,7~€/MWh, 690~GWh"),
        ("20 minutes, 3 métiers, 2 hangars", "20 minutes, 3 métiers, 2 hangars"),
        ("Hauts-de-France", "Hauts-de-France"),
        ("", ""),
    ],
)
def test_french_takes_its_no_break_spaces_and_signs(typed: str, printed: str) -> None:
    assert FRENCH.typeset(typed) == printed.replace("~", NBSP)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a fact: true", "a fact: true"),
        ("why?", "why?"),
        ("the plant's future", "the plant’s future"),
        ('a "word" here', "a “word” here"),
        ('("word")', "(“word”)"),
        ("a plant - the first - hires", f"a plant{NBSP}– the first{NBSP}– hires"),
        ("27 million euros, 5 per cent", f"27{NBSP}million euros, 5{NBSP}per cent"),
    ],
)
def test_english_takes_its_signs_and_no_such_space(typed: str, printed: str) -> None:
    assert ENGLISH.typeset(typed) == printed


@given(st.text(st.sampled_from("aber 1-:;!?«»'\"()%\u00a0\u202f"), max_size=30))
def test_setting_words_twice_changes_nothing_more(typed: str) -> None:
    once = FRENCH.typeset(typed)
    assert FRENCH.typeset(once) == once


def test_a_phrase_is_filled_and_other_braces_stay() -> None:
    assert filled("{a} of {b} {c}", a=1, b="two") == "1 of two {c}"


# ---------------------------------------------------------------- files


def test_eight_languages_are_there() -> None:
    assert language_codes((LANGUAGES,)) == ["de", "en", "es", "fr", "it", "nl", "pl", "pt"]


@pytest.mark.parametrize("code", ["xx", "../languages/fr", "f*", ""])
def test_a_language_that_is_not_there_is_told_those_that_are(code: str) -> None:
    with pytest.raises(
        ReportError, match=r"there is no language '.*' \(there is: de, en, es, fr, it, nl, pl, pt\)"
    ):
        load_language(code, (LANGUAGES,))


def test_a_word_that_is_missing_is_refused(tmp_path: Path) -> None:
    french = (LANGUAGES / "fr.yaml").read_text(encoding="utf-8")
    (tmp_path / "fr.yaml").write_text(french.replace("  summary: Synthèse\n", ""), encoding="utf-8")
    with pytest.raises(ReportError, match=r"labels: the field 'summary' is missing"):
        load_language("fr", (tmp_path,))


def test_a_language_of_the_author_s_own_comes_first(tmp_path: Path) -> None:
    french = (LANGUAGES / "fr.yaml").read_text(encoding="utf-8")
    (tmp_path / "fr.yaml").write_text(french.replace("Synthèse", "En bref"), encoding="utf-8")
    assert load_language("fr", (tmp_path, LANGUAGES)).labels.summary == "En bref"


def test_every_phrase_of_a_language_has_the_places_of_the_others() -> None:
    french, english = FRENCH.phrases.model_dump(), ENGLISH.phrases.model_dump()
    for name, phrase in french.items():
        if isinstance(phrase, str):
            assert _places(phrase) == _places(english[name.removesuffix("_day")]), name


def _places(phrase: str) -> list[str]:
    return sorted(part.split("}")[0] for part in phrase.split("{")[1:])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("locale: xx_YY", "'xx_YY' is no locale that is known"),
        ("locale: ar_EG", "written from right to left"),
        ("locale: he_IL", "written from right to left"),
    ],
)
def test_a_locale_that_cannot_be_printed_is_refused_at_its_line(
    typed: str, told: str, tmp_path: Path
) -> None:
    french = (LANGUAGES / "fr.yaml").read_text(encoding="utf-8")
    lines = [typed if line.startswith("locale:") else line for line in french.splitlines()]
    (tmp_path / "fr.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ReportError, match=told) as refused:
        load_language("fr", (tmp_path,))
    assert refused.value.problems[0].line == lines.index(typed) + 1

"""Every language that is shipped: its words, places, dates, numbers, signs, and one whole PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from report import build, load
from report.errors import ReportError
from report.language import Date, Language, language_codes, load_language
from report.pdf import fonts
from report.read import pdf_text
from report.text import NBSP, NNBSP
from tests.briefings import TEMPLATES, words
from tests.samples import house_theme

LANGUAGES = TEMPLATES / "languages"
CODES = language_codes((LANGUAGES,))
MM = 72 / 25.4

# What may be as in English, by the reason why. All else that is the same was left untranslated.
SIGNS_AND_PLACES = {
    "changes.percent",
    "labels.none",
    "phrases.accounts",
    "phrases.kilometres",
    "phrases.shape",
}
ONE_WORD_IN_BOTH = {
    "de": {"labels.name", "labels.region", "labels.status"},
    "es": {"labels.total"},
    "fr": {
        "event_kinds.finance", "event_kinds.structure", "fact_kinds.stock", "labels.action",
        "labels.annexes", "labels.cause", "labels.question", "labels.site", "labels.sites",
        "labels.source", "labels.sources", "labels.total", "markings.public", "markings.secret",
        "phrases.minutes", "phrases.shapes.triangle", "phrases.version",
        "trades.batteries",
    },
    "it": set(),
    "nl": {"labels.status", "phrases.agenda"},
    "pl": {"labels.region", "labels.status"},
    "pt": {"labels.total"},
}  # fmt: skip
LOANS_THAT_BOARDS_USE = {
    "de": {"labels.governance"},
    "it": {"labels.governance", "trades.software"},
    "nl": {"labels.governance", "source_kinds.website", "trades.software"},
    "pt": {"trades.software"},
}


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("code", CODES)
def test_a_language_is_named_as_its_file(code: str) -> None:
    language = words(code)
    assert language.code == code
    assert language.locale.startswith(f"{code}_")


@pytest.mark.parametrize("code", CODES)
def test_a_word_that_is_missing_is_named(code: str, tmp_path: Path) -> None:
    whole = (LANGUAGES / f"{code}.yaml").read_text(encoding="utf-8")
    cut = re.sub(r"^  if_refused: .*\n", "", whole, flags=re.MULTILINE)
    (tmp_path / f"{code}.yaml").write_text(cut, encoding="utf-8")
    with pytest.raises(ReportError, match=r"labels: the field 'if_refused' is missing"):
        load_language(code, (tmp_path,))


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_no_word_was_left_in_english(code: str) -> None:
    english, own = dict(_leaves(words("en"))), dict(_leaves(words(code)))
    same = {name for name, word in own.items() if word == english.get(name)}
    known = ONE_WORD_IN_BOTH[code] | LOANS_THAT_BOARDS_USE.get(code, set())
    assert same - SIGNS_AND_PLACES == known


@pytest.mark.parametrize("code", CODES)
def test_a_word_has_the_places_of_the_english_one(code: str) -> None:
    english = dict(_leaves(words("en")))
    for name, word in [*_leaves(words(code)), ("since", words(code).dates.since)]:
        places = english.get(name.removesuffix("_day"), words("en").dates.since)
        assert _places(word) == _places(places), name


@pytest.mark.parametrize("code", CODES)
def test_every_word_is_set_as_the_language_prints_it(code: str) -> None:
    language = words(code)
    for name, word in _leaves(language):
        assert language.typeset(word) == word, name
        assert not re.search(r"['\"]|  ", word), name
        if code != "fr":
            assert not re.search(r"\s[:;!?]", word), name


@pytest.mark.parametrize("code", CODES)
def test_every_word_can_be_printed(code: str) -> None:
    fonts.register(house_theme().fonts)
    signs = "".join(word for _, word in _leaves(words(code)))
    assert len(fonts.pieces(signs, False, False)) == 1, "another font would stand in for ours"


@pytest.mark.parametrize("code", CODES)
def test_the_labels_of_the_parts_keep_to_their_column(code: str) -> None:
    fonts.register(house_theme().fonts)
    labels = words(code).labels.model_dump(exclude_none=True)
    beside = [
        "summary", "answer", "essentials", "key_figures", "options", "two_options", "advantage",
        "risk", "rationale", "footprint", "governance", "open_questions", "risks", "decision",
        "glossary", "annex", "sources", "sources_and_facts", "principle", "advantages",
        "risks_row", "to_settle", "resolution", "if_refused", "actions",
    ]  # fmt: skip
    wide = [labels[n] for n in beside if fonts.width_pt(labels[n], 11, bold=True) > 39.5 * MM]
    assert wide == []


@pytest.mark.parametrize("code", CODES)
def test_a_status_and_its_source_keep_to_one_line_of_their_column(code: str) -> None:
    fonts.register(house_theme().fonts)
    statuses = words(code).statuses
    sourced = (statuses.confirmed, statuses.reported, statuses.speculative)
    assert [w for w in sourced if fonts.width_pt(f"{w} [12]", 9) > 25 * MM] == []


def _leaves(language: Language) -> Iterator[tuple[str, str]]:
    """Every word with its place: ``labels.summary``. Patterns of dates and signs are no words.

    Neither are those that only find a count: they are never printed.
    """
    unprinted = {"dates", "typography", "count"}
    yield from _walked(language.model_dump(exclude=unprinted, exclude_none=True), "")


def _walked(branch: dict[str, Any], place: str) -> Iterator[tuple[str, str]]:
    for name, value in branch.items():
        if isinstance(value, dict):
            yield from _walked(value, f"{place}{name}.")
        else:
            yield f"{place}{name}", value


def _places(phrase: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", phrase))


# ---------------------------------------------------------------- dates and numbers

DATES = {
    "de": ("2025", "September 2025", "Sept. 2025", "5. September 2025", "1. Mai 2025"),
    "en": ("2025", "September 2025", "Sept 2025", "5 September 2025", "1 May 2025"),
    "es": (
        "2025", "septiembre de 2025", "sept 2025", "5 de septiembre de 2025", "1 de mayo de 2025",
    ),
    "fr": ("2025", "septembre 2025", "sept. 2025", "5 septembre 2025", "1ᵉʳ mai 2025"),
    "it": ("2025", "settembre 2025", "set 2025", "5 settembre 2025", "1º maggio 2025"),
    "nl": ("2025", "september 2025", "sep 2025", "5 september 2025", "1 mei 2025"),
    "pl": ("2025", "wrzesień 2025", "wrz 2025", "5 września 2025", "1 maja 2025"),
    "pt": (
        "2025", "setembro de 2025", "set. 2025", "5 de setembro de 2025", "1 de maio de 2025",
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_a_year_a_month_and_a_day_are_printed_as_they_are_spoken(code: str) -> None:
    language, (year, month, short, day, first) = words(code), DATES[code]
    assert language.format_date(Date(2025)) == year
    assert language.format_date(Date(2025, 9)) == month.replace(" ", NBSP)
    assert language.format_date(Date(2025, 9), short=True) == short.replace(" ", NBSP)
    assert language.format_date(Date(2025, 9, 5)) == day.replace(" ", NBSP)
    assert language.format_date(Date(2025, 5, 1)) == first.replace(" ", NBSP)


NUMBERS = {
    "de": "1.234.567,8",
    "en": "1,234,567.8",
    "es": "1.234.567,8",
    "fr": f"1{NNBSP}234{NNBSP}567,8",
    "it": "1.234.567,8",
    "nl": "1.234.567,8",
    "pl": f"1{NBSP}234{NBSP}567,8",
    "pt": f"1{NBSP}234{NBSP}567,8",
}


@pytest.mark.parametrize("code", CODES)
def test_a_number_takes_the_separators_and_the_minus_sign(code: str) -> None:
    language = words(code)
    assert language.format_number(Decimal("1234567.8")) == NUMBERS[code]
    assert language.format_number(Decimal(-3)) == "\u22123"


# ---------------------------------------------------------------- typography


@pytest.mark.parametrize(
    ("code", "typed", "printed"),
    [
        ("de", 'Das "Kerngeschäft": wozu?', "Das „Kerngeschäft“: wozu?"),
        ("de", "Wie geht's weiter!", "Wie geht’s weiter!"),
        ("es", 'El "núcleo": ¿para qué?', "El «núcleo»: ¿para qué?"),
        ("it", 'L\'attività "storica"; perché?', "L’attività «storica»; perché?"),
        ("nl", 'De "kern" van \'s-Hertogenbosch', "De “kern” van ’s-Hertogenbosch"),
        ("pl", 'Spółka ("rdzeń") : nie', "Spółka („rdzeń”) : nie"),
        ("pt", 'O "núcleo": para quê?', "O «núcleo»: para quê?"),
    ],
)
def test_typed_signs_become_those_of_the_language(code: str, typed: str, printed: str) -> None:
    assert words(code).typeset(typed) == printed


# ---------------------------------------------------------------- a whole paper

# In each language: a title, a message and a demand.
TEXTS = {
    "de": ("Wofür ein Speicher?", "Der Speicher wächst über Plan", "Den Bau genehmigen"),
    "en": ("Why a store?", "The store grows faster than planned", "Approve the building"),
    "es": ("¿Para qué un almacén?", "El almacén crece según lo previsto", "Aprobar la obra"),
    "fr": ("À quoi bon un dépôt ?", "Le dépôt croît plus vite que prévu", "Agréer l’ouvrage"),
    "it": ("Perché un deposito?", "Il deposito è già in attività", "Approvare l’opera"),
    "nl": ("Waarom een depot?", "Het depot groeit, ook in België", "De bouw goedkeuren"),
    "pl": ("Po co nam skład?", "Skład rośnie szybciej, niż sądziliśmy", "Zgodę na budowę"),
    "pt": ("Para quê um depósito?", "O depósito já está em operação", "Aprovar a construção"),
}
PAPER = """
schema: 1
briefing:
  {{id: a, title: "{0}", organisation: Aubrac, language: {code}, as_of: 2025-09, marking: public}}
meeting: {{body: Aubrac, date: 2025-05-01, purpose: decision, minutes: 20, item: "4"}}
sources:
  annual: {{kind: filing, title: "{1}", accessed: 2025-03-08, marking: public}}
facts:
  sales:
    {{value: 1234567.8, label: "{1}", kind: flow, period: 2025-09, source: annual}}
summary:
  message: "{1}"
  ask: "{2}"
  points: [{{title: "{1}", text: "{{{{sales}}}}"}}]
governance:
  message: "{1}"
  people: [{{name: Ada, role: "{2}", since: 2024-01, status: reported, source: annual}}]
  events:
    - {{text: "{1}", kind: people, date: 2024-02, ongoing: true}}
    - {{text: "{2}", kind: finance}}
open_questions:
  message: "{0}"
  questions: [{{question: "{0}", why: "{1}"}}]
  decision: {{resolution: "{2}", if_refused: "{0}"}}
risks: [{{cause: "{1}", effect: "{2}", likelihood: low, impact: high}}]
actions: [{{what: "{2}"}}]
"""


@pytest.mark.parametrize("code", CODES)
def test_a_paper_in_one_language_is_built(code: str, tmp_path: Path) -> None:
    title, message, ask = TEXTS[code]
    typed = PAPER.format(title, message, ask, code=code)
    (tmp_path / "paper.yaml").write_text(typed, encoding="utf-8")
    (built,) = build(load(tmp_path / "paper.yaml"), formats=["pdf"], out=tmp_path)
    shown = _bare("".join(pdf_text(built.path)))
    language = words(code)
    labels, since = language.labels, language.format_date(Date(2024, 2))
    for expected in (
        title, message, ask, language.purpose.decision, language.statuses.reported, labels.cause,
        labels.resolution, labels.undated, labels.due_open, since[1:],
        NUMBERS[code], language.phrases.unowned,
    ):  # fmt: skip
        assert _bare(language.typeset(expected)) in shown, expected


def _bare(typed: str) -> str:
    return "".join(typed.split())

"""Give random stories for the page: every block, with texts that are hard to set.

A text is drawn whole from a pool, so that long stories are drawn fast; all in the pool differ, so
that two that change places are told apart.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from report import story as s
from report.text import Run, Text, plain
from tests.sample_charts import KINDS, chart
from tests.samples import story as sample

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt")
_WORDS = (
    *("usine", "énergie", "l’atelier", "Straße", "Łódź", "größer", "«\u00a0oui\u00a0»", "et", "à"),
    *("12\u202f500", "50\u00a0%", "R&D", "<b>", "(a)", "\\x", "co\u2011produit", "Δοκιμή", "de"),
    *("Привет", "AVATAR", "office", "efficace", "1ᵉʳ", "naïve", "œuvre", "ß", "don’t", "la", "que"),
    *("\u221242,7", "€/MWh", "—", "…", "réindustrialisation", "pour", "un", "fin."),
)
_ODD = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "https://example.org/a/very/long/address/that/never/ends?and=has&no=space#at-all",
    "x" * 150,
    "co\u00adopé\u00adra\u00adtion zéro\u200blargeur",
    "✓ ■ ▲ ◆ → 😀",
    "   des   espaces   partout   ",
    "⚠\ufe0f fa\u200dmi\u200cly \u200ea\u202ab\u202c\tc\u2028d\u2003e\u3000f",
    "\u200b\u00ad",
)
# more than one subset of a font holds; as one cell of many columns it is higher than a page
_LETTERS = " ".join(chr(0x100 + at) + chr(0x400 + at) for at in range(120))


@cache
def _pool(least: int, most: int) -> tuple[Text, ...]:
    """A hundred texts of ``least`` to ``most`` words, the last of them odd."""
    dice = random.Random(least * 1000 + most)
    made = [_text(dice, f"{least}.{most}.{at}", dice.randint(least, most)) for at in range(100)]
    words = (*_ODD, _LETTERS) if most > 100 else _ODD if most > 3 else ()
    odd = [(Run(f"{at} "), Run(said)) for at, said in enumerate(words)]
    return (*made, *odd)


def _text(dice: random.Random, first: str, count: int) -> Text:
    words = [first, *(dice.choice(_WORDS) for _ in range(count - 1))]
    runs: list[Run] = []
    while words:
        taken = dice.randint(1, max(1, len(words)))
        said, words = " ".join(words[:taken]), words[taken:]
        runs.append(_look(dice, said + (" " if words else "")))
    return tuple(runs)


def _look(dice: random.Random, said: str) -> Run:
    looks: Sequence[dict[str, Any]] = (
        {}, {}, {}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True},
        {"link": "https://example.org/?a=1&b=(2)"}, {"link": "https://exemple.org/où/é?q=a b#ñ"},
        {"to": "source-1"}, {"to": "part-1"},
        {"to": "nowhere"}, {"fact": "hires"}, {"language": "en"}, {"language": "la"},
    )  # fmt: skip
    return Run(said, **dice.choice(looks))


def texts(least: int = 1, most: int = 30) -> st.SearchStrategy[Text]:
    """Runs of every look, some with links that go over several lines."""
    return st.sampled_from(_pool(least, most))


def maybe(found: st.SearchStrategy[Text]) -> st.SearchStrategy[Text]:
    return st.one_of(st.just(()), found)


def words(most: int = 3) -> st.SearchStrategy[str]:
    return st.sampled_from([plain(one).strip() for one in _pool(1, most)])


def few(found: st.SearchStrategy[Any], most: int, least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(found, min_size=least, max_size=most).map(tuple)


MARKS = st.sampled_from([
    None, s.Mark("Confirmé"), s.Mark("Rapporté", (1,)), s.Mark("Spéculatif", (1, 2), True),
    s.Mark("Lecture de la rédaction"), s.Mark("Rapporté", (1, 2, 3)),
])  # fmt: skip
TITLES = maybe(texts(1, 25))
STATEMENTS = st.builds(
    s.Statement, maybe(texts(1, 5)), maybe(texts(1, 120)), MARKS, few(texts(1, 25), 4)
)
FIGURES = st.builds(s.Figure, texts(1, 2), texts(1, 12), maybe(texts(1, 12)), MARKS)


@st.composite
def tables(draw: st.DrawFn) -> s.Table:
    """Up to twelve columns; few long cells, or many short ones over several pages."""
    columns = draw(st.integers(1, 12))
    long = texts(1, draw(st.sampled_from([2, 10, 60])))
    wide = st.builds(s.Cell, long, st.booleans(), st.booleans())
    row = st.builds(s.Row, few(wide, columns, columns), MARKS, st.booleans())
    rows = draw(few(row, draw(st.sampled_from([3, 10])))) * draw(st.sampled_from([1, 1, 1, 12]))
    return s.Table(
        "table", draw(TITLES),
        tuple(s.Column(draw(words()), numeric=at % 2 == 1) for at in range(columns)),
        rows, "Statut", draw(maybe(texts(1, 40))), draw(st.booleans()), draw(st.booleans()),
    )  # fmt: skip


@st.composite
def options(draw: st.DrawFn) -> s.Options:
    count = draw(st.integers(0, 5))
    points = few(texts(1, 20), 4)
    made = tuple(
        s.Option("ABCDE"[at], draw(texts(1, 6)), draw(maybe(texts(1, 20))), draw(points),
                 draw(points), draw(MARKS))
        for at in range(count)
    )  # fmt: skip
    verdict = st.builds(s.Verdict, maybe(texts(1, 8)), st.booleans())
    criterion = st.builds(s.Criterion, texts(1, 6), few(verdict, count, count))
    return s.Options(
        "options", draw(TITLES), made, "Principe", "Avantages", "Risques", draw(texts(1, 6)),
        "Critère", draw(few(criterion, 5)), "À trancher", draw(maybe(texts(1, 20))),
        draw(maybe(texts(1, 30))),
    )  # fmt: skip


@st.composite
def responsibilities(draw: st.DrawFn) -> s.Responsibilities:
    bodies = draw(st.integers(1, 5))
    by = st.sets(st.integers(0, bodies - 1)).map(sorted).map(tuple)
    row = st.builds(s.Responsibility, texts(1, 5), texts(1, 10), by, maybe(texts(1, 10)), MARKS)
    return s.Responsibilities(
        "matters", draw(TITLES), "Matière", draw(few(words(), bodies, bodies)),
        draw(few(row, 8)), "Statut", draw(maybe(texts(1, 30))),
    )  # fmt: skip


def _of_sample(kind: type[Any]) -> Any:
    return next(block for block in sample().blocks() if isinstance(block, kind))


@st.composite
def pictures(draw: st.DrawFn) -> s.Block:
    """A chart, a map or a timeline, with words of all lengths around it."""
    title, mark, note = draw(texts(1, 25)), draw(MARKS), draw(maybe(texts(1, 30)))
    match draw(st.sampled_from(["chart", "map", "timeline"])):
        case "chart":
            made = chart(draw(st.sampled_from(KINDS)), caption=draw(words(8)))
            finding, more = draw(maybe(texts(1, 12))), draw(few(texts(1, 40), 2))
            return replace(made, title=title, mark=mark, note=note, finding=finding, text=more)
        case "map":
            return replace(_of_sample(s.Map), title=title, mark=mark, key=draw(few(texts(1, 8), 4)))
        case _:
            return replace(_of_sample(s.Timeline), title=title, mark=mark, note=note)


SOURCES = st.builds(
    s.Source, st.just(1), words(), texts(1, 30), maybe(texts(1, 30)),
    st.sampled_from([None, "https://example.org/"]),
)  # fmt: skip


def _numbered(found: Sequence[s.Source]) -> tuple[s.Source, ...]:
    return tuple(replace(source, number=at) for at, source in enumerate(found, 1))


BLOCKS = st.one_of(
    st.builds(
        s.Statements, st.just("x"), TITLES, few(STATEMENTS, 6), st.booleans(), st.booleans(),
        st.booleans(),
    ),
    st.builds(s.KeyFigures, st.just("x"), TITLES, st.just("Chiffres clés"), few(FIGURES, 7)),
    tables(),
    tables(),
    options(),
    responsibilities(),
    pictures(),
    st.builds(
        s.People, st.just("x"), TITLES, st.just(("Nom", "Rôle", "De", "À", "Statut")),
        few(st.builds(s.Person, words(), texts(1, 15), words(), words(), MARKS), 6),
    ),
    st.builds(
        s.Stages, st.just("x"), TITLES,
        few(st.builds(s.Stage, words(), texts(1, 5), texts(1, 40),
                      st.sampled_from(["past", "present", "ambition"])), 5),
        few(STATEMENTS, 3), MARKS,
    ),
    st.builds(
        s.Callout, st.just("x"), TITLES, words(), texts(1, 120), words(), maybe(texts(1, 60))
    ),
)  # fmt: skip


@st.composite
def references(draw: st.DrawFn) -> s.References:
    mark = st.sampled_from([s.Mark("Confirmé"), s.Mark("Spéculatif", (), True)])
    return s.References(
        "sources", draw(TITLES), "Sources", ("N°", "Source", "Nature"),
        _numbered(draw(few(SOURCES, 4))), "Lire les statuts",
        draw(few(st.tuples(mark, texts(1, 20)), 2)),
    )  # fmt: skip


@st.composite
def sections(draw: st.DrawFn, number: int) -> s.Section:
    found = draw(few(BLOCKS, 3))
    return s.Section(
        f"part-{number}", draw(words()), draw(texts(1, 25)), draw(maybe(texts(1, 40))), (), found,
        number, draw(st.booleans()),
    )  # fmt: skip


@st.composite
def summaries(draw: st.DrawFn) -> s.Summary:
    base = sample().summary
    figures = st.builds(s.KeyFigures, st.just("x"), st.just(()), words(), few(FIGURES, 4))
    return replace(
        base, filled=draw(st.booleans()), purpose=draw(st.sampled_from(["Information", "Débat"])),
        ask=draw(maybe(texts(1, 40))), answer=draw(maybe(texts(1, 25))), answer_mark=draw(MARKS),
        points=draw(few(STATEMENTS, 6)), figures=draw(st.one_of(st.none(), figures)),
        options=draw(st.one_of(st.none(), options())), notes=draw(few(texts(1, 30), 2)),
    )  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> s.Story:
    """A whole story: of a title, an organisation and a list of sources alone one can be sure."""
    found = tuple(draw(sections(number)) for number in range(1, draw(st.integers(0, 3)) + 1))
    last = s.Section("sources", "Sources", draw(texts(1, 12)), (), (), (draw(references()),))
    return replace(
        sample(), language=draw(st.sampled_from(LANGUAGES)), title=draw(texts(1, 25)),
        author=draw(words(8)), subject=draw(words(8)), summary=draw(summaries()),
        sections=(*found, last), notice=draw(words(8)),
        has_contents=draw(st.booleans()), has_cover_page=draw(st.booleans()),
        watermark=draw(st.sampled_from(["", "Projet"])),
    )  # fmt: skip

"""Give stories of any length: hypothesis strategies for blocks, sections and whole stories."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from report import story as s
from report.text import Text, text
from tests.samples import story as sample

_WORDS = st.sampled_from(
    [
        "a",
        "le",
        "usine",
        "électrique",
        "réindustrialisation",
        "«\u00a0oui\u00a0»",
        "12\u202f500",
        "https://example.org/a/very/long/address/that/never/ends/and/has/no/space",
        "Straße",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "工場は電気自動車を作る",
        "Δοκιμή",
        "fin.",
        "et\u00a0;",
    ]
)
MARKS = st.sampled_from(
    [None, s.Mark("Rapporté", (1,)), s.Mark("Spéculatif", (1, 2), True), s.Mark("Confirmé", (2,))]
)


def words(least: int = 1, most: int = 60) -> st.SearchStrategy[str]:
    """Words of several languages, some longer than a line."""
    return st.lists(_WORDS, min_size=least, max_size=most).map(" ".join)


def texts(least: int = 1, most: int = 60) -> st.SearchStrategy[Text]:
    """The same as a text."""
    return words(least, most).map(text)


STATEMENTS = st.builds(
    s.Statement,
    head=texts(0, 6),
    text=texts(1, 150),
    mark=MARKS,
    bullets=st.lists(texts(1, 20), max_size=3).map(tuple),
)
FIGURES = st.builds(s.Figure, texts(1, 2), texts(1, 12), texts(0, 12), MARKS)


@st.composite
def tables(draw: st.DrawFn) -> s.Table:
    """A table of up to fourteen columns and forty rows."""
    columns = draw(st.integers(1, 14))
    heads = draw(st.lists(words(1, 3), min_size=columns, max_size=columns))
    length = draw(st.sampled_from([2, 8, 60]))
    cells = st.builds(s.Cell, texts(1, length))
    rows = draw(
        st.lists(
            st.builds(
                s.Row,
                st.lists(cells, min_size=columns, max_size=columns).map(tuple),
                MARKS,
                st.booleans(),
            ),
            min_size=1,
            max_size=draw(st.sampled_from([3, 12, 40])),
        )
    )
    return s.Table(
        "table",
        draw(texts(0, 20)),
        tuple(s.Column(head, numeric=at % 2 == 1) for at, head in enumerate(heads)),
        tuple(rows),
        "Statut",
        draw(texts(0, 40)),
        numbered=draw(st.booleans()),
    )


@st.composite
def options(draw: st.DrawFn) -> s.Options:
    """One to six options with criteria."""
    count = draw(st.integers(1, 6))
    points = st.lists(texts(1, 12), min_size=1, max_size=4).map(tuple)
    made = [
        s.Option("ABCDEF"[at], draw(texts(1, 5)), draw(texts(0, 12)), draw(points), draw(points),
                 draw(MARKS))
        for at in range(count)
    ]  # fmt: skip
    verdicts = st.lists(
        st.builds(s.Verdict, texts(1, 8), st.booleans()), min_size=count, max_size=count
    )
    criteria = draw(st.lists(st.builds(s.Criterion, texts(1, 4), verdicts.map(tuple)), max_size=6))
    return s.Options(
        "options", draw(texts(0, 20)), tuple(made), "Principe", "Avantages", "Risques",
        text("Critères"), "Critère", tuple(criteria), "À trancher", draw(texts(0, 20)),
        draw(texts(0, 30)),
    )  # fmt: skip


@st.composite
def matters(draw: st.DrawFn) -> s.Responsibilities:
    """One to eight bodies, one to nine matters."""
    bodies = draw(st.integers(1, 8))
    rows = st.builds(
        s.Responsibility,
        texts(1, 5),
        texts(1, 10),
        st.sets(st.integers(0, bodies - 1)).map(sorted).map(tuple),
        texts(0, 10),
        MARKS,
    )
    return s.Responsibilities(
        "matters", draw(texts(0, 20)), "Matière",
        tuple(draw(st.lists(words(1, 2), min_size=bodies, max_size=bodies))),
        tuple(draw(st.lists(rows, min_size=1, max_size=9))), "Statut", draw(texts(0, 30)),
    )  # fmt: skip


BLOCKS = st.one_of(
    st.builds(
        s.Statements,
        st.just("statements"),
        texts(0, 20),
        st.lists(STATEMENTS, min_size=1, max_size=7).map(tuple),
        st.booleans(),
        st.booleans(),
    ),
    st.builds(
        s.KeyFigures,
        st.just("figures"),
        texts(0, 20),
        st.just("Chiffres"),
        st.lists(FIGURES, min_size=1, max_size=9).map(tuple),
    ),
    tables(),
    options(),
    matters(),
    st.builds(
        s.People,
        st.just("people"),
        texts(0, 20),
        st.just(("Nom", "Rôle", "De", "À", "Statut")),
        st.lists(
            st.builds(s.Person, words(1, 4), texts(1, 12), words(0, 3), words(0, 3), MARKS),
            min_size=1,
            max_size=12,
        ).map(tuple),
    ),
    st.builds(
        s.Stages,
        st.just("stages"),
        texts(0, 20),
        st.lists(
            st.builds(
                s.Stage,
                words(1, 2),
                texts(1, 5),
                texts(1, 40),
                st.sampled_from(["past", "present", "ambition"]),
            ),
            min_size=1,
            max_size=6,
        ).map(tuple),
        st.lists(STATEMENTS, max_size=4).map(tuple),
        MARKS,
    ),
    st.builds(
        s.Callout,
        st.just("callout"),
        texts(0, 20),
        words(1, 3),
        texts(1, 150),
        words(1, 3),
        texts(0, 60),
    ),
)


@st.composite
def stories(draw: st.DrawFn) -> s.Story:
    """The sample story with one section of random blocks in place of its own."""
    blocks = tuple(draw(st.lists(BLOCKS, min_size=1, max_size=3)))
    base = sample()
    section = replace(
        base.sections[0], title=draw(texts(1, 60)), lead=draw(texts(0, 60)), blocks=blocks
    )
    return replace(base, sections=(section, base.sections[-1]), has_notes=draw(st.booleans()))

"""What is told, in order, with no word about how it looks: a small closed set of blocks.

Every text in a story is final. Numbers, dates and labels are written out already, so no writer
formats anything and two writers cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from report.frozen import frozen
from report.text import EMPTY, Text

# ---------------------------------------------------------------- parts that blocks are made of


@frozen
class Mark:
    """How settled a statement is, in words, and the numbers of the sources it rests on."""

    word: str  # "Rapporté", "Spéculatif", "Lecture de la rédaction"
    references: tuple[int, ...] = ()
    unsettled: bool = False  # only what is not settled gets the second accent

    def __str__(self) -> str:
        """``Rapporté [1]``, with a no-break space: how both documents print it."""
        numbers = f"[{', '.join(map(str, self.references))}]" if self.references else ""
        return "\u00a0".join(part for part in (self.word, numbers) if part)


@frozen
class Statement:
    """A short head and what it says; ``brief`` is the same in fewer words, for a slide."""

    head: Text
    text: Text
    mark: Mark | None = None
    bullets: tuple[Text, ...] = ()
    brief: Text = EMPTY


@frozen
class Figure:
    """One key figure: "400", "postes à pourvoir à Douai", "en intérim et en CDI, 2025"."""

    value: Text
    label: Text
    detail: Text = EMPTY
    mark: Mark | None = None


@frozen
class Cell:
    """One cell. ``span`` counts columns; a muted cell says that nothing is known."""

    text: Text
    muted: bool = False
    bold: bool = False
    span: int = 1


@frozen
class Column:
    """One column: its head, unit included, and whether it holds numbers (then right-aligned)."""

    head: str
    numeric: bool = False


@frozen
class Row:
    """One row; its first cell is the row's head. A total stands under a rule of its own."""

    cells: tuple[Cell, ...]
    mark: Mark | None = None
    total: bool = False


@frozen
class Series:
    """One series: numbers to draw and the same numbers as printed; None where there is none."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    facts: tuple[str, ...] = ()  # the ids of the facts that are drawn, "" for a number of no fact


@frozen
class Tick:
    """One mark on an axis: where it stands and what is printed there ("" for a bare tick)."""

    at: float
    label: str = ""
    rank: int = 0  # 0 smallest; 1 named (a quarter); 2 a year's start


@frozen
class Event:
    """One event. ``start`` and ``end`` are months on the timeline's own axis; None: no date."""

    when: str  # "novembre 2023", as printed
    text: Text
    kind: Literal["structure", "people", "finance", "industry", "other"]
    kind_word: str
    start: float | None = None  # a month stands at its middle: the first month is 0.5
    end: float | None = None  # only for a period, such as a whole year
    mark: Mark | None = None


@frozen
class Site:
    """One place on the map: a name, up to two short lines, a shape by trade."""

    name: str
    lines: tuple[Text, ...]
    latitude: float
    longitude: float
    shape: Literal["square", "circle", "triangle", "diamond"] = "square"
    size: float = 1.0  # the marker's area against the largest; 1 where not every size is known
    head: Text = EMPTY  # what to say of it beside the map
    text: Text = EMPTY


@frozen
class Place:
    """A name that only gives bearings: a town (dot), a region, a country or a sea."""

    name: str
    latitude: float
    longitude: float
    kind: Literal["town", "region", "country", "sea"]


@frozen
class Land:
    """One country: rings of (longitude, latitude), and whether the map is about it."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    subject: bool


@frozen
class Option:
    """One way to go: what it is, what speaks for it and what against."""

    letter: str
    name: Text
    principle: Text
    advantages: tuple[Text, ...]
    risks: tuple[Text, ...]
    mark: Mark | None = None


@frozen
class Verdict:
    """What one criterion says of one option, in words; ``better`` is printed bold."""

    text: Text
    better: bool = False


@frozen
class Criterion:
    """One criterion and its verdict on each option, in the options' order."""

    name: Text
    verdicts: tuple[Verdict, ...]


@frozen
class Responsibility:
    """Who decides one matter: ``by`` are indices into the bodies; none where it is still open."""

    matter: Text
    word: Text
    by: tuple[int, ...]
    detail: Text = EMPTY
    mark: Mark | None = None


@frozen
class Person:
    """One person, what they do, and since and until when, as printed in columns.

    ``dates`` is what is known of them where there are no columns: each date and its head, or
    words that need none.
    """

    name: str
    role: Text
    since: str
    until: str
    mark: Mark | None = None
    dates: tuple[tuple[str, str], ...] = ()


@frozen
class Stage:
    """One step of a change: "Hier", "Moteur thermique", what it means."""

    label: str
    head: Text
    text: Text
    state: Literal["past", "present", "ambition"]


@frozen
class Source:
    """One numbered source, as the list of sources prints it."""

    number: int
    kind: str
    text: Text
    detail: Text = EMPTY
    link: str | None = None


# ---------------------------------------------------------------- blocks
# Each has a title that says what to see: a sub-heading on the page, a title on its slide. An empty
# title means that the block needs none on the page; on a slide the section's title stands then.
# ``path`` is the place in the data file that the block comes from.


@frozen
class Statements:
    """Heads and what they say: context, drivers, skills, definitions."""

    path: str
    title: Text
    items: tuple[Statement, ...]
    numbered: bool = False
    ruled: bool = True  # a list with hairlines; without: running prose
    terms: bool = False  # each head is a word, and what it says is the word's meaning


@frozen
class KeyFigures:
    """Figures in a row."""

    path: str
    title: Text
    label: str
    figures: tuple[Figure, ...]


@frozen
class Table:
    """Rows under column heads. ``status_head`` heads the column of marks, where rows have any."""

    path: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    status_head: str = ""
    note: Text = EMPTY
    dense: bool = False  # an annex: closer rows
    numbered: bool = False  # rows are counted; the number stands before the row's head
    paper_only: bool = False  # the page prints it; the deck leaves it out


@frozen
class Chart:
    """Numbers as a picture. ``caption`` and ``unit`` head it; ``alt`` tells it in words."""

    path: str
    title: Text
    kind: Literal["bars", "columns", "stacked", "lines", "doughnut"]
    caption: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    number_format: str  # the spreadsheet's form of the printed numbers
    cacheable: bool = False  # marked internal at most: its picture may be kept between builds
    emphasis: tuple[int, ...] = ()  # categories or series that matter most: see by_category
    ticks: tuple[Tick, ...] = ()  # of the value axis, where one is drawn
    total: str = ""  # doughnut: what stands in the middle
    finding: Text = EMPTY
    text: tuple[Text, ...] = ()
    note: Text = EMPTY
    mark: Mark | None = None

    @property
    def by_category(self) -> bool:
        """Whether an emphasis chooses categories: in bars, rings and columns of one series."""
        alone = self.kind == "columns" and len(self.series) == 1
        return alone or self.kind in ("bars", "doughnut")


@frozen
class Timeline:
    """Events on an axis true to months, of ``months`` months, and those without a date beside."""

    path: str
    title: Text
    months: float
    ticks: tuple[Tick, ...]
    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    undated_label: str
    known_until: float  # the as-of date on the axis; what follows is drawn dashed
    alt: str
    note: Text = EMPTY
    mark: Mark | None = None


@frozen
class Map:
    """Sites on a map; ``key`` tells the shapes in words. Bounds: west, south, east, north."""

    path: str
    title: Text
    lands: tuple[Land, ...]
    bounds: tuple[float, float, float, float]
    sites: tuple[Site, ...]
    places: tuple[Place, ...]
    scale_km: int
    scale_label: str
    key: tuple[Text, ...]
    alt: str
    mark: Mark | None = None


@frozen
class Options:
    """Options side by side, then how the criteria judge them."""

    path: str
    title: Text
    options: tuple[Option, ...]
    principle_label: str
    advantages_label: str
    risks_label: str
    criteria_title: Text
    criterion_label: str
    criteria: tuple[Criterion, ...]
    open_label: str = ""  # "À trancher"
    open_text: Text = EMPTY
    note: Text = EMPTY


@frozen
class Responsibilities:
    """Who decides what: a column per body, a row per matter."""

    path: str
    title: Text
    matter_label: str
    bodies: tuple[str, ...]
    rows: tuple[Responsibility, ...]
    status_head: str
    note: Text = EMPTY


@frozen
class People:
    """People with role and dates; ``heads`` are name, role, since, until, status."""

    path: str
    title: Text
    heads: tuple[str, str, str, str, str]
    people: tuple[Person, ...]


@frozen
class Stages:
    """A change in steps, from what was to what is meant to be; below, what follows from it."""

    path: str
    title: Text
    stages: tuple[Stage, ...]
    below: tuple[Statement, ...] = ()
    mark: Mark | None = None


@frozen
class Callout:
    """One text not to be missed: the resolution proposed; then what follows if it is refused."""

    path: str
    title: Text
    label: str
    text: Text
    aside_label: str = ""
    aside: Text = EMPTY


@frozen
class References:
    """The numbered sources; ``legend`` explains the marks."""

    path: str
    title: Text
    label: str
    heads: tuple[str, str, str]  # number, source, kind
    sources: tuple[Source, ...]
    legend_title: str
    legend: tuple[tuple[Mark, Text], ...]


Block = (
    Statements
    | KeyFigures
    | Table
    | Chart
    | Timeline
    | Map
    | Options
    | Responsibilities
    | People
    | Stages
    | Callout
    | References
)


# ---------------------------------------------------------------- the whole


@frozen
class Section:
    """One part: its label, its message as a title, a lead, and its blocks."""

    id: str
    label: str
    title: Text
    lead: Text
    question: Text  # what the agenda asks of it
    blocks: tuple[Block, ...]
    number: int = 0  # its place on the agenda, from 1; 0 for sources and annexes
    joins: bool = False  # it goes on below the section before it, on the same page


@frozen
class Summary:
    """Page 1 for who reads one page: what is asked, the answer, the points, figures, options."""

    label: str  # "Synthèse": the slide's section
    title: Text  # the summary slide's title: the answer
    purpose: str  # "Pour discussion"
    filled: bool  # False for a badge that only informs
    ask: Text
    answer_label: str
    answer: Text
    answer_mark: Mark | None
    points_label: str
    points: tuple[Statement, ...]
    figures: KeyFigures | None
    options: Options | None
    options_label: str  # "Les deux voies"
    advantage_label: str  # "Avantage"
    risk_label: str  # "Risque"
    notes: tuple[Text, ...]


@frozen
class Extent:
    """How long a written file is, in pages or slides: in all, and what each section stands on.

    ``unmeasured`` are fonts of a deck whose widths are not known.
    """

    total: int
    sections: dict[str, int]
    unmeasured: tuple[str, ...] = ()


@frozen
class Words:
    """The interface words that only a writer can place. ``{page}`` is filled in."""

    page: str  # "Page {page} sur {pages}"
    continued: str  # "Suite"
    contents: str  # "Sommaire"
    agenda: str  # "Ordre du jour"
    agenda_title: Text  # the agenda slide's title: its message
    sources_label: str  # "Sources"
    source_line: str  # "Source : ", before a slide's sources
    status: str  # "Statut"
    data: str  # "Les données de ce document", of the file that travels inside


@frozen
class Cover:
    """One column of the title slide: "Séance" and its lines."""

    label: str
    lines: tuple[str, ...]


@frozen
class Story:
    """All that one edition tells, in one language."""

    id: str
    language: str  # BCP 47
    title: Text
    short_title: str  # runs in the page's head: "Ampere"
    subtitle: Text
    organisation: str
    author: str
    subject: str
    date: str  # ISO 8601 day, from the data, never from the clock: the files' own date
    meeting: str  # "Conseil d’administration · Point 4.2 · 20 minutes · Date à fixer"
    marking: str  # "Confidentiel"
    as_of: str  # "Données arrêtées à septembre 2025"
    version: str  # "Version 1.0, projet"
    notice: str  # printed on every page and slide: "Exemple fictif"; "" for none
    cover: tuple[Cover, ...]
    summary: Summary
    sections: tuple[Section, ...]
    words: Words
    has_contents: bool = True  # a contents page from eight pages on; the deck's agenda
    has_notes: bool = True  # speaker notes in the deck
    has_title_slide: bool = True
    has_cover_page: bool = False  # before the first page of the PDF
    watermark: str = ""  # large and pale behind every page and slide; "" for none

    def blocks(self) -> Iterator[Block]:
        """Every block of every section, in order."""
        for section in self.sections:
            yield from section.blocks

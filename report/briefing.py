"""What an author may write: the models of a data file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from report.errors import Problem
from report.source import Source
from report.values import Amount, Id, Link, Loc, Name, Number, When, Words, Yes

MARKINGS = ("public", "internal", "confidential", "secret")  # from the most open
Marking = Literal["public", "internal", "confidential", "secret"]
Status = Literal["confirmed", "reported", "speculative", "reading"]


# ---------------------------------------------------------------- what every item may carry


class Model(BaseModel):
    """A part of a data file: no field but those named, and nothing changes once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(Model):
    """A part that may be withheld. Without a marking of its own it has that of what holds it."""

    marking: Marking | None = None
    """Who may read it: public, internal, confidential or secret; else as what holds it."""
    reason: Words | None = None
    """Why it is marked so, where the law or your house wants a reason."""
    until: When | None = None
    """When the marking ends; after that date the item has the marking of what holds it."""


class Claim(Item):
    """An item that rests on a source. Source and status, too, come from what holds it."""

    source: Id | None = None
    """What it rests on: the id of a source; else that of what holds it."""
    status: Status | None = None
    """How settled it is: confirmed, reported, speculative, or reading (your own conclusion)."""


# ---------------------------------------------------------------- the head


class Head(Model):
    """What the briefing is."""

    id: Id
    """Names the files: small letters, digits and hyphens."""
    title: Words
    """The title of the briefing, on its first page and its first slide."""
    short_title: Name | None = None
    """A shorter title that runs in the head of the pages."""
    subtitle: Words | None = None
    """A line under the title."""
    organisation: Name
    """Whose briefing it is."""
    author: Name | None = None
    """Who wrote it; the organisation where nobody is named."""
    language: Annotated[str, Field(pattern="^[a-z]{2}(-[A-Z]{2})?$")]
    """The language of texts that are not given per language, such as fr or en."""
    as_of: When
    """The date up to which the data goes: a year, a month or a day."""
    date: When | None = None
    """The date of the document itself; that of the data where there is none."""
    version: str | None = None
    """The number of the version, such as "1.0"."""
    status: Literal["draft", "final"] = "draft"
    """Whether the document is a draft or final."""
    marking: Marking | None = None
    """Who may read what has no marking of its own; without one everything is secret."""
    notice: Words | None = None
    """A notice printed on every page and slide."""
    keep_together: tuple[str, ...] = ()
    """Names that the end of a line must not cut, such as [Renault 4, Luca de Meo]."""


class Meeting(Model):
    """The meeting that the briefing is for. What is not fixed yet is left out."""

    body: Words | None = None
    """Who meets, such as the board of directors."""
    date: When | None = None
    """The day of the meeting."""
    item: str | None = None
    """The number of the item on the agenda, such as "4.2"."""
    purpose: Literal["decision", "discussion", "information"] = "information"
    """What is asked of the meeting: decision, discussion or information."""
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    """How many minutes the agenda gives to it."""


class SourceItem(Item):
    """Where statements come from."""

    kind: Literal["press", "filing", "interview", "internal", "statistic", "website", "cartography"]
    """What sort of source it is."""
    title: Name
    """The title of the article, document or page."""
    publisher: Name | None = None
    """Who published it."""
    date: When | None = None
    """When it was published."""
    url: Link | None = None
    """Where it can be read; the list of sources links there."""
    accessed: When | None = None
    """When you read it, for what may change on the web."""
    reliability: Words | None = None
    """How far it can be relied on, such as: not cross-checked."""
    note: Words | None = None
    """Anything else that a reader of the source should know."""


class Fact(Claim):
    """One figure (value) or statement (text), typed once and cited as ``{{its-id}}``."""

    value: Number | None = None
    """The figure, in digits; a fact has either a value or a text."""
    text: Words | None = None
    """The statement, in words that fit into a sentence; a fact has either a value or a text."""
    unit: Words | None = None
    """What the figure counts, such as positions, %, million euros."""
    label: Words | None = None
    """The whole statement, as the list of facts prints it."""
    kind: Literal["stock", "flow", "target"] | None = None
    """A stock (counted on one day), a flow (over a period) or a target (still to be reached)."""
    period: When | None = None
    """When the figure or event is of: a year, a month or a day."""
    as_of: When | None = None
    """The day on which a stock was counted."""

    @model_validator(mode="after")
    def _one_of_value_and_text(self) -> Fact:
        if (self.value is None) == (self.text is None):
            raise ValueError("a fact has either a value (a number) or a text, and not both")
        return self


# ---------------------------------------------------------------- parts of sections

_NO_FILE = "a column of a file is named, but no file; add from: and the name of a CSV file"


class Statement(Claim):
    """A short title and what it says; ``brief`` says it in fewer words, for a slide."""

    title: Words
    """A few words that head the statement."""
    text: Words
    """The statement in full; it may cite facts as {{fact-id}}."""
    brief: Words | None = None
    """The same in fewer words, for a slide."""
    bullets: tuple[Words, ...] = ()
    """Short points below the text."""


class KeyFigure(Claim):
    """One large figure: a fact's value, or its period, and what it is."""

    fact: Id
    """The id of the fact to print large."""
    show: Literal["value", "period"] = "value"
    """What to print large: the fact's value, or its period."""
    label: Words
    """What the figure is, in a few words below it."""
    detail: Words | None = None
    """A second, smaller line."""


class Location(Model):
    """Degrees, north and east positive."""

    lat: Number
    """Degrees north of the equator, such as 50.37; south is negative."""
    lon: Number
    """Degrees east of Greenwich, such as 3.08; west is negative."""


class Site(Claim):
    """One industrial site."""

    id: Id
    """Names the site inside the file."""
    name: Name
    """The name of the site."""
    short: Name | None = None
    """A shorter name, for the map."""
    region: Name | None = None
    """The region that it is in."""
    role: Words
    """What the site does."""
    brief: Words | None = None
    """What it does in three words, for the map."""
    heritage: Words | None = None
    """What stood or was made there before."""
    workforce: Amount | None = None
    """How many work there, as a number, or words where no number is known."""
    workforce_brief: Words | None = None
    """The workforce in a few words, for the map."""
    trade: Literal["assembly", "engines", "batteries", "software", "other"] = "other"
    """What the site does, as the shape of its marker on the map."""
    location: Location | None = None
    """Where it is; a site without a location is not on the map."""
    head: Words | None = None
    """A few words that head what a slide says beside the map."""
    text: Words | None = None
    """What a slide says of it beside the map."""


class MapPlace(Model):
    """A name that only gives bearings."""

    name: Name
    """The name to print."""
    kind: Literal["town", "region", "country", "sea"]
    """A town gets a dot; a region, a country or a sea is a name alone."""
    lat: Number
    """Degrees north of the equator."""
    lon: Number
    """Degrees east of Greenwich."""


class SiteMap(Claim):
    """The map of the sites: which countries it is about, and names for bearings."""

    countries: tuple[str, ...] = ()
    """The countries that the map is about, by their two letters, such as [FR]."""
    places: tuple[MapPlace, ...] = ()
    """Names that help readers to find their bearings."""


class Stage(Claim):
    """One step of a change."""

    label: Words
    """When: a word such as yesterday, today, ambition."""
    title: Words
    """What changes, in a word or two."""
    text: Words
    """What it means."""
    state: Literal["past", "present", "ambition"] = "present"
    """Whether it is past, present or an ambition."""


class Point(Claim):
    """One number of a series of points: a value or words, or a fact."""

    name: Words
    """What the number is of, such as a business line or a year."""
    value: Amount | None = None
    """The number, or words where there is no number."""
    fact: Id | None = None
    """The id of a fact whose figure is drawn."""

    @model_validator(mode="after")
    def _one_of_value_and_fact(self) -> Point:
        if (self.value is None) == (self.fact is None):
            raise ValueError("a point has either a value or a fact, and not both")
        return self


class Line(Item):
    """One series over the categories; words or '–' where there is no number."""

    name: Words
    """What the line is of."""
    values: tuple[Amount | None, ...] = ()
    """One number for each category, in their order; null where nothing is known."""
    column: Name | None = None
    """The column of the CSV file that holds the values."""

    @model_validator(mode="after")
    def _one_of_values_and_column(self) -> Line:
        if bool(self.values) == (self.column is not None):
            raise ValueError("a line has either values, or a column of the file that 'from' names")
        return self


class SeriesItem(Claim):
    """Numbers to be drawn: ``points`` for one series, or ``categories`` and ``lines``."""

    id: Id
    """Names the series inside the file."""
    title: Words
    """What the chart shows, as a sentence; the title of its slide."""
    from_: str | None = Field(default=None, alias="from")
    """A CSV file beside the data file that holds the categories and the lines."""
    decimal: Literal[",", "."] | None = None
    """The sign before the decimals in the CSV file, where its numbers do not tell."""
    category: Name | None = None
    """The column of the CSV file that holds the categories; or one column per language."""
    caption: Words | None = None
    """What is drawn, over which time; stands above the chart."""
    unit: Words
    """What the numbers count, such as: in millions of euros."""
    chart: Literal["bars", "columns", "stacked", "lines", "doughnut"] = "bars"
    """How to draw it: bars, columns, stacked, lines or doughnut."""
    kind: Literal["stock", "flow", "target"] | None = None
    """Stock, flow or target: they are never mixed in one chart."""
    points: tuple[Point, ...] = ()
    """The numbers of a single series, each with its name."""
    categories: tuple[Words, ...] = ()
    """What stands along the axis when there are several lines."""
    lines: tuple[Line, ...] = ()
    """Several series over the same categories."""
    emphasis: tuple[Annotated[int, Field(ge=1, le=100)], ...] = ()
    """Which points or lines matter most, counted from 1."""
    total: Words | None = None
    """What stands in the middle of a doughnut."""
    finding: Words | None = None
    """What to see in the chart, in one sentence."""
    text: tuple[Words, ...] = ()
    """Sentences that stand beside or below the chart."""
    alt: Words | None = None
    """The chart in words, for who cannot see it; made from the numbers where it is left out."""

    @model_validator(mode="after")
    def _one_form(self) -> SeriesItem:
        if self.from_ is not None:
            return self._named()
        if self.category or self.decimal or any(line.column for line in self.lines):
            raise ValueError(_NO_FILE)
        if bool(self.points) == bool(self.lines):
            raise ValueError("give either points, or categories and lines")
        for line in self.lines:
            if len(line.values) != len(self.categories):
                raise ValueError(
                    f"each line needs one value per category: {len(self.categories)} here, "
                    f"but a line has {len(line.values)}"
                )
        count = self._choices()
        if any(number > count for number in self.emphasis):
            raise ValueError(
                f"the emphasis is on number {max(self.emphasis)}, but there is only {count} "
                "to choose from"
            )
        return self

    def _named(self) -> SeriesItem:
        """A series whose file could not be read: what is wrong with the file is told already."""
        if self.points or self.categories or any(line.values for line in self.lines):
            raise ValueError("the file holds the values; none may be typed beside it")
        if not self.lines:
            raise ValueError("give lines, each with its column of the file")
        return self

    def _choices(self) -> int:
        """How many bars, slices or lines an emphasis may choose from."""
        if self.chart in ("bars", "doughnut"):
            return len(self.points or self.categories)
        return len(self.lines) or 1


class TableColumn(Model):
    """One column's head; numbers are aligned right, their unit stands in the head."""

    head: Words
    """The head of the column, with the unit of its numbers."""
    numeric: Yes = False
    """Whether it holds numbers, which are aligned right."""
    column: Name | None = None
    """The column of the CSV file that holds the cells; or one column per language."""


class TableRow(Claim):
    """One row: as many cells as there are columns; null where nothing is known."""

    cells: tuple[Amount | None, ...]
    """One cell for each column: a number, words, or null where nothing is known."""
    total: Yes = False
    """Whether the row is a total, set off by a line."""


class TableItem(Claim):
    """A table of the author's own."""

    id: Id
    """Names the table inside the file."""
    title: Words
    """What the table shows, as a sentence."""
    from_: str | None = Field(default=None, alias="from")
    """A CSV file beside the data file that holds the rows."""
    decimal: Literal[",", "."] | None = None
    """The sign before the decimals in the CSV file, where its numbers do not tell."""
    total: Literal["last"] | None = None
    """Which row of the CSV file is a total: the last."""
    columns: tuple[TableColumn, ...] = Field(min_length=1, max_length=12)
    """The columns, from left to right."""
    rows: tuple[TableRow, ...] = ()
    """The rows, from the top."""
    note: Words | None = None
    """A note below the table."""

    @model_validator(mode="after")
    def _even_rows(self) -> TableItem:
        if (self.from_ is None) == ("rows" not in self.model_fields_set):
            raise ValueError("a table has either rows, or the name of the file that holds them")
        named = any(column.column for column in self.columns)
        if self.from_ is None and (named or self.decimal or self.total):
            raise ValueError(_NO_FILE)
        for count, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"row {count} has {len(row.cells)} cells, but there are "
                    f"{len(self.columns)} columns"
                )
        return self


class PersonItem(Claim):
    """One person; ``left`` says that they left at a date that is not known."""

    name: Name
    """The person's name."""
    role: Words
    """What the person is or was."""
    since: When | None = None
    """Since when."""
    fact: Id | None = None
    """The id of a fact whose period is the date since when."""
    until: When | None = None
    """Until when."""
    left: Yes = False
    """Whether the person left at a date that is not known."""
    current: Yes = False
    """Whether the person is in office today."""


class EventItem(Claim):
    """One event. Its date may be the period of a fact; without either it has no date."""

    text: Words
    """What happened, in a few words."""
    kind: Literal["structure", "people", "finance", "industry", "other"] = "other"
    """What sort of event it is, as the shape of its mark on the timeline."""
    date: When | None = None
    """When it happened; an event without a date is listed beside the timeline."""
    fact: Id | None = None
    """The id of a fact whose period is the date of the event."""
    ongoing: Yes = False
    """Whether it goes on from that date."""


class Body(Model):
    """Who may decide."""

    id: Id
    """Names the body, for the field by."""
    name: Name
    """The body's name, as the head of its column."""


class Reserved(Claim):
    """Who decides one matter; ``by`` is empty where it is still open."""

    matter: Words
    """What is to be decided."""
    detail: Words | None = None
    """Within which limits."""
    word: Words
    """How it is decided, such as: decides alone."""
    by: tuple[Id, ...] = ()
    """The ids of the bodies that decide; empty where this is still open."""


class OptionItem(Claim):
    """One way to go."""

    name: Words
    """The name of the option."""
    principle: Words
    """What it consists in, in one sentence."""
    advantages: tuple[Words, ...] = ()
    """What speaks for it."""
    risks: tuple[Words, ...] = ()
    """What speaks against it."""


class VerdictItem(Model):
    """What a criterion says of one option."""

    text: Words
    """The verdict, in a word or two."""
    better: Yes = False
    """Whether this option is the better one by this criterion."""


class CriterionItem(Claim):
    """One criterion, with a verdict for each option in their order."""

    name: Words
    """What the options are judged by."""
    verdicts: tuple[VerdictItem, ...]
    """One verdict for each option, in their order."""


class Question(Claim):
    """A question that nobody has answered yet."""

    question: Words
    """The question."""
    why: Words
    """Why its answer matters."""
    owner: Words | None = None
    """Who is to answer it."""
    due: When | None = None
    """By when."""


class Decision(Claim):
    """The resolution that the meeting is asked to take."""

    title: Words | None = None
    """The title of the decision's page and slide."""
    resolution: Words
    """The resolution, word for word, as it would stand in the minutes."""
    if_refused: Words | None = None
    """What happens if it is not taken."""


# ---------------------------------------------------------------- sections


class Section(Claim):
    """What every section has: its message as a title, a lead, and free statements and tables."""

    message: Words
    """What the section says, as one sentence: its title."""
    lead: Words | None = None
    """One or two sentences that follow the message."""
    question: Words | None = None
    """The question that the section answers, for the agenda."""
    label: Words | None = None
    """The name of the section, instead of the usual one."""
    statements: tuple[Statement, ...] = ()
    """Free statements, each with a title and a text."""
    tables: tuple[TableItem, ...] = ()
    """Tables of your own."""
    series: tuple[SeriesItem, ...] = ()
    """Numbers to be drawn as charts."""
    takeaways: tuple[Statement, ...] = ()
    """What to remember, at the end of the section."""
    titles: dict[str, Words] = Field(default_factory=dict)
    """Titles of the section's parts, by field, such as {sites: …}."""


class Summary(Claim):
    """Page 1 and the summary slide."""

    message: Words
    """The answer, as one sentence of at most two lines."""
    points: tuple[Statement, ...] = Field(default=(), max_length=7)
    """What the answer rests on: at most seven statements."""
    ask: Words
    """What the meeting is asked to do."""
    figures: tuple[KeyFigure, ...] = Field(default=(), max_length=4)
    """At most four large figures."""
    label: Words | None = None
    """The name of the summary, instead of the usual one."""


class Rationale(Section):
    """Why."""

    context: tuple[Statement, ...] = ()
    """What happened before, and what calls for action."""
    drivers: tuple[Statement, ...] = ()
    """The reasons, side by side."""


class Footprint(Section):
    """Where and with whom."""

    region: Words | None = None
    """The regions that the sites are in, as a line above the map."""
    map: SiteMap | None = None
    """What the map of the sites is about."""
    sites: tuple[Site, ...] = ()
    """The sites, for the table and the map."""
    workforce_period: When | None = None
    """When the workforce of the sites is of."""
    workforce_label: Words | None = None
    """The head of the column of the workforce, instead of the usual one."""
    stages: tuple[Stage, ...] = ()
    """The steps of a change, from past to ambition."""
    skills: tuple[Statement, ...] = ()
    """What people will have to know."""


class Governance(Section):
    """Who decides."""

    bodies: tuple[Body, ...] = ()
    """Who may decide: the columns of the table of who decides what."""
    reserved: tuple[Reserved, ...] = ()
    """Who decides what, matter by matter."""
    people: tuple[PersonItem, ...] = ()
    """Who holds or held which office."""
    events: tuple[EventItem, ...] = ()
    """What happened when, for the timeline."""
    shared_engineering: tuple[Statement, ...] = ()
    """What is shared between several companies or sites."""


class OpenQuestions(Section):
    """What is not settled."""

    options: tuple[OptionItem, ...] = Field(default=(), max_length=4)
    """The ways to go, side by side: at most four."""
    criteria: tuple[CriterionItem, ...] = ()
    """The options, judged by one criterion after the other."""
    depends: Words | None = None
    """What the choice depends on."""
    questions: tuple[Question, ...] = ()
    """What nobody has answered yet."""
    decision: Decision | None = None
    """The resolution that the meeting is asked to take."""


class Risk(Claim):
    """What may go wrong."""

    cause: Words
    """What may happen."""
    effect: Words
    """What would follow from it."""
    likelihood: Literal["low", "medium", "high"]
    """How likely it is: low, medium or high."""
    impact: Literal["low", "medium", "high"]
    """How grave it would be: low, medium or high."""
    owner: Words | None = None
    """Who watches over it."""
    mitigation: Words | None = None
    """What is done against it."""


class Action(Claim):
    """What is to be done next."""

    what: Words
    """What is to be done."""
    owner: Words | None = None
    """Who does it."""
    due: When | None = None
    """By when."""


class Term(Item):
    """One word explained."""

    term: Words
    """The word."""
    meaning: Words
    """What it means, in one sentence."""


class Annex(Section):
    """More, for who wants it."""

    id: Id
    """Names the annex inside the file."""


class Briefing(Model):
    """What the author wrote, whole."""

    briefing: Head
    """What the briefing is: its title, date, language and marking."""
    meeting: Meeting = Meeting()
    """The meeting that it is for."""
    sources: dict[Id, SourceItem] = Field(default_factory=dict)
    """What the statements rest on, each under an id of its own."""
    facts: dict[Id, Fact] = Field(default_factory=dict)
    """Every figure and date, typed once under an id, and cited as {{its-id}}."""
    summary: Summary
    """The whole paper for who reads one page."""
    rationale: Rationale | None = None
    """Why."""
    footprint: Footprint | None = None
    """Where and with whom."""
    governance: Governance | None = None
    """Who decides."""
    open_questions: OpenQuestions | None = None
    """What is not settled: options, questions and the decision."""
    risks: tuple[Risk, ...] = ()
    """What may go wrong."""
    actions: tuple[Action, ...] = ()
    """What is to be done next."""
    glossary: tuple[Term, ...] = ()
    """Words that a reader may not know."""
    annexes: tuple[Annex, ...] = ()
    """More, for who wants it."""
    titles: dict[str, Words] = Field(default_factory=dict)
    """Titles of risks, actions, glossary, sources and facts, by field."""
    schema_version: Literal["1"] = Field(alias="schema")
    """The version of this form: 1."""
    _source: Source | None = PrivateAttr(default=None)

    def place(self, loc: Loc, what: str, hint: str = "", code: str = "") -> Problem:
        """A problem at one place of the file that the briefing came from."""
        if self._source is None:
            return Problem("", 0, 0, what, hint, code, ".".join(map(str, loc)))
        return self._source.problem(loc, what, hint, code)


# ---------------------------------------------------------------- looking through it

CITED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
FORMS = ("value", "signed", "unit", "period", "short")


def cited(words: str) -> list[tuple[str, str]]:
    """Facts that ``words`` cite, with the form asked for: ``[("douai-hires", "value")]``."""
    found = []
    for inner in CITED.findall(words):
        name, _, form = inner.partition(".")
        found.append((name, form))
    return found


def walk(part: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Every model, text and value below ``part``, depth first, with its place in the file."""
    yield loc, part
    if isinstance(part, Model):
        for name, field in type(part).model_fields.items():
            if (value := getattr(part, name)) is not None:
                yield from walk(value, (*loc, field.alias or name))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from walk(value, (*loc, index))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from walk(value, loc if key in ("", "*") else (*loc, key))

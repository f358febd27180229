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
    reason: Words | None = None  # why it is marked so
    until: When | None = None  # when the marking ends


class Claim(Item):
    """An item that rests on a source. Source and status, too, come from what holds it."""

    source: Id | None = None
    status: Status | None = None


# ---------------------------------------------------------------- the head


class Head(Model):
    """What the briefing is."""

    id: Id
    title: Words
    short_title: Name | None = None  # runs in the head of the pages
    subtitle: Words | None = None
    organisation: Name
    author: Name | None = None
    language: Annotated[str, Field(pattern="^[a-z]{2}(-[A-Z]{2})?$")]
    as_of: When
    date: When | None = None  # the files' own date; as_of where there is none
    version: str | None = None
    status: Literal["draft", "final"] = "draft"
    marking: Marking | None = None
    notice: Words | None = None  # printed on every page and slide
    keep_together: tuple[str, ...] = ()  # names that no line end may cut


class Meeting(Model):
    """The meeting that the briefing is for. What is not fixed yet is left out."""

    body: Words | None = None
    date: When | None = None
    item: str | None = None
    purpose: Literal["decision", "discussion", "information"] = "information"
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None


class SourceItem(Item):
    """Where statements come from."""

    kind: Literal["press", "filing", "interview", "internal", "statistic", "website", "cartography"]
    title: Name
    publisher: Name | None = None
    date: When | None = None
    url: Link | None = None
    accessed: When | None = None
    reliability: Words | None = None
    note: Words | None = None


class Fact(Claim):
    """One figure (value) or statement (text), typed once and cited as ``{{its-id}}``."""

    value: Number | None = None
    text: Words | None = None
    unit: Words | None = None
    label: Words | None = None  # the whole statement, as the list of facts prints it
    kind: Literal["stock", "flow", "target"] | None = None
    period: When | None = None
    as_of: When | None = None

    @model_validator(mode="after")
    def _one_of_value_and_text(self) -> Fact:
        if (self.value is None) == (self.text is None):
            raise ValueError("a fact has either a value (a number) or a text, and not both")
        return self


# ---------------------------------------------------------------- parts of sections


class Statement(Claim):
    """A short title and what it says; ``brief`` says it in fewer words, for a slide."""

    title: Words
    text: Words
    brief: Words | None = None
    bullets: tuple[Words, ...] = ()


class KeyFigure(Claim):
    """One large figure: a fact's value, or its period, and what it is."""

    fact: Id
    show: Literal["value", "period"] = "value"
    label: Words
    detail: Words | None = None


class Location(Model):
    """Degrees, north and east positive."""

    lat: Number
    lon: Number


class Site(Claim):
    """One industrial site."""

    id: Id
    name: Name
    short: Name | None = None  # its name on the map
    region: Name | None = None
    role: Words
    brief: Words | None = None  # what it does in three words, for the map
    heritage: Words | None = None
    workforce: Amount | None = None
    workforce_brief: Words | None = None  # for the map
    trade: Literal["assembly", "engines", "batteries", "software", "other"] = "other"
    location: Location | None = None
    head: Words | None = None  # what a slide says beside the map
    text: Words | None = None


class MapPlace(Model):
    """A name that only gives bearings."""

    name: Name
    kind: Literal["town", "region", "country", "sea"]
    lat: Number
    lon: Number


class SiteMap(Claim):
    """The map of the sites: which countries it is about, and names for bearings."""

    countries: tuple[str, ...] = ()
    places: tuple[MapPlace, ...] = ()


class Stage(Claim):
    """One step of a change."""

    label: Words
    title: Words
    text: Words
    state: Literal["past", "present", "ambition"] = "present"


class Point(Claim):
    """One number of a series of points: a value or words, or a fact."""

    name: Words
    value: Amount | None = None
    fact: Id | None = None

    @model_validator(mode="after")
    def _one_of_value_and_fact(self) -> Point:
        if (self.value is None) == (self.fact is None):
            raise ValueError("a point has either a value or a fact, and not both")
        return self


class Line(Item):
    """One series over the categories; words or '–' where there is no number."""

    name: Words
    values: tuple[Amount | None, ...]


class SeriesItem(Claim):
    """Numbers to be drawn: ``points`` for one series, or ``categories`` and ``lines``."""

    id: Id
    title: Words
    caption: Words | None = None
    unit: Words
    chart: Literal["bars", "columns", "stacked", "lines", "doughnut"] = "bars"
    kind: Literal["stock", "flow", "target"] | None = None
    points: tuple[Point, ...] = ()
    categories: tuple[Words, ...] = ()
    lines: tuple[Line, ...] = ()
    emphasis: tuple[Annotated[int, Field(ge=1, le=100)], ...] = ()  # which matter most, from 1
    total: Words | None = None  # in the middle of a doughnut
    finding: Words | None = None
    text: tuple[Words, ...] = ()
    alt: Words | None = None

    @model_validator(mode="after")
    def _one_form(self) -> SeriesItem:
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

    def _choices(self) -> int:
        """How many bars, slices or lines an emphasis may choose from."""
        if self.chart in ("bars", "doughnut"):
            return len(self.points or self.categories)
        return len(self.lines) or 1


class TableColumn(Model):
    """One column's head; numbers are aligned right, their unit stands in the head."""

    head: Words
    numeric: Yes = False


class TableRow(Claim):
    """One row: as many cells as there are columns; null where nothing is known."""

    cells: tuple[Amount | None, ...]
    total: Yes = False


class TableItem(Claim):
    """A table of the author's own."""

    id: Id
    title: Words
    columns: tuple[TableColumn, ...] = Field(min_length=1, max_length=12)
    rows: tuple[TableRow, ...]
    note: Words | None = None

    @model_validator(mode="after")
    def _even_rows(self) -> TableItem:
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
    role: Words
    since: When | None = None
    fact: Id | None = None  # its period is the date since when
    until: When | None = None
    left: Yes = False
    current: Yes = False


class EventItem(Claim):
    """One event. Its date may be the period of a fact; without either it has no date."""

    text: Words
    kind: Literal["structure", "people", "finance", "industry", "other"] = "other"
    date: When | None = None
    fact: Id | None = None
    ongoing: Yes = False  # it goes on from that date


class Body(Model):
    """Who may decide."""

    id: Id
    name: Name


class Reserved(Claim):
    """Who decides one matter; ``by`` is empty where it is still open."""

    matter: Words
    detail: Words | None = None
    word: Words
    by: tuple[Id, ...] = ()


class OptionItem(Claim):
    """One way to go."""

    name: Words
    principle: Words
    advantages: tuple[Words, ...] = ()
    risks: tuple[Words, ...] = ()


class VerdictItem(Model):
    """What a criterion says of one option."""

    text: Words
    better: Yes = False


class CriterionItem(Claim):
    """One criterion, with a verdict for each option in their order."""

    name: Words
    verdicts: tuple[VerdictItem, ...]


class Question(Claim):
    """A question that nobody has answered yet."""

    question: Words
    why: Words
    owner: Words | None = None
    due: When | None = None


class Decision(Claim):
    """The resolution that the meeting is asked to take."""

    title: Words | None = None
    resolution: Words
    if_refused: Words | None = None


# ---------------------------------------------------------------- sections


class Section(Claim):
    """What every section has: its message as a title, a lead, and free statements and tables."""

    message: Words
    lead: Words | None = None
    question: Words | None = None  # what the agenda asks of it
    label: Words | None = None
    statements: tuple[Statement, ...] = ()
    tables: tuple[TableItem, ...] = ()
    series: tuple[SeriesItem, ...] = ()
    takeaways: tuple[Statement, ...] = ()
    titles: dict[str, Words] = Field(default_factory=dict)  # titles of its parts, by field


class Summary(Claim):
    """Page 1 and the summary slide."""

    message: Words
    points: tuple[Statement, ...] = Field(default=(), max_length=7)
    ask: Words
    figures: tuple[KeyFigure, ...] = Field(default=(), max_length=4)
    label: Words | None = None


class Rationale(Section):
    """Why."""

    context: tuple[Statement, ...] = ()
    drivers: tuple[Statement, ...] = ()


class Footprint(Section):
    """Where and with whom."""

    region: Words | None = None
    map: SiteMap | None = None
    sites: tuple[Site, ...] = ()
    workforce_period: When | None = None
    workforce_label: Words | None = None  # heads the column instead of "target workforce"
    stages: tuple[Stage, ...] = ()
    skills: tuple[Statement, ...] = ()


class Governance(Section):
    """Who decides."""

    bodies: tuple[Body, ...] = ()
    reserved: tuple[Reserved, ...] = ()
    people: tuple[PersonItem, ...] = ()
    events: tuple[EventItem, ...] = ()
    shared_engineering: tuple[Statement, ...] = ()


class OpenQuestions(Section):
    """What is not settled."""

    options: tuple[OptionItem, ...] = Field(default=(), max_length=4)
    criteria: tuple[CriterionItem, ...] = ()
    depends: Words | None = None  # what the choice depends on
    questions: tuple[Question, ...] = ()
    decision: Decision | None = None


class Risk(Claim):
    """What may go wrong."""

    cause: Words
    effect: Words
    likelihood: Literal["low", "medium", "high"]
    impact: Literal["low", "medium", "high"]
    owner: Words | None = None
    mitigation: Words | None = None


class Action(Claim):
    """What is to be done next."""

    what: Words
    owner: Words | None = None
    due: When | None = None


class Term(Item):
    """One word explained."""

    term: Words
    meaning: Words


class Annex(Section):
    """More, for who wants it."""

    id: Id


class Briefing(Model):
    """What the author wrote, whole."""

    briefing: Head
    meeting: Meeting = Meeting()
    sources: dict[Id, SourceItem] = Field(default_factory=dict)
    facts: dict[Id, Fact] = Field(default_factory=dict)
    summary: Summary
    rationale: Rationale | None = None
    footprint: Footprint | None = None
    governance: Governance | None = None
    open_questions: OpenQuestions | None = None
    risks: tuple[Risk, ...] = ()
    actions: tuple[Action, ...] = ()
    glossary: tuple[Term, ...] = ()
    annexes: tuple[Annex, ...] = ()
    titles: dict[str, Words] = Field(default_factory=dict)  # of risks, actions, glossary, sources
    schema_version: Literal["1"] = Field(alias="schema")
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

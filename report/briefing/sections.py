"""The sections of a data file, from the summary to the annexes."""

from __future__ import annotations

from pydantic import Field

from report.briefing.figures import SeriesItem, TableItem
from report.briefing.items import Claim
from report.briefing.parts import (
    Body,
    CriterionItem,
    Decision,
    EventItem,
    KeyFigure,
    OptionItem,
    PersonItem,
    Question,
    Reserved,
    Site,
    SiteMap,
    Stage,
    Statement,
)
from report.values import Id, When, Words


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
    """The regions that the sites are in, for your records: it is not printed."""
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


class Annex(Section):
    """More, for who wants it."""

    id: Id
    """Names the annex inside the file."""

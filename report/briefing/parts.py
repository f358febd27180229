"""The parts that sections are made of: statements, sites, people, options and more."""

from __future__ import annotations

from typing import Literal

from report.briefing.items import Claim, Item, Model
from report.values import Amount, Id, Name, Number, When, Words, Yes


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

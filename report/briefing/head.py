"""What a briefing is, the meeting that it is for, its sources and its facts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from report.briefing.items import Claim, Item, Marking, Model
from report.values import Id, Link, Name, Number, When, Words


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
    """The day on which a stock was counted; the list of facts prints it where no period is."""

    @model_validator(mode="after")
    def _one_of_value_and_text(self) -> Fact:
        if (self.value is None) == (self.text is None):
            raise ValueError("a fact has either a value (a number) or a text, and not both")
        return self

"""What one audience gets, as a template file says it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from report.briefing import Marking
from report.errors import Problem
from report.source import Source
from report.values import Loc, Name, Yes

Part = Literal[
    "rationale",
    "footprint",
    "governance",
    "open_questions",
    "risks",
    "decision",
    "actions",
    "key_facts",
    "held_back",
    "glossary",
    "annexes",
    "sources",
]
Count = Annotated[int, Field(ge=1, le=999)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Entry(_Model):
    """One section of an outline: its name alone, or with how much of it is told."""

    section: Part
    """Which section it is."""
    depth: Literal["full", "summary"] = "full"
    """All of it; or its message and its first part alone, in short, below the section before."""
    show: tuple[str, ...] = ()
    """The parts of it that are told, in this order, such as [skills, sites]; else all of them."""
    pages: Count | None = None
    """How many pages it may fill; more is remarked on, and nothing is cut."""
    slides: Count | None = None
    """How many slides it may fill."""


class Budget(_Model):
    """How long an edition may be; more is remarked on, and nothing is cut."""

    pages: Count | None = None
    """How many pages the PDF may have."""
    slides: Count | None = None
    """How many slides the deck may have."""


def _read_entry(value: Any) -> Any:
    """A section that is named alone is told in full."""
    return {"section": value} if isinstance(value, str) else value


Outline = tuple[Annotated[Entry, BeforeValidator(_read_entry)], ...]


class Template(_Model):
    """What one audience gets."""

    name: Name
    """Whom it is for, as people say it: Board, Works council."""
    extends: str | None = None
    """The template that this one changes: what is not said here comes from there."""
    clearance: Marking
    """The highest marking that these readers may see."""
    outline: Outline
    """The sections, in the order in which they are told."""
    budget: Budget = Budget()
    """How many pages and slides the whole may have."""
    languages: tuple[str, ...] = ()
    """The languages that it is printed in, and no others; any language where none is said."""
    theme: str = "house"
    """The look: the name of a folder of themes."""
    page: Literal["A4", "letter"] | None = None
    """The size of the page; that of the look where nothing is said."""
    cover: Literal["none", "slides", "pages", "both"] = "slides"
    """Which of the deck (slides) and the PDF (pages) begins with a cover."""
    contents: Yes = True
    """A contents page, from eight pages on, and the agenda in the deck."""
    notes: Yes = True
    """Speaker notes in the deck; without them the slides carry the whole text."""
    facts: Yes = True
    """The list of all facts, after the sources, in the PDF."""
    chart_tables: Yes = False
    """The numbers of each chart in a table below it, in the PDF; a deck's charts hold them."""
    data: Yes = True
    """The data of the edition travels in the PDF, whole: what these readers may see of it."""
    meeting: Yes = True
    """The meeting that the briefing is for; without it, the name of the audience stands there."""
    purpose: Literal["decision", "discussion", "information"] | None = None
    """What these readers are asked for; what the meeting is asked for where nothing is said."""
    ask: Name | None = None
    """What these readers are told first, in the place of what the meeting is asked to do."""
    marking: Literal["whole", "items"] = "whole"
    """The highest marking on every page and slide (whole), or each item's own beside it (items)."""
    marking_line: Name | None = None
    """Words that stand at the foot of every page and slide, after the marking."""
    watermark: Name | None = None
    """Large pale words behind every page and slide, such as Draft."""
    copies: Yes = False
    """Numbered copies may be made of it, one a recipient, with their name behind the text."""
    words: dict[str, dict[str, dict[str, str]]] = Field(default_factory=dict)
    """Words in the place of a language's own, by language and group, as its file has them."""
    _source: Source | None = PrivateAttr(default=None)

    def label(self, language: str) -> str:
        """Whom it is for, in ``language`` where it is said in it, else in English or any other."""
        names = self.name
        return next(
            (names[code] for code in (language, "*", "en") if code in names), min(names.values())
        )

    def own_texts(self, language: str) -> list[str]:
        """All that documents in ``language`` say in the template's words, not the author's."""
        names = (self.name, self.ask, self.marking_line, self.watermark)
        said = [text for words in names if words for text in words.values()]
        groups = self.words.get(language, {}).values()
        return [*said, *(word for group in groups for word in group.values())]

    def place(self, loc: Loc, what: str, hint: str = "", code: str = "") -> Problem:
        """A problem at one place of the file that the template, or that part of it, came from."""
        if self._source is None:
            return Problem("", 0, 0, what, hint, code, ".".join(map(str, loc)))
        return self._source.problem(loc, what, hint, code)

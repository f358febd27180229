"""What one audience gets, as a template file says it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, PrivateAttr

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
    "glossary",
    "annexes",
    "sources",
]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Template(_Model):
    """What one audience gets."""

    name: Name
    """Whom it is for, as people say it: Board, Works council."""
    extends: str | None = None
    """The template that this one changes: what is not said here comes from there."""
    clearance: Marking
    """The highest marking that these readers may see."""
    outline: tuple[Part, ...]
    """The sections, in the order in which they are told."""
    languages: tuple[str, ...] = ()
    """The languages that it is printed in, and no others; any language where none is said."""
    theme: str = "house"
    """The look: the name of a folder of themes."""
    page: Literal["A4", "letter"] | None = None
    """The size of the page; that of the look where nothing is said."""
    contents: Yes = True
    """A contents page, from eight pages on, and the agenda in the deck."""
    notes: Yes = True
    """Speaker notes in the deck; without them the slides carry the whole text."""
    facts: Yes = True
    """The list of all facts, after the sources."""
    _source: Source | None = PrivateAttr(default=None)

    def label(self, language: str) -> str:
        """Whom it is for, in ``language`` where it is said in it, else in English or any other."""
        names = self.name
        return next(
            (names[code] for code in (language, "*", "en") if code in names), min(names.values())
        )

    def place(self, loc: Loc, what: str, hint: str = "", code: str = "") -> Problem:
        """A problem at one place of the file that the template, or that part of it, came from."""
        if self._source is None:
            return Problem("", 0, 0, what, hint, code, ".".join(map(str, loc)))
        return self._source.problem(loc, what, hint, code)

"""What an author may write: the models of a data file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, PrivateAttr

from report.briefing.figures import Line, Point, SeriesItem, TableColumn, TableItem, TableRow
from report.briefing.head import Fact, Head, Meeting, SourceItem
from report.briefing.items import MARKINGS, Claim, Item, Marking, Model, Status
from report.briefing.parts import (
    Action,
    Body,
    CriterionItem,
    Decision,
    EventItem,
    KeyFigure,
    Location,
    MapPlace,
    OptionItem,
    PersonItem,
    Question,
    Reserved,
    Risk,
    Site,
    SiteMap,
    Stage,
    Statement,
    Term,
    VerdictItem,
)
from report.briefing.sections import (
    Annex,
    Footprint,
    Governance,
    OpenQuestions,
    Rationale,
    Section,
    Summary,
)
from report.errors import Problem
from report.source import Source
from report.values import Id, Loc, Words

__all__ = [
    "CITED",
    "FORMS",
    "MARKINGS",
    "Action",
    "Annex",
    "Body",
    "Briefing",
    "Claim",
    "CriterionItem",
    "Decision",
    "EventItem",
    "Fact",
    "Footprint",
    "Governance",
    "Head",
    "Item",
    "KeyFigure",
    "Line",
    "Location",
    "MapPlace",
    "Marking",
    "Meeting",
    "Model",
    "OpenQuestions",
    "OptionItem",
    "PersonItem",
    "Point",
    "Question",
    "Rationale",
    "Reserved",
    "Risk",
    "Section",
    "SeriesItem",
    "Site",
    "SiteMap",
    "SourceItem",
    "Stage",
    "Statement",
    "Status",
    "Summary",
    "TableColumn",
    "TableItem",
    "TableRow",
    "Term",
    "VerdictItem",
    "cited",
    "walk",
]  # fmt: skip


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

    @property
    def file(self) -> Path | None:
        """The file that the briefing was read from; None where it came from none."""
        return self._source.path if self._source and self._source.path.is_file() else None

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
    if loc or not isinstance(part, Briefing):
        return _walked(part, loc)
    known = _WHOLE.get(id(part))
    if known is not None and known[0] is part:
        return iter(known[1])
    found = list(_walked(part, loc))
    if len(found) < _LARGE:
        while len(_WHOLE) >= _KEPT:
            _WHOLE.pop(next(iter(_WHOLE)))
        _WHOLE[id(part)] = (part, found)
    return iter(found)


# Whole papers never change, and each is walked a dozen times in a build: the last few are kept,
# but for those whose lists would take more memory than walking takes time.
_WHOLE: dict[int, tuple[Briefing, list[tuple[Loc, Any]]]] = {}
_KEPT, _LARGE = 4, 50_000


def _walked(part: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    waiting = [(loc, part)]
    while waiting:  # no recursion: a paper is deep
        loc, part = waiting.pop()
        yield loc, part
        if isinstance(part, str):
            continue
        if isinstance(part, Model):
            values = part.__dict__
            found = [
                ((*loc, alias), values[name])
                for name, alias in _fields(type(part))
                if values[name] is not None
            ]
        elif isinstance(part, tuple):
            found = [((*loc, index), value) for index, value in enumerate(part)]
        elif isinstance(part, dict):
            found = [(loc if key in ("", "*") else (*loc, key), v) for key, v in part.items()]
        else:
            continue
        waiting += reversed(found)


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """The model's fields, each with the name that it has in the file."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())

"""Look over a data file before anything is written: from file to Briefing, or every problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from report.briefing import (
    FORMS,
    Briefing,
    EventItem,
    Fact,
    KeyFigure,
    OpenQuestions,
    PersonItem,
    Point,
    Reserved,
    SeriesItem,
    cited,
    walk,
)
from report.errors import Problem, ReportError, did_you_mean
from report.faults import problems_of
from report.fill import fill_in
from report.source import Source, read_source
from report.values import Loc

CODES = {
    "E251": "a file for another version of the program",
    "E252": "a name that leads nowhere",
    "E253": "a form that facts do not have",
    "E254": "a fact that has no such form",
    "E255": "a citation that is not closed",
    "E256": "a criterion without a verdict for each option",
    "E257": "a fact that cites a fact",
    "E258": "a text that runs from right to left",
    "E259": "stock, flow and target in one chart",
}

# The blocks of scripts that run from right to left, and the signs that turn a text around
# (Unicode Standard Annex 9): on a page that knows one direction they would print in a wrong order.
_TURNED = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def load_briefing(path: Path) -> Briefing:
    """The briefing in ``path``; ReportError with every problem found, each with its place."""
    return briefing_of(read_source(path))


def briefing_of(source: Source, folder: Path | None = None) -> Briefing:
    """The briefing that ``source`` holds, checked as a whole; ReportError as ``load_briefing``.

    CSV files that it names are read from ``folder``, or else from the folder of its file.
    """
    _check_schema(source)
    source, problems = fill_in(source, folder or source.path.parent)
    try:
        briefing = Briefing.model_validate(source.data)
    except ValidationError as error:
        raise ReportError([*problems, *problems_of(error, source, Briefing)]) from None
    if problems := [*problems, *_loose_ends(briefing, source)]:
        raise ReportError(problems)
    briefing._source = source
    return briefing


def _check_schema(source: Source) -> None:
    """A file for another version of the program is told so before anything else is said of it."""
    version = source.data.get("schema")
    if version not in (None, "1"):
        what = f"this program reads schema 1, but the file says schema {version}"
        raise ReportError(source.problem(("schema",), what, "write schema: 1", "E251"))


def _loose_ends(briefing: Briefing, source: Source) -> Iterator[Problem]:
    """Names that lead nowhere, forms that a fact does not have, verdicts without an option."""
    for loc, part in walk(briefing):
        if isinstance(part, str):
            yield from _in_text(briefing, source, loc, part)
        elif isinstance(part, Reserved) and briefing.governance:
            bodies = [body.id for body in briefing.governance.bodies]
            for index, name in enumerate(part.by):
                yield from _unknown(source, (*loc, "by", index), "body", name, bodies)
        elif isinstance(part, KeyFigure | EventItem | Point | PersonItem):
            yield from _period_needed(briefing, source, loc, part)
        elif isinstance(part, SeriesItem):
            yield from _one_kind_needed(briefing, source, loc, part)
        elif isinstance(part, OpenQuestions):
            yield from _verdicts_needed(source, loc, part)


def _in_text(briefing: Briefing, source: Source, loc: Loc, words: str) -> Iterator[Problem]:
    """What is wrong with one text: its signs, what it cites, the source or fact that it names."""
    if not words.isascii() and (turned := _TURNED.search(words)):
        what = f"U+{ord(turned[0]):04X} is written from right to left, which cannot be printed yet"
        yield source.problem(loc, what, "write it in letters that run from left to right", "E258")
    if loc[-1] == "source":
        yield from _unknown(source, loc, "source", words, list(briefing.sources))
    elif loc[-1] == "fact":
        yield from _unknown(source, loc, "fact", words, list(briefing.facts))
    elif "{{" in words:
        if loc[0] == "facts" and loc[2] in ("text", "unit"):
            what = "a fact is said in its own words; it cites no other fact"
            yield source.problem(loc, what, code="E257")
            return
        for name, form in cited(words):
            yield from _cited(briefing, source, loc, name, form)
        if words.count("{{") != len(cited(words)):
            yield source.problem(loc, "'{{' without its '}}'", "write {{fact-id}}", "E255")


def _cited(briefing: Briefing, source: Source, loc: Loc, name: str, form: str) -> Iterator[Problem]:
    if name not in briefing.facts:
        yield from _unknown(source, loc, "fact", name, list(briefing.facts))
    elif form and form not in FORMS:
        what = f"a fact has no form '{form}' (there is: {', '.join(FORMS)})"
        yield source.problem(loc, what, did_you_mean(form, FORMS), "E253")
    elif problem := _unanswered(briefing.facts[name], name, form):
        yield source.problem(loc, problem, code="E254")


def _unknown(source: Source, loc: Loc, kind: str, name: str, known: list[str]) -> Iterator[Problem]:
    if name not in known:
        listed = ", ".join(sorted(known)[:12]) + (", …" if len(known) > 12 else "")
        what = f"there is no {kind} '{name}' (there is: {listed or 'none'})"
        yield source.problem(loc, what, did_you_mean(name, known), "E252")


def _one_kind_needed(
    briefing: Briefing, source: Source, loc: Loc, part: SeriesItem
) -> Iterator[Problem]:
    """A stock, a flow and a target side by side would be compared, and cannot be."""
    facts = (briefing.facts.get(point.fact or "") for point in part.points)
    kinds = {part.kind, *(fact.kind for fact in facts if fact)} - {None}
    if len(kinds) > 1:
        what = f"this chart shows {' and '.join(sorted(map(str, kinds)))} together"
        yield source.problem(loc, what, "draw one chart for each", "E259")


def _unanswered(fact: Fact, name: str, form: str) -> str:
    if form in ("value", "signed", "unit") and fact.value is None:
        return f"the fact '{name}' is a text; it has no {form}"
    if form in ("period", "short") and fact.period is None:
        return f"the fact '{name}' has no period"
    return ""


def _period_needed(briefing: Briefing, source: Source, loc: Loc, part: Any) -> Iterator[Problem]:
    fact = briefing.facts.get(part.fact or "")
    if fact is None:
        return
    wants_period = (
        isinstance(part, EventItem | PersonItem) or getattr(part, "show", "value") == "period"
    )
    if wants_period and fact.period is None and not getattr(part, "date", None):
        yield source.problem((*loc, "fact"), f"the fact '{part.fact}' has no period", code="E254")
    elif not wants_period and fact.value is None:
        what = f"the fact '{part.fact}' is a text, not a number"
        yield source.problem((*loc, "fact"), what, "show: period prints its date", code="E254")


def _verdicts_needed(source: Source, loc: Loc, part: OpenQuestions) -> Iterator[Problem]:
    for index, criterion in enumerate(part.criteria):
        if len(criterion.verdicts) != len(part.options):
            what = (
                f"a criterion needs one verdict per option: {len(part.options)} here, "
                f"but it has {len(criterion.verdicts)}"
            )
            yield source.problem((*loc, "criteria", index, "verdicts"), what, code="E256")

"""Briefing → what a careful editor would remark on, each at its place; nothing of it is a fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from report.briefing import (
    CITED,
    Briefing,
    Claim,
    Decision,
    Fact,
    Section,
    SeriesItem,
    Summary,
    TableItem,
    cited,
    walk,
)
from report.compose import has_words
from report.errors import Problem
from report.redact import item_markings, redact
from report.source import written_path
from report.text import parse, plain
from report.values import Loc, is_words

CODES = {
    "W101": "a decision without options",
    "W102": "a decision without a resolution",
    "W103": "an option without a drawback",
    "W104": "an action without an owner or a date",
    "W105": "a risk without an owner",
    "W106": "a figure without a period",
    "W107": "speculation that the public may read",
    "W108": "a message longer than two lines",
    "W109": "a title used twice",
    "W110": "a source that nothing rests on",
    "W111": "a fact without a source",
    "W112": "a fact that is never cited",
    "W113": "a text that is missing in a language",
}

TWO_LINES = 124  # characters of a message that fill two lines, on the page and on the slide


def remarks(briefing: Briefing) -> list[Problem]:
    """All remarks on ``briefing``, in the order of its file."""
    return sorted(remark for look in _LOOKS for remark in look(briefing))


def loose_grounds(briefing: Briefing) -> list[Problem]:
    """The remarks on what the briefing rests on: facts without a source, sources without a use."""
    return sorted([*_facts_without_source(briefing), *_sources_without_use(briefing)])


# ---------------------------------------------------------------- what is asked


def _decision(briefing: Briefing) -> Iterator[Problem]:
    asked = briefing.open_questions
    if briefing.meeting.purpose != "decision" and not (asked and asked.decision):
        return
    loc: Loc = ("open_questions", "decision") if asked and asked.decision else ("meeting",)
    if asked is None or len(asked.options) < 2:
        hint = "give at least two under open_questions.options"
        yield briefing.place(loc, "a decision is asked for, but there is no choice", hint, "W101")
    if asked is None or asked.decision is None:
        hint = "write what the minutes are to say under open_questions.decision"
        what = "a decision is asked for, but there is no resolution"
        yield briefing.place(loc, what, hint, "W102")


def _options(briefing: Briefing) -> Iterator[Problem]:
    part = briefing.open_questions
    for index, option in enumerate(part.options if part else ()):
        if not option.risks:
            loc = ("open_questions", "options", index)
            what = "nothing speaks against this option"
            yield briefing.place(loc, what, "say under risks what it costs", "W103")


def _owners(briefing: Briefing) -> Iterator[Problem]:
    for index, action in enumerate(briefing.actions):
        given = {"owner": action.owner, "date": action.due}
        missing = [name for name, value in given.items() if not value]
        if missing:
            what = f"this action has no {' and no '.join(missing)}"
            yield briefing.place(("actions", index), what, code="W104")
    for index, risk in enumerate(briefing.risks):
        if not risk.owner:
            yield briefing.place(("risks", index), "this risk has no owner", code="W105")


# ---------------------------------------------------------------- what it rests on


def _facts_without_period(briefing: Briefing) -> Iterator[Problem]:
    for name, fact in briefing.facts.items():
        if fact.value is not None and not (fact.period or fact.as_of):
            what = "this figure has no period"
            yield briefing.place(("facts", name), what, "say of when it is: period: 2025", "W106")


def _facts_without_source(briefing: Briefing) -> Iterator[Problem]:
    for name, fact in briefing.facts.items():
        if not fact.source and fact.status != "reading":
            what = "this fact has no source"
            hint = "name one, or say status: reading if it is your own conclusion"
            yield briefing.place(("facts", name), what, hint, "W111")


def _sources_without_use(briefing: Briefing) -> Iterator[Problem]:
    used = {part for loc, part in walk(briefing) if loc and loc[-1] == "source"}
    for name in briefing.sources:
        if name not in used:
            what = "nothing rests on this source, so it is not printed"
            yield briefing.place(("sources", name), what, f"say source: {name}", "W110")


def _facts_without_use(briefing: Briefing) -> Iterator[Problem]:
    used = {name for loc, part in walk(briefing) for name in facts_at(loc, part)}
    for name in briefing.facts:
        if name not in used:
            hint = f"cite it as {{{{{name}}}}}"
            yield briefing.place(("facts", name), "this fact is never cited", hint, "W112")


def facts_at(loc: Loc, part: Any) -> Iterator[str]:
    """The facts that a text cites or a field names; what a fact says of itself does not count."""
    if isinstance(part, str) and loc[0] != "facts":
        if loc[-1] == "fact":
            yield part
        yield from (name for name, _ in cited(part))


def _speculation(briefing: Briefing) -> Iterator[Problem]:
    """Only where it is said: what cites a speculative fact is as confidential as that fact."""
    markings = item_markings(redact(briefing, "secret"))  # nothing is withheld from such readers
    for loc, part in walk(briefing):
        speculates = isinstance(part, Claim) and part.status == "speculative"
        if speculates and markings[id(part)] == "public":
            what = "this is speculative, and the public may read it"
            yield briefing.place((*loc, "status"), what, "mark it internal at least", "W107")


# ---------------------------------------------------------------- how it is said


def _long_messages(briefing: Briefing) -> Iterator[Problem]:
    for loc, part in walk(briefing):
        if isinstance(part, Section | Summary):
            for code, words in part.message.items():
                length = len(printed(words, code, briefing))
                if length > TWO_LINES:
                    what = f"this message has {length} characters, more than two lines hold"
                    at = (*loc, "message", *([code] if len(code) > 1 else []))
                    yield briefing.place(at, what, f"say it in {TWO_LINES}", "W108")


def printed(words: str, code: str, briefing: Briefing) -> str:
    """About what is printed of ``words``: facts in place of their citations, and no markup."""

    def fact(match: re.Match[str]) -> str:
        name, _, form = match[1].partition(".")
        return _fact(briefing.facts[name], form, code)

    return plain(parse(CITED.sub(fact, words)))


def _fact(fact: Fact, form: str, code: str) -> str:
    if form in ("period", "short"):
        return str(fact.period)
    if fact.value is None:
        return _said(fact.text, code)
    parts = {"": ("value", "unit"), "unit": ("unit",)}.get(form, ("value",))
    said = {"value": str(fact.value), "unit": _said(fact.unit, code)}
    return " ".join(said[part] for part in parts if said[part])


def _said(words: dict[str, str] | None, code: str) -> str:
    return words.get(code) or next(iter(words.values())) if words else ""


def _titles_used_twice(briefing: Briefing) -> Iterator[Problem]:
    first: dict[tuple[str, str], Loc] = {}
    for loc, words in _titles(briefing):
        for code, title in words.items():
            before = first.setdefault((code, title.casefold()), loc)
            if before != loc:
                what = f"this title stands at {written_path(before)} already"
                at = (*loc, code) if len(code) > 1 else loc
                yield briefing.place(at, what, "say what is different here", "W109")


def _titles(briefing: Briefing) -> Iterator[tuple[Loc, dict[str, str]]]:
    """What heads a page or a slide."""
    for loc, part in walk(briefing):
        match part:
            case Section():
                yield (*loc, "message"), part.message
                yield from (((*loc, "titles", name), words) for name, words in part.titles.items())
            case SeriesItem() | TableItem():
                yield (*loc, "title"), part.title
            case Decision() if part.title:
                yield (*loc, "title"), part.title
            case _:
                pass


def _missing_languages(briefing: Briefing) -> Iterator[Problem]:
    own = briefing.briefing.language
    codes = dict.fromkeys([own, *(code for code in briefing.briefing.title if len(code) > 1)])
    for loc, part in walk(briefing):
        if is_words(part):
            for code in codes:
                if not has_words(part, code, own):
                    what = f"this text is missing in the language '{code}', which the title has"
                    yield briefing.place(loc, what, code="W113")


_LOOKS: tuple[Callable[[Briefing], Iterator[Problem]], ...] = (
    _decision,
    _options,
    _owners,
    _facts_without_period,
    _facts_without_source,
    _facts_without_use,
    _sources_without_use,
    _speculation,
    _long_messages,
    _titles_used_twice,
    _missing_languages,
)

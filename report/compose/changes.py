"""What changed between two editions, in the words of the business: a section and its table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from report import briefing as b
from report import story
from report.briefing import Briefing, Marking
from report.changes import Change, changes
from report.compose.teller import Teller
from report.frozen import frozen
from report.language import Date, Language, filled
from report.redact import redact
from report.text import EMPTY, text

_NAMES = (
    "label", "name", "message", "question", "cause", "what", "matter", "term", "title", "text",
    "resolution", "caption", "cells",
)  # fmt: skip


@frozen
class Told:
    """One change as it is read: ``what`` happened to ``name``; ``path`` is its place in the file.

    ``by`` is by how much a figure changed, in per cent, and "" where that says nothing.
    """

    kind: str
    noun: str
    path: str
    what: str
    name: str
    before: str
    after: str
    by: str


@frozen
class Since:
    """What changed since an earlier version; the title says when that one was of."""

    title: str
    changes: tuple[Told, ...]
    facts: dict[str, frozenset[str]]  # of each fact that is not what it was, what it changed in
    heads: tuple[str, str, str, str]  # change, subject, before, now


def told_changes(
    old: Briefing, new: Briefing, clearance: Marking, language: Language, on: Date | None = None
) -> Since:
    """What readers with ``clearance`` see changed since ``old``, in ``language``."""
    before, after = (Teller(redact(one, clearance, on), language, on) for one in (old, new))
    words = language.changes
    found = changes(old, new, clearance, language.code, on)
    return Since(
        _title(old.briefing.date or old.briefing.as_of, language),
        tuple(_told(change, before, after) for change in found),
        _changed_facts(found),
        (words.change, words.subject, words.before, words.after),
    )


def changes_section(teller: Teller, since: Since) -> story.Section:
    """The section that tells what changed; it says so where nothing did."""
    words = teller.language.changes
    return story.Section(
        id="changes",
        label=words.label,
        title=teller.set(since.title),
        lead=EMPTY if since.changes else teller.set(words.none),
        question=EMPTY,
        blocks=(_table(teller, since),) if since.changes else (),
    )


def _changed_facts(found: tuple[Change, ...]) -> dict[str, frozenset[str]]:
    facts: dict[str, frozenset[str]] = {}
    for change in found:
        if change.noun == "fact" and change.after is not None:
            name = change.path.partition(".")[2]
            fields = frozenset(change.fields or ("value", "period"))
            facts[name] = facts.get(name, frozenset()) | fields
    return facts


def _title(date: Date, language: Language) -> str:
    words = language.changes
    title = words.title_day if date.day and words.title_day else words.title
    return filled(title, date=language.format_date(date))


def _table(teller: Teller, since: Since) -> story.Table:
    none = story.Cell(text(teller.language.labels.none), muted=True)

    def row(one: Told) -> story.Row:
        change = f"{one.what} ({one.by})" if one.by else one.what
        shown = (one.before, one.after) if _is_short(one) else ("", "")
        values = (story.Cell(text(value)) if value else none for value in shown)
        return story.Row((story.Cell(text(change)), story.Cell(text(one.name)), *values))

    return story.Table(
        path="changes",
        title=EMPTY,
        columns=tuple(map(story.Column, since.heads)),
        rows=tuple(map(row, since.changes)),
        dense=len(since.changes) > 20,
    )


def _is_short(one: Told) -> bool:
    """Whether before and after fit side by side; a text that was reworded is read in its place."""
    return max(len(one.before), len(one.after)) <= 60


def _told(change: Change, before: Teller, after: Teller) -> Told:
    words = after.language.changes
    speaker = after if change.after is not None else before
    item = change.after if change.after is not None else change.before
    old, new = _values(change, before, after)
    return Told(
        change.kind,
        change.noun,
        change.path,
        _what(change, words),
        _name(item, speaker, change.path),
        old,
        new,
        _by(change, after),
    )


def _what(change: Change, words: Any) -> str:
    if change.kind in ("raised", "lowered", "restated"):
        return str(getattr(words, change.kind))
    return str(getattr(getattr(words, change.kind), change.noun))


def _name(item: Any, teller: Teller, path: str) -> str:
    """What the item is called, in its own words."""
    for name in _NAMES:
        value = getattr(item, name, None)
        if value and name == "cells":
            value = value[0]
        if isinstance(value, dict):
            return teller.name(value)
        if value:
            return str(value)
    return path.rpartition(".")[2]


def _values(change: Change, before: Teller, after: Teller) -> tuple[str, str]:
    """What stood there and what stands there now, as both would be printed."""
    return (
        " ; ".join(_shown(change, change.before, before)) if change.before else "",
        " ; ".join(_shown(change, change.after, after)) if change.after else "",
    )


def _shown(change: Change, item: Any, teller: Teller) -> Iterator[str]:
    if isinstance(item, b.Fact) and change.fields != ("status",):
        yield _fact(item, teller, with_period=change.fields and "period" in change.fields)
        return
    fields = change.fields or (("role",) if isinstance(item, b.PersonItem) else ())
    for name in fields:
        yield from _value(getattr(item, name), name, teller)


def _fact(item: b.Fact, teller: Teller, with_period: Any) -> str:
    said = teller.fact(item)
    period = item.period or item.as_of
    return f"{said} ({teller.language.format_date(period)})" if with_period and period else said


def _value(value: Any, name: str, teller: Teller) -> Iterator[str]:
    match value:
        case None | bool():
            return
        case Decimal():
            yield teller.language.format_number(value)
        case Date():
            yield teller.language.format_date(value)
        case dict() if all(isinstance(words, str) for words in value.values()):
            yield teller.name(value)
        case str() if name == "status":
            yield str(getattr(teller.language.statuses, value))
        case str() if name in ("likelihood", "impact"):
            yield str(getattr(teller.language.levels, value))
        case tuple():
            for part in value:
                yield from _value(part, name, teller)


def _by(change: Change, teller: Teller) -> str:
    """By how many per cent a figure changed, to one decimal; "" where that says nothing."""
    if change.kind != "restated" or "value" not in change.fields or "unit" in change.fields:
        return ""
    old, new = (getattr(item, "value", None) for item in (change.before, change.after))
    if not isinstance(old, Decimal) or not isinstance(new, Decimal) or not old:
        return ""
    percent = ((new - old) / abs(old) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    number = teller.language.format_number(percent, signed=True)
    return teller.language.typeset(filled(teller.language.changes.percent, number=number))

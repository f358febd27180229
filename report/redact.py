"""Briefing → Edition: what one audience may read whole. This is the only way to an Edition."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NewType

from report.briefing import (
    MARKINGS,
    Body,
    Briefing,
    Claim,
    CriterionItem,
    Fact,
    Footprint,
    Governance,
    Item,
    Line,
    Marking,
    Model,
    OpenQuestions,
    OptionItem,
    PersonItem,
    Point,
    Section,
    SeriesItem,
    SourceItem,
    TableItem,
    Term,
    cited,
    walk,
)
from report.errors import Problem, ReportError, fault
from report.kept import Same
from report.language import Date
from report.values import Loc

Edition = NewType("Edition", Briefing)

CODES = {"E501": "nothing left for an audience", "E503": "a head that cites what is withheld"}

_WITHHELD: Any = object()
_Named = OptionItem | Point | Line


def redact(briefing: Briefing, clearance: Marking, on: Date | None = None) -> Edition:
    """What readers with ``clearance`` may read, on the day of the edition.

    That day is ``on``, else that of the meeting, of the document or of its data.
    An item without a marking has that of what holds it; a briefing without one is secret. What
    cites a withheld fact or rests on a withheld source is withheld with it. ReportError where
    the summary itself may not be read: there is no briefing without one.
    """
    levels = _levels(Same(briefing), on)
    kept = _kept(briefing, levels, levels.default, MARKINGS.index(clearance))
    if kept is _WITHHELD:
        what = f"nothing is left for readers who may see what is {clearance}"
        hint = "the summary must be marked so that they may read it, with all that it cites"
        raise fault(what, hint, code="E501")
    if kept is not briefing and (problems := list(_dangling(briefing, kept, clearance))):
        raise ReportError(problems)
    return Edition(kept)


def _dangling(briefing: Briefing, kept: Briefing, clearance: Marking) -> Iterator[Problem]:
    """Where the head, which every reader sees, cites a fact that these readers may not see."""
    for loc, part in walk(kept):
        if isinstance(part, str) and any(name not in kept.facts for name, _ in cited(part)):
            what = (
                f"readers of what is {clearance} see this, but may not see the fact that it cites"
            )
            yield briefing.place(loc, what, code="E503")


def withheld(briefing: Briefing, edition: Edition) -> frozenset[str]:
    """Every text and figure of ``briefing`` that ``edition`` does not hold."""
    return _texts(briefing) - _texts(edition)


def edition_marking(edition: Edition, on: Date | None = None) -> Marking:
    """The highest marking of anything that the edition holds."""
    rated = _rated(Same(edition), on)
    return MARKINGS[max(rated, key=lambda one: one[1])[1]]  # type: ignore[return-value]


def item_markings(edition: Edition, on: Date | None = None) -> dict[int, Marking]:
    """How confidential each item of the edition is, by the item's identity."""
    return {id(item): MARKINGS[level] for item, level in _rated(Same(edition), on)}  # type: ignore[misc]


@lru_cache(maxsize=2)  # asked for the whole, for each item and for the data of one edition
def _rated(same: Same[Edition], on: Date | None) -> tuple[tuple[Item, int], ...]:
    return tuple(_levels(same, on).each())


def ended(briefing: Briefing, item: Item, on: Date | None = None) -> bool:
    """Whether the item's marking has ended by the day of the edition."""
    return _levels(Same(briefing), on).ended(item)


def leaks(briefing: Briefing) -> Iterator[tuple[Loc, str]]:
    """Where a text is marked more public than a fact or source that it shows, and why."""
    levels = _levels(Same(briefing), None)
    for loc, part in walk(briefing):
        if isinstance(part, Item) and part.marking:
            own, needed = MARKINGS.index(part.marking), levels.needed(part)
            if needed > own:
                yield (
                    (*loc, "marking"),
                    f"this is marked {part.marking}, but what it shows is {MARKINGS[needed]}",
                )


@lru_cache(maxsize=4)  # asked for when a briefing is read, cut, rated and told
def _levels(same: Same[Briefing], on: Date | None) -> _Levels:
    return _Levels(same.value, on)


class _Levels:
    """How confidential each item is: its own marking, or its holder's, or what it shows."""

    def __init__(self, briefing: Briefing, on: Date | None) -> None:
        head, meeting = briefing.briefing, briefing.meeting
        self.on = on or meeting.date or head.date or head.as_of
        self.default = MARKINGS.index(briefing.briefing.marking or "secret")
        self.sources: dict[str, int] = {}
        self.facts: dict[str, int] = {}
        self._needed: dict[int, int] = {}  # by the identity of what shows it
        self._rate(briefing.sources, briefing.facts)
        self.briefing = briefing

    def _rate(self, sources: dict[str, SourceItem], facts: dict[str, Fact]) -> None:
        """Sources and facts are as confidential as what they show, and what that shows in turn."""
        rated: tuple[dict[str, int], dict[str, int]] = (
            {name: self.own(source, self.default) for name, source in sources.items()},
            {name: self.own(fact, self.default) for name, fact in facts.items()},
        )
        while rated != (self.sources, self.facts):
            self.sources, self.facts = rated
            self._needed.clear()
            rated = (
                {name: max(rated[0][name], self.needed(one)) for name, one in sources.items()},
                {name: max(rated[1][name], self.needed(one)) for name, one in facts.items()},
            )

    def own(self, item: Item, inherited: int) -> int:
        """The item's own marking while it lasts, else the inherited one."""
        lasts = item.marking and not self.ended(item)
        return MARKINGS.index(item.marking) if lasts else inherited

    def ended(self, item: Item) -> bool:
        """Whether the last day of the item's marking is over.

        A person's ``until`` is the end of an office, and ends no marking.
        """
        end = None if isinstance(item, PersonItem) else item.until
        return end is not None and self.on.first_day() > end.last_day()

    def needed(self, item: Model) -> int:
        """The highest marking of the facts and sources that the item itself shows."""
        known = self._needed.get(id(item))
        if known is None:
            shown = (self._shown(name, value) for name, value in item.__dict__.items())
            known = self._needed[id(item)] = max(shown, default=0)
        return known

    def _shown(self, field: str, value: Any) -> int:
        if isinstance(value, str):
            if field == "source":
                return self.sources.get(value, 0)
            if field == "fact":
                return self.facts.get(value, 0)
            cites = cited(value) if "{{" in value else ()
            return max((self.facts.get(name, 0) for name, _ in cites), default=0)
        if isinstance(value, dict | tuple):
            parts = value.values() if isinstance(value, dict) else value
            return max((self._shown(field, part) for part in parts), default=0)
        if isinstance(value, Model) and not isinstance(value, Item):
            return self.needed(value)
        return 0

    def each(self) -> Iterator[tuple[Item, int]]:
        """Every item of the briefing with its level."""
        yield from self._each(self.briefing, self.default)

    def _each(self, part: Any, inherited: int) -> Iterator[tuple[Item, int]]:
        if isinstance(part, Item):
            inherited = self.own(part, inherited)
            yield part, max(inherited, self.needed(part))
        if isinstance(part, Model):
            parts: Iterable[Any] = part.__dict__.values()
        elif isinstance(part, dict):
            parts = part.values()
        elif isinstance(part, tuple):
            parts = part
        else:
            return
        for value in parts:
            if isinstance(value, Model | dict | tuple):
                yield from self._each(value, inherited)


def _kept(part: Any, levels: _Levels, inherited: int, clearance: int) -> Any:
    """``part`` without what is above ``clearance``; _WITHHELD where nothing of it may be read.

    Where all of it may be read, it is ``part`` itself.
    """
    if isinstance(part, Item):
        inherited = levels.own(part, inherited)
        if max(inherited, levels.needed(part)) > clearance:
            return _WITHHELD
    if isinstance(part, Model):
        return _kept_model(part, levels, inherited, clearance)
    if isinstance(part, tuple):
        values = [_kept(value, levels, inherited, clearance) for value in part]
        same = all(map(operator.is_, values, part))
        return part if same else tuple(value for value in values if value is not _WITHHELD)
    if isinstance(part, dict):
        pairs = {k: _kept(value, levels, inherited, clearance) for k, value in part.items()}
        same = all(map(operator.is_, pairs.values(), part.values()))
        return part if same else {k: v for k, v in pairs.items() if v is not _WITHHELD}
    return part


def _kept_model(part: Model, levels: _Levels, inherited: int, clearance: int) -> Any:
    changed: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, Model | tuple | dict):
            kept = _kept(value, levels, inherited, clearance)
            if kept is _WITHHELD:
                if field.is_required():
                    return _WITHHELD
                kept = field.get_default(call_default_factory=True)
            if kept is not value:
                changed[name] = kept
    if not changed:
        return part
    after = _depending(part, part.model_copy(update=changed))
    return _titled(part, after)


def _titled(before: Model, after: Any) -> Any:
    """``after`` without the titles of parts of which nothing is left."""
    if not (isinstance(after, Section | Briefing) and after.titles):
        return after
    stay = {name: words for name, words in after.titles.items() if not _lost(before, after, name)}
    return after.model_copy(update={"titles": stay}) if len(stay) < len(after.titles) else after


def _lost(before: Model, after: Model, name: str) -> bool:
    return bool(getattr(before, name, None)) and not getattr(after, name)


def _depending(before: Model, after: Model) -> Any:
    """``after`` without what would tell of the parts that it has lost; _WITHHELD if all are."""
    match before, after:
        case OpenQuestions(), OpenQuestions():
            return after.model_copy(update=_shown_questions(before, after))
        case TableItem(), TableItem() if len(before.rows) != len(after.rows):
            # A total would give the withheld row away by subtraction; the note may speak of it.
            rows = tuple(row for row in after.rows if not row.total)
            told = after.model_copy(update={"rows": rows, "note": None})
            return told if rows else _WITHHELD
        case Footprint(), Footprint():
            return after.model_copy(update=_shown_footprint(before, after))
        case Governance(), Governance():
            return after.model_copy(update={"bodies": _deciding(before, after)})
        case Briefing(), Briefing():
            left = after.model_copy(update={"sources": _rested_on(before, after)})
            left = _titled(before, left)  # a term that only a title uses goes with it
            return left.model_copy(update={"glossary": _explained(before, left)})
        case SeriesItem(), SeriesItem():
            points = after.points or after.lines
            return after.model_copy(update=_shown_series(before, after)) if points else _WITHHELD
        case _:
            return after


def _shown_questions(before: OpenQuestions, after: OpenQuestions) -> dict[str, Any]:
    """Verdicts follow their options; what the choice depends on may speak of a lost one."""
    stays = [place is not None for place in _places(before.options, after.options)]
    if all(stays):
        return {}
    criteria = (_judged(c, stays) for c in after.criteria) if after.options else ()
    return {"criteria": tuple(criteria), "depends": None}


def _shown_footprint(before: Footprint, after: Footprint) -> dict[str, Any]:
    """The map goes with the last site on it; the head and date of a column with the last site."""
    told: dict[str, Any] = {}
    if before.sites and not after.sites:
        told |= {"workforce_label": None, "workforce_period": None}
    on_map = [any(site.location for site in one.sites) for one in (before, after)]
    return told | ({"map": None} if on_map == [True, False] else {})


def _deciding(before: Governance, after: Governance) -> tuple[Body, ...]:
    """The bodies but those that only withheld matters name."""
    named, left = ({name for one in part.reserved for name in one.by} for part in (before, after))
    return tuple(body for body in after.bodies if body.id not in named or body.id in left)


def _rested_on(before: Briefing, after: Briefing) -> dict[str, SourceItem]:
    """The sources but those, not marked themselves, on which only withheld parts rest."""
    used, left = (
        {part.source for _, part in walk(paper) if isinstance(part, Claim)}
        for paper in (before, after)
    )
    return {
        name: source
        for name, source in after.sources.items()
        if source.marking is not None or name not in used or name in left
    }


def _explained(before: Briefing, after: Briefing) -> tuple[Term, ...]:
    """The terms but those, not marked themselves, that only withheld parts use.

    To explain a word tells that it is spoken of somewhere.
    """
    if before == after or not after.glossary:
        return after.glossary
    used, left = (_running_text(paper) for paper in (before, after))

    def stays(term: Term) -> bool:
        words = [word.casefold() for word in term.term.values()]
        lost = any(word in used for word in words) and not any(word in left for word in words)
        return term.marking is not None or not lost

    return tuple(term for term in after.glossary if stays(term))


def _running_text(briefing: Briefing) -> str:
    """All that is said outside the glossary, in small letters."""
    parts = (part for loc, part in walk(briefing) if loc[:1] != ("glossary",))
    return "\n".join(part for part in parts if isinstance(part, str)).casefold()


def _judged(criterion: CriterionItem, stays: list[bool]) -> CriterionItem:
    pairs = zip(criterion.verdicts, stays, strict=True)
    return criterion.model_copy(update={"verdicts": tuple(v for v, stay in pairs if stay)})


def _shown_series(before: SeriesItem, after: SeriesItem) -> dict[str, Any]:
    """A total, an emphasis, an alternative text or a finding may speak of the lost points."""
    old, new = (before.points or before.lines), (after.points or after.lines)
    if len(old) == len(new):
        return {}
    places = _places(old, new)
    emphasised = [places[index - 1] for index in before.emphasis if index <= len(old)]
    emphasis = tuple(place + 1 for place in emphasised if place is not None)
    return {"emphasis": emphasis, "total": None, "alt": None, "finding": None, "text": ()}


def _places(before: Iterable[_Named], after: Iterable[_Named]) -> list[int | None]:
    """Where each of ``before`` stands in ``after``; None where it is withheld.

    It is the same one where its name is the same object: a copy that has lost a part of its own
    still is, and another one that says the same is not.
    """
    left = {id(item.name): place for place, item in enumerate(after)}
    return [left.get(id(item.name)) for item in before]


def _texts(briefing: Briefing) -> frozenset[str]:
    return frozenset(
        str(part) for _, part in walk(briefing) if part is not None and _is_value(part)
    )


def _is_value(part: Any) -> bool:
    return not isinstance(part, Model | tuple | dict | bool)

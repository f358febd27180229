"""Who decides: matters and bodies, people, what happened when."""

from __future__ import annotations

from collections.abc import Iterator

from report import story
from report.briefing import EventItem, Governance, PersonItem, Reserved
from report.compose.axis import Months
from report.compose.parts import extras, statements, title_of
from report.compose.teller import Teller
from report.language import Date, filled
from report.text import plain


def governance(teller: Teller, item: Governance) -> Iterator[story.Block]:
    """The blocks of governance."""
    labels = teller.language.labels
    if item.reserved and item.bodies:
        yield responsibilities(teller, item)
    if item.people:
        yield people(teller, item)
    if item.events:
        yield timeline(teller, item)
    yield from statements(teller, item, "shared_engineering", labels.shared_engineering)
    yield from extras(teller, item)


def responsibilities(teller: Teller, item: Governance) -> story.Responsibilities:
    """A row per matter, a column per body."""
    labels, ids = teller.language.labels, [body.id for body in item.bodies]

    def row(matter: Reserved) -> story.Responsibility:
        return story.Responsibility(
            matter=teller.say(matter.matter),
            word=teller.say(matter.word),
            by=tuple(sorted(ids.index(name) for name in matter.by)),
            detail=teller.say(matter.detail),
            mark=teller.mark(matter, item),
        )

    rows = tuple(row(matter) for matter in item.reserved)
    return story.Responsibilities(
        path="governance.reserved",
        title=title_of(teller, item, "reserved", labels.responsibilities),
        matter_label=labels.matter,
        bodies=tuple(teller.name(body.name) for body in item.bodies),
        rows=rows,
        status_head=labels.status if any(row.mark for row in rows) else "",
    )


def people(teller: Teller, item: Governance) -> story.People:
    """People with their roles and dates; a date that is not known is said to be so."""
    labels = teller.language.labels

    def person(one: PersonItem) -> story.Person:
        since = one.since or (teller.edition.facts[one.fact].period if one.fact else None)
        return story.Person(
            name=teller.name(one.name),
            role=teller.say(one.role),
            since=teller.language.format_date(since, short=True) if since else labels.not_dated,
            until=_until(teller, one),
            mark=teller.mark(one, item),
            dates=_known_dates(teller, one, since),
        )

    return story.People(
        path="governance.people",
        title=title_of(teller, item, "people", labels.people),
        heads=(labels.name, labels.role, labels.since, labels.until, labels.status),
        people=tuple(person(one) for one in item.people),
    )


def _until(teller: Teller, one: PersonItem) -> str:
    labels = teller.language.labels
    if one.until:
        return teller.language.format_date(one.until, short=True)
    if one.left:
        return labels.left
    return labels.in_office if one.current else labels.none


def _known_dates(
    teller: Teller, one: PersonItem, since: Date | None
) -> tuple[tuple[str, str], ...]:
    """Each date that is known under its head; who is in office or has left needs no head."""
    language, labels = teller.language, teller.language.labels
    dates = [(labels.since, language.format_date(since, short=True))] if since else []
    if one.until:
        dates.append((labels.until, _until(teller, one)))
    elif one.left or one.current:
        dates.append(("", _until(teller, one)))
    return tuple(dates) or (("", labels.not_dated),)


def timeline(teller: Teller, item: Governance) -> story.Timeline:
    """Events on an axis true to months; what has no date stands beside it."""
    language, known = teller.language, teller.edition.briefing.as_of
    dates = {index: _date(teller, event) for index, event in enumerate(item.events)}
    dated = sorted(
        (event for index, event in enumerate(item.events) if dates[index]),
        key=lambda event: (_date(teller, event) or known).first_day(),
    )
    whole = [date for date in dates.values() if date] or [known]
    first = min(whole, key=lambda date: date.first_day())
    over = [dates[index] for index, event in enumerate(item.events) if not event.ongoing]
    last = max([known, *(date for date in over if date)], key=lambda date: date.last_day())
    axis = Months(first, last)
    events = tuple(_event(teller, event, item, axis, known) for event in dated)
    undated = tuple(
        _event(teller, event, item, None, known)
        for index, event in enumerate(item.events)
        if not dates[index]
    )
    told = "; ".join(joined_words(event.when, plain(event.text)) for event in (*events, *undated))
    return story.Timeline(
        path="governance.events",
        title=title_of(teller, item, "events", language.labels.timeline),
        months=float(axis.count),
        ticks=axis.ticks(language),
        events=events,
        undated=undated,
        undated_label=language.labels.undated,
        known_until=axis.after(known),
        alt=language.typeset(filled(language.phrases.timeline_alt, events=told)),
        note=teller.set(language.phrases.timeline_note),
        mark=teller.mark(item),
    )


def joined_words(*words: str) -> str:
    """The words that are there, with commas."""
    return ", ".join(word for word in words if word)


def _date(teller: Teller, event: EventItem) -> Date | None:
    if event.date:
        return event.date
    return teller.edition.facts[event.fact].period if event.fact else None


def _event(
    teller: Teller, event: EventItem, holder: Governance, axis: Months | None, known: Date
) -> story.Event:
    language, date = teller.language, _date(teller, event)
    when, start, end = "", None, None
    if date and axis:
        when = language.format_date(date)
        start = axis.at(date)
        if event.ongoing:
            forms = language.dates
            since = forms.since_day if date.day and forms.since_day else forms.since
            when = filled(since, date=when)
            end = axis.after(known)
        elif not date.month:
            end = min(axis.after(date), float(axis.count))
        when = when[:1].upper() + when[1:]
    return story.Event(
        when=when,
        text=teller.say(event.text),
        kind=event.kind,
        kind_word=getattr(language.event_kinds, event.kind),
        start=start,
        end=end,
        mark=teller.mark(event, holder),
    )

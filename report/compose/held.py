"""What is confidential item by item: which, why, until when; and what lacks a reason or an end."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from report import story
from report.briefing import Briefing, Item, walk
from report.compose.parts import cell
from report.compose.teller import Teller
from report.errors import Problem
from report.language import Date
from report.redact import Edition, ended, item_markings
from report.text import EMPTY, Text
from report.values import Loc

CODES = {
    "W116": "items held back without a reason",
    "W117": "items held back without an end",
}

HELD = ("confidential", "secret")
# What an item is known by, the shortest first.
_NAMES = (
    "label", "title", "name", "question", "matter", "what", "cause", "term", "message", "text",
    "resolution",
)  # fmt: skip


def held_back(teller: Teller, told: Collection[str]) -> story.Table | None:
    """A row for each item that is marked confidential itself, with its reason and its end.

    ``told`` are the sections of the outline: what stands in others is not listed.
    """
    labels = teller.language.labels
    marked = _marked(teller.edition, teller.on)
    rows = tuple(_row(teller, item) for loc, item in marked if _section_of(loc) in _always(told))
    if not rows:
        return None
    heads = (labels.item, labels.diffusion, labels.reason, labels.held_until)
    return story.Table("held_back", EMPTY, tuple(map(story.Column, heads)), rows)


def unexplained(briefing: Briefing, edition: Edition, on: Date | None) -> Iterator[Problem]:
    """A remark where items of the edition are confidential without a reason, or without an end."""
    marked = list(_marked(edition, on))
    if bare := [loc for loc, item in marked if item.reason is None]:
        what = f"confidential items without a reason: {len(bare)}, this one first"
        yield briefing.place(bare[0], what, "say why under reason", "W116")
    if endless := [loc for loc, item in marked if item.until is None and item.ends is None]:
        what = f"confidential items without an end: {len(endless)}, this one first"
        hint = "say until when under until or, where no day is known, what ends it under ends"
        yield briefing.place(endless[0], what, hint, "W117")


def _marked(edition: Edition, on: Date | None) -> Iterator[tuple[Loc, Item]]:
    """Every item with such a marking of its own that has not ended; sources speak for facts."""
    levels = item_markings(edition, on)
    for loc, part in walk(edition):
        if not isinstance(part, Item) or loc[:1] == ("sources",) or part.marking not in HELD:
            continue
        if levels[id(part)] in HELD and not ended(edition, part, on):
            yield loc, part


def _section_of(loc: Loc) -> str:
    """The section that the item at ``loc`` is told in."""
    return "decision" if loc[:2] == ("open_questions", "decision") else str(loc[0])


def _always(told: Collection[str]) -> set[str]:
    """``told``, and what every edition tells; the decision is told with the actions."""
    return {*told, "facts", "summary", *(["actions"] if "decision" in told else [])}


def _row(teller: Teller, item: Item) -> story.Row:
    language = teller.language
    reason = teller.say(item.reason)
    return story.Row(
        (
            story.Cell(_named(teller, item)),
            cell(getattr(language.markings, teller.marking(item))),
            story.Cell(reason) if reason else cell(language.labels.none, muted=True),
            _end(teller, item),
        )
    )


def _end(teller: Teller, item: Item) -> story.Cell:
    """The last day of the marking, else what will end it."""
    language = teller.language
    if item.until:
        return cell(language.format_date(item.until, short=True))
    if item.ends:
        return story.Cell(teller.say(item.ends))
    return cell(language.labels.no_end, muted=True)


def _named(teller: Teller, item: Item) -> Text:
    found = (getattr(item, name, None) for name in _NAMES)
    return next((teller.say(words) for words in found if isinstance(words, dict)), EMPTY)

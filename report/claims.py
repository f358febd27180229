"""A story → what a file of it must tell, claim by claim, in order, and all that it may tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from report import story
from report.kept import Same
from report.story import Story
from report.text import Run, plain

# Not compared: what has no width, quotation marks, and hyphens, which a line's end may add or hide
# (pdfium reads one there as U+0002). A minus is another sign.
_UNSEEN = re.compile(
    "[\u0002\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffe"
    '"«»“”\u2010\u2011-]+'
)
_LOOKS = {"\u2212": "-", "\u2019": "'"}


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a file must tell; ``once`` where a second time on its pages would be wrong."""

    text: str
    bare: str
    facts: tuple[str, ...]
    once: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The claims of one block, by its place in the data; they stand together in a file."""

    path: str
    claims: tuple[Claim, ...]


def bare(words: str) -> str:
    """Without spaces, and with one form for each sign: line ends fall where they will."""
    words = _UNSEEN.sub("", "".join(words.split()))
    for sign, plain_sign in _LOOKS.items():
        words = words.replace(sign, plain_sign)
    return words


def all_bare(texts: Sequence[str]) -> list[str]:
    """Each of the texts, bare: made at one go."""
    return bare("\0".join([one.replace("\0", "") for one in texts])).split("\0")


def parts(told: Story, *, on_paper: bool) -> Sequence[Part]:
    """What a PDF, or else a deck, must tell, in its order: title, summary, then block by block."""
    tables = (block for block in told.blocks() if isinstance(block, story.Table))
    return _parts(Same(told), on_paper or not any(table.paper_only for table in tables))


@lru_cache(maxsize=2)  # both files of an edition are held to one story
def _parts(same: Same[Story], on_paper: bool) -> Sequence[Part]:
    told = same.value
    held: list[tuple[str, Any]] = [("title", told.title), ("summary", told.summary)]
    for section in told.sections:
        held.append((section.id, (section.label, section.title, section.lead)))
        held += ((block.path, block) for block in section.blocks)
    said = [(path, _once(_claims(part, on_paper, ""))) for path, part in held]
    words = iter(all_bare([text for _, claims in said for text in claims]))
    return tuple(
        [
            Part(path, tuple([Claim(text, next(words), *more) for text, more in claims.items()]))
            for path, claims in said
        ]
    )


def all_words(told: Story) -> Sequence[str]:
    """Every text of a story, bare, as often as it is there: what a file may tell."""
    return _all_words(Same(told))


@lru_cache(maxsize=2)  # as above
def _all_words(same: Same[Story]) -> Sequence[str]:
    return tuple([words for words in all_bare(list(_strings(same.value))) if words])


_More = tuple[tuple[str, ...], bool]  # the facts in a text, and whether it is told once


def _once(claims: Iterator[tuple[str, _More]]) -> dict[str, _More]:
    return {text: more for text, more in claims if text}


def _claims(part: Any, on_paper: bool, holder: str) -> Iterator[tuple[str, _More]]:
    kind: Any = type(part)
    if kind is tuple:
        if part and type(part[0]) is Run:
            facts = tuple(dict.fromkeys([run.fact for run in part if run.fact]))
            yield plain(part), (facts, holder in _TOLD_ONCE)
        else:
            for item in part:
                yield from _claims(item, on_paper, holder)
    elif not _is_plain(kind) and not _is_left_out(part, on_paper):
        for field, is_word, place in _told_fields(kind):
            if field in _WITH_CRITERIA and not part.criteria:
                continue
            value = getattr(part, field)
            if not is_word:
                yield from _claims(value, on_paper, place)
            else:
                yield value, ((), False)


def _is_left_out(part: Any, on_paper: bool) -> bool:
    """A table for the page alone, in a deck; a block that has nothing to show, anywhere."""
    if isinstance(part, story.Table) and part.paper_only and not on_paper:
        return True
    items = _ITEMS.get(type(part))
    return items is not None and not any(getattr(part, name) for name in items)


_ITEMS: dict[type, tuple[str, ...]] = {
    story.Statements: ("items",),
    story.KeyFigures: ("figures",),
    story.Table: ("rows",),
    story.Timeline: ("events", "undated"),
    story.Options: ("options",),
    story.Responsibilities: ("rows",),
    story.People: ("people",),
    story.Stages: ("stages",),
    story.References: ("sources",),
}

_WITH_CRITERIA = ("criteria_title", "criterion_label")
_PLAIN = (str, int, float, bool, type(None))


@cache
def _is_plain(kind: type) -> bool:
    """Whether it is a single value: an address in quotes is a string of a kind of its own."""
    return issubclass(kind, _PLAIN)


@cache
def _told_fields(kind: Any) -> tuple[tuple[str, bool, str], ...]:
    """The fields of a kind that are told, whether each is a word or holds texts, and its name."""
    words, hidden = _WORDS.get(kind, ()), _NOT_SHOWN.get(kind, ())
    return tuple(
        (one.name, one.name in words, f"{kind.__name__}.{one.name}")
        for one in fields(kind)
        if one.name not in hidden
    )


# What a writer may leave out, since the same is said elsewhere: a short form beside the long one,
# the question that only an agenda asks, the map's names for bearings.
_NOT_SHOWN: dict[type, tuple[str, ...]] = {
    story.Statement: ("brief",),
    story.Summary: ("options", "title"),
    story.Site: ("lines", "head", "text"),
    story.KeyFigures: ("title",),
    story.Map: ("key", "lands", "bounds"),
    story.Timeline: ("note",),
}

# Final words that are no text of runs: names, dates, heads of columns.
_WORDS: dict[type, tuple[str, ...]] = {
    story.Chart: ("caption", "unit"),
    story.Column: ("head",),
    story.Event: ("when",),
    story.Person: ("name", "since", "until"),
    story.Stage: ("label",),
}

# What would be a fault if it stood there twice; heads and names do.
_TOLD_ONCE = frozenset(
    {
        "Statement.text",
        "Statement.bullets",
        "Option.principle",
        "Option.advantages",
        "Option.risks",
        "Callout.text",
        "Stage.text",
        "Section.lead",
    }
)


def _strings(part: Any) -> Iterator[str]:
    """Every text that a story holds, wherever; outlines of countries say nothing."""
    kind: Any = type(part)
    if kind is str:
        yield part
    elif kind is tuple:
        if part and type(part[0]) is Run:
            yield plain(part)
        else:
            for one in part:
                yield from _strings(one)
    elif kind is story.Mark:
        yield str(part)
    elif not _is_plain(kind) and kind is not story.Land:
        for field in _field_names(kind):
            yield from _strings(getattr(part, field))


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))

"""A story → what a file of it must tell, claim by claim, in order, and all that it may tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from report import story
from report.story import Story
from report.text import Run, plain

# What has no width is not told, nor are quotation marks; other signs have one form each.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
_LOOKS = {"\u2011": "-", "\u2010": "-", "\u2212": "-", "\u2019": "'"} | dict.fromkeys('"«»“”', "")


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


def parts(told: Story, suffix: str) -> list[Part]:
    """What a file of that kind must tell, in its order: title, summary, then block by block."""
    held: list[tuple[str, Any]] = [("title", told.title), ("summary", told.summary)]
    for section in told.sections:
        held.append((section.id, (section.label, section.title, section.lead)))
        held += ((block.path, block) for block in section.blocks)
    said = [(path, _once(_claims(part, suffix, ""))) for path, part in held]
    words = iter(all_bare([text for _, claims in said for text in claims]))
    return [
        Part(path, tuple([Claim(text, next(words), *more) for text, more in claims.items()]))
        for path, claims in said
    ]


def all_words(told: Story) -> list[str]:
    """Every text of a story, bare, as often as it is there: what a file may tell."""
    return [words for words in all_bare(list(_strings(told))) if words]


_More = tuple[tuple[str, ...], bool]  # the facts in a text, and whether it is told once


def _once(claims: Iterator[tuple[str, _More]]) -> dict[str, _More]:
    return {text: more for text, more in claims if text}


def _claims(part: Any, suffix: str, holder: str) -> Iterator[tuple[str, _More]]:
    kind: Any = type(part)
    if kind is tuple:
        if part and type(part[0]) is Run:
            facts = tuple(dict.fromkeys([run.fact for run in part if run.fact]))
            yield plain(part), (facts, holder in _TOLD_ONCE)
        else:
            for item in part:
                yield from _claims(item, suffix, holder)
    elif not _is_plain(kind) and not (kind is story.Table and part.paper_only and suffix != ".pdf"):
        for field, is_word, place in _told_fields(kind):
            value = getattr(part, field)
            if not is_word:
                yield from _claims(value, suffix, place)
            else:
                yield value, ((), False)


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

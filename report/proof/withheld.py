"""What to search files for: the words, sentences, names and numbers that only the withheld has.

What the edition may say itself is not searched for: a word, a sentence or a number that also
stands in a part that its readers may see, or that every edition in the language prints (its
labels, months and days). All else that stands in a withheld part is, whole and piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from report.briefing import CITED, Briefing, Marking
from report.frozen import replace
from report.language import Date, Language
from report.proof.counted import counts_of
from report.proof.forms import digits_in, folded, numbers_of, plain_number, tokens, words_in
from report.proof.rights import Leaf, rights
from report.proof.wanted import NOTHING, Wanted
from report.text import parse, plain
from report.values import Loc

_SENTENCE = re.compile(r"(?<=[.!?…;:])\s+")
_LINK = re.compile(r"(?:https?://|mailto:)\S+")
_TARGET = re.compile(r"\]\(([^()\s]+)\)")
_LINKS = 10  # signs that make a link worth searching whole


def wanted_of(
    briefing: Briefing,
    clearance: Marking,
    language: Language,
    on: Date | None = None,
    *,
    since: Briefing | None = None,
    told: Iterable[str] = (),
) -> Wanted:
    """What no file for readers with ``clearance`` may hold.

    ``since`` is an earlier version, of which the files tell what changed: what it withholds is
    wanted too. ``told`` are texts that the files hold besides what the briefing says: their own
    names, and what changed.
    """
    judged = rights(briefing, clearance, on)
    earlier = rights(since, clearance, on).closed if since else ()
    closed = (*judged.closed, *(replace(leaf, loc=()) for leaf in earlier))
    if not closed:
        return NOTHING
    found = wanted(closed, judged.open, language, [*told, *judged.names])
    return replace(found, phrases=found.phrases | counts_of(briefing, judged, language))


def wanted(
    closed: Iterable[Leaf], open_: Iterable[Leaf], language: Language, told: Iterable[str] = ()
) -> Wanted:
    """What to search for: what ``closed`` says, without what ``open_`` or ``language`` says.

    ``told`` are texts that the edition prints though they are not in its data file: what changed
    since an earlier version.
    """
    ours = _Said(language)
    ours.add_all(open_)
    ours.add_texts([*_strings(language.model_dump()), *_months(language), *told])
    found: Wanted = Wanted({}, {}, {}, {}, ours.numbers())
    for leaf in closed:
        theirs = _Said(language)
        theirs.add(leaf)
        _collect(found.words, theirs.words - ours.words, leaf.loc)
        _collect(found.numbers, theirs.numbers() - found.known, leaf.loc)
        _collect(found.links, theirs.links - ours.links, leaf.loc)
        whole = ours.whole()
        _collect(found.phrases, (p for p in theirs.phrases if p not in whole), leaf.loc)
    return found


def _collect(into: dict[str, Loc], found: Iterable[str], loc: Loc) -> None:
    for one in found:
        into.setdefault(one, loc)


class _Said:
    """What some leaves say: their words, numbers, sentences and links."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words: set[str] = set()
        self.phrases: dict[str, None] = {}
        self.links: set[str] = set()
        self._numbers: set[str] = set()
        self._whole = ""

    def add_all(self, leaves: Iterable[Leaf]) -> None:
        for leaf in leaves:
            self.add(leaf)

    def add(self, leaf: Leaf) -> None:
        """A leaf: a number, a date in all its forms, or a text without its markup."""
        match leaf.value:
            case Decimal():
                self._numbers.add(plain_number(leaf.value))
            case Date():
                self.add_texts(_dated(leaf.value, self.language))
            case str() if not leaf.cites:
                self.add_texts([leaf.value])

    def add_texts(self, texts: Iterable[str]) -> None:
        for typed in texts:
            for link in (*_TARGET.findall(typed), *_LINK.findall(typed)):
                if len(link) >= _LINKS:
                    self.links.add(folded(link))
            for piece in CITED.split(_LINK.sub(" ", typed))[::2]:
                self._add_piece(folded(plain(parse(piece))))

    def _add_piece(self, words: str) -> None:
        self.words.update(words_in(words))
        for digits in digits_in(words):
            self._numbers |= numbers_of(digits)
        for sentence in _SENTENCE.split(words):
            phrase = tokens(sentence)
            if phrase.count(" ") > 2:
                self.phrases[phrase] = None

    def numbers(self) -> frozenset[str]:
        return frozenset(self._numbers)

    def whole(self) -> str:
        """All sentences, one a line."""
        if not self._whole:
            self._whole = "\n".join(self.phrases)
        return self._whole


def _dated(date: Date, language: Language) -> Iterator[str]:
    """A date as it is typed, and as it is printed."""
    yield language.format_date(date)
    yield language.format_date(date, short=True)
    yield "-".join(f"{part:02}" for part in (date.year, date.month, date.day) if part)


def _months(language: Language) -> Iterator[str]:
    """The names of the months, which a timeline prints, and the numbers of their days."""
    for month in range(1, 13):
        yield language.month_name(month)
        yield language.format_date(Date(2000, month))


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _strings(value)

"""Passages + what is wanted → hits: one pass over each passage, whatever the number of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.frozen import frozen
from report.proof.forms import digits_in, folded, numbers_of, stands_alone, tokens, words_in
from report.proof.passages import Passage
from report.proof.wanted import Wanted

if TYPE_CHECKING:
    from report.values import Loc

_SHORT = 4  # letters: shorter words mean nothing where only programs read
_LONG = 12  # letters of a sentence that cannot stand anywhere by chance


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Something withheld that stands in a file. ``found`` is what: never to be shown."""

    loc: Loc  # in the data file
    where: str  # in the finished file
    sort: str  # "word", "number", "sentence" or "link"
    found: str = field(repr=False, default="")


@frozen
class Searched:
    """What a search found, and how many places of each kind it looked at."""

    hits: tuple[Hit, ...]
    places: dict[str, int]


def search(found: Iterable[Passage], wanted: Wanted, own: frozenset[str]) -> Searched:
    """Where passages hold what is wanted; ``own`` are numbers that the program counts itself."""
    numbers = wanted.numbers.keys() - own
    places: Counter[str] = Counter()
    hits: dict[Hit, None] = {}
    pages: list[tuple[str, str]] = []
    known = wanted.known | own
    for passage in found:
        places[passage.kind] += 1
        text = folded(passage.text)
        pages.append((passage.where, text))
        hits |= dict.fromkeys(_words(text, passage, wanted))
        if passage.told:
            hits |= dict.fromkeys(_numbers(text, passage, wanted, numbers, known))
    hits |= dict.fromkeys(_sentences(pages, wanted))
    return Searched(tuple(hits), dict(places))


def _words(text: str, passage: Passage, wanted: Wanted) -> Iterator[Hit]:
    for word in wanted.words.keys() & set(words_in(text)):
        if passage.told or len(word) >= _SHORT:
            yield Hit(wanted.words[word], passage.where, "word", word)


def _numbers(
    text: str, passage: Passage, wanted: Wanted, numbers: set[str], known: frozenset[str]
) -> Iterator[Hit]:
    for digits in set(digits_in(text)):
        for number in numbers_of(digits) & numbers:
            if stands_alone(number, digits, known):
                yield Hit(wanted.numbers[number], passage.where, "number", number)


def _sentences(pages: list[tuple[str, str]], wanted: Wanted) -> Iterator[Hit]:
    """Sentences and links. A long sentence may go on over line ends, a short one may not."""
    lines = "\n".join(tokens(line) for _, text in pages for line in text.splitlines())
    solid = "\n".join(_solid(tokens(text)) for _, text in pages)
    for phrase, loc in wanted.phrases.items():
        bare = _solid(phrase)
        if phrase in lines or (_is_long(phrase) and bare in solid):
            yield Hit(loc, _place(pages, bare), "sentence", phrase)
    whole = "\n".join(text for _, text in pages)
    for link, loc in wanted.links.items():
        if link in whole:
            yield Hit(loc, next(where for where, text in pages if link in text), "link", link)


def _is_long(phrase: str) -> bool:
    """A day in digits is none, however long: digits stand side by side by chance."""
    return any(map(str.isalpha, phrase)) and phrase.count(" ") > 3 and len(phrase) >= _LONG


def _solid(phrase: str) -> str:
    return phrase.replace(" ", "")


def _place(pages: list[tuple[str, str]], bare: str) -> str:
    """The first passage that holds a sentence."""
    return next(where for where, text in pages if bare in _solid(tokens(text)))

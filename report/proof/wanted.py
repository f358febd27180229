"""What no file for its readers may hold: words, sentences, names and numbers, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.frozen import frozen, replace
from report.proof.forms import digits_in, folded, numbers_of, words_in

if TYPE_CHECKING:
    from report.values import Loc


@frozen
class Wanted:
    """What no file for these readers may hold; each with its place in the data file."""

    words: dict[str, Loc]
    numbers: dict[str, Loc]
    phrases: dict[str, Loc]  # sentences and names of several words, as ``tokens`` writes them
    links: dict[str, Loc]
    known: frozenset[str]  # numbers that the edition may say itself

    def __bool__(self) -> bool:
        """Whether there is anything to search for."""
        return any((self.words, self.numbers, self.phrases, self.links))

    def besides(self, said: str) -> Wanted:
        """What is wanted in a file that says ``said`` on purpose, in words of its own."""
        words: set[str] = set(words_in(folded(said)))
        numbers: set[str] = set()
        for digits in digits_in(folded(said)):
            numbers |= numbers_of(digits)
        return replace(
            self,
            words={word: loc for word, loc in self.words.items() if word not in words},
            numbers={one: loc for one, loc in self.numbers.items() if one not in numbers},
            known=self.known | numbers,
        )

    def counts(self) -> dict[str, int]:
        """How many there are of each sort."""
        sorts = ("words", "numbers", "phrases", "links")
        return {sort: len(getattr(self, sort)) for sort in sorts}


NOTHING = Wanted({}, {}, {}, {}, frozenset())

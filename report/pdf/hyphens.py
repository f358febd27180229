"""Where a word may be cut at the end of a line in a narrow column, by its language's patterns."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

Hyphenate = Callable[[str], tuple[int, ...]]

_LEAST = 8  # letters: a shorter word is worth no hyphen
_STUMP = 3  # letters at least on either line
_LETTERS = re.compile(r"^\W*([^\W\d_]+)\W*$")
_NOUNS_HAVE_CAPITALS = ("de", "lb")


@cache
def hyphenate_in(language: str) -> Hyphenate:
    """Gives, for a word, the places where it may be cut; none in a language without patterns.

    Short words, words with digits and, since a person's or a firm's name is not cut, words with a
    capital have none; in German any noun has a capital, so there it may.
    """
    capitals = language.split("_")[0] in _NOUNS_HAVE_CAPITALS

    @lru_cache(maxsize=4096)
    def places(word: str) -> tuple[int, ...]:
        found = _LETTERS.match(word)
        letters = found[1] if found else ""
        if not found or len(letters) < _LEAST or not letters[1:].islower():
            return ()
        if not capitals and not letters[0].islower():
            return ()
        return tuple(found.start(1) + at for at in _pattern_places(letters, language))

    return places


def _pattern_places(letters: str, language: str) -> list[int]:
    import pyphen  # deferred: its patterns take longer to read than most builds have narrow columns

    known = pyphen.language_fallback(language)
    if known is None:
        return []
    pattern = pyphen.Pyphen(lang=known, left=_STUMP, right=_STUMP)
    return [int(at) for at in pattern.positions(letters)]

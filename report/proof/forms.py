"""Words and numbers in any form that people and programs write them → one form to compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from report.numerals import readings

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffe]")
_SIGNS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2019": "'", "\u2212": "-"})
_SHORTEST = 2  # letters of a word
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
_TOKEN = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+(?:[ ,.'·]\d+)*")
_CUT = re.compile(r"(?<=\w)[-\u2010\u2011\u00ad\ufffe]\s*[\r\n]+\s*(?=\w)")
_BLANK = re.compile(r"\s+")
_WIDEST = 6  # groups of digits that may be one number: up to 999 999 billions
_NO_BREAK = re.compile("(?<=\\d)[\u00a0\u2007\u2009\u202f](?=\\d)")


def folded(words: str) -> str:
    """``words`` in small letters, with one form for each sign, without what nobody sees.

    A word that a line's end cuts is put together again; ligatures, wide letters and no-break
    spaces become plain ones (Unicode's NFKC). Inside a number a no-break space becomes an
    apostrophe: it holds the number together, where a plain space may part two of them.
    """
    whole = _CUT.sub("", words) if "\n" in words else words
    if not whole.isascii():
        whole = _INVISIBLE.sub("", _NO_BREAK.sub("'", whole).translate(_SIGNS))
        whole = unicodedata.normalize("NFKC", whole)
    return whole.casefold()


def words_in(folded_words: str) -> list[str]:
    """The words of two letters and more; what an apostrophe or a digit parts is two words."""
    return _WORD.findall(folded_words)


def tokens(folded_words: str) -> str:
    """Words and groups of digits with one space between them, and one at either end."""
    return f" {' '.join(_TOKEN.findall(folded_words))} "


def squeezed(folded_words: str) -> str:
    """Without any blank or hyphen: line ends and cut words fall where they will."""
    return _BLANK.sub("", folded_words).replace("-", "")


def digits_in(folded_words: str) -> list[str]:
    """Groups of digits with what stands between them: ``1 234,5``, or a row of numbers."""
    return _DIGITS.findall(folded_words)


@lru_cache(maxsize=4096)
def numbers_of(digits: str) -> frozenset[str]:
    """Every number that a group of digits may be, whole or where plain spaces part it.

    ``1 234,5`` is 1234.5, and also 1 and 234.5 as neighbours; ``1.234`` is 1234 and 1.234.
    """
    return frozenset(number for number, _, _ in _spelled(digits))


def plain_number(number: Decimal) -> str:
    """Without a sign and without needless zeros: ``-1234.50`` → ``1234.5``."""
    plain = f"{abs(number):f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).lstrip("0") or "0"


def stands_alone(number: str, digits: str, known: frozenset[str]) -> bool:
    """Whether ``number`` stands in ``digits`` other than by chance, next to ``known`` numbers.

    Two cells, 12 and 345, side by side look like 12 345; and 345 is a part of a known 12 345.
    """
    spelled = list(_spelled(digits))
    for found, first, last in spelled:
        if found != number:
            continue
        neighbours = digits.split(" ")[first:last]
        is_row = len(neighbours) > 1 and all(numbers_of(one) & known for one in neighbours)
        is_part = any(
            other in known and start <= first and last <= end and (start, end) != (first, last)
            for other, start, end in spelled
        )
        if not is_row and not is_part:
            return True
    return False


def _spelled(digits: str) -> Iterator[tuple[str, int, int]]:
    """Each number that stands in ``digits``, and which of the parts between spaces spell it."""
    parts = digits.split(" ")
    for first in range(len(parts)):
        for last in range(first + 1, min(len(parts), first + _WIDEST) + 1):
            part = " ".join(parts[first:last])
            for reading in readings(part.replace("·", ".")).values():
                yield plain_number(Decimal(reading)), first, last

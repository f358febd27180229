"""Numbers that are withheld → where a text that is kept says one all the same, exact or rounded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from report.briefing import Briefing, Fact, Marking, SeriesItem, walk
from report.errors import Problem
from report.frozen import frozen
from report.giveaway.texts import Said, bare
from report.language import Language, Scales
from report.numerals import readings
from report.redact import Edition
from report.values import Loc, is_words

CODES = {"E505": "a rounded number that is withheld"}

_SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9}
_DIGIT = re.compile(r"\d")
_MONEY = "€$£¥"
_FEWEST = 2  # significant digits of a rounded number: "1 million" may be anything
_MORE = 3  # … of one in the scale of the withheld number itself, where no "about" stands before it


@frozen
class Amount:
    """A number as a text or a field gives it, and the scale that it is given in."""

    value: Decimal  # in units: 1 200 000
    scale: int  # 10 ** 6 in "1.2 million"
    step: Decimal = Decimal(0)  # the worth of its last digit: 100 000
    digits: int = 0  # that say something: 2
    about: bool = False  # whether it says itself that it is not exact


def restated(
    briefing: Briefing,
    edition: Edition,
    texts: list[Said],
    clearance: Marking,
    languages: Mapping[str, Language],
) -> Iterator[Problem]:
    """Where a text says, with a word such as million, a number that is withheld.

    A number that is data of the edition itself, the figure of a fact or a cell, is none: who means
    to publish a rounded one writes a fact that is public.
    """
    found = [
        (said, amount)
        for said in texts
        if _DIGIT.search(said.typed)
        for amount in amounts(bare(said.typed, lambda _: " "), languages[said.code])
        if amount.scale > 1 and amount.digits >= _FEWEST
    ]
    if not found:
        return
    values = {one.value for one in _figures(edition, languages)}
    kept = {one.item for one in texts}
    held = {*_figures(briefing, languages), *_typed(briefing, kept, languages)}
    closed = [one for one in held if one.value not in values]
    told: set[Loc] = set()
    for said, amount in found:
        if said.loc in told or amount.value in values:
            continue
        if any(tells(amount, one) for one in closed):
            told.add(said.loc)
            what = f"this tells readers of what is {clearance} about how much is withheld"
            hint = "say it without the number, or cite a fact that these readers may see"
            yield briefing.place(said.loc, what, hint, "E505")


def tells(found: Amount, held: Amount) -> bool:
    """Whether a number that a text says may be the withheld one, exact or rounded.

    It has a scale and two digits that say something, three where the withheld number is given in
    that scale, too, and the text does not say "about".
    """
    fewest = _MORE if found.scale == held.scale and not found.about else _FEWEST
    if found.scale == 1 or found.digits < fewest:
        return False
    away = abs(found.value - abs(held.value))
    return away < found.step if found.about else 2 * away <= found.step


# ---------------------------------------------------------------- numbers in fields


def _figures(paper: Briefing | Edition, languages: Mapping[str, Language]) -> Iterator[Amount]:
    """Every number that is typed as one, by the scale of its unit."""
    units: dict[int, int] = {}
    for _, part in walk(paper):
        if isinstance(part, Fact) and part.unit and part.value is not None:
            units[id(part.value)] = _scale_of(part.unit, languages)
        elif isinstance(part, SeriesItem):
            scale = _scale_of(part.unit, languages)
            for _, inner in walk((part.points, part.lines)):
                if isinstance(inner, Decimal):
                    units[id(inner)] = scale
        elif isinstance(part, Decimal):
            scale = units.get(id(part), 1)
            yield Amount(part * scale, scale)


def _scale_of(unit: dict[str, str], languages: Mapping[str, Language]) -> int:
    """The scale in a unit: "M€", "in millions of euros"."""
    for words in unit.values():
        for language in languages.values():
            for name, scale in _named(language):
                sign = f"[{_MONEY}]" if len(name) == 1 else ""  # m alone is a metre
                if re.search(rf"(?<![^\W\d_]){_whole(name)}{sign}", words.casefold()):
                    return scale
    return 1


# ---------------------------------------------------------------- numbers in texts


def _typed(
    briefing: Briefing, kept: set[int], languages: Mapping[str, Language]
) -> Iterator[Amount]:
    """The numbers that the texts say that are not ``kept``."""
    for _, part in walk(briefing):
        if is_words(part) and id(part) not in kept:
            for key, words in part.items():
                code = key if len(key) > 1 else briefing.briefing.language
                if code in languages and _DIGIT.search(words):
                    yield from amounts(bare(words, lambda _: " "), languages[code])


def amounts(words: str, language: Language) -> Iterator[Amount]:
    """Every number in a text as ``bare`` gives it, with the scale behind it."""
    worth = dict(_named(language))
    for found in _amount(tuple(worth), language.count.about).finditer(words):
        scale = worth[found["scale"]] if found["scale"] and _is_scale(found) else 1
        for number in set(_readings(found["number"])):
            yield _read(number, scale, bool(found["about"]))


def _is_scale(found: re.Match[str]) -> bool:
    """Whether a word for a scale is one: a single letter needs a sign of money beside it."""
    before, after = found.string[: found.start("number")].rstrip()[-1:], found.string[found.end() :]
    return len(found["scale"]) > 1 or bool({before, after[:1]} & set(_MONEY))


def _readings(number: str) -> Iterator[str]:
    """What the number means; of a row of numbers the last: ``2025 1,2`` is a year and 1.2."""
    parts = number.split(" ")
    for start in range(len(parts)):
        if found := readings(" ".join(parts[start:])):
            yield from found.values()
            return


def _read(number: str, scale: int, about: bool) -> Amount:
    value = Decimal(number)
    exponent = int(value.as_tuple().exponent)
    digits = "".join(map(str, value.as_tuple().digits)).lstrip("0")
    if exponent >= 0:  # the zeros at the end of a whole number say nothing
        exponent = len(digits) - len(digits.rstrip("0"))
        digits = digits.rstrip("0")
    step = scale * Decimal(10) ** exponent
    return Amount(value * scale, scale, step, len(digits), about)


def _named(language: Language) -> list[tuple[str, int]]:
    """The words for scales, the longest first, in small letters."""
    return _sorted(language.count.scales)


@cache
def _sorted(scales: Scales) -> list[tuple[str, int]]:
    found = [(name.casefold(), _SCALES[of]) for of, names in scales for name in names]
    return sorted(found, key=lambda one: -len(one[0]))


def _whole(name: str) -> str:
    """A word for a scale, whole; a sign of money may follow at once, as in M€."""
    return rf"{re.escape(name)}(?![^\W_])"


@cache
def _amount(names: tuple[str, ...], about: tuple[str, ...]) -> re.Pattern[str]:
    scale = "|".join(map(_whole, names))
    before = "|".join(re.escape(one.casefold()) for one in about)
    return re.compile(
        rf"(?P<about>(?:(?<!\w)(?:{before}) |[~≈±] ?))?[{_MONEY}]? ?"
        rf"(?<![\w.,])(?P<number>\d+(?:[ .,'’]\d+)*)(?:[ -]?(?P<scale>{scale}))?"
    )

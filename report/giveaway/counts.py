"""What an edition keeps, against the whole briefing → where a text counts what is withheld."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from typing import Any

from report.briefing import (
    MARKINGS,
    Briefing,
    Marking,
    Model,
    Section,
    SeriesItem,
    TableItem,
    walk,
)
from report.errors import Problem
from report.frozen import frozen
from report.giveaway.texts import Said, bare
from report.language import CountedThings, Date, Language
from report.redact import Edition, redact
from report.values import Loc

CODES = {"E504": "a count of what is withheld"}

PLACES: dict[str, Loc] = {  # where the items of each kind stand that a text may count
    "options": ("open_questions", "options"),
    "criteria": ("open_questions", "criteria"),
    "questions": ("open_questions", "questions"),
    "risks": ("risks",),
    "actions": ("actions",),
    "sites": ("footprint", "sites"),
    "people": ("governance", "people"),
    "bodies": ("governance", "bodies"),
    "events": ("governance", "events"),
    "stages": ("footprint", "stages"),
    "drivers": ("rationale", "drivers"),
    "figures": ("summary", "figures"),
    "facts": ("facts",),
    "sources": ("sources",),
    "terms": ("glossary",),
    "annexes": ("annexes",),
}
_ANY = "[^\\W\\d_][\\w’'-]*"  # a word between the number and what it counts, or a thing of any name


@frozen
class _Said:
    """One text of the edition in one language, at its place in the data file."""

    loc: Loc
    language: Language
    words: str
    heads: tuple[str, ...] = ()  # the collections right below it: a table's rows, a part's items


def miscounted(
    briefing: Briefing,
    edition: Edition,
    texts: list[Said],
    clearance: Marking,
    languages: Mapping[str, Language],
    on: Date | None = None,
) -> Iterator[Problem]:
    """Where a text that is kept says how many there are of what is kept only in part.

    A number is meant, in words or digits, with the name of a kind of item behind it, such as "three
    scenarios"; in a title also with any other name, where it counts what stands right below it.
    It is one that readers of this or of another edition could count, but these readers cannot.
    """
    paper = _Paper(briefing, edition, clearance, languages, on)
    if not paper.lost:
        return
    for said in paper.said(texts):
        for number, name in dict.fromkeys(paper.counted(said)):
            kept, whole = paper.lost[name]
            what = (
                f"this counts {number}, but readers of what is {clearance} see {kept} "
                f"of {whole} in {name}"
            )
            hint = "give it the marking of what it counts, or say it without the number"
            yield briefing.place(said.loc, what, hint, "E504")


class _Paper:
    """A briefing and one edition of it: how many items of each collection it has lost."""

    def __init__(
        self,
        briefing: Briefing,
        edition: Edition,
        clearance: Marking,
        languages: Mapping[str, Language],
        on: Date | None,
    ) -> None:
        self.briefing, self.edition, self.languages = briefing, edition, languages
        self.clearance, self.on = clearance, on
        self.sizes = sizes(briefing)
        left = sizes(edition)
        self.lost = {
            name: (left.get(name, 0), whole)
            for name, whole in self.sizes.items()
            if left.get(name, 0) < whole
        }

    def said(self, texts: list[Said]) -> Iterator[_Said]:
        """Every text, and every figure with its unit or its label."""
        heads, labels, units = self._heads(), self._labels(), self._units()
        for one in texts:
            typed = one.typed
            for before in (*labels.get(one.item, ()), *units.get(one.item, ())):
                yield self._in(one, f"{before} {typed}")
            if _hint(tuple(self.languages[one.code].count.spelled)).search(typed.casefold()):
                yield self._in(one, typed, heads.get(one.item, ()))

    def _in(self, one: Said, typed: str, heads: tuple[str, ...] = ()) -> _Said:
        words = bare(typed, partial(self._cited, code=one.code))
        return _Said(one.loc, self.languages[one.code], words, heads)

    def _units(self) -> dict[int, list[str]]:
        """The number before each unit, by the identity of the unit."""
        facts = self.edition.facts.values()
        return {id(fact.unit): [f"{fact.value}"] for fact in facts if fact.unit}

    def _labels(self) -> dict[int, list[str]]:
        """What stands large above each label, by the identity of the label."""
        figures = self.edition.summary.figures
        return {id(one.label): [f"{{{{{one.fact}.value}}}}"] for one in figures}

    def _cited(self, cited: str, code: str) -> str:
        name, _, form = cited.partition(".")
        fact = self.edition.facts.get(name)
        if fact is None or form not in ("", "value", "signed", "unit"):
            return cited
        told = fact.text if fact.value is None else fact.unit
        words = (told or {}).get(code) or next(iter((told or {}).values()), "")
        number = "" if fact.value is None or form == "unit" else f"{fact.value}"
        return number if form in ("value", "signed") else f"{number} {words}"

    def _heads(self) -> dict[int, tuple[str, ...]]:
        """The texts that stand right above items of their own, by identity."""
        found: dict[int, tuple[str, ...]] = {}
        for name, texts in _titles(self.briefing):
            if name in self.lost:
                found |= {id(one): (*found.get(id(one), ()), name) for one in texts}
        return found

    def counted(self, said: _Said) -> Iterator[tuple[int, str]]:
        """Each number in a text that counts what is withheld, and the collection it counts."""
        things = said.language.count.things
        for number, after in _numbers(said.language, said.words):
            for name in self._named(things, after):
                if self._tells(number, name):
                    yield number, name
        for number, after in _numbers(said.language, said.words, opening=True):
            for name in said.heads:
                if re.match(_ANY, after) and self._tells(number, name):
                    yield number, name

    def _named(self, things: CountedThings, after: str) -> list[str]:
        lost = (name for name in PLACES if name in self.lost)
        return [name for name in lost if _noun(getattr(things, name)).match(after)]

    def _tells(self, number: int, name: str) -> bool:
        """Whether it is how many some other readers can count, and these cannot."""
        kept, whole = self.lost[name]
        return kept < number and (number == whole or number in self._others[name])

    @cached_property
    def _others(self) -> dict[str, set[int]]:
        """How many items of each lost collection the editions of higher clearances have."""
        above = MARKINGS[MARKINGS.index(self.clearance) + 1 :]
        found = [sizes(redact(self.briefing, marking, self.on)) for marking in above]  # type: ignore[arg-type]
        return {name: {one.get(name, 0) for one in found} for name in self.lost}


def sizes(paper: Briefing) -> dict[str, int]:
    """How many items each collection of a briefing has: its kinds, tables, charts and parts."""
    found = {name: len(_at(paper, place)) for name, place in PLACES.items()}
    for loc, part in walk(paper):
        if isinstance(part, TableItem):
            found[f"table {part.id}"] = sum(not row.total for row in part.rows)
        elif isinstance(part, SeriesItem):
            found[f"chart {part.id}"] = len(part.points or part.lines)
        elif isinstance(part, Section):
            name = _section(loc, part)
            for field, value in part.__dict__.items():
                if isinstance(value, tuple):
                    found[f"{name}.{field}"] = len(value)
    return found


def _titles(paper: Briefing) -> Iterator[tuple[str, Iterable[Any]]]:
    """What stands right above a collection: its title, a chart's caption."""
    for loc, part in walk(paper):
        if isinstance(part, TableItem):
            yield f"table {part.id}", (part.title,)
        elif isinstance(part, SeriesItem):
            yield f"chart {part.id}", (part.title, part.caption)
        elif isinstance(part, Section):
            for field, words in part.titles.items():
                yield f"{_section(loc, part)}.{field}", (words,)
    for field, words in paper.titles.items():
        yield ("terms" if field == "glossary" else field), (words,)


def _section(loc: Loc, part: Section) -> str:
    return f"annexes.{part.__dict__['id']}" if loc[0] == "annexes" else str(loc[0])


def _at(paper: Model, place: Loc) -> Any:
    part: Any = paper
    for name in place:
        part = getattr(part, str(name), None) or ()
    return part


def _numbers(language: Language, words: str, opening: bool = False) -> Iterator[tuple[int, str]]:
    """Each whole number of two and more with the words behind it; or the one that opens a text."""
    spelled = language.count.spelled
    pattern = _number(tuple(spelled))
    for found in pattern.finditer(words):
        if opening and words[: found.start()].count(" ") > 1:
            return
        number = spelled.get(found[0]) or int(found[0])
        if number > 1:
            yield number, words[found.end() :].lstrip()


@cache
def _hint(words: tuple[str, ...]) -> re.Pattern[str]:
    """Where a number may be, in a text as it is typed: most texts have none, and are not read.

    Where there is markup or a citation, a word may be in parts or come from elsewhere.
    """
    return re.compile("|".join([r"\d|[*_\[{]", *map(re.escape, words)]))


@cache
def _number(words: tuple[str, ...]) -> re.Pattern[str]:
    """A number by itself: neither the end of a longer one nor the beginning of another word."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?<!\d[ .,'’])(?:{'|'.join(map(re.escape, longest))}|[1-9]\d{{0,2}})(?= )"
    )


@cache
def _noun(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """One of the nouns, or one word and then one of them: "possible options"."""
    named = "|".join(re.escape(noun.casefold()) for noun in nouns)
    return re.compile(rf"(?:{_ANY} )?(?:{named})(?![\w-])")

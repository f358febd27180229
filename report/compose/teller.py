"""Say an edition's words in one language: facts filled in, typography right, sources numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from report.briefing import CITED, Claim, Fact, Item, Marking
from report.frozen import replace
from report.language import Date, Language
from report.redact import Edition, item_markings
from report.story import Mark
from report.text import EMPTY, NBSP, Run, Text, parse, plain

# Stand-ins for what markup and typography must not touch, from Unicode's private use area.
_OPEN, _CLOSE = "\ue000", "\ue001"
_HELD = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_HELD_TARGET = re.compile(r"%EE%80%80(\d+)%EE%80%81")  # the same as the markup's reader writes it
_TARGET = re.compile(r"(?<=\]\()[^()\s]*(?=\))")
MARKS_APART = " · "  # between a status and that an item is confidential
CHANGED = "*"  # stands beside a fact that is not what it was in the earlier version
_PERIOD = frozenset({"period"})
_FIGURE = frozenset({"value", "text", "unit", "status"})
_CAUTION = ("confirmed", "reported", "speculative")  # from the most settled


class Teller:
    """Turns what the author wrote into final text, and numbers sources in order of first use."""

    def __init__(
        self,
        edition: Edition,
        language: Language,
        on: Date | None = None,
        changed: Mapping[str, frozenset[str]] | None = None,
        *,
        by_item: bool = False,
    ) -> None:
        self.edition, self.language, self.on = edition, language, on
        self._by_item = by_item  # whether what is confidential says so itself
        self._changed = changed or {}
        self._numbers: dict[str, int] = {}
        self._markings = item_markings(edition, on)
        names = sorted(edition.briefing.keep_together, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, names))) if names else None

    @property
    def marks_changes(self) -> bool:
        """Whether any fact bears the sign of a change."""
        return bool(self._changed)

    @property
    def marks_items(self) -> bool:
        """Whether what is confidential says so itself."""
        return self._by_item

    # ------------------------------------------------------------ words

    def raw(self, words: dict[str, str] | None) -> str:
        """The author's words in the teller's language, as typed; "" for none.

        Words that are not there in it are given in another one, whose code stands before them.
        """
        typed, other = self._typed(words)
        return f"[{other}] {typed}" if other else typed

    def say(self, words: dict[str, str] | None) -> Text:
        """``words`` as final text: facts cited, markup read, spaces and signs set."""
        said, (_, other) = self.set(self.raw(words)), self._typed(words)
        return tuple(replace(run, language=other) for run in said) if other else said

    def _typed(self, words: dict[str, str] | None) -> tuple[str, str]:
        """What the author typed, and its language where that is not the teller's."""
        if not words:
            return "", ""
        code, own = self.language.code, self.edition.briefing.language
        for key in (code, "*"):
            if key in words:
                return words[key], ""
        if "" in words:
            is_told = own == code or not any(map(str.isalpha, words[""]))
            return words[""], "" if is_told else own
        other = own if own in words else next(iter(words))
        return words[other], other

    def name(self, words: dict[str, str] | None) -> str:
        """``words`` as characters alone."""
        return plain(self.say(words))

    def set(self, typed: str) -> Text:
        """Any typed text as final text."""
        if not typed:
            return EMPTY
        held: list[Run | str] = []

        def hold(thing: Run | str) -> str:
            held.append(thing)
            return f"{_OPEN}{len(held) - 1}{_CLOSE}"

        marked = CITED.sub(lambda m: hold(self.cite(m[1])), typed)
        marked = _TARGET.sub(lambda m: hold(m[0]), marked)
        runs = parse(self._bound(self.language.typeset(marked)))
        return tuple(part for run in runs for part in _released(run, held))

    def _bound(self, words: str) -> str:
        """``words`` with no-break spaces inside the names that must stay together."""
        if self._names is None:
            return words
        return self._names.sub(lambda m: m[0].replace(" ", NBSP), words)

    # ------------------------------------------------------------ facts

    def cite(self, citation: str) -> Run:
        """A fact as one run that keeps its id: ``douai-hires`` or ``douai-hires.period``."""
        name, _, form = citation.partition(".")
        shown = _PERIOD if form in ("period", "short") else _FIGURE
        sign = CHANGED if shown & self._changed.get(name, frozenset()) else ""
        return Run(self.fact(self.edition.facts[name], form) + sign, fact=name)

    def fact(self, fact: Fact, form: str = "") -> str:
        """A fact in one of its forms: whole, value, signed, unit, period or short period."""
        if form in ("period", "short") and fact.period:
            return self.language.format_date(fact.period, short=form == "short")
        if fact.value is None:
            return plain(parse(self.language.typeset(self.raw(fact.text))))
        number = self.language.format_number(fact.value, signed=form == "signed")
        unit = self.language.typeset(self.raw(fact.unit))
        if form == "unit":
            return unit
        return number if form in ("value", "signed") or not unit else number + NBSP + unit

    def amount(self, value: Decimal | dict[str, str]) -> Text:
        """A number in the language's form, or words as they are."""
        if isinstance(value, dict):
            return self.say(value)
        return (Run(self.language.format_number(value)),)

    def marking(self, item: Item) -> Marking:
        """How confidential an item is, on the day of the edition."""
        return self._markings[id(item)]

    # ------------------------------------------------------------ sources

    def reference(self, source: str) -> int:
        """The number of a source; the next free one at its first use."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def references(self) -> list[tuple[str, int]]:
        """The sources that were used, with their numbers, in order."""
        return list(self._numbers.items())

    def keep_references(self, sources: Iterable[str]) -> None:
        """Forget every source but these, which are numbered in their order."""
        self._numbers = {name: number for number, name in enumerate(sources, 1)}

    def mark(self, claim: Claim, holder: Claim | None = None) -> Mark | None:
        """How settled a claim is and on what it rests; None where the author says neither.

        What the claim itself does not say comes from the facts that it cites (the least settled
        counts) and then from what holds it.
        """
        facts = [self.edition.facts[name] for name in dict.fromkeys(_facts_in(claim))]
        inherited = [holder] if holder else []
        status = claim.status or _least_settled([*facts, *inherited])
        if status is None:
            return self.held_mark(claim)
        sources = [claim.source, *(fact.source for fact in facts)]
        if status != "reading":
            sources = [claim.source or (holder.source if holder else None), *sources[1:]]
        numbers = sorted({self.reference(source) for source in sources if source})
        word = MARKS_APART.join(
            filter(None, (getattr(self.language.statuses, status), self._held(claim)))
        )
        return Mark(word, tuple(numbers), status == "speculative")

    def held_mark(self, item: Item) -> Mark | None:
        """``Confidentiel`` for an item without a status, where that stands beside each item."""
        held = self._held(item)
        return Mark(held) if held else None

    def _held(self, claim: Item) -> str:
        """``Confidentiel`` where that stands beside each item, and the claim is."""
        level = self._markings.get(id(claim), "public") if self._by_item else "public"
        return getattr(self.language.markings, level) if level in ("confidential", "secret") else ""


def _least_settled(claims: list[Any]) -> str | None:
    given = [claim.status for claim in claims if claim.status]
    known = [status for status in given if status in _CAUTION]
    return max(known, key=_CAUTION.index) if known else next(iter(given), None)


def _facts_in(part: Any) -> Iterator[str]:
    """The ids of the facts that ``part`` itself cites."""
    if isinstance(part, str):
        yield from (name.partition(".")[0] for name in CITED.findall(part))
    elif isinstance(part, dict | tuple):
        for value in part.values() if isinstance(part, dict) else part:
            yield from _facts_in(value)
    elif isinstance(part, Claim):
        if fact := getattr(part, "fact", None):
            yield fact
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, str | dict) or (isinstance(value, tuple) and _is_words(value)):
                yield from _facts_in(value)


def _is_words(value: tuple[Any, ...]) -> bool:
    return all(isinstance(part, dict) for part in value)


def _released(run: Run, held: list[Run | str]) -> Iterator[Run]:
    """``run`` with what was held back put in again: facts as runs of their own."""
    link = _address(run.link, held) if run.link else None
    pieces = _HELD.split(run.text)
    for index, piece in enumerate(pieces):
        if index % 2:
            thing = held[int(piece)]
            if isinstance(thing, Run):
                yield replace(run, text=thing.text, fact=thing.fact, link=link)
            else:
                yield replace(run, text=thing, link=link)
        elif piece:
            yield replace(run, text=piece, link=link)


def _address(link: str, held: list[Run | str]) -> str | None:
    """The address that was held back, in the form that a link needs; None if it is none."""
    target = _HELD_TARGET.sub(lambda m: str(held[int(m[1])]), link)
    return parse(f"[x]({target})")[0].link

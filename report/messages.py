"""A problem in English → the same problem in the language of the author's terminal.

As gettext does it, the English wording is the key: ``messages/fr.yaml`` holds pairs such as
``there is no fact '{name}'`` and ``il n’y a pas de fait « {name} »``. Each English wording becomes
a pattern; what stands in its {places} is carried over, or translated in its turn where the file
has a table of words for places of that name. English stays where nothing fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from report.errors import Problem, ReportError
from report.frozen import frozen, replace
from report.source import read_source

ENGLISH = "en"

# {name}, but not {{fact-id}} nor {fr: …}, which stand in wordings as they are.
_PLACE = re.compile(r"(?<!\{)\{([a-z]+)(\d?)\}(?!\})")
_SHAPES = {"number": r"[-+]?\d[\d.,]*"}  # a place of another name holds anything
_SENTENCES = "sentence"  # the table of whole wordings; each other has the name of its place


def translated(problem: Problem, code: str, folders: Iterable[Path]) -> Problem:
    """``problem`` in the language ``code``, by the first of ``folders`` that has its messages."""
    said = (problem.what, problem.hint, problem.joint)
    what, hint, joint = (worded(words, code, folders) for words in said)
    return replace(problem, what=what, hint=hint, joint=joint)


def worded(words: str, code: str, folders: Iterable[Path]) -> str:
    """The English ``words`` in the language ``code``; unchanged where it has no such wording."""
    for folder in folders if re.fullmatch(r"[A-Za-z-]+", code) else ():
        path = folder / "messages" / f"{code}.yaml"
        if path.is_file():
            return messages(path).translation(words) or words
    return words


def terminal_language(environ: Mapping[str, str]) -> str:
    """The language that a terminal with these variables speaks, such as ``fr``.

    As GNU gettext has it: LC_ALL, LC_MESSAGES, LANG, the first that is not empty. LANGUAGE, a
    list, goes before them unless they say C. English where none is set, as on Windows.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    if re.match(r"(C|POSIX)\b", locale):
        return ENGLISH
    found = re.match(r"[a-z]{2,3}(?![A-Za-z])", environ.get("LANGUAGE") or locale)
    return found[0] if found else ENGLISH


@frozen
class Wording:
    """What is said in English and in another language, with {places} to fill in."""

    english: str
    other: str

    def places(self, words: str) -> dict[str, str] | None:
        """What stands in each place, by its name; None where ``words`` are another wording."""
        first, last = self._literals[0], self._literals[-1]
        if not (words.startswith(first) and words.endswith(last)):
            return None  # so most are told apart, and few patterns are ever compiled
        found = self._pattern.fullmatch(words)
        return found.groupdict() if found else None

    def filled(self, values: Mapping[str, str]) -> str:
        """The other language's wording; braces in a value stay as they are."""
        return _PLACE.sub(lambda place: values[place[1] + place[2]], self.other)

    @property
    def is_usable(self) -> bool:
        """Whether it says something, and no place has to be filled that English does not have."""
        places = _PLACE.findall(self.english)
        # A wording that is one place and nothing else would be looked up in itself for ever.
        says = self.length > 0 or all(name in _SHAPES for name, _ in places)
        return (
            bool(self.english and self.other)
            and says
            and set(_PLACE.findall(self.other)) <= set(places)
        )

    @cached_property
    def length(self) -> int:
        """How much of the English wording is no place: the longest fits most exactly."""
        return sum(map(len, self._literals))

    @cached_property
    def _literals(self) -> list[str]:
        return _PLACE.split(self.english)[::3]  # text, name, number, text, …

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = [re.escape(self._literals[0])]
        for place, literal in zip(_PLACE.finditer(self.english), self._literals[1:], strict=True):
            shape = _SHAPES.get(place[1], ".*?")
            parts.append(f"(?P<{place[1]}{place[2]}>{shape}){re.escape(literal)}")
        return re.compile("".join(parts), re.DOTALL)


class Messages:
    """The wordings of one language: whole ones, and tables of words for places of one name."""

    def __init__(self, tables: Mapping[str, Iterable[Wording]]) -> None:
        self.tables: dict[str, Sequence[Wording]] = {
            name: sorted(
                (wording for wording in wordings if wording.is_usable),
                key=lambda wording: -wording.length,
            )
            for name, wordings in tables.items()
        }

    def translation(self, words: str, table: str = _SENTENCES) -> str | None:
        """``words`` in the other language; None where no wording of the table fits."""
        fitting = self.fitting(words, table)
        return fitting[0].filled(fitting[1]) if fitting else None

    def fitting(self, words: str, table: str = _SENTENCES) -> tuple[Wording, dict[str, str]] | None:
        """The wording that ``words`` are, and what is put into its places in the other language."""
        for wording in self.tables[table]:
            found = wording.places(words)
            if found is not None and (values := self._values(found)) is not None:
                return wording, values
        return None

    def _values(self, found: Mapping[str, str]) -> dict[str, str] | None:
        """What is put into each place; None where a place holds words that its table has not.

        ``{kinds1} or {kinds2}``: the number only tells two places of one table apart.
        """
        values: dict[str, str] = {}
        for name, words in found.items():
            table = name.rstrip("0123456789")
            value = self.translation(words, table) if table in self.tables else words
            if value is None:
                return None
            values[name] = value
        return values


def messages(path: Path) -> Messages:
    """The messages in ``path``, read once for as long as the file stays the same."""
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, _changed: int) -> Messages:
    """A file at fault gives no messages: it must not hide the problem that is being told."""
    try:
        data = read_source(path).data
    except ReportError:
        return Messages({_SENTENCES: ()})
    tables = {_SENTENCES: list(_pairs(data.get("messages"), path.stem))}
    words = data.get("words")
    for name, table in words.items() if isinstance(words, dict) else ():
        tables[name] = list(_words(table))
    return Messages(tables)


def _pairs(pairs: Any, code: str) -> Iterator[Wording]:
    for pair in pairs if isinstance(pairs, list) else ():
        match pair:
            case {"en": str(english)} if isinstance(other := pair.get(code), str):
                yield Wording(english, other)


def _words(table: Any) -> Iterator[Wording]:
    for english, other in table.items() if isinstance(table, dict) else ():
        if isinstance(other, str):
            yield Wording(english, other)

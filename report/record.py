"""Edition → YAML: what its readers may read, as a data file that can be built again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from report.briefing import Briefing, Footprint, Model, TableItem, walk
from report.kept import Kept, key_of
from report.language import Date
from report.redact import Edition, edition_marking
from report.source import Bare, written
from report.values import Everywhere

# What the author keeps for himself, and no document prints.
_UNPRINTED: dict[type[Model], frozenset[str]] = {Footprint: frozenset({"region"})}
# Fields that must stand in a file even where there is nothing in them.
_DEMANDED: dict[type[Model], frozenset[str]] = {TableItem: frozenset({"rows"})}


def record(edition: Edition, on: Date | None = None) -> str:
    """The edition as the text of a data file; the same edition gives the same text.

    It holds what its readers may read and nothing that tells of the rest: no comment of the
    author, no heading of a list that is empty, no name that stands in no text. Its own marking is
    the highest that the edition holds on the day ``on``, as ``redact`` has it. Rows of CSV files
    stand in it as if they had been typed. Read back, it tells the same story.
    """
    head = edition.briefing
    texts = "\n".join(_texts(edition))
    kept = head.model_copy(
        update={
            "marking": edition_marking(edition, on),
            "keep_together": tuple(name for name in head.keep_together if name in texts),
        }
    )
    languages = dict.fromkeys([head.language, *(code for code in head.title if len(code) > 1)])
    data = _Plain(tuple(languages)).model(edition.model_copy(update={"briefing": kept}))
    return "".join(map(_part, {"schema": Bare(data.pop("schema")), **data}.items()))


_PARTS: Kept[str] = Kept(200)


def _part(part: tuple[str, Any]) -> str:
    """A field of the whole as YAML; one that was the same in a build before is not written anew."""
    return _PARTS.get(key_of(part), lambda: written(dict([part]), width=None))


def names(edition: Edition) -> Iterator[str]:
    """What the record holds besides texts and figures: ids, choices among fixed words or lines."""
    for _, part in walk(edition):
        if isinstance(part, Model):
            for field in type(part).model_fields.keys() - _TYPED:
                value = getattr(part, field)
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, str | int):
                        yield str(one)
        elif isinstance(part, dict):
            yield from (name for name, value in part.items() if isinstance(value, Model))


_TYPED = frozenset({"url", "version", "item", "keep_together", "minutes"})


def _texts(edition: Briefing) -> Iterator[str]:
    for loc, part in walk(edition):
        if isinstance(part, str) and loc[:2] != ("briefing", "keep_together"):
            yield part


class _Plain:
    """Models as the fields, lists and texts that an author would have typed."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._languages = languages

    def model(self, part: Model) -> dict[str, Any]:
        """The fields of ``part`` that say more than their default."""
        fields = {}
        unprinted, demanded = (of.get(type(part), ()) for of in (_UNPRINTED, _DEMANDED))
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if name == "titles":
                value = {key: words for key, words in value.items() if _is_shown(part, key)}
            default = field.get_default(call_default_factory=True)
            if name in demanded or (value != default and name not in unprinted):
                fields[field.alias or name] = self._value(value)
        return fields

    def _value(self, value: Any) -> Any:
        match value:
            case Model():
                return self.model(value)
            case tuple():
                return [self._value(one) for one in value]
            case dict() if value and all(isinstance(words, str) for words in value.values()):
                return self._words(value)
            case dict():
                return {name: self._value(one) for name, one in value.items()}
            case bool():
                return Bare("true" if value else "false")
            case Decimal():
                return Bare(f"{value:f}")
            case Date():
                return Bare(value)
            case _:
                return value

    def _words(self, words: dict[str, str]) -> Any:
        """A plain text, or one for each language; a cell of a CSV file is the same in all."""
        if isinstance(cell := words.get("*"), Everywhere) and len(self._languages) > 1:
            return {code: str(cell) for code in self._languages}
        if words.keys() <= {"", "*"}:
            return str(next(iter(words.values())))
        return {code: str(one) for code, one in words.items()}


def _is_shown(part: Model, title: str) -> bool:
    """Whether there is anything left that the title would stand above."""
    return bool(getattr(part, "sites" if title == "map" else title, True))

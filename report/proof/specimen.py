"""A story → the same story without its words: what a file of it holds is the program's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from report.frozen import replace
from report.proof.forms import digits_in, folded, numbers_of
from report.story import Map, Series, Story, Tick, Words
from report.text import Run

_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
# What is no text: ids and places, forms and choices.
_KEPT = frozenset({
    "id", "path", "date", "language", "number_format", "kind", "shape", "state", "letter", "to",
})  # fmt: skip


def specimen(story: Story) -> Story:
    """``story`` with an x for every letter, a 0 for every digit and 1 for every number drawn."""
    blank = _blanked(story)
    assert isinstance(blank, Story)
    return blank


def _blanked(part: Any) -> Any:
    match part:
        case str():
            return _DIGIT.sub("0", _LETTER.sub("x", part))
        case tuple():
            return tuple(_blanked(one) for one in part)
        case Run():
            return replace(part, text=_blanked(part.text), link=part.link and "https://x.x")
        case Series():
            values = tuple(None if value is None else 1.0 for value in part.values)
            return Series(_blanked(part.name), values, _blanked(part.labels))
        case Tick() | Words():
            return part
        case _ if is_dataclass(part) and not isinstance(part, type):
            named = {f.name: getattr(part, f.name) for f in fields(part) if f.name not in _KEPT}
            if "link" in named:
                named["link"] = named["link"] and "https://x.x"
            return replace(part, **{name: _blanked(value) for name, value in named.items()})
        case _:
            return part


def own_numbers(story: Story, pages: int) -> frozenset[str]:
    """Numbers that the program itself prints: pages, counts of parts and items, marks of axes."""
    counted = max(pages, *(_counts(story)))
    labels = (digits for label in _labels(story) for digits in digits_in(folded(label)))
    return frozenset(map(str, range(counted + 1))).union(*map(numbers_of, labels))


def _counts(part: Any) -> Iterator[int]:
    """How many there are of anything in the story; points of an outline are no items."""
    if isinstance(part, tuple):
        yield len(part)
    if isinstance(part, tuple | Story) or (is_dataclass(part) and not isinstance(part, Map | Run)):
        values = part if isinstance(part, tuple) else _values(part)
        for value in values:
            yield from _counts(value)


def _values(part: Any) -> list[Any]:
    return [getattr(part, field.name) for field in fields(part)]


def _labels(part: Any) -> Iterator[str]:
    """What stands on axes and on the scale of a map."""
    match part:
        case Tick():
            yield part.label
        case Map():
            yield part.scale_label
        case tuple():
            for one in part:
                yield from _labels(one)
        case _ if is_dataclass(part) and not isinstance(part, Run):
            for value in _values(part):
                yield from _labels(value)

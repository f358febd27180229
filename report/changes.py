"""Two briefings and who reads them → what changed between them, item by item, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal

from report import briefing as b
from report.briefing import Briefing, Item, Marking, Model
from report.frozen import frozen
from report.language import Date
from report.redact import redact
from report.source import written_path
from report.values import Loc

Kind = Literal["restated", "raised", "lowered", "added", "removed", "changed"]
KINDS: tuple[Kind, ...] = ("restated", "raised", "lowered", "added", "removed", "changed")

_SETTLED = ("speculative", "reported", "confirmed")  # to the most settled
_ALIKE = 0.6  # of the characters of two keys, from which one is the other, reworded

# What an item is called, and the fields by which it is known again in another version.
_NOUNS: dict[type[Item], tuple[str, tuple[str, ...]]] = {
    b.Fact: ("fact", ()),
    b.SourceItem: ("source", ()),
    b.PersonItem: ("person", ("name",)),
    b.OptionItem: ("option", ("name",)),
    b.Question: ("question", ("question",)),
    b.Risk: ("risk", ("cause",)),
    b.Action: ("action", ("what",)),
    b.Site: ("site", ("id",)),
    b.EventItem: ("event", ("fact", "text")),
    b.Statement: ("statement", ("title",)),
    b.KeyFigure: ("statement", ("fact", "show")),
    b.CriterionItem: ("statement", ("name",)),
    b.Reserved: ("statement", ("matter",)),
    b.Term: ("term", ("term",)),
    b.TableItem: ("table", ("id",)),
    b.TableRow: ("row", ("cells",)),
    b.SeriesItem: ("table", ("id",)),
    b.Point: ("row", ("name",)),
    b.Line: ("row", ("name",)),
    b.Decision: ("decision", ()),
    b.Annex: ("section", ("id",)),
}
_FIGURES = ("value", "text", "unit", "period", "as_of", "values", "cells")
_NOT_TOLD = frozenset(
    {"marking", "reason", "until", "ends", "source", "status", "id", "from_", "column"}
)
_NO_ITEM = frozenset({"briefing", "meeting", "schema_version"})


@frozen
class Change:
    """One item that is not what it was. ``path`` is its place in the file that holds it."""

    kind: Kind
    noun: str
    path: str
    before: Model | None
    after: Model | None
    fields: tuple[str, ...] = ()


def changes(
    old: Briefing, new: Briefing, clearance: Marking, code: str, on: Date | None = None
) -> tuple[Change, ...]:
    """What readers with ``clearance`` see changed from ``old`` to ``new``, by kind, then in order.

    What they may not read in either version is not told, not even that it changed: an item that
    was theirs to read and is withheld now is passed over in silence. Texts are compared in the
    language ``code`` as they were typed, so a figure restated is told once and not again for
    every text that cites it.
    """
    views = _View(redact(old, clearance, on), old), _View(redact(new, clearance, on), new)
    found = _Comparison(code).compare(*views, ())
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


@frozen
class _View:
    """A part as its readers see it, and the same part whole."""

    seen: Any
    whole: Any

    def below(self, name: str) -> _View:
        return _View(getattr(self.seen, name, None), getattr(self.whole, name, None))


class _Comparison:
    """The comparison of two versions in one language."""

    def __init__(self, code: str) -> None:
        self.code = code

    def compare(self, old: _View, new: _View, loc: Loc) -> Iterator[Change]:
        """What changed in one part and in all that it holds."""
        model = type(new.seen)
        if issubclass(model, Item):
            yield from self._own(old, new, loc)
        for name in model.model_fields:
            if name not in _NO_ITEM:
                yield from self._held(old.below(name), new.below(name), (*loc, name))

    def _held(self, old: _View, new: _View, loc: Loc) -> Iterator[Change]:
        parts = (old.seen, new.seen, old.whole, new.whole)
        if any(isinstance(part, Item) for part in parts):
            yield from self._one(old, new, loc)
        elif any(_holds_items(part) for part in parts):
            yield from self._many(old, new, loc)

    def _one(self, old: _View, new: _View, loc: Loc) -> Iterator[Change]:
        if old.seen is not None and new.seen is not None:
            yield from self.compare(old, new, loc)
        elif new.seen is not None:
            yield Change("added", _noun(new.seen), written_path(loc), None, new.seen)
        elif old.seen is not None and new.whole is None:
            yield Change("removed", _noun(old.seen), written_path(loc), old.seen, None)

    def _many(self, old: _View, new: _View, loc: Loc) -> Iterator[Change]:
        before, after = self._named(old.seen), self._named(new.seen)
        whole_before, whole_after = self._named(old.whole), self._named(new.whole)
        partner = _partners(list(before), list(after))
        for key, (place, item) in after.items():
            whole = whole_after.get(key, (place, item))[1]
            if key in partner:
                earlier = before[partner[key]][1]
                older = _View(earlier, whole_before.get(partner[key], (0, earlier))[1])
                yield from self.compare(older, _View(item, whole), (*loc, place))
            else:
                yield Change("added", _noun(item), written_path((*loc, place)), None, item)
        left = [key for key in before if key not in partner.values()]
        withheld = _partners(left, [key for key in whole_after if key not in after])
        for key in left:
            if key not in withheld.values():
                place, item = before[key]
                yield Change("removed", _noun(item), written_path((*loc, place)), item, None)

    def _named(self, part: Any) -> dict[str, tuple[str | int, Any]]:
        """The items of a list or a mapping by what they are known by, each with its place."""
        if isinstance(part, dict):
            return {str(name): (name, item) for name, item in part.items()}
        named: dict[str, tuple[str | int, Any]] = {}
        for place, item in enumerate(part or ()):
            key = self._key(item)
            while key in named:  # two of one name: the second is a second one
                key += "+"
            named[key] = (place, item)
        return named

    def _key(self, item: Item) -> str:
        _, names = _NOUNS.get(type(item), ("statement", ()))
        for name in names:
            value = getattr(item, name)
            if value:
                first = value[0] if name == "cells" else value
                return str(self._plain(first))
        return ""

    def _own(self, old: _View, new: _View, loc: Loc) -> Iterator[Change]:
        """What changed in the fields of an item itself."""
        names = tuple(name for name in type(new.seen).model_fields if self._differs(old, new, name))
        told = tuple(name for name in names if name not in _NOT_TOLD)
        restated = _is_numeric(new.seen) and any(name in _FIGURES for name in told)
        where, noun = written_path(loc), _noun(new.seen)
        if told:
            kind: Kind = "restated" if restated else "changed"
            yield Change(kind, noun, where, old.seen, new.seen, told)
        if "status" in names:
            yield from _status(old.seen, new.seen, where, noun)

    def _differs(self, old: _View, new: _View, name: str) -> bool:
        """Whether a field changed for its readers, and not only by what is withheld of it."""
        return all(
            self._plain(getattr(one, name, None)) != self._plain(getattr(other, name, None))
            for one, other in ((old.seen, new.seen), (old.whole, new.whole))
        )

    def _plain(self, value: Any) -> Any:
        """A value as it is compared: words in one language; items that it holds left out."""
        match value:
            case dict() if value and all(isinstance(v, str) for v in value.values()):
                return value.get(self.code) or value.get("*") or value.get("") or value
            case dict():
                return {k: self._plain(v) for k, v in value.items() if not isinstance(v, Item)}
            case tuple():
                return tuple(self._plain(v) for v in value if not isinstance(v, Item))
            case Item():
                return None
            case Model():
                return tuple(self._plain(getattr(value, name)) for name in type(value).model_fields)
            case _:
                return value


def _status(before: Any, after: Any, where: str, noun: str) -> Iterator[Change]:
    if before.status in _SETTLED and after.status in _SETTLED:
        up = _SETTLED.index(after.status) > _SETTLED.index(before.status)
        yield Change("raised" if up else "lowered", noun, where, before, after, ("status",))
    else:
        yield Change("changed", noun, where, before, after, ("status",))


def _is_numeric(item: Item) -> bool:
    """Whether an item is a figure: a fact with a value, a point, a row of numbers."""
    if isinstance(item, b.Fact):
        return item.value is not None
    return isinstance(item, b.Point | b.Line | b.TableRow)


def _holds_items(part: Any) -> bool:
    values = part.values() if isinstance(part, dict) else part
    return isinstance(part, dict | tuple) and any(isinstance(value, Item) for value in values)


def _noun(item: Item) -> str:
    return _NOUNS[type(item)][0] if type(item) in _NOUNS else "section"


def _partners(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """For each name of ``after``, the name of ``before`` that it had; only those that had one.

    A name that stands in both is itself. Of the rest, the two most alike go together first.
    """
    same = {name: name for name in after if name in set(before)}
    rest = [
        (SequenceMatcher(None, one, other, autojunk=False).ratio(), index, one, other)
        for index, other in enumerate(after)
        if other not in same
        for one in before
        if one not in same
    ]
    for ratio, _, one, other in sorted(rest, key=lambda r: (-r[0], r[1])):
        if ratio >= _ALIKE and other not in same and one not in same.values():
            same[other] = one
    return same

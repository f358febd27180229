"""Who may read what: the rules of markings told a second time, without a word of ``redact``.

A rule that is lost or wrong there leaves something in the files that is withheld by the rules
here, and the search finds it. So nothing of ``report.redact`` may be imported in this room.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

from report.briefing import (
    MARKINGS,
    Briefing,
    Item,
    Marking,
    Model,
    PersonItem,
    Section,
    SeriesItem,
    TableItem,
    cited,
)
from report.frozen import frozen
from report.language import Date
from report.values import Loc

_NOT_TOLD = ("emphasis", "countries")  # numbers and codes that choose, and are not printed

Value = str | Decimal | Date


@frozen
class Leaf:
    """One text, number, date or name of a data file, with its place there."""

    loc: Loc
    value: Value
    cites: bool = False  # a source or fact by its id: no text of its own


@frozen
class Rights:
    """A data file cut in two: what readers may see, and what not; and where the cuts are."""

    open: tuple[Leaf, ...]
    closed: tuple[Leaf, ...]
    withheld: dict[Loc, str]  # the place of each part that is withheld whole, and why
    names: frozenset[str]  # of the fields: the program's own words, which name places and shapes

    def parts(self) -> dict[Loc, str]:
        """The withheld parts that no other withheld part holds."""
        return {
            loc: why
            for loc, why in sorted(self.withheld.items(), key=lambda one: list(map(str, one[0])))
            if not any(loc[:end] in self.withheld for end in range(1, len(loc)))
        }


def rights(briefing: Briefing, clearance: Marking, on: Date | None = None) -> Rights:
    """What readers with ``clearance`` may see of ``briefing``, on the day of the edition."""
    paper = _Paper(briefing, on)
    withheld = paper.withheld(MARKINGS.index(clearance))
    whole: dict[bool, list[Leaf]] = {True: [], False: []}
    for leaf in paper.leaves:
        whole[any(leaf.loc[:end] in withheld for end in range(1, len(leaf.loc) + 1))].append(leaf)
    return Rights(tuple(whole[False]), tuple(whole[True]), withheld, frozenset(paper.names))


class _Paper:
    """The briefing as two flat lists: its items and its leaves, each with its place."""

    def __init__(self, briefing: Briefing, on: Date | None) -> None:
        self.briefing = briefing
        head = briefing.briefing
        self.day = (on or briefing.meeting.date or head.date or head.as_of).first_day()
        self.top = MARKINGS.index(head.marking) if head.marking else len(MARKINGS) - 1
        self.items: dict[Loc, Item] = {}
        self.leaves: list[Leaf] = []
        self.names: set[str] = set()
        self._lay_out(briefing, ())

    def _lay_out(self, part: Any, loc: Loc) -> None:
        match part:
            case Model():
                self._lay_out_model(part, loc)
            case tuple():
                for index, value in enumerate(part):
                    self._lay_out(value, (*loc, index))
            case dict():
                self._lay_out_mapping(part, loc)
            case str() | Decimal() | Date():
                self.leaves.append(Leaf(loc, part))
            case int() if not isinstance(part, bool):
                self.leaves.append(Leaf(loc, Decimal(part)))

    def _lay_out_model(self, part: Model, loc: Loc) -> None:
        if isinstance(part, Item):
            self.items[loc] = part
        for name, alias, kind in _fields(type(part)):
            value = getattr(part, name)
            self.names.add(alias)
            if kind == "id" and isinstance(value, str):
                self.leaves.append(Leaf((*loc, alias), value, cites=True))
            elif kind != "choice" and value is not None:
                self._lay_out(value, (*loc, alias))

    def _lay_out_mapping(self, part: dict[str, Any], loc: Loc) -> None:
        """Named items, or one text in several languages: plain ones stand at the field itself."""
        for key, value in part.items():
            place = loc if key in ("", "*") else (*loc, key)
            if isinstance(value, str):
                self.leaves.append(Leaf(place, value))
            else:
                self._lay_out(value, place)

    # ------------------------------------------------------------ what is withheld

    def withheld(self, clearance: int) -> dict[Loc, str]:
        """Every part that is withheld, and why; what it holds is withheld with it."""
        found = {
            loc: f"marked {MARKINGS[level]}"
            for loc in self.items
            if (level := self._level(loc)) > clearance
        }
        while True:
            more = {
                **self._showing(found),
                **self._rows(found),
                **self._points(found),
                **self._verdicts(found),
                **self._places(found),
                **self._bodies(found),
                **self._sources(found),
                **self._titles(found),
            }
            if more.keys() <= found.keys():
                found = {**found, **self._terms(found)}
                return {**found, **self._titles(found)}
            found = {**more, **found}

    def _level(self, loc: Loc) -> int:
        """The item's marking, or that of the nearest item around it that has one."""
        for end in range(len(loc), 0, -1):
            item = self.items.get(loc[:end])
            if item and item.marking and not self._is_over(item):
                return MARKINGS.index(item.marking)
        return self.top

    def _is_over(self, item: Item) -> bool:
        if item.until is None or isinstance(item, PersonItem):  # a person's is that of an office
            return False
        return item.until.last_day() < self.day

    def _showing(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """The items that cite a withheld fact or rest on a withheld source."""
        more: dict[Loc, str] = {}
        for leaf in self.leaves:
            if not isinstance(leaf.value, str):
                continue
            room = "sources" if leaf.cites and leaf.loc[-1] == "source" else "facts"
            names = [leaf.value] if leaf.cites else [name for name, _ in cited(leaf.value)]
            for name in names:
                if (room, name) in found and (holder := self._holder(leaf.loc)) is not None:
                    more[holder] = f"shows {room}.{name}"
        return more

    def _holder(self, loc: Loc) -> Loc | None:
        """The nearest item around a place; None for the head, which every reader sees."""
        ends = range(len(loc), 0, -1)
        return next((loc[:end] for end in ends if loc[:end] in self.items), None)

    def _rows(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """Totals and notes of tables that have lost a row; tables that have lost all of them."""
        more: dict[Loc, str] = {}
        for loc, item in self.items.items():
            if not isinstance(item, TableItem):
                continue
            rows = {(*loc, "rows", index): row for index, row in enumerate(item.rows)}
            if not any(row in found for row in rows):
                continue
            totals = [place for place, row in rows.items() if row.total]
            more |= dict.fromkeys([*totals, (*loc, "note")], "may tell of a withheld row")
            if all(row in found or row in more for row in rows):
                more[loc] = "all its rows are withheld"
        return more

    def _points(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """What is said of a series that has lost a point or a line; series that have lost all."""
        more: dict[Loc, str] = {}
        for loc, item in self.items.items():
            if not isinstance(item, SeriesItem):
                continue
            name = "points" if item.points else "lines"
            gone = [(*loc, name, i) in found for i in range(len(getattr(item, name)))]
            if any(gone):
                said = [(*loc, part) for part in ("total", "finding", "alt", "text")]
                more |= dict.fromkeys(said, f"may tell of withheld {name}")
            if gone and all(gone):
                more[loc] = f"all its {name} are withheld"
        return more

    def _verdicts(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """What is said of a withheld option; all criteria where no option is left."""
        asked = self.briefing.open_questions
        if asked is None or not asked.options:
            return {}
        place = ("open_questions", "criteria")
        gone = [i for i in range(len(asked.options)) if ("open_questions", "options", i) in found]
        judged: list[Loc] = [
            (*place, at, "verdicts", index) for at in range(len(asked.criteria)) for index in gone
        ]
        if len(gone) == len(asked.options):
            judged.append(place)
        if gone:
            judged.append(("open_questions", "depends"))
        return dict.fromkeys(judged, "judges a withheld option")

    def _places(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """The map of sites that are all withheld, and the head and date of their workforce."""
        if (footprint := self.briefing.footprint) is None:
            return {}
        sites = {("footprint", "sites", at): site for at, site in enumerate(footprint.sites)}
        mapped = [place for place, site in sites.items() if site.location]
        more: list[Loc] = []
        if sites and all(place in found for place in sites):
            more += [("footprint", "workforce_label"), ("footprint", "workforce_period")]
        if mapped and all(place in found for place in mapped):
            more.append(("footprint", "map"))
        return dict.fromkeys(more, "is about withheld sites alone")

    def _bodies(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """The bodies that only withheld matters name."""
        if (governance := self.briefing.governance) is None:
            return {}
        more: dict[Loc, str] = {}
        for index, body in enumerate(governance.bodies):
            matters = [at for at, one in enumerate(governance.reserved) if body.id in one.by]
            if matters and all(("governance", "reserved", at) in found for at in matters):
                more["governance", "bodies", index] = "decides withheld matters alone"
        return more

    def _sources(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """The sources, not marked themselves, on which only withheld parts rest."""
        used: dict[Value, list[bool]] = {}
        for leaf in self.leaves if found else ():
            if leaf.cites and leaf.loc[-1] == "source":
                gone = any(leaf.loc[:end] in found for end in range(1, len(leaf.loc)))
                used.setdefault(leaf.value, []).append(gone)
        return {
            ("sources", name): "only withheld parts rest on it"
            for name, source in self.briefing.sources.items()
            if source.marking is None and all(used.get(name, [False]))
        }

    def _titles(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """The titles of parts of which all is withheld."""
        holders: dict[Loc, Section | Briefing] = {(): self.briefing}
        holders |= {loc: item for loc, item in self.items.items() if isinstance(item, Section)}
        more: list[Loc] = []
        for loc, holder in holders.items() if found else ():
            for name in holder.titles:
                part, place = getattr(holder, name, None), (*loc, name)
                if isinstance(part, tuple | dict):
                    keys = part if isinstance(part, dict) else range(len(part))
                    gone = bool(part) and all((*place, key) in found for key in keys)
                else:
                    gone = place in found
                if gone:
                    more.append((*loc, "titles", name))
        return dict.fromkeys(more, "is the title of what is withheld")

    def _terms(self, found: dict[Loc, str]) -> dict[Loc, str]:
        """The terms that only withheld parts use, where they have no marking of their own."""
        if not found:
            return {}
        said = [leaf for leaf in self.leaves if leaf.loc[0] != "glossary"]
        texts = [str(leaf.value).casefold() for leaf in said]
        used = "\0".join(texts)  # one search for a term, however many texts there are
        left = "\0".join(
            text
            for leaf, text in zip(said, texts, strict=True)
            if not any(leaf.loc[:end] in found for end in range(1, len(leaf.loc) + 1))
        )
        more: dict[Loc, str] = {}
        for index, term in enumerate(self.briefing.glossary):
            words = [word.casefold() for word in term.term.values()]
            lost = any(word in used for word in words)
            kept = any(word in left for word in words)
            if lost and not kept and term.marking is None:
                more["glossary", index] = "explains what only withheld parts use"
        return more


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, str], ...]:
    """The model's fields: name, name in the file, and "choice" of fixed words, "id" or ""."""
    found = []
    for name, field in model.model_fields.items():
        kind = "choice" if name in _NOT_TOLD or _is_choice(field.annotation) else ""
        if name in ("source", "fact"):
            kind = "id"
        found.append((name, field.alias or name, kind))
    return tuple(found)


def _is_choice(annotation: Any) -> bool:
    parts = get_args(annotation) if get_origin(annotation) is not Literal else (annotation,)
    return any(get_origin(part) is Literal for part in parts)

"""Give tests random briefings that know who may read each of their words and numbers.

The rules of who may read what are told here a third time, while a briefing is made up, and lean
on nothing of the program.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from random import Random
from typing import Any

MARKINGS = ("public", "internal", "confidential", "secret")
DAY = 2026  # the year of every edition: what was marked until before it is marked no more
_LETTERS = "bcdfghjklmnprstvw"


@dataclass(frozen=True)
class Canary:
    """A word or a number that stands in one field alone, and the least clearance to read it."""

    text: str
    level: int  # in MARKINGS
    field: str  # such as "statements.text"


@dataclass
class _Place:
    """An item that is being made up: what its parts inherit, and what it takes to read it."""

    inherited: int
    level: int


class RandomBriefing:
    """A small briefing, the same for the same seed: its data file and its canaries."""

    def __init__(self, seed: int) -> None:
        self.seed, self.random = seed, Random(seed)
        self.canaries: list[Canary] = []
        self._count = 0
        self._sources: dict[str, int] = {}
        self._facts: dict[str, int] = {}
        self._users: dict[str, list[int]] = {}  # of a source: what it takes to read each
        self._figures: list[str] = []  # the facts that are numbers
        self.data = self._made()

    def text(self) -> str:
        """The data file: JSON is YAML."""
        return json.dumps(self.data, ensure_ascii=False)

    # ------------------------------------------------------------ canaries

    def word(self, field: str, level: int) -> str:
        """A word of its own."""
        self._count += 1
        number, letters = self._count, ""
        for _ in range(4):
            number, letter = divmod(number, len(_LETTERS))
            letters += _LETTERS[letter] + self.random.choice("aeiou")
        self.canaries.append(Canary(f"zq{letters}", level, field))
        return f"zq{letters}"

    def number(self, field: str, level: int) -> int:
        """A number of nine digits of its own."""
        number = self.random.randrange(101, 999) * 10**6 + self.random.randrange(101, 999) * 1000
        number += self.random.randrange(101, 999)
        self.canaries.append(Canary(str(number), level, field))
        return number

    def say(self, field: str, level: int, more: str = "") -> str:
        """A word and a number of its own, in a form in which people write one."""
        number = f"{self.number(field, level):,}"
        sign = self.random.choice(["", "\u202f", "\u00a0", ",", "."])
        return " ".join(filter(None, [self.word(field, level), number.replace(",", sign), more]))

    # ------------------------------------------------------------ items

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def item(
        self,
        kind: str,
        within: _Place,
        fields: str,
        *,
        least: int = 0,
        claim: bool = True,
        dated: bool = True,
        reason: bool = True,
    ) -> tuple[dict[str, Any], _Place]:
        """An item with a random marking and its fields; ``least`` is what it shows besides."""
        made: dict[str, Any] = {}
        own = within.inherited
        if self.chance(0.35):
            marking = self.random.randrange(len(MARKINGS))
            made["marking"] = MARKINGS[marking]
            over = dated and self.chance(0.25)
            if over:
                made["until"] = self.random.choice([DAY - 2, f"{DAY - 1}-12-31"])
            elif dated and self.chance(0.25):
                made["until"] = self.random.choice([DAY, f"{DAY}-01-01", DAY + 3])
            own = within.inherited if over else marking
        level = max(within.level, own, least)
        if claim and self._sources and self.chance(0.2):
            made["source"] = self.random.choice(sorted(self._sources))
            made["status"] = self.random.choice(["confirmed", "reported", "speculative"])
            level = max(level, self._sources[made["source"]])
        cite = ""
        if self._facts and "*" in fields and self.chance(0.3):
            fact = self.random.choice(sorted(self._facts))
            cite, level = f"{{{{{fact}}}}}", max(level, self._facts[fact])
        for field in fields.split():
            name = field.strip("*")
            made[name] = self.say(f"{kind}.{name}", level, cite if "*" in field else "")
        if reason and self.chance(0.25):
            made["reason"] = self.say(f"{kind}.reason", level)
            made["ends"] = self.say(f"{kind}.ends", level)
        if "source" in made:
            self._users.setdefault(made["source"], []).append(level)
        return made, _Place(own, level)

    def items(self, kind: str, within: _Place, fields: str, most: int = 2) -> list[dict[str, Any]]:
        """Some items of a kind."""
        count = self.random.randint(1, most)
        return [self.item(kind, within, fields)[0] for _ in range(count)]

    # ------------------------------------------------------------ the briefing

    def _made(self) -> dict[str, Any]:
        top = self.random.choice([None, 0, 0, 1, 2, 3])
        self._top = _Place(3 if top is None else top, 0)
        head: dict[str, Any] = {"id": "paper", "language": "fr", "as_of": 2025, "date": DAY}
        if top is not None:
            head["marking"] = MARKINGS[top]
        for name in ("title", "subtitle", "organisation", "author", "notice"):
            head[name] = self.say(f"briefing.{name}", 0)
        made: dict[str, Any] = {"schema": 1, "briefing": head}
        made["meeting"] = {"body": self.say("meeting.body", 0), "item": "4.2"}
        made["sources"] = {f"s{i}": self._source(f"s{i}") for i in range(self.random.randint(0, 2))}
        made["facts"] = {f"f{i}": self._fact(f"f{i}") for i in range(self.random.randint(0, 2))}
        made["summary"] = self._summary()
        made |= self._sections()
        for name, levels in self._users.items():
            if "marking" not in made["sources"][name]:
                self._raise(f"sources.{name}", min(levels))
        if self.chance(0.3):
            made["glossary"] = self._glossary()
        return made

    def _sections(self) -> dict[str, Any]:
        """Some of the sections, and what stands beside them."""
        made: dict[str, Any] = {}
        for name in ("rationale", "footprint", "governance", "open_questions"):
            if self.chance(0.35):
                made[name] = getattr(self, f"_{name}")()
        if self.chance(0.3):
            made["risks"] = self.items("risks", self._top, "cause* effect owner mitigation")
            for risk in made["risks"]:
                risk |= {"likelihood": "low", "impact": "high"}
        if self.chance(0.3):
            made["actions"] = self.items("actions", self._top, "what* owner")
        if self.chance(0.25):
            made["annexes"] = [self._section("annexes")[0] | {"id": "more"}]
        return made

    def _raise(self, start: str, level: int) -> None:
        """Less is known of who may read a source until all that rests on it is made up."""
        self.canaries = [
            replace(one, level=max(one.level, level)) if one.field.startswith(f"{start}.") else one
            for one in self.canaries
        ]

    def _source(self, name: str) -> dict[str, Any]:
        source, place = self.item(
            f"sources.{name}", self._top, "title publisher note reliability", claim=False
        )
        source |= {"kind": "press"}
        source["url"] = f"https://example.org/{self.word(f'sources.{name}.url', place.level)}"
        self._sources[name] = place.level
        return source

    def _fact(self, name: str) -> dict[str, Any]:
        fact, place = self.item("facts", self._top, "label* unit")
        if self.chance(0.7):
            fact["value"] = self.number("facts.value", place.level)
            self._figures.append(name)
        else:
            fact["text"] = self.say("facts.text", place.level)
        self._facts[name] = place.level
        return fact

    def _summary(self) -> dict[str, Any]:
        place = _Place(0, 0)
        summary: dict[str, Any] = {"marking": "public"}
        for name in ("message", "ask"):
            summary[name] = self.say(f"summary.{name}", 0)
        summary["points"] = self.items("points", place, "title text* brief")
        if self._figures and self.chance(0.4):
            fact = self.random.choice(self._figures)
            figure, _ = self.item(
                "figures", place, "label detail", least=self._facts[fact], claim=False
            )
            summary["figures"] = [figure | {"fact": fact}]
        return summary

    def _section(self, name: str, least: int = 0) -> tuple[dict[str, Any], _Place]:
        """What any section may have."""
        section, place = self.item(name, self._top, "message lead", least=least)
        if self.chance(0.4):
            section["statements"] = self.items("statements", place, "title text*")
        if self.chance(0.35):
            section["tables"] = [self._table(place)]
        if self.chance(0.35):
            section["series"] = [self._series(place)]
        if self.chance(0.2):
            section["takeaways"] = self.items("takeaways", place, "title text", 1)
        return section, place

    def _rationale(self) -> dict[str, Any]:
        section, place = self._section("rationale")
        section["context"] = self.items("context", place, "title text*")
        if self.chance(0.5):
            section["drivers"] = self.items("drivers", place, "title text")
        return section

    def _footprint(self) -> dict[str, Any]:
        section, place = self._section("footprint")
        section["sites"] = []
        levels, on_map = [], []
        for index in range(self.random.randint(1, 2)):
            site, of_site = self.item("sites", place, "name role* heritage")
            if self.chance(0.5):
                site["workforce"] = self.number("sites.workforce", of_site.level)
            if self.chance(0.3):
                site["location"] = {"lat": 50 - index, "lon": 3 + index}
                on_map.append(of_site.level)
            levels.append(of_site.level)
            section["sites"].append(site | {"id": f"site{index}"})
        section["workforce_label"] = self.say(
            "footprint.workforce_label", max(place.level, min(levels))
        )
        if on_map:
            section["map"], of_map = self.item("map", place, "", least=min(on_map), claim=False)
            name = self.say("map.places", of_map.level)
            town = {"name": name, "kind": "town", "lat": 48.9, "lon": 2.4}
            section["map"] |= {"countries": ["FR"], "places": [town]}
        if self.chance(0.4):
            section["stages"] = self.items("stages", place, "label title text", 3)
        if self.chance(0.4):
            section["skills"] = self.items("skills", place, "title text*")
        return section

    def _governance(self) -> dict[str, Any]:
        section, place = self._section("governance")
        section["people"] = []
        for _ in range(self.random.randint(1, 2)):
            person, _ = self.item("people", place, "name role*", dated=False)
            section["people"].append(person | {"since": 2020, "until": 2021})
        if self.chance(0.6):
            reserved = [
                self.item("reserved", place, "matter* detail word")
                for _ in range(self.random.randint(1, 2))
            ]
            named = max(place.level, min(of.level for _, of in reserved))
            section["bodies"] = [{"id": "b", "name": self.say("bodies.name", named)}]
            section["reserved"] = [one | {"by": ["b"]} for one, _ in reserved]
        if self.chance(0.6):
            events = self.items("events", place, "text*", 3)
            section["events"] = [one | {"date": 2020 + i} for i, one in enumerate(events)]
        return section

    def _open_questions(self) -> dict[str, Any]:
        section, place = self._section("open_questions")
        section["questions"] = self.items("questions", place, "question why* owner")
        if self.chance(0.7):
            made = [
                self.item("options", place, "name principle*")
                for _ in range(self.random.randint(1, 3))
            ]
            for option, of_option in made:
                for name in ("advantages", "risks"):
                    option[name] = [self.say(f"options.{name}", of_option.level)]
            section["options"] = [option for option, _ in made]
            criterion, judged = self.item(
                "criteria", place, "name", least=min(of.level for _, of in made)
            )
            criterion["verdicts"] = [
                {"text": self.say("verdicts.text", max(judged.level, of.level))} for _, of in made
            ]
            section["criteria"] = [criterion]
            lost = max(place.level, *(of.level for _, of in made))
            section["depends"] = self.say("open_questions.depends", lost)
        if self.chance(0.4):
            section["decision"], _ = self.item("decision", place, "resolution* if_refused")
        return section

    def _table(self, within: _Place) -> dict[str, Any]:
        """A table: its total and its note go with any row, and all of it with the last one."""
        shell, of_table = self.item("tables", within, "", claim=False, reason=False)
        rows = [
            self.item("rows", of_table, "", claim=False) for _ in range(self.random.randint(1, 3))
        ]
        levels = [place.level for _, place in rows]
        level = max(of_table.level, min(levels))
        for row, place in rows:
            row["cells"] = [
                self.say("rows.cells", place.level), self.number("rows.cells", place.level)
            ]  # fmt: skip
        if self.chance(0.5):
            lost = max(level, *levels)
            cells = [self.say("rows.total", lost), self.number("rows.total", lost)]
            rows.append(({"cells": cells, "total": True}, of_table))
        shell["columns"] = [
            {"head": self.say("columns.head", level)},
            {"head": self.say("columns.head", level), "numeric": True},
        ]
        shell["rows"] = [row for row, _ in rows]
        shell["note"] = self.say("tables.note", max(level, *levels))
        return shell | {"id": "table", "title": self.say("tables.title", level)}

    def _series(self, within: _Place) -> dict[str, Any]:
        """A chart: what is said of it goes with any point, and all of it with the last one."""
        shell, of_series = self.item("series", within, "", claim=False, reason=False)
        points, levels = [], []
        for _ in range(self.random.randint(1, 4)):
            point, place = self.item("series.points", of_series, "name", claim=False)
            points.append(point | {"value": self.number("series.values", place.level)})
            levels.append(place.level)
        level, lost = max(of_series.level, min(levels)), max(of_series.level, *levels)
        for name in ("title", "caption", "unit"):
            shell[name] = self.say(f"series.{name}", level)
        for name in ("finding", "alt"):
            if self.chance(0.7):
                shell[name] = self.say(f"series.{name}", lost)
        shell["text"] = [self.say("series.text", lost)]
        shell["chart"] = self.random.choice(["bars", "columns", "doughnut"])
        if shell["chart"] == "doughnut":
            shell["total"] = self.say("series.total", lost)
        if self.chance(0.3):
            shell["emphasis"] = [self.random.randint(1, len(points))]
        return shell | {"id": "series", "points": points}

    def _glossary(self) -> list[dict[str, Any]]:
        """Terms; one that no marking keeps goes with the only text that uses its word."""
        used = [one for one in self.canaries if one.text.startswith("zq") and one.level]
        terms = [self.item("glossary", self._top, "term meaning", claim=False)[0]]
        if used and self.chance(0.7):
            word = self.random.choice(used)
            level = max(self._top.inherited, word.level)
            meaning = self.say("glossary.meaning", level)
            terms.append({"term": word.text, "meaning": meaning})
        return terms

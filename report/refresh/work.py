"""The merge of one deck, slide by slide, shape by shape: what was done to each, and what not."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from report.holders import A, Holder, mark
from report.linked import NAMESPACE, Link, Linked
from report.merge import Step, merge
from report.parts import PRESENTATION
from report.refresh.charts import redraw, rescale, set_point, set_workbook
from report.refresh.comments import add_comment
from report.refresh.fits import fit_shape, fit_table, shape_height
from report.refresh.opened import Opened, room_below
from report.refresh.pairs import shapes_paired, slides_paired
from report.refresh.retell import add_row, columns, copied, set_cell, set_paragraph

Placed = tuple[Holder, str, str]  # a shape, the part that it stands in, the part of a chart
State = Literal["refreshed", "conflict", "kept", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """One place: ``before`` is what stood there, ``after`` what the data say.

    ``refreshed`` says the new now. A ``conflict`` was changed by a hand and in the data; what is
    ``kept`` could not be told anew where it stands; ``new`` is in the data and not in the deck,
    ``gone`` the other way round. All but the first are as people left them.
    """

    state: State
    where: str
    shape: str
    before: str
    after: str
    why: str = ""
    facts: tuple[str, ...] = ()


class Work:
    """The merge of one deck: slide by slide, shape by shape."""

    def __init__(self, deck: Opened, newer: Opened, links: Linked, font: str) -> None:
        self.deck = deck
        self.changes: list[Change] = []
        self._newer = newer
        self._links = links
        self._font = font
        self._numbers = {number: at for at, (number, _) in enumerate(deck.slides(), 1)}
        self._parts = dict(deck.slides())
        self._marks: dict[int, tuple[tuple[tuple[str, ...], ...], str]] = {}

    def do(self, comments: bool) -> None:
        """Tell everything anew that can be; list the rest; bring the links up to date."""
        made: dict[str, list[int]] = {}
        for at, link in enumerate(self._links.shapes):
            made.setdefault(link.slide, []).append(at)
        comes = {number: self._newer.held(part) for number, part in self._newer.slides()}
        slides = slides_paired(
            {number: [self._links.shapes[at] for at in ats] for number, ats in made.items()},
            {number: [one for one, _, _ in held] for number, held in comes.items()},
        )
        for number, ats in made.items():
            if number in self._parts:  # else a hand took the slide away
                self._slide(number, ats, comes.get(slides.get(number, "")))
        for number, held in comes.items():
            if number not in slides.values():
                self.changes.append(Change("new", "no slide", "", "", _title(held)))
        self.changes.sort(key=lambda one: self._at(one.where))
        if comments:
            self._comment()
        self._relink()

    def _slide(self, number: str, ats: Sequence[int], comes: Sequence[Placed] | None) -> None:
        """Bring a slide up to date with the one that tells the same part now."""
        there = self.deck.held(self._parts[number])
        if comes is None:
            self._say("gone", number, "", _title(there), "")
            return
        links = [self._links.shapes[at] for at in ats]
        stands = shapes_paired(links, [one for one, _, _ in there])
        new = shapes_paired(links, [one for one, _, _ in comes])
        for at, link in enumerate(links):
            place = there[stands[at]] if at in stands else None
            self._shape(ats[at], link, number, place, comes[new[at]] if at in new else None)
        for to, (one, _, _) in enumerate(comes):
            if to not in new.values():
                self._say("new", number, one.name, "", _words(one))

    def _at(self, where: str) -> int:
        digits = "".join(filter(str.isdigit, where.partition(",")[0]))
        return int(digits) if digits else len(self._numbers) + 1

    def _say(
        self, state: State, number: str, shape: str, before: str, after: str, why: str = "",
        facts: tuple[str, ...] = (), note: bool = False,
    ) -> None:  # fmt: skip
        where = f"slide {self._numbers[number]}{', notes' if note else ''}"
        self.changes.append(Change(state, where, shape, before, after, why, facts))

    # ------------------------------------------------------------ shapes

    def _shape(
        self,
        at: int,
        link: Link,
        number: str,
        place: Placed | None,
        newer: Placed | None,
    ) -> None:
        """Bring one shape up to date, or say why not."""
        if place is None or newer is None:
            self._lonely(link, number, place, newer)
            return
        (holder, part, chart), (new, _, new_chart) = place, newer
        steps = merge(link.marks, _texts(holder), _texts(new))
        if link.kind == "chart":
            done = self._chart(link, number, holder, new, chart, new_chart, steps)
        elif link.kind == "table":
            done = self._table(link, number, holder, new, part, steps)
        else:
            done = self._text(link, number, holder, new, part, steps)
        self._alt(link, holder, new, part)
        if done:
            self._marks[at] = (new.marks, mark(new.alt) if new.alt else "")

    def _lonely(self, link: Link, number: str, place: Any, newer: Placed | None) -> None:
        """A shape that a hand took away, or that the data have no more."""
        note = link.kind == "note"
        if place is not None:
            self._say("gone", number, link.name, _words(place[0]), "", note=note)
        elif newer is not None and newer[0].marks != link.marks:
            why = "a hand took the shape away"
            self._say("conflict", number, link.name, "", _words(newer[0]), why, note=note)

    def _tell(self, link: Link, number: str, state: State, steps: Iterable[Step], why: str) -> None:
        for step in steps:
            facts = _facts_at(link, step)
            note = link.kind == "note"
            self._say(state, number, link.name, step.found, step.new, why, facts, note)

    def _listed(self, link: Link, number: str, steps: Sequence[Step]) -> bool:
        """Say what a hand has changed, and what cannot be told anew; whether nothing was."""
        conflicts = [one for one in steps if one.do == "conflict"]
        kept = [one for one in steps if one.do == "keep"]
        self._tell(link, number, "conflict", conflicts, "changed by hand and in the data")
        self._tell(link, number, "kept", kept, "the row has other columns now")
        return not (conflicts or kept)

    def _text(
        self, link: Link, number: str, holder: Holder, new: Holder, part: str, steps: list[Step]
    ) -> bool:
        """Paragraphs of a box, of a group's boxes, or of the notes."""
        clean = self._listed(link, number, steps)
        paragraphs = [row[0].at for row in holder.rows]
        bodies = {id(one): one for p in paragraphs for one in (p.getparent(),)}
        before = {key: _children(body) for key, body in bodies.items()}
        shapes = [body.getparent() for body in bodies.values()]
        sizes = [self.deck.size_of(one, part) for one in shapes] if steps else []
        stood = [shape_height(*both, self._font) for both in zip(shapes, sizes, strict=False)]
        done = []
        for step in _safe(steps):
            if step.do == "set":
                set_paragraph(paragraphs[step.row], step.new)
            elif step.do == "drop":
                paragraph = paragraphs[step.row]
                if len(paragraph.getparent().findall(f"{A}p")) > 1:
                    paragraph.getparent().remove(paragraph)
                else:
                    set_paragraph(paragraph, "")
            else:
                _add_paragraph(paragraphs, step, new)
            done.append(step)
        fits = link.kind == "note" or all(
            fit_shape(shape, size, self._font, height)
            for shape, size, height in zip(shapes, sizes, stood, strict=False)
        )
        if not fits:
            for key, body in bodies.items():
                body[:] = before[key]
        return self._close(link, number, done, fits, part) and clean

    def _close(
        self, link: Link, number: str, done: list[Step], fits: bool, part: str
    ) -> bool:  # fmt: skip
        """Say what became of the steps that were taken; whether they stand."""
        if fits:
            self._tell(link, number, "refreshed", done, "")
            if done:
                self.deck.touch(part)
        else:
            self._tell(link, number, "kept", done, "it does not fit where it stands")
        return fits

    def _table(
        self, link: Link, number: str, holder: Holder, new: Holder, part: str, steps: list[Step]
    ) -> bool:
        clean = self._listed(link, number, steps)
        table, newer = (one.frame.find(f".//{A}tbl") for one in (holder, new))
        before = _children(table)
        rows, new_rows = table.findall(f"{A}tr"), newer.findall(f"{A}tr")
        done: list[Step] = []
        narrow: list[Step] = []
        changed = set()
        for step in _safe(steps):
            if step.do == "set":
                cells = holder.rows[step.row], new.rows[step.new_row]
                set_cell(cells[0][step.cell].at, cells[1][step.cell].at)
                changed.add(id(rows[step.row]))
            elif step.do == "drop":
                table.remove(rows[step.row])
            elif columns(new_rows[step.new_row]) == len(list(table.iter(f"{A}gridCol"))):
                behind = table.findall(f"{A}tr").index(rows[step.row]) if step.row >= 0 else -1
                add_row(table, behind, new_rows[step.new_row])
                changed.add(id(table.findall(f"{A}tr")[behind + 1]))
            else:
                narrow.append(step)
                continue
            done.append(step)
        self._tell(link, number, "kept", narrow, "the table has other columns now")
        at = {i for i, row in enumerate(table.findall(f"{A}tr")) if id(row) in changed}
        slide = self._parts[number]
        room = room_below(holder.frame, self.deck.root(slide), self._height())
        fits = not done or fit_table(holder.frame, at, room, self._font)
        if not fits:
            table[:] = before
        return self._close(link, number, done, fits, part) and clean and not narrow

    def _height(self) -> int:
        root = self.deck.root(PRESENTATION)
        size = next(one for one in root if one.tag.endswith("}sldSz"))
        return int(size.get("cy", "0"))

    def _chart(
        self,
        link: Link,
        number: str,
        holder: Holder,
        new: Holder,
        chart: str,
        new_chart: str,
        steps: list[Step],
    ) -> bool:
        """What a chart draws and the workbook behind it; whole, where it has other points."""
        root, newer = self.deck.root(chart), self._newer.root(new_chart)
        other = [len(row) for row in holder.rows] != [len(row) for row in new.rows]
        if other or any(one.do in ("drop", "add") for one in steps):
            return self._redrawn(link, number, holder, new, chart, new_chart, steps)
        clean = self._listed(link, number, steps)
        points = []
        done = _safe(steps)
        for step in done:
            cells = holder.rows[step.row][step.cell], new.rows[step.new_row][step.cell]
            points += set_point(root, step.row, step.cell, *cells)
        if done:
            rescale(root, newer)
            self.deck.touch(chart)
        self._tell(link, number, "refreshed", done, "")
        for part in self._workbooks(chart) if points else ():
            content, kept = set_workbook(self.deck.read(part), points)
            self.deck.put(part, content)
            for one in kept:
                why = "the workbook behind the chart says something else"
                self._say("conflict", number, link.name, one.old, one.new, why)
            clean = clean and not kept
        return clean

    def _redrawn(
        self,
        link: Link,
        number: str,
        holder: Holder,
        new: Holder,
        chart: str,
        new_chart: str,
        steps: Sequence[Step],
    ) -> bool:
        both = Step("set", 0, 0, 0, _words(holder), _words(new))
        if holder.marks != link.marks:
            if steps:
                self._tell(link, number, "conflict", [both], "changed by hand and in the data")
            return not steps
        if not redraw(self.deck.root(chart), self._newer.root(new_chart)):
            self._tell(link, number, "kept", [both], "the chart has other series now")
            return False
        self.deck.touch(chart)
        for part, newer in zip(
            self._workbooks(chart), self._workbooks(new_chart, True), strict=False
        ):
            self.deck.put(part, self._newer.read(newer))
        self._tell(link, number, "refreshed", [both], "")
        return True

    def _workbooks(self, chart: str, newer: bool = False) -> list[str]:
        deck = self._newer if newer else self.deck
        links = deck.links(chart).values()
        return [part for part, kind in links if kind == "package" and deck.has(part)]

    def _alt(self, link: Link, holder: Holder, new: Holder, part: str) -> None:
        """The text for who cannot see the shape follows its words, unless a hand wrote it."""
        if link.alt and holder.alt != new.alt and mark(holder.alt) == link.alt:
            holder.frame[0][0].set("descr", new.alt)
            self.deck.touch(part)

    # ------------------------------------------------------------ afterwards

    def _comment(self) -> None:
        """Say each conflict on its slide."""
        by_place = {at: number for number, at in self._numbers.items()}
        for one in self.changes:
            place = self._at(one.where)
            if one.state == "conflict" and place in by_place:
                said = f"{one.why}\n{one.before} → {one.after}"
                add_comment(self.deck, self._parts[by_place[place]], said)

    def _relink(self) -> None:
        """Let the links say what was made now, where it was."""
        root = self.deck.root(self._links.part)
        with_facts = self._new_facts()
        for at, shape in enumerate(root.iter(f"{{{NAMESPACE}}}shape")):
            if at not in self._marks:
                continue
            marks, alt = self._marks[at]
            shape.set("told", ";".join(" ".join(row) for row in marks))
            if alt:
                shape.set("alt", alt)
            if (facts := with_facts.get((shape.get("name"), shape.get("told")))) is not None:
                shape[:] = []
                for name, place, said in facts:
                    fact = etree.SubElement(shape, f"{{{NAMESPACE}}}fact", id=name, at=place)
                    fact.text = said
        self.deck.touch(self._links.part)

    def _new_facts(self) -> dict[tuple[Any, Any], tuple[tuple[str, str, str], ...]]:
        """The facts of the newer deck, by the name and the marks of the shape that tells them."""
        newer = self._newer.links_made()
        return {
            (one.name, ";".join(" ".join(row) for row in one.marks)): one.facts
            for one in (newer.shapes if newer else ())
        }


def _safe(steps: Sequence[Step]) -> list[Step]:
    """What can be done, the last row first, so that the rows before keep their places."""
    done = [one for one in steps if one.do in ("set", "drop", "add")]
    return sorted(done, key=lambda one: (one.row, one.new_row), reverse=True)


def _texts(holder: Holder) -> list[list[str]]:
    return [[cell.text for cell in row] for row in holder.rows]


def _words(holder: Holder) -> str:
    return "; ".join(" | ".join(cell.text for cell in row) for row in holder.rows)


def _title(held: Iterable[Placed]) -> str:
    """What a slide is found by: its first words."""
    return next((_words(one) for one, _, _ in held), "")


def _children(element: Any) -> list[Any]:
    """Copies of what is in an element, to put back."""
    return [copy.deepcopy(one) for one in element]


def _add_paragraph(paragraphs: Sequence[Any], step: Step, new: Holder) -> None:
    """A paragraph of the newer deck behind the one of that number, in its own look."""
    made = copied(new.rows[step.new_row][0].at)
    if step.row >= 0:
        paragraphs[step.row].addnext(made)
    elif paragraphs:
        paragraphs[0].addprevious(made)


def _facts_at(link: Link, step: Step) -> tuple[str, ...]:
    """The facts that were told at a place."""
    here = f"{step.row},{step.cell}"
    return tuple(dict.fromkeys(name for name, at, _ in link.facts if at == here))

"""Who decides what in, a bar for each matter across those who decide it out, people beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from report.deck.fit import height_pt, least_width_pt
from report.deck.grid import EMU_PER_PT, Box, pt, px
from report.deck.plan import Flat, Page, Rule, Shape, Words
from report.deck.setting import Setting, common_mark, label_para, marked
from report.deck.sheet import balanced, filled
from report.deck.tables import matters_pages
from report.deck.words import Para, Piece, para, pieces, prose
from report.frozen import frozen, replace
from report.story import Mark, People, Person, Responsibilities, Responsibility
from report.text import plain

_FIRST = px(294)  # the width of the matters
_SPARE = px(12)  # between two bars side by side
_BAR, _ROW = px(52), px(108)
_LOW = px(64)  # a row where there is little room
_INSET = px(16)
_HEAD = px(26)  # from the first hanging line to the rule under the heads


def deciding_pages(
    block: Responsibilities, people: People | None, area: Box, setting: Setting
) -> list[Page]:
    """The matters, and the people beside them; nothing where the two do not fit one slide."""
    marks = tuple(row.mark for row in block.rows)
    marks += tuple(person.mark for person in people.people) if people else ()
    common = common_mark(marks)
    head = _label_height(people, setting) if people else 0
    beside = _people(people, area, setting, common, head) if people else []
    if people and (not beside or setting.frame.is_narrow):
        return []
    width = setting.frame.picture_width if people else area.width
    matters = Matters(block, replace(area, width=width), setting, common, head)
    parts = matters.parts()
    if people and len(parts) != 1:
        return []
    if not parts:  # bars too narrow or too tall for their words: the same as a table
        return matters_pages(block, area, setting)
    return [Page((*shapes, *beside), marks, common=common) for shapes in parts]


@frozen
class Matters:
    """The matters of one block in an area."""

    block: Responsibilities
    area: Box
    setting: Setting
    common: Mark | None
    head: int = 0  # the least height of the heads: what stands beside them may have more lines

    def parts(self) -> list[list[Shape]]:
        """The rows on as many slides as they need, the heads on each; none where bars fail."""
        top = self.area.y + max(_HEAD, self._head_height + px(6))
        note = self._height((self._note,), self.area.width) + px(16) if self._note.text else 0
        room = self.area.bottom - top - note
        needs = [self._needs(row) for row in self.block.rows]
        if self._column < px(90) or max(needs, default=0) > room or self._breaks_words:
            return []
        parts: list[list[Shape]] = []
        for part in _dealt(needs, room):
            shapes, y = self._heads(top), top
            for at, height in part:
                shapes += self._row(self.block.rows[at], at, y, height)
                y += height
            parts.append(shapes)
        if note:
            low = Box(self.area.x, y + px(12), self.area.width, note - px(16))
            shapes.append(Words(low, (self._note,), f"brief:{self.block.path}.note"))
        return parts

    @cached_property
    def _note(self) -> Para:
        return para(self.block.note, 14, role="grey")

    @cached_property
    def _column(self) -> int:
        """The width of one body's column."""
        return (self.area.width - _FIRST) // max(len(self.block.bodies), 1)

    @cached_property
    def _head_height(self) -> int:
        own = (
            self._height((label_para(head, "grey"),), self._column - _SPARE)
            for head in (*self.block.bodies, self.block.matter_label)
        )
        return max(self.head, *own)

    @property
    def _breaks_words(self) -> bool:
        """Whether a bar is narrower than a word in it."""
        return any(
            least_width_pt(_word(row, "ink"), self.setting.font) > (width - 2 * _INSET) / EMU_PER_PT
            for row in self.block.rows
            for _, width in self._bars(row)
        )

    def _height(self, paras: tuple[Para, ...], width: int) -> int:
        return pt(height_pt(paras, width / EMU_PER_PT, self.setting.font))

    def _heads(self, top: int) -> list[Shape]:
        """The heads of the columns above an ink rule."""
        y, path = top - px(6) - self._head_height, self.block.path
        heads = [(self.block.matter_label, self.area.x, _FIRST, f"brief:{path}.head")]
        for at, body in enumerate(self.block.bodies):
            x = self.area.x + _FIRST + self._column * at
            heads.append((body, x, self._column, f"brief:{path}.bodies[{at}]"))
        words = [
            Words(
                Box(x, y, width - _SPARE, self._head_height),
                (label_para(head, "grey"),),
                name,
                "bottom",
            )
            for head, x, width, name in heads
        ]
        return [*words, Rule(self.area.x, top, self.area.right, top)]

    def _matter(self, row: Responsibility) -> tuple[Para, ...]:
        detail = para(row.detail, 14, role="grey")
        paras = (para(row.matter, 18, bold=True), *((detail,) if detail.text else ()))
        return marked(paras, row.mark, self.common)

    def _needs(self, row: Responsibility) -> int:
        """The least height of a row."""
        words = self._height(self._matter(row), _FIRST - _INSET) + px(16)
        bars = [self._bar_height(row, width) for _, width in self._bars(row)]
        open_words = self._height((_word(row, "unsettled"),), self.area.width - _FIRST)
        return max(words, max(bars, default=open_words) + _SPARE)

    def _bar_height(self, row: Responsibility, width: int) -> int:
        return max(_BAR, self._height((_word(row, "ink"),), width - 2 * _INSET) + _SPARE)

    def _bars(self, row: Responsibility) -> list[tuple[int, int]]:
        """For each run of neighbouring bodies, the first's index and the width of their bar."""
        runs: list[tuple[int, int]] = []
        for body in sorted(row.by):
            if runs and sum(runs[-1]) == body:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((body, 1))
        last = len(self.block.bodies)
        return [
            (first, count * self._column - (0 if first + count == last else _SPARE))
            for first, count in runs
        ]

    def _row(self, row: Responsibility, at: int, y: int, height: int) -> list[Shape]:
        """The matter, its bar or bars or what is still open, and a hairline under it."""
        name = f"brief:{self.block.path}.rows[{at}]"
        left = self.area.x + _FIRST
        matter = Box(self.area.x, y, _FIRST - _INSET, height)
        shapes: list[Shape] = [Words(matter, self._matter(row), name, "middle")]
        for number, (first, width) in enumerate(self._bars(row)):
            tall = self._bar_height(row, width)
            box = Box(left + self._column * first, y + (height - tall) // 2, width, tall)
            shapes.append(_bar(row, box, f"{name}.by[{number}]", first=at == 0))
        if not row.by:
            box = Box(left, y, self.area.right - left, height)
            shapes.append(Words(box, (_word(row, "unsettled"),), f"{name}.by", "middle"))
        end = y + height
        return [*shapes, Rule(self.area.x, end, self.area.right, end, "rule", 0.75)]


def _dealt(needs: Sequence[int], room: int) -> list[list[tuple[int, int]]]:
    """For each slide its rows' indices and heights: as many rows on each, with air where it is."""
    low = [max(need, _LOW) for need in needs]
    if sum(low) > room >= sum(needs):
        low = list(needs)
    pages = balanced(lambda most: filled(low, most), room)
    share = min(room // max(1, *(last - first for first, last in pages)), _ROW)
    even = [max(height, share) for height in low]
    roomy = all(sum(even[first:last]) <= room for first, last in pages)
    heights = even if roomy else low
    return [[(at, heights[at]) for at in range(first, last)] for first, last in pages]


def _word(row: Responsibility, role: str) -> Para:
    return para(row.word, 16, bold=True, role=role)  # type: ignore[arg-type]


def _bar(row: Responsibility, box: Box, name: str, first: bool) -> Flat:
    """Ink for the first matter, which is the message; a tint for the others."""
    words = Para(pieces(row.word, bold=True, role="paper" if first else "ink"), 16)
    return Flat("square", box, name, "ink" if first else "tint", paras=(words,), inset=_INSET)


# ---------------------------------------------------------------- people


def _label(people: People) -> tuple[Para, ...]:
    said = plain(people.title) or people.heads[0]
    return (prose(said, 12, bold=True, role="grey"),)


def _label_height(people: People, setting: Setting) -> int:
    return pt(height_pt(_label(people), setting.frame.words_width / EMU_PER_PT, setting.font))


def _people(
    people: People, area: Box, setting: Setting, common: Mark | None, head: int
) -> list[Shape]:
    """People as a column of names, roles and dates; none where they do not all fit."""
    top = area.y + max(_HEAD, head + px(6))
    left, width = setting.frame.words_left, setting.frame.words_width
    box = Box(left, top - px(6) - head, width, head)
    right = left + width
    shapes: list[Shape] = [
        Words(box, _label(people), f"brief:{people.path}.label", "bottom"),
        Rule(left, top, right, top),
    ]
    for at, person in enumerate(people.people):
        paras = _person(person, setting, common)
        words = pt(height_pt(paras, width / EMU_PER_PT, setting.font))
        row = max(words + px(28), _ROW)
        if top + row > area.bottom:
            return []
        box = Box(left, top + (row - words) // 2, width, words)
        shapes.append(Words(box, paras, f"brief:{people.path}[{at}]"))
        top += row
        shapes.append(Rule(left, top, right, top, "rule", 0.75))
    return shapes


def _person(person: Person, setting: Setting, common: Mark | None) -> tuple[Para, ...]:
    """Name, role and dates."""
    dates = [f"{head}{setting.colon or ' '}{when}" if head else when for head, when in person.dates]
    paras = (
        Para((Piece(person.name, bold=True),), 18),
        para(person.role, 16),
        *((para(" · ".join(dates), 14, role="grey"),) if dates else ()),
    )
    return marked(paras, person.mark, common)

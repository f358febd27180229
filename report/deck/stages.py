"""A change in steps in, squares joined by arrows out, and below them what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from report.deck.columns import Item, breaks_words, stack, stacks
from report.deck.grid import Box, px
from report.deck.plan import Flat, Page, Rule, Shape, Words
from report.deck.setting import Setting, common_mark, label_para
from report.deck.statements import said, spoken
from report.deck.words import COLUMN, Para, para, prose
from report.frozen import frozen, replace
from report.story import Mark, Stage, Stages, Statement

_GUTTER = px(24)
_SIDE = px(18)  # of a stage's square
_AXIS, _WORDS = px(38), px(62)  # below the labels' top: the arrows, the words
_NARROWEST = px(220)  # a column of words with its gutter
_FEWEST, _MOST = 3, 4  # stages side by side


def stages_pages(block: Stages, area: Box, setting: Setting) -> list[Page]:
    """Up to four stages a slide; what follows from them under a rule, where there is room."""
    marks = (block.mark, *(item.mark for item in block.below if item.mark))
    told = tuple(spoken(item) for item in block.below)
    base = Page((), marks, common=common_mark(marks) or block.mark)
    pages: list[Page] = []
    bottom = area.y
    over: list[Item] = []
    most = _most_stages(block, area, setting)
    for first in range(0, len(block.stages), most):
        shapes, left = _Steps(block, first, most, area, setting).shapes()
        over += left
        bottom = _bottom(shapes, area.y)
        pages.append(replace(base, shapes=tuple(shapes)))
    if over:  # words of a stage that is longer than its slide
        pages += _worded(over, base, area, setting)
        bottom = area.bottom
    pages = _followed(block, pages or [base], bottom + px(40), area, setting)
    return [replace(pages[0], told=told), *pages[1:]]


def _most(area: Box) -> int:
    """How many columns go side by side: four, fewer on a narrow slide."""
    return max(1, min(_MOST, (area.width + _GUTTER) // _NARROWEST))


def _most_stages(block: Stages, area: Box, setting: Setting) -> int:
    """All three stages beside one another rather than two and one, where their words allow it."""
    most = _most(area)
    if not most < len(block.stages) <= _FEWEST:
        return most
    shapes, left = _Steps(block, 0, _FEWEST, area, setting).shapes()
    return most if left or breaks_words(shapes, setting.font) else _FEWEST


def _bottom(shapes: Sequence[Shape], default: int) -> int:
    return max((s.box.bottom for s in shapes if isinstance(s, Words)), default=default)


def _worded(items: list[Item], base: Page, area: Box, setting: Setting) -> list[Page]:
    """Items on slides of their own, in lines that are good to read."""
    wide = replace(area, width=setting.frame.prose_width)
    return [replace(base, shapes=tuple(some)) for some in stacks(items, wide, setting.font)]


@frozen
class _Steps:
    """The stages of one slide."""

    block: Stages
    first: int
    most: int
    area: Box
    setting: Setting

    def shapes(self) -> tuple[list[Shape], list[Item]]:
        """Label, square, arrow and words of each stage; and the words that did not fit."""
        stages = self.block.stages[self.first : self.first + self.most]
        across = max(len(stages), min(_FEWEST, self.most))
        width = (self.area.width - _GUTTER * (across - 1)) // across
        shapes: list[Shape] = []
        over: list[Item] = []
        for at, stage in enumerate(stages):
            x = self.area.x + (width + _GUTTER) * at
            following = stages[at + 1] if at + 1 < len(stages) else None
            shapes += _signs(stage, following, x, self.area.y + _AXIS, width + _GUTTER)
            made, left = self._words(stage, at, Box(x, self.area.y, width, self.area.height))
            shapes += made
            over += left
        return shapes, over

    def _words(self, stage: Stage, at: int, box: Box) -> tuple[list[Shape], list[Item]]:
        name = f"brief:{self.block.path}.stages[{self.first + at}]"
        label = label_para(stage.label, "grey" if stage.state == "ambition" else "accent")
        head = Box(box.x, box.y, box.width, _AXIS - px(10))
        shapes, _ = stack([Item((label,), f"{name}.label", None)], head, self.setting.font)
        paras = (para(stage.head, 24, bold=True), prose(stage.text, 18, COLUMN, before=2))
        below = Box(box.x, box.y + _WORDS, box.width - px(8), box.height - _WORDS)
        made, left = stack([Item(paras, name, None)], below, self.setting.font)
        return [*shapes, *made], left


def _signs(stage: Stage, following: Stage | None, x: int, y: int, stride: int) -> list[Shape]:
    """A square, hollow for an ambition, and the arrow to the next stage, dashed towards one."""
    box = Box(x, y - _SIDE // 2, _SIDE, _SIDE)
    if stage.state == "ambition":
        sign = Flat("square", box, "", None, "grey", 1.5, dashed=True)
    else:
        sign = Flat("square", box, "", "accent" if stage.state == "present" else "ink")
    if following is None:
        return [sign]
    dashed = following.state == "ambition"
    end = x + stride - px(4)
    return [sign, Rule(x + _SIDE, y, end, y, "grey" if dashed else "ink", 1.5, dashed, arrow=True)]


# ---------------------------------------------------------------- what follows


def _followed(block: Stages, pages: list[Page], y: int, area: Box, setting: Setting) -> list[Page]:
    """What follows from the change, in columns under a rule; on further slides if need be."""
    across = min(max(len(block.below), _FEWEST), _most(area))
    for first in range(0, len(block.below), across):
        row = block.below[first : first + across]
        names = [f"brief:{block.path}.below[{first + at}]" for at in range(len(row))]
        common = pages[-1].common
        box = replace(area, y=y, height=area.bottom - y)
        shapes = _row(row, names, across, box, setting, common)
        if not shapes and y > area.y:
            pages = [*pages, replace(pages[-1], shapes=())]
            shapes = _row(row, names, across, area, setting, common)
        if shapes:
            last = pages[-1]
            pages = [*pages[:-1], replace(last, shapes=(*last.shapes, *shapes))]
            y = _bottom(shapes, y) + px(32)
            continue
        items = [Item(_paras(i, setting, common), n) for i, n in zip(row, names, strict=True)]
        kept = pages if pages[-1].shapes else pages[:-1]
        pages = [*kept, *_worded(items, replace(pages[-1], shapes=()), area, setting)]
        y = area.bottom
    return pages


def _paras(item: Statement, setting: Setting, common: Mark | None) -> tuple[Para, ...]:
    return (para(item.head, 18, bold=True), *said(item, setting, common, 18))


def _row(
    row: Sequence[Statement],
    names: Sequence[str],
    across: int,
    box: Box,
    setting: Setting,
    common: Mark | None,
) -> list[Shape]:
    """Statements side by side under a rule; nothing where one does not fit."""
    if box.height < px(60):
        return []
    width = (box.width - _GUTTER * (across - 1)) // across
    shapes: list[Shape] = [Rule(box.x, box.y, box.right, box.y)]
    for at, (item, name) in enumerate(zip(row, names, strict=True)):
        x = box.x + (width + _GUTTER) * at
        own = Box(x, box.y + px(10), width - px(8), box.height - px(10))
        made, left = stack([Item(_paras(item, setting, common), name, None)], own, setting.font)
        if left or breaks_words(made, setting.font):
            return []
        shapes += made
    return shapes

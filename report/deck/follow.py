"""A slide with room left and a short list of statements in, the slide with both out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from report.deck.columns import Item, stack
from report.deck.fit import height_pt
from report.deck.grid import EMU_PER_PT, Box, pt, px
from report.deck.plan import Emblem, Flat, Grid, Page, Picture, Rule, Shape, Words
from report.deck.setting import Setting, label_para
from report.deck.statements import said, spoken
from report.deck.words import Para, para
from report.frozen import replace
from report.story import Mark, Statement, Statements
from report.text import plain

_ROW_MOST, _COLUMN_MOST = 4, 2  # statements that go under, or beside, another block
_GUTTER = px(24)
_ABOVE, _BESIDE = px(40), px(32)
_NARROWEST = px(220)  # a column of words
_FEWEST = 3  # columns, as a change has stages above them

Fill = Callable[[Page, bool], list[Shape]]  # the shapes of a list, in full or in brief


def row_under(pages: list[Page], block: Statements, area: Box, setting: Setting) -> list[Page]:
    """The one page of ``pages`` with ``block`` in columns under it; none where they do not fit."""
    if len(pages) != 1 or len(block.items) > _ROW_MOST or block.numbered:
        return []
    top = max((_bottom(shape) for shape in pages[0].shapes), default=area.y) + _ABOVE
    box = replace(area, y=top, height=area.bottom - top)
    return _joined(pages[0], block, setting, lambda page, whole: _row(
        block, box, setting, page.common, whole))  # fmt: skip


def column_beside(pages: list[Page], block: Statements, area: Box, setting: Setting) -> list[Page]:
    """The one page with ``block`` under the words beside its picture; none where it has no room."""
    frame = setting.frame
    if len(pages) != 1 or len(block.items) > _COLUMN_MOST or block.numbered or frame.is_narrow:
        return []
    beside = [shape for shape in pages[0].shapes if _left(shape) >= frame.words_left]
    if not beside:
        return []
    top = max(_bottom(shape) for shape in beside) + _BESIDE
    box = Box(frame.words_left, top, frame.words_width, area.bottom - top)
    return _joined(pages[0], block, setting, lambda page, whole: _column(
        block, box, setting, page.common, whole))  # fmt: skip


def _joined(page: Page, block: Statements, setting: Setting, fill: Fill) -> list[Page]:
    """``page`` and the list on it: in full where that fits, else in brief."""
    for whole in (True, False):
        shapes = fill(page, whole)
        if shapes:
            marks = (*page.marks, *(item.mark for item in block.items))
            told = () if whole else tuple(spoken(item) for item in block.items)
            shapes = [*page.shapes, *shapes]
            return [replace(page, shapes=tuple(shapes), marks=marks, told=(*page.told, *told))]
    return []


def _row(
    block: Statements, box: Box, setting: Setting, common: Mark | None, whole: bool
) -> list[Shape]:
    """The title under an ink rule, then the statements side by side; nothing if one is too long."""
    if box.height < px(80) or box.width // max(len(block.items), _FEWEST) < _NARROWEST:
        return []
    shapes: list[Shape] = [Rule(box.x, box.y, box.right, box.y)]
    top = box.y + px(10)
    if plain(block.title):
        title = (para(block.title, 16, bold=True),)
        height = pt(height_pt(title, box.width / EMU_PER_PT, setting.font))
        shapes.append(Words(Box(box.x, top, box.width, height), title, f"brief:{block.path}.title"))
        top += height + px(12)
    across = max(len(block.items), _FEWEST)
    width = (box.width - _GUTTER * (across - 1)) // across
    stride, height = width + _GUTTER, box.bottom - top
    below = [Box(box.x + stride * at, top, width - px(8), height) for at in range(across)]
    words = _filled(block, below, setting, common, whole)
    return [*shapes, *words] if words else []


def _filled(
    block: Statements, boxes: Sequence[Box], setting: Setting, common: Mark | None, whole: bool
) -> list[Shape]:
    """Each statement in its box, all at one size."""
    shapes: list[Shape] = []
    for at, item in enumerate(block.items):
        paras = _paras(item, setting, common, whole)
        made, left = stack([Item(paras, f"brief:{block.path}[{at}]", None)], boxes[at],
                           setting.font)  # fmt: skip
        if left or _smallest(made) < 16:
            return []
        shapes += made
    return shapes


def _column(
    block: Statements, box: Box, setting: Setting, common: Mark | None, whole: bool
) -> list[Shape]:
    """The title under an ink rule, the statements under it; nothing where they do not fit."""
    items = [
        Item(_paras(item, setting, common, whole), f"brief:{block.path}[{at}]", None, px(10))
        for at, item in enumerate(block.items)
    ]
    title = (para(block.title, 16, bold=True),)
    items = [Item(title, f"brief:{block.path}.title", ("ink", 1.0)), *items]
    if box.height < px(80):
        return []
    shapes, left = stack(items, box, setting.font)
    return [] if left or _smallest(shapes) < 16 else shapes


def _paras(item: Statement, setting: Setting, common: Mark | None, whole: bool) -> tuple[Para, ...]:
    head = (label_para(plain(item.head)),) if plain(item.head) else ()
    return (*head, *said(item, setting, common, 16, whole=whole))


def _smallest(shapes: Sequence[Shape]) -> float:
    """The least size of body text; labels have their own, marks are smaller than their items."""
    paras = [some for shape in shapes if isinstance(shape, Words) for some in shape.paras]
    return min((some.size for some in paras if _is_body(some)), default=16.0)


def _is_body(some: Para) -> bool:
    return some.size > 12 and all(piece.color_role == "ink" for piece in some.runs)


def _bottom(shape: Shape) -> int:
    match shape:
        case Rule():
            return max(shape.y1, shape.y2)
        case Words() | Flat() | Grid() | Picture() | Emblem():
            return shape.box.bottom


def _left(shape: Shape) -> int:
    match shape:
        case Rule():
            return min(shape.x1, shape.x2)
        case Words() | Flat() | Grid() | Picture() | Emblem():
            return shape.box.x

"""Words in a column: items between hairlines that fit a box, and what is left for other slides."""

from __future__ import annotations

from collections.abc import Sequence

from report.deck.fit import cut, height_pt, least_width_pt, smaller
from report.deck.grid import EMU_PER_PT, Box, pt, px
from report.deck.plan import Rule, Shape, Words
from report.deck.sheet import balanced
from report.deck.words import Para, has_words
from report.frozen import frozen, replace

_HEAD_AIR = px(6)  # between a rule and the words under it
_FOOT_AIR = px(14)  # between words and the rule under them


@frozen
class Item:
    """Paragraphs that stand together; ``rule`` is over them: its colour and points."""

    paras: tuple[Para, ...]
    name: str
    rule: tuple[str, float] | None = ("rule", 0.75)
    gap: int = _FOOT_AIR  # above the rule, or above the words where there is none


def stack(items: Sequence[Item], box: Box, font: str) -> tuple[list[Shape], list[Item]]:
    """``items`` set in ``box`` at the largest size that holds all, and those that are left."""
    kept = [replace(item, paras=tuple(filter(has_words, item.paras))) for item in items]
    kept = [item for item in kept if item.paras]
    fits: list[Shape] = []
    for steps in range(4):
        smaller_items = [_smaller(item, steps) for item in kept]
        shapes, left = _set(smaller_items, box, font)
        if not left and _words_whole(smaller_items, box.width, font):
            return shapes, []
        if not left and not fits:
            fits = shapes
    return (fits, []) if fits else _cut(kept, box, font)


def _words_whole(items: Sequence[Item], width: int, font: str) -> bool:
    """Whether no word is wider than the column, so that it would be broken."""
    return all(
        least_width_pt(para, font) <= width / EMU_PER_PT for item in items for para in item.paras
    )


def breaks_words(shapes: Sequence[Shape], font: str) -> bool:
    """Whether any word of ``shapes`` is wider than its box."""
    return any(
        least_width_pt(para, font) > shape.box.width / EMU_PER_PT
        for shape in shapes
        if isinstance(shape, Words)
        for para in shape.paras
    )


def stack_height(items: Sequence[Item], width: int, font: str) -> int:
    """The height that ``items`` take in a box of ``width``."""
    return sum(
        _top(item, index) + _height(item.paras, width, font) for index, item in enumerate(items)
    )


def stacks(items: Sequence[Item], box: Box, font: str) -> list[list[Shape]]:
    """``items`` on as many slides as they need, at the largest size that needs only one."""
    shapes, left = stack(items, box, font)
    if not left:
        return [shapes]
    return balanced(lambda height: _pages(items, replace(box, height=height), font), box.height)


def _pages(items: Sequence[Item], box: Box, font: str) -> list[list[Shape]]:
    pages: list[list[Shape]] = []
    left = [_smaller(item, 3) for item in items]
    while left:
        shapes, rest = _cut(left, box, font)
        if not shapes:  # not even one line: the box is too low to balance in
            shapes, rest = _set(left[:1], box, font, force=True)[0], left[1:]
        pages.append(shapes)
        left = rest
    return pages


def _smaller(item: Item, steps: int) -> Item:
    return replace(item, paras=smaller(item.paras, steps)) if steps else item


def _cut(items: Sequence[Item], box: Box, font: str) -> tuple[list[Shape], list[Item]]:
    """As many whole items as fit at the least size, then a part of the next."""
    small = [_smaller(item, 3) for item in items]
    shapes, left = _set(small, box, font)
    if not left:
        return shapes, []
    y = _bottom(shapes, box.y)
    top = _top(left[0], 1 if shapes else 0)
    room = (box.bottom - y - top) / EMU_PER_PT
    head, tail = cut(left[0].paras, box.width / EMU_PER_PT, room, font, alone=not shapes)
    lonely = len(head) == 1 and len(left[0].paras) > 1 and shapes  # a head without its words
    if not head or lonely:
        return shapes, left
    first = replace(left[0], paras=head)
    below = Box(box.x, y, box.width, box.bottom - y)
    more, _ = _set([first], below, font, first=not shapes)
    rest = [replace(left[0], paras=tail, rule=None)] if tail else []
    return [*shapes, *more], [*rest, *left[1:]]


def _set(
    items: Sequence[Item], box: Box, font: str, *, first: bool = True, force: bool = False
) -> tuple[list[Shape], list[Item]]:
    """``items`` one under the other until one does not fit; the shapes, and the items left."""
    shapes: list[Shape] = []
    y = box.y
    for index, item in enumerate(items):
        top = _top(item, 0 if first and not index else 1)
        height = _height(item.paras, box.width, font)
        if y + top + height > box.bottom and not force:
            return shapes, list(items[index:])
        if item.rule:
            line = y + (item.gap if not (first and not index) else 0)
            role, width = item.rule
            shapes.append(Rule(box.x, line, box.right, line, role, width))  # type: ignore[arg-type]
        shapes.append(Words(Box(box.x, y + top, box.width, height), item.paras, item.name))
        y += top + height
    return shapes, []


def _top(item: Item, index: int) -> int:
    """What stands free above an item's words."""
    return (item.gap if index else 0) + (_HEAD_AIR if item.rule else 0)


def _height(paras: Sequence[Para], width: int, font: str) -> int:
    return pt(height_pt(paras, width / EMU_PER_PT, font))


def _bottom(shapes: Sequence[Shape], default: int) -> int:
    boxes = [shape.box.bottom for shape in shapes if isinstance(shape, Words)]
    return max(boxes, default=default)

"""Statements, prose and callouts in, the slides that say them out."""

from __future__ import annotations

from report.deck.columns import Item, stack, stacks
from report.deck.fit import height_pt
from report.deck.grid import EMU_PER_PT, EMU_PER_PX, GAP, Box, pt, px
from report.deck.plan import Page, Shape, Words
from report.deck.setting import Setting, common_mark, label_para, marked, stand_alike
from report.deck.sheet import fits_across, grids, whole_grid
from report.deck.sheet_columns import Column, Entry, Line, Sheet
from report.deck.tables import table_sheet
from report.deck.words import DASH, Para, Piece, para, pieces, prose
from report.frozen import replace
from report.story import Callout, Mark, Statement, Statements, Table
from report.text import Text, bold, joined, plain


def statement_pages(block: Statements, area: Box, setting: Setting) -> list[Page]:
    """Heads and what they say as a table without a header; prose without heads as paragraphs."""
    marks = tuple(item.mark for item in block.items)
    common = common_mark(marks)
    whole = _alone(block, area, setting, common) or _whole_shapes(block, area, setting, common)
    if whole:
        return [Page(whole, marks, common=common)]
    told = tuple(spoken(item) for item in block.items)
    headed = any(plain(item.head) for item in block.items)
    sheet = statement_sheet(block, setting, common)
    if headed and fits_across(sheet, area.width, setting.font):
        made = [
            Page((grid,), marks, told, common=common) for grid in grids(sheet, area, setting.font)
        ]
    else:
        items = [
            Item(_headed(item, setting, common), f"brief:{block.path}", rule=None, gap=px(12))
            for item in block.items
        ]
        made = [
            Page(tuple(shapes), marks, told, common=common)
            for shapes in stacks(items, _prose_box(area, setting), setting.font)
        ]
    return made


def _headed(item: Statement, setting: Setting, common: Mark | None) -> tuple[Para, ...]:
    """A statement as prose, under its head where it has one."""
    head = (para(item.head, 20, bold=True),) if plain(item.head) else ()
    return (*head, *said(item, setting, common, 20))


def _whole_shapes(
    block: Statements, area: Box, setting: Setting, common: Mark | None
) -> tuple[Shape, ...]:
    """The full texts where they fit one slide at 18 points or more; else none."""
    if any(plain(item.head) for item in block.items):
        sheet = statement_sheet(block, setting, common, whole=True)
        grid = whole_grid(sheet, area, setting.font, steps=0)
        return (grid,) if grid else ()
    items = [
        Item(said(item, setting, common, 20, whole=True), f"brief:{block.path}", None, px(12))
        for item in block.items
    ]
    shapes, left = stack(items, _prose_box(area, setting), setting.font)
    sizes = [some.size for shape in shapes for some in getattr(shape, "paras", ())]
    return () if left or min(sizes, default=18.0) < 18 else tuple(shapes)


def _alone(
    block: Statements, area: Box, setting: Setting, common: Mark | None
) -> tuple[Shape, ...]:
    """A single statement as large as what is resolved, under an ink rule; none where too long."""
    item = block.items[0]
    if len(block.items) > 1 or item.bullets or not plain(item.head):
        return ()
    paras = (label_para(plain(item.head)), *said(item, setting, common, 24, whole=True))
    box = _prose_box(area, setting)
    shapes, left = stack([Item(paras, f"brief:{block.path}", ("ink", 1.0))], box, setting.font)
    sizes = [some.size for shape in shapes for some in getattr(shape, "paras", ())]
    whole = max(sizes, default=0.0) >= 20
    return tuple(shapes) if whole and not left else ()


def _prose_box(area: Box, setting: Setting) -> Box:
    return replace(area, width=setting.frame.prose_width)


def led_pages(lead: Statements, block: Statements, area: Box, setting: Setting) -> list[Page]:
    """Prose in the left third, the list that it leads to beside it; none where they do not fit."""
    if setting.frame.is_narrow:
        return []
    marks = tuple(item.mark for item in (*lead.items, *block.items))
    common = common_mark(marks)
    sheet = statement_sheet(block, setting, common, narrow=True)
    x, width = setting.frame.column(5, 8)
    grid = whole_grid(sheet, Box(x, area.y, width, area.height), setting.font, steps=1)
    items = [
        Item(_lead_paras(item, setting, common, first=not index), f"brief:{lead.path}", None, px(8))
        for index, item in enumerate(lead.items)
    ]
    if plain(lead.title) and plain(block.title):  # the other is the slide's own
        title = Item((para(lead.title, 18, bold=True),), f"brief:{lead.path}.title", None)
        items.insert(0, title)
    box = Box(area.x, area.y, setting.frame.column(1, 4)[1] - px(24), area.height)
    shapes, left = stack(items, box, setting.font)
    small = any(p.size < 16 for shape in shapes for p in getattr(shape, "paras", ()))
    if grid is None or left or small:
        return []
    told = tuple(spoken(item) for item in (*lead.items, *block.items))
    return [Page((*shapes, grid), marks, told, common=common)]


def _lead_paras(
    item: Statement, setting: Setting, common: Mark | None, *, first: bool
) -> tuple[Para, ...]:
    head = (para(item.head, 18, bold=True),) if plain(item.head) else ()
    return (*head, *said(item, setting, common, 20 if first and not head else 16))


def statement_sheet(
    block: Statements,
    setting: Setting,
    common: Mark | None,
    *,
    narrow: bool = False,
    whole: bool = False,
) -> Sheet:
    """The list as a table: numeral, head, words; the ``whole`` text or in brief."""
    numerals = (Column(width=60),) if block.numbered else ()
    head_width = setting.frame.column(1, 2 if narrow else 3)[1] + (0 if narrow else px(24))
    large = whole or (len(block.items) <= 4 and not narrow)
    lines = []
    for number, item in enumerate(block.items, 1):
        numeral = Para((Piece(str(number), color_role="accent"),), 24)
        lines.append(
            Line(
                (
                    *((Entry((numeral,)),) if block.numbered else ()),
                    Entry((para(item.head, 18, bold=True),)),
                    Entry(said(item, setting, common, 18 if large else 16, whole=whole)),
                )
            )
        )
    return Sheet(
        f"brief:{block.path}",
        "; ".join(plain(item.head) for item in block.items if item.head),
        (*numerals, Column(width=head_width / EMU_PER_PX), Column()),
        tuple(lines),
        least=108 if narrow and len(lines) <= 4 else 88,
    )


def said(
    item: Statement, setting: Setting, common: Mark | None, size: float, *, whole: bool = False
) -> tuple[Para, ...]:
    """What a statement says on its slide: in brief where there are notes for the ``whole``."""
    brief = bool(item.brief) and not setting.full and not whole
    words = prose(item.brief if brief else item.text, size)
    bullets = () if brief else item.bullets
    points = tuple(
        Para(pieces(point), size, space_before=3, sign=DASH, hang=13.5) for point in bullets
    )
    return marked((*((words,) if words.text else ()), *points), item.mark, common)


def spoken(item: Statement) -> Text:
    """The whole of a statement, for the notes."""
    return joined((bold(item.head), item.text, *item.bullets))


def callout_pages(
    block: Callout, area: Box, setting: Setting, table: Table | None = None
) -> list[Page]:
    """What is asked, large, under a thick rule; a table of what follows beside it, if it fits."""
    if table and setting.frame.is_narrow:
        return []
    half = setting.frame.column(1, 6)[1] - px(24)
    items = _callout_items(block)
    box = replace(area, width=half if table else setting.frame.prose_width)
    told = (block.text, block.aside)
    if table is None:
        return [Page(tuple(shapes), (), told) for shapes in stacks(items, box, setting.font)]
    shapes, left = stack(items, box, setting.font)
    right = Box(area.x + half + GAP, area.y, area.width - half - GAP, area.height)
    marks = tuple(row.mark for row in table.rows)
    alike = stand_alike(marks)
    beside = _titled_grid(table, table_sheet(table, setting, not alike), right, setting)
    if left or not beside or plain(table.note):
        return []
    return [Page((*shapes, *beside), marks, told, common=common_mark(marks) if alike else None)]


def _titled_grid(table: Table, sheet: Sheet, box: Box, setting: Setting) -> list[Shape]:
    """A table under its title; nothing where it does not fit whole."""
    shapes: list[Shape] = []
    if plain(table.title):
        title = (para(table.title, 16, bold=True),)
        height = pt(height_pt(title, box.width / EMU_PER_PT, setting.font))
        shapes.append(Words(replace(box, height=height), title, f"brief:{table.path}.title"))
        shift = height + px(8)
        box = replace(box, y=box.y + shift, height=box.height - shift)
    grid = whole_grid(sheet, box, setting.font, steps=1)
    return [*shapes, grid] if grid else []


def _callout_items(block: Callout) -> list[Item]:
    items = [
        Item((label_para(block.label, "ink"),), f"brief:{block.path}.label", None),
        Item((prose(block.text, 24),), f"brief:{block.path}", ("ink", 3.0), gap=px(4)),
    ]
    if plain(block.aside):
        label = (label_para(block.aside_label),) if block.aside_label else ()
        items.append(
            Item((*label, prose(block.aside, 16)), f"brief:{block.path}.aside", None, px(24))
        )
    return items

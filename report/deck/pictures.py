"""Charts, maps and timelines in, slides with a picture and its words beside it out."""

from __future__ import annotations

from dataclasses import replace

from report.deck.chart_plan import chart_parts
from report.deck.columns import Item, stack, stacks
from report.deck.fit import height_pt
from report.deck.grid import (
    EMU_PER_PT,
    PICTURE_WIDTH,
    WORDS_LEFT,
    WORDS_WIDTH,
    Box,
    column,
    pt,
    px,
)
from report.deck.plan import Flat, Page, Picture, Rule, Shape, Words
from report.deck.setting import Setting, common_mark, label_para
from report.deck.sources import has_room
from report.deck.timeline import timeline_parts
from report.deck.words import Para, Piece, para, pieces
from report.story import Chart, Event, Map, Site, Timeline
from report.text import EMPTY, Text, plain, text

_HOLLOW = {
    "structure": "square",
    "people": "circle",
    "finance": "diamond",
    "industry": "triangle",
    "other": "square",
}


def chart_pages(block: Chart, area: Box, setting: Setting) -> list[Page]:
    """The chart, two thirds; its finding and at most a few sentences beside it."""
    paras = (
        para(block.finding, 20, bold=True),
        *(para(words, 16, before=8) for words in block.text),
        para(block.note, 14, role="grey", before=10),
    )
    items = [Item(paras, f"brief:{block.path}.text", ("ink", 1.0))]
    box = Box(area.x, area.y, PICTURE_WIDTH, area.bottom - area.y)
    told = (text(block.alt),)
    first, *more = (Picture(box, part, _name(block)) for part in chart_parts(block))
    base = Page((), (block.mark,), common=block.mark)
    goes_on = [replace(base, shapes=(picture,)) for picture in more]
    return [*_with_words(first, items, area, setting, block, told), *goes_on]


def map_pages(block: Map, area: Box, setting: Setting) -> list[Page]:
    """The map, two thirds; what is to be said of each site, then the key to the shapes."""
    items = [
        Item(_site_paras(site), f"brief:{block.path}.sites[{at}]")
        for at, site in enumerate(block.sites)
        if plain(site.head) or plain(site.text)
    ]
    if block.key:
        key = tuple(para(words, 14, role="grey", before=4) for words in block.key)
        items.append(Item(key, f"brief:{block.path}.key"))
    items = [Item(i.paras, i.name, ("ink", 1.0) if not n else i.rule) for n, i in enumerate(items)]
    picture = Box(area.x, area.y, PICTURE_WIDTH, min(px(452), area.bottom - area.y))
    told = (text(block.alt),)
    return _with_words(Picture(picture, block, _name(block)), items, area, setting, block, told)


def _site_paras(site: Site) -> tuple[Para, ...]:
    return (para(site.head, 20, bold=True), para(site.text, 16, before=2))


def _name(block: Chart | Map | Timeline) -> str:
    return f"brief:{block.path}"


def _with_words(
    picture: Picture,
    items: list[Item],
    area: Box,
    setting: Setting,
    block: Chart | Map,
    told: tuple[Text, ...],
) -> list[Page]:
    """Picture and words; what the column cannot hold stands on slides after it."""
    box = Box(WORDS_LEFT, area.y, WORDS_WIDTH, area.height)
    shapes, left = stack(items, box, setting.font)
    pages = [Page((picture, *shapes), (block.mark,), told, common=block.mark)]
    wide = Box(area.x, area.y, px(column(1, 9)[1]), area.height)
    if left:
        more = stacks(left, wide, setting.font)
        pages += [Page(tuple(some), (block.mark,), common=block.mark) for some in more]
    return pages


# ---------------------------------------------------------------- timelines


def timeline_pages(block: Timeline, area: Box, setting: Setting) -> list[Page]:
    """The axis, on several slides where its labels need them."""
    width = PICTURE_WIDTH if block.undated else area.width
    parts = timeline_parts(block, replace(area, width=width), setting.theme)
    return [page for part in parts for page in _timeline_pages(part, area, setting)]


def _timeline_pages(block: Timeline, area: Box, setting: Setting) -> list[Page]:
    """The axis; events without a date in a column beside it, with a hollow shape each."""
    events = (*block.events, *block.undated)
    marks = tuple(event.mark or block.mark for event in events)
    common = common_mark(mark for mark in marks if mark)
    width = PICTURE_WIDTH if block.undated else area.width
    lined = has_room(block.note, marks, common, setting)
    note = para(EMPTY if lined else block.note, 14, role="grey")
    beside, left = _undated(block, area, setting)
    note_width = _note_width(beside, area)
    note_height = pt(height_pt((note,), note_width / EMU_PER_PT, setting.font)) if note.text else 0
    axis = Box(area.x, area.y, width, area.height - note_height - (px(12) if note_height else 0))
    shapes: list[Shape] = [Picture(axis, block, _name(block))]
    if note_height:
        low = Box(area.x, area.bottom - note_height, note_width, note_height)
        shapes.append(Words(low, (note,), f"brief:{block.path}.note"))
    told = (text(block.alt),)
    said = block.note if lined else EMPTY
    pages = [Page((*shapes, *beside), marks, told, common=common, note=said)]
    if left:
        items = [
            Item(_event_paras(event, setting), f"brief:{block.path}.undated[{at}]")
            for at, event in left
        ]
        wide = Box(area.x, area.y, px(column(1, 9)[1]), area.height)
        pages += [
            Page(tuple(some), marks, common=common) for some in stacks(items, wide, setting.font)
        ]
    return pages


def _note_width(beside: list[Shape], area: Box) -> int:
    """The whole width where the column beside the axis ends well above the note."""
    low = max((shape.y1 for shape in beside if isinstance(shape, Rule)), default=0)
    return area.width if low < area.bottom - px(72) else PICTURE_WIDTH


def _undated(
    block: Timeline, area: Box, setting: Setting
) -> tuple[list[Shape], list[tuple[int, Event]]]:
    """The column of events without a date, and those that it cannot hold."""
    if not block.undated:
        return [], []
    label = label_para(block.undated_label, "grey")
    top = area.y + px(26)
    height = pt(height_pt((label,), WORDS_WIDTH / EMU_PER_PT, setting.font))
    x, right = WORDS_LEFT, WORDS_LEFT + WORDS_WIDTH
    head = Box(x, top - px(6) - height, WORDS_WIDTH, height)
    shapes: list[Shape] = [
        Words(head, (label,), f"brief:{block.path}.undated"),
        Rule(x, top, right, top),
    ]
    y = top
    for at, event in enumerate(block.undated):
        paras = _event_paras(event, setting)
        words = pt(height_pt(paras, (WORDS_WIDTH - px(36)) / EMU_PER_PT, setting.font))
        row = max(words + px(24), px(72))
        if y + row > area.bottom:
            return shapes, list(enumerate(block.undated))[at:]
        inner = y + (row - words) // 2
        name = f"brief:{block.path}.undated[{at}]"
        shapes.append(_hollow(event, x, inner + px(3)))
        shapes.append(Words(Box(x + px(36), inner, WORDS_WIDTH - px(36), words), paras, name))
        y += row
        shapes.append(Rule(x, y, right, y, "rule", 0.75))
    return shapes, []


def _hollow(event: Event, x: int, y: int) -> Flat:
    """An event's shape, not filled: it has no date."""
    kind = _HOLLOW[event.kind]
    return Flat(kind, Box(x + px(2), y, px(20), px(20)), "", None, "ink", 1.5)  # type: ignore[arg-type]


def _event_paras(event: Event, setting: Setting) -> tuple[Para, ...]:
    """What happened; under it the mark of what is not settled, and its kind in a word."""
    when = Piece(f"{event.when} · ", color_role="grey") if event.when else None
    unsettled = event.mark if event.mark and event.mark.unsettled else None
    kind: list[Piece] = [when] if when else []
    if unsettled:
        kind += [Piece(str(unsettled), bold=True, color_role="unsettled")]
        kind += [Piece(" · ", color_role="grey")]
    kind.append(Piece(event.kind_word, color_role="grey"))
    return (Para(pieces(event.text, bold=True), 16), Para(tuple(kind), 14))

"""Charts, maps and timelines in, slides with a picture and its words beside it out."""

from __future__ import annotations

from collections.abc import Sequence

from report.deck.chart_plan import chart_parts
from report.deck.columns import Item, stack, stacks
from report.deck.fit import height_pt
from report.deck.grid import EMU_PER_PT, Box, pt, px
from report.deck.map import unplaced_sites
from report.deck.plan import Flat, Page, Picture, Rule, Shape, Words
from report.deck.setting import Setting, common_mark, label_para
from report.deck.sources import has_room
from report.deck.timeline import timeline_parts
from report.deck.words import COLUMN, Para, Piece, para, pieces, prose
from report.frozen import replace
from report.story import Chart, Event, Map, Site, Timeline
from report.text import EMPTY, Text, joined, plain, text

_AIR = px(4)  # content may start that much above the first hanging rule
_UNDER = px(24)  # between a picture and the words under it
_SHORT = 30  # signs of an explanation that needs no line of its own
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
        prose(block.finding, 20, COLUMN, bold=True),
        *(prose(words, 16, COLUMN, before=8) for words in block.text),
        para(block.note, 14, role="grey", before=10),
    )
    items = [Item(paras, f"brief:{block.path}.text", ("ink", 1.0))]
    box = Box(area.x, area.y, setting.frame.picture_width, area.bottom - area.y)
    told = (text(block.alt),)
    first, *more = (Picture(box, part, _name(block)) for part in chart_parts(block))
    base = Page((), (block.mark,), common=block.mark)
    goes_on = [replace(base, shapes=(picture,)) for picture in more]
    return [*_with_words(first, items, area, setting, block, told), *goes_on]


def map_pages(block: Map, area: Box, setting: Setting) -> list[Page]:
    """The map, two thirds; what is to be said of each site, then the key to the shapes.

    What of the key finds no room beside the map is said in the source line.
    """
    box = Box(area.x, area.y, setting.frame.picture_width, min(px(452), area.height))
    picture = Picture(box, block, _name(block))
    told = (text(block.alt),)
    unplaced = unplaced_sites(block, box, setting.theme)
    pages: list[Page] = []
    for kept in range(len(block.key), -1, -1):
        note = joined(block.key[kept:])
        if not has_room(note, (block.mark,), block.mark, setting):
            break
        items = _map_items(block, block.key[:kept], unplaced)
        made = _with_words(picture, items, area, setting, block, told)
        if not pages or len(made) < len(pages):
            pages = [replace(page, note=note) for page in made]
    return pages


def _map_items(block: Map, key: Sequence[Text], unplaced: Sequence[str]) -> list[Item]:
    items = [
        Item(_site_paras(site), f"brief:{block.path}.sites[{at}]")
        for at, site in enumerate(block.sites)
        if plain(site.head) or plain(site.text)
    ]
    lost = [site for site in block.sites if site.name in unplaced]
    if lost:  # named here, where the map has no room for it
        items.append(Item(tuple(map(_unplaced_para, lost)), f"brief:{block.path}.sites"))
    if key:
        paras = tuple(para(words, 14, role="grey", before=4) for words in _in_groups(key))
        items.append(Item(paras, f"brief:{block.path}.key"))
    return [Item(i.paras, i.name, ("ink", 1.0) if not n else i.rule) for n, i in enumerate(items)]


def _unplaced_para(site: Site) -> Para:
    lines = joined(site.lines, by=", ")
    after = (Piece(" "), *pieces(lines)) if plain(lines) else ()
    return Para((Piece(site.name, bold=True), *after), 14, space_before=4)


def _in_groups(key: Sequence[Text]) -> list[Text]:
    """Short explanations one after the other, long ones in paragraphs of their own."""
    groups: list[Text] = []
    for words in key:
        short = len(plain(words)) < _SHORT
        if short and groups and len(plain(groups[-1])) < 3 * _SHORT:
            groups[-1] = joined((groups[-1], words))
        else:
            groups.append(words)
    return groups


def _site_paras(site: Site) -> tuple[Para, ...]:
    return (para(site.head, 20, bold=True), prose(site.text, 16, COLUMN, before=2))


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
    if setting.frame.is_narrow:
        return _with_words_under(picture, items, area, setting, block, told)
    box = _words_box(area, setting)
    shapes, left = stack(items, box, setting.font)
    pages = [Page((picture, *shapes), (block.mark,), told, common=block.mark)]
    wide = Box(area.x, area.y, setting.frame.prose_width, area.height)
    if left:
        more = stacks(left, wide, setting.font)
        pages += [Page(tuple(some), (block.mark,), common=block.mark) for some in more]
    return pages


def _with_words_under(
    picture: Picture,
    items: list[Item],
    area: Box,
    setting: Setting,
    block: Chart | Map,
    told: tuple[Text, ...],
) -> list[Page]:
    """Picture over words where both have room; else the words on slides after it."""
    base = Page((), (block.mark,), told, common=block.mark)
    high = max(area.height * 11 // 20, px(240))  # of the slide, for a picture that can be read
    below = Box(area.x, area.y + high + _UNDER, area.width, area.height - high - _UNDER)
    if below.height > px(48):
        shapes, left = stack(items, below, setting.font)
        if not left:
            upper = replace(picture, box=replace(picture.box, height=high))
            return [replace(base, shapes=(upper, *shapes))]
    wide = replace(area, width=setting.frame.prose_width)
    words = stacks(items, wide, setting.font) if any(map(_says, items)) else []
    rest = [replace(base, shapes=tuple(some), told=()) for some in words]
    return [replace(base, shapes=(picture,)), *rest]


def _says(item: Item) -> bool:
    return any(para.text.strip() for para in item.paras)


# ---------------------------------------------------------------- timelines


def timeline_pages(block: Timeline, area: Box, setting: Setting) -> list[Page]:
    """The axis, on several slides where its labels need them; events without a date beside it.

    They stand on a slide of their own where the axis so needs fewer slides.
    """
    axis = Box(area.x, area.y - _AIR, area.width, area.height + _AIR)
    beside = timeline_parts(block, replace(axis, width=setting.frame.picture_width), setting.theme)
    alone = timeline_parts(replace(block, undated=()), axis, setting.theme)
    if not block.undated:
        return [_axis_page(part, axis, setting) for part in alone]
    if len(beside) <= len(alone) + 1 and not setting.frame.is_narrow:
        listed, *over = _undated_columns(block, _words_box(area, setting), setting)
        first, *more = beside
        page = _axis_page(first, replace(axis, width=setting.frame.picture_width), setting)
        page = replace(page, shapes=(*page.shapes, *listed))
        rest = [replace(page, shapes=tuple(some), told=(), note=EMPTY) for some in over]
        return [page, *(_axis_page(part, axis, setting) for part in more), *rest]
    pages = [_axis_page(part, axis, setting) for part in alone]
    wide = replace(area, width=setting.frame.prose_width)
    columns = _undated_columns(block, wide, setting)
    marks = tuple(event.mark or block.mark for event in block.undated)
    own = Page((), marks, common=common_mark(marks))
    return [*pages, *(replace(own, shapes=tuple(some)) for some in columns)]


def _words_box(area: Box, setting: Setting) -> Box:
    return Box(setting.frame.words_left, area.y, setting.frame.words_width, area.height)


def _axis_page(block: Timeline, box: Box, setting: Setting) -> Page:
    """The axis, its note in the source line, or under it where that has no room."""
    marks = tuple(event.mark or block.mark for event in (*block.events, *block.undated))
    common = common_mark(mark for mark in marks if mark)
    base = Page((), marks, (text(block.alt),), common=common)
    if has_room(block.note, marks, common, setting):
        return replace(base, shapes=(Picture(box, block, _name(block)),), note=block.note)
    note = (para(block.note, 14, role="grey"),)
    height = pt(height_pt(note, box.width / EMU_PER_PT, setting.font))
    low = Box(box.x, box.bottom - height, box.width, height)
    upper = replace(box, height=box.height - height - px(12))
    shapes = (Picture(upper, block, _name(block)), Words(low, note, f"{_name(block)}.note"))
    return replace(base, shapes=shapes)


def _undated_columns(block: Timeline, box: Box, setting: Setting) -> list[list[Shape]]:
    """The events without a date under their label, as often as the box must be filled."""
    label = label_para(block.undated_label, "grey")
    height = pt(height_pt((label,), box.width / EMU_PER_PT, setting.font))
    top = box.y + px(26)
    head = Box(box.x, top - px(6) - height, box.width, height)
    heading: list[Shape] = [
        Words(head, (label,), f"{_name(block)}.undated"),
        Rule(box.x, top, box.right, top),
    ]
    columns: list[list[Shape]] = [list(heading)]
    y = top
    for at, event in enumerate(block.undated):
        paras = _event_paras(event, setting)
        words = pt(height_pt(paras, (box.width - px(36)) / EMU_PER_PT, setting.font))
        row = max(words + px(24), px(72))
        if y + row > box.bottom and y > top:
            columns.append(list(heading))
            y = top
        inner = Box(box.x + px(36), y + (row - words) // 2, box.width - px(36), words)
        columns[-1].append(_hollow(event, box.x, inner.y + px(3)))
        columns[-1].append(Words(inner, paras, f"{_name(block)}.undated[{at}]"))
        y += row
        columns[-1].append(Rule(box.x, y, box.right, y, "rule", 0.75))
    return columns


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

"""Blocks that are tables in, sheets and slides out: tables, options, people, sources."""

from __future__ import annotations

from report.deck.columns import Item
from report.deck.fit import full_width_pt
from report.deck.grid import EMU_PER_PT, EMU_PER_PX, Box
from report.deck.noted import noted_pages
from report.deck.plan import Page
from report.deck.setting import (
    Setting,
    common_mark,
    label_para,
    mark_para,
    mark_pieces,
    marked,
    stand_alike,
)
from report.deck.sheet import grids
from report.deck.sheet_columns import Column, Entry, Line, Sheet
from report.deck.sources import has_room
from report.deck.words import DASH, Para, Piece, Role, para, pieces
from report.frozen import replace
from report.story import (
    Cell,
    Criterion,
    Mark,
    Option,
    Options,
    People,
    Person,
    References,
    Responsibilities,
    Responsibility,
    Source,
    Table,
)
from report.story import Row as StoryRow
from report.text import Run, Text, plain

_FILLED_AIR = 16  # px: a header of two sizes on a fill, as on strangers' decks


def table_pages(block: Table, area: Box, setting: Setting) -> list[Page]:
    """The table on as many slides as it needs; its note under the last part of it."""
    marks = tuple(row.mark for row in block.rows if not row.total)
    alike = stand_alike(marks)
    sheet = table_sheet(block, setting, not alike)
    base = Page((), marks, common=common_mark(marks) if alike else None)
    return noted_pages(sheet, _note(block.note, block.path), base, area, setting)


def table_sheet(block: Table, setting: Setting, beside: bool) -> Sheet:
    """The block as a sheet; marks have a column of their own where they differ."""
    if (id(block), beside) not in setting.sheets:
        setting.sheets[id(block), beside] = _made_sheet(block, setting, beside)
    return setting.sheets[id(block), beside]


def _made_sheet(block: Table, setting: Setting, beside: bool) -> Sheet:
    columns = [Column((_head(c.head, c.numeric),), c.numeric) for c in block.columns]
    if beside:
        columns.append(Column((_head(block.status_head or setting.words.status),)))
    if block.numbered:
        columns.insert(0, Column(width=44))
    roomy = len(columns) <= 3 and len(block.rows) <= 4 and not block.dense
    size = 18.0 if roomy else 16.0
    lines = tuple(
        _line(block, row, size, beside, number) for number, row in enumerate(block.rows, 1)
    )
    loose = 58 if roomy else 36
    return Sheet(f"brief:{block.path}", _alt(block), tuple(columns), lines, 54, loose)


def _line(block: Table, row: StoryRow, size: float, beside: bool, number: int) -> Line:
    entries = []
    at = 0
    for index, cell in enumerate(row.cells):
        numeric = at < len(block.columns) and block.columns[at].numeric
        bold = cell.bold or row.total or index == 0
        entries.append(Entry((cell_para(cell, size, bold=bold, numeric=numeric),), cell.span))
        at += cell.span
    entries += [Entry(())] * (len(block.columns) - at)
    if beside:
        entries.append(Entry((mark_para(row.mark, 0),) if row.mark else ()))
    if block.numbered:
        numeral = Para((Piece(str(number), color_role="accent"),), size)
        entries.insert(0, Entry(() if row.total else (numeral,)))
    return Line(tuple(entries), ruled=row.total)


def cell_para(cell: Cell, size: float, *, bold: bool, numeric: bool) -> Para:
    """A cell's words; a muted cell, which says that nothing is known, is grey."""
    role: Role = "grey" if cell.muted else "ink"
    words = pieces(cell.text, bold=bold and not cell.muted, role=role)
    return Para(words, size, align="right" if numeric else "left")


def _note(note: Text, path: str) -> Item | None:
    """What stands under a table in grey; nothing where there is no note."""
    words = para(note, 14, role="grey")
    return Item((words,), f"brief:{path}.note", None) if words.text else None


def _head(words: str, numeric: bool = False) -> Para:
    piece = Piece(words, bold=True, color_role="grey")
    return Para((piece,), 12, align="right" if numeric else "left")


def _alt(block: Table) -> str:
    """What the table is about, for who cannot see it: its title or its column heads."""
    return plain(block.title) or ", ".join(column.head for column in block.columns)


# ---------------------------------------------------------------- options


def options_pages(block: Options, area: Box, setting: Setting) -> list[Page]:
    """Options side by side: what speaks for and against each, then how the criteria judge them."""
    marks = tuple(option.mark for option in block.options)
    common = common_mark(marks)
    first = _labels_width(block, setting)
    wide = (area.width / EMU_PER_PX - first) / max(len(block.options), 1)
    heads = [Column(_option_head(option, common), width=wide) for option in block.options]
    columns = (Column(width=first), *heads[:-1], replace(heads[-1], width=0.0))
    name, alt = f"brief:{block.path}", _options_alt(block)
    air = _FILLED_AIR if setting.frame.cover else 0
    lines = _options_lines(block, titled=True)
    sheet = Sheet(name, alt, columns, lines, 48, head_air=air)
    base = Page((), marks, common=common)
    note: Item | None = None
    if has_room(block.note, marks, common, setting):
        base = replace(base, note=block.note)
    else:
        note = _note(block.note, block.path)
    pages = noted_pages(sheet, note, base, area, setting)
    if len(pages) > 1 and not setting.full:  # the title of the criteria may go to the notes
        bare = replace(sheet, lines=_options_lines(block, titled=False))
        base = replace(base, told=(block.criteria_title,))
        less = noted_pages(bare, note, base, area, setting)
        return less if len(less) < len(pages) else pages
    return pages


def _options_lines(block: Options, titled: bool) -> tuple[Line, ...]:
    """What speaks for and against, the criteria under their title, what is still open."""
    lines = [
        _sided(block.advantages_label, [(o.advantages, "+", "accent") for o in block.options]),
        _sided(block.risks_label, [(o.risks, DASH, "ink") for o in block.options]),
    ]
    titled = titled and bool(block.criteria) and bool(plain(block.criteria_title))
    if titled:
        title = para(block.criteria_title, 14, bold=True, role="grey")
        lines.append(Line((Entry((title,), len(block.options) + 1),), ruled=True, heads=True))
    lines += [_judged(some, not titled and not at) for at, some in enumerate(block.criteria)]
    if plain(block.open_text):
        label = Entry((para(block.open_label, 16, bold=True, role="unsettled"),))
        lines.append(Line((label, Entry((para(block.open_text, 16),), len(block.options)))))
    return tuple(lines)


def _labels_width(block: Options, setting: Setting) -> float:
    """Two columns of the grid for the labels, in px; more where a criterion needs it."""
    labels = [para(criterion.name, 16, bold=True) for criterion in block.criteria]
    widest = max((full_width_pt(label, setting.font) for label in labels), default=0.0)
    two = setting.frame.column(1, 2)[1] / EMU_PER_PX
    return min(max(two + 24, widest * EMU_PER_PT / EMU_PER_PX + 26), 294)


def _options_alt(block: Options) -> str:
    return plain(block.title) or " / ".join(plain(option.name) for option in block.options)


def _option_head(option: Option, common: Mark | None) -> tuple[Para, ...]:
    letter = Piece(f"{option.letter}\u2002", bold=True, color_role="accent")
    name = Para((letter, *pieces(option.name, bold=True)), 20)
    principle = pieces(option.principle, role="grey")
    mark = mark_pieces(option.mark, common)
    between = (Piece(" · ", color_role="grey"),) if mark and principle else ()
    under = Para((*mark, *between, *principle), 14)
    return (name, under) if under.runs else (name,)


def _sided(label: str, sides: list[tuple[tuple[Text, ...], str, Role]]) -> Line:
    """A row of points for each option, hung on their sign."""
    entries = [
        Entry(
            tuple(
                Para(pieces(point), 16, space_before=2, sign=sign, sign_role=role, hang=16.5)
                for point in points
            )
        )
        for points, sign, role in sides
    ]
    return Line((Entry((para(label, 16, bold=True),)), *entries))


def _judged(criterion: Criterion, first: bool) -> Line:
    """A criterion's words on each option; an ink rule parts the first from what stands above."""
    verdicts = (
        Entry((para(verdict.text, 16, bold=verdict.better),)) for verdict in criterion.verdicts
    )
    return Line((Entry((para(criterion.name, 16, bold=True),)), *verdicts), ruled=first)


# ---------------------------------------------------------------- people and sources


def people_pages(block: People, area: Box, setting: Setting) -> list[Page]:
    """Who does what since when, as a table."""
    marks = tuple(person.mark for person in block.people)
    beside = not stand_alike(marks)
    heads = block.heads[: 5 if beside else 4]
    columns = tuple(Column((_head(head),)) for head in heads)
    lines = tuple(_person_line(person, beside) for person in block.people)
    alt = plain(block.title) or ", ".join(person.name for person in block.people)
    sheet = Sheet(f"brief:{block.path}", alt, columns, lines, 54)
    common = None if beside else common_mark(marks)
    return [Page((grid,), marks, common=common) for grid in grids(sheet, area, setting.font)]


def _person_line(person: Person, beside: bool) -> Line:
    entries = [
        Entry((para(person.name, 16, bold=True),)),
        Entry((para(person.role, 16),)),
        Entry((para(person.since, 16),)),
        Entry((para(person.until, 16),)),
    ]
    if beside:
        entries.append(Entry((mark_para(person.mark, 0),) if person.mark else ()))
    return Line(tuple(entries))


def references_pages(block: References, area: Box, setting: Setting) -> list[Page]:
    """The numbered sources; under them what the marks mean."""
    number, words, kind = block.heads
    columns = (Column((_head(number),), width=74), Column((_head(words),)), Column((_head(kind),)))
    lines = tuple(_source_line(source) for source in block.sources)
    alt = plain(block.title) or block.label
    sheet = Sheet(f"brief:{block.path}", alt, columns, lines, 54)
    anchors = tuple(f"source-{source.number}" for source in block.sources)
    base = Page((), anchors=anchors)
    name, label = f"brief:{block.path}.legend", label_para(block.legend_title)
    meanings = [_meaning(mark, words, setting) for mark, words in block.legend]
    if not meanings:
        return noted_pages(sheet, None, base, area, setting)
    pages = noted_pages(sheet, Item((label, *meanings), name, None), base, area, setting)
    if len(pages) == 1:
        return pages
    runs = (run for some in meanings for run in (*some.runs, Piece(" ")))
    close = Item((label, Para(tuple(runs), 14)), name, None)
    return noted_pages(sheet, close, base, area, setting, wide=True)


def _meaning(mark: Mark, words: Text, setting: Setting) -> Para:
    """What a mark means."""
    runs = (*_mark_words(mark), Piece(setting.colon or " "), *pieces(words))
    return Para(runs, 14, space_before=3)


def _mark_words(mark: Mark) -> tuple[Piece, ...]:
    role: Role = "unsettled" if mark.unsettled else "ink"
    return (Piece(mark.word, bold=True, color_role=role),)


def _source_line(source: Source) -> Line:
    words: Text = source.text
    if source.link:
        words = tuple(replace(run, link=run.link or source.link) for run in words)
    detail = para(source.detail, 14, role="grey")
    number: Text = (Run(f"[{source.number}]"),)
    return Line(
        (
            Entry((para(number, 16),)),
            Entry((para(words, 16), *((detail,) if detail.text else ()))),
            Entry((para(source.kind, 16),)),
        )
    )


def matters_pages(block: Responsibilities, area: Box, setting: Setting) -> list[Page]:
    """Who decides what as a table, where its words are too long for bars."""
    marks = tuple(row.mark for row in block.rows)
    common = common_mark(marks)
    columns = tuple(Column((_head(head),)) for head in (block.matter_label, *block.bodies))
    lines = tuple(_matter_line(row, len(block.bodies), common) for row in block.rows)
    alt = plain(block.title) or block.matter_label
    sheet = Sheet(f"brief:{block.path}", alt, columns, lines, 54)
    base = Page((), marks, common=common)
    return noted_pages(sheet, _note(block.note, block.path), base, area, setting)


def _matter_line(row: Responsibility, bodies: int, common: Mark | None) -> Line:
    detail = para(row.detail, 14, role="grey")
    matter = (para(row.matter, 16, bold=True), *((detail,) if detail.text else ()))
    head = Entry(marked(matter, row.mark, common))
    if not row.by:
        word = para(row.word, 16, bold=True, role="unsettled")
        return Line((head, Entry((word,), bodies)))
    said = tuple(Entry((para(row.word, 16),) if at in row.by else ()) for at in range(bodies))
    return Line((head, *said))

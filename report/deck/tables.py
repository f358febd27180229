"""Blocks that are tables in, sheets and slides out: tables, options, people, sources."""

from __future__ import annotations

from dataclasses import replace

from report.deck.columns import Item, stack_height, stacks
from report.deck.grid import Box, column, px
from report.deck.plan import Grid, Page
from report.deck.setting import Setting, common_mark, label_para, mark_para, marked, stand_alike
from report.deck.sheet import Column, Entry, Line, Sheet, grids
from report.deck.words import Para, Piece, Role, para, pieces
from report.story import Cell, Criterion, Mark, Option, Options, People, Person, References
from report.story import Row as StoryRow
from report.story import Source, Table
from report.text import Run, Text, plain


def table_pages(block: Table, area: Box, setting: Setting) -> list[Page]:
    """The table on as many slides as it needs; its note under the last part of it."""
    marks = tuple(row.mark for row in block.rows if not row.total)
    sheet = table_sheet(block, setting, not stand_alike(marks))
    parts = grids(sheet, area, setting.font)
    name = f"brief:{block.path}.note"
    pages = with_note(parts, block.note, name, marks, area, setting)
    alike = stand_alike(marks)
    return [replace(page, common=page.common if alike else None) for page in pages]


def table_sheet(block: Table, setting: Setting, beside: bool) -> Sheet:
    """The block as a sheet; marks have a column of their own where they differ."""
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


def _head(words: str, numeric: bool = False) -> Para:
    piece = Piece(words, bold=True, color_role="grey")
    return Para((piece,), 12, align="right" if numeric else "left")


def _alt(block: Table) -> str:
    """What the table is about, for who cannot see it: its title or its column heads."""
    return plain(block.title) or ", ".join(column.head for column in block.columns)


def with_note(
    parts: list[Grid],
    note: Text,
    name: str,
    marks: tuple[Mark | None, ...],
    area: Box,
    setting: Setting,
) -> list[Page]:
    """One page for each table, and the note under the last, or on a slide of its own."""
    common = common_mark(marks)
    pages = [Page((grid,), marks, common=common) for grid in parts]
    if not plain(note):
        return pages
    item = Item((para(note, 14, role="grey"),), name, None)
    return with_items(pages, [item], parts[-1].box.bottom + px(24), area, setting)


def with_items(
    pages: list[Page], items: list[Item], y: int, area: Box, setting: Setting
) -> list[Page]:
    """``items`` at ``y`` on the last page where there is room for them; else on pages after it."""
    width = px(column(1, 9)[1])
    below = Box(area.x, y, width, area.bottom - y)
    if stack_height(items, width, setting.font) <= below.height:
        last = pages[-1]
        (shapes,) = stacks(items, below, setting.font)
        return [*pages[:-1], replace(last, shapes=(*last.shapes, *shapes))]
    own = Box(area.x, area.y, width, area.height)
    last = pages[-1]
    return [
        *pages,
        *(replace(last, shapes=tuple(shapes)) for shapes in stacks(items, own, setting.font)),
    ]


# ---------------------------------------------------------------- options


def options_pages(block: Options, area: Box, setting: Setting) -> list[Page]:
    """Options side by side: what speaks for and against each, then how the criteria judge them."""
    marks = tuple(option.mark for option in block.options)
    common = common_mark(marks)
    share = 10 // max(len(block.options), 1)
    wide = column(1, share)[1] + 24 if len(block.options) in (2, 5) else 0
    columns = (
        Column(width=column(1, 2)[1] + 24 if wide else 0),
        *(Column(_option_head(option, common), width=wide) for option in block.options),
    )
    columns = (*columns[:-1], replace(columns[-1], width=0.0))
    lines = [
        _sided(block.advantages_label, [(o.advantages, "+", "accent") for o in block.options]),
        _sided(block.risks_label, [(o.risks, "–", "ink") for o in block.options]),
        *(_judged(criterion, not index) for index, criterion in enumerate(block.criteria)),
    ]
    if plain(block.open_text):
        label = Entry((para(block.open_label, 16, bold=True, role="unsettled"),))
        lines.append(Line((label, Entry((para(block.open_text, 16),), len(block.options)))))
    sheet = Sheet(f"brief:{block.path}", _options_alt(block), columns, tuple(lines), 48)
    parts = grids(sheet, area, setting.font)
    return with_note(parts, block.note, f"brief:{block.path}.note", marks, area, setting)


def _options_alt(block: Options) -> str:
    return plain(block.title) or " / ".join(plain(option.name) for option in block.options)


def _option_head(option: Option, common: Mark | None) -> tuple[Para, ...]:
    letter = Piece(f"{option.letter}\u2002", bold=True, color_role="accent")
    name = Para((letter, *pieces(option.name, bold=True)), 20)
    principle = para(option.principle, 14, role="grey")
    return marked((name, *((principle,) if principle.text else ())), option.mark, common)


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
    parts = grids(sheet, area, setting.font)
    pages = [Page((grid,), anchors=anchors) for grid in parts]
    if not block.legend:
        return pages
    meanings = [
        Para((*_mark_words(mark), Piece(setting.colon or " "), *pieces(text)), 16)
        for mark, text in block.legend
    ]
    item = Item(
        (label_para(plain(block.legend_title)), *meanings), f"brief:{block.path}.legend", None
    )
    return with_items(pages, [item], parts[-1].box.bottom + px(40), area, setting)


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

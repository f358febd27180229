"""Take tables of any width and length, give rows under a head that comes again on the next page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from report.frozen import frozen, replace
from report.pdf.book import Align, Book
from report.pdf.box import Box, Para, Rule, Space
from report.pdf.columns import Ask, column_widths, with_heads
from report.pdf.lines import broken_lines, natural_widths, pair_width
from report.pdf.stack import Row, Rows, Stack
from report.pdf.style import HAIRLINE, MM, Style
from report.story import Cell, Column, Mark, People, Table
from report.story import Row as StoryRow
from report.text import Text, text

PAD = 4.75
COLUMN, ROW = "/O/Table/Scope/Column", "/O/Table/Scope/Row"
_CLOSE_PAD = 3.25
_AIR = 3.0  # between "Suite" and the head, which it is no line of
_NUMBER_WIDTH = 6 * MM
_NUMBERS = 22 * MM  # the narrowest column of numbers in a table of nothing else
_DATES = (16 * MM, 29 * MM)  # the narrowest and the widest that a column of dates is
_MANY_COLUMNS = 8  # from here on small type and small gutters


@frozen
class Place:
    """Where a column stands, and whether its cells end rather than begin there."""

    x: float
    width: float
    numeric: bool = False


@frozen
class _Grid:
    """Where the columns of a table stand, and whether a column of marks stands after them."""

    places: Sequence[Place]
    has_status: bool


def table_boxes(book: Book, block: Table) -> list[Box]:
    """Title, head, rows, note. Nothing where there is neither row nor note."""
    if not block.rows:
        return []
    boxes = book.heading(block.title)
    block = _squared(block)
    grid = _Grid(_places(book, block), _has_status(block))
    with book.inside("Table"):
        head = table_head(
            book,
            [column.head for column in block.columns],
            grid.places,
            block.status_head if grid.has_status else None,
            indent=block.numbered,
        )
        rows = _body(book, block, grid)
    boxes.append(Rows(with_note(book, rows, block.note), head=head, suite=suite(book)))
    return boxes


def _squared(block: Table) -> Table:
    """Every row as wide as the table: no cell is lost, none is missing, none spreads beyond."""
    count = max(len(block.columns), *(len(row.cells) for row in block.rows))
    more = tuple(Column("") for _ in range(count - len(block.columns)))
    rows = tuple(replace(row, cells=_filled(row.cells, count)) for row in block.rows)
    return replace(block, columns=block.columns + more, rows=rows)


def _filled(cells: Sequence[Cell], count: int) -> tuple[Cell, ...]:
    out: list[Cell] = []
    at = 0
    for left, cell in zip(range(len(cells) - 1, -1, -1), cells, strict=True):
        span = max(1, min(cell.span, count - at - left))
        out.append(cell if span == cell.span else replace(cell, span=span))
        at += span
    return (*out, *(Cell(()) for _ in range(count - at)))


def note_boxes(book: Book, note: Text) -> list[Box]:
    """A note, 6 pt under what it is about."""
    if not note:
        return []
    page = book.page
    return [Space(6), book.para(note, book.styles.mark, page.left, page.right - page.left)]


def with_note(book: Book, rows: Sequence[Row], note: Text) -> tuple[Row, ...]:
    """The note as one more row, so that it is never alone on the next page."""
    return (*rows, Row(tuple(note_boxes(book, note)[1:]), above=6)) if note else tuple(rows)


def suite(book: Book) -> Box:
    """ "Suite", over a table that goes on; it belongs to the page, not to the story."""
    words = book.spans(text(book.story.words.continued), book.styles.mark, None)
    page = book.page
    lines = broken_lines(words, page.label_width)
    return Stack((Para(page.left, page.label_width, lines, book.styles.mark, None), Space(_AIR)))


def table_head(
    book: Book,
    heads: Sequence[str],
    places: Sequence[Place],
    status: str | None,
    indent: bool = False,
    styles: Sequence[Style] = (),
) -> tuple[Box, ...]:
    """The head's row and its ink rule. ``status`` None: no column of marks."""
    page, style = book.page, book.styles.mark
    cells: list[Box] = []
    with book.inside("THead"), book.inside("TR"):
        if indent:
            with book.inside("TD"):
                pass
        for at, (head, place) in enumerate(zip(heads, places, strict=True)):
            look = styles[at] if styles else style
            cells.append(_para(book, text(head), look, place, "TH", COLUMN))
        if status is not None:
            width = page.right - page.status
            cells.append(book.para(status, style, page.status, width, "TH", attributes=COLUMN))
    row = Row(tuple(cells), 0, PAD, hang="bottom")
    return (row, Rule(page.left, page.right, 0.75, book.styles.colors.ink))


def _para(
    book: Book, runs: Text, style: Style, place: Place, tag: str, attributes: str = ""
) -> Para:
    """A cell of one paragraph: the words are the cell's own, which halves a table's tree."""
    align: Align = "right" if place.numeric else "left"
    return book.para(runs, style, place.x, place.width, tag, align, attributes)


def _has_status(block: Table) -> bool:
    return any(row.mark is not None for row in block.rows)


def _body(book: Book, block: Table, grid: _Grid) -> tuple[Row, ...]:
    rows: list[Row] = []
    with book.inside("TBody"):
        for number, row in enumerate(block.rows, 1):
            follows = block.rows[number].total if number < len(block.rows) else False
            with book.inside("TR"):
                rows.append(_row(book, block, row, grid, number, follows))
    return tuple(rows)


def _row(book: Book, block: Table, row: StoryRow, grid: _Grid, number: int, follows: bool) -> Row:
    page, styles = book.page, book.styles
    cells: list[Box] = []
    if block.numbered:
        digits = replace(styles.label, size=10, leading=13)
        cells.append(book.para(str(number), digits, page.left, _NUMBER_WIDTH, "TD"))
    at = 0
    for cell in row.cells:
        cells.append(_cell(book, block, row, cell, at, grid.places))
        at += cell.span
    if grid.has_status:
        cells.append(book.mark(row.mark, page.status, page.right - page.status, tag="TD"))
    pad = _CLOSE_PAD if block.dense else PAD
    return Row(tuple(cells), pad, pad, row_rule(book, follows))


def row_rule(book: Book, follows_total: bool = False) -> Rule:
    """A hairline; over a total 1 pt of ink."""
    page, colors = book.page, book.styles.colors
    if follows_total:
        return Rule(page.left, page.right, 1, colors.ink)
    return Rule(page.left, page.right, HAIRLINE, colors.rule)


def _cell(
    book: Book, block: Table, row: StoryRow, cell: Cell, at: int, places: Sequence[Place]
) -> Para:
    first, last = places[at], places[min(at + cell.span, len(places)) - 1]
    place = Place(first.x, last.x + last.width - first.x, first.numeric and cell.span == 1)
    style = _cell_style(book, block, row, cell, at)
    tag = "TH" if at == 0 else "TD"
    spread = f"/ColSpan {cell.span}" if cell.span > 1 else ""
    attributes = ROW + spread if at == 0 else f"/O/Table{spread}" * bool(spread)
    return _para(book, cell.text, style, place, tag, attributes)


def _cell_style(book: Book, block: Table, row: StoryRow, cell: Cell, at: int) -> Style:
    styles = book.styles
    is_head = at == 0 and not block.dense
    base = styles.muted_cell if cell.muted else styles.cell
    if cell.bold or row.total or is_head:
        base = replace(base, bold=True)
    return replace(base, size=9, leading=12) if len(block.columns) > _MANY_COLUMNS else base


# ---------------------------------------------------------------- widths


def _places(book: Book, block: Table) -> list[Place]:
    """The house's form where the heads fit the label column; else widths by content."""
    page = book.page
    end = page.status - page.gutter if _has_status(block) else page.right
    asks = [_ask(book, block, at) for at in range(len(block.columns))]
    gutter = page.gutter if len(block.columns) <= _MANY_COLUMNS else 2.2 * MM
    left = page.left + (_NUMBER_WIDTH if block.numbered else 0.0)
    if block.numbered and len(asks) == 2:
        return _laid(block.columns, _numbered_pair(book, asks, left, end), left, page.gutter)
    if _is_of_numbers(block) and (near := _near_their_heads(book, asks)):
        return _laid(block.columns, near, left, page.gutter)
    asks = with_heads(asks, _heads(book, block), end - left, gutter)
    house = not block.dense and not block.numbered and 1 < len(asks) <= 6
    if house and asks[0].least <= page.label_width and asks[0].most <= 2.5 * page.label_width:
        rest = column_widths(asks[1:], end - page.spine, gutter)
        if all(width >= ask.least - 0.01 for width, ask in zip(rest, asks[1:], strict=True)):
            return _laid(block.columns, [page.label_width, *rest], left, page.gutter)
    return _laid(block.columns, column_widths(asks, end - left, gutter), left, gutter)


def _is_of_numbers(block: Table) -> bool:
    """Whether it is a dense table of names and their numbers alone, as that of a chart is."""
    numbers = all(column.numeric for column in block.columns[1:])
    return block.dense and not block.numbered and not _has_status(block) and numbers


def _near_their_heads(book: Book, asks: Sequence[Ask]) -> list[float]:
    """Columns alike wide, from the spine on; none where there is no room for all on one line.

    Spread over the whole page, a number would stand far from its name.
    """
    page = book.page
    first = max(page.label_width, asks[0].most)
    alike = [max(_NUMBERS, *(ask.most for ask in asks[1:]))] * (len(asks) - 1) if asks[1:] else []
    whole = first + sum(alike) + page.gutter * len(alike)
    return [first, *alike] if alike and whole <= page.right - page.left else []


def _numbered_pair(book: Book, asks: Sequence[Ask], left: float, end: float) -> list[float]:
    """The house's two columns, the first wider where what the second says is short."""
    page = book.page
    house = page.left + 5.5 * (page.column + page.gutter) - page.gutter - left
    spare = end - left - page.gutter - asks[1].most
    first = max(house, min(asks[0].most, spare))
    return [first, end - left - page.gutter - first]


def _heads(book: Book, block: Table) -> list[float]:
    """How wide each head is on two lines."""
    style = book.styles.mark
    return [pair_width(book.spans(text(column.head), style, None)) for column in block.columns]


def _ask(book: Book, block: Table, at: int) -> Ask:
    """The narrowest that a column may be, and how wide each of its cells would like it."""
    head = natural_widths(book.spans(text(block.columns[at].head), book.styles.mark, None))
    found = [head]
    for row in block.rows:
        cell = _cell_at(row, at)
        style = cell and _cell_style(book, block, row, cell, at)
        found.append(
            natural_widths(book.spans(cell.text, style, None)) if cell and style else (0.0, 0.0)
        )
    return Ask(max(least for least, _ in found), tuple(most for _, most in found))


def _cell_at(row: StoryRow, column: int) -> Cell | None:
    """The cell that fills ``column`` alone; a wide one asks nothing of a single column."""
    at = 0
    for cell in row.cells:
        if at == column:
            return cell if cell.span == 1 else None
        at += cell.span
    return None


def _laid(
    columns: Iterable[Column], widths: Sequence[float], left: float, gutter: float
) -> list[Place]:
    places = []
    for column, width in zip(columns, widths, strict=True):
        places.append(Place(left, width, column.numeric))
        left += width + gutter
    return places


# ---------------------------------------------------------------- people


def people_boxes(book: Book, block: People) -> list[Box]:
    """Name, role, since, until and status, at the house's places."""
    if not block.people:
        return []
    page = book.page
    boxes = book.heading(block.title)
    until = page.status - page.gutter - _dates_width(book, [one.until for one in block.people])
    since = until - page.gutter - _dates_width(book, [one.since for one in block.people])
    starts = (page.left, page.spine, since, until, page.status)
    places = [Place(x, following - page.gutter - x) for x, following in pairwise(starts)]
    rows = []
    with book.inside("Table"):
        head = table_head(book, block.heads[:4], places, block.heads[4])
        with book.inside("TBody"):
            for person in block.people:
                words = (text(person.name), person.role, text(person.since), text(person.until))
                rows.append(plain_row(book, words, places, person.mark))
    return [*boxes, Rows(tuple(rows), head=head, suite=suite(book))]


def _dates_width(book: Book, dates: Iterable[str]) -> float:
    """What dates ask for on one line, within reason: a day of a month may take more than a year."""
    style = book.styles.cell
    widest = max(natural_widths(book.spans(text(date), style, None))[1] for date in dates)
    return min(max(widest + 0.1, _DATES[0]), _DATES[1])


def plain_row(book: Book, words: Sequence[Text], places: Sequence[Place], mark: Mark | None) -> Row:
    """A row whose first cell is its head and whose last is its mark."""
    page, styles = book.page, book.styles
    cells: list[Box] = []
    with book.inside("TR"):
        for at, (runs, place) in enumerate(zip(words, places, strict=True)):
            style, tag, attributes = (styles.cell, "TD", "") if at else (styles.row_head, "TH", ROW)
            cells.append(_para(book, runs, style, place, tag, attributes))
        cells.append(book.mark(mark, page.status, page.right - page.status, tag="TD"))
    return Row(tuple(cells), PAD, PAD, row_rule(book))

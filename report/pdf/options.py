"""Take options and who decides, give them side by side: equal columns from the spine on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from report.frozen import replace
from report.pdf.book import Book, mark_runs
from report.pdf.box import Box, Para, Rule, Space
from report.pdf.lines import broken_lines
from report.pdf.stack import Fill, Row, Rows, Stack
from report.pdf.style import MM
from report.pdf.table import PAD, ROW, Place, note_boxes, row_rule, suite, table_head, with_note
from report.pdf.tags import Element
from report.story import Criterion, Option, Options, Responsibilities, Responsibility, Verdict
from report.text import Run, plain

_OPTION_PAD = 5.5
_LETTER = 6 * MM


def option_boxes(book: Book, block: Options) -> list[Box]:
    """Names under heavy rules, then principle, advantages and risks; then the criteria."""
    if not block.options:
        return []
    boxes = book.heading(block.title)
    aspects = _aspects(book, block)
    with book.inside("Table"):
        # PDF/UA knows no head without a body
        names = option_names(book, block.options, heavy=True, part="THead" if aspects else "TBody")
        with book.inside("TBody"):
            rows = [aspect_row(book, label, block.options, fill) for label, fill in aspects]
    boxes.append(Rows(tuple(rows), head=names))
    boxes += _criteria(book, block)
    boxes += _still_open(book, block)
    return boxes + note_boxes(book, block.note)


Cells = Callable[[Option, float, float], Stack]


def option_names(
    book: Book, options: Sequence[Option], *, heavy: bool, label: str = "", part: str = "THead"
) -> tuple[Box, ...]:
    """Letter and name over each column; ``label`` at the left.

    Light ones, of which nothing else says how settled they are, have their marks under them.
    """
    page, styles = book.page, book.styles
    parts = page.parts(len(options))
    cells: list[Box] = []
    differ = _need_marks(options)
    with book.inside(part), book.inside("TR"):
        with book.inside("TH" if label else "TD", "/O/Table/Scope/Column" if label else ""):
            cells.append(book.para(label, styles.label, page.left, page.label_width))
        for option, (x, width) in zip(options, parts, strict=True):
            with book.inside("TH", "/O/Table/Scope/Column"):
                letter = book.para(option.letter, styles.label, x, _LETTER)
                name = book.para(option.name, styles.strong, x + _LETTER, width - _LETTER)
                marked = differ and not heavy and option.mark is not None
                marks = [book.mark(option.mark, name.x, name.width)] if marked else []
            cells.append(Row((letter, Stack((name, *marks)))))
    line = book.hairline()
    if not heavy:
        return (Row(tuple(cells), 0, 7.5, line),)
    bars = Row(tuple(Rule(x, x + width, 1.5, styles.colors.ink) for x, width in parts), hang="top")
    return (bars, Row(tuple(cells), 5, 5, line))


def _need_marks(options: Sequence[Option]) -> bool:
    """Whether one is not settled, or their marks are not all of one kind."""
    marks = [option.mark for option in options]
    words = {mark.word if mark else "" for mark in marks}
    return len(words) > 1 or any(mark.unsettled for mark in marks if mark)


def aspect_row(
    book: Book, label: str, options: Sequence[Option], fill: Cells, pad: float = _OPTION_PAD
) -> Row:
    """One aspect of every option, its name at the left."""
    page, styles = book.page, book.styles
    with book.inside("TR"):
        x, width = page.left, page.label_width
        cells: list[Box] = [book.para(label, styles.row_head, x, width, "TH", attributes=ROW)]
        for option, (x, width) in zip(options, page.parts(len(options)), strict=True):
            with book.inside("TD"):
                cells.append(fill(option, x, width))
    return Row(tuple(cells), pad, pad, book.hairline())


def _aspects(book: Book, block: Options) -> list[tuple[str, Cells]]:
    def principle(option: Option, x: float, width: float) -> Stack:
        return Stack((_with_mark(book, option, x, width),))

    def advantages(option: Option, x: float, width: float) -> Stack:
        return Stack(tuple(book.bullets(option.advantages, book.styles.cell, x, width, gap=2)))

    def risks(option: Option, x: float, width: float) -> Stack:
        return Stack(tuple(book.bullets(option.risks, book.styles.cell, x, width, gap=2)))

    aspects: list[tuple[str, Cells]] = []
    if any(option.principle for option in block.options):
        aspects.append((block.principle_label, principle))
    if any(option.advantages for option in block.options):
        aspects.append((block.advantages_label, advantages))
    if any(option.risks for option in block.options):
        aspects.append((block.risks_label, risks))
    return aspects


def _with_mark(book: Book, option: Option, x: float, width: float) -> Para:
    """The sentence, then its mark in small: the one place where a mark stands in a line."""
    element = Element("P", book.parent)
    styles = book.styles
    spans = book.spans(option.principle, styles.cell, element)
    if option.mark is not None:
        small = styles.unsettled if option.mark.unsettled else styles.mark
        runs = (Run(" "), *mark_runs(option.mark))
        spans += book.spans(runs, replace(small, leading=13), element)
    return Para(x, width, broken_lines(spans, width), styles.cell, element)


def _criteria(book: Book, block: Options) -> list[Box]:
    if not block.criteria:
        return []
    page, styles = book.page, book.styles
    boxes: list[Box] = [Space(22.5), *book.heading(block.criteria_title)]
    parts = [Place(x, width) for x, width in page.parts(len(block.options))]
    heads = [block.criterion_label]
    heads += [f"{option.letter}\u00a0\u00a0{plain(option.name)}" for option in block.options]
    bold_head = replace(styles.mark, bold=True, color=styles.colors.ink)
    looks = [styles.mark, *(bold_head for _ in block.options)]
    places = [Place(page.left, page.label_width), *parts]
    with book.inside("Table"):
        head = table_head(book, heads, places, None, styles=looks)
        with book.inside("TBody"):
            rows = [_criterion(book, criterion, places) for criterion in block.criteria]
    return [*boxes, Rows(tuple(rows), head=head, suite=suite(book))]


def _criterion(book: Book, criterion: Criterion, places: Sequence[Place]) -> Row:
    styles = book.styles
    with book.inside("TR"):
        x, width = places[0].x, places[0].width
        head = book.para(criterion.name, styles.row_head, x, width, "TH", attributes=ROW)
        cells: list[Box] = [head]
        missing = len(places) - 1 - len(criterion.verdicts)
        verdicts = (*criterion.verdicts, *(Verdict(()) for _ in range(missing)))
        for verdict, place in zip(verdicts, places[1:], strict=True):
            style = styles.row_head if verdict.better else styles.cell
            cells.append(book.para(verdict.text, style, place.x, place.width, "TD"))
    return Row(tuple(cells), PAD, PAD, row_rule(book))


def _still_open(book: Book, block: Options) -> list[Box]:
    """What no option settles."""
    if not block.open_text:
        return []
    page, styles = book.page, book.styles
    label = replace(styles.strong, color=styles.colors.unsettled)
    head = book.para(block.open_label, label, page.left, page.label_width)
    said = book.para(block.open_text, styles.body, page.spine, page.text_width)
    return [Space(11), Row((head, said), 4.5, 4.5, None)]


# ---------------------------------------------------------------- who decides what


def responsibility_boxes(book: Book, block: Responsibilities) -> list[Box]:
    """A column per body; the one that decides stands on a tint, what is open on none."""
    if not block.rows:
        return []
    boxes = book.heading(block.title)
    places = _bodies(book, max(1, len(block.bodies)))
    matter = Place(book.page.left, book.page.label_width)
    with book.inside("Table"):
        heads = [block.matter_label, *block.bodies]
        head = table_head(book, heads, [matter, *places][: len(heads)], block.status_head)
        with book.inside("TBody"):
            rows = [_responsibility(book, row, places) for row in block.rows]
    boxes.append(Rows(with_note(book, rows, block.note), head=head, suite=suite(book)))
    return boxes


def _bodies(book: Book, count: int) -> list[Place]:
    page = book.page
    step = (page.status - page.spine) / count
    return [Place(page.spine + at * step, step - page.gutter) for at in range(count)]


def _responsibility(book: Book, row: Responsibility, places: Sequence[Place]) -> Row:
    page, styles = book.page, book.styles
    fills: list[Fill] = []
    with book.inside("TR"):
        x, width = page.left, page.label_width
        cells: list[Box] = [book.para(row.matter, styles.row_head, x, width, "TH", attributes=ROW)]
        for first, last in _stretches(row.by, len(places)):
            decides = first in row.by
            if decides:
                fills.append(_tint(book, places[first], places[last]))
            cells.append(_deciding(book, row, places, first, last))
        cells.append(book.mark(row.mark, page.status, page.right - page.status, tag="TD"))
    return Row(tuple(cells), PAD, PAD, row_rule(book), tuple(fills))


def _tint(book: Book, first: Place, last: Place) -> Fill:
    return Fill(first.x - 2.5 * MM, last.x + last.width, book.styles.colors.tint)


def _stretches(by: Sequence[int], count: int) -> list[tuple[int, int]]:
    """(first, last) column of each cell: neighbours that decide share one; an open matter, all."""
    if not by:
        return [(0, count - 1)]
    out: list[tuple[int, int]] = []
    for at in range(count):
        if out and at in by and out[-1][1] in by:
            out[-1] = (out[-1][0], at)
        else:
            out.append((at, at))
    return out


def _deciding(
    book: Book, row: Responsibility, places: Sequence[Place], first: int, last: int
) -> Box:
    styles = book.styles
    x, width = places[first].x, places[last].x + places[last].width - places[first].x
    spread = f"/O/Table/ColSpan {last - first + 1}" if last > first else ""
    with book.inside("TD", spread):
        if row.by and first not in row.by:
            return book.para("–", styles.muted_cell, x, width)
        style = styles.row_head if row.by else styles.open_cell
        word = book.para(row.word, style, x, width - 2 * MM)
        detail = book.para(row.detail, styles.mark, x, width - 2 * MM)
        return Stack((word, detail))

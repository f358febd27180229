"""Take statements and sources, give side-headed rows: heads at the left, text at the spine."""

from __future__ import annotations

from collections.abc import Iterable

from report.frozen import replace
from report.pdf.book import Book
from report.pdf.box import Anchor, Box, Rule, Space
from report.pdf.stack import Row, Rows, Stack
from report.pdf.style import HAIRLINE, MM
from report.story import Callout, Mark, References, Source, Statement, Statements
from report.text import Run, Text, text

_PROSE_GAP = 15.0
_LIST_PAD = 4.5
_CLOSE_PAD = 3.25


def statement_boxes(book: Book, block: Statements) -> list[Box]:
    """Ruled as a list, or prose with nothing but space between."""
    if not block.items:
        return []
    return [*book.heading(block.title), side_rows(book, block.items, block)]


def side_rows(book: Book, items: Iterable[Statement], block: Statements | None = None) -> Rows:
    """One row per statement."""
    numbered, ruled = (block.numbered, block.ruled) if block else (False, True)
    if block and block.terms:
        return ruled_rows(book, _terms(book, block))
    rows: list[tuple[Box, ...]] = []
    for number, item in enumerate(items, 1):
        head = book.side_head(item.head, number if numbered else None)
        words = _said(book, item)
        rows.append((Stack((head, book.side_mark(item.mark))), words))
    return ruled_rows(book, rows) if ruled else _prose_rows(rows)


def _terms(book: Book, block: Statements) -> list[tuple[Box, ...]]:
    """Words and their meanings: a list, for who listens; PDF has no closer form for it."""
    rows: list[tuple[Box, ...]] = []
    with book.inside("L"):
        for number, item in enumerate(block.items, 1):
            # a word of which nothing is said is all that its entry says
            tag = "Lbl" if item.text or any(item.bullets) or item.mark else "LBody"
            with book.inside("LI"):
                head = book.side_head(item.head, number if block.numbered else None, tag)
                with book.inside("LBody"):
                    said = _said(book, item)
                    rows.append((Stack((head, book.side_mark(item.mark))), said))
    return rows


def ruled_rows(book: Book, rows: list[tuple[Box, ...]], pad: float = _LIST_PAD) -> Rows:
    """A hairline above, one under each row."""
    line = book.hairline()
    return Rows(tuple(Row(cells, pad, pad, line) for cells in rows), head=(line,))


def _prose_rows(rows: list[tuple[Box, ...]]) -> Rows:
    return Rows(
        tuple(
            Row(cells, above=_PROSE_GAP if at else 0.0, is_prose=True)
            for at, cells in enumerate(rows)
        )
    )


def _said(book: Book, item: Statement) -> Stack:
    page, style = book.page, book.styles.body
    words = book.para(item.text, style, page.spine, page.text_width)
    bullets = book.bullets(item.bullets, style, page.spine, page.text_width)
    return Stack((words, *((Space(1.6), *bullets) if bullets else ())))


def reference_boxes(book: Book, block: References) -> list[Box]:
    """The sources by number, each a place that its citations lead to; then what the marks mean."""
    boxes = book.heading(block.title)
    if block.sources:
        with book.inside("L", "/O/List/ListNumbering/Decimal"):
            boxes.append(ruled_rows(book, [_source(book, source) for source in block.sources]))
    if block.legend:
        boxes.append(Space(22.5))
        boxes += book.heading(text(block.legend_title))
        boxes.append(_legend(book, block.legend))
    return boxes if block.sources or block.legend else []


def _source(book: Book, source: Source) -> tuple[Box, ...]:
    page, styles = book.page, book.styles
    name = f"source-{source.number}"
    back = f"cited-{source.number}" if name in book.cited else None
    label = f"[{source.number}]"
    with book.inside("LI"):
        number = book.para((Run(label, to=back),), styles.strong, page.left, 8 * MM, "Lbl")
        with book.inside("LBody"):
            inset = 7 * MM
            kind = book.para(
                source.kind, styles.strong, page.left + inset, page.label_width - inset
            )
            words = tuple(replace(run, link=run.link or source.link) for run in source.text)
            said = book.para(words, styles.body, page.spine, page.text_width)
            detail = book.para(source.detail, styles.mark, page.spine, page.text_width)
    return (Stack((Anchor(name), Row((number, kind)))), Stack((said, detail)))


def _legend(book: Book, legend: tuple[tuple[Mark, Text], ...]) -> Rows:
    page, styles = book.page, book.styles
    rows: list[tuple[Box, ...]] = []
    with book.inside("L"):
        for mark, words in legend:
            color = styles.colors.unsettled if mark.unsettled else styles.colors.ink
            style = replace(styles.row_head, color=color)
            with book.inside("LI"):
                label = book.para(mark.word, style, page.left, page.label_width, "Lbl")
                said = book.para(words, styles.cell, page.spine, page.content_width, "LBody")
            rows.append((label, said))
    return ruled_rows(book, rows, _CLOSE_PAD)


def callout_boxes(book: Book, block: Callout) -> list[Box]:
    """The text in the size of a lead between ink rules; what follows if it is refused below it."""
    page, styles = book.page, book.styles
    boxes = book.heading(block.title)
    label = book.side_label(block.label)
    words = book.para(block.text, styles.lead, page.spine, page.text_width)
    heavy = Rule(page.left, page.right, 1.5, styles.colors.ink)
    thin = Rule(page.left, page.right, HAIRLINE, styles.colors.ink)
    rows = [Row((label, words), 11, 11, thin)]
    if block.aside:
        head = book.para(block.aside_label, styles.strong, page.left, page.label_width)
        aside = book.para(block.aside, styles.body, page.spine, page.text_width)
        rows.append(Row((head, aside), _LIST_PAD + 3, _LIST_PAD + 3, book.hairline()))
    return [*boxes, Rows(tuple(rows), head=(heavy,))]

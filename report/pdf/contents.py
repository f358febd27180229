"""Take the sections and the sheets they fill, give the contents page: a row each, with its page."""

from __future__ import annotations

from collections.abc import Sequence

from report.pdf.book import Align, Book
from report.pdf.box import Box, Para, Space
from report.pdf.lines import Span, balanced_lines
from report.pdf.page import Sheet, items, sheets
from report.pdf.stack import Heading, Row, Rows
from report.pdf.style import Style
from report.pdf.tags import Element, Link
from report.story import Section
from report.text import Run, Text, plain, text

Parts = Sequence[tuple[Section, int]]  # a section, and the sheet that it begins on, from 0


def contents_sheets(book: Book, toc: Element, parts: Parts, before: int) -> list[Sheet]:
    """The contents' own sheets, which stand after ``before`` others and before ``parts``.

    Most fill one; where they fill more they are laid out anew, for that decides what they say.
    """
    laid = _laid_out(book, toc, parts, before + 1)
    if len(laid) == 1:
        return laid
    toc.kids.clear()
    return _laid_out(book, toc, parts, before + len(laid))


def _laid_out(book: Book, toc: Element, parts: Parts, first: int) -> list[Sheet]:
    page, styles = book.page, book.styles
    label = book.story.words.contents
    rows: list[Row] = []
    with book.within(toc):
        head = book.para(label, styles.section, page.spine, page.content_width, "Caption")
        for section, sheet in parts:
            rows.append(_row(book, section, first + 1 + sheet))
    line = book.hairline()
    boxes: list[Box] = [Heading((head, Space(22.5)), glued=True), Rows(tuple(rows), head=(line,))]
    return sheets(items(boxes), label, page.top, page.bottom)


def _row(book: Book, section: Section, number: int) -> Row:
    page, styles = book.page, book.styles
    link = Link(plain(section.title) or section.label, to=section.id)
    with book.inside("TOCI"), book.inside("Reference") as reference:
        element = Element("Link", reference, link=link)
        label = _para(
            book, text(f"{section.label} "), styles.label, element, page.left, page.label_width
        )
        width = page.status - page.gutter - page.spine
        title = _para(book, (*section.title, Run(" ")), styles.strong, element, page.spine, width)
        digits = _para(
            book,
            (Run(str(number)),),
            styles.body,
            element,
            page.status,
            page.right - page.status,
            align="right",
        )
    return Row((label, title, digits), 4.5, 4.5, book.hairline())


def _para(
    book: Book,
    runs: Text,
    style: Style,
    element: Element,
    x: float,
    width: float,
    align: Align = "left",
) -> Para:
    """A paragraph all of which is the row's link."""
    spans = [Span(run.text, style, element=element) for run in runs]
    return Para(x, width, balanced_lines(spans, width, ";:?!,"), style, element, align)

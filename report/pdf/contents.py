"""Take the sections and the sheets they fill, give the contents page: a row each, with its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report.frozen import frozen
from report.pdf.book import Align, Book
from report.pdf.box import Anchor, Box, Para, Space
from report.pdf.lines import Span, balanced_lines
from report.pdf.page import Sheet, items, sheets
from report.pdf.stack import Heading, Row, Rows, Stack
from report.pdf.style import Style
from report.pdf.tags import Element, Link
from report.story import Section
from report.text import Run, Text, plain, text

_BESIDE = 4.5  # above and below a section
_WITHIN = 2.0  # below a line that another of the same section follows


@frozen
class Part:
    """A section, the sheet that it begins on, from 0, and the titles within it, likewise."""

    section: Section
    sheet: int
    within: tuple[tuple[str, int], ...] = ()


def parts_of(sections: Iterable[tuple[Section, int]], body: Sequence[Sheet]) -> list[Part]:
    """The sections; those of the agenda with the titles that stand on the sheets of the body."""
    titles: dict[str, list[tuple[str, int]]] = {}
    found: list[tuple[str, int]] = []
    for at, sheet in enumerate(body):
        for anchor in _anchors(box for box, _ in sheet.placed):
            if anchor.level == 0:
                found = titles.setdefault(anchor.name, [])
            else:
                found.append((anchor.title, at))
    return [
        Part(section, at, tuple(titles.get(section.id, ()) if section.number else ()))
        for section, at in sections
    ]


def _anchors(boxes: Iterable[Box]) -> Iterator[Anchor]:
    """The titled anchors in ``boxes``; none stands in a table or in a row."""
    for box in boxes:
        if isinstance(box, Anchor) and box.title:
            yield box
        elif isinstance(box, Stack):
            yield from _anchors(box.boxes)


def contents_sheets(book: Book, toc: Element, parts: Sequence[Part], before: int) -> list[Sheet]:
    """The contents' own sheets, which stand after ``before`` others and before ``parts``.

    The titles within the sections are told where all of it has room on one page. What fills more
    is laid out anew, for how many there are decides what they say.
    """
    laid = _laid_out(book, toc, parts, before + 1)
    if len(laid) == 1:
        return laid
    toc.kids.clear()
    parts = [Part(part.section, part.sheet) for part in parts]
    laid = _laid_out(book, toc, parts, before + 1)
    if len(laid) == 1:
        return laid
    toc.kids.clear()
    return _laid_out(book, toc, parts, before + len(laid))


def _laid_out(book: Book, toc: Element, parts: Sequence[Part], first: int) -> list[Sheet]:
    page, styles = book.page, book.styles
    label = book.story.words.contents
    rows: list[Row] = []
    with book.within(toc):
        head = book.para(label, styles.section, page.spine, page.content_width, "Caption")
        for part in parts:
            rows += _rows(book, part, first + 1)
    line = book.hairline()
    boxes: list[Box] = [Heading((head, Space(22.5)), glued=True), Rows(tuple(rows), head=(line,))]
    return sheets(items(boxes), label, page.top, page.bottom)


def _rows(book: Book, part: Part, first: int) -> Iterator[Row]:
    """The row of a section, then one for each title within it; a rule under the last."""
    count, line = len(part.within), book.hairline()
    with book.inside("TOCI"):
        cells = _section_cells(book, part.section, first + part.sheet)
        yield Row(cells, _BESIDE, _WITHIN if count else _BESIDE, None if count else line)
        if not count:
            return
        with book.inside("TOC"):
            for at, (title, sheet) in enumerate(part.within, 1):
                with book.inside("TOCI") as entry:
                    cells = _title_cells(book, title, entry, first + sheet)
                last = at == count
                yield Row(cells, 0.0, _BESIDE if last else _WITHIN, line if last else None)


def _section_cells(book: Book, section: Section, number: int) -> tuple[Box, ...]:
    page, styles = book.page, book.styles
    link = Link(plain(section.title) or section.label, to=section.id)
    with book.inside("Reference") as reference:
        element = Element("Link", reference, link=link)
        words, width = text(f"{section.label} "), page.label_width
        label = _para(book, words, styles.label, element, page.left, width)
        words = (*section.title, Run(" "))
        return (label, *_title_and_page(book, words, styles.strong, styles.body, element, number))


def _title_cells(book: Book, title: str, entry: Element, number: int) -> tuple[Box, ...]:
    """No link of its own: the section's is just above, and a page is to stay small."""
    style = book.styles.cell
    return _title_and_page(book, text(f"{title} "), style, style, entry, number)


def _title_and_page(
    book: Book, title: Text, style: Style, digits: Style, element: Element, number: int
) -> tuple[Box, ...]:
    page = book.page
    width, last = page.status - page.gutter - page.spine, page.right - page.status
    printed = (Run(str(number)),)
    return (
        _para(book, title, style, element, page.spine, width),
        _para(book, printed, digits, element, page.status, last, align="right"),
    )


def _para(
    book: Book,
    runs: Text,
    style: Style,
    element: Element,
    x: float,
    width: float,
    align: Align = "left",
) -> Para:
    """A paragraph all of which is one element's, such as the row's link."""
    spans = [Span(run.text, style, element=element) for run in runs]
    return Para(x, width, balanced_lines(spans, width, ";:?!,"), style, element, align)

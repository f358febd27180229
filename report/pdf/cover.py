"""Take the story's cover, give the page that stands before all others."""

from __future__ import annotations

from report.frozen import replace
from report.pdf.book import Book
from report.pdf.box import Box, Para, Rule
from report.pdf.logo import logo_box
from report.pdf.page import Sheet
from report.pdf.style import MM
from report.story import Cover

_GROUND = 0.58  # of the page: ink, as the title slide's
_TAB = (74 * 0.75, 8 * 0.75)  # points: the look's sign
_BELOW = 24 * MM
_LOGO, _LEAST_LOGO, _OFF = 13 * MM, 5 * MM, 6 * MM


def cover_sheet(book: Book) -> Sheet:
    """Organisation, title and subtitle on ink; below them the columns of the cover."""
    page, story, colors = book.page, book.story, book.styles.colors
    ground = _GROUND * page.height
    width = page.right - page.left
    sheet = Sheet("", is_front=True)
    sheet.placed.append((Rule(0, page.width, ground, colors.ink), 0))
    tab = Rule(page.left, page.left + _TAB[0], _TAB[1], colors.accent)
    sheet.placed.append((tab, 0))

    def put(box: Box, top: float) -> None:
        sheet.placed.append((box, top))

    with book.inside("Sect"):
        head = replace(book.styles.row_head, color=colors.paper)
        put(book.para(story.organisation, head, page.left, width), 18.5 * MM)
        title = _title(book, width)
        lead = replace(book.styles.lead, color=colors.paper, link=colors.paper)
        subtitle = book.title(story.subtitle, lead, page.left, (page.text_width, width), "P")
        top = ground - _BELOW - subtitle.height - title.height - 6 * MM
        put(title, top)
        put(subtitle, ground - _BELOW - subtitle.height)
        x, low = page.left, 0.0
        column = (width - 2 * page.gutter) / 3
        for cover in story.cover:
            low = max(low, _put_column(book, cover, x, column, ground + 14 * MM, sheet))
            x += column + page.gutter
        _put_logo(book, low + _OFF, column, sheet)
    return sheet


def _put_logo(book: Book, top: float, width: float, sheet: Sheet) -> None:
    """The brand's, at the foot on the right, on paper; smaller where the columns leave less."""
    logos, page = book.theme.logos, book.page
    height = min(_LOGO, page.bottom - top)
    if logos is None or height < _LEAST_LOGO:
        return
    box = logo_box(book, logos.cover, page.right, 0.0, width, height)
    sheet.placed.append((box, page.bottom - box.size[1]))


def _title(book: Book, width: float) -> Para:
    style = replace(book.styles.title, color=book.styles.colors.paper)
    return book.title(book.story.title, style, book.page.left, (width,), "P")


def _put_column(
    book: Book, cover: Cover, x: float, width: float, top: float, sheet: Sheet
) -> float:
    """A label and its lines; how far down they reach."""
    for words, style in (
        (cover.label, book.styles.label),
        *((line, book.styles.body) for line in cover.lines),
    ):
        para = book.para(words, style, x, width)
        sheet.placed.append((para, top))
        top += para.height + 2
    return top

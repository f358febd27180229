"""Take a story and a theme, write the PDF: pages laid out once, counted, then drawn."""

from __future__ import annotations

from pathlib import Path

from reportlab import rl_config

from report.pdf import fonts
from report.pdf.archive import Attachment, Particulars
from report.pdf.book import Book
from report.pdf.box import Anchor, Box, Space
from report.pdf.contents import contents_sheets
from report.pdf.flow import block_boxes
from report.pdf.front import FRONT_TOP, front_boxes
from report.pdf.page import Item, Sheet, draw_sheet, items, sheets
from report.pdf.pen import Pen
from report.pdf.stack import Heading, Row
from report.pdf.style import MM
from report.pdf.tags import TaggedCanvas
from report.story import Section, Story
from report.text import plain
from report.theme import Theme

_CONTENTS_FROM = 8  # pages
_BEFORE_BLOCK = 22.5
_BEFORE_UNTITLED = 15.0


def write_pdf(
    story: Story,
    theme: Theme,
    path: Path,
    attachment: bytes | None = None,
    cache: Path | None = None,
) -> int:
    """Write ``story`` to ``path`` as tagged PDF/A-3; the number of pages.

    The same story gives the same bytes. ``attachment`` travels inside as the data of the file,
    under the story's name; ``cache`` is a folder that keeps pictures of charts between builds.
    Raises ReportError for a character that no font can print.
    """
    rl_config.useA85 = 0  # text streams would be a quarter larger
    fonts.register(theme.fonts)
    book = Book(story, theme, cache)
    found = _all_sheets(book)
    canvas = TaggedCanvas(
        path,
        (book.page.width, book.page.height),
        fonts.regular_name(),
        _particulars(story, attachment),
    )
    pen = Pen(canvas, book.page.height)
    for number, sheet in enumerate(found, 1):
        draw_sheet(pen, book, sheet, number, len(found))
        canvas.showPage()
    canvas.finish(book.root)
    return len(found)


def _particulars(story: Story, attachment: bytes | None) -> Particulars:
    return Particulars(
        title=plain(story.title),
        author=story.author,
        subject=story.subject,
        language=story.language,
        day=story.date,
        attachment=_attachment(story, attachment),
    )


def _attachment(story: Story, data: bytes | None) -> Attachment | None:
    return Attachment(f"{story.id}.yaml", story.words.data, data) if data else None


def _all_sheets(book: Book) -> list[Sheet]:
    """Page 1, the contents from eight pages on, then each section on a page of its own."""
    front = _front(book)
    with book.inside("TOC") as toc:
        pass
    parts = [(section, _section_sheets(book, section)) for section in book.story.sections]
    count = len(front) + sum(len(part) for _, part in parts)
    contents: list[Sheet] = []
    if book.story.has_contents and count + 1 >= _CONTENTS_FROM:
        contents = contents_sheets(book, toc, parts, len(front))
    return [*front, *contents, *(sheet for _, part in parts for sheet in part)]


def _front(book: Book) -> list[Sheet]:
    page, label = book.page, book.story.summary.label
    with book.inside("Sect"):
        shown, rest = front_boxes(book, page.bottom - FRONT_TOP)
    first = sheets(items(shown), label, FRONT_TOP, page.bottom)
    first[0].is_front = True
    more = sheets(items(rest), label, page.top, page.bottom) if rest else []
    return [*first, *more]


def _section_sheets(book: Book, section: Section) -> list[Sheet]:
    page = book.page
    with book.inside("Sect"):
        boxes: list[Item] = []
        head = _section_head(book, section)
        for block in section.blocks:
            found = block_boxes(book, block)
            before = _BEFORE_BLOCK if block.title else _BEFORE_UNTITLED
            if not boxes and found:
                boxes += items([*head, Space(_BEFORE_BLOCK), *found])
            else:
                boxes += items(found, before)
        return sheets(boxes or items(head), section.label, page.top, page.bottom)


def _section_head(book: Book, section: Section) -> list[Box]:
    page, styles = book.page, book.styles
    label = book.para(section.label, styles.label, page.left, page.label_width)
    widths = (120 * MM, page.content_width)
    tag = book.heading_tag(2)
    title = book.title(section.title, styles.section, page.spine, widths, tag)
    anchor = Anchor(section.id, plain(section.title) or section.label, 0)
    head: tuple[Box, ...] = (anchor, Row((label, title)))
    if section.lead:
        lead = book.title(
            section.lead, styles.lead, page.spine, (118 * MM, page.content_width), "P"
        )
        head = (*head, Space(9), lead)
    return [Heading(head, glued=True)]

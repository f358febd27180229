"""Take a story and a theme, write the PDF: pages laid out once, counted, then drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportlab import rl_config

from report.frozen import frozen, replace
from report.pdf import fonts
from report.pdf.archive import Attachment, Particulars
from report.pdf.book import Book
from report.pdf.box import Anchor, Box, Space
from report.pdf.contents import contents_sheets, parts_of
from report.pdf.cover import cover_sheet
from report.pdf.flow import block_boxes
from report.pdf.front import FRONT_TOP, front_boxes
from report.pdf.page import Filler, Item, Sheet, draw_sheet, items, sheets
from report.pdf.pen import Pen
from report.pdf.stack import Heading, Row, Stack
from report.pdf.style import MM
from report.pdf.tags import TaggedCanvas
from report.story import Chart, Extent, Section, Story
from report.text import plain
from report.theme import Theme

_CONTENTS_FROM = 8  # pages
_BEFORE_BLOCK = 22.5
_BEFORE_UNTITLED = 15.0
_BEFORE_SECTION = 36.0  # of a section that joins the one before it
_LITTLE = 0.25  # of a page: less than that on a last one looks left over
_STUB = 0.45  # of a page: the next section begins on one that is filled less
_FEW = 20  # pages; one more after many is none too many
_TIGHTER = (0.9, 0.8, 0.7)  # of the space between blocks: what may be left to spare a page


def write_pdf(
    story: Story,
    theme: Theme,
    path: Path,
    attachment: bytes | None = None,
    cache: Path | None = None,
) -> Extent:
    """Write ``story`` to ``path`` as tagged PDF/A-3; how many pages it and its sections have.

    The same story gives the same bytes. ``attachment`` travels inside as the data of the file,
    under the story's name; ``cache`` is a folder that keeps pictures of charts between builds.
    Raises ReportError for a character that no font can print.
    """
    rl_config.useA85 = 0  # text streams would be a quarter larger
    fonts.register(theme.fonts)
    book = Book(story, theme, cache)
    found, placed = all_sheets(book)
    canvas = TaggedCanvas(
        path,
        (book.page.width, book.page.height),
        fonts.regular_name(),
        _particulars(story, attachment),
    )
    pen = Pen(canvas, book.page.height)
    count = len(found)
    for number in range(1, count + 1):
        draw_sheet(pen, book, found[number - 1], number, count)
        canvas.showPage()
        found[number - 1] = Sheet("")  # what is drawn is not kept: a page's boxes are large
    canvas.finish(book.root)
    return Extent(count, {one.section.id: one.last - one.first + 1 for one in placed})


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


@frozen
class _Placed:
    """A section, and the sheets of the body that it begins and ends on, from 0."""

    section: Section
    first: int
    last: int


def all_sheets(book: Book) -> tuple[list[Sheet], list[_Placed]]:
    """The cover, page 1, the contents from eight pages on, then the sections; where they stand."""
    cover = [cover_sheet(book)] if book.story.has_cover_page else []
    front = [*cover, *_front(book)]
    with book.inside("TOC") as toc:
        pass
    body, placed = _body(book)
    contents: list[Sheet] = []
    if book.story.has_contents and len(front) + len(body) + 1 >= _CONTENTS_FROM:
        parts = parts_of([(one.section, one.first) for one in placed], body)
        contents = contents_sheets(book, toc, parts, len(front))
    return [*front, *contents, *body], placed


def _front(book: Book) -> list[Sheet]:
    page, label = book.page, book.story.summary.label
    with book.inside("Sect"):
        shown, rest = front_boxes(book, page.bottom - FRONT_TOP)
    first = sheets(items(shown), label, FRONT_TOP, page.bottom)
    first[0].is_front = True
    more = sheets(items(rest), label, page.top, page.bottom) if rest else []
    return [*first, *more]


def _body(book: Book) -> tuple[list[Sheet], list[_Placed]]:
    """Each section on a page of its own, but those that join the one before them."""
    found, placed = list[Sheet](), list[_Placed]()
    for run in _runs(book):
        best, at = _sparing(book, run), len(found)
        placed += [
            _Placed(section, at + first, at + last)
            for (section, _), (first, last) in zip(best.parts, best.places, strict=True)
        ]
        found += best.filler.sheets
    return found, placed


@dataclass(slots=True)
class _Run:
    """Sections that follow one another without a new page, and where each begins and ends."""

    filler: Filler
    parts: list[tuple[Section, list[Item]]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, section: Section, found: list[Item]) -> None:
        self.parts.append((section, found))
        self.places.append(self.filler.fill(found, section.label))


def _runs(book: Book) -> Iterator[_Run]:
    run: _Run | None = None
    for section in book.story.sections:
        run = run and _sparing(book, run)
        boxes = _section_items(book, section)
        joining = [replace(box, before=_BEFORE_SECTION) for box in boxes[:1]] + boxes[1:]
        if run and _may_join(book, run, section, joining):
            run.add(section, joining)
            continue
        if run:
            yield run
        run = _Run(Filler(section.label, book.page.top, book.page.bottom))
        run.add(section, boxes)
    if run:
        yield run


def _may_join(book: Book, run: _Run, section: Section, found: list[Item]) -> bool:
    """What is not on the agenda (a glossary, an annex) joins where all of it has room.

    Any section joins one whose last page would stay nearly empty, where its first block has room.
    """
    if section.joins:
        return True
    stub = _STUB * (book.page.bottom - book.page.top)
    if run.filler.used < stub:
        return run.filler.has_room(found[:1])
    return not section.number and run.filler.has_room(found)


def _sparing(book: Book, run: _Run) -> _Run:
    """``run``, or where little stands on its last page, closer together if that spares the page."""
    page, count = book.page, len(run.filler.sheets)
    if not 1 < count <= _FEW or run.filler.used > _LITTLE * (page.bottom - page.top):
        return run
    for share in _TIGHTER:
        near = _Run(Filler(run.parts[0][0].label, page.top, page.bottom))
        for section, found in run.parts:
            near.add(section, [item.closer(share) for item in found])
        if len(near.filler.sheets) < count:
            return near
    return run


def _section_items(book: Book, section: Section) -> list[Item]:
    with book.inside("Sect"):
        boxes: list[Item] = []
        head = _section_head(book, section)
        for above, block in zip((None, *section.blocks), section.blocks, strict=False):
            found = block_boxes(book, block)
            before = _BEFORE_BLOCK if block.title else _BEFORE_UNTITLED
            if not boxes and found:
                boxes += items([*head, Space(_BEFORE_BLOCK), *found])
            elif found and isinstance(above, Chart) and block.path == above.path:
                boxes[-1:] = [_together(boxes[-1], before, found)]
            else:
                boxes += items(found, before)
        return boxes or items(head)


def _together(chart: Item, gap: float, found: list[Box]) -> Item:
    """A chart and the table of its numbers, which says nothing without it."""
    return Item(Stack((chart.box, Space(gap), *found), glued=True), chart.before)


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

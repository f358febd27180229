"""Take a story's summary, give page 1: the whole paper for who reads one page.

It is folded into one page by fewer points, never by smaller type; what is dropped here goes on
over the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from report.pdf.book import Book
from report.pdf.box import Badge, Box, Para, Space
from report.pdf.lines import broken_lines
from report.pdf.logo import logo_box
from report.pdf.options import aspect_row, option_names
from report.pdf.stack import Row, Rows, Stack
from report.pdf.style import MM
from report.pdf.tags import Element
from report.pdf.visual import figure_rows
from report.story import Option, Options, Statement, Summary
from report.text import bold, joined, text

FRONT_TOP = 18.5 * MM - 9  # the meeting line's box, its baseline at 18.5 mm
_BEFORE_RULE, _AFTER_RULE = 15.0, 11.0
_POINT_GAP = 7.5
_POINT_INSET = 7 * MM
_LOGO_DOWN, _LOGO_HEIGHT = 3.5 * MM, 8.5 * MM


def front_boxes(book: Book, room: float) -> tuple[list[Box], list[Box]]:
    """What stands on page 1, at most ``room`` high, and what goes on over the page."""
    summary = book.story.summary
    top = [*_masthead(book), *_ask(book, summary)]
    parts: list[list[Box]] = [_answer(book, summary)]
    label = _points_label(book, summary) if summary.points else None
    points = _points(book, summary)
    after = [part for part in (_figures(book, summary), _options(book, summary)) if part]
    notes = _notes(book, summary)
    fixed = _ruled(book, [*parts, *after])
    used = sum(box.height for box in (*top, *fixed, *notes))
    line = _BEFORE_RULE + 0.5 + _AFTER_RULE
    count = _fitting(points, room - used - line)
    shown = _point_rows(label, points[:count])
    page = [*top, *_ruled(book, [*parts, *([shown] if shown else []), *after]), *notes]
    rest = _point_rows(_continued(book), points[count:])
    return page, rest


def _fitting(points: Sequence[Row], room: float) -> int:
    """How many points there is room for; where none fits, all of them flow."""
    used = 0.0
    for count, point in enumerate(points):
        used += point.height + (_POINT_GAP if count else 0.0)
        if used > room + 0.01:
            return count or len(points)
    return len(points)


def _ruled(book: Book, parts: Sequence[list[Box]]) -> list[Box]:
    """Parts of the page, an ink rule over each."""
    boxes: list[Box] = []
    for part in parts:
        if part:
            boxes += [Space(_BEFORE_RULE), book.ink_rule(0.5), Space(_AFTER_RULE), *part]
    return boxes


def _masthead(book: Book) -> list[Box]:
    story, page, styles = book.story, book.page, book.styles
    width = page.right - page.left
    left = book.para(story.organisation, styles.row_head, page.left, width * 0.35)
    meeting = book.para(
        story.meeting, styles.muted_cell, page.left + width * 0.37, width * 0.63, align="right"
    )
    line = Row((left, meeting))
    rule_top = 22.3 * MM - 0.75
    logo = _logo(book)
    title = book.title(story.title, styles.title, page.left, (width,), book.heading_tag(1))
    head: list[Box] = [line, Space(max(rule_top - FRONT_TOP - line.height, 4)), book.ink_rule(1.5)]
    head += logo
    above = 45.5 * MM - styles.title.baseline - rule_top - 1.5
    return [*head, Space(above), title, Space(28)]


def _logo(book: Book) -> list[Box]:
    """The brand's, in the white between rule and title: nothing moves for it."""
    logos, page = book.theme.logos, book.page
    if logos is None:
        return []
    return [logo_box(book, logos.head, page.right, _LOGO_DOWN, page.label_width, _LOGO_HEIGHT)]


def _ask(book: Book, summary: Summary) -> list[Box]:
    page, styles = book.page, book.styles
    element = Element("P", book.parent)
    style = styles.badge if summary.filled else styles.row_head
    words = broken_lines(book.spans(text(summary.purpose), style, element), page.label_width)
    ask = book.para(summary.ask, styles.body, page.spine, page.text_width)
    if not words:
        return [ask]
    badge = Badge(
        words[0], element, page.left, styles.colors.ink, summary.filled, styles.body.baseline
    )
    return [Row((badge, ask)), Space(1.25)]  # the badge reaches a little below the text


def _answer(book: Book, summary: Summary) -> list[Box]:
    page, styles = book.page, book.styles
    if not summary.answer:
        return []
    label = book.side_label(summary.answer_label, book.heading_tag(2))
    widths = (122 * MM, page.content_width)
    answer = book.title(summary.answer, styles.answer, page.spine, widths, "P")
    return [Row((Stack((label, book.side_mark(summary.answer_mark))), answer))]


def _points_label(book: Book, summary: Summary) -> Box:
    return book.side_label(summary.points_label, book.heading_tag(2))


def _continued(book: Book) -> Box:
    page, style = book.page, book.styles.mark
    spans = book.spans(text(book.story.words.continued), style, None)
    return Para(page.left, page.label_width, broken_lines(spans, page.label_width), style, None)


def _points(book: Book, summary: Summary) -> list[Row]:
    with book.inside("L", "/O/List/ListNumbering/Decimal"):
        points = [point for point in summary.points if _says_something(point)]
        return [_point(book, point, at) for at, point in enumerate(points, 1)]


def _says_something(point: Statement) -> bool:
    return bool(point.head or point.text or any(point.bullets) or point.mark)


def _point(book: Book, point: Statement, number: int) -> Row:
    page, styles = book.page, book.styles
    x = page.spine + _POINT_INSET
    width = page.status - page.gutter - x
    with book.inside("LI"):
        digit = book.para(str(number), styles.label, page.spine, _POINT_INSET, "Lbl")
        with book.inside("LBody"):
            words = joined((bold(point.head), point.text))
            said = book.para(words, styles.body, x, width)
            listed = book.bullets(point.bullets, styles.body, x, width)
            mark = book.mark(point.mark, page.status, page.right - page.status)
    return Row((digit, Stack((said, *listed)), mark))


def _point_rows(label: Box | None, points: Sequence[Row]) -> list[Box]:
    if not points:
        return []
    rows = []
    for at, point in enumerate(points):
        first = (label,) if label is not None and at == 0 else ()
        rows.append(Row((*first, *point.cells), above=_POINT_GAP if at else 0.0))
    return [Rows(tuple(rows))]


def _figures(book: Book, summary: Summary) -> list[Box]:
    if summary.figures is None or not summary.figures.figures:
        return []
    return [figure_rows(book, summary.figures, book.heading_tag(2))]


def _options(book: Book, summary: Summary) -> list[Box]:
    """The options at a glance: one line for each and against each."""
    if summary.options is None or not summary.options.options:
        return []
    return [_glance(book, summary, summary.options)]


def _glance(book: Book, summary: Summary, block: Options) -> Rows:
    cell = book.styles.cell

    def advantage(option: Option, x: float, width: float) -> Stack:
        return Stack(tuple(book.para(t, cell, x, width) for t in option.advantages[:1]))

    def risk(option: Option, x: float, width: float) -> Stack:
        return Stack(tuple(book.para(t, cell, x, width) for t in option.risks[:1]))

    with book.inside("Table"):
        names = option_names(book, block.options, heavy=False, label=summary.options_label)
        with book.inside("TBody"):
            rows = [
                aspect_row(book, label, block.options, fill, pad=5.7)
                for label, fill in (
                    (summary.advantage_label, advantage),
                    (summary.risk_label, risk),
                )
            ]
    return Rows(tuple(rows), head=names)


def _notes(book: Book, summary: Summary) -> list[Box]:
    page, styles = book.page, book.styles
    notes = [
        book.para(note, styles.mark, page.spine, page.content_width)
        for note in summary.notes
        if note
    ]
    return [Space(11.5), *notes] if notes else []

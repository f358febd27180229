"""Take boxes, give sheets: what stands where on each page, then its head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from report.frozen import frozen, replace
from report.pdf.book import Book
from report.pdf.box import Anchor, Box, Space
from report.pdf.lines import Line, Span, broken_lines
from report.pdf.pen import Pen
from report.pdf.stack import Heading, Stack, closer
from report.pdf.style import MM
from report.pdf.tags import FOOTER, HEADER
from report.pdf.watermark import draw_watermark
from report.text import NBSP, Run, plain


@dataclass(slots=True)
class Sheet:
    """One page: boxes with the tops they stand at; ``label`` runs in its head."""

    label: str
    is_front: bool = False
    placed: list[tuple[Box, float]] = field(default_factory=list)


@frozen
class Item:
    """A box and the space before it, which falls away at a page's top."""

    box: Box
    before: float = 0.0

    def closer(self, share: float) -> Item:
        """With ``share`` of the space before it; rows give half as much of theirs."""
        return Item(closer(self.box, (1 + share) / 2), self.before * share)


def items(boxes: Sequence[Box], before: float = 0.0) -> list[Item]:
    """Boxes as items; a heading is glued to what it heads, a space becomes the next one's own."""
    out: list[Item] = []
    held: list[Box] = []
    for box in boxes:
        if isinstance(box, Space) and not held:
            before += box.height
        elif isinstance(box, Space | Anchor | Heading):
            held.append(box)
        else:
            out.append(Item(Stack((*held, box), glued=True) if held else box, before))
            held, before = [], 0.0
    if held:
        out.append(Item(Stack(tuple(held), glued=True), before))
    return out


def sheets(found: Sequence[Item], label: str, top: float, bottom: float) -> list[Sheet]:
    """Fill pages from ``top`` to ``bottom``; nothing is cut but where its box allows it."""
    filler = Filler(label, top, bottom)
    filler.fill(found)
    return filler.sheets


class Filler:
    """The sheets so far, and how far down the last one is filled."""

    def __init__(self, label: str, top: float, bottom: float) -> None:
        self.sheets: list[Sheet] = []
        self._label, self._top, self._bottom = label, top, bottom
        self._turn()

    def fill(self, found: Sequence[Item], label: str = "") -> tuple[int, int]:
        """Go on with ``found``; which sheets its first and its last box stand on, from 0.

        With a ``label`` that is what runs in the head of the sheets that are begun from here on.
        """
        self._label = label or self._label
        first = None
        for item in found:
            start = self.put(item)
            first = start if first is None else first
        last = len(self.sheets) - 1
        return (last if first is None else first), last

    def has_room(self, found: Sequence[Item]) -> bool:
        """Whether all of ``found`` fits below what the last sheet holds."""
        need = sum(item.before + item.box.height for item in found)
        return self._at + need <= self._bottom

    def put(self, item: Item) -> int:
        """Place ``item``; the sheet that it begins on."""
        box: Box = item.box
        self._at += item.before if self._is_used else 0.0
        begun = None
        while self._at + box.height > self._bottom + 0.01:
            parts = box.split(self._bottom - self._at)
            if parts is None and not self._is_used:
                parts = box.split(self._bottom - self._at, torn=True)
                if parts is None:
                    break  # one line higher than a page: it has to stand somewhere
            if parts is not None:
                begun = self._place(parts[0], begun)
                box = parts[1]
            self._turn()
        return self._place(box, begun)

    @property
    def used(self) -> float:
        """How much of the last sheet is filled."""
        return self._at - self._top

    @property
    def _is_used(self) -> bool:
        return bool(self.sheets[-1].placed)

    def _place(self, box: Box, begun: int | None) -> int:
        self.sheets[-1].placed.append((box, self._at))
        self._at += box.height
        return len(self.sheets) - 1 if begun is None else begun

    def _turn(self) -> None:
        self.sheets.append(Sheet(self._label))
        self._at = self._top


def draw_sheet(pen: Pen, book: Book, sheet: Sheet, number: int, count: int) -> None:
    """The page's watermark, its head, what stands on it, its foot."""
    if book.story.watermark:
        draw_watermark(pen, book)
    if not sheet.is_front:
        _draw_head(pen, book, sheet.label)
    for box, top in sheet.placed:
        box.draw(pen, top)
    _draw_foot(pen, book, number, count)


def _draw_head(pen: Pen, book: Book, label: str) -> None:
    page, style = book.page, book.styles.mark
    baseline = 14.9 * MM
    ends = broken_lines(book.spans((Run(label),), style, None), page.content_width)[:1]
    room = page.right - page.left - sum(line.width for line in ends) - page.gutter
    with pen.canvas.mark(HEADER):
        for line in _running_title(book, room):
            pen.line(line, page.left, baseline, None)
        for line in ends:
            pen.line(line, page.right - line.width, baseline, None)
        pen.rule(page.left, page.right, 18.2 * MM - 0.25, 0.5, book.styles.colors.ink)


def _running_title(book: Book, room: float) -> tuple[Line, ...]:
    """The title, its short form in bold where it begins with it; the short form if that is all
    there is room for."""
    title, short = plain(book.story.title), book.story.short_title
    begins = bool(short) and title.startswith(short)
    whole = (Run(short, bold=True), Run(title.removeprefix(short))) if begins else (Run(title),)
    for runs in (whole, (Run(short or title, bold=True),)):
        lines = broken_lines(book.spans(runs, book.styles.mark, None), room)
        if len(lines) == 1:
            return lines
    return lines[:1]


def _draw_foot(pen: Pen, book: Book, number: int, count: int) -> None:
    story, page = book.story, book.page
    heavy = [Run(words, bold=True) for words in (story.marking, story.notice) if words]
    light = [Run(words) for words in (story.as_of, story.version) if words]
    parts = [*heavy, *light]
    pages = story.words.page.format(page=number, pages=count)
    baseline = page.height - 13.3 * MM
    (last,) = broken_lines(book.spans((Run(pages),), book.styles.mark, None), page.width)
    with pen.canvas.mark(FOOTER):
        room = page.right - page.left - last.width - page.gutter
        _foot_words(pen, book, parts, baseline, room)
        pen.line(last, page.right - last.width, baseline, None)


def _foot_words(pen: Pen, book: Book, parts: list[Run], baseline: float, room: float) -> None:
    """Broken between two parts rather than within one; more lines stand under the first."""
    page, style = book.page, book.styles.mark
    ink = replace(style, color=book.styles.colors.ink)
    found = book.spans(parts, style, None)
    spans = [span._replace(style=ink) if span.bold else span for span in found]
    dot = Span(f"{NBSP}· ", style)
    lines = _foot_lines(spans, dot, room)
    if len(lines) > 2:
        lines = list(broken_lines(_apart(spans, dot), room))
    for at, line in enumerate(lines):
        pen.line(line, page.left, baseline + at * style.leading, None)


def _foot_lines(spans: Sequence[Span], dot: Span, room: float) -> list[Line]:
    """As many parts on a line as fit; a dot between two, but none where the line ends."""
    rows: list[list[Span]] = []
    for span in spans:
        held = span._replace(text=span.text.replace(" ", NBSP))
        longer = _apart([*rows[-1], held], dot) if rows else ()
        if longer and len(broken_lines(longer, room)) == 1:
            rows[-1].append(held)
        else:
            rows.append([held])
    return [line for row in rows for line in broken_lines(_apart(row, dot), room)]


def _apart(spans: Sequence[Span], dot: Span) -> list[Span]:
    return [part for span in spans for part in (dot, span)][1:]

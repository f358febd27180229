"""Take the story's watermark, paint it large, pale and slanting, before anything else."""

from __future__ import annotations

import math

from report.pdf.book import Book
from report.pdf.fonts import ensure_printable, width_pt
from report.pdf.pen import Pen
from report.pdf.tags import WATERMARK

_LARGEST = 120.0  # points
_REACH = 0.72  # of the page's diagonal


def draw_watermark(pen: Pen, book: Book) -> None:
    """The words from the page's lower left to its upper right: an artifact, which nobody is read.

    Its subtype is that of PDF 32000-1, 14.8.2.2.2.
    """
    words, page = book.story.watermark, book.page
    ensure_printable(words)
    room = _REACH * math.hypot(page.width, page.height)
    size = min(_LARGEST, room / width_pt(words, 1, True, False))
    angle = math.atan2(page.height, page.width)
    with pen.canvas.mark(WATERMARK):
        middle = (page.width / 2, page.height / 2)
        pen.slanted(words, size, book.styles.colors.tint, middle, angle)

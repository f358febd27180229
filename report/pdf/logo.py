"""Take the brand's logo and the room for it, give the box that shows it; it is heard only once."""

from __future__ import annotations

from report.frozen import frozen
from report.pdf.book import Book
from report.pdf.pen import Pen
from report.pdf.tags import Element
from report.theme import Logo
from report.theme.picture import Picture

_LEAST = 0.5  # points: what is thinner is not seen


@frozen
class LogoBox:
    """A logo from ``below`` its top on; it takes no height of the page, for it fills a gap."""

    picture: Picture
    x: float
    below: float
    size: tuple[float, float]
    element: Element | None

    height = 0.0
    baseline = 0.0

    def split(self, room: float, torn: bool = False) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        pen.photo(self.picture, self.x, top + self.below, self.size, self.element)


def logo_box(
    book: Book, logo: Logo, right: float, below: float, width: float, height: float
) -> LogoBox:
    """``logo`` in the upper right corner of ``width`` × ``height``, which ends at ``right``.

    The first one tells what it is; after that a logo is decoration.
    """
    wide, high = (max(side, _LEAST) for side in logo.picture.within(width, height))
    element = None
    if not book.logo_is_told:
        book.logo_is_told = True
        element = Element("Figure", book.parent, alt=logo.alt)
    return LogoBox(logo.picture, right - wide, below, (wide, high), element)

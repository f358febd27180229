"""Take a theme, give the page's measures and type: all lengths in points, from the page's top."""

from __future__ import annotations

from report.frozen import frozen, replace
from report.theme import Colors, Theme

MM = 72 / 25.4
HAIRLINE = 0.5


@frozen
class Style:
    """A size on its leading, a colour, a weight. ``link`` colours links where they differ."""

    size: float
    leading: float
    color: str
    bold: bool = False
    link: str = ""
    narrow: bool = False  # pull U+202F together, for the largest type

    @property
    def baseline(self) -> float:
        """How far below its line box's top the text stands."""
        return (self.leading - self.size) / 2 + 0.75 * self.size


@frozen
class Measures:
    """The grid: twelve columns, the spine at the fourth, the status column at the eleventh."""

    width: float
    height: float
    column: float
    left: float = 20 * MM
    gutter: float = 4 * MM

    @property
    def right(self) -> float:
        return self.left + 12 * self.column + 11 * self.gutter

    @property
    def spine(self) -> float:
        return self.left + 3 * (self.column + self.gutter)

    @property
    def status(self) -> float:
        return self.left + 10 * (self.column + self.gutter)

    @property
    def label_width(self) -> float:
        return self.spine - self.gutter - self.left

    @property
    def text_width(self) -> float:
        """Running text: eight columns."""
        return 8 * self.column + 7 * self.gutter

    @property
    def content_width(self) -> float:
        return self.right - self.spine

    @property
    def top(self) -> float:
        return 27 * MM

    @property
    def bottom(self) -> float:
        return self.height - 24 * MM

    def parts(self, count: int) -> list[tuple[float, float]]:
        """(x, width) of ``count`` equal parts of the content column."""
        width = (self.content_width - (count - 1) * self.gutter) / count
        return [(self.spine + at * (width + self.gutter), width) for at in range(count)]


PAGES = {
    "A4": Measures(210 * MM, 297 * MM, 10.5 * MM),
    "letter": Measures(215.9 * MM, 279.4 * MM, 11 * MM, left=19.95 * MM),
}


@frozen
class Styles:
    """Every use of type in the house's scale."""

    colors: Colors
    page: Measures
    title: Style
    value: Style
    value_small: Style
    section: Style
    answer: Style
    lead: Style
    heading: Style
    body: Style
    strong: Style
    label: Style
    cell: Style
    row_head: Style
    open_cell: Style
    muted_cell: Style
    mark: Style
    unsettled: Style
    figure_mark: Style
    badge: Style


def styles(theme: Theme) -> Styles:
    """The type of ``theme``'s page."""
    c = theme.colors
    body = Style(11, 15, c.ink, link=c.accent)
    cell = Style(10, 13, c.ink, link=c.accent)
    mark = Style(9, 12, c.grey, link=c.accent)
    return Styles(
        colors=c,
        page=PAGES[theme.page],
        title=Style(32, 37.5, c.ink, bold=True, narrow=True),
        value=Style(24, 30, c.ink, bold=True),
        value_small=Style(20, 30, c.ink, bold=True),
        section=Style(20, 24, c.ink, bold=True),
        answer=Style(15, 20, c.ink, bold=True, link=c.accent),
        lead=Style(13, 18, c.ink, link=c.accent),
        heading=Style(13, 18, c.ink, bold=True, link=c.accent),
        body=body,
        strong=replace(body, bold=True),
        label=replace(body, color=c.accent, bold=True),
        cell=cell,
        row_head=replace(cell, bold=True),
        open_cell=replace(cell, color=c.unsettled, bold=True),
        muted_cell=replace(cell, color=c.grey),
        mark=mark,
        unsettled=Style(9, 12, c.unsettled, bold=True, link=c.unsettled),
        figure_mark=replace(mark, leading=15),
        badge=Style(10, 13, c.paper, bold=True),
    )

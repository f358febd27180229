"""Boxes and frames: where the parts of a slide stand. The house's is 1280 by 720 px, 16:9."""

from __future__ import annotations

from typing import Literal

from report.frozen import frozen, replace

EMU_PER_PX = 9525  # one px is 1/96 in
EMU_PER_PT = 12700


@frozen
class Box:
    """A rectangle on a slide, in whole EMU."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of its lower edge."""
        return self.y + self.height


def px(count: float) -> int:
    """``count`` px of 1/96 in, in EMU."""
    return round(count * EMU_PER_PX)


def pt(count: float) -> int:
    """``count`` points, in EMU."""
    return round(count * EMU_PER_PT)


def box_px(x: float, y: float, width: float, height: float) -> Box:
    """A box given in px."""
    return Box(px(x), px(y), px(width), px(height))


GAP = px(48)  # between two blocks
_GUTTER = px(24)  # between two columns of twelve
_NARROW = px(900)  # a slide with less has its words under its pictures, not beside them
_PROSE = px(858)  # longer lines are hard to read


@frozen
class Titles:
    """How titles are set: their font, whether bold, and sizes in points from the largest down."""

    font: str = ""
    bold: bool = True
    sizes: tuple[float, ...] = (26.0, 24.0, 20.0, 18.0, 16.0, 14.0)
    spacing: float = 0.9
    is_centered: bool = False
    anchor: Literal["top", "middle", "bottom"] = "top"
    room: int | None = None  # EMU: the height that a title may grow to; None where it is free to


@frozen
class Opening:
    """A slide that opens the deck or a section: its title's place, and one for all other words.

    ``place`` is the index of the placeholder that the words go into; -1 for a box of their own.
    """

    title: Box
    titles: Titles
    words: Box
    place: int = -1
    is_centered: bool = False


@frozen
class Frame:
    """Where a slide's parts stand, and how large it is.

    Lengths are those of a slide 540 points high: one that is higher is planned on such a slide
    and enlarged as a whole. ``cover`` and ``divider`` are empty where the base deck has the
    house's own layouts for them. ``footer`` is where the marking stands.
    """

    width: int
    height: int
    section: Box
    title: Box
    content: Box
    source: Box
    footer: Box
    source_size: float = 10.5  # points: less than other text only at a slide's foot
    titles: Titles = Titles()
    cover: Opening | None = None
    divider: Opening | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether words stand under a picture, for want of room beside it."""
        return self.content.width < _NARROW

    @property
    def words_left(self) -> int:
        """Where the column of words beside a picture starts."""
        return self.content.right - self.words_width

    @property
    def words_width(self) -> int:
        """The width of the column of words beside a picture: a third."""
        return (self.content.width - GAP) // 3

    @property
    def picture_width(self) -> int:
        """The width of a picture with words beside it: two thirds; all where it is narrow."""
        whole = self.content.width
        return whole if self.is_narrow else whole - GAP - self.words_width

    @property
    def prose_width(self) -> int:
        """The width of lines that are good to read."""
        return min(_PROSE, self.content.width)

    def column(self, first: int, count: int) -> tuple[int, int]:
        """The x and the width of ``count`` columns of twelve, from column ``first`` (1…12)."""
        stride = (self.content.width + _GUTTER) // 12
        return self.content.x + stride * (first - 1), stride * count - _GUTTER


def house_frame(font: str) -> Frame:
    """The frame of the house's base deck, its titles in ``font``."""
    return replace(_HOUSE, titles=Titles(font=font))


_HOUSE = Frame(
    width=px(1280),
    height=px(720),
    section=box_px(64, 30, 760, 24),
    title=box_px(64, 54, 1152, 84),
    content=box_px(64, 160, 1152, 460),  # from the first hanging rule down
    source=box_px(64, 634, 1152, 20),
    footer=box_px(64, 672, 368, 48),  # down to the slide's edge
)

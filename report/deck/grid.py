"""Boxes and the grid of a 16:9 slide, 1280 by 720 px in twelve columns; nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass

EMU_PER_PX = 9525  # one px is 1/96 in
EMU_PER_PT = 12700


@dataclass(frozen=True, slots=True)
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


def column(first: int, count: int) -> tuple[int, int]:
    """The x and the width, in px, of ``count`` columns of twelve, from column ``first`` (1…12)."""
    return 64 + 98 * (first - 1), 98 * count - 24


LEFT, WIDTH = px(64), px(1152)  # the margins' inside
TOP, BOTTOM = px(160), px(620)  # the first hanging rule; the end of the content
PICTURE_WIDTH, WORDS_LEFT, WORDS_WIDTH = px(736), px(848), px(368)
GAP = px(48)  # between two blocks
SECTION = box_px(64, 30, 760, 24)
TITLE = box_px(64, 54, 1152, 84)
SOURCE = box_px(64, 634, 1152, 20)

"""Key figures in, rows of them on slides out: value large, what it is, when."""

from __future__ import annotations

from collections.abc import Sequence

from report.deck.columns import Item, stacks
from report.deck.fit import height_pt, least_width_pt, lines, smaller
from report.deck.grid import EMU_PER_PT, Box, pt, px
from report.deck.plan import Page, Rule, Shape, Words
from report.deck.setting import Setting, common_mark, marked
from report.deck.words import Para, para
from report.frozen import frozen, replace
from report.story import Figure, KeyFigures, Mark

_GUTTER = px(24)
_HEAD_AIR = px(8)
_VALUE_SIZES = (40, 32, 28, 24, 20)
_FEWEST, _MOST = 3, 4  # figures in a row


def figures_pages(block: KeyFigures, area: Box, setting: Setting) -> list[Page]:
    """Four figures a row, as many rows as a slide holds; fewer in a row where words are long."""
    base = Page((), tuple(f.mark for f in block.figures))
    base = replace(base, common=common_mark(base.marks))
    for across in range(_across(block.figures), 0, -1):
        rows = [
            FigureRow(block.path, some, base.common, setting, first, across)
            for first in range(0, len(block.figures), across)
            for some in [block.figures[first : first + across]]
        ]
        if all(row.fits(area) for row in rows):
            return _in_rows(rows, base, area)
    return _as_words(block, base, area, setting)


def _in_rows(rows: Sequence[FigureRow], base: Page, area: Box) -> list[Page]:
    pages: list[Page] = []
    shapes: list[Shape] = []
    y = area.y
    for row in rows:
        height = row.height(area)
        if y + height > area.bottom and shapes:
            pages.append(replace(base, shapes=tuple(shapes)))
            shapes, y = [], area.y
        shapes += row.shapes(replace(area, y=y, height=max(height, area.bottom - y)))
        y += height + px(36)
    return [*pages, replace(base, shapes=tuple(shapes))]


def _as_words(block: KeyFigures, base: Page, area: Box, setting: Setting) -> list[Page]:
    """Figures that are whole texts: one under the other."""
    items = [
        Item(
            marked(
                (
                    para(figure.value, 24),
                    para(figure.label, 16, bold=True),
                    para(figure.detail, 14, role="grey"),
                ),
                figure.mark,
                base.common,
            ),
            f"brief:{block.path}[{at}]",
        )
        for at, figure in enumerate(block.figures)
    ]
    return [replace(base, shapes=tuple(some)) for some in stacks(items, area, setting.font)]


def _across(figures: Sequence[Figure]) -> int:
    return min(max(len(figures), _FEWEST), _MOST)


@frozen
class FigureRow:
    """Figures side by side, each under an ink rule; ``first`` is the index of the first."""

    path: str
    figures: Sequence[Figure]
    common: Mark | None
    setting: Setting
    first: int = 0
    across: int = 0

    def fits(self, box: Box) -> bool:
        """Whether the row is no higher than ``box`` and breaks no word."""
        return self.words_whole(box) and self.height(box) <= box.height

    def words_whole(self, box: Box) -> bool:
        """Whether no word is wider than its column."""
        width, font = self._width(box), self.setting.font
        columns = self._columns(width, self._steps(box))
        return all(
            least_width_pt(some, font) <= width / EMU_PER_PT for paras in columns for some in paras
        )

    def height(self, box: Box) -> int:
        """The height that the row takes: type falls where it is more than ``box`` has."""
        return self._height(self._width(box), self._steps(box))

    def shapes(self, box: Box) -> list[Shape]:
        """The figures at the top of ``box``."""
        width = self._width(box)
        out: list[Shape] = []
        for at, paras in enumerate(self._columns(width, self._steps(box))):
            x = box.x + (width + _GUTTER) * at
            height = pt(height_pt(paras, width / EMU_PER_PT, self.setting.font))
            out.append(Rule(x, box.y, x + width, box.y))
            name = f"brief:{self.path}[{self.first + at}]"
            out.append(Words(Box(x, box.y + _HEAD_AIR, width, height), paras, name))
        return out

    def _width(self, box: Box) -> int:
        across = self.across or _across(self.figures)
        return (box.width - _GUTTER * (across - 1)) // across

    def _steps(self, box: Box) -> int:
        width = self._width(box)
        return next((s for s in range(3) if self._height(width, s) <= box.height), 3)

    def _height(self, width: int, steps: int) -> int:
        font = self.setting.font
        return _HEAD_AIR + max(
            pt(height_pt(paras, width / EMU_PER_PT, font)) for paras in self._columns(width, steps)
        )

    def _columns(self, width: int, steps: int) -> list[tuple[Para, ...]]:
        """Of each figure the value, what it is and when; values on one line are of one size."""
        sizes = [self._value_size(figure, width, steps) for figure in self.figures]
        common = min((size for size in sizes if size), default=_VALUE_SIZES[-1])
        return [
            self._paras(figure, common if size else _VALUE_SIZES[-1], steps)
            for figure, size in zip(self.figures, sizes, strict=True)
        ]

    def _value_size(self, figure: Figure, width: int, steps: int) -> int:
        """The largest size at which a value stands on one line; 0 where there is none."""
        tries = ((size, para(figure.value, size)) for size in _VALUE_SIZES[steps:])
        room, font = width / EMU_PER_PT, self.setting.font
        return next((size for size, value in tries if lines(value, room, font) == 1), 0)

    def _paras(self, figure: Figure, size: int, steps: int) -> tuple[Para, ...]:
        under = (para(figure.label, 16, bold=True), para(figure.detail, 14, role="grey"))
        return marked(
            (para(figure.value, size), *(some for some in smaller(under, steps) if some.text)),
            figure.mark,
            self.common,
        )

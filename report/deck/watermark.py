"""Put the story's watermark on the layouts in use, behind what stands on their slides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from report.deck.draw import add_text, qn, set_decorative
from report.deck.fit import full_width_pt
from report.deck.grid import EMU_PER_PT, Box, box_px
from report.deck.layouts import Layout
from report.deck.words import Para, para

_ROOM = box_px(64, 0, 1152, 720)
_LARGEST, _SMALLEST = 120, 24  # points
_TURN = 20_400_000  # sixtieths of a thousandth of a degree: 340, so 20 against the clock
_STRENGTH = "22000"  # thousandths of a per cent of the muted colour


def add_watermark(layouts: Iterable[Layout], words: str, language: str, font: str) -> None:
    """Large pale words, as the last of each layout's own shapes: decoration, not to be read."""
    for layout in {id(one.native): one for one in layouts}.values():
        shapes = layout.native.shapes
        said = _fitted(words, font)
        height = round(said.size * 1.4 * EMU_PER_PT)
        box = Box(_ROOM.x, (_ROOM.height - height) // 2, _ROOM.width, height)
        shape = add_text(shapes, box, [said], name="Watermark", language=language, anchor="middle")
        shape._element.spPr[0].set("rot", str(_TURN))
        for color in shape._element.iter(qn("a:schemeClr")):
            etree.SubElement(color, qn("a:alpha"), val=_STRENGTH)
        set_decorative(shape)


def _fitted(words: str, font: str) -> Para:
    """The words on one line, as large as they can be."""
    room = _ROOM.width * 0.9 / EMU_PER_PT
    one = full_width_pt(para(words, 100, bold=True), font) / 100
    size = max(_SMALLEST, min(_LARGEST, int(room / one)))
    made: Any = para(words, size, bold=True, role="muted")
    return Para(made.runs, size, align="center")

"""Put the story's watermark on the layouts in use, behind what stands on their slides."""

from __future__ import annotations

from typing import Any

from lxml import etree

from report.deck.adapt import adapt
from report.deck.draw import add_text, qn, set_decorative
from report.deck.fit import full_width_pt
from report.deck.grid import EMU_PER_PT, Box
from report.deck.look import Look
from report.deck.words import Para, para
from report.frozen import replace

_LARGEST, _SMALLEST = 120, 24  # points
_TURN = 20_400_000  # sixtieths of a thousandth of a degree: 340, so 20 against the clock
_STRENGTH = "22000"  # thousandths of a per cent of the muted colour


def add_watermark(look: Look, words: str, language: str) -> None:
    """Large pale words, as the last of each layout's own shapes: decoration, not to be read."""
    room = replace(look.frame.content, y=0, height=look.frame.height)
    kinds = {id(layout.native): kind for kind, layout in look.layouts.items()}
    for kind in kinds.values():
        layout = look.layouts[kind]
        shapes = layout.native.shapes
        said = _fitted(words, room, look.theme.fonts.deck)
        height = round(said.size * 1.4 * EMU_PER_PT)
        box = Box(room.x, (room.height - height) // 2, room.width, height)
        shape = add_text(shapes, box, [said], name="Watermark", language=language, anchor="middle")
        shape._element.spPr[0].set("rot", str(_TURN))
        for color in shape._element.iter(qn("a:schemeClr")):
            etree.SubElement(color, qn("a:alpha"), val=_STRENGTH)
        set_decorative(shape)
        if kind in look.coats:
            adapt(shape._element, look.coats[kind])


def _fitted(words: str, room: Box, font: str) -> Para:
    """The words on one line, as large as they can be."""
    width = room.width * 0.9 / EMU_PER_PT
    one = full_width_pt(para(words, 100, bold=True), font) / 100
    size = max(_SMALLEST, min(_LARGEST, int(width / one)))
    made: Any = para(words, size, bold=True, role="muted")
    return Para(made.runs, size, align="center")

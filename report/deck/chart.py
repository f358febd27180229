"""A Chart on a slide: a rule, caption and unit, a native chart, and words it cannot hold."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from report.deck.chart_kinds import chart_plan
from report.deck.chart_plan import Area, Beside, ChartPlan
from report.deck.chart_xml import chart_xml
from report.deck.draw import add_rule, add_text, group, set_alt
from report.deck.fit import width_pt
from report.deck.grid import EMU_PER_PX, Box, px
from report.deck.words import Para, Piece, para
from report.deck.workbook import workbook
from report.frozen import frozen
from report.story import Chart
from report.theme import Theme

_CAPTION_TOP, _CAPTION = 10, 26  # px under the rule, and its line
_UNIT_TOP, _UNIT = 36, 24
_FRAME_TOP = 72


@frozen
class _Data:
    """What python-pptx asks of its chart data: the XML and the workbook."""

    xml: bytes
    xlsx_blob: bytes

    def xml_bytes(self, _chart_type: Any) -> bytes:
        return self.xml


def add_chart(
    slide: Any, chart: Chart, box: Box, theme: Theme, *, name: str, language: str
) -> None:
    """Draw ``chart`` within ``box``; its shape is called ``name`` and tells ``chart.alt``."""
    shapes = slide.shapes
    top = (box.x, box.y, box.right, box.y)
    add_rule(shapes, *top, role="ink", width_pt=1, name=f"{name}.rule")
    caption = Box(box.x, box.y + px(_CAPTION_TOP), box.width, px(_CAPTION))
    head = (para(chart.caption, 16, bold=True),)
    add_text(shapes, caption, head, name=f"{name}.caption", language=language)
    if chart.unit:
        unit = Box(box.x, box.y + px(_UNIT_TOP), box.width, px(_UNIT))
        words = (para(chart.unit, 14, role="grey"),)
        add_text(shapes, unit, words, name=f"{name}.unit", language=language)
    frame = Box(box.x, box.y + px(_FRAME_TOP), box.width, box.height - px(_FRAME_TOP))

    def measure(text: str, size: float, bold: bool) -> float:
        return width_pt(text, size, bold, theme.fonts.deck)

    plan = chart_plan(chart, theme, _px(frame.width), _px(frame.height), measure)
    data = _Data(chart_xml(chart, plan, language), workbook(chart))
    kind = XL_CHART_TYPE.BAR_CLUSTERED  # python-pptx hands it back to us, who know better
    shape = shapes.add_chart(kind, frame.x, frame.y, frame.width, frame.height, data)
    shape.name = name
    set_alt(shape, chart.alt)
    beside = _add_beside(shapes, plan, frame, name=name, language=language)
    if beside:  # words that belong to the chart move with it
        group(shapes, [shape, *beside], name=f"{name}.group", alt=chart.alt)


def _px(emu: int) -> float:
    return emu / EMU_PER_PX


def _add_beside(shapes: Any, plan: ChartPlan, frame: Box, *, name: str, language: str) -> list[Any]:
    made = []
    for at, leader in enumerate(plan.leaders):
        ends = (*_point(frame, *leader.start), *_point(frame, *leader.end))
        rule = add_rule(shapes, *ends, role="muted", width_pt=0.75, name=f"{name}.leaders[{at}]")
        made.append(rule)
    for at, words in enumerate(plan.beside):
        box, label = _box(frame, words.area), f"{name}.words[{at}]"
        text = (_para(words),)
        made.append(add_text(shapes, box, text, name=label, language=language, anchor="middle"))
    return made


def _point(frame: Box, x: float, y: float) -> tuple[int, int]:
    return frame.x + px(x), frame.y + px(y)


def _box(frame: Box, area: Area) -> Box:
    return Box(*_point(frame, area.x, area.y), px(area.width), px(area.height))


def _para(words: Beside) -> Para:
    piece = Piece(words.text, bold=words.bold, color_role=words.role)  # type: ignore[arg-type]
    return Para((piece,), words.size, words.align)

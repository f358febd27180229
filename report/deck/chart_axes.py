"""The axes of a native chart: category names below or beside, values with their lines."""

from __future__ import annotations

from typing import Any

from report.deck.chart_look import add_node, decimal, write_line, write_text_look
from report.deck.chart_plan import ChartPlan
from report.story import Chart

_CATEGORIES, _VALUES = "111111111", "222222222"  # the axes' ids: any two positive numbers
_DOWN = "maxMin"


def write_axis_ids(kind: Any) -> None:
    for axis in (_CATEGORIES, _VALUES):
        add_node(kind, "c:axId", val=axis)


def write_axes(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    across = chart.kind == "bars"
    names = _start_axis(plot, "c:catAx", _CATEGORIES, orientation=_DOWN if across else "minMax")
    add_node(names, "c:delete", val="0")
    add_node(names, "c:axPos", val="l" if across else "b")
    _finish_axis(names, "low", "General")
    write_line(add_node(names, "c:spPr"), "ink", 1)
    angle = "-5400000" if plan.upright else "0"
    write_text_look(names, plan.name_size, "ink", False, language, angle)
    add_node(names, "c:crossAx", val=_VALUES)
    add_node(names, "c:crosses", val="autoZero")
    add_node(names, "c:auto", val="0")  # years are names here, not dates
    add_node(names, "c:lblAlgn", val="ctr")
    add_node(names, "c:lblOffset", val="50" if chart.kind == "lines" else "100")
    add_node(names, "c:tickLblSkip", val=str(plan.name_step))
    add_node(names, "c:noMultiLvlLbl", val="1")
    _write_value_axis(plot, chart, plan, language)


def _write_value_axis(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    axis = _start_axis(plot, "c:valAx", _VALUES, scale=plan.scale)
    add_node(axis, "c:delete", val=str(int(not plan.has_axis)))
    add_node(axis, "c:axPos", val="t" if chart.kind == "bars" else "l")
    if plan.has_axis:
        write_line(add_node(add_node(axis, "c:majorGridlines"), "c:spPr"), "rule", 0.75)
    _finish_axis(axis, "low" if plan.axis_words else "none", chart.number_format)
    write_line(add_node(axis, "c:spPr"), None)
    write_text_look(axis, 12, "grey", False, language)
    add_node(axis, "c:crossAx", val=_CATEGORIES)
    add_node(axis, "c:crosses", val="autoZero")
    add_node(axis, "c:crossBetween", val="midCat" if chart.kind == "lines" else "between")
    if plan.has_axis and len(chart.ticks) > 1:
        add_node(axis, "c:majorUnit", val=decimal(chart.ticks[1].at - chart.ticks[0].at))


def _start_axis(
    plot: Any,
    tag: str,
    number: str,
    orientation: str = "minMax",
    scale: tuple[float, float] | None = None,
) -> Any:
    axis = add_node(plot, tag)
    add_node(axis, "c:axId", val=number)
    scaling = add_node(axis, "c:scaling")
    add_node(scaling, "c:orientation", val=orientation)
    if scale is not None:
        add_node(scaling, "c:max", val=decimal(scale[1]))
        add_node(scaling, "c:min", val=decimal(scale[0]))
    return axis


def _finish_axis(axis: Any, labels: str, code: str) -> None:
    add_node(axis, "c:numFmt", formatCode=code, sourceLinked="0")
    add_node(axis, "c:majorTickMark", val="none")
    add_node(axis, "c:minorTickMark", val="none")
    add_node(axis, "c:tickLblPos", val=labels)

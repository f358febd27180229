"""A Chart and its ChartPlan in, the XML of a native chart out (ECMA-376 part 1, DrawingML charts).

python-pptx's own chart XML would need as much mending as writing: negative axis ids (a schema
error), a legend, percentages, colours by the theme's order. Names and words go through lxml, which
escapes them.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml.ns import nsmap

from report.deck.chart_plan import ChartPlan, PointLabel
from report.deck.draw import SCHEME
from report.deck.workbook import category_cells, name_cell, value_cells
from report.story import Chart, Series

_C, _A = nsmap["c"], nsmap["a"]
_CATEGORIES, _VALUES = "111111111", "222222222"  # the axes' ids: any two positive numbers
_DOWN = "maxMin"


def chart_xml(chart: Chart, plan: ChartPlan, language: str) -> bytes:
    """The part ``chartN.xml``; the same chart and plan give the same bytes."""
    space = etree.Element(f"{{{_C}}}chartSpace", nsmap={"c": _C, "a": _A, "r": nsmap["r"]})
    _add(space, "c:date1904", val="0")
    _add(space, "c:lang", val=language)
    _add(space, "c:roundedCorners", val="0")
    body = _add(space, "c:chart")
    _add(body, "c:autoTitleDeleted", val="1")
    plot = _add(body, "c:plotArea")
    _write_layout(plot, plan)
    _write_kind(plot, chart, plan, language)
    if chart.kind != "doughnut":
        _write_axes(plot, chart, plan, language)
    if plan.has_legend:
        _write_legend(body, language)
    _add(body, "c:plotVisOnly", val="1")
    _add(body, "c:dispBlanksAs", val="gap")
    _write_fill(_add(space, "c:spPr"), None)
    _write_text_look(space, 14, "ink", False, language)
    return bytes(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    prefix, name = tag.split(":")
    return etree.SubElement(parent, f"{{{nsmap[prefix]}}}{name}", **attributes)


def _write_layout(plot: Any, plan: ChartPlan) -> None:
    wide, high = plan.frame
    box = _add(_add(plot, "c:layout"), "c:manualLayout")
    _add(box, "c:layoutTarget", val="inner")
    _add(box, "c:xMode", val="edge")
    _add(box, "c:yMode", val="edge")
    inner = plan.inner
    shares = (inner.x / wide, inner.y / high, inner.width / wide, inner.height / high)
    for side, share in zip("xywh", shares, strict=True):
        _add(box, f"c:{side}", val=_number(share))


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"


def _write_legend(body: Any, language: str) -> None:
    legend = _add(body, "c:legend")
    _add(legend, "c:legendPos", val="t")
    _add(legend, "c:overlay", val="0")
    _write_text_look(legend, 14, "ink", False, language)


# ---------------------------------------------------------------- kinds


def _write_kind(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    match chart.kind:
        case "bars" | "columns" | "stacked":
            _write_bars(plot, chart, plan, language)
        case "lines":
            _write_lines(plot, chart, plan, language)
        case "doughnut":
            _write_ring(plot, chart, plan, language)


def _write_bars(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    stacked = chart.kind == "stacked"
    bars = _add(plot, "c:barChart")
    _add(bars, "c:barDir", val="bar" if chart.kind == "bars" else "col")
    _add(bars, "c:grouping", val="stacked" if stacked else "clustered")
    _add(bars, "c:varyColors", val="0")
    pointed = chart.kind == "bars" and len(chart.series) == 1
    for at, series in enumerate(chart.series):
        node = _start_series(bars, at, series)
        look = _add(node, "c:spPr")
        _write_fill(look, plan.fills[0] if pointed else plan.fills[at])
        if stacked:
            _write_line(look, "paper", 0.75)
        _add(node, "c:invertIfNegative", val="0")
        if pointed:
            _write_points(node, plan.fills, differ_from=plan.fills[0])
        _write_labels(node, chart, plan, at, language)
        _write_data(node, chart, at)
    _add(bars, "c:gapWidth", val=str(plan.gap))
    _add(bars, "c:overlap", val="100" if stacked else "0")
    _write_axis_ids(bars)


def _write_lines(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    lines = _add(plot, "c:lineChart")
    _add(lines, "c:grouping", val="standard")
    _add(lines, "c:varyColors", val="0")
    for at, series in enumerate(chart.series):
        role = plan.fills[at]
        width = 3.0 if role == "accent" else 2.25
        node = _start_series(lines, at, series)
        _write_line(_add(node, "c:spPr"), role, width, plan.dashed[at])
        _add(_add(node, "c:marker"), "c:symbol", val="none")
        for point in _dots(series):
            _write_dot(node, point, role, width, plan.dashed[at])
        _write_labels(node, chart, plan, at, language)
        _write_data(node, chart, at)
        _add(node, "c:smooth", val="0")
    _add(lines, "c:marker", val="1")
    _write_axis_ids(lines)


def _dots(series: Series) -> list[int]:
    """The last point, and every one that stands alone and would else not be seen."""
    known = [False, *(value is not None for value in series.values), False]
    count = len(series.values)
    alone = {at for at in range(count) if known[at : at + 3] == [False, True, False]}
    last = [at for at in range(count) if known[at + 1]][-1:]
    return sorted(alone.union(last))


def _write_dot(node: Any, point: int, role: str, width: float, dashed: bool) -> None:
    dot = _add(node, "c:dPt")
    _add(dot, "c:idx", val=str(point))
    marker = _add(dot, "c:marker")
    _add(marker, "c:symbol", val="circle")
    _add(marker, "c:size", val="8")
    look = _add(marker, "c:spPr")
    _write_fill(look, role)
    _write_line(look, None)
    _add(dot, "c:bubble3D", val="0")
    _write_line(_add(dot, "c:spPr"), role, width, dashed)


def _write_ring(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    ring = _add(plot, "c:doughnutChart")
    _add(ring, "c:varyColors", val="0")
    node = _start_series(ring, 0, chart.series[0])
    _write_points(node, plan.fills, edge="paper")
    _write_labels(node, chart, plan, 0, language)
    _write_data(node, chart, 0)
    _add(ring, "c:firstSliceAng", val=str(round(plan.turn * 360)))
    _add(ring, "c:holeSize", val="65")


def _start_series(parent: Any, at: int, series: Series) -> Any:
    node = _add(parent, "c:ser")
    _add(node, "c:idx", val=str(at))
    _add(node, "c:order", val=str(at))
    cell = _add(_add(node, "c:tx"), "c:strRef")
    _add(cell, "c:f").text = name_cell(at)
    _write_strings(_add(cell, "c:strCache"), (series.name,))
    return node


def _write_points(
    node: Any, fills: tuple[str, ...], differ_from: str = "", edge: str | None = None
) -> None:
    for at, role in enumerate(fills):
        if role == differ_from:
            continue
        point = _add(node, "c:dPt")
        _add(point, "c:idx", val=str(at))
        if edge is None:
            _add(point, "c:invertIfNegative", val="0")
        _add(point, "c:bubble3D", val="0")
        look = _add(point, "c:spPr")
        _write_fill(look, role)
        if edge is not None:
            _write_line(look, edge, 1)


def _write_data(node: Any, chart: Chart, at: int) -> None:
    names = _add(_add(node, "c:cat"), "c:strRef")
    _add(names, "c:f").text = category_cells(chart)
    _write_strings(_add(names, "c:strCache"), chart.categories)
    numbers = _add(_add(node, "c:val"), "c:numRef")
    _add(numbers, "c:f").text = value_cells(chart, at)
    cache = _add(numbers, "c:numCache")
    _add(cache, "c:formatCode").text = chart.number_format
    _add(cache, "c:ptCount", val=str(len(chart.categories)))
    for index, value in enumerate(chart.series[at].values):
        if value is not None:
            _add(_add(cache, "c:pt", idx=str(index)), "c:v").text = repr(value)


def _write_strings(cache: Any, words: tuple[str, ...]) -> None:
    _add(cache, "c:ptCount", val=str(len(words)))
    for index, word in enumerate(words):
        _add(_add(cache, "c:pt", idx=str(index)), "c:v").text = word


# ---------------------------------------------------------------- labels


def _write_labels(node: Any, chart: Chart, plan: ChartPlan, at: int, language: str) -> None:
    """A label for the points that the plan names, none for the others."""
    labels = _add(node, "c:dLbls")
    for (series, point), label in sorted(plan.labels.items()):
        if series == at:
            _write_label(labels, point, label, chart.number_format, language)
    _write_shown(labels, value=False, name=False)


def _write_label(parent: Any, point: int, label: PointLabel, code: str, language: str) -> None:
    node = _add(parent, "c:dLbl")
    _add(node, "c:idx", val=str(point))
    if label.shift is not None:
        box = _add(_add(node, "c:layout"), "c:manualLayout")
        _add(box, "c:x", val=_number(label.shift[0]))
        _add(box, "c:y", val=_number(label.shift[1]))
    if label.text is not None:
        rich = _add(_add(node, "c:tx"), "c:rich")
        _write_body(rich)
        paragraph = _add(rich, "a:p")
        _write_look(_add(paragraph, "a:pPr"), "a:defRPr", label, language)
        run = _add(paragraph, "a:r")
        _write_look(run, "a:rPr", label, language)
        _add(run, "a:t").text = label.text
    _add(node, "c:numFmt", formatCode=code, sourceLinked="0")
    look = _add(node, "c:spPr")
    _write_fill(look, None)
    _write_line(look, None)
    if label.text is None:
        _write_text_look(node, label.size, label.role, label.bold, language)
    if label.place:
        _add(node, "c:dLblPos", val=label.place)
    _write_shown(node, value=True, name=label.named)


def _write_shown(node: Any, *, value: bool, name: bool) -> None:
    shown = {"LegendKey": False, "Val": value, "CatName": False, "SerName": name}
    for part in (*shown, "Percent", "BubbleSize"):
        _add(node, f"c:show{part}", val=str(int(shown.get(part, False))))
    if name:
        _add(node, "c:separator").text = " "


def _write_look(parent: Any, tag: str, label: PointLabel, language: str) -> None:
    look = _add(parent, tag, lang=language, sz=_size(label.size), b=str(int(label.bold)))
    _write_color(_add(look, "a:solidFill"), label.role)


# ---------------------------------------------------------------- axes


def _write_axis_ids(kind: Any) -> None:
    for axis in (_CATEGORIES, _VALUES):
        _add(kind, "c:axId", val=axis)


def _write_axes(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    across = chart.kind == "bars"
    names = _start_axis(plot, "c:catAx", _CATEGORIES, orientation=_DOWN if across else "minMax")
    _add(names, "c:delete", val="0")
    _add(names, "c:axPos", val="l" if across else "b")
    _finish_axis(names, "low", "General")
    _write_line(_add(names, "c:spPr"), "ink", 1)
    angle = "-5400000" if plan.upright else "0"
    _write_text_look(names, plan.name_size, "ink", False, language, angle)
    _add(names, "c:crossAx", val=_VALUES)
    _add(names, "c:crosses", val="autoZero")
    _add(names, "c:auto", val="0")  # years are names here, not dates
    _add(names, "c:lblAlgn", val="ctr")
    _add(names, "c:lblOffset", val="50" if chart.kind == "lines" else "100")
    _add(names, "c:tickLblSkip", val=str(plan.name_step))
    _add(names, "c:noMultiLvlLbl", val="1")
    _write_value_axis(plot, chart, plan, language)


def _write_value_axis(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    axis = _start_axis(plot, "c:valAx", _VALUES, scale=plan.scale)
    _add(axis, "c:delete", val=str(int(not plan.has_axis)))
    _add(axis, "c:axPos", val="t" if chart.kind == "bars" else "l")
    if plan.has_axis:
        _write_line(_add(_add(axis, "c:majorGridlines"), "c:spPr"), "rule", 0.75)
    _finish_axis(axis, "low" if plan.axis_words else "none", chart.number_format)
    _write_line(_add(axis, "c:spPr"), None)
    _write_text_look(axis, 12, "grey", False, language)
    _add(axis, "c:crossAx", val=_CATEGORIES)
    _add(axis, "c:crosses", val="autoZero")
    _add(axis, "c:crossBetween", val="midCat" if chart.kind == "lines" else "between")
    if plan.has_axis and len(chart.ticks) > 1:
        _add(axis, "c:majorUnit", val=_number(chart.ticks[1].at - chart.ticks[0].at))


def _start_axis(
    plot: Any,
    tag: str,
    number: str,
    orientation: str = "minMax",
    scale: tuple[float, float] | None = None,
) -> Any:
    axis = _add(plot, tag)
    _add(axis, "c:axId", val=number)
    scaling = _add(axis, "c:scaling")
    _add(scaling, "c:orientation", val=orientation)
    if scale is not None:
        _add(scaling, "c:max", val=_number(scale[1]))
        _add(scaling, "c:min", val=_number(scale[0]))
    return axis


def _finish_axis(axis: Any, labels: str, code: str) -> None:
    _add(axis, "c:numFmt", formatCode=code, sourceLinked="0")
    _add(axis, "c:majorTickMark", val="none")
    _add(axis, "c:minorTickMark", val="none")
    _add(axis, "c:tickLblPos", val=labels)


# ---------------------------------------------------------------- looks


def _write_text_look(
    parent: Any, size: float, role: str, bold: bool, language: str, angle: str | None = None
) -> None:
    text = _add(parent, "c:txPr")
    _write_body(text, angle)
    paragraph = _add(text, "a:p")
    look = _add(
        _add(paragraph, "a:pPr"), "a:defRPr", lang=language, sz=_size(size), b=str(int(bold))
    )
    _write_color(_add(look, "a:solidFill"), role)
    _add(paragraph, "a:endParaRPr", lang=language)


def _write_body(parent: Any, angle: str | None = None) -> None:
    """No wrapping but on an axis: LibreOffice would break a label at the end of a line."""
    if angle is None:
        _add(parent, "a:bodyPr", wrap="none", lIns="0", tIns="0", rIns="0", bIns="0", anchor="ctr")
    else:
        _add(parent, "a:bodyPr", rot=angle, vert="horz")
    _add(parent, "a:lstStyle")


def _size(points: float) -> str:
    return str(round(points * 100))


def _write_fill(look: Any, role: str | None) -> None:
    if role is None:
        _add(look, "a:noFill")
    else:
        _write_color(_add(look, "a:solidFill"), role)


def _write_line(look: Any, role: str | None, points: float = 0, dashed: bool = False) -> None:
    if role is None:
        _add(_add(look, "a:ln"), "a:noFill")
        return
    line = _add(look, "a:ln", w=str(round(points * 12700)), cap="rnd" if points > 2 else "flat")
    _write_color(_add(line, "a:solidFill"), role)
    if dashed:
        _add(line, "a:prstDash", val="sysDash")
    _add(line, "a:round")


def _write_color(fill: Any, role: str) -> None:
    _add(fill, "a:schemeClr", val=SCHEME[role])

"""A Chart and its ChartPlan in, the XML of a native chart out (ECMA-376 part 1, DrawingML charts).

python-pptx's own chart XML would need as much mending as writing: negative axis ids (a schema
error), a legend, percentages, colours by the theme's order. Names and words go through lxml, which
escapes them.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml.ns import _nsmap as nsmap

from report.deck.chart_axes import write_axes, write_axis_ids
from report.deck.chart_look import (
    add_node,
    decimal,
    size_text,
    write_body,
    write_color,
    write_fill,
    write_line,
    write_text_look,
)
from report.deck.chart_plan import ChartPlan, PointLabel
from report.deck.workbook import category_cells, name_cell, value_cells
from report.story import Chart, Series

_C, _A = nsmap["c"], nsmap["a"]
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_LEADERS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"


def chart_xml(chart: Chart, plan: ChartPlan, language: str) -> bytes:
    """The part ``chartN.xml``; the same chart and plan give the same bytes."""
    space = etree.Element(f"{{{_C}}}chartSpace", nsmap={"c": _C, "a": _A, "r": nsmap["r"]})
    add_node(space, "c:date1904", val="0")
    add_node(space, "c:lang", val=language)
    add_node(space, "c:roundedCorners", val="0")
    body = add_node(space, "c:chart")
    add_node(body, "c:autoTitleDeleted", val="1")
    plot = add_node(body, "c:plotArea")
    _write_layout(plot, plan)
    _write_kind(plot, chart, plan, language)
    if chart.kind != "doughnut":
        write_axes(plot, chart, plan, language)
    if plan.legend:
        _write_legend(body, plan, language)
    add_node(body, "c:plotVisOnly", val="1")
    add_node(body, "c:dispBlanksAs", val="gap")
    write_fill(add_node(space, "c:spPr"), None)
    write_text_look(space, 14, "ink", False, language)
    return bytes(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))


def _write_layout(plot: Any, plan: ChartPlan) -> None:
    wide, high = plan.frame
    box = add_node(add_node(plot, "c:layout"), "c:manualLayout")
    add_node(box, "c:layoutTarget", val="inner")
    add_node(box, "c:xMode", val="edge")
    add_node(box, "c:yMode", val="edge")
    inner = plan.inner
    shares = (inner.x / wide, inner.y / high, inner.width / wide, inner.height / high)
    for side, share in zip("xywh", shares, strict=True):
        add_node(box, f"c:{side}", val=decimal(share))


def _write_legend(body: Any, plan: ChartPlan, language: str) -> None:
    legend = add_node(body, "c:legend")
    add_node(legend, "c:legendPos", val="t")
    box = add_node(add_node(legend, "c:layout"), "c:manualLayout")
    add_node(box, "c:xMode", val="edge")
    add_node(box, "c:yMode", val="edge")
    shares = (0.0, 0.0, plan.legend / plan.frame[0], 24 / plan.frame[1])
    for side, share in zip("xywh", shares, strict=True):
        add_node(box, f"c:{side}", val=decimal(share))
    add_node(legend, "c:overlay", val="0")
    write_text_look(legend, 14, "ink", False, language)


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
    bars = add_node(plot, "c:barChart")
    add_node(bars, "c:barDir", val="bar" if chart.kind == "bars" else "col")
    add_node(bars, "c:grouping", val="stacked" if stacked else "clustered")
    add_node(bars, "c:varyColors", val="0")
    pointed = chart.by_category and len(chart.series) == 1
    for at, series in enumerate(chart.series):
        node = _start_series(bars, at, series)
        look = add_node(node, "c:spPr")
        write_fill(look, plan.fills[0] if pointed else plan.fills[at])
        if stacked:
            write_line(look, "paper", 0.75)
        add_node(node, "c:invertIfNegative", val="0")
        if pointed:
            _write_points(node, plan.fills, differ_from=plan.fills[0])
        _write_labels(node, chart, plan, at, language)
        _write_data(node, chart, at)
    add_node(bars, "c:gapWidth", val=str(plan.gap))
    add_node(bars, "c:overlap", val="100" if stacked else "0")
    write_axis_ids(bars)


def _write_lines(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    lines = add_node(plot, "c:lineChart")
    add_node(lines, "c:grouping", val="standard")
    add_node(lines, "c:varyColors", val="0")
    for at, series in enumerate(chart.series):
        role = plan.fills[at]
        width = 3.0 if role == "accent" else 2.25
        node = _start_series(lines, at, series)
        write_line(add_node(node, "c:spPr"), role, width, plan.dashed[at])
        add_node(add_node(node, "c:marker"), "c:symbol", val="none")
        for point in _dots(series):
            _write_dot(node, point, role, width, plan.dashed[at])
        _write_labels(node, chart, plan, at, language)
        _write_data(node, chart, at)
        add_node(node, "c:smooth", val="0")
    add_node(lines, "c:marker", val="1")
    write_axis_ids(lines)


def _dots(series: Series) -> list[int]:
    """The last point, and every one that stands alone and would else not be seen."""
    known = [False, *(value is not None for value in series.values), False]
    count = len(series.values)
    alone = {at for at in range(count) if known[at : at + 3] == [False, True, False]}
    last = [at for at in range(count) if known[at + 1]][-1:]
    return sorted(alone.union(last))


def _write_dot(node: Any, point: int, role: str, width: float, dashed: bool) -> None:
    dot = add_node(node, "c:dPt")
    add_node(dot, "c:idx", val=str(point))
    marker = add_node(dot, "c:marker")
    add_node(marker, "c:symbol", val="circle")
    add_node(marker, "c:size", val="8")
    look = add_node(marker, "c:spPr")
    write_fill(look, role)
    write_line(look, None)
    add_node(dot, "c:bubble3D", val="0")
    write_line(add_node(dot, "c:spPr"), role, width, dashed)


def _write_ring(plot: Any, chart: Chart, plan: ChartPlan, language: str) -> None:
    ring = add_node(plot, "c:doughnutChart")
    add_node(ring, "c:varyColors", val="0")
    node = _start_series(ring, 0, chart.series[0])
    _write_points(node, plan.fills, edge="paper")
    _write_labels(node, chart, plan, 0, language)
    _write_data(node, chart, 0)
    add_node(ring, "c:firstSliceAng", val=str(round(plan.turn * 360)))
    add_node(ring, "c:holeSize", val="65")


def _start_series(parent: Any, at: int, series: Series) -> Any:
    node = add_node(parent, "c:ser")
    add_node(node, "c:idx", val=str(at))
    add_node(node, "c:order", val=str(at))
    cell = add_node(add_node(node, "c:tx"), "c:strRef")
    add_node(cell, "c:f").text = name_cell(at)
    _write_strings(add_node(cell, "c:strCache"), (series.name,))
    return node


def _write_points(
    node: Any, fills: tuple[str, ...], differ_from: str = "", edge: str | None = None
) -> None:
    for at, role in enumerate(fills):
        if role == differ_from:
            continue
        point = add_node(node, "c:dPt")
        add_node(point, "c:idx", val=str(at))
        if edge is None:
            add_node(point, "c:invertIfNegative", val="0")
        add_node(point, "c:bubble3D", val="0")
        look = add_node(point, "c:spPr")
        write_fill(look, role)
        if edge is not None:
            write_line(look, edge, 1)


def _write_data(node: Any, chart: Chart, at: int) -> None:
    names = add_node(add_node(node, "c:cat"), "c:strRef")
    add_node(names, "c:f").text = category_cells(chart)
    _write_strings(add_node(names, "c:strCache"), chart.categories)
    numbers = add_node(add_node(node, "c:val"), "c:numRef")
    add_node(numbers, "c:f").text = value_cells(chart, at)
    cache = add_node(numbers, "c:numCache")
    add_node(cache, "c:formatCode").text = chart.number_format
    add_node(cache, "c:ptCount", val=str(len(chart.categories)))
    for index, value in enumerate(chart.series[at].values):
        if value is not None:
            add_node(add_node(cache, "c:pt", idx=str(index)), "c:v").text = repr(value)


def _write_strings(cache: Any, words: tuple[str, ...]) -> None:
    add_node(cache, "c:ptCount", val=str(len(words)))
    for index, word in enumerate(words):
        add_node(add_node(cache, "c:pt", idx=str(index)), "c:v").text = word


# ---------------------------------------------------------------- labels


def _write_labels(node: Any, chart: Chart, plan: ChartPlan, at: int, language: str) -> None:
    """A label for the points that the plan names, none for the others."""
    labels = add_node(node, "c:dLbls")
    for (series, point), label in sorted(plan.labels.items()):
        if series == at:
            _write_label(labels, point, label, chart.number_format, language)
    _write_shown(labels, value=False, name=False)
    # LibreOffice draws a line from a label that was moved to its point unless told not to.
    extension = add_node(add_node(labels, "c:extLst"), "c:ext", uri=_LEADERS)
    etree.SubElement(extension, f"{{{_C15}}}showLeaderLines", {"val": "0"}, nsmap={"c15": _C15})


def _write_label(parent: Any, point: int, label: PointLabel, code: str, language: str) -> None:
    node = add_node(parent, "c:dLbl")
    add_node(node, "c:idx", val=str(point))
    if label.shift is not None:
        box = add_node(add_node(node, "c:layout"), "c:manualLayout")
        add_node(box, "c:x", val=decimal(label.shift[0]))
        add_node(box, "c:y", val=decimal(label.shift[1]))
    if label.text is not None:
        rich = add_node(add_node(node, "c:tx"), "c:rich")
        write_body(rich)
        paragraph = add_node(rich, "a:p")
        _write_look(add_node(paragraph, "a:pPr"), "a:defRPr", label, language)
        run = add_node(paragraph, "a:r")
        _write_look(run, "a:rPr", label, language)
        add_node(run, "a:t").text = label.text
    add_node(node, "c:numFmt", formatCode=code, sourceLinked="0")
    look = add_node(node, "c:spPr")
    write_fill(look, None)
    write_line(look, None)
    if label.text is None:
        write_text_look(node, label.size, label.role, label.bold, language)
    if label.place:
        add_node(node, "c:dLblPos", val=label.place)
    _write_shown(node, value=True, name=label.named)


def _write_shown(node: Any, *, value: bool, name: bool) -> None:
    shown = {"LegendKey": False, "Val": value, "CatName": False, "SerName": name}
    for part in (*shown, "Percent", "BubbleSize"):
        add_node(node, f"c:show{part}", val=str(int(shown.get(part, False))))
    if name:
        add_node(node, "c:separator").text = " "


def _write_look(parent: Any, tag: str, label: PointLabel, language: str) -> None:
    look = add_node(parent, tag, lang=language, sz=size_text(label.size), b=str(int(label.bold)))
    write_color(add_node(look, "a:solidFill"), label.role)

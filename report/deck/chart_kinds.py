"""A Chart, a Theme and a frame in px in, its ChartPlan out; measures: look/slides.md."""

from __future__ import annotations

from typing import assert_never

from report.deck.chart_columns import columns_plan
from report.deck.chart_lines import lines_plan
from report.deck.chart_plan import ChartPlan
from report.deck.chart_ring import ring_plan
from report.deck.chart_rows import bars_plan
from report.deck.chart_stack import stacked_plan
from report.layout.words import Measure
from report.story import Chart
from report.theme import Theme


def chart_plan(
    chart: Chart, theme: Theme, width: float, height: float, measure: Measure
) -> ChartPlan:
    """How ``chart`` is laid out in a frame of ``width`` by ``height`` px."""
    frame = (width, height)
    match chart.kind:
        case "bars":
            return bars_plan(chart, frame, measure)
        case "columns":
            return columns_plan(chart, frame, measure)
        case "stacked":
            return stacked_plan(chart, theme, frame, measure)
        case "lines":
            return lines_plan(chart, frame, measure)
        case "doughnut":
            return ring_plan(chart, theme, frame, measure)
        case _:
            assert_never(chart.kind)

"""A Chart and a Theme in, a Picture for the page out; drawn by matplotlib, or remembered."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import asdict
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from report.layout.words import Measure
from report.pdf import chart_bars, chart_columns, chart_lines, chart_ring
from report.pdf.cache import keep_picture, load_picture
from report.pdf.picture import Picture
from report.story import Chart
from report.theme import Theme

if TYPE_CHECKING:
    from report.pdf.mpl import Sheet

_CODE = ("pdf/chart*.py", "pdf/mpl.py", "pdf/picture.py", "layout/*.py")


def chart_picture(
    chart: Chart,
    theme: Theme,
    width: float,
    height: float,
    measure: Measure,
    cache: Path | None = None,
) -> Picture:
    """``chart`` in a picture ``width`` points wide; the page writes title, caption and unit itself.

    ``height`` is a wish: bars that need more get it, and few bars take less. The same input gives
    the same picture. With a ``cache`` folder it is drawn once; give none for confidential items.
    """
    tall = _height(chart, height)
    if cache is None:
        return _draw(chart, theme, width, tall, measure)
    key = _key(chart, theme, (width, tall), measure)
    known = load_picture(cache, key)
    if known is not None:
        return known
    picture = _draw(chart, theme, width, tall, measure)
    keep_picture(cache, key, picture)
    return picture


def _height(chart: Chart, wish: float) -> float:
    match chart.kind:
        case "bars":
            return chart_bars.height(chart, wish)
        case "doughnut":
            return chart_ring.height(chart, wish)
        case "columns" | "stacked" | "lines":
            return wish
        case _:
            assert_never(chart.kind)


def _draw(chart: Chart, theme: Theme, width: float, height: float, measure: Measure) -> Picture:
    from report.pdf.mpl import Sheet  # deferred: matplotlib takes half a second to import

    sheet = Sheet(width, height)
    _draw_kind(sheet, chart, theme, measure)
    return sheet.picture()


def _draw_kind(sheet: Sheet, chart: Chart, theme: Theme, measure: Measure) -> None:
    match chart.kind:
        case "bars":
            chart_bars.draw_bars(sheet, chart, theme.colors, measure)
        case "columns" | "stacked":
            chart_columns.draw_columns(sheet, chart, theme.colors, measure)
        case "lines":
            chart_lines.draw_lines(sheet, chart, theme.colors, measure)
        case "doughnut":
            chart_ring.draw_ring(sheet, chart, theme.colors, measure)
        case _:
            assert_never(chart.kind)


def _key(chart: Chart, theme: Theme, size: tuple[float, float], measure: Measure) -> str:
    """A name for all that the picture depends on, the font included: it is known by its widths."""
    words = [*chart.categories, chart.total, *(tick.label for tick in chart.ticks)]
    for series in chart.series:
        words += [series.name, *series.labels]
    drawn = asdict(chart)
    for untold in ("path", "title", "caption", "unit", "alt", "finding", "text", "note", "mark"):
        del drawn[untold]
    widths = [round(measure(word, 10, bold), 2) for word in words for bold in (False, True)]
    whole = [drawn, asdict(theme.colors), size, widths, _code()]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


@once
def _code() -> str:
    """A digest of the code that draws, and of matplotlib's version, without importing it."""
    report = Path(__file__).parent.parent
    files = sorted(file for pattern in _CODE for file in report.glob(pattern))
    found = importlib.util.find_spec("matplotlib")
    if found is not None and found.origin is not None:
        files.append(Path(found.origin).with_name("_version.py"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()

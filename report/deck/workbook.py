"""A story's Chart in, the bytes of the workbook behind it out: its numbers and nothing else."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from report.story import Chart

SHEET = "Sheet1"
_CREATED = datetime(1980, 1, 1)  # the earliest date that a zip knows: never the clock's


def workbook(chart: Chart) -> bytes:
    """Categories in the first column, a column for each series; no cell where there is no value.

    Words that stand for a missing value are not written: a program would draw them as zero.
    """
    from xlsxwriter import Workbook  # deferred: only a deck with charts needs it

    # Text that looks like a formula, a link or a number stays text.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, **plain})
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(SHEET)
    look = book.add_format({"num_format": chart.number_format})
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value, look)
    book.close()
    return stream.getvalue()


def category_cells(chart: Chart) -> str:
    """Where the categories stand: ``Sheet1!$A$2:$A$7``."""
    return f"{SHEET}!$A$2:$A${len(chart.categories) + 1}"


def name_cell(series: int) -> str:
    """Where the name of a series stands, counted from 0."""
    return f"{SHEET}!${_letter(series)}$1"


def value_cells(chart: Chart, series: int) -> str:
    """Where the values of a series stand."""
    return f"{SHEET}!${_letter(series)}$2:${_letter(series)}${len(chart.categories) + 1}"


def _letter(series: int) -> str:
    return chr(ord("B") + series)  # a story has far fewer than 25 series

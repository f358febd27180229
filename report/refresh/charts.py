"""New numbers for a chart: in what it draws, and in the workbook behind it."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from report.holders import C, Cell, number_text
from report.parts import cell_text, part_xml, shared_strings, sheets
from report.refresh.retell import set_paragraph

_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELLS = re.compile(r"(?:'?(?P<sheet>[^'!]+)'?!)?\$?(?P<column>[A-Z]+)\$?(?P<row>\d+)")
_DATE = (1980, 1, 1, 0, 0, 0)  # of every member of a workbook: never the clock's


@dataclass(frozen=True, slots=True)
class Point:
    """One name or value of a chart that changes: where the workbook has it, and what it says."""

    column: str
    row: int
    old: str
    new: str


def set_point(root: Any, row: int, at: int, there: Cell, new: Cell) -> list[Point]:
    """Let the chart ``root`` draw a name or a value anew; where in the workbook it stands."""
    if there.at is not None and there.at.tag != f"{C}v":  # a label of words
        set_paragraph(there.at, new.text)
        return []
    points = []
    for data, index in _data(root, row, at):
        value = _value(data, index)
        if new.at is None:  # no value any more
            value.getparent().getparent().remove(value.getparent())
        else:
            value.text = new.at.text
        if (address := _address(data, index)) is not None:
            points.append(Point(*address, there.text, new.text))
    return points[:1] if row == 0 else points  # all series name the same cells for categories


def _data(root: Any, row: int, at: int) -> list[tuple[Any, int]]:
    """Where a chart keeps a cell of its rows: categories stand once for each series."""
    series = list(root.iter(f"{C}ser"))
    if row == 0:
        return [(held, at - 1) for one in series if (held := one.find(f"{C}cat")) is not None]
    one = series[row - 1]
    if at == 0:
        return [(one.find(f"{C}tx"), 0)]
    held = one.find(f"{C}val")
    return [(held if held is not None else one.find(f"{C}yVal"), at - 1)]


def _value(data: Any, index: int) -> Any:
    """The element with the value, made if there is none yet."""
    for one in data.iter(f"{C}pt"):
        if one.get("idx") == str(index):
            return one.find(f"{C}v")
    cache = next(data.iter(f"{C}numCache", f"{C}strCache", f"{C}numLit", f"{C}strLit"), None)
    if cache is None:
        return data.find(f"{C}v")
    point = etree.Element(f"{C}pt", idx=str(index))
    later = [one for one in cache.iter(f"{C}pt") if int(one.get("idx", "0")) > index]
    if later:
        later[0].addprevious(point)
    else:
        cache.append(point)
    return etree.SubElement(point, f"{C}v")


def _address(data: Any, index: int) -> tuple[str, int] | None:
    """Column and row of a point, by the formula that the chart has for it."""
    formula = next(data.iter(f"{C}f"), None)
    match = _CELLS.match(formula.text or "") if formula is not None else None
    return (match["column"], int(match["row"]) + index) if match else None


def redraw(root: Any, new: Any) -> bool:
    """Let ``root`` draw all that ``new`` draws, in its own looks; False where the series differ."""
    there, come = list(root.iter(f"{C}ser")), list(new.iter(f"{C}ser"))
    if len(there) != len(come):
        return False
    for old, one in zip(there, come, strict=True):
        for name in ("tx", "cat", "val", "dLbls"):
            mine, theirs = old.find(f"{C}{name}"), one.find(f"{C}{name}")
            if mine is not None and theirs is not None:
                old.replace(mine, copy.deepcopy(theirs))
    rescale(root, new)
    return True


def rescale(root: Any, new: Any) -> None:
    """Give the value axis the ends of ``new`` where a value lies beyond its own."""
    drawn = [float(v.text or 0) for s in root.iter(f"{C}ser") for d in s.iter(f"{C}val")
             for v in d.iter(f"{C}v")]  # fmt: skip
    for mine, theirs in zip(root.iter(f"{C}valAx"), new.iter(f"{C}valAx"), strict=False):
        ends = [mine.find(f"{C}scaling/{C}{name}") for name in ("min", "max")]
        low, high = (None if one is None else float(one.get("val")) for one in ends)
        if drawn and (
            (low is not None and min(drawn) < low) or (high is not None and max(drawn) > high)
        ):
            for name in ("scaling", "majorUnit"):
                old, one = mine.find(f"{C}{name}"), theirs.find(f"{C}{name}")
                if old is not None and one is not None:
                    mine.replace(old, copy.deepcopy(one))


def set_workbook(content: bytes, points: Sequence[Point]) -> tuple[bytes, list[Point]]:
    """The workbook with ``points`` anew, and those that a hand has changed in it: they stay."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        members = {one.filename: book.read(one) for one in book.infolist()}
        (sheet, *_) = sheets(book)
        root = part_xml(book, sheet)
        shared = shared_strings(book)
    kept = [one for one in points if not _set(root, one, shared)]
    members[sheet] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, held in members.items():
            book.writestr(zipfile.ZipInfo(name, _DATE), held, zipfile.ZIP_DEFLATED)
    return stream.getvalue(), kept


def _set(sheet: Any, point: Point, shared: Sequence[str]) -> bool:
    """Write one cell; False where it does not say what the chart said."""
    cell = _cell(sheet, point.column, point.row)
    if number_text(cell_text(cell, shared)) != point.old:
        return False
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if re.fullmatch(r"-?\d+(\.\d+)?(e[-+]?\d+)?", point.new):
        etree.SubElement(cell, f"{_X}v").text = point.new
    elif point.new:
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, f"{_X}is"), f"{_X}t").text = point.new
    return True


def _cell(sheet: Any, column: str, row: int) -> Any:
    """The cell at an address, made if there is none yet."""
    data = sheet.find(f"{_X}sheetData")
    held = next((one for one in data if one.get("r") == str(row)), None)
    if held is None:
        held = etree.Element(f"{_X}row", r=str(row))
        at = sum(1 for one in data if int(one.get("r", "0")) < row)
        data.insert(at, held)
    for one in held:
        if one.get("r") == f"{column}{row}":
            return one
    made = etree.Element(f"{_X}c", r=f"{column}{row}")
    key = (len(column), column)
    at = sum(1 for one in held if _column(one) < key)
    held.insert(at, made)
    return made


def _column(cell: Any) -> tuple[int, str]:
    letters = cell.get("r", "").rstrip("0123456789")
    return len(letters), letters

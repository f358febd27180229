"""Data with tables and series that name a CSV file → the same data as if all had been typed.

What is filled in knows its place in the CSV file, so that any later problem points there. Fields
that only say how to read the file (from, column, decimal …) are gone from what is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from report.errors import Problem, ReportError, did_you_mean
from report.frozen import frozen
from report.lines import Lines
from report.numerals import SIGNS, is_spoiled, readings
from report.sheet import Cell, Row, Sheet, read_sheet, refusal, told
from report.source import Source
from report.values import Everywhere, Loc, is_language

_SAID = {",": "a comma", ".": "a point"}


def fill_in(source: Source, folder: Path) -> tuple[Source, list[Problem]]:
    """``source`` with the CSV files in ``folder`` that it names, and all that is wrong with them.

    What cannot be filled in keeps its ``from``: its model asks for no rows then.
    """
    filling = _Filling(source, folder)
    data: Any = source.data
    for loc, item in _drawn(source.data):
        data = _with(data, loc, filling.filled(loc, item))
    if data is source.data:
        return source, []
    return source.filled(data, filling.elsewhere), filling.problems


def _drawn(data: Mapping[str, Any]) -> Iterator[tuple[Loc, dict[str, Any]]]:
    """Every table and every series, in any section, that names a file."""
    for name, part in data.items():
        each: Iterable[tuple[Loc, Any]] = [((name,), part)]
        if isinstance(part, list):
            each = [((name, index), one) for index, one in enumerate(part)]
        for loc, holder in each:
            for kind in ("tables", "series"):
                items = holder.get(kind) if isinstance(holder, dict) else None
                for index, item in enumerate(items if isinstance(items, list) else []):
                    if isinstance(item, dict) and isinstance(item.get("from"), str):
                        yield (*loc, kind, index), item


def _with(data: Any, loc: Loc, value: Any) -> Any:
    """A copy of ``data`` with ``value`` at ``loc``."""
    if not loc:
        return value
    copy = data.copy()
    copy[loc[0]] = _with(data[loc[0]], loc[1:], value)
    return copy


@frozen
class _Item:
    """A table or series as typed, its place in the data, and the sheet and rows that it takes."""

    loc: Loc
    typed: dict[str, Any]
    sheet: Sheet
    rows: tuple[Row, ...]


@frozen
class _Column:
    """One column that is asked for: its place in the data, and which of the sheet's it is.

    Usually one for every language (""), else one for each; none where the name is wrong.
    """

    loc: Loc
    at: dict[str, int]
    numeric: bool

    def cells(self, row: Row) -> dict[str, Cell]:
        """The column's cells in one row, by language."""
        return {code: row[index] for code, index in self.at.items()}


class _Filling:
    """Fills in one item after the other, keeping what is wrong and where everything stands."""

    def __init__(self, source: Source, folder: Path) -> None:
        self.elsewhere: dict[Loc, tuple[Lines, int]] = {}
        self.problems: list[Problem] = []
        self._source = source
        self._folder = folder
        self._sheets: dict[str, Sheet | None] = {}

    def filled(self, loc: Loc, typed: dict[str, Any]) -> dict[str, Any]:
        """``typed`` with its rows, or as it is where the file or the item is not right."""
        sheet = self._sheet(loc, typed["from"])
        is_table = loc[-2] == "tables"
        if sheet is None or not (_is_table(typed) if is_table else _is_series(typed)):
            return typed
        rows = tuple(row for row in sheet.rows if any(cell.text.strip() for cell in row))
        if not rows:
            self._refuse("E711", (*loc, "from"), "the file has no rows under its header")
            return typed
        item = _Item(loc, typed, sheet, rows)
        return self._table(item) if is_table else self._series(item)

    def _sheet(self, loc: Loc, name: str) -> Sheet | None:
        """The sheet of that name, read once; None where it cannot be read."""
        code, what, hint = refusal(self._folder, name)
        if code:
            self._refuse(code, (*loc, "from"), what, hint)
            return None
        if name not in self._sheets:
            self._sheets[name] = None
            try:
                self._sheets[name] = read_sheet(self._folder / name)
            except ReportError as error:
                self.problems += error.problems
        return self._sheets[name]

    # ---------------------------------------------------------------- items

    def _table(self, item: _Item) -> dict[str, Any]:
        typed = item.typed
        columns = [
            self._column(item, column, ("columns", index), numeric=column.get("numeric") == "true")
            for index, column in enumerate(typed["columns"])
        ]
        values = zip(*self._values(item, columns), strict=True)
        rows: list[dict[str, Any]] = [{"cells": list(cells)} for cells in values]
        if typed.get("total"):
            rows[-1]["total"] = "true"
        for index, row in enumerate(item.rows):
            here = (*item.loc, "rows", index)
            self.elsewhere[here] = item.sheet.lines, row[0].start
            for number, column in enumerate(columns):
                self._note((*here, "cells", number), item, column.cells(row))
        heads = [_without(column, "column") for column in typed["columns"]]
        return _without(typed, "from", "decimal", "total") | {"columns": heads, "rows": rows}

    def _series(self, item: _Item) -> dict[str, Any]:
        typed = item.typed
        category = self._column(item, typed, (), field="category")
        columns = [
            self._column(item, line, ("lines", index), numeric=True)
            for index, line in enumerate(typed["lines"])
        ]
        named, *values = self._values(item, [category, *columns])
        for index, row in enumerate(item.rows):
            self._note((*item.loc, "categories", index), item, category.cells(row))
            for number, column in enumerate(columns):
                here = (*item.loc, "lines", number, "values", index)
                self._note(here, item, column.cells(row))
        lines = [
            _without(line, "column") | {"values": given}
            for line, given in zip(typed["lines"], values, strict=True)
        ]
        categories = self._demand_names(item, category, named)
        bare = _without(typed, "from", "decimal", "category")
        return bare | {"categories": categories, "lines": lines}

    def _demand_names(self, item: _Item, category: _Column, named: list[Any]) -> list[Any]:
        """``named`` with a sign where there is no name, so that all the rest is checked."""
        for row, name in zip(item.rows, named, strict=True):
            if name is None and category.at:
                cell = next(iter(category.cells(row).values()))
                hint = "name it, or leave the row out"
                self.problems.append(
                    item.sheet.problem("E718", cell, "the category is empty", hint)
                )
        return [name or "?" for name in named]

    def _note(self, loc: Loc, item: _Item, cells: dict[str, Cell]) -> None:
        """Keep where the value at ``loc`` stands, and its text in each language."""
        for code, cell in cells.items():
            self.elsewhere.setdefault(loc, (item.sheet.lines, cell.start))
            if code:
                self.elsewhere[*loc, code] = item.sheet.lines, cell.start

    # ---------------------------------------------------------------- columns

    def _column(
        self,
        item: _Item,
        part: dict[str, Any],
        where: Loc,
        *,
        numeric: bool = False,
        field: str = "column",
    ) -> _Column:
        """The sheet's column that ``part``, at ``where`` in the item, names in its ``field``."""
        loc, named, names = (*item.loc, *where), part.get(field), item.sheet.names
        if named is None:
            what = f"the field '{field}' is missing: which column of the file is this?"
            self._refuse("E713", loc, what, f"there is: {_listed(names)}")
            return _Column(loc, {}, numeric)
        loc = (*loc, field)
        if isinstance(named, dict) and numeric:
            what = "numbers are the same in every language"
            self._refuse("E719", loc, what, "name one column of the file")
            return _Column(loc, {}, numeric)
        at = {}
        for code, name in named.items() if isinstance(named, dict) else [("", named)]:
            if name.strip() in names:
                at[code] = names.index(name.strip())
            else:
                what = f"the file has no column '{name}' (there is: {_listed(names)})"
                hint = did_you_mean(name, filter(None, names))
                self._refuse("E712", (*loc, code) if code else loc, what, hint)
        return _Column(loc, at, numeric)

    def _values(self, item: _Item, columns: Sequence[_Column]) -> list[list[Any]]:
        """For each column its values, as they would have been typed."""
        rows, sheet = item.rows, item.sheet
        numbers = [row[at] for c in columns if c.numeric for at in c.at.values() for row in rows]
        sign = self._sign(sheet, numbers, item.typed.get("decimal"))
        for column in columns:
            if column.numeric and column.at:
                self._demand_number(column, [row[column.at[""]].text for row in rows])
        return [[self._value(c, c.cells(row), sheet, sign) for row in rows] for c in columns]

    def _value(self, column: _Column, cells: dict[str, Cell], sheet: Sheet, sign: str) -> Any:
        """A number, a text for every language or one for each, or None where nothing is known."""
        known = {code: cell for code, cell in cells.items() if cell.text.strip()}
        for cell in known.values():
            if is_spoiled(cell.text, column.numeric):
                what = f"'{cell.text.strip()}' is what a spreadsheet shows for want of a value"
                hint = "give the cell a plain value there, and save the file again"
                self.problems.append(sheet.problem("E716", cell, what, hint))
                return None
        if "" not in known:
            return {code: _words(cell.text) for code, cell in known.items()} or None
        found = readings(known[""].text) if column.numeric else {}
        return found.get(sign) if found else Everywhere(_words(known[""].text))

    def _demand_number(self, column: _Column, texts: list[str]) -> None:
        given = [text for text in texts if text.strip()]
        if given and not any(readings(text) or is_spoiled(text, True) for text in given):
            what = f"no cell of this column is a number: the first is '{given[0].strip()}'"
            self._refuse("E717", column.loc, what, "name another column, or take words as words")

    def _sign(self, sheet: Sheet, cells: list[Cell], given: str | None) -> str:
        """The decimal sign: as ``given``, or as the numbers that can be read in one way have it."""
        sure: dict[str, list[Cell]] = {sign: [] for sign in SIGNS}
        doubtful = []
        for cell in cells:
            found = readings(cell.text)
            if len(found) == 1:
                sure[next(iter(found))].append(cell)
            elif len(set(found.values())) == 2:
                doubtful.append(cell)
        sign = given or max(SIGNS, key=lambda one: len(sure[one]))
        (other,) = set(SIGNS) - {sign}
        self._refuse_others(sheet, sign, sure[sign], sure[other])
        if doubtful and not given and not sure[sign]:
            self._refuse_doubtful(sheet, doubtful)
        return sign

    def _refuse_others(self, sheet: Sheet, sign: str, same: list[Cell], others: list[Cell]) -> None:
        seen = f"as in line {sheet.lines.place(same[0].start).line}" if same else "as decimal says"
        (other,) = set(SIGNS) - {sign}
        what = f"the decimal sign is {_SAID[other]} here, not {_SAID[sign]} {seen}"
        hint = "write all numbers of the file in one way"
        self.problems += told([sheet.problem("E715", cell, what, hint) for cell in others])

    def _refuse_doubtful(self, sheet: Sheet, cells: list[Cell]) -> None:
        written = cells[0].text.strip()
        either = " or ".join(readings(written)[sign] for sign in SIGNS)
        what = f"'{written}' may mean {either}"
        hint = 'write decimal: "," or decimal: "." beside from'
        if len(cells) > 1:
            hint += f" (there are {len(cells)} such numbers)"
        self.problems.append(sheet.problem("E714", cells[0], what, hint))

    def _refuse(self, code: str, loc: Loc, what: str, hint: str = "") -> None:
        self.problems.append(self._source.problem(loc, what, hint, code))


# ---------------------------------------------------------------- shapes


def _is_table(item: dict[str, Any]) -> bool:
    """Whether the item has the shape that is needed; if not, its model says what is wrong."""
    columns = item.get("columns")
    return (
        _has_only(item, "decimal", *SIGNS)
        and _has_only(item, "total", "last")
        and "rows" not in item
        and _are_named(columns)
    )


def _is_series(item: dict[str, Any]) -> bool:
    lines = item.get("lines")
    return (
        _has_only(item, "decimal", *SIGNS)
        and not {"points", "categories"} & item.keys()
        and _is_name(item.get("category"))
        and _are_named(lines)
        and not any("values" in line for line in lines or [])
    )


def _has_only(item: dict[str, Any], field: str, *allowed: str) -> bool:
    return item.get(field) in (None, *allowed)


def _are_named(parts: object) -> bool:
    """Whether these are columns or lines, each with nothing worse than no name of a column."""
    return (
        isinstance(parts, list)
        and bool(parts)
        and all(isinstance(part, dict) and _is_name(part.get("column")) for part in parts)
    )


def _is_name(named: object) -> bool:
    if isinstance(named, dict):
        texts = all(isinstance(name, str) and name.strip() for name in named.values())
        return bool(named) and texts and all(is_language(code) for code in named)
    return named is None or (isinstance(named, str) and bool(named.strip()))


def _without(part: dict[str, Any], *fields: str) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name not in fields}


def _listed(names: Sequence[str]) -> str:
    known = [name for name in names if name]
    return ", ".join(known[:12]) + (", …" if len(known) > 12 else "")


def _words(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text.strip())

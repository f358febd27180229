"""A CSV file → its columns' names and its rows, each cell with its place.

RFC 4180 with what spreadsheets make of it: the separator may be a comma, a semicolon or a tab,
and is told by counting, never by guessing. Cells stay texts, exactly as they stand in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from report.errors import Problem, ReportError, did_you_mean, fault
from report.frozen import frozen
from report.lines import Lines, control_characters, read_lines

CODES = {
    "E701": "not the name of a CSV file",
    "E702": "a file outside the data file's folder",
    "E703": "no such file beside the data file",
    "E704": "a file that is too large",
    "E705": "quotes that are not closed",
    "E706": "a text that goes on after its quotes",
    "E707": "a separator that cannot be told",
    "E708": "a row with too few or too many cells",
    "E709": "a column without a name",
    "E710": "a column's name that stands twice",
    "E711": "nothing in the file",
    "E712": "no such column",
    "E713": "a column that is not named",
    "E714": "a number that can be read in two ways",
    "E715": "a number with another decimal sign",
    "E716": "a cell that a spreadsheet spoiled",
    "E717": "a column of numbers without a number",
    "E718": "a category without a name",
    "E719": "numbers with a column for each language",
}
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
MAX_BYTES = 2_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 60

_TOLD = 20  # a file with one fault in every row is told of so many of them
_GIVEN = re.compile(r"sep=([,;\t])(?:\r\n|[\r\n]|\Z)", re.IGNORECASE)  # Excel's own first line
_END = re.compile(r"\r\n|[\r\n]|\Z")


class Cell(NamedTuple):
    """A cell's text, without its quotes, and where it begins in the file's text."""

    text: str
    start: int


Row = tuple[Cell, ...]


@frozen
class Sheet:
    """The columns' names and the rows under them; every row has one cell for each name."""

    lines: Lines
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    def problem(self, code: str, cell: Cell, what: str, hint: str = "", where: str = "") -> Problem:
        """A problem at ``cell``, with its line to show."""
        return self.lines.problem(code, cell.start, what, hint, where)


def refusal(folder: Path, name: str) -> tuple[str, str, str]:
    """Why the file ``name`` may not be read: code, what, hint; all empty where it may.

    A data file may come from somebody else: it reaches nothing outside its own folder.
    """
    windows = PureWindowsPath(name)
    if "://" in name or windows.anchor or "\\" in name or ".." in PurePosixPath(name).parts:
        hint = "put the file beside the data file, and write its name alone"
        return "E702", f"'{name}' is not in the folder of the data file", hint
    if windows.suffix.casefold() != ".csv":
        hint = "save the sheet as CSV UTF-8" if ".xls" in name or ".ods" in name else ""
        return "E701", f"only a .csv file can be read here, not '{name}'", hint
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
        exists = path.is_file()
    except (OSError, RuntimeError, ValueError):  # a name too long, links in a circle, a null
        inside, exists = True, False
    if not inside:
        return "E702", f"'{name}' leads out of the folder of the data file", "copy the file there"
    if not exists:
        beside = sorted(path.name for path in folder.glob("*.csv"))
        listed = f" (there is: {', '.join(beside[:12])})" if beside else ""
        what = f"there is no file '{name}' beside the data file{listed}"
        return "E703", what, did_you_mean(name, beside)
    return "", "", ""


def read_sheet(path: Path) -> Sheet:
    """The CSV file at ``path``; ReportError with every problem found in it."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        what = (
            f"the file has {size / 1e6:.1f} MB, more than the {MAX_BYTES / 1e6:g} MB allowed; "
            "is this the right file?"
        )
        raise fault(what, file=path, code="E704")
    return _read(read_lines(path))


def read_text(text: str, name: str = "text") -> Sheet:
    """The CSV file that holds ``text``, as if it were called ``name``."""
    return _read(Lines(name, text.removeprefix("\ufeff")))


def told(problems: Sequence[Problem]) -> list[Problem]:
    """``problems``, all of one kind; of very many only the first, and how many more there are."""
    if len(problems) <= _TOLD:
        return list(problems)
    last = problems[_TOLD - 1]
    more = f"{last.what} (and {len(problems) - _TOLD} more such places)"
    return [
        *problems[: _TOLD - 1],
        Problem(
            last.file, last.line, last.column, more, last.hint, last.code, last.where, last.excerpt
        ),
    ]


def _read(lines: Lines) -> Sheet:
    if problems := list(control_characters(lines)):
        raise ReportError(told(problems))
    given = _GIVEN.match(lines.text)
    start = given.end() if given else 0
    signs = [given[1]] if given else list(SEPARATORS)
    grid = _chosen([_Grid(lines, start, sign) for sign in signs])
    if problems := grid.problems or list(_misnamed(grid)):
        raise ReportError(problems)
    names = tuple(cell.text.strip() for cell in grid.header)
    return Sheet(lines, names, tuple(map(tuple, grid.rows)))


def _chosen(grids: list[_Grid]) -> _Grid:
    """The reading in which every row has as many cells as the header, more than one if it can.

    A header of one cell, however it is read, is a file of one column.
    """
    if not grids[0].header:
        what = "the file holds no table; its first line must name the columns"
        raise fault(what, file=grids[0].lines.name, code="E711")
    wide = [grid for grid in grids if len(grid.header) > 1]
    fitting = [grid for grid in wide or grids if not grid.problems]
    if wide and len(fitting) > 1:
        both = " or ".join(SEPARATORS[grid.sign] for grid in fitting)
        sign = fitting[-1].sign
        hint = f"write the line sep={sign} before the first, or put texts that hold it in quotes"
        what = f"the cells may be separated by {both}: every row fits both"
        raise ReportError(fitting[0].lines.problem("E707", fitting[0].header[0].start, what, hint))
    return fitting[0] if fitting else min(wide or grids, key=lambda grid: len(grid.problems))


# ---------------------------------------------------------------- one way to read the file


class _Grid:
    """A file's text cut at one separator: its header, the rows under it, what does not fit."""

    def __init__(self, lines: Lines, start: int, sign: str) -> None:
        self.lines = lines
        self.sign = sign
        self.problems: list[Problem] = []
        quoted = r' *"([^"]*(?:""[^"]*)*)"'
        self._quoted = re.compile(rf"{quoted} *(?=[{sign}\r\n]|\Z)")
        self._closed = re.compile(quoted)
        self._bare = re.compile(rf"[^{sign}\r\n]*")
        rows = self._filled(start)
        self.header = next((row for row in rows if len(row) > 1 or row[0].text.strip()), [])
        self.rows = list(self._even(rows))
        if len(self.header) > MAX_COLUMNS:
            what = f"the file has more than {MAX_COLUMNS} columns"
            self._refuse("E704", self.header[MAX_COLUMNS].start, what, "keep those you need")

    def _filled(self, index: int) -> Iterator[list[Cell]]:
        """The rows, without lines in which nothing stands."""
        while index < len(self.lines.text):
            row, index = self._row(index)
            if len(row) > 1 or row[0].text or self.lines.text[row[0].start : index].strip():
                yield row

    def _row(self, index: int) -> tuple[list[Cell], int]:
        """The row that begins at ``index``, and where the next begins."""
        row = []
        while True:
            cell, index = self._cell(index)
            row.append(cell)
            if self.lines.text[index : index + 1] != self.sign:
                break
            index += 1
        end = _END.match(self.lines.text, index)
        return row, end.end() if end else index

    def _cell(self, index: int) -> tuple[Cell, int]:
        text = self.lines.text
        if match := self._quoted.match(text, index):
            return Cell(match[1].replace('""', '"'), match.start(1) - 1), match.end()
        bare = self._bare.match(text, index)
        end = bare.end() if bare else index
        if text[index:end].lstrip(" ").startswith('"'):
            return self._ill_quoted(index, end)
        return Cell(text[index:end], index), end

    def _ill_quoted(self, index: int, end: int) -> tuple[Cell, int]:
        text = self.lines.text
        start = text.index('"', index)
        closed = self._closed.match(text, index)
        if closed is None:
            hint = 'close them; a quote inside a text is written twice: ""'
            self._refuse("E705", start, "the quotes that open here are never closed", hint)
            return Cell(text[start:], start), len(text)
        hint = 'a quote inside a text is written twice: "a 12"" tube"'
        self._refuse("E706", closed.end(), "the text goes on after its closing quote", hint)
        return Cell(text[start:end], start), max(end, closed.end())

    def _even(self, rows: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
        """Each row with as many cells as the header; what has more or fewer is a problem."""
        width = len(self.header)
        uneven = []
        for count, row in enumerate(rows, 1):
            if count > MAX_ROWS:
                what = f"the file has more than {MAX_ROWS:,} rows"
                self._refuse("E704", row[0].start, what, "is this the right file?")
                break
            if width > 1 and len(row) == 1 and not row[0].text.strip():
                continue  # a line of spaces
            if len(row) != width and not self._is_padded(row):
                uneven.append(self._uneven(row))
            yield row[:width]
        self.problems += told(uneven)

    def _is_padded(self, row: list[Cell]) -> bool:
        """Whether a row has too many cells only because a spreadsheet saved empty ones."""
        width = len(self.header)
        return 1 < width < len(row) and not any(cell.text.strip() for cell in row[width:])

    def _uneven(self, row: list[Cell]) -> Problem:
        width = len(self.header)
        cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
        what = f"this row has {cells}, but the header has {width}"
        if len(row) < width:
            return self.lines.problem("E708", row[0].start, what, "leave a missing cell empty")
        hint = f"put a text or a number that holds {SEPARATORS[self.sign]} in quotes"
        return self.lines.problem("E708", row[width].start, what, hint)

    def _refuse(self, code: str, index: int, what: str, hint: str) -> None:
        self.problems.append(self.lines.problem(code, index, what, hint))


def _misnamed(grid: _Grid) -> Iterator[Problem]:
    """Names that are missing or stand twice; a column in which nothing stands needs none."""
    first: dict[str, int] = {}
    for index, cell in enumerate(grid.header):
        name = cell.text.strip()
        if name in first and name:
            what = f"the name '{name}' stands here twice"
            hint = f"column {first[name]} has it already; give each column a name of its own"
            yield grid.lines.problem("E710", cell.start, what, hint)
        elif not name and (used := _first_used(grid.rows, index)):
            line = grid.lines.place(used.start).line
            what = f"column {index + 1} has no name, but a value in line {line}"
            yield grid.lines.problem("E709", cell.start, what, "name it in the header")
        first.setdefault(name, index + 1)


def _first_used(rows: list[list[Cell]], index: int) -> Cell | None:
    return next((row[index] for row in rows if row[index].text.strip()), None)

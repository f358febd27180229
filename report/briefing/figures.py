"""Numbers of a data file: series to be drawn, tables of the author's own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from report.briefing.items import Claim, Item, Model
from report.values import Amount, Id, Name, Words, Yes

_NO_FILE = "a column of a file is named, but no file; add from: and the name of a CSV file"


class Point(Claim):
    """One number of a series of points: a value or words, or a fact."""

    name: Words
    """What the number is of, such as a business line or a year."""
    value: Amount | None = None
    """The number, or words where there is no number."""
    fact: Id | None = None
    """The id of a fact whose figure is drawn."""

    @model_validator(mode="after")
    def _one_of_value_and_fact(self) -> Point:
        if (self.value is None) == (self.fact is None):
            raise ValueError("a point has either a value or a fact, and not both")
        return self


class Line(Item):
    """One series over the categories; words or '–' where there is no number."""

    name: Words
    """What the line is of."""
    values: tuple[Amount | None, ...] = ()
    """One number for each category, in their order; null where nothing is known."""
    column: Name | None = None
    """The column of the CSV file that holds the values."""

    @model_validator(mode="after")
    def _one_of_values_and_column(self) -> Line:
        if bool(self.values) == (self.column is not None):
            raise ValueError("a line has either values, or a column of the file that 'from' names")
        return self


class SeriesItem(Claim):
    """Numbers to be drawn: ``points`` for one series, or ``categories`` and ``lines``."""

    id: Id
    """Names the series inside the file."""
    title: Words
    """What the chart shows, as a sentence; the title of its slide."""
    from_: str | None = Field(default=None, alias="from")
    """A CSV file beside the data file that holds the categories and the lines."""
    decimal: Literal[",", "."] | None = None
    """The sign before the decimals in the CSV file, where its numbers do not tell."""
    category: Name | None = None
    """The column of the CSV file that holds the categories; or one column per language."""
    caption: Words | None = None
    """What is drawn, over which time; stands above the chart."""
    unit: Words
    """What the numbers count, such as: in millions of euros."""
    chart: Literal["bars", "columns", "stacked", "lines", "doughnut"] = "bars"
    """How to draw it: bars, columns, stacked, lines or doughnut."""
    kind: Literal["stock", "flow", "target"] | None = None
    """Stock, flow or target: they are never mixed in one chart."""
    points: tuple[Point, ...] = ()
    """The numbers of a single series, each with its name."""
    categories: tuple[Words, ...] = ()
    """What stands along the axis when there are several lines."""
    lines: tuple[Line, ...] = ()
    """Several series over the same categories."""
    emphasis: tuple[Annotated[int, Field(ge=1, le=100)], ...] = ()
    """Which points or lines matter most, counted from 1."""
    total: Words | None = None
    """What stands in the middle of a doughnut."""
    finding: Words | None = None
    """What to see in the chart, in one sentence."""
    text: tuple[Words, ...] = ()
    """Sentences that stand beside or below the chart."""
    alt: Words | None = None
    """The chart in words, for who cannot see it; made from the numbers where it is left out."""

    @model_validator(mode="after")
    def _one_form(self) -> SeriesItem:
        if self.from_ is not None:
            return self._named()
        if self.category or self.decimal or any(line.column for line in self.lines):
            raise ValueError(_NO_FILE)
        if bool(self.points) == bool(self.lines):
            raise ValueError("give either points, or categories and lines")
        for line in self.lines:
            if len(line.values) != len(self.categories):
                raise ValueError(
                    f"each line needs one value per category: {len(self.categories)} here, "
                    f"but a line has {len(line.values)}"
                )
        count = self._choices()
        if any(number > count for number in self.emphasis):
            raise ValueError(
                f"the emphasis is on number {max(self.emphasis)}, but there is only {count} "
                "to choose from"
            )
        return self

    def _named(self) -> SeriesItem:
        """A series whose file could not be read: what is wrong with the file is told already."""
        if self.points or self.categories or any(line.values for line in self.lines):
            raise ValueError("the file holds the values; none may be typed beside it")
        if not self.lines:
            raise ValueError("give lines, each with its column of the file")
        return self

    def _choices(self) -> int:
        """How many bars, columns, slices or lines an emphasis may choose from."""
        alone = self.chart == "columns" and len(self.lines) < 2
        if alone or self.chart in ("bars", "doughnut"):
            return len(self.points or self.categories)
        return len(self.lines) or 1


class TableColumn(Model):
    """One column's head; numbers are aligned right, their unit stands in the head."""

    head: Words
    """The head of the column, with the unit of its numbers."""
    numeric: Yes = False
    """Whether it holds numbers, which are aligned right."""
    column: Name | None = None
    """The column of the CSV file that holds the cells; or one column per language."""


class TableRow(Claim):
    """One row: as many cells as there are columns; null where nothing is known."""

    cells: tuple[Amount | None, ...]
    """One cell for each column: a number, words, or null where nothing is known."""
    total: Yes = False
    """Whether the row is a total, set off by a line."""


class TableItem(Claim):
    """A table of the author's own."""

    id: Id
    """Names the table inside the file."""
    title: Words
    """What the table shows, as a sentence."""
    from_: str | None = Field(default=None, alias="from")
    """A CSV file beside the data file that holds the rows."""
    decimal: Literal[",", "."] | None = None
    """The sign before the decimals in the CSV file, where its numbers do not tell."""
    total: Literal["last"] | None = None
    """Which row of the CSV file is a total: the last."""
    columns: tuple[TableColumn, ...] = Field(min_length=1, max_length=12)
    """The columns, from left to right."""
    rows: tuple[TableRow, ...] = ()
    """The rows, from the top."""
    note: Words | None = None
    """A note below the table."""

    @model_validator(mode="after")
    def _even_rows(self) -> TableItem:
        if (self.from_ is None) == ("rows" not in self.model_fields_set):
            raise ValueError("a table has either rows, or the name of the file that holds them")
        named = any(column.column for column in self.columns)
        if self.from_ is None and (named or self.decimal or self.total):
            raise ValueError(_NO_FILE)
        for count, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"row {count} has {len(row.cells)} cells, but there are "
                    f"{len(self.columns)} columns"
                )
        return self

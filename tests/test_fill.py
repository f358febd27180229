"""Tables and series from CSV files: as if typed, and every problem at its place in the CSV."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from report.briefing import Briefing, SeriesItem, TableItem
from report.check import briefing_of, load_briefing
from report.errors import Problem, ReportError
from report.redact import redact, withheld
from report.source import read_text
from tests.briefings import yaml_of

PARKS = "name,line,power_mw,note\nSéverac,Solar,48.5,\nMillau,Wind,7,{{hires}} new\n"
FACTS = "hires: {value: 400}"
COLUMNS = "[{head: Parc, column: name}, {head: MW, column: power_mw, numeric: true}]"
SALES = "line;sales_2023;sales_2024\nSolar;148;184,5\nWind;n/a;\n"
LINES = "[{name: 2023, column: sales_2023}, {name: 2024, column: sales_2024}]"


class Desk:
    """A folder with CSV files, and briefings that name them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, text: str, name: str = "parks.csv") -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="")

    def read(self, **item: str) -> Briefing:
        text = yaml_of(facts=FACTS, rationale="{message: M, %s}" % items(**item))  # noqa: UP031
        return briefing_of(read_text(text, "d.yaml"), self.folder)

    def table(self, csv: str = PARKS, columns: str = COLUMNS, more: str = "") -> TableItem:
        self.put(csv)
        part = self.read(tables=f"from: parks.csv, columns: {columns}{more}").rationale
        assert part
        return part.tables[0]

    def series(self, csv: str = SALES, lines: str = LINES, more: str = "") -> SeriesItem:
        self.put(csv)
        given = f"from: parks.csv, category: line, unit: M€, lines: {lines}{more}"
        part = self.read(series=given).rationale
        assert part
        return part.series[0]

    def problems(self, read: Callable[[], Any]) -> tuple[Problem, ...]:
        with pytest.raises(ReportError) as caught:
            read()
        return caught.value.problems

    def told(self, read: Callable[[], Any]) -> str:
        """The only problem, as an author reads it, without the folder."""
        (problem,) = self.problems(read)
        return str(problem).replace(f"{self.folder}/", "")


def items(**item: str) -> str:
    return ", ".join(f"{kind}: [{{id: x, title: T, {text}}}]" for kind, text in item.items())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def cells(table: TableItem) -> list[list[Any]]:
    return [list(row.cells) for row in table.rows]


# ---------------------------------------------------------------- as if typed


def test_a_table_takes_its_columns_by_name(desk: Desk) -> None:
    assert cells(desk.table()) == [
        [{"*": "Séverac"}, Decimal("48.5")],
        [{"*": "Millau"}, Decimal(7)],
    ]


def test_what_said_how_to_read_the_file_is_gone(desk: Desk) -> None:
    table = desk.table(more=', decimal: ".", total: last')
    assert (table.from_, table.decimal, table.total) == (None, None, None)
    assert all(column.column is None for column in table.columns)


def test_a_table_from_a_file_is_the_one_that_would_have_been_typed(desk: Desk) -> None:
    columns = "[{head: Parc, column: {fr: nom, en: name}}, {head: GWh, column: g, numeric: true}]"
    csv = "nom;name;g\nLérida;Lleida;1 240,50\nTotal;Total;\n"
    drawn = desk.table(csv, columns, ", total: last")
    typed = desk.read(
        tables="columns: [{head: Parc}, {head: GWh, numeric: true}], rows: [{cells: "
        "[{fr: Lérida, en: Lleida}, 1240.50]}, "
        "{cells: [{fr: Total, en: Total}, null], total: true}]"
    ).rationale
    assert typed
    assert drawn == typed.tables[0]


def test_decimals_stay_as_they_stand_in_the_file(desk: Desk) -> None:
    csv = 'name,power_mw\na,45.00\nb,"1,240"\n'
    assert [str(row[1]) for row in cells(desk.table(csv))] == ["45.00", "1240"]


def test_words_among_numbers_stay_words_and_an_empty_cell_is_nothing(desk: Desk) -> None:
    csv = "name,power_mw\na,1\nb,n/a\nc,  \n,4\n"
    assert cells(desk.table(csv))[1:] == [
        [{"*": "b"}, {"*": "n/a"}],
        [{"*": "c"}, None],
        [None, Decimal(4)],
    ]


def test_a_year_in_a_column_of_words_is_no_number(desk: Desk) -> None:
    columns = "[{head: Année, column: year}]"
    assert cells(desk.table("year\n2012\n", columns)) == [[{"*": "2012"}]]


def test_rows_of_separators_are_left_out(desk: Desk) -> None:
    assert len(desk.table("name;power_mw\na;1\n;\nb;2\n; \n").rows) == 2


def test_a_line_break_in_a_cell_is_that_of_a_text(desk: Desk) -> None:
    (row,) = cells(desk.table('name,power_mw\n"a\r\nb",1\n'))
    assert row[0] == {"*": "a\nb"}


def test_one_language_may_be_without_its_text(desk: Desk) -> None:
    columns = "[{head: Parc, column: {fr: nom, en: name}}]"
    assert cells(desk.table("nom,name\nA,\n,\nB,C\n", columns)) == [
        [{"fr": "A"}],
        [{"fr": "B", "en": "C"}],
    ]


def test_a_series_takes_its_categories_and_its_lines(desk: Desk) -> None:
    series = desk.series()
    assert series.categories == ({"*": "Solar"}, {"*": "Wind"})
    assert [line.values for line in series.lines] == [
        (Decimal(148), {"*": "n/a"}),
        (Decimal("184.5"), None),
    ]
    assert (series.from_, series.category, series.lines[0].column) == (None, None, None)


def test_an_emphasis_may_choose_from_what_the_file_holds(desk: Desk) -> None:
    assert desk.series(more=", emphasis: [2]").emphasis == (2,)
    assert "there is only 2" in desk.told(lambda: desk.series(more=", emphasis: [3]"))


def test_tables_of_annexes_are_filled_in_too(desk: Desk) -> None:
    desk.put(PARKS)
    table = f"{{id: x, title: T, from: parks.csv, columns: {COLUMNS}}}"
    text = yaml_of(annexes=f"[{{id: a, message: M}}, {{id: b, message: M, tables: [{table}]}}]")
    briefing = briefing_of(read_text(text), desk.folder)
    assert len(briefing.annexes[1].tables[0].rows) == 2


def test_the_file_stands_beside_the_data_file(desk: Desk) -> None:
    desk.put(PARKS)
    path = desk.folder / "d.yaml"
    item = f"{{id: x, title: T, from: parks.csv, columns: {COLUMNS}}}"
    path.write_text(yaml_of(rationale=f"{{message: M, tables: [{item}]}}"), encoding="utf-8")
    part = load_briefing(path).rationale
    assert part
    assert len(part.tables[0].rows) == 2


def test_the_data_of_the_file_itself_stay_as_they_were_read(desk: Desk) -> None:
    desk.put(PARKS)
    item = f"{{id: x, title: T, from: parks.csv, columns: {COLUMNS}}}"
    source = read_text(yaml_of(rationale=f"{{message: M, tables: [{item}]}}"))
    once, twice = briefing_of(source, desk.folder), briefing_of(source, desk.folder)
    assert once.rationale == twice.rationale
    assert source.data["rationale"]["tables"][0]["from"] == "parks.csv"


def test_a_table_from_a_file_is_withheld_like_any_other(desk: Desk) -> None:
    desk.put(PARKS)
    given = f"from: parks.csv, columns: {COLUMNS}, marking: secret"
    briefing = desk.read(tables=given)
    edition = redact(briefing, "public")
    assert edition.rationale
    assert edition.rationale.tables == ()
    hidden = withheld(briefing, edition)
    assert {"Séverac", "48.5"} <= hidden
    assert not {"parks.csv", "name", "power_mw", "line"} & hidden


# ---------------------------------------------------------------- places


def test_a_fact_cited_in_a_cell_is_checked_at_its_place_in_the_csv(desk: Desk) -> None:
    columns = "[{head: Note, column: note}]"
    assert cells(desk.table(columns=columns))[1] == [{"*": "{{hires}} new"}]
    csv = PARKS.replace("hires", "hire")
    assert desk.told(lambda: desk.table(csv, columns)) == (
        "parks.csv:3:15: rationale.tables[0].rows[1].cells[0]: there is no fact 'hire' "
        "(there is: hires); did you mean 'hires'?\n"
        "    Millau,Wind,7,{{hire}} new\n"
        "                  ^"
    )


def test_each_language_of_a_cell_has_a_place_of_its_own(desk: Desk) -> None:
    columns = "[{head: Parc, column: {fr: nom, en: name}}]"
    problem = desk.problems(lambda: desk.table('nom,name\nA,"{{x}}"\n', columns))[0]
    assert (problem.line, problem.column) == (2, 3)
    assert problem.where == "rationale.tables[0].rows[0].cells[0].en"


def test_a_briefing_knows_where_its_cells_stand_and_what_stands_in_its_own_file(
    desk: Desk,
) -> None:
    desk.put(PARKS)
    briefing = desk.read(tables=f"from: parks.csv, columns: {COLUMNS}")
    rows = ("rationale", "tables", 0, "rows", 1)
    for loc, column in (((*rows, "cells", 1), 13), (rows, 1), ((*rows, "marking"), 1)):
        problem = briefing.place(loc, "wrong")
        assert (Path(problem.file).name, problem.line, problem.column) == ("parks.csv", 3, column)
    assert briefing.place(("rationale", "tables", 0, "title"), "wrong").file == "d.yaml"


def test_values_and_categories_of_a_series_stand_in_the_csv(desk: Desk) -> None:
    desk.put(SALES)
    given = f"from: parks.csv, category: line, unit: M€, lines: {LINES}"
    briefing = desk.read(series=given)
    here = ("rationale", "series", 0)
    places = [
        briefing.place((*here, "lines", 1, "values", 0), "wrong"),
        briefing.place((*here, "categories", 1), "wrong"),
    ]
    assert [(one.line, one.column) for one in places] == [(2, 11), (3, 1)]
    assert briefing.place((*here, "lines", 1, "name"), "wrong").file == "d.yaml"


def test_problems_of_all_files_come_at_once(desk: Desk) -> None:
    desk.put("name,power_mw\n{{a}},#REF!\nb,#N/A\n")
    found = desk.problems(
        lambda: desk.read(
            tables=f"from: parks.csv, columns: {COLUMNS}, note: '{{{{c}}}}'",
            series=f"from: sales.csv, category: line, unit: M€, lines: {LINES}",
        )
    )
    told = [(Path(problem.file).name, problem.line, problem.code) for problem in found]
    assert sorted(told) == [
        ("d.yaml", 16, "E252"),
        ("d.yaml", 16, "E703"),
        ("parks.csv", 2, "E252"),
        ("parks.csv", 2, "E716"),
        ("parks.csv", 3, "E716"),
    ]


def test_what_a_model_refuses_is_told_beside_what_is_wrong_with_a_file(desk: Desk) -> None:
    desk.put("name,power_mw\na,#REF!\n")
    found = desk.problems(
        lambda: desk.read(tables=f"from: parks.csv, columns: {COLUMNS}, marking: secrt")
    )
    assert {problem.code for problem in found} == {"E203", "E716"}


# ---------------------------------------------------------------- columns


def test_a_column_that_is_not_there_is_told_with_the_nearest(desk: Desk) -> None:
    columns = "[{head: Parc, column: name}, {head: MW, column: power, numeric: true}]"
    found = desk.told(lambda: desk.table(columns=columns)).splitlines()[0]
    assert found.startswith("d.yaml:")
    assert found.endswith(
        "rationale.tables[0].columns[1].column: the file has no column 'power' "
        "(there is: name, line, power_mw, note); did you mean 'power_mw'?"
    )


def test_a_column_that_is_not_named_is_told_with_those_there_are(desk: Desk) -> None:
    found = desk.told(lambda: desk.table(columns="[{head: Parc}]"))
    assert (
        "the field 'column' is missing: which column of the file is this?; "
        "there is: name, line, power_mw, note" in found
    )


def test_a_series_without_its_category_is_told(desk: Desk) -> None:
    desk.put(SALES)
    given = f"from: parks.csv, unit: M€, lines: {LINES}"
    found = desk.told(lambda: desk.read(series=given))
    assert "the field 'category' is missing" in found


def test_numbers_have_one_column_for_every_language(desk: Desk) -> None:
    columns = "[{head: MW, column: {fr: power_mw, en: line}, numeric: true}]"
    found = desk.told(lambda: desk.table(columns=columns))
    assert "numbers are the same in every language; name one column of the file" in found


def test_a_column_of_numbers_that_holds_none_is_told(desk: Desk) -> None:
    columns = "[{head: MW, column: line, numeric: true}]"
    found = desk.told(lambda: desk.table(columns=columns))
    assert "no cell of this column is a number: the first is 'Solar'" in found


def test_a_column_of_numbers_in_which_nothing_stands_is_right(desk: Desk) -> None:
    assert cells(desk.table("name,power_mw\na,\n")) == [[{"*": "a"}, None]]


def test_an_empty_category_is_told_at_its_cell(desk: Desk) -> None:
    csv = "line,sales_2023,sales_2024\nSolar,1,2\n,3,4\n"
    assert desk.told(lambda: desk.series(csv)) == (
        "parks.csv:3:1: the category is empty; name it, or leave the row out\n    ,3,4\n    ^"
    )


def test_a_file_without_rows_is_told(desk: Desk) -> None:
    assert "the file has no rows under its header" in desk.told(lambda: desk.table("name\n"))


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("numbers", "read"),
    [
        (("2.5", "1.234"), ("2.5", "1.234")),
        (("2,5", "1,234"), ("2.5", "1.234")),
        (("2.5", "1,234"), ("2.5", "1234")),
        (("2,5", "1.234"), ("2.5", "1234")),
        (("1.234,5", "12"), ("1234.5", "12")),
        (("1,234.5", "12"), ("1234.5", "12")),
        (("1 234,5", "1\u202f234"), ("1234.5", "1234")),
    ],
)
def test_the_decimal_sign_is_told_by_the_numbers_that_leave_no_doubt(
    desk: Desk, numbers: tuple[str, ...], read: tuple[str, ...]
) -> None:
    csv = "name;power_mw\n" + "".join(f"x;{number}\n" for number in numbers)
    assert [str(row[1]) for row in cells(desk.table(csv))] == list(read)


def test_a_number_of_two_meanings_is_told_once_with_its_line(desk: Desk) -> None:
    csv = "name;power_mw\na;12\nb;1,234\nc;5,678\n"
    assert desk.told(lambda: desk.table(csv)) == (
        "parks.csv:3:3: '1,234' may mean 1.234 or 1234; "
        'write decimal: "," or decimal: "." beside from (there are 2 such numbers)\n'
        "    b;1,234\n"
        "      ^"
    )


@pytest.mark.parametrize(("sign", "read"), [(",", "1.234"), (".", "1234")])
def test_decimal_decides_what_such_a_number_means(desk: Desk, sign: str, read: str) -> None:
    table = desk.table("name;power_mw\nb;1,234\n", more=f', decimal: "{sign}"')
    assert str(cells(table)[0][1]) == read


def test_two_decimal_signs_in_one_file_are_told_at_the_rarer(desk: Desk) -> None:
    csv = "name;power_mw\na;2,5\nb;3,5\nc;1.5\n"
    assert desk.told(lambda: desk.table(csv)) == (
        "parks.csv:4:3: the decimal sign is a point here, not a comma as in line 2; "
        "write all numbers of the file in one way\n"
        "    c;1.5\n"
        "      ^"
    )


def test_a_number_with_another_sign_than_decimal_says_is_told(desk: Desk) -> None:
    csv = "name;power_mw\na;1.5\n"
    found = desk.told(lambda: desk.table(csv, more=', decimal: ","'))
    assert found.startswith("parks.csv:2:3: the decimal sign is a point here, not a comma")


@pytest.mark.parametrize("written", ["#REF!", "1,24E+05", "####"])
def test_a_cell_that_a_spreadsheet_spoiled_is_told(desk: Desk, written: str) -> None:
    csv = f"name;power_mw\na;1\nb;{written}\n"
    found = desk.told(lambda: desk.table(csv))
    assert found.startswith(f"parks.csv:3:3: '{written}' is what a spreadsheet shows")


# ---------------------------------------------------------------- files and fields


def test_a_file_that_may_not_be_read_is_told_at_its_name(desk: Desk) -> None:
    found = desk.told(lambda: desk.read(tables=f"from: ../x.csv, columns: {COLUMNS}"))
    first, line, caret = found.splitlines()
    assert "rationale.tables[0].from: '../x.csv' is not in the folder of the data file" in first
    assert line[len(caret) - 1 :].startswith("../x.csv")


def test_a_file_that_is_not_there_is_told_wherever_it_is_named(desk: Desk) -> None:
    found = desk.problems(
        lambda: desk.read(
            tables=f"from: x.csv, columns: {COLUMNS}",
            series=f"from: x.csv, category: line, unit: M€, lines: {LINES}",
        )
    )
    assert [(problem.code, problem.where) for problem in found] == [
        ("E703", "rationale.tables[0].from"),
        ("E703", "rationale.series[0].from"),
    ]


def test_a_file_that_is_named_twice_is_read_and_told_once(desk: Desk) -> None:
    desk.put("a,a\n1,2\n")
    given = f"from: parks.csv, columns: {COLUMNS}"
    text = yaml_of(
        rationale=f"{{message: M, tables: [{{id: x, title: T, {given}}}, "
        f"{{id: y, title: T, {given}}}]}}"
    )
    (problem,) = desk.problems(lambda: briefing_of(read_text(text), desk.folder))
    assert problem.code == "E710"


@pytest.mark.parametrize(
    "given",
    [
        f"from: parks.csv, columns: {COLUMNS}, rows: []",
        f"columns: {COLUMNS}, rows: []",
        "columns: [{head: H}]",
        'columns: [{head: H}], rows: [], decimal: ","',
        f"from: parks.csv, columns: {COLUMNS}, decimal: x",
        f"from: parks.csv, columns: {COLUMNS}, total: first",
        "from: parks.csv",
        "from: parks.csv, columns: [x]",
        "from: parks.csv, columns: []",
        "from: parks.csv, columns: [{head: H, column: [name]}]",
        "from: parks.csv, columns: [{head: H, column: {french: name}}]",
        "from: parks.csv, columns: [{head: H, column: ' '}]",
        f"from: [parks.csv], columns: {COLUMNS}",
    ],
)
def test_a_table_of_the_wrong_shape_is_told_in_the_data_file(desk: Desk, given: str) -> None:
    desk.put(PARKS)
    found = desk.problems(lambda: desk.read(tables=given))
    assert {(problem.file, problem.code[:2]) for problem in found} == {("d.yaml", "E2")}


@pytest.mark.parametrize(
    "given",
    [
        f"from: parks.csv, category: line, lines: {LINES}, points: [{{name: a, value: 1}}]",
        f"from: parks.csv, category: line, lines: {LINES}, categories: [a]",
        "from: parks.csv, category: line, lines: [{name: a, values: [1]}]",
        "from: parks.csv, category: line, lines: [{name: a, values: [1], column: line}]",
        "from: parks.csv, category: line",
        "from: parks.csv, category: line, lines: []",
        f"category: line, lines: {LINES}",
        "points: [{name: a, value: 1}], category: line",
    ],
)
def test_a_series_of_the_wrong_shape_is_told_in_the_data_file(desk: Desk, given: str) -> None:
    desk.put(SALES)
    found = desk.problems(lambda: desk.read(series=f"unit: M€, {given}"))
    assert {(problem.file, problem.code[:2]) for problem in found} == {("d.yaml", "E2")}

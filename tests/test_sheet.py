"""A CSV file to rows: separators, quotes, names, limits, and the place of every cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import fill, numerals, sheet
from report.errors import ReportError
from report.lines import Place
from report.sheet import CODES, SEPARATORS, Sheet, read_sheet, read_text, refusal

NO_BOM = "parc;ville\nSéverac;Aveyron\n"


def rows(text: str) -> list[list[str]]:
    """The texts of all cells under the header."""
    return texts(read_text(text))


def texts(read: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read.rows]


def told(text: str) -> str:
    """All problems of a file that holds ``text``, as an author reads them."""
    with pytest.raises(ReportError) as caught:
        read_text(text, "d.csv")
    return str(caught.value)


def told_of_bytes(raw: bytes, folder: Path) -> str:
    path = folder / "d.csv"
    path.write_bytes(raw)
    with pytest.raises(ReportError) as caught:
        read_sheet(path)
    return str(caught.value).replace(str(path), "d.csv")


# ---------------------------------------------------------------- bytes


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_is_read_with_or_without_a_byte_order_mark(mark: bytes, tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(mark + NO_BOM.encode())
    read = read_sheet(path)
    assert read.names == ("parc", "ville")
    assert read.lines.place(read.rows[0][1].start) == Place(2, 9)


def test_utf_16_is_told_with_what_to_do(tmp_path: Path) -> None:
    assert told_of_bytes(NO_BOM.encode("utf-16"), tmp_path) == (
        "d.csv: the file is UTF-16, which Excel calls Unicode text; save it again as UTF-8"
    )


def test_windows_1252_is_told_at_its_first_letter(tmp_path: Path) -> None:
    assert told_of_bytes("parc;prix\nSéverac;5 €\n".encode("cp1252"), tmp_path) == (
        "d.csv:2:2: the file is not UTF-8; it looks like Windows-1252; save it again as UTF-8\n"
        "    Séverac;5 €\n"
        "     ^"
    )


def test_a_character_that_cannot_be_seen_is_told() -> None:
    assert told("a;b\n1;\x07\n").startswith("d.csv:2:3: the character U+0007 cannot be seen")


# ---------------------------------------------------------------- separators


@pytest.mark.parametrize("sign", SEPARATORS)
def test_the_separator_is_told_by_counting(sign: str) -> None:
    assert rows(f"a{sign}b\n1{sign}2\n") == [["1", "2"]]


def test_decimal_commas_do_not_pass_for_separators() -> None:
    assert rows("name;a;b\nx;1,5;2,5\ny;1,0;3,5\n") == [["x", "1,5", "2,5"], ["y", "1,0", "3,5"]]


def test_a_comma_in_the_header_alone_does_not_pass_for_a_separator() -> None:
    assert read_text("Parc;Puissance, MW\nx;1\n").names == ("Parc", "Puissance, MW")


def test_where_two_separators_fit_every_row_neither_is_guessed() -> None:
    assert told("Ventes, M€;Effectif, nb\n1,5;2,5\n") == (
        "d.csv:1:1: the cells may be separated by a comma or a semicolon: every row fits both; "
        "write the line sep=; before the first, or put texts that hold it in quotes\n"
        "    Ventes, M€;Effectif, nb\n"
        "    ^"
    )


def test_the_line_that_excel_writes_for_itself_decides() -> None:
    read = read_text("sep=;\r\nVentes, M€;Effectif, nb\r\n1,5;2,5\r\n")
    assert read.names == ("Ventes, M€", "Effectif, nb")
    assert read.lines.place(read.rows[0][0].start) == Place(3, 1)


def test_a_file_of_one_column_needs_no_separator() -> None:
    assert rows("name\nSéverac\nMillau; Lodève\n") == [["Séverac"], ["Millau; Lodève"]]


# ---------------------------------------------------------------- rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    assert rows(end.join(["a,b", "1,2", "3,4"])) == [["1", "2"], ["3", "4"]]


@pytest.mark.parametrize("empty", ["\n", "\n\n", "   \n"])
def test_empty_lines_are_no_rows(empty: str) -> None:
    assert rows(f"{empty}a,b\n{empty}1,2\n{empty}") == [["1", "2"]]


def test_quotes_hold_separators_lines_and_quotes() -> None:
    assert rows('a,b\n"x, y","12"" tube\nlong"\n') == [["x, y", '12" tube\nlong']]


def test_spaces_beside_quotes_are_harmless() -> None:
    assert rows('a, b\n1, "x, y" \n') == [["1", "x, y"]]


def test_a_quote_inside_a_text_without_quotes_is_a_sign_like_any_other() -> None:
    assert rows('a,b\n12" tube,1\n') == [['12" tube', "1"]]


def test_a_line_break_inside_quotes_moves_no_place() -> None:
    read = read_text('a,b\n"x\ny",1\n"z",2\n')
    assert [read.lines.place(row[1].start) for row in read.rows] == [Place(3, 4), Place(4, 5)]
    assert read.lines.place(read.rows[1][0].start) == Place(4, 1)


def test_empty_cells_that_a_spreadsheet_added_are_left_out() -> None:
    read = read_text("a;b\n1;2;;\n3;4\n")
    assert texts(read) == [["1", "2"], ["3", "4"]]


def test_rows_with_too_few_and_too_many_cells_are_told_at_once() -> None:
    assert told("a,b,c\n1,2\n1,2,3\n48,1,2,3\n") == (
        "d.csv:2:1: this row has 2 cells, but the header has 3; leave a missing cell empty\n"
        "    1,2\n"
        "    ^\n"
        "d.csv:4:8: this row has 4 cells, but the header has 3; "
        "put a text or a number that holds a comma in quotes\n"
        "    48,1,2,3\n"
        "           ^"
    )


def test_a_fault_in_every_row_is_told_twenty_times_and_counted() -> None:
    with pytest.raises(ReportError) as caught:
        read_text("a,b\n" + "1\n" * 30)
    assert len(caught.value.problems) == 20
    assert caught.value.problems[-1].what.endswith("(and 10 more such places)")


def test_quotes_that_are_never_closed_are_told_where_they_open() -> None:
    assert told('a,b\n1,"x\n2,y\n') == (
        "d.csv:2:3: the quotes that open here are never closed; "
        'close them; a quote inside a text is written twice: ""\n'
        '    1,"x\n'
        "      ^"
    )


def test_a_text_that_goes_on_after_its_quotes_is_told() -> None:
    assert told('a,b\n"Le "Parc" nord",1\n').startswith(
        "d.csv:2:6: the text goes on after its closing quote; a quote inside a text is written"
    )


# ---------------------------------------------------------------- names


def test_spaces_around_a_name_do_not_count() -> None:
    assert read_text(' a ,"b "\n1,2\n').names == ("a", "b")


def test_a_name_that_stands_twice_is_told() -> None:
    assert told("a,b,a\n1,2,3\n").startswith(
        "d.csv:1:5: the name 'a' stands here twice; column 1 has it already"
    )


def test_a_column_without_a_name_is_told_where_it_is_used() -> None:
    assert told("a,,\n1,,\n2,x,\n").startswith(
        "d.csv:1:3: column 2 has no name, but a value in line 3; name it in the header"
    )


def test_a_column_in_which_nothing_stands_needs_no_name() -> None:
    assert read_text("a,b,,\n1,2,,\n").names == ("a", "b", "", "")


@pytest.mark.parametrize("text", ["", "\n\n", "sep=;\n", "\ufeff"])
def test_an_empty_file_is_told(text: str) -> None:
    assert told(text) == "d.csv: the file holds no table; its first line must name the columns"


# ---------------------------------------------------------------- limits


def test_a_file_of_more_than_two_megabytes_is_not_read(tmp_path: Path) -> None:
    assert told_of_bytes(b"a,b\n" * 600_000, tmp_path) == (
        "d.csv: the file has 2.4 MB, more than the 2 MB allowed; is this the right file?"
    )


def test_a_file_of_too_many_rows_is_told_at_the_first_too_many() -> None:
    assert told("a,b\n" + "1,2\n" * 20_001).startswith(
        "d.csv:20002:1: the file has more than 20,000 rows; is this the right file?"
    )


def test_a_file_of_too_many_columns_is_told_at_the_first_too_many() -> None:
    names = ",".join(f"c{number}" for number in range(61))
    assert told(f"{names}\n{names}\n").startswith("d.csv:1:231: the file has more than 60 columns")


def test_the_largest_file_that_is_allowed_is_read() -> None:
    assert len(read_text("a,b\n" + "1,2\n" * 20_000).rows) == 20_000


# ---------------------------------------------------------------- which file


@pytest.mark.parametrize(
    "name",
    ["/etc/x.csv", "../x.csv", "a/../../x.csv", "C:\\x.csv", "C:x.csv", "\\\\host\\x.csv",
     "//host/x.csv", "a\\x.csv", "https://example.org/x.csv", "file:///x.csv"],
)  # fmt: skip
def test_a_file_elsewhere_is_refused_before_it_is_looked_for(name: str, tmp_path: Path) -> None:
    assert refusal(tmp_path / "data", name)[0] == "E702"


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "secret.csv").write_text("a\n1\n")
    (tmp_path / "data" / "x.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "data" / "out").symlink_to(tmp_path)
    for name in ("x.csv", "out/secret.csv"):
        assert refusal(tmp_path / "data", name)[0] == "E702"


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "y.csv").write_text("a\n1\n")
    (tmp_path / "x.csv").symlink_to(tmp_path / "y.csv")
    assert refusal(tmp_path, "x.csv") == ("", "", "")


def test_a_file_in_a_folder_below_may_be_read(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "x.CSV").write_text("a\n1\n")
    assert refusal(tmp_path, "more/x.CSV") == ("", "", "")


@pytest.mark.parametrize("name", ["", "x", "x.csv.exe", "passwd", ".csv"])
def test_only_a_csv_file_is_read(name: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, name)[0] == "E701"


def test_a_workbook_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert refusal(tmp_path, "x.xlsx")[1:] == (
        "only a .csv file can be read here, not 'x.xlsx'",
        "save the sheet as CSV UTF-8",
    )


def test_a_file_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "parks.csv").touch()
    assert refusal(tmp_path, "park.csv") == (
        "E703",
        "there is no file 'park.csv' beside the data file (there is: parks.csv)",
        "did you mean 'parks.csv'?",
    )


@pytest.mark.parametrize("name", ["folder.csv", "loop.csv", "x" * 300 + ".csv", "a\0.csv"])
def test_what_is_no_file_is_not_there(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert refusal(tmp_path, name)[0] == "E703"


# ---------------------------------------------------------------- whole files


def test_every_code_has_a_title_and_every_title_a_code() -> None:
    parts = [Path(str(module.__file__)) for module in (sheet, fill, numerals)]
    text = "".join(part.read_text(encoding="utf-8") for part in parts)
    assert all(text.count(f'"{code}"') > 1 for code in CODES)


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from(' ,;\t"\n\r')), max_size=8)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Rows of one width with any texts in them, some with much of what makes CSV hard."""
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(TEXTS, min_size=width, max_size=width), max_size=5))


# The writer puts a line break in quotes only if lines end in it: else all texts are in quotes.
DIALECTS = [
    (csv.QUOTE_MINIMAL, "\r\n"),
    (csv.QUOTE_NONNUMERIC, "\n"),
    (csv.QUOTE_ALL, "\r"),
]


@given(tables(), st.sampled_from(sorted(SEPARATORS)), st.sampled_from(DIALECTS))
def test_what_is_written_as_csv_is_read_back(
    table: list[list[str]], sign: str, dialect: tuple[Any, str]
) -> None:
    names = [f"c{index}" for index in range(len(table[0]) if table else 2)]
    out = io.StringIO()
    quoting, end = dialect
    writer = csv.writer(out, delimiter=sign, quoting=quoting, lineterminator=end)
    writer.writerows([names, *table])
    read = read_text(out.getvalue())
    assert read.names == tuple(names)
    assert texts(read) == table


@given(st.text(alphabet='ab ,;\t"\n\r=sep1', max_size=60))
def test_whatever_is_typed_gives_even_rows_or_problems_with_codes(text: str) -> None:
    assert codes(text) <= set(CODES)


def codes(text: str) -> set[str]:
    """The codes of all problems in ``text``; none where it can be read, and then into even rows."""
    try:
        read = read_text(text)
    except ReportError as error:
        return {problem.code for problem in error.problems}
    return set() if all(len(row) == len(read.names) for row in read.rows) else {"uneven"}

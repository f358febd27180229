"""Tables of any size: as one, as pages, as groups of columns."""

from __future__ import annotations

from report.deck.grid import house_frame
from report.deck.sheet import filled, grids
from report.deck.sheet_columns import Column, Entry, Line, Sheet
from report.deck.words import para

AREA = house_frame("Calibri").content


def _sheet(columns: int, rows: int, words: str = "mot") -> Sheet:
    heads = tuple(Column((para(f"Tête{at}", 12, bold=True),)) for at in range(columns))
    line = Line(tuple(Entry((para(words, 16),)) for _ in range(columns)))
    return Sheet("table", "Une table", heads, (line,) * rows)


def test_a_short_table_stands_on_the_grid_under_its_header() -> None:
    (grid,) = grids(_sheet(3, 2), AREA, "Calibri")
    assert grid.box.x == AREA.x
    assert sum(grid.widths) == AREA.width
    assert grid.box.y + grid.rows[0].height == AREA.y + 26 * 9525  # the rule at 186 px


def test_rows_of_one_line_are_54_px_high() -> None:
    (grid,) = grids(_sheet(3, 2), AREA, "Calibri")
    assert 54 <= round(grid.rows[1].height / 9525) <= 58


def test_a_long_table_goes_on_and_repeats_its_header() -> None:
    parts = grids(_sheet(3, 60), AREA, "Calibri")
    assert len(parts) > 1
    assert all(part.rows[0].cells[0].paras[0].text == "Tête0" for part in parts)
    assert sum(len(part.rows) - 1 for part in parts) == 60
    assert all(part.box.bottom <= AREA.bottom for part in parts)


def test_the_parts_of_a_long_table_are_balanced() -> None:
    sizes = [len(part.rows) for part in grids(_sheet(3, 31), AREA, "Calibri")]
    assert max(sizes) - min(sizes) <= 2


def test_too_many_columns_are_dealt_out_with_the_first_in_each_part() -> None:
    parts = grids(_sheet(24, 12, "réindustrialisation"), AREA, "Calibri")
    assert len(parts) > 1
    assert all(part.rows[0].cells[0].paras[0].text == "Tête0" for part in parts)
    assert {part.laid for part in parts} == {"dealt out"}
    heads = [[cell.paras[0].text for cell in part.rows[0].cells[1:]] for part in parts]
    shown = list(dict.fromkeys(head for some in heads for head in some))
    assert shown == [f"Tête{at}" for at in range(1, 24)]


def test_a_row_higher_than_a_slide_is_cut_at_its_sentences() -> None:
    parts = grids(_sheet(2, 1, "Une phrase de plus. " * 300), AREA, "Calibri")
    assert len(parts) > 1
    assert all(part.box.bottom <= AREA.bottom for part in parts)


def test_a_number_column_before_words_keeps_its_distance() -> None:
    sheet = _sheet(3, 1)
    columns = (sheet.columns[0], Column(sheet.columns[1].head, numeric=True), sheet.columns[2])
    (grid,) = grids(Sheet("t", "", columns, sheet.lines), AREA, "Calibri")
    assert [cell.margins[2] // 9525 for cell in grid.rows[1].cells] == [24, 48, 0]


def test_a_table_of_few_rows_and_many_columns_is_turned() -> None:
    (grid,) = grids(_sheet(10, 2, "réindustrialisation"), AREA, "Calibri")
    assert grid.laid == "turned"
    assert [row.cells[0].paras[0].text for row in grid.rows] == [f"Tête{at}" for at in range(10)]
    assert all(len(row.cells) == 3 for row in grid.rows)


def test_a_turned_table_has_the_number_of_a_row_before_its_name() -> None:
    sheet = _sheet(10, 2, "réindustrialisation")
    columns = (Column(width=44), *sheet.columns)
    lines = tuple(
        Line((Entry((para(str(at), 16),)), *line.entries)) for at, line in enumerate(sheet.lines, 1)
    )
    (grid,) = grids(Sheet("t", "", columns, lines), AREA, "Calibri")
    heads = [cell.paras[0].text for cell in grid.rows[0].cells]
    assert heads == ["Tête0", "1\u2002réindustrialisation", "2\u2002réindustrialisation"]


def test_long_words_are_broken_before_columns_part() -> None:
    parts = grids(_sheet(9, 12, "Wirtschaftlichkeitsuntersuchung"), AREA, "Calibri")
    assert {part.laid for part in parts} == {"hyphenated"}
    assert all(len(part.widths) == 9 for part in parts)


def test_numbers_are_never_broken_to_keep_columns_together() -> None:
    parts = grids(_sheet(12, 12, "1.234.567.890.123,50"), AREA, "Calibri")
    assert {part.laid for part in parts} == {"dealt out"}


def test_a_name_that_is_kept_together_is_not_broken_to_keep_columns_together() -> None:
    parts = grids(_sheet(9, 12, "Jean-Christophe\u00a0Montmorency"), AREA, "Calibri")
    assert {part.laid for part in parts} == {"dealt out"}


def test_a_header_of_several_lines_is_said_in_full_only_once() -> None:
    sheet = _sheet(3, 60)
    heads = tuple(Column((*c.head, para("Plus en détail", 12))) for c in sheet.columns)
    first, *rest = grids(Sheet("t", "", heads, sheet.lines), AREA, "Calibri")
    assert rest
    assert [len(cell.paras) for cell in first.rows[0].cells] == [2, 2, 2]
    assert all(len(cell.paras) == 1 for part in rest for cell in part.rows[0].cells)


def test_a_header_that_is_lower_where_it_is_said_again_leaves_room_for_rows() -> None:
    detail = tuple(para("Plus en détail", 12) for _ in range(8))
    heads = tuple(Column((*c.head, *detail)) for c in _sheet(3, 1).columns)
    first, *rest = grids(Sheet("t", "", heads, _sheet(3, 60).lines), AREA, "Calibri")
    assert all(part.rows[0].height < first.rows[0].height / 2 for part in rest)
    assert all(len(part.rows) > len(first.rows) for part in rest[:-1])
    assert all(part.box.bottom <= AREA.bottom for part in (first, *rest))


def test_a_row_that_heads_others_is_never_the_last_of_a_page() -> None:
    for room in range(70, 300, 7):  # two rows of 30 and the lower header fit at least
        for at in range(1, 11):
            pages = filled([30] * 12, room, (20, 10), {at})
            assert [n for first, last in pages for n in range(first, last)] == [*range(12)]
            assert all(last != at + 1 for _, last in pages)


def test_a_row_that_heads_others_leaves_them_where_they_fill_a_page() -> None:
    assert filled([40, 30, 90, 30], 100, (0, 0), {1}) == [(0, 2), (2, 3), (3, 4)]

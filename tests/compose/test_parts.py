"""What any section may hold, as blocks: statements, tables, charts."""

from __future__ import annotations

import pytest

from report import story as s
from report.text import NBSP, NNBSP, plain
from tests.briefings import told


def blocks(parts: str, code: str = "fr", **more: str) -> tuple[s.Block, ...]:
    """The blocks of a rationale with these parts."""
    return told(code, rationale=f"{{message: M, {parts}}}", **more).sections[0].blocks


def test_statements_are_told_with_bullets_and_a_short_form() -> None:
    (block,) = blocks("context: [{title: T, text: Long, brief: Court, bullets: [un, deux]}]")
    assert isinstance(block, s.Statements)
    (item,) = block.items
    assert [plain(part) for part in (item.head, item.text, item.brief)] == ["T", "Long", "Court"]
    assert [plain(bullet) for bullet in item.bullets] == ["un", "deux"]


def test_a_part_has_the_title_of_the_author_or_the_language_s_word() -> None:
    (own,) = blocks("takeaways: [{title: T, text: X}], titles: {takeaways: Un message}")
    (default,) = blocks("takeaways: [{title: T, text: X}]")
    assert plain(own.title) == "Un message"
    assert plain(default.title) == "Ce qu’il faut en retenir"


# ---------------------------------------------------------------- tables


def table(columns: str, rows: str, more: str = "") -> s.Table:
    (block,) = blocks(f"tables: [{{id: t, title: T, columns: {columns}, rows: {rows}{more}}}]")
    assert isinstance(block, s.Table)
    return block


def test_a_table_prints_its_numbers_and_a_grey_dash_for_none() -> None:
    found = table(
        "[{head: H}, {head: N, numeric: true}]", "[{cells: [un, 1234.50]}, {cells: [b, null]}]"
    )
    assert [plain(row.cells[1].text) for row in found.rows] == [f"1{NNBSP}234,50", "–"]
    assert [row.cells[1].muted for row in found.rows] == [False, True]
    assert [column.numeric for column in found.columns] == [False, True]


def test_a_total_of_nothing_is_left_empty() -> None:
    found = table(
        "[{head: H}, {head: N}]", "[{cells: [un, null]}, {cells: [x, null], total: true}]"
    )
    assert [plain(row.cells[1].text) for row in found.rows] == ["–", ""]


def test_a_table_has_a_column_of_marks_where_a_row_has_one() -> None:
    marked = table("[{head: H}]", "[{cells: [un], status: reported}, {cells: [deux]}]")
    assert marked.status_head == "Statut"
    assert [str(row.mark or "") for row in marked.rows] == ["Rapporté", ""]
    assert table("[{head: H}]", "[{cells: [un]}]").status_head == ""


def test_a_total_has_no_mark() -> None:
    found = table("[{head: H}]", "[{cells: [un]}, {cells: [x], total: true}]", ", status: reported")
    assert [bool(row.mark) for row in found.rows] == [True, False]
    assert [row.total for row in found.rows] == [False, True]


# ---------------------------------------------------------------- charts


def chart(points: str, more: str = "", code: str = "fr", **parts: str) -> s.Chart:
    (block,) = blocks(
        f"series: [{{id: s, title: Ventes, unit: M€, points: {points}{more}}}]", code, **parts
    )
    assert isinstance(block, s.Chart)
    return block


def test_a_chart_draws_numbers_and_prints_them_as_they_were_typed() -> None:
    found = chart("[{name: A, value: 1234.50}, {name: B, value: 3}]")
    assert found.categories == ("A", "B")
    assert found.series[0].values == (1234.5, 3.0)
    assert found.series[0].labels == (f"1{NNBSP}234,50", "3")


def test_words_in_the_place_of_a_number_are_printed_and_draw_nothing() -> None:
    found = chart("[{name: A, value: 1}, {name: B, value: non publié}]")
    assert found.series[0].values == (1.0, None)
    assert found.series[0].labels == ("1", "non publié")


def test_a_point_may_be_a_fact() -> None:
    found = chart("[{name: A, fact: f}]", facts="f: {value: 400}")
    assert found.series[0].values == (400.0,)


def test_a_category_without_a_number_is_a_gap_with_a_dash() -> None:
    (block,) = blocks(
        "series: [{id: s, title: T, unit: u, chart: lines, categories: [x, y], "
        "lines: [{name: L, values: [1, null]}]}]"
    )
    assert isinstance(block, s.Chart)
    assert block.series[0] == s.Series("L", (1.0, None), ("1", "–"))


def test_an_emphasis_is_counted_from_nought() -> None:
    found = chart("[{name: A, value: 1}, {name: B, value: 2}]", ", emphasis: [2]")
    assert found.emphasis == (1,)


def test_a_chart_is_told_in_words_for_who_cannot_see_it() -> None:
    points = "[{name: A, value: 1}, {name: B, value: 2}]"
    assert chart(points).alt == f"Ventes (M€){NBSP}: A 1, B 2."


def test_the_words_of_a_picture_take_the_spaces_of_their_language() -> None:
    (block,) = blocks(
        "series: [{id: s, title: {fr: V, en: Sales}, unit: {fr: u, en: tons}, chart: lines, "
        "categories: [{fr: x, en: x}], lines: [{name: {fr: K, en: K}, values: [1]}, "
        "{name: {fr: L, en: L}, values: [2]}]}]",
        "en",
    )
    assert isinstance(block, s.Chart)
    assert block.alt == "Sales (tons): K: x 1; L: x 2."


def test_the_author_s_words_for_a_picture_come_first() -> None:
    assert chart("[{name: A, value: 1}]", ", alt: Une image").alt == "Une image"


@pytest.mark.parametrize(
    ("value", "code", "form"),
    [
        ("400", "fr", "0"),
        ("1.50", "fr", "0.00"),
        ("1234.5", "fr", f'[>=1000]#"{NNBSP}"##0.0;[<=-1000]-#"{NNBSP}"##0.0;0.0'),
        (
            "1234567",
            "fr",
            f'[>=1000000]#"{NNBSP}"###"{NNBSP}"##0;[>=1000]#"{NNBSP}"##0;0',
        ),
        ("-1234567", "fr", "#,##0"),
        ("1234567", "en", "#,##0"),
    ],
)
def test_a_spreadsheet_prints_what_the_labels_print(value: str, code: str, form: str) -> None:
    assert chart(f"[{{name: A, value: {value}}}]", code=code).number_format == form


def test_only_lines_have_an_axis_of_values() -> None:
    assert chart("[{name: A, value: 1}]").ticks == ()
    ticks = chart("[{name: A, value: 0}, {name: B, value: 2000}]", ", chart: lines").ticks
    assert [tick.label for tick in ticks] == [
        "0",
        "500",
        f"1{NNBSP}000",
        f"1{NNBSP}500",
        f"2{NNBSP}000",
    ]

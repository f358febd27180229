"""Tables: what they say, in which columns, and how they go on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from report import story as s
from report.pdf import write_pdf
from report.text import text
from tests.pdf.reading import page_texts, squeezed, tree_text
from tests.samples import house_theme, story


def row(*cells: str | s.Cell, total: bool = False) -> s.Row:
    made = (cell if isinstance(cell, s.Cell) else s.Cell(text(cell)) for cell in cells)
    return s.Row(tuple(made), total=total)


def table(*rows: s.Row, heads: str = "A B C", **more: Any) -> s.Table:
    columns = tuple(s.Column(head) for head in heads.split())
    return s.Table("table", (), columns, rows, **more)


def written(path: Path, block: s.Block) -> Path:
    whole = story()
    section = replace(whole.sections[0], blocks=(block,))
    write_pdf(replace(whole, sections=(section,)), house_theme(), path)
    return path


def widths(path: Path) -> list[int]:
    """How many columns each row of the last table fills, as a screen reader counts them."""
    with pikepdf.open(path) as pdf:
        found: list[int] = []
        _rows(pdf.Root.StructTreeRoot.K, found)
    return found


def _rows(element: Any, found: list[int]) -> None:
    if str(element.S) == "/Table":
        found.clear()
    kids = list(element.K) if "/K" in element else []
    kids = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    if str(element.S) == "/TR":
        found.append(sum(int(kid.A.get("/ColSpan", 1)) if "/A" in kid else 1 for kid in kids))
    for kid in kids:
        _rows(kid, found)


def test_a_long_table_goes_on_and_repeats_its_header(tmp_path: Path) -> None:
    rows = (row(f"ligne {at}", "b", "c") for at in range(60))
    path = written(tmp_path / "long.pdf", table(*rows, heads="Alpha Beta Gamma"))
    pages = page_texts(path)[1:]
    assert len(pages) == 3
    assert all("Gamma" in words for words in pages)
    assert ["Suite" in words for words in pages] == [False, True, True]
    assert tree_text(path).count("Gamma") == 1  # heard once: the others are artifacts


def test_a_numbered_table_gives_its_first_column_the_room_that_the_second_leaves(
    tmp_path: Path,
) -> None:
    long = "Quatre cents postes à pourvoir à Douai, en intérim et en contrat"
    for why, lines in (("2025", 1), ("Une raison qui demande elle aussi toute une ligne", 2)):
        block = table(row(long, why), heads="Quoi Quand", numbered=True)
        words = page_texts(written(tmp_path / "pair.pdf", block))[1]
        assert sum(part in words for part in (long, "en contrat")) == 3 - lines


def test_numbers_stand_near_their_names_in_a_dense_table_of_nothing_else(tmp_path: Path) -> None:
    columns = (s.Column("en personnes"), s.Column("Effectif", numeric=True))
    for dense, near in ((True, True), (False, False)):
        rows = (row("Solaire", "690"), row("Éolien", "515"))
        path = written(tmp_path / "n.pdf", s.Table("t", (), columns, rows, dense=dense))
        with pypdfium2.PdfDocument(path) as document:
            page = document[1].get_textpage()
            at = page.get_text_range().index("690")
            assert (page.get_charbox(at)[2] < document[1].get_width() / 2) is near


def test_no_row_is_lost_at_a_pages_end(tmp_path: Path) -> None:
    path = written(tmp_path / "rows.pdf", table(*(row(f"r{at}.", "b", "c") for at in range(99))))
    heard = tree_text(path)
    assert [heard.count(f"r{at}.") for at in range(99)] == [1] * 99


def test_rows_of_unequal_length_become_a_regular_table(tmp_path: Path) -> None:
    wide = s.Cell(text("large"), span=9)
    block = table(row("a", "b", "c", "d"), row("a"), row("a", wide), heads="A B")
    path = written(tmp_path / "ragged.pdf", block)
    assert widths(path) == [4, 4, 4, 4]
    assert "abcd" in tree_text(path)


def test_a_numbered_table_with_marks_is_regular(tmp_path: Path) -> None:
    rows = (replace(row("a", "b", "c"), mark=s.Mark("Rapporté", (1,))), row("d", "e", "f"))
    block = table(*rows, numbered=True, status_head="Statut")
    assert widths(written(tmp_path / "marks.pdf", block)) == [5, 5, 5]


@pytest.mark.parametrize("count", [1, 2, 6, 12])
def test_any_number_of_columns_is_printed_whole(tmp_path: Path, count: int) -> None:
    heads = " ".join(f"Colonne{at}" for at in range(count))
    cells = [f"valeur{at}" for at in range(count)]
    path = written(tmp_path / "wide.pdf", table(row(*cells), heads=heads))
    assert squeezed("".join(cells)) in tree_text(path)


def test_a_cell_higher_than_a_page_goes_on(tmp_path: Path) -> None:
    words = " ".join(f"mot{at}" for at in range(3000))
    path = written(tmp_path / "tall.pdf", table(row("a", words, "c")))
    assert squeezed(words) in tree_text(path)


def test_who_decides_together_shares_one_cell(tmp_path: Path) -> None:
    rows = (
        s.Responsibility(text("Seul"), text("Décide"), (1,)),
        s.Responsibility(text("Ensemble"), text("Décident"), (0, 1)),
        s.Responsibility(text("Ouvert"), text("À trancher"), ()),
    )
    block = s.Responsibilities("r", (), "Matière", ("Un", "Deux", "Trois"), rows, "Statut")
    path = written(tmp_path / "bodies.pdf", block)
    assert widths(path) == [5, 5, 5, 5]
    assert "Seul–Décide–EnsembleDécident–OuvertÀtrancher" in tree_text(path)


def test_a_day_of_a_month_stands_on_one_line_among_dates(tmp_path: Path) -> None:
    person = s.Person("Inès Ferrandi", text("Directrice du stockage"), "12 novembre 2025", "")
    path = written(tmp_path / "day.pdf", s.People("p", (), ("N", "R", "De", "À", "S"), (person,)))
    assert "12 novembre 2025" in page_texts(path)[1]

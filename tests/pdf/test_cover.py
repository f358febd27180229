"""The page before all others, the watermark behind all, and sections that share a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from report import story as s
from report.pdf.write import write_pdf
from report.read import pdf_everything, pdf_text
from report.text import plain, text
from tests.samples import house_theme, story


def pages(told: s.Story, folder: Path) -> list[str]:
    """The text of each page of the PDF of ``told``."""
    path = folder / "story.pdf"
    extent = write_pdf(told, house_theme(), path)
    found = pdf_text(path)
    assert extent.total == len(found)
    return found


def bare(words: str) -> str:
    return "".join(words.split())


def test_a_cover_says_title_subtitle_and_columns_on_a_page_of_its_own(tmp_path: Path) -> None:
    without = pages(story(), tmp_path)
    found = pages(replace(story(), has_cover_page=True), tmp_path)
    assert len(found) == len(without) + 1
    assert bare(found[1])[:200] == bare(without[0])[:200]
    told = [plain(story().title), plain(story().subtitle), story().organisation]
    told += [line for column in story().cover for line in (column.label, *column.lines)]
    assert [words for words in told if bare(words) not in bare(found[0])] == []


def test_the_contents_count_the_cover(tmp_path: Path) -> None:
    whole = replace(story(), has_cover_page=True)
    found = pages(whole, tmp_path)
    contents = next(page for page in found if page.startswith(story().words.contents))
    for section in whole.sections:
        starts = [n for n, page in enumerate(found, 1) if bare(plain(section.title)) in bare(page)]
        assert any(f"{bare(plain(section.title))}{n}" in bare(contents) for n in starts)


def test_the_contents_name_the_titles_within_a_section_where_they_have_room(
    tmp_path: Path,
) -> None:
    found = pages(story(), tmp_path)
    contents = bare(next(page for page in found if page.startswith(story().words.contents)))
    titles = [bare(plain(block.title)) for block in story().sections[0].blocks if block.title]
    assert titles
    for title in titles:
        (at,) = (n for n, page in enumerate(found, 1) if title in bare(page) and n > 2)
        assert f"{title}{at}" in contents


def test_contents_that_would_fill_more_than_a_page_name_sections_alone(tmp_path: Path) -> None:
    one = story().sections[0]
    block = s.Statements("x", text("A title within"), (s.Statement(text("H"), text("Said.")),))
    many = tuple(replace(one, id=f"s{at}", blocks=(block,)) for at in range(20))
    found = pages(replace(story(), sections=many), tmp_path)
    assert "A title within" not in found[1]
    assert found[1].startswith(story().words.contents)


@pytest.mark.parametrize("words", ["Projet", "Strictement réservé aux membres du comité"])
def test_a_watermark_stands_on_every_page_and_is_not_read(words: str, tmp_path: Path) -> None:
    path = tmp_path / "story.pdf"
    write_pdf(replace(story(), watermark=words), house_theme(), path)
    assert all(words not in page for page in pdf_text(path))
    assert bare(pdf_everything(path)).count(bare(words)) == len(pdf_text(path))


@pytest.mark.parametrize("words", ["Projet", "Strictement réservé aux membres du comité"])
def test_a_watermark_keeps_to_the_page(words: str, tmp_path: Path) -> None:
    path = tmp_path / "story.pdf"
    write_pdf(replace(story(), watermark=words), house_theme(), path)
    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        first = next(iter(page.get_objects()))
        left, bottom, right, top = first.get_bounds()
        assert left > 0
        assert bottom > 0
        assert right < page.get_width()
        assert top < page.get_height()


def sections(*joins: bool, points: int = 8) -> tuple[s.Section, ...]:
    """Sections of the agenda; each says whether it goes on below the one before it, in one line."""
    return tuple(
        s.Section(
            f"part{at}",
            f"Part {at}",
            text(f"Title {at}"),
            text("Lead."),
            (),
            (_said(at, 0 if one else points),),
            at + 1,
            one,
        )
        for at, one in enumerate(joins)
    )


def _said(at: int, points: int) -> s.Block:
    said = (s.Statement(text(f"Point {one}"), text("Said.")) for one in range(points))
    return s.Statements(f"part{at}", (), tuple(said))


def test_a_section_that_joins_stands_on_the_page_of_the_one_before_it(tmp_path: Path) -> None:
    told = replace(story(), sections=sections(False, True, False, True, True))
    found = pages(told, tmp_path)
    starts = [
        next(n for n, page in enumerate(found) if f"Title{at}" in bare(page)) for at in range(5)
    ]
    first = starts[0]
    assert [start - first for start in starts] == [0, 0, 1, 1, 1]


def starts(told: s.Story, folder: Path) -> list[int]:
    """The page that each section's title stands on, from that of the first."""
    found = pages(told, folder)
    titles = [bare(plain(section.title)) for section in told.sections]
    at = [next(n for n, page in enumerate(found) if title in bare(page)) for title in titles]
    return [place - at[0] for place in at]


def test_a_section_begins_on_a_page_that_would_stay_nearly_empty(tmp_path: Path) -> None:
    few = sections(False, False, points=3)
    assert starts(replace(story(), sections=few), tmp_path) == [0, 0]
    more = sections(False, False, points=12)
    assert starts(replace(story(), sections=more), tmp_path) == [0, 1]


def test_a_section_begins_on_a_last_page_that_would_stay_nearly_empty(tmp_path: Path) -> None:
    (long, _), (_, short) = sections(False, False, points=30), sections(False, False, points=4)
    found = pages(replace(story(), sections=(long, short)), tmp_path)
    last, title = bare("Point 29"), bare(plain(short.title))
    assert [last in bare(page) for page in found] == [title in bare(page) for page in found]


def test_a_section_whose_first_block_has_no_room_there_has_its_own_page(tmp_path: Path) -> None:
    (few, _), (_, many) = sections(False, False, points=3), sections(False, False, points=30)
    assert starts(replace(story(), sections=(few, many)), tmp_path) == [0, 1]


def test_what_is_not_on_the_agenda_joins_where_all_of_it_has_room(tmp_path: Path) -> None:
    agenda, other = sections(False, False)
    short = replace(other, number=0)
    rows = tuple(s.Statement(text(f"Term {at}"), text("Said.")) for at in range(28))
    long = replace(short, id="long", title=text("Long"), blocks=(s.Statements("x", (), rows),))
    found = pages(replace(story(), sections=(agenda, short, long)), tmp_path)
    names = ("Title0", "Title1", "Long")
    at = [next(n for n, page in enumerate(found) if name in bare(page)) for name in names]
    assert [place - at[0] for place in at] == [0, 0, 1]


def test_the_first_section_does_not_join_the_summary(tmp_path: Path) -> None:
    told = replace(story(), sections=sections(True))
    found = pages(told, tmp_path)
    assert "Title0" not in bare(found[0])


def test_sections_are_measured_by_the_pages_that_they_stand_on(tmp_path: Path) -> None:
    told = replace(story(), sections=(*sections(False, True), *story().sections[:1]))
    extent = write_pdf(told, house_theme(), tmp_path / "story.pdf")
    assert extent.sections["part0"] == extent.sections["part1"] == 1
    assert sum(extent.sections.values()) > extent.total - 3

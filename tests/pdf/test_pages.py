"""How pages are filled, whatever stands on them: seen as values, before anything is drawn.

No stranded heading, no single line, no torn row, nothing that leaves its page or meets another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report import story as s
from report.pdf import fonts
from report.pdf.book import Book
from report.pdf.box import Badge, Box, Image, Para
from report.pdf.lines import Line
from report.pdf.page import Sheet
from report.pdf.stack import Heading, Row, Rows, Stack
from report.pdf.tags import Element
from report.pdf.write import all_sheets
from report.text import plain, text
from tests.pdf.stories import MARKS, STATEMENTS, TITLES, few, stories, texts, words
from tests.sample_charts import chart
from tests.samples import house_theme
from tests.samples import story as sample

Paper = Literal["A4", "letter"]
PAPERS: tuple[Paper, ...] = ("A4", "letter")
ANY = settings(
    max_examples=25, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)


@dataclass(frozen=True)
class Set:
    """One line of text where it is set: in points from the page's top left."""

    line: Line
    x: float
    baseline: float
    size: float
    element: Element | None
    heads: bool = False  # part of a heading

    @property
    def right(self) -> float:
        return self.x + self.line.width

    def meets(self, other: Set) -> bool:
        """Whether ink of both would stand on one spot: letters are 0.7 of their size high."""
        one, two = sorted((self, other), key=lambda part: part.baseline)
        return (
            two.baseline - 0.66 * two.size < one.baseline
            and self.x + 0.1 < other.right
            and other.x + 0.1 < self.right
        )


def laid_out(story: s.Story, paper: Paper = "A4") -> tuple[Book, list[Sheet]]:
    theme = house_theme().on_page(paper)
    fonts.register(theme.fonts)
    book = Book(story, theme)
    return book, all_sheets(book)[0]


def lines_of(sheet: Sheet) -> list[Set]:
    return [line for box, top in sheet.placed for line in _lines(box, top, False)]


def _lines(box: Box, top: float, heads: bool) -> Iterator[Set]:
    match box:
        case Para():
            for at, line in enumerate(box.lines):
                x = box.x + (box.width - line.width if box.align == "right" else 0.0)
                baseline = top + box.style.baseline + at * box.style.leading
                yield Set(line, x, baseline, box.style.size, box.element, heads)
        case Row():
            for at, cell in zip(box._offsets, box.cells, strict=True):
                yield from _lines(cell, top + box.above + at, heads)
        case Stack():
            for part in box.boxes:
                yield from _lines(part, top, heads or isinstance(box, Heading))
                top += part.height
        case Rows():
            lead = ((box.suite,) if box.suite and box.goes_on else ()) + box.head
            yield from _lines(Stack((*lead, *box.rows)), top, heads)
        case Badge():
            yield Set(box.words, box.x, top + box.baseline_at, 10, box.element, heads)
        case _:
            pass


def one_section(*blocks: s.Block) -> s.Story:
    whole = sample()
    return replace(whole, sections=(replace(whole.sections[0], blocks=blocks),))


# ---------------------------------------------------------------- any story


@ANY
@given(stories(), st.sampled_from(PAPERS))
def test_no_line_leaves_its_page_or_meets_another(story: s.Story, paper: Paper) -> None:
    book, sheets = laid_out(story, paper)
    page = book.page
    for sheet in sheets:
        found = lines_of(sheet)
        for line in found:
            assert line.x > page.left - 0.1
            assert line.right < page.right + 0.6
            assert line.baseline < page.bottom
        near = sorted(found, key=lambda line: line.baseline)
        for at, line in enumerate(near):
            for other in near[at + 1 :]:
                if other.baseline - line.baseline > 32:
                    break
                assert not line.meets(other), (words_of(line), words_of(other))


@ANY
@given(stories(), st.sampled_from(PAPERS))
def test_no_heading_is_the_last_thing_on_a_page(story: s.Story, paper: Paper) -> None:
    sheets = laid_out(story, paper)[1]
    for sheet, following in pairwise(sheets):
        found = sorted(lines_of(sheet), key=lambda line: line.baseline)
        ends_in_heading = bool(found) and found[-1].heads and not _has_image(sheet.placed[-1][0])
        assert not ends_in_heading or _begins_a_section(following)


def _begins_a_section(sheet: Sheet) -> bool:
    """Then what is headed on the sheet before has nothing to say, and so stands alone."""
    box, _ = sheet.placed[0]
    return isinstance(box, Heading) or (
        isinstance(box, Stack) and isinstance(box.boxes[0], Heading)
    )


def _has_image(box: Box) -> bool:
    match box:
        case Image():
            return True
        case Stack():
            return any(map(_has_image, box.boxes))
        case Row():
            return any(map(_has_image, box.cells))
        case Rows():
            return any(map(_has_image, box.rows))
        case _:
            return False


def words_of(line: Set) -> str:
    return "".join(placed.span.text for placed in line.line.placed)


# ---------------------------------------------------------------- what is cut


PROSE = st.builds(
    s.Statements, st.just("x"), TITLES, few(STATEMENTS, 9, 1), st.booleans(), st.booleans()
)


@st.composite
def tables(draw: st.DrawFn) -> s.Table:
    """One to twelve columns of up to ten words, up to a hundred rows."""
    count = draw(st.integers(1, 12))
    row = st.builds(s.Row, few(st.builds(s.Cell, texts(1, 10)), count, count), MARKS)
    rows = draw(few(row, 10, 1)) * draw(st.sampled_from([1, 3, 10]))
    columns = tuple(s.Column(draw(words()), at % 2 == 1) for at in range(count))
    note = draw(st.one_of(st.just(()), texts(1, 40)))
    return s.Table("t", draw(TITLES), columns, rows, "Statut", note, draw(st.booleans()))


def on_sheets(sheets: list[Sheet]) -> dict[Element, list[tuple[int, int]]]:
    """For each paragraph: on which sheets it stands, and with how many lines on each."""
    found: dict[Element, list[tuple[int, int]]] = {}
    for at, sheet in enumerate(sheets):
        counts: dict[Element, int] = {}
        for line in lines_of(sheet):
            if line.element is not None:
                counts[line.element] = counts.get(line.element, 0) + 1
        for element, count in counts.items():
            found.setdefault(element, []).append((at, count))
    return found


@ANY
@given(few(PROSE, 4, 1), st.sampled_from(PAPERS))
def test_no_single_line_of_a_paragraph_stands_on_a_page(
    blocks: tuple[s.Block, ...], paper: Paper
) -> None:
    _, sheets = laid_out(one_section(*blocks), paper)
    for parts in on_sheets(sheets).values():
        assert len(parts) == 1 or min(count for _, count in parts) >= 2
        assert [second - first for (first, _), (second, _) in pairwise(parts)] == [1] * (
            len(parts) - 1
        )


@ANY
@given(few(tables(), 3, 1), st.sampled_from(PAPERS))
def test_no_row_of_a_table_is_torn_and_none_is_alone(
    blocks: tuple[s.Table, ...], paper: Paper
) -> None:
    _, sheets = laid_out(one_section(*blocks), paper)
    heads = set(_repeated(sheets))
    for element, parts in on_sheets(sheets).items():
        assert len(parts) == 1 or element in heads
    for sheet in sheets:
        for rows in _tables(sheet):
            assert len(rows.rows) >= 2 or rows.rows[0].height >= 60 or not rows.goes_on


def _tables(sheet: Sheet) -> Iterator[Rows]:
    for box, _ in sheet.placed:
        for part in box.boxes if isinstance(box, Stack) else (box,):
            if isinstance(part, Rows):
                yield part


def _repeated(sheets: list[Sheet]) -> Iterator[Element]:
    """The heads of tables, which come again."""
    for sheet in sheets:
        for rows in _tables(sheet):
            for box in rows.head:
                for line in _lines(box, 0, False):
                    if line.element is not None:
                        yield line.element


# ---------------------------------------------------------------- the far ends


@pytest.mark.parametrize("paper", PAPERS)
def test_a_table_of_a_thousand_rows_has_each_row_once(paper: Paper) -> None:
    rows = tuple(s.Row((s.Cell(text(f"r{at}.")), s.Cell(text("x")))) for at in range(1000))
    block = s.Table("t", (), (s.Column("A"), s.Column("B")), rows)
    _, sheets = laid_out(one_section(block), paper)
    said = "".join(words_of(line) for sheet in sheets for line in lines_of(sheet))
    assert [said.count(f"r{at}.") for at in range(1000)] == [1] * 1000
    assert len(sheets) > 30


def test_a_cell_higher_than_a_page_goes_on_and_loses_no_word() -> None:
    long = " ".join(f"w{at}." for at in range(3000))
    row = s.Row((s.Cell(text("Tête")), s.Cell(text(long)), s.Cell(text("court"))))
    columns = (s.Column("A"), s.Column("B"), s.Column("C"))
    book, sheets = laid_out(one_section(s.Table("t", (), columns, (row, row))))
    said = "".join(words_of(line) for sheet in sheets for line in lines_of(sheet))
    assert [said.count(f"w{at}.") for at in range(3000)] == [2] * 3000
    assert all(line.baseline < book.page.bottom for sheet in sheets for line in lines_of(sheet))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "title",
    ["Ampere", " ".join(["Un titre de quatre lignes ou plus"] * 4), "x" * 200, "a/b." * 60],
)
def test_a_title_of_any_length_keeps_to_its_page(title: str, paper: Paper) -> None:
    block = s.Statements("x", text(title), (s.Statement(text(title), text(title)),))
    whole = one_section(block)
    section = replace(whole.sections[0], title=text(title), lead=text(title), label=title[:60])
    book, sheets = laid_out(replace(whole, title=text(title), sections=(section,)), paper)
    said = "".join(words_of(line) for sheet in sheets for line in lines_of(sheet))
    assert "".join(said.split()).count("".join(title.split())) >= 4
    for sheet in sheets:
        for line in lines_of(sheet):
            assert line.right < book.page.right + 0.6
            assert line.baseline < book.page.bottom


def test_a_story_of_a_title_alone_is_one_page() -> None:
    whole = sample()
    nothing = replace(
        whole.summary, ask=(), answer=(), answer_mark=None, points=(), figures=None, options=None,
        notes=(), purpose="",
    )  # fmt: skip
    _, sheets = laid_out(replace(whole, summary=nothing, sections=()))
    assert len(sheets) == 1
    assert plain(whole.title).split()[0] in "".join(map(words_of, lines_of(sheets[0])))


def spaces(sheet: Sheet) -> list[float]:
    """What is left between one box and the next."""
    return [
        round(below - above - box.height, 2) for (box, above), (_, below) in pairwise(sheet.placed)
    ]


def test_a_few_lines_too_many_take_no_page_of_their_own() -> None:
    rows = tuple(s.Statement(text(f"Fait {n}"), text("Une ligne.")) for n in range(60))
    first = s.Statements("a", text("Un titre"), rows[:3])
    whole = [
        laid_out(one_section(first, first, s.Statements("b", text("Un autre"), rows[:n])))[1]
        for n in range(3, 60)
    ]
    of_section = [found[1:] for found in whole]  # behind page 1
    fitting = [found for found in of_section if len(found) == 1]
    usual, least = spaces(fitting[0][0])[0], spaces(fitting[-1][0])[0]
    assert 0.69 * usual < least < usual  # closer together, so that the last lines have room
    assert spaces(of_section[len(fitting)][0])[0] == usual  # where it spares no page, as ever


def test_the_table_of_a_charts_numbers_stands_with_its_chart() -> None:
    drawn = replace(chart("columns"), path="sales")
    cells = (s.Cell(text("2022")), s.Cell(text("184")))
    numbers = s.Table("sales", (), (s.Column("M€"), s.Column("Ventes")), (s.Row(cells),) * 5)
    rows = tuple(s.Statement(text(f"Fait {n}"), text("Une ligne.")) for n in range(30))
    for count in range(3, 30):
        before = s.Statements("a", (), rows[:count])
        _, found = laid_out(one_section(before, drawn, numbers))
        of_chart = [at for at, one in enumerate(found) if any(map(_has_image, _boxes(one)))]
        of_table = [at for at, one in enumerate(found) if any(t.suite for t in _tables(one))]
        assert of_chart == of_table


def _boxes(sheet: Sheet) -> list[Box]:
    return [box for box, _ in sheet.placed]

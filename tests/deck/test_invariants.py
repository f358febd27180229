"""What holds of the plan of any story on a slide of any size, and of the file made from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report import story as s
from report.deck.fit import SPARE, height_pt, lines
from report.deck.grid import EMU_PER_PT, Box, Frame, Opening, Titles, house_frame, px
from report.deck.plan import Flat, Grid, Picture, Rule, Shape, Slide, Words
from report.deck.slides import slides
from report.deck.words import Para
from report.deck.write import write_deck
from report.text import text
from tests.deck.reading import faults
from tests.deck.stories import stories, words
from tests.samples import house_theme, story

_ROUNDING = 0.1  # points: boxes are whole EMU
_ANY = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


def frame(width: int, height: int) -> Frame:
    """A stranger's frame: margins of 48 px, a title of two lines, a line of sources, a foot."""
    titles = Titles("Calibri", sizes=(32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0), room=px(130))
    across = width - 96
    title = Box(px(48), px(24), px(across), px(84))
    content = Box(px(48), px(150), px(across), px(height - 150 - 80))
    opening = Opening(
        title,
        replace(titles, room=title.height),
        Box(px(48), px(200), px(across), px(height - 300)),
    )
    return Frame(
        width=px(width),
        height=px(height),
        section=Box(px(48), px(120), px(across), px(20)),
        title=title,
        content=content,
        source=Box(px(48), content.bottom + px(8), px(across), px(22)),
        footer=Box(px(48), px(height - 40), px(across), px(20)),
        titles=titles,
        cover=opening,
        divider=opening,
    )


FRAMES = {
    "the house's": house_frame("Calibri"),
    "4:3": frame(960, 720),
    "A4": frame(1040, 720),
    "small 16:9": frame(960, 540),
    "portrait": frame(500, 720),
}


def _paras(shape: Shape) -> Iterator[tuple[Para, float, float]]:
    """Every text's paragraphs, and the width and height that they have, in points."""
    match shape:
        case Words() | Flat() if shape.paras:
            inset = shape.inset if isinstance(shape, Flat) else 0
            width = (shape.box.width - 2 * inset) / EMU_PER_PT
            needed = height_pt(shape.paras, width) - (0 if shape.name else SPARE)
            for para in shape.paras:
                yield para, width, shape.box.height / EMU_PER_PT - needed
        case Grid():
            for row in shape.rows:
                at = 0
                for cell in row.cells:
                    left, top, right, bottom = cell.margins
                    width = sum(shape.widths[at : at + cell.span]) - left - right
                    spare = (
                        row.height
                        - top
                        - bottom
                        - height_pt(cell.paras, width / EMU_PER_PT) * EMU_PER_PT
                    )
                    at += cell.span
                    for para in cell.paras:
                        yield para, width / EMU_PER_PT, spare / EMU_PER_PT + SPARE
        case _:
            pass


def _outside(shape: Shape, whole: Frame) -> bool:
    if isinstance(shape, Rule):
        right, bottom = max(shape.x1, shape.x2), max(shape.y1, shape.y2)
    else:
        right, bottom = shape.box.right, shape.box.bottom
    return right > whole.width or bottom > whole.content.bottom + px(1)


def _opens(slide: Slide) -> bool:
    return slide.layout in ("title", "section")


@pytest.mark.parametrize("size", FRAMES)
@_ANY
@given(told=stories())
def test_nothing_is_higher_than_its_box_or_outside_the_content(size: str, told: s.Story) -> None:
    whole = FRAMES[size]
    for slide in slides(told, house_theme(), whole):
        for shape in slide.shapes:
            for para, _, spare in _paras(shape):
                assert spare >= -_ROUNDING - SPARE, (slide.title.text, para.text)
            assert _opens(slide) or not _outside(shape, whole), (slide.title.text, shape)


@pytest.mark.parametrize("size", FRAMES)
@_ANY
@given(told=stories())
def test_every_title_keeps_to_its_place_and_is_the_only_one_of_its_words(
    size: str, told: s.Story
) -> None:
    whole = FRAMES[size]
    plan = slides(told, house_theme(), whole)
    assert max(Counter(slide.title.text for slide in plan).values()) == 1
    for slide in plan:
        if not _opens(slide):
            assert lines(slide.title, whole.title.width / EMU_PER_PT) <= 6


# ---------------------------------------------------------------- tables


@st.composite
def numbered_tables(draw: st.DrawFn) -> s.Table:
    """A table from 1 by 1 to 12 by 200 whose every cell says where it stands."""
    columns = draw(st.integers(1, 12))
    rows = draw(st.sampled_from([1, 2, 7, 30, 200]))
    filler = draw(st.lists(words(0, draw(st.sampled_from([1, 6, 25]))), min_size=3, max_size=3))
    made = tuple(
        s.Row(
            tuple(
                s.Cell(text(f"r{row}c{column} {filler[(row + column) % 3]}"))
                for column in range(columns)
            ),
            None,
            False,
        )
        for row in range(rows)
    )
    heads = tuple(s.Column(f"Tête{column}", numeric=False) for column in range(columns))
    return s.Table("table", text("Une table"), heads, made, "Statut", text(""))


def _cells(plan: list[Slide]) -> list[str]:
    """The mark of every cell of the table, as slides show them one after the other."""
    return [
        found
        for slide in plan
        for shape in slide.shapes
        if isinstance(shape, Grid) and shape.name == "brief:table"
        for row in shape.rows
        for cell in row.cells
        for para in cell.paras
        for found in re.findall(r"r\d+c\d+", para.text.replace("\u00ad", ""))
    ]


@pytest.mark.parametrize("size", ["the house's", "4:3"])
@_ANY
@given(table=numbered_tables())
def test_every_cell_stands_on_a_slide_once_and_in_order(size: str, table: s.Table) -> None:
    base = story()
    section = replace(base.sections[0], blocks=(table,))
    told = replace(base, sections=(section, base.sections[-1]))
    found = _cells(slides(told, house_theme(), FRAMES[size]))
    columns = len(table.columns)
    wanted = {f"r{row}c{column}" for row in range(len(table.rows)) for column in range(columns)}
    assert set(found) == wanted
    counts = Counter(found)
    assert all(counts[cell] == 1 for cell in wanted if not cell.endswith("c0"))
    for column in range(columns):  # the first one may stand in several tables
        own = [int(cell[1:].split("c")[0]) for cell in found if cell.endswith(f"c{column}")]
        rows = len(table.rows)
        assert own == list(range(rows)) * (len(own) // rows)


@_ANY
@given(st.lists(words(1, 60), min_size=2, max_size=9))
def test_no_slide_ends_a_list_with_one_point_alone(points: list[str]) -> None:
    base = story()
    items = tuple(s.Statement(text(""), text(point)) for point in points)
    block = s.Statements("points", text("Des points"), items)
    section = replace(base.sections[0], blocks=(block,))
    plan = slides(replace(base, sections=(section, base.sections[-1])), house_theme())
    counts = [
        len(found)
        for slide in plan
        for found in [[x for x in slide.shapes if getattr(x, "name", "") == "brief:points"]]
        if found
    ]
    if len(counts) > 1 and len(points) >= 2 * len(counts):
        assert counts[-1] > 1 or len(points[-1]) > 300


# ---------------------------------------------------------------- the file


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=stories())
def test_the_file_of_any_story_has_no_fault(
    told: s.Story, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out: Path = tmp_path_factory.mktemp("any") / "out.pptx"
    write_deck(told, house_theme(), out)
    assert faults(out) == []


def test_a_picture_is_no_text() -> None:
    plan = slides(story(), house_theme())
    pictures = [shape for slide in plan for shape in slide.shapes if isinstance(shape, Picture)]
    assert pictures
    assert not [said for shape in pictures for said in _paras(shape)]

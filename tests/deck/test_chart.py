"""A chart on a slide is native, prints the story's own labels and carries its numbers alone."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from report.deck.chart import add_chart
from report.deck.chart_plan import chart_parts, native_text
from report.deck.grid import box_px
from report.story import Chart, Series
from tests.sample_charts import KINDS, Kind, chart, series, ticks
from tests.samples import house_theme

NBSP = "\u202f"


def slide(block: Chart) -> Any:
    """A slide with the chart, as it is read back from its file."""
    deck = Presentation()
    made = deck.slides.add_slide(deck.slide_layouts[6])
    box = box_px(64, 160, 736, 460)
    add_chart(made, block, box, house_theme(), name="brief:market", language="fr-FR")
    stream = io.BytesIO()
    deck.save(stream)
    return Presentation(io.BytesIO(stream.getvalue())).slides[0]


def shapes(made: Any) -> list[Any]:
    """Every shape, those in groups too."""
    found = []
    for shape in made.shapes:
        found += [shape, *(shape.shapes if hasattr(shape, "shapes") else ())]
    return found


def frame(made: Any) -> Any:
    (found,) = (shape for shape in shapes(made) if getattr(shape, "has_chart", False))
    return found


def space(made: Any) -> Any:
    return frame(made).chart._chartSpace


def words(made: Any) -> list[str]:
    """Every text on the slide and in the chart's own labels."""
    boxes = [shape.text_frame.text for shape in shapes(made) if shape.has_text_frame]
    return [*boxes, *(node.text for node in space(made).iter(qn("a:t")))]


def workbook(made: Any) -> bytes:
    return bytes(frame(made).chart.part.chart_workbook.xlsx_part.blob)


def cells(made: Any) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook(made))) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def values(made: Any, path: str) -> list[str]:
    return [node.get("val") for node in space(made).iter(qn(path))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_native_chart_that_tells_itself_in_words(kind: Kind) -> None:
    shape = frame(slide(chart(kind)))
    assert shape.name == "brief:market"
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == "Les ventes en trois ans"


@pytest.mark.parametrize("kind", KINDS)
def test_caption_and_unit_stand_above_it(kind: Kind) -> None:
    assert {"Ventes par filière", "en millions d’euros"} <= set(words(slide(chart(kind))))


@pytest.mark.parametrize("kind", KINDS)
def test_corners_are_square_and_nothing_is_titled_or_coloured_by_itself(kind: Kind) -> None:
    made = slide(chart(kind))
    assert values(made, "c:roundedCorners") == ["0"]
    assert values(made, "c:autoTitleDeleted") == ["1"]
    assert set(values(made, "c:varyColors")) == {"0"}


@pytest.mark.parametrize("kind", KINDS)
def test_axis_ids_are_positive_and_colours_are_the_themes(kind: Kind) -> None:
    made = slide(chart(kind))
    assert all(int(number) > 0 for number in values(made, "c:axId"))
    assert not list(space(made).iter(qn("a:srgbClr")))


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_smaller_than_twelve_points(kind: Kind) -> None:
    sizes = [int(node.get("sz")) for node in space(slide(chart(kind))).iter() if node.get("sz")]
    assert min(sizes) >= 1200


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_gives_the_same_parts(kind: Kind) -> None:
    one, two = slide(chart(kind)), slide(chart(kind))
    assert frame(one).chart.part.blob == frame(two).chart.part.blob
    assert workbook(one) == workbook(two)


@pytest.mark.parametrize(
    ("value", "printed", "native"),
    [
        (184, "184", True),
        (-85, "-85", True),
        (-85, "\u221285", False),
        (1240, f"1{NBSP}240", False),
        (12.5, "12,5", False),
        (184, "184 M€", False),
        (None, "lancé en 2024", False),
    ],
)
def test_the_program_prints_only_what_it_prints_alike_everywhere(
    value: float | None, printed: str, native: bool
) -> None:
    assert native_text(chart("bars"), value, printed) == (None if native else printed)


def test_a_unit_in_the_number_format_is_printed_by_the_program() -> None:
    block = chart("bars", number_format='0" M€"')
    assert native_text(block, 184, "184 M€") is None


def test_a_label_that_differs_by_locale_is_written_out() -> None:
    made = slide(chart("bars", Series("Ventes", (1240, 980), (f"1{NBSP}240", "980"))))
    assert f"1{NBSP}240" in words(made)
    assert "980" not in words(made)


def test_every_label_has_its_own_number_format() -> None:
    formats = list(space(slide(chart("bars"))).iter(qn("c:numFmt")))
    assert formats
    assert all(node.get("sourceLinked") == "0" for node in formats)


def test_the_workbook_holds_the_numbers_and_no_cell_for_a_missing_one() -> None:
    sheet = cells(slide(chart("bars", series("Ventes", 184, None, 22))))
    assert "<v>184</v>" in sheet
    assert 'r="B3"' not in sheet


def test_the_workbook_says_nothing_that_the_chart_does_not() -> None:
    made = slide(chart("bars", series("Ventes", 184, None), finding=(), note=()))
    with zipfile.ZipFile(io.BytesIO(workbook(made))) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert [part.split("<")[0] for part in strings.split("<t>")[1:]] == ["2022", "2023", "Ventes"]


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    sheet = cells(slide(chart("bars", categories=("=1+1", "http://a.b", "12"))))
    assert "<f>" not in sheet
    assert sheet.count('t="s"') == 4


def test_a_missing_value_is_a_gap_with_its_words_beside_the_axis() -> None:
    made = slide(chart("bars", series("Ventes", 184, None, 22)))
    points = [node.get("idx") for node in space(made).find(f".//{qn('c:val')}").iter(qn("c:pt"))]
    assert points == ["0", "2"]
    assert "lancé en 2024" in words(made)


def test_words_beside_a_chart_move_with_it() -> None:
    made = slide(chart("bars", series("Ventes", 184, None)))
    (group,) = (shape for shape in made.shapes if hasattr(shape, "shapes"))
    assert {shape.name for shape in group.shapes} == {"brief:market", "brief:market.words[0]"}


def test_the_bar_that_matters_is_the_accent() -> None:
    made = slide(chart("bars", emphasis=(1,)))
    fills = [node.get("val") for node in space(made).iter(qn("a:schemeClr"))]
    assert fills.count("accent1") == 1
    assert "accent3" in fills


def test_the_column_that_matters_is_the_accent() -> None:
    made = slide(chart("columns", emphasis=(1,)))
    fills = [node.get("val") for node in space(made).iter(qn("a:schemeClr"))]
    assert fills.count("accent1") == 1
    assert "accent3" in fills


def test_names_stand_below_negative_columns() -> None:
    made = slide(chart("columns", series("Résultat", 12, -8)))
    assert values(made, "c:tickLblPos")[0] == "low"
    assert float(values(made, "c:min")[0]) < -8


def test_a_line_names_itself_at_its_end_and_is_not_broken() -> None:
    made = slide(chart("lines", series("Solaire", 310, 690), ticks=ticks(0, 400, 800)))
    (label,) = space(made).iter(qn("c:dLbl"))
    assert label.find(qn("c:idx")).get("val") == "1"
    assert label.find(qn("c:showSerName")).get("val") == "1"
    assert label.find(f".//{qn('a:bodyPr')}").get("wrap") == "none"
    assert values(made, "c:crossBetween") == ["midCat"]


def test_lines_that_end_together_have_their_labels_pushed_apart() -> None:
    made = slide(chart("lines", series("Solaire", 1, 50), series("Biogaz", 1, 50)))
    shifts = [float(node.get("val")) for node in space(made).iter(qn("c:y"))][-2:]
    assert abs(shifts[0] - shifts[1]) * 388 >= 23.9


def test_ticks_that_differ_by_locale_are_written_beside_the_axis() -> None:
    block = chart("lines", ticks=(*ticks(0, 500), *ticks(1000)))
    assert "1000" in words(slide(block))
    assert "500" not in words(slide(chart("lines", ticks=ticks(0, 250, 500))))


def test_stacked_series_are_named_beside_the_last_column() -> None:
    made = slide(chart("stacked", series("Solaire", 50, 60), series("Biogaz", 40, 30)))
    named = [
        label.find(qn("c:idx")).get("val")
        for label in space(made).iter(qn("c:dLbl"))
        if label.find(qn("c:showSerName")).get("val") == "1"
    ]
    assert named == ["1", "1"]
    assert space(made).find(f".//{qn('c:legend')}") is None


def test_a_ring_is_wide_open_with_its_total_in_it() -> None:
    made = slide(chart("doughnut", total="363 M€"))
    assert values(made, "c:holeSize") == ["65"]
    assert "363 M€" in words(made)


def test_text_has_the_storys_language() -> None:
    looks = list(space(slide(chart("bars"))).iter(qn("a:defRPr")))
    assert looks
    assert {look.get("lang") for look in looks} == {"fr-FR"}


def test_markup_in_names_is_printed_to_the_letter() -> None:
    made = slide(chart("bars", categories=("<b>&", "]]>", "ok")))
    assert list(frame(made).chart.plots[0].categories) == ["<b>&", "]]>", "ok"]


def test_too_many_bars_become_parts_of_one_scale() -> None:
    parts = chart_parts(chart("bars", series("Ventes", *range(40, 0, -1)), emphasis=(20,)))
    assert [len(part.categories) for part in parts] == [13, 14, 13]
    assert len({part.ticks for part in parts}) == 1
    assert [part.emphasis for part in parts] == [(), (7,), ()]


def test_few_bars_stay_one_chart() -> None:
    block = chart("bars")
    assert chart_parts(block) == (block,)

"""A chart becomes a picture whose words are the story's own and never collide."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from report.pdf.cache import LIMIT
from report.pdf.chart import chart_picture
from report.pdf.picture import Label, Picture
from report.pdf.picture import Path as Drawn
from report.story import Chart, Series
from tests.sample_charts import KINDS, Kind, chart, series, ticks
from tests.samples import house_theme

THEME = house_theme()


def even(text: str, size: float, bold: bool) -> float:
    """Every sign half as wide as it is high."""
    return len(text) * size / 2


def picture(block: Chart, cache: Path | None = None, width: float = 358) -> Picture:
    return chart_picture(block, THEME, width, 170, even, cache)


def labels(drawn: Picture) -> list[Label]:
    return [item for item in drawn.items if isinstance(item, Label)]


def label(drawn: Picture, words: str) -> Label:
    (found,) = (item for item in labels(drawn) if item.text == words)
    return found


def box(item: Label) -> tuple[float, float, float, float]:
    wide, high = even(item.text, item.size, item.bold), 0.7 * item.size
    back = {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
    if item.angle:
        return item.x - high, item.y - back, item.x, item.y + wide - back
    return item.x - back, item.y, item.x + wide - back, item.y + high


def touch(one: Label, other: Label) -> bool:
    a, b = box(one), box(other)
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def many(kind: Kind, count: int, rows: int = 1) -> Chart:
    """A chart with long names."""
    lots = [
        series(f"Série {row}", *(20 + 7 * at % 60 for at in range(count))) for row in range(rows)
    ]
    names = tuple(f"Établissement industriel numéro {at}" for at in range(count))
    return chart(kind, *lots, categories=names)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_prints_its_values_as_the_story_does(kind: Kind) -> None:
    written = " ".join(item.text for item in labels(picture(chart(kind))))
    assert "22" in written


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_gives_the_same_picture(kind: Kind) -> None:
    assert picture(chart(kind)) == picture(chart(kind))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 7, 40])
def test_no_label_touches_another_or_leaves_the_picture(kind: Kind, count: int) -> None:
    drawn = picture(many(kind, count), width=482)
    found = labels(drawn)
    assert not [(a.text, b.text) for a, b in combinations(found, 2) if touch(a, b)]
    for item in found:
        left, bottom, right, top = box(item)
        assert left > -0.5
        assert right < drawn.width + 0.5
        assert bottom > -3
        assert top < drawn.height + 3


@pytest.mark.parametrize("kind", ["columns", "stacked", "lines"])
def test_six_series_keep_their_names_apart(kind: Kind) -> None:
    found = labels(picture(many(kind, 4, rows=6)))
    assert not [(a.text, b.text) for a, b in combinations(found, 2) if touch(a, b)]
    assert all(any(f"Série {row}" in item.text for item in found) for row in range(6))


def test_the_bar_that_matters_has_the_accent_and_a_bold_value() -> None:
    drawn = picture(chart("bars", emphasis=(0,)))
    assert label(drawn, "184").bold
    assert not label(drawn, "157").bold
    paths = [item.operators for item in drawn.items if isinstance(item, Drawn)]
    fills = [path.split(" rg")[0] for path in paths if " rg" in path]
    assert len(set(fills[:3])) == 2


def test_the_column_that_matters_has_the_accent_and_a_bold_value() -> None:
    drawn = picture(chart("columns", emphasis=(0,)))
    assert label(drawn, "184").bold
    assert not label(drawn, "157").bold
    paths = [item.operators for item in drawn.items if isinstance(item, Drawn)]
    fills = [path.split(" rg")[0] for path in paths if " rg" in path]
    assert len(set(fills[:3])) == 2


def _is_fill(item: Drawn | Label) -> bool:
    return isinstance(item, Drawn) and " rg" in item.operators


def test_a_missing_value_is_said_in_grey_and_never_drawn_as_zero() -> None:
    drawn = picture(chart("columns", series("Ventes", 184, None, 22)))
    assert label(drawn, "lancé en 2024").color == THEME.colors.grey
    assert sum(map(_is_fill, drawn.items)) == 2


def test_a_line_breaks_where_a_value_is_missing() -> None:
    whole = picture(chart("lines", series("Ventes", 1, 2, 3, 4, 5)))
    gap = picture(chart("lines", series("Ventes", 1, 2, None, 4, 5)))
    assert _moves(gap) == _moves(whole) + 1


def _moves(drawn: Picture) -> int:
    """How often the accent's pen is set down."""
    strokes = [item.operators for item in drawn.items if isinstance(item, Drawn)]
    return sum(text.count(" m") for text in strokes if " 2 w" in text.replace("\n", " "))


def test_names_of_lines_that_end_together_are_pushed_apart() -> None:
    drawn = picture(chart("lines", series("Solaire", 1, 50), series("Biogaz", 1, 50)))
    ends = [item for item in labels(drawn) if item.text.endswith(" 50")]
    assert abs(ends[0].y - ends[1].y) >= 11.9


def test_names_stand_below_the_lowest_column() -> None:
    drawn = picture(chart("columns", series("Résultat", 100, -80, 40)))
    assert label(drawn, "2022").y < label(drawn, "-80").y


def test_values_inside_segments_can_be_read() -> None:
    rows = [series(name, 50, 60) for name in "ABCDE"]
    inside = [item for item in labels(picture(chart("stacked", *rows))) if item.text == "50"]
    assert {item.color for item in inside} == {THEME.colors.paper, THEME.colors.ink}


def test_a_value_that_its_segment_cannot_hold_stands_beside_it() -> None:
    rows = (series("A", 90, 80, 70), series("B", 2, 3, 95), series("C", 1, 40, 4))
    drawn = picture(chart("stacked", *rows))
    inside, *beside = (label(drawn, text) for text in ("90", "2", "1", "3"))
    assert all(box(one)[0] > inside.x for one in beside[:2])  # at the right of the first column
    assert not [
        (one.text, two.text) for one, two in combinations(labels(drawn), 2) if touch(one, two)
    ]


def test_what_the_last_column_cannot_hold_is_said_with_its_series_name() -> None:
    drawn = picture(chart("stacked", series("A", 90, 80), series("B", 20, 1)))
    name, value = label(drawn, "B"), label(drawn, "1")
    assert name.y == value.y
    assert box(name)[2] < value.x < box(name)[2] + 6
    assert box(value)[2] <= drawn.width + 0.1


def test_a_ring_has_its_total_in_the_middle() -> None:
    drawn = picture(chart("doughnut", total="363 M€"))
    total = label(drawn, "363 M€")
    left, _, right, _ = box(total)
    assert (left + right) / 2 == pytest.approx(drawn.width / 2, abs=0.1)


def test_markup_and_formulas_in_names_are_printed_to_the_letter() -> None:
    names = ("$x^2$", "<b>&", "A_1")
    found = {item.text for item in labels(picture(chart("bars", categories=names)))}
    assert found.issuperset(names)


def test_ticks_are_printed_as_the_story_says() -> None:
    drawn = picture(chart("lines", ticks=ticks(0, 100, 200)))
    assert label(drawn, "100").size == 9


def test_all_values_zero_is_still_a_chart() -> None:
    assert labels(picture(chart("columns", series("Ventes", 0, 0))))


def test_no_value_at_all_is_still_a_chart() -> None:
    for kind in KINDS:
        assert labels(picture(chart(kind, Series("Ventes", (None, None), ("n.d.", "n.d.")))))


# ---------------------------------------------------------------- the cache


def test_a_kept_picture_is_given_again_without_matplotlib(tmp_path: Path) -> None:
    picture(chart("bars"), tmp_path)
    code = (
        "import sys; from pathlib import Path\n"
        "from tests.pdf.test_chart import picture; from tests.sample_charts import chart\n"
        f"picture(chart('bars'), Path({str(tmp_path)!r}))\n"
        "assert 'matplotlib' not in sys.modules"
    )
    root = Path(__file__).parent.parent.parent
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_a_kept_picture_equals_the_drawn_one(tmp_path: Path) -> None:
    for kind in KINDS:
        drawn = picture(chart(kind), tmp_path)
        assert picture(chart(kind), tmp_path) == drawn == picture(chart(kind))


def test_another_number_colour_or_size_is_another_picture(tmp_path: Path) -> None:
    picture(chart("bars"), tmp_path)
    picture(chart("bars", series("Ventes", 184, 157, 23)), tmp_path)
    picture(chart("bars"), tmp_path, width=300)
    colors = replace(THEME.colors, accent="#005577")
    chart_picture(chart("bars"), replace(THEME, colors=colors), 358, 170, even, tmp_path)
    assert len(list(tmp_path.iterdir())) == 4


def test_another_caption_is_the_same_picture(tmp_path: Path) -> None:
    picture(chart("bars"), tmp_path)
    picture(chart("bars", caption="Autre"), tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("damage", ["", "{}", "\x00", '{"items": 3}', "x\n{}"])
def test_a_damaged_entry_is_drawn_anew(tmp_path: Path, damage: str) -> None:
    drawn = picture(chart("bars"), tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text(damage)
    assert picture(chart("bars"), tmp_path) == drawn
    assert kept.read_text() != damage


def test_only_its_owner_may_read_the_cache(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    picture(chart("bars"), folder)
    (kept,) = folder.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert kept.stat().st_mode & 0o777 == 0o600


def test_the_cache_never_grows_beyond_its_limit(tmp_path: Path) -> None:
    for number in range(LIMIT + 5):
        old = tmp_path / f"{number}.json"
        old.write_text("")
        os.utime(old, (number, number))
    picture(chart("bars"), tmp_path)
    names = {file.name for file in tmp_path.iterdir()}
    assert len(names) == LIMIT
    assert "0.json" not in names


def test_a_cache_that_cannot_be_written_fails_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert labels(picture(chart("bars"), blocked))

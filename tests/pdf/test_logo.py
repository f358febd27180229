"""The brand's logo on page 1 and on the cover page: heard once, small, in the white of the page."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest

from report import story as s
from report.frozen import replace
from report.pdf.style import MM
from report.pdf.write import write_pdf
from report.text import text
from report.theme import Theme
from tests.logos import KINDS, drawn, look, saved
from tests.pdf.conformance import findings, strict_findings
from tests.pdf.hearing import Reader, structure_faults
from tests.samples import house_theme, story

Box = tuple[float, float, float, float]


def written(folder: Path, theme: Theme, told: s.Story | None = None) -> Path:
    path = folder / "story.pdf"
    write_pdf(told or story(), theme, path, b"title: x")
    return path


def covered(**changes: Any) -> s.Story:
    """A short story with a cover page."""
    return replace(story(), sections=story().sections[:1], has_cover_page=True, **changes)


def shown(path: Path) -> dict[int, Box]:
    """The boxes of logos by their pages, from 1, in points from the page's upper left corner."""
    found = {}
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            for one in page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = one.get_bounds()
                assert number not in found
                found[number] = left, page.get_height() - top, right, page.get_height() - bottom
    return found


def texts(path: Path, number: int) -> list[Box]:
    """The boxes of all that is written on a page."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[number - 1]
        high = page.get_height()
        bounds = [one.get_bounds() for one in page.get_objects([pdfium_c.FPDF_PAGEOBJ_TEXT])]
    return [(left, high - top, right, high - low) for left, low, right, top in bounds]


def touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_conforms(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path, look(tmp_path, KINDS[kind]()), covered())
    assert findings(path) == []
    assert list(shown(path)) == [1, 2]


@pytest.mark.parametrize("has_cover", [False, True])
def test_a_logo_is_heard_once_as_a_figure_before_the_title(has_cover: bool, tmp_path: Path) -> None:
    theme = look(tmp_path, KINDS["colours and alpha"]())
    path = written(tmp_path, theme, replace(story(), has_cover_page=has_cover))
    with Reader(path) as reader:
        assert structure_faults(reader) == []
        heard = list(reader.root.walk())
    (at,) = (n for n, one in enumerate(heard) if one.alt == "Le soleil de Sun")
    assert heard[at].tag == "Figure"
    (title,) = (n for n, one in enumerate(heard) if one.tag == "H1")
    assert at < title
    left, top, right, bottom = shown(path)[1]
    high = house_page(path)
    said = [float(number) for number in heard[at].attributes["BBox"]]
    assert said == pytest.approx([left, high - bottom, right, high - top], abs=0.1)


def house_page(path: Path) -> float:
    with pypdfium2.PdfDocument(path) as document:
        return float(document[0].get_height())


def test_nothing_moves_for_a_logo(tmp_path: Path) -> None:
    bare = written(tmp_path, house_theme())
    before = [texts(bare, number) for number in (1, 2, 3)]
    with_logo = written(tmp_path, look(tmp_path, KINDS["colours"]()))
    for number, told in enumerate(before, 1):
        found = texts(with_logo, number)
        assert len(found) == len(told)
        assert [side for box in found for side in box] == pytest.approx(
            [side for box in told for side in box], abs=0.001
        )


def test_a_look_without_a_logo_has_no_pixels(tmp_path: Path) -> None:
    path = written(tmp_path, house_theme(), replace(story(), has_cover_page=True))
    assert shown(path) == {}
    with pikepdf.open(path) as pdf:
        assert all("/Group" not in page for page in pdf.pages)


def test_a_logo_that_lets_nothing_through_has_no_mask(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path, look(tmp_path, KINDS["colours"]()))) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert "/SMask" not in image
        assert "/Group" not in pdf.pages[0]


def test_one_picture_for_both_pages_is_in_the_file_once(tmp_path: Path) -> None:
    theme = look(tmp_path, KINDS["colours and alpha"]())
    assert theme.logos is not None
    same = replace(theme, logos=replace(theme.logos, head=theme.logos.cover))
    path = written(tmp_path, same, covered())
    with pikepdf.open(path) as pdf:
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)
                  and one.get("/Subtype") == "/Image"]  # fmt: skip
    assert len(images) == 2  # and its mask


BOXES = {"A4": {1: (54, 13), 2: (39.5, 8.5)}, "letter": {1: (56, 13), 2: (41, 8.5)}}
EDGES = {"A4": 190, "letter": 195.95}  # of the content, on the right
SIZES = [(1, 1), (3000, 20), (20, 3000), (5000, 1), (1, 5000)]
_DICE = random.Random(7)
SIZES += [(_DICE.randint(1, 900), _DICE.randint(1, 900)) for _ in range(6)]


@pytest.mark.parametrize("page", ["A4", "letter"])
@pytest.mark.parametrize("size", SIZES)
def test_a_logo_of_any_shape_keeps_to_its_box_and_off_all_words(
    size: tuple[int, int], page: str, tmp_path: Path
) -> None:
    theme = look(tmp_path, saved(drawn(*size)))
    theme = theme.on_page("letter" if page == "letter" else "A4")
    path = written(tmp_path, theme, covered())
    assert strict_findings(path) == []
    found = shown(path)
    for number, (width, height) in BOXES[page].items():
        left, top, right, bottom = found[number]
        assert 0 < right - left <= width * MM + 0.1
        assert 0 < bottom - top <= height * MM + 0.1
        assert right == pytest.approx(EDGES[page] * MM, abs=0.2)
        assert not [box for box in texts(path, number) if touch(box, found[number])]


def test_on_a_full_cover_a_logo_gives_way_to_words_and_is_heard_on_page_1(tmp_path: Path) -> None:
    theme = look(tmp_path, KINDS["colours"]())
    lines = tuple(f"Ligne {number}" for number in range(13))
    for count, expected in ((1, [1, 2]), (10, [1, 2]), (13, [2])):
        cover = (s.Cover("Séance", lines[:count]),)
        path = written(tmp_path, theme, covered(cover=cover))
        assert list(shown(path)) == expected
        assert not [box for box in texts(path, 1) if 1 in expected and touch(box, shown(path)[1])]
        assert findings(path) == []
        with Reader(path) as reader:
            assert sum(one.alt == "Le soleil de Sun" for one in reader.root.walk()) == 1


def test_a_long_line_over_the_title_moves_the_logo_with_it(tmp_path: Path) -> None:
    told = replace(story(), meeting="Conseil d’administration · " * 12, title=text("Ampere " * 30))
    path = written(tmp_path, look(tmp_path, KINDS["colours"]()), told)
    assert not [box for box in texts(path, 1) if touch(box, shown(path)[1])]

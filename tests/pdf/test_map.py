"""A map drawn for the page."""

from __future__ import annotations

from report.pdf.map import MM, map_picture
from report.pdf.picture import Label, Path, Picture
from report.story import Place
from tests.picture_samples import map_of, measure, site
from tests.samples import house_theme

WIDTH, HEIGHT = 126.5 * MM, 76 * MM


def test_every_site_and_the_scale_are_written() -> None:
    words = [label.text for label in _labels(_picture())]
    assert words == ["Mer", "Douai", "Véhicules", "100 km"]


def test_the_sea_is_grey_and_in_italics() -> None:
    sea = _labels(_picture())[0]
    assert sea.italic
    assert sea.color == house_theme().colors.grey


def test_names_and_details_have_the_sizes_of_the_house() -> None:
    _, name, detail, scale = _labels(_picture())
    assert (name.size, name.bold, detail.size, detail.bold, scale.size) == (12, True, 10, False, 9)


def test_the_name_stands_above_its_leader_and_the_details_below() -> None:
    _, name, detail, _ = _labels(_picture())
    assert abs(name.y - detail.y - (1.4 + 4.1) * MM) < 0.01


def test_nothing_is_drawn_outside_the_frame() -> None:
    for item in _picture().items:
        if isinstance(item, Path):
            numbers = [float(word) for word in item.operators.split() if _is_number(word)]
            assert max(numbers) <= WIDTH + 0.01
            assert min(numbers) >= -0.01


def test_the_same_map_gives_the_same_picture() -> None:
    assert _picture() == _picture()


def _picture() -> Picture:
    block = map_of([site("Douai", 2.0, 2.0, "Véhicules")], [Place("Mer", 4.6, 3.0, "sea")])
    return map_picture(block, house_theme(), WIDTH, HEIGHT, measure)


def _labels(picture: Picture) -> list[Label]:
    return [item for item in picture.items if isinstance(item, Label)]


def _is_number(word: str) -> bool:
    return word.replace(".", "", 1).removeprefix("-").isdigit()

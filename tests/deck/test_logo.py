"""The brand's logo on the title slide of the house's base deck, and on no other."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageColor
from pptx import Presentation

from report import story as s
from report.deck.studio import studio_of
from report.deck.write import write_deck
from report.frozen import replace
from report.theme import Theme
from tests.deck.base_decks import base_deck
from tests.deck.reading import faults
from tests.logos import KINDS, drawn, look, saved
from tests.samples import house_theme, story


def written(folder: Path, theme: Theme, told: s.Story | None = None) -> Path:
    path = folder / "story.pptx"
    write_deck(told or story(), theme, path)
    return path


def short(**changes: Any) -> s.Story:
    return replace(story(), sections=story().sections[:1], **changes)


def pictures(path: Path) -> list[tuple[int, Any]]:
    """Every native picture of a deck, with the number of its slide."""
    slides = Presentation(str(path)).slides
    return [
        (number, shape)
        for number, slide in enumerate(slides, 1)
        for shape in slide.shapes
        if hasattr(shape, "image")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_is_a_native_picture_that_says_what_it_is(
    kind: str, tmp_path: Path
) -> None:
    path = written(tmp_path, look(tmp_path, KINDS[kind](), "Le soleil & l’or"), short())
    ((number, picture),) = pictures(path)
    assert number == 1
    assert picture._element[0][0].get("descr") == "Le soleil & l’or"
    assert picture.image.content_type == "image/png"
    with Image.open(io.BytesIO(picture.image.blob)) as image:
        assert image.mode in ("RGB", "RGBA")
    assert faults(path) == []


def test_a_look_without_a_logo_has_no_picture(tmp_path: Path) -> None:
    assert pictures(written(tmp_path, house_theme())) == []


def test_a_stranger_s_base_deck_has_its_own(tmp_path: Path) -> None:
    theme = look(tmp_path, KINDS["colours"]())
    foreign = base_deck(tmp_path / "base.pptx")
    assert pictures(written(tmp_path, theme.on_deck(foreign))) == []


def test_each_look_has_its_own_logo_whatever_was_written_before(tmp_path: Path) -> None:
    decks = []
    for color in ("red", "blue", "red"):
        theme = look(tmp_path, saved(Image.new("RGB", (8, 8), color)))
        path = written(tmp_path, theme, short())
        decks.append(path.read_bytes())
        ((_, picture),) = pictures(path)
        with Image.open(io.BytesIO(picture.image.blob)) as image:
            assert image.getpixel((1, 1)) == ImageColor.getrgb(color)
    assert decks[0] == decks[2] != decks[1]


def test_what_is_kept_of_each_slide_does_not_grow_with_the_logo(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (800, 180), random.Random(1).randbytes(800 * 180 * 3))
    keys = []
    for theme in (house_theme(), look(tmp_path, saved(noise))):
        with studio_of(story(), theme) as studio:
            keys.append(studio.key)
    assert keys[0] != keys[1]
    assert len(keys[0]) == len(keys[1])


def test_nothing_else_changes_for_a_logo(tmp_path: Path) -> None:
    def shapes(path: Path) -> list[tuple[str, int, int, int, int]]:
        deck = Presentation(str(path))
        return [
            (one.name, one.left, one.top, one.width, one.height)
            for slide in deck.slides
            for one in slide.shapes
            if not hasattr(one, "image")
        ]

    bare = shapes(written(tmp_path, house_theme()))
    assert shapes(written(tmp_path, look(tmp_path, KINDS["colours"]()))) == bare


_DICE = random.Random(11)
SIZES = [(1, 1), (3000, 20), (20, 3000), (5000, 1), (1, 5000)]
SIZES += [(_DICE.randint(1, 900), _DICE.randint(1, 900)) for _ in range(6)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lines", [0, 9])
def test_a_logo_of_any_shape_keeps_to_its_box_and_off_all_words(
    size: tuple[int, int], lines: int, tmp_path: Path
) -> None:
    columns = tuple(
        s.Cover(f"Colonne {at}", tuple(f"Ligne {line}" for line in range(lines))) for at in range(4)
    )
    path = written(tmp_path, look(tmp_path, saved(drawn(*size))), short(cover=columns))
    ((_, picture),) = pictures(path)
    assert 1 <= picture.width <= 270 * 9525
    assert 1 <= picture.height <= 60 * 9525
    assert picture.left + picture.width == 1216 * 9525
    assert picture.top + picture.height == 692 * 9525
    assert picture.top >= 468 * 9525  # below the ink
    assert faults(path) == []

"""The house's base deck in the colours of another brand."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

from report.deck.write import write_deck
from tests.samples import house_theme, story


def theme_part(path: Path) -> str:
    with zipfile.ZipFile(path) as deck:
        return deck.read("ppt/theme/theme1.xml").decode()


def test_a_brand_without_a_base_deck_paints_the_houses(tmp_path: Path) -> None:
    theme = house_theme()
    colors = replace(theme.colors, accent="#7A1F5C")
    fonts = replace(theme.fonts, deck="Arial")
    path = tmp_path / "deck.pptx"
    write_deck(story(), replace(theme, name="Sun", colors=colors, fonts=fonts, painted=True), path)
    found = theme_part(path)
    assert '<a:accent1><a:srgbClr val="7A1F5C"/></a:accent1>' in found
    assert 'latin typeface="Arial"' in found
    assert "Calibri" not in found
    assert 'name="Sun"' in found


def test_a_base_deck_of_its_own_keeps_its_theme(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    colors = replace(house_theme().colors, accent="#7A1F5C")
    write_deck(story(), replace(house_theme(), colors=colors), path)
    assert "7A1F5C" not in theme_part(path)


def test_painted_in_its_own_colours_the_houses_deck_is_the_same(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pptx", tmp_path / "other.pptx"
    write_deck(story(), house_theme(), one)
    write_deck(story(), replace(house_theme(), painted=True), other)
    assert theme_part(one).split("?>")[1].strip() == theme_part(other).split("?>")[1].strip()

"""A look that names a base deck and nothing else: pages and charts look as the deck does."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest

from report import build, load
from report.read import pdf_text
from report.theme import LEAST_CONTRAST, Theme, contrast, load_theme
from report.theme.base import NO_LOOK, deck_look
from tests.briefings import TEMPLATES, yaml_of
from tests.deck.base_decks import base_deck

HOUSE = TEMPLATES / "themes" / "house"
SLOTS = {"dk1": "#102A54", "lt1": "#FDFBF4", "accent1": "#7A1FA2", "accent2": "#C4501B"}


def repainted(deck: Path, slots: dict[str, str], font: str = "", **master: str) -> Path:
    """The deck with other colours and another font in its theme, and another map in its master."""
    with zipfile.ZipFile(deck) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    theme = parts["ppt/theme/theme1.xml"].decode()
    for slot, color in slots.items():
        holder = rf"(<a:{slot}>).*?(</a:{slot}>)"
        theme, count = re.subn(holder, rf'\1<a:srgbClr val="{color[1:]}"/>\2', theme, flags=re.S)
        assert count == 1
    if font:
        theme = re.sub(r'(<a:minorFont>\s*<a:latin typeface=")[^"]*', rf"\g<1>{font}", theme)
    parts["ppt/theme/theme1.xml"] = theme.encode()
    for name, value in master.items():
        changed = re.sub(rf'\b{name}="\w+"', f'{name}="{value}"', _master(parts), count=1)
        parts["ppt/slideMasters/slideMaster1.xml"] = changed.encode()
    with zipfile.ZipFile(deck, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return deck


def _master(parts: dict[str, bytes]) -> str:
    return parts["ppt/slideMasters/slideMaster1.xml"].decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A theme's folder in a folder of templates."""
    made = tmp_path / "templates" / "themes" / "corporate"
    made.mkdir(parents=True)
    (made / "_brand.yml").write_text("report: {deck: corporate.pptx}\n", encoding="utf-8")
    base_deck(made / "corporate.pptx")
    return made


def look(folder: Path) -> Theme:
    return load_theme(folder, TEMPLATES)


def test_its_colours_are_those_of_the_deck(folder: Path) -> None:
    repainted(folder / "corporate.pptx", SLOTS)
    colors = look(folder).colors
    assert (colors.ink, colors.paper, colors.accent) == ("#102A54", "#FDFBF4", "#7A1FA2")
    assert colors.unsettled != colors.accent
    assert contrast(colors.unsettled, colors.paper) >= LEAST_CONTRAST


def test_a_deck_that_is_dark_has_light_pages(folder: Path) -> None:
    repainted(folder / "corporate.pptx", SLOTS, tx1="lt1", bg1="dk1")
    colors = look(folder).colors
    assert (colors.ink, colors.paper) == ("#102A54", "#FDFBF4")


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("#808080", "#909090"),
        ("#FFFFFF", "#FFFFFF"),
        ("#000000", "#000000"),
        ("#FF0000", "#00FF00"),
    ],
)
def test_whatever_the_deck_s_colours_are_text_can_be_read(
    text: str, ground: str, folder: Path
) -> None:
    repainted(folder / "corporate.pptx", {"dk1": text, "lt1": ground, "accent1": ground})
    colors = look(folder).colors
    for role in (colors.ink, colors.accent, colors.grey, colors.unsettled):
        assert contrast(role, colors.paper) >= LEAST_CONTRAST


def test_a_brand_that_has_colours_keeps_them(folder: Path) -> None:
    repainted(folder / "corporate.pptx", SLOTS, font="Aptos")
    brand = 'color: {foreground: "#222222", primary: "#005500"}\nreport: {deck: corporate.pptx}\n'
    (folder / "_brand.yml").write_text(brand, encoding="utf-8")
    theme = look(folder)
    assert (theme.colors.ink, theme.colors.accent) == ("#222222", "#005500")
    assert theme.fonts.deck == "Aptos"


def test_its_font_sets_the_pages_where_its_files_are_there(folder: Path) -> None:
    repainted(folder / "corporate.pptx", SLOTS, font="Corporate Sans")
    theme = look(folder)
    assert (theme.fonts.family, theme.fonts.deck) == ("Carlito", "Corporate Sans")
    (folder / "fonts").mkdir()
    for cut in ("Regular", "Bold", "Italic", "BoldItalic"):
        file = TEMPLATES / "fonts" / "carlito" / f"Carlito-{cut}.ttf"
        shutil.copy(file, folder / "fonts" / f"CorporateSans-{cut}.ttf")
    theme = look(folder)
    assert (theme.fonts.family, theme.fonts.deck) == ("Corporate Sans", "Corporate Sans")
    assert theme.fonts.bold == folder / "fonts" / "CorporateSans-Bold.ttf"


def test_a_deck_that_is_none_gives_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "deck.pptx"
    broken.write_bytes(b"PK\3\4 and no more")
    assert deck_look(broken) == NO_LOOK
    assert deck_look(tmp_path / "none.pptx") == NO_LOOK
    with zipfile.ZipFile(broken, "w") as package:
        package.writestr("ppt/presentation.xml", "<p>")
    assert deck_look(broken) == NO_LOOK


def test_the_house_deck_read_so_has_the_house_s_colours() -> None:
    house = look(HOUSE).colors
    found = deck_look(HOUSE / "deck.pptx")
    assert found.colors == {
        "ink": house.ink,
        "paper": house.paper,
        "accent": house.accent,
        "unsettled": house.unsettled,
    }
    assert found.font == "Calibri"


def test_pages_and_charts_are_painted_in_its_colours(folder: Path, tmp_path: Path) -> None:
    repainted(folder / "corporate.pptx", SLOTS)
    audience = tmp_path / "templates" / "audiences" / "all.yaml"
    audience.parent.mkdir()
    audience.write_text(
        "name: A\nclearance: public\noutline: [rationale]\ntheme: corporate\n", encoding="utf-8"
    )
    points = "[{name: Un, value: 1}, {name: Deux, value: 3}]"
    chart = f"[{{id: c, title: Une courbe, unit: u, points: {points}, emphasis: [2]}}]"
    paper = tmp_path / "paper.yaml"
    paper.write_text(yaml_of(rationale=f"{{message: M, series: {chart}}}"), encoding="utf-8")
    (made,) = build(load(paper), "all", formats=["pdf"], out=tmp_path / "out")
    assert "Une courbe" in "".join(pdf_text(made.path))
    used = colours_of(made.path)
    assert is_painted("#102A54", used)
    assert is_painted("#7A1FA2", used)
    house = look(HOUSE).colors
    assert not any(is_painted(color, used) for color in (house.ink, house.accent, house.grey))


def colours_of(pdf: Path) -> set[tuple[int, ...]]:
    """The colours that are painted on any page or picture."""
    found: set[tuple[int, ...]] = set()
    with pikepdf.open(pdf) as document:
        for part in document.objects:
            if isinstance(part, pikepdf.Stream) and part.get("/Subtype", "/Form") == "/Form":
                painted = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", part.read_bytes())
                found |= {tuple(round(float(level) * 255) for level in one) for one in painted}
    return found


def is_painted(color: str, used: set[tuple[int, ...]]) -> bool:
    """Whether it is one of those; a page writes its levels with few decimals."""
    levels = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return any(all(abs(a - b) <= 2 for a, b in zip(levels, one, strict=True)) for one in used)

"""The font files of a brand file: named in it, or found by their names beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from report.errors import Problem, did_you_mean
from report.frozen import frozen

if TYPE_CHECKING:
    from report.source import Source
    from report.theme.brand import Brand, Font, FontFile

HOUSE = "Carlito"
_DECK_NAMES = {HOUSE: "Calibri"}  # the same widths under the name that PowerPoint knows
_CUTS = ("Regular", "Bold", "Italic", "BoldItalic")


@frozen
class Fonts:
    """The page's font family, as four TrueType files, and the name of the deck's font."""

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    deck: str


def read_fonts(
    brand: Brand, source: Source, own: Path, shipped: Path, given: str = ""
) -> tuple[Fonts, list[Problem]]:
    """The fonts that ``brand`` names, from the folder ``own`` or the ``shipped`` ones.

    A brand without typography has the font ``given`` by its base deck, where its four files lie in
    one of these folders, or else the house's. The problems say which files are missing.
    """
    family = brand.typography.family or _there(given, (own / "fonts", own, shipped / _slug(given)))
    problems: list[Problem] = []
    files = _files(brand, family, source, (own / "fonts", own, shipped / _slug(family)), problems)
    named = "" if brand.typography.family else given
    deck = brand.report.deck_font or named or _DECK_NAMES.get(family, family)
    return Fonts(family, *files, deck=deck), problems


def _there(family: str, folders: Sequence[Path]) -> str:
    """``family`` where a page can be set in it; else the house's."""
    files = [f"{family.replace(' ', '')}-{cut}.ttf" for cut in _CUTS]
    found = all(any((folder / name).is_file() for folder in folders) for name in files)
    return family if family and found else HOUSE


def _files(
    brand: Brand, family: str, source: Source, folders: Sequence[Path], problems: list[Problem]
) -> tuple[Path, Path, Path, Path]:
    """Regular, bold, italic and bold italic, from the first folder that has each."""
    fonts = brand.typography.fonts
    families = [font.family for font in fonts]
    if fonts and family not in families:
        what = f"there is no font '{family}' (there is: {', '.join(families)})"
        hint = did_you_mean(family, families)
        problems.append(source.problem(("typography", "base"), what, hint, "E303"))
        return Path(), Path(), Path(), Path()
    number = families.index(family) if fonts else -1
    named = _named(fonts[number]) if fonts else {}
    found = []
    for cut in _CUTS:
        position, name = named.get(cut, (-1, f"{family.replace(' ', '')}-{cut}.ttf"))
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if path is None:
            loc = ("typography", "fonts", number, *(("files", position) if position >= 0 else ()))
            where = loc if fonts else ("typography", "base")
            hint = "put it in the theme's folder 'fonts'"
            problems.append(source.problem(where, f"there is no font file {name}", hint, "E304"))
        found.append(path or Path())
    regular, bold, italic, bold_italic = found
    return regular, bold, italic, bold_italic


def _named(font: Font) -> dict[str, tuple[int, str]]:
    """Which file is which cut, by weight and style, else by its name, else by its order."""
    by_cut: dict[str, tuple[int, str]] = {}
    for position, file in enumerate(font.files):
        name = file if isinstance(file, str) else file.path
        by_cut.setdefault(_cut(file, name), (position, name))
    if len(by_cut) < len(font.files) == len(_CUTS):  # names that say nothing: in order
        names = [one if isinstance(one, str) else one.path for one in font.files]
        return {cut: (at, name) for at, (cut, name) in enumerate(zip(_CUTS, names, strict=True))}
    return by_cut


def _cut(file: str | FontFile, name: str) -> str:
    words: Iterable[str] = (name,)
    if not isinstance(file, str) and (file.weight or file.style):
        words = (str(file.weight), file.style)
    said = " ".join(words).casefold()
    bold = re.search(r"bold|[6-9]00", said) is not None
    italic = re.search(r"italic|oblique", said) is not None
    return {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic"}.get(
        (bold, italic), "BoldItalic"
    )


def _slug(family: str) -> str:
    return family.lower().replace(" ", "-")

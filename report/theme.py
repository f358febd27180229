"""A look: colours, fonts, page and base deck, read from a theme folder's ``_brand.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from report.errors import Problem, ReportError, did_you_mean
from report.faults import problems_of
from report.source import Source, read_source

CODES = {
    "E301": "no such colour",
    "E302": "a colour that cannot be read on its ground",
    "E303": "no such font",
    "E304": "a font file is missing",
    "E305": "the base deck is missing",
}

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, level AA, for text of ordinary size


@dataclass(frozen=True, slots=True)
class Colors:
    """Roles, each as ``#RRGGBB``."""

    ink: str
    accent: str
    unsettled: str
    grey: str
    muted: str
    rule: str
    tint: str
    paper: str
    ground: str
    sea: str
    neighbour: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """The page's font family, as four TrueType files, and the name of the deck's font."""

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    deck: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A look. ``deck`` is the base deck that slides are laid out on."""

    name: str
    colors: Colors
    fonts: Fonts
    page: Literal["A4", "letter"]
    deck: Path

    def on_page(self, page: Literal["A4", "letter"]) -> Theme:
        """The same look on another page."""
        return replace(self, page=page)


def load_theme(folder: Path, fonts: Path) -> Theme:
    """The look in ``folder``; font files lie in it or in ``fonts``. ReportError with all faults."""
    source = read_source(folder / "_brand.yml")
    try:
        brand = _Brand.model_validate(source.data)
    except ValidationError as error:
        raise ReportError(problems_of(error, source, _Brand)) from None
    problems: list[Problem] = []
    colors = _colors(brand, source, problems)
    files = _font_files(brand, source, (folder / "fonts", fonts / _slug(brand)), problems)
    deck = folder / brand.report.deck
    if not deck.is_file():
        what, hint = (
            f"there is no file {deck.name} in the theme's folder",
            "add it, or name another",
        )
        problems.append(source.problem(("report", "deck"), what, hint, "E305"))
    if problems:
        raise ReportError(problems)
    page = Fonts(brand.typography.base, *files, deck=brand.report.deck_font)
    return Theme(brand.meta.name, colors, page, brand.report.page, deck)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


# ---------------------------------------------------------------- the file


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Meta(_Part):
    name: str


class _Color(_Part):
    palette: dict[str, str] = {}
    foreground: str
    background: str
    primary: str
    secondary: str
    tertiary: str
    warning: str
    light: str


class _Font(_Part):
    family: str
    source: Literal["file"]
    files: tuple[str, ...] = Field(min_length=4, max_length=4)


class _Typography(_Part):
    fonts: tuple[_Font, ...]
    base: str


class _Report(_Part):
    page: Literal["A4", "letter"] = "A4"
    deck: str
    deck_font: str = Field(alias="deck-font")
    rule: str
    tint: str
    sea: str
    neighbour: str


class _Brand(_Part):
    """What of brand.yml is read, and the part ``report`` that is ours."""

    meta: _Meta
    color: _Color
    typography: _Typography
    report: _Report


# ---------------------------------------------------------------- colours

_PLACES = {
    "ink": ("color", "foreground"),
    "accent": ("color", "primary"),
    "unsettled": ("color", "warning"),
    "grey": ("color", "secondary"),
    "muted": ("color", "tertiary"),
    "rule": ("report", "rule"),
    "tint": ("report", "tint"),
    "paper": ("color", "background"),
    "ground": ("color", "light"),
    "sea": ("report", "sea"),
    "neighbour": ("report", "neighbour"),
}
_READ_ON = (("ink", "paper"), ("accent", "paper"), ("grey", "paper"), ("unsettled", "paper"))
_TEXT_PAIRS = (*_READ_ON, ("ink", "tint"))


def _colors(brand: _Brand, source: Source, problems: list[Problem]) -> Colors:
    """Each role's colour; black where it is at fault, which is told."""
    found: dict[str, str] = {}
    for role in fields(Colors):
        part, name = _PLACES[role.name]
        word = getattr(getattr(brand, part), name)
        color = _hex(word, brand.color.palette)
        if color is None:
            problems.append(_unknown_color(word, (part, name), brand.color.palette, source))
        else:
            found[role.name] = color
    problems += _faint_colors(found, source)
    return Colors(**{role.name: found.get(role.name, "#000000") for role in fields(Colors)})


def _hex(word: str, palette: dict[str, str]) -> str | None:
    """``word`` as ``#RRGGBB``: it is one, or the palette names it, perhaps by another name."""
    for _ in range(len(palette) + 1):  # so that two names for each other end, too
        word = palette.get(word, word)
    if re.fullmatch(r"#[0-9A-Fa-f]{3}", word):
        word = "#" + "".join(2 * digit for digit in word[1:])
    return word.upper() if re.fullmatch(r"#[0-9A-Fa-f]{6}", word) else None


def _unknown_color(
    word: str, loc: tuple[str, str], palette: dict[str, str], source: Source
) -> Problem:
    if word in palette:
        loc_in_palette = ("color", "palette", word)
        what = f"'{palette[word]}' is not a colour"
        return source.problem(loc_in_palette, what, 'write six digits: "#14213D"', "E301")
    what = f"there is no colour '{word}' in the palette (there is: {', '.join(palette)})"
    return source.problem(loc, what, did_you_mean(word, palette) or 'or write "#14213D"', "E301")


def _faint_colors(colors: dict[str, str], source: Source) -> Iterator[Problem]:
    for role, ground in _TEXT_PAIRS:
        if role not in colors or ground not in colors:
            continue
        ratio = contrast(colors[role], colors[ground])
        if ratio < LEAST_CONTRAST:
            what = (
                f"{colors[role]} cannot be read on {colors[ground]}: "
                f"the contrast is {ratio:.1f}, and {LEAST_CONTRAST} is the least"
            )
            hint = f'the nearest that can is "{_readable(colors[role], colors[ground])}"'
            yield source.problem(_PLACES[role], what, hint, "E302")


def _readable(color: str, ground: str) -> str:
    """The colour nearest to ``color`` that can be read on ``ground``, darker if there is one."""
    for target in (0, 255):
        for step in range(1, 101):
            moved = [part + (target - part) * step / 100 for part in _parts(color)]
            shade = "#" + "".join(f"{round(part):02X}" for part in moved)
            if contrast(shade, ground) >= LEAST_CONTRAST:
                return shade
    raise AssertionError("black or white can be read on every colour")


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """WCAG's own constant is 0.03928; no colour of 8 bits lies between that and sRGB's 0.04045."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


# ---------------------------------------------------------------- fonts


def _slug(brand: _Brand) -> str:
    return brand.typography.base.lower().replace(" ", "-")


def _font_files(
    brand: _Brand, source: Source, folders: Sequence[Path], problems: list[Problem]
) -> tuple[Path, Path, Path, Path]:
    """Regular, bold, italic and bold italic, from the first folder that has each."""
    base = brand.typography.base
    families = [font.family for font in brand.typography.fonts]
    if base not in families:
        what = f"there is no font '{base}' (there is: {', '.join(families)})"
        hint = did_you_mean(base, families)
        problems.append(source.problem(("typography", "base"), what, hint, "E303"))
        return Path(), Path(), Path(), Path()
    number = families.index(base)
    files: list[Path] = []
    for position, name in enumerate(brand.typography.fonts[number].files):
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if path is None:
            loc = ("typography", "fonts", number, "files", position)
            hint = "put it in the theme's folder 'fonts'"
            problems.append(source.problem(loc, f"there is no font file {name}", hint, "E304"))
        files.append(path or Path())
    regular, bold, italic, bold_italic = files
    return regular, bold, italic, bold_italic

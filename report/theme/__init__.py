"""A look: colours, fonts, page and base deck, read from a theme folder's ``_brand.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from report.errors import Problem, ReportError
from report.frozen import frozen, replace
from report.theme.base import NO_LOOK, DeckLook, deck_look
from report.theme.colors import LEAST_CONTRAST, Colors, contrast, read_colors
from report.theme.fonts import Fonts, read_fonts
from report.theme.logo import Logo, Logos, read_logos

if TYPE_CHECKING:
    from report.source import Source
    from report.theme.brand import Brand

__all__ = ["LEAST_CONTRAST", "Colors", "Fonts", "Logo", "Logos", "Theme", "contrast", "load_theme"]

CODES = {
    "E301": "no such colour",
    "E302": "a colour that cannot be read on its ground",
    "E303": "no such font",
    "E304": "a font file is missing",
    "E305": "the base deck is missing",
    "E312": "a logo is missing",
    "E313": "a logo that cannot be used",
    "W119": "a logo that is not printed",
}


@frozen
class Theme:
    """A look. ``deck`` is the base deck that slides are laid out on.

    It has the look's own colours and font, or else is ``painted`` with them when it is opened.
    ``remarks`` say what of the brand is left out.
    """

    name: str
    colors: Colors
    fonts: Fonts
    page: Literal["A4", "letter"]
    deck: Path
    painted: bool = False
    layouts: Mapping[str, str] = field(default_factory=dict)  # by role: names in the base deck
    logos: Logos | None = None
    remarks: tuple[Problem, ...] = ()

    def on_page(self, page: Literal["A4", "letter"]) -> Theme:
        """The same look on another page."""
        return replace(self, page=page)

    def on_deck(self, deck: Path) -> Theme:
        """The same look on another base deck, which has colours and fonts of its own."""
        return replace(self, deck=deck, painted=False, layouts={})


def load_theme(folder: Path, shipped: Path) -> Theme:
    """The look in ``folder``; what it has no files for lies in the ``shipped`` templates.

    A brand without a base deck has the house's, in its own colours and font; one that says nothing
    of colours, or of fonts, has those of its base deck. ReportError with all faults.
    """
    from pydantic import ValidationError  # deferred: a process that writes is given its theme

    from report.faults import problems_of
    from report.source import read_source
    from report.theme.brand import Brand

    source = read_source(folder / "_brand.yml")
    try:
        brand = Brand.model_validate(source.data or {})
    except ValidationError as error:
        raise ReportError(problems_of(error, source, Brand)) from None
    problems: list[Problem] = []
    deck = _deck(brand, source, folder, shipped, problems)
    given = _given(brand, deck)
    colors = read_colors(
        brand, source, problems, {} if brand.color.model_fields_set else given.colors
    )
    fonts, missing = read_fonts(brand, source, folder, shipped / "fonts", given.font)
    name, page = brand.meta.said or folder.name, brand.report.page
    logos, unread, remarks = read_logos(
        brand.logo, source, folder, name, "dark" if _is_dark(colors) else "light"
    )
    problems += [*missing, *unread]
    if problems:
        raise ReportError(problems)
    painted = brand.report.deck is None
    return Theme(
        name,
        colors,
        fonts,
        page,
        deck,
        painted,
        {str(role): one for role, one in brand.report.layouts.items()},
        logos,
        tuple(remarks),
    )


def _is_dark(colors: Colors) -> bool:
    """Whether text is lighter than the paper it stands on."""
    return contrast(colors.ink, "#000000") > contrast(colors.paper, "#000000")


def _given(brand: Brand, deck: Path) -> DeckLook:
    """What the brand's own base deck looks like, where the brand leaves that to it."""
    left_out = not brand.color.model_fields_set or not brand.typography.model_fields_set
    return deck_look(deck) if brand.report.deck is not None and left_out else NO_LOOK


def _deck(
    brand: Brand, source: Source, folder: Path, shipped: Path, problems: list[Problem]
) -> Path:
    if brand.report.deck is None:
        return shipped / "themes" / "house" / "deck.pptx"
    deck = folder / brand.report.deck
    if not deck.is_file():
        what = f"there is no file {deck.name} in the theme's folder"
        hint = "add it, or name another"
        problems.append(source.problem(("report", "deck"), what, hint, "E305"))
    return deck

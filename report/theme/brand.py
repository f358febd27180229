"""What a ``_brand.yml`` may say, after brand.yml (https://posit-dev.github.io/brand-yml/).

The parts of that convention which a briefing has no use for are accepted and not read: a company
has one such file for all its programs. ``report`` is ours.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Anything = Any


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class FullName(_Part):
    """A firm's short name and its name in full."""

    short: str = ""
    full: str = ""


class Meta(_Part):
    """Whose brand it is."""

    name: str | FullName = ""
    link: Anything = None

    @property
    def said(self) -> str:
        """The name that a theme is known by."""
        if isinstance(self.name, str):
            return self.name
        return self.name.short or self.name.full


class Image(_Part):
    """A picture and what it shows, for who cannot see it."""

    path: str
    alt: str = ""


class Sized(_Part):
    """The logo of one size: a picture, or one for light and one for dark paper."""

    path: str = ""
    alt: str = ""
    light: str | Image | None = None
    dark: str | Image | None = None


class Logo(_Part):
    """A logo, or one for each size; a size names a file or one of the ``images``."""

    path: str = ""
    alt: str = ""
    images: dict[str, str | Image] = {}
    small: str | Sized | None = None
    medium: str | Sized | None = None
    large: str | Sized | None = None


class Color(_Part):
    """A palette, and which of its colours does what."""

    palette: dict[str, str] = {}
    foreground: str | None = None
    background: str | None = None
    primary: str | None = None
    secondary: str | None = None
    tertiary: str | None = None
    warning: str | None = None
    light: str | None = None
    success: Anything = None
    info: Anything = None
    danger: Anything = None
    dark: Anything = None


class FontFile(_Part):
    """One file of a font."""

    path: str
    weight: int | str = ""
    style: str = ""


class Font(_Part):
    """A family and where its files are."""

    family: str
    source: Literal["file", "google", "bunny", "system"] = "file"
    files: tuple[str | FontFile, ...] = ()
    weight: Anything = None
    style: Anything = None
    display: Anything = None


class Base(_Part):
    """What running text is set in."""

    family: str
    size: Anything = None
    weight: Anything = None
    line_height: Anything = Field(default=None, alias="line-height")


class Typography(_Part):
    """The fonts, and which of them running text is set in."""

    fonts: tuple[Font, ...] = ()
    base: str | Base | None = None
    headings: Anything = None
    link: Anything = None
    monospace: Anything = None
    monospace_inline: Anything = Field(default=None, alias="monospace-inline")
    monospace_block: Anything = Field(default=None, alias="monospace-block")

    @property
    def family(self) -> str:
        """The family of running text: the base, else the first font; "" where none is named."""
        if isinstance(self.base, Base):
            return self.base.family
        return self.base or next((font.family for font in self.fonts), "")


class Report(_Part):
    """What brand.yml does not know: the page, the base deck, and colours for pictures."""

    page: Literal["A4", "letter"] = "A4"
    deck: str | None = None
    layouts: dict[Literal["title", "section", "content"], str] = {}
    deck_font: str | None = Field(default=None, alias="deck-font")
    rule: str | None = None
    tint: str | None = None
    sea: str | None = None
    neighbour: str | None = None


class Brand(_Part):
    """A ``_brand.yml`` as a whole."""

    meta: Meta = Field(default_factory=Meta)
    logo: str | Logo | None = None
    color: Color = Field(default_factory=Color)
    typography: Typography = Field(default_factory=Typography)
    defaults: Anything = None
    report: Report = Field(default_factory=Report)

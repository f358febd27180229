"""The colours of a brand file as roles: looked up, completed where none is given, and legible."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

from report.errors import Problem, did_you_mean
from report.frozen import frozen

if TYPE_CHECKING:
    from report.source import Source
    from report.theme.brand import Brand

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, level AA, for text of ordinary size


@frozen
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
_TEXT_PAIRS = (*_READ_ON, ("ink", "tint"), ("rule", "ink"))  # slides that part have ink grounds

# A role that a brand file leaves out: so much of the second colour mixed into the first.
_MIXED = {
    "grey": ("ink", "paper", 0.3),
    "muted": ("ink", "paper", 0.5),
    "rule": ("ink", "paper", 0.77),
    "tint": ("accent", "paper", 0.86),
    "ground": ("ink", "paper", 0.95),
    "sea": ("ink", "paper", 0.9),
    "neighbour": ("ink", "paper", 0.96),
}
_INK, _PAPER, _WARNING = "#1A1A1A", "#FFFFFF", "#B5452E"
_VIVID = 0.35  # of saturation
_NAMED = {"black": "#000000", "white": "#FFFFFF"}


def read_colors(
    brand: Brand, source: Source, problems: list[Problem], given: Mapping[str, str]
) -> Colors:
    """Each role's colour; those ``given`` are for roles that the brand says nothing of.

    What is at fault is added to ``problems`` and replaced.
    """
    found = dict(given)
    for role in fields(Colors):
        part, name = _PLACES[role.name]
        word = getattr(getattr(brand, part), name)
        if word is None:
            continue
        color = _hex(word, brand.color.palette)
        if color is None:
            problems.append(_unknown_color(word, (part, name), brand.color.palette, source))
        else:
            found[role.name] = color
    whole = _completed(found)
    problems += _faint_colors(whole, source)
    return Colors(**whole)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def hue_of(color: str) -> int | None:
    """The hue in degrees; None for a grey, which has hardly any."""
    hue, _, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(color)))
    return round(hue * 360) if saturation >= _VIVID else None


def _completed(found: dict[str, str]) -> dict[str, str]:
    """All roles: what is not given is made of what is, and can be read."""
    ink = found.get("ink", _INK)
    paper = found.get("paper", _PAPER)
    whole = {"ink": ink, "paper": paper, "accent": found.get("accent", ink)}
    whole["unsettled"] = found.get("unsettled") or readable(_WARNING, paper)
    for role, (one, other, share) in _MIXED.items():
        whole[role] = found.get(role) or mixed(whole[one], whole[other], share)
    if "grey" not in found:
        whole["grey"] = readable(whole["grey"], paper)
    if "tint" not in found and contrast(ink, whole["tint"]) < LEAST_CONTRAST:
        whole["tint"] = mixed(ink, paper, 0.95)
    return whole


def _hex(word: str, palette: dict[str, str]) -> str | None:
    """``word`` as ``#RRGGBB``: it is one, or the palette names it, perhaps by another name."""
    for _ in range(len(palette) + 1):  # so that two names for each other end, too
        word = palette.get(word, word)
    word = _NAMED.get(word, word)
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
        ratio = contrast(colors[role], colors[ground])
        if ratio < LEAST_CONTRAST:
            what = (
                f"{colors[role]} cannot be read on {colors[ground]}: "
                f"the contrast is {ratio:.1f}, and {LEAST_CONTRAST} is the least"
            )
            hint = f'the nearest that can is "{readable(colors[role], colors[ground])}"'
            yield source.problem(_PLACES[role], what, hint, "E302")


def readable(color: str, ground: str) -> str:
    """``color``, or the nearest to it that can be read on ``ground``: darker if there is one."""
    for target in ("#000000", "#FFFFFF"):
        for step in range(101):
            shade = mixed(color, target, step / 100)
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

"""A palette and what words stand on in, a colour for each role that can be read there out."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from report.deck.palette import Palette, lightened
from report.frozen import frozen
from report.theme import LEAST_CONTRAST, Colors, contrast
from report.theme.colors import mixed, readable

_ACCENTS = tuple(f"accent{n}" for n in range(1, 7))
_WARNING, _AMBER = "#B5452E", "#8A5A00"
_WARM = (330.0, 45.0)  # degrees of hue: red to orange
_APART = 35.0  # degrees between two hues that are told apart
_VIVID = 0.35  # of saturation
_CLEAR = LEAST_CONTRAST + 0.3  # programs mix shades each in their own way
_SEEN = 1.15  # the contrast of a flat ground that is told from the slide


@frozen
class Ink:
    """A colour: as it looks, and as an element that keeps to the theme where it can."""

    color: str
    slot: str = ""  # "" for a colour that the theme has no slot for
    factor: int = 100  # per cent of the slot's lightness
    offset: int = 0  # per cent added to it

    @property
    def xml(self) -> str:
        """The element, in the usual namespaces."""
        if not self.slot:
            return f'<a:srgbClr val="{self.color[1:]}"/>'
        changes = f'<a:lumMod val="{self.factor * 1000}"/>' if self.factor != 100 else ""
        changes += f'<a:lumOff val="{self.offset * 1000}"/>' if self.offset else ""
        return f'<a:schemeClr val="{self.slot}">{changes}</a:schemeClr>'


Inks = Mapping[str, Ink]  # by role


def inks_on(palette: Palette, grounds: tuple[str, ...]) -> dict[str, Ink]:
    """An ink for each role of ``report.deck.words``; text has a contrast of at least 4.5
    (WCAG 2.2, 1.4.3) wherever the theme or black and white allow it."""

    def clear(color: str) -> float:
        return min(contrast(color, ground) for ground in grounds)

    ink = _ink(palette, clear)
    paper = _paper(palette, grounds, ink)
    accent = _clear_shade(palette, "accent1", ink, clear)
    base = Ink(palette.slot("accent1"), "accent1")
    tints = [
        one
        for one in _faded(palette, base, ink)
        if contrast(ink.color, one.color) >= _CLEAR and clear(one.color) >= _SEEN
    ]
    tint = min(tints, key=lambda one: clear(one.color), default=paper)
    second = _clear_shade(palette, "accent2", ink, clear)
    if _hue_gap(second.color, accent.color) < _APART:
        second = ink
    fades = {
        role: _first_clear(palette, ink, paper, clear, least) for role, least in _FADES.items()
    }
    return {
        "ink": ink,
        "paper": paper,
        "accent": accent,
        "second": second,
        "tint": tint,
        "unsettled": _unsettled(palette, accent, clear, grounds),
        **fades,
    }


def colors_of(inks: Inks) -> Colors:
    """The same colours as a look has them, for what is drawn in colours of its own."""
    ink, paper = inks["ink"].color, inks["paper"].color
    return Colors(
        ink=ink,
        accent=inks["accent"].color,
        unsettled=inks["unsettled"].color,
        grey=inks["grey"].color,
        muted=inks["muted"].color,
        rule=inks["rule"].color,
        tint=inks["tint"].color,
        paper=paper,
        ground=inks["ground"].color,
        sea=_pale(inks, 0.1),
        neighbour=_pale(inks, 0.04),
    )


def _pale(inks: Inks, share: float) -> str:
    """The ground with a little of the ink in it; with less light where words would not be read."""
    ink, paper, grey = (inks[role].color for role in ("ink", "paper", "grey"))
    away = "#000000" if contrast(ink, "#000000") > contrast(ink, "#FFFFFF") else "#FFFFFF"
    tries = [mixed(paper, ink, share), mixed(paper, away, share)]
    good = (one for one in tries if contrast(grey, one) >= _CLEAR)
    return next(good, tries[-1])


_MUTED = 3.0  # of a flat shape, WCAG 2.2, 1.4.11; numbers on it are in ink or the ground's colour
_FADES = {"grey": 5.0, "muted": _MUTED, "rule": 1.5, "ground": 1.07}  # least contrast

Clear = Callable[[str], float]


def _ink(palette: Palette, clear: Clear) -> Ink:
    """The first colour of text that can be read; else the clearest of all."""
    slots = [Ink(palette.slot(slot), slot) for slot in ("tx1", "bg1", "tx2", "bg2")]
    tries = [*slots, Ink("#000000"), Ink("#FFFFFF")]
    good = (ink for ink in tries if clear(ink.color) >= _CLEAR)
    return next(good, max(tries, key=lambda ink: clear(ink.color)))


def _paper(palette: Palette, grounds: tuple[str, ...], ink: Ink) -> Ink:
    """The ground itself; of several, the one that ``ink`` is clearest on."""
    ground = max(grounds, key=lambda one: contrast(one, ink.color))
    for slot in ("bg1", "tx1", "bg2", "tx2", *_ACCENTS):
        if palette.slot(slot) == ground:
            return Ink(ground, slot)
    return Ink(ground)


def _clear_shade(palette: Palette, slot: str, ink: Ink, clear: Clear) -> Ink:
    """``slot``, or the nearest shade of it that can be read; ``ink`` where there is none."""
    base = palette.slot(slot)
    shades = [Ink(base, slot)]
    for step in range(5, 95, 5):
        shades.append(_shade(palette, slot, 100 - step, 0))
        shades.append(_shade(palette, slot, 100 - step, step))
    good = (one for one in shades if clear(one.color) >= _CLEAR)
    best = next(good, max(shades, key=lambda one: clear(one.color)))
    return best if clear(best.color) >= LEAST_CONTRAST else ink


def _shade(palette: Palette, slot: str, factor: int, offset: int) -> Ink:
    color = lightened(palette.slot(slot), factor / 100, offset / 100)
    return Ink(color, slot, factor, offset)


def _faded(palette: Palette, base: Ink, ink: Ink) -> Iterator[Ink]:
    """Shades of ``base`` from nearly the ground to itself: lighter ones where text is dark."""
    dark = contrast(ink.color, "#FFFFFF") >= contrast(ink.color, "#000000")
    for factor in range(5, 100, 5):
        yield _shade(palette, base.slot, factor, 100 - factor if dark else 0)
    yield base


def _first_clear(palette: Palette, ink: Ink, paper: Ink, clear: Clear, least: float) -> Ink:
    """The palest shade of ``ink`` with a contrast of ``least``; itself where there is none."""
    whole = contrast(ink.color, paper.color)
    if not ink.slot:
        return ink
    between = (  # neither beyond the ink nor on the other side of the ground
        one
        for one in _faded(palette, ink, ink)
        if contrast(one.color, ink.color) <= whole
        and clear(one.color) >= least
        and (least != _MUTED or max(contrast(one.color, ink.color), clear(one.color)) >= _CLEAR)
    )
    return next(between, ink)


def _unsettled(palette: Palette, accent: Ink, clear: Clear, grounds: tuple[str, ...]) -> Ink:
    """A warm colour of the theme that is told from the accent; else one of our own."""
    for slot in _ACCENTS[1:]:
        shade = _clear_shade(palette, slot, accent, clear)
        hue, _, saturation = _hls(palette.slot(slot))
        warm = hue >= _WARM[0] or hue <= _WARM[1]
        far = _hue_gap(shade.color, accent.color) >= _APART
        if warm and far and saturation >= _VIVID and clear(shade.color) >= _CLEAR:
            return shade
    own = _WARNING if _hue_gap(_WARNING, accent.color) >= _APART else _AMBER
    worst = min(grounds, key=lambda ground: contrast(own, ground))
    shade = Ink(readable(own, worst))
    return shade if clear(shade.color) >= _CLEAR else _ink(palette, clear)


def _hue_gap(one: str, other: str) -> float:
    """The degrees between two hues; of a grey there is none, and it is far from every colour."""
    (hue1, _, strong1), (hue2, _, strong2) = _hls(one), _hls(other)
    if strong1 < 0.12 or strong2 < 0.12:
        return 180.0 if (strong1 < 0.12) != (strong2 < 0.12) else 0.0
    gap = abs(hue1 - hue2) % 360
    return min(gap, 360 - gap)


def _hls(color: str) -> tuple[float, float, float]:
    parts: Any = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(*parts)
    return hue * 360, light, saturation

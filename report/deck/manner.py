"""A placeholder of a layout in, how its words are set out: from itself, its master, the theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from report.deck.elements import qn
from report.deck.grid import Box
from report.deck.palette import Palette
from report.frozen import frozen

_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "dt": "otherStyle",
           "ftr": "otherStyle", "sldNum": "otherStyle"}  # fmt: skip
_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_SLOPPY = "Arial"  # where a theme names no font at all


@frozen
class Manner:
    """How a placeholder sets its words. ``face`` is the font as a run names it."""

    font: str
    face: str
    size: float  # points
    bold: bool
    color: str  # "" where none is said
    align: str
    anchor: str
    insets: tuple[int, int, int, int]  # left, top, right, bottom, in EMU
    fill: tuple[str, ...]  # the colours of the placeholder's own ground

    def inside(self, box: Box) -> Box:
        """``box`` without its insets."""
        left, top, right, bottom = self.insets
        width, height = box.width - left - right, box.height - top - bottom
        if width < box.width // 2 or height < box.height // 3:
            return box
        return Box(box.x + left, box.y + top, width, height)


def manner_of(place: Any, layout: Any, palette: Palette, fonts: dict[str, str]) -> Manner:
    """How ``place``, an element of ``layout`` (python-pptx's), sets its words.

    Said by the placeholder, by its like in the master, by the master's styles, by the theme.
    ``fonts`` are the theme's two, as ``theme_fonts`` gives them.
    """
    master = layout.slide_master._element
    like = _like(place, master)
    looks = list(_looks(place, like, master))
    run = [one for look in looks for one in [look.find(qn("a:defRPr"))] if one is not None]
    face = next((one.get("typeface") for r in run for one in [r.find(qn("a:latin"))]
                 if one is not None and one.get("typeface")), "+mn-lt")  # fmt: skip
    colors = (palette.fill(one) for one in run)
    return Manner(
        font=fonts.get(face, face) or _SLOPPY,
        face=face,
        size=int(_said(run, "sz", "1800")) / 100,
        bold=_said(run, "b", "0") in ("1", "true"),
        color=next((found[0] for found in colors if found), ""),
        align=_said(looks, "algn", "l"),
        anchor=_said(_bodies(place, like), "anchor", "t"),
        insets=_insets(place, like),
        fill=_fill(place, like, palette),
    )


def theme_fonts(theme: Any) -> dict[str, str]:
    """The fonts of a theme's headings and text, by the names that runs call them by."""
    found = {}
    for kind, key in (("majorFont", "+mj-lt"), ("minorFont", "+mn-lt")):
        latin = next(theme.iter(qn(f"a:{kind}")), None)
        latin = latin.find(qn("a:latin")) if latin is not None else None
        found[key] = (latin.get("typeface") if latin is not None else "") or _SLOPPY
    return found


def text_font(master: Any) -> str:
    """The font that a master's body text names; often not the theme's."""
    style = master.find(
        f"{qn('p:txStyles')}/{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"
    )
    latin = style.find(qn("a:latin")) if style is not None else None
    return (latin.get("typeface") if latin is not None else "") or "+mn-lt"


def _like(place: Any, master: Any) -> Any:
    kind = _kind(place)
    for other in master.iter(qn("p:sp")):
        if other.find(f".//{qn('p:ph')}") is not None and _kind(other) == kind:
            return other
    return None


def _kind(place: Any) -> str:
    mark = place.find(f".//{qn('p:ph')}")
    kind = mark.get("type", "obj") if mark is not None else "obj"
    return _ALIKE.get(kind, kind)


def _looks(place: Any, like: Any, master: Any) -> Iterator[Any]:
    """The looks of the first level, the nearest first."""
    for holder in (place, like):
        if holder is not None:
            look = holder.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
            if look is not None:
                yield look
    style = _STYLES.get(_kind(place), "bodyStyle")
    look = master.find(f"{qn('p:txStyles')}/{qn(f'p:{style}')}/{qn('a:lvl1pPr')}")
    if look is not None:
        yield look


def _said(elements: list[Any], name: str, default: str) -> str:
    return next((one.get(name) for one in elements if one.get(name) is not None), default)


def _insets(place: Any, like: Any) -> tuple[int, int, int, int]:
    bodies = _bodies(place, like)
    left, top, right, bottom = (int(_said(bodies, name, str(own))) for name, own in _INSETS)
    return left, top, right, bottom


def _bodies(place: Any, like: Any) -> list[Any]:
    """The properties of the text bodies that hand theirs down, the nearest first."""
    holders = [holder for holder in (place, like) if holder is not None]
    found = [holder.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}") for holder in holders]
    return [body for body in found if body is not None]


def _fill(place: Any, like: Any, palette: Palette) -> tuple[str, ...]:
    for holder in (place, like):
        properties = holder.find(qn("p:spPr")) if holder is not None else None
        if properties is None or properties.find(qn("a:noFill")) is not None:
            continue
        if found := palette.fill(properties):
            return found
    return ()

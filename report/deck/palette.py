"""A theme of a base deck in, the colour of any element that names one out, as ``#RRGGBB``."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from typing import Any

from report.deck.elements import qn
from report.frozen import frozen

SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_DEFAULT_MAP = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_WHOLE = 100_000  # thousandths of a per cent
_PRESETS = {"black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "green": "#008000",
            "blue": "#0000FF", "yellow": "#FFFF00"}  # fmt: skip


@frozen
class Palette:
    """The slots of a theme by name, and which of them text and ground are taken from.

    ``fills`` are the theme's fills of backgrounds, from the plainest to the strongest.
    """

    slots: Mapping[str, str]
    names: Mapping[str, str]
    fills: tuple[Any, ...] = ()

    def slot(self, name: str) -> str:
        """The colour of a slot by any of its names: ``tx1`` is what the master says it is."""
        return self.slots.get(self.names.get(name, name), "#000000")

    def color(self, element: Any, own: str = "") -> str:
        """The colour that ``element``, an ``a:srgbClr`` or its like, says; ``own`` is ``phClr``."""
        kind, value = _local(element), element.get("val", "")
        if kind == "schemeClr":
            base = own if value == "phClr" and own else self.slot(value)
        elif kind == "srgbClr" and len(value) == 6:
            base = f"#{value.upper()}"
        elif kind == "sysClr":
            base = f"#{element.get('lastClr') or ('FFFFFF' if value == 'window' else '000000')}"
        else:
            base = _PRESETS.get(value, "#808080")
        for change in element:
            if isinstance(change.tag, str):
                base = _changed(base, _local(change), change.get("val", ""))
        return base.upper()

    def fill(self, holder: Any, own: str = "") -> tuple[str, ...]:
        """The colours of a fill inside ``holder``: one, those of a gradient, or none."""
        solid = holder.find(qn("a:solidFill"))
        if solid is not None and len(solid):
            return (self.color(solid[0], own),)
        gradient = holder.find(qn("a:gradFill"))
        if gradient is not None:
            stops = gradient.iter(qn("a:gs"))
            return tuple(self.color(stop[0], own) for stop in stops if len(stop))
        pattern = holder.find(qn("a:pattFill"))
        if pattern is not None:
            return tuple(self.color(ink[0], own) for ink in pattern if len(ink))
        return ()

    def theme_fill(self, number: int, own: str) -> tuple[str, ...]:
        """The colours of the theme's background fill ``number`` (1001 and on) in ``own``."""
        at = number - 1001
        if not 0 <= at < len(self.fills):
            return (own,)
        fill = self.fills[at]
        if _local(fill) == "solidFill" and len(fill):
            return (self.color(fill[0], own),)
        colors = tuple(self.color(stop[0], own) for stop in fill.iter(qn("a:gs")) if len(stop))
        return colors or (own,)


def palette_of(theme: Any, color_map: Any) -> Palette:
    """The palette of a master: its ``theme`` part's root and its ``p:clrMap``."""
    slots: dict[str, str] = {}
    plain = Palette({}, {})
    scheme = next(theme.iter(qn("a:clrScheme")), None)
    for holder in scheme if scheme is not None else ():
        if isinstance(holder.tag, str) and len(holder):
            slots[_local(holder)] = plain.color(holder[0])
    names = dict(_DEFAULT_MAP)
    names.update(color_map.attrib if color_map is not None else {})
    fills = next(theme.iter(qn("a:bgFillStyleLst")), None)
    return Palette(slots, names, tuple(fills) if fills is not None else ())


def remapped(palette: Palette, layout: Any) -> Palette:
    """``palette`` as a layout has it, which may turn light and dark about."""
    override = layout.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    if override is None:
        return palette
    return Palette(palette.slots, {**palette.names, **override.attrib}, palette.fills)


def lightened(color: str, factor: float, offset: float) -> str:
    """``color`` with its lightness times ``factor`` plus ``offset``, as ``lumMod`` and ``lumOff``
    say it (ECMA-376, 20.1.2.3.20 and 21)."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(color))
    light = min(max(light * factor + offset, 0.0), 1.0)
    return _hex(colorsys.hls_to_rgb(hue, light, saturation))


def _changed(color: str, change: str, value: str) -> str:
    try:
        share = int(value.rstrip("%")) / (100 if value.endswith("%") else _WHOLE)
    except ValueError:
        return color
    red, green, blue = _parts(color)
    if change == "lumMod":
        return lightened(color, share, 0.0)
    if change == "lumOff":
        return lightened(color, 1.0, share)
    if change == "satMod":
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        return _hex(colorsys.hls_to_rgb(hue, light, min(saturation * share, 1.0)))
    if change == "shade":
        return _hex(tuple(_bent(_linear(part) * share) for part in (red, green, blue)))
    if change == "tint":
        mixed = (1 - (1 - _linear(part)) * share for part in (red, green, blue))
        return _hex(tuple(map(_bent, mixed)))
    return color


def _linear(part: float) -> float:
    """Tints and shades are mixed in linear light, as the programs do."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _bent(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _parts(color: str) -> tuple[float, float, float]:
    return tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02X}" for part in parts)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]

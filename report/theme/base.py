"""A base deck → the colours and the font of its theme part, for a look that gives none itself."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from report.frozen import frozen
from report.theme.colors import LEAST_CONTRAST, contrast, hue_of, mixed, readable

_LARGEST = 5_000_000  # bytes of a part: the theme of a deck has some ten thousand
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAP = {"tx1": "dk1", "bg1": "lt1"}  # what a master that says nothing takes text and ground from
_SYSTEM = {"window": "#FFFFFF", "windowText": "#000000"}
_PRESENTATION = "ppt/presentation.xml"
_WARM = (330, 45)  # degrees of hue: from red to orange
_APART = 35  # degrees between two hues that are told apart
_RULE = 0.77  # of the ground in a rule: an ink must be read on it


@frozen
class DeckLook:
    """Colours by role, as many as the theme part gives, and the name of the font of its texts."""

    colors: Mapping[str, str]
    font: str


NO_LOOK = DeckLook({}, "")


def deck_look(deck: Path) -> DeckLook:
    """The look of the deck's first master; none where there is no such part that can be read.

    On paper, text is the darker of the deck's colours of text and ground, and the page the lighter.
    """
    from lxml import etree  # deferred: hardly any look is read from a deck

    try:
        with zipfile.ZipFile(deck) as package:
            theme, color_map = _parts(package)
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, etree.XMLSyntaxError, ValueError):
        return NO_LOOK  # whoever opens the deck as a deck says what is wrong with it
    return DeckLook(_roles(_slots(theme), color_map), _font(theme))


def _parts(package: zipfile.ZipFile) -> tuple[Any, dict[str, str]]:
    """The theme of the first master, and which of its slots are text and ground."""
    deck = _read(package, _PRESENTATION)
    first = deck.find(f"{_P}sldMasterIdLst/{_P}sldMasterId")
    if first is None:
        raise KeyError("sldMasterId")
    master_name = _target(package, _PRESENTATION, first.get(f"{_R}id", ""))
    named = _read(package, master_name).find(f"{_P}clrMap")
    color_map = {**_MAP, **(dict(named.attrib) if named is not None else {})}
    return _read(package, _target(package, master_name, "/theme")), color_map


def _read(package: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree  # deferred, as above

    if package.getinfo(name).file_size > _LARGEST:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(name), parser)


def _target(package: zipfile.ZipFile, part: str, wanted: str) -> str:
    """The part that ``part`` leads to by a relation's id, or by the end of its type."""
    folder, name = posixpath.split(part)
    for one in _read(package, f"{folder}/_rels/{name}.rels"):
        if one.get("Id") == wanted or one.get("Type", "").endswith(wanted):
            target = one.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else _joined(folder, target)
    raise KeyError(wanted)


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target))


def _slots(theme: Any) -> dict[str, str]:
    scheme = theme.find(f"{_A}themeElements/{_A}clrScheme")
    found: dict[str, str] = {}
    for holder in scheme if scheme is not None else ():
        if isinstance(holder.tag, str) and len(holder):
            color = holder[0]
            said = color.get("lastClr") or color.get("val", "")
            hexed = _SYSTEM.get(said, f"#{said.upper()}")
            if len(hexed) == 7:
                found[holder.tag.removeprefix(_A)] = hexed
    return found


def _roles(slots: Mapping[str, str], color_map: Mapping[str, str]) -> dict[str, str]:
    text, ground = (slots.get(color_map[name], "") for name in ("tx1", "bg1"))
    accents = [slots[name] for name in (f"accent{n}" for n in range(1, 7)) if name in slots]
    if not (text and ground and accents):
        return {}
    paper, ink = sorted((text, ground), key=lambda color: contrast(color, "#000000"), reverse=True)
    tries = ((ink, paper), ("#000000", paper), ("#000000", "#FFFFFF"))
    ink, paper = next(pair for pair in tries if _is_legible(*pair))
    accent = readable(accents[0], paper)
    roles = {"ink": ink, "paper": paper, "accent": accent}
    warm = (color for color in accents[1:] if _is_warm(color) and _apart(color, accents[0]))
    if unsettled := next(warm, ""):
        roles["unsettled"] = readable(unsettled, paper)
    return roles


def _is_legible(ink: str, paper: str) -> bool:
    """Whether the ink can be read on the page, and on a rule that is mixed of both."""
    return contrast(ink, mixed(ink, paper, _RULE)) >= LEAST_CONTRAST


def _is_warm(color: str) -> bool:
    hue = hue_of(color)
    return hue is not None and (hue >= _WARM[0] or hue <= _WARM[1])


def _apart(one: str, other: str) -> bool:
    first, second = hue_of(one), hue_of(other)
    if first is None or second is None:
        return True
    gap = abs(first - second) % 360
    return min(gap, 360 - gap) >= _APART


def _font(theme: Any) -> str:
    latin = theme.find(f"{_A}themeElements/{_A}fontScheme/{_A}minorFont/{_A}latin")
    return latin.get("typeface", "") if latin is not None else ""

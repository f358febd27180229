"""A look's colours and font put into the theme of a base deck that knows others."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from report.deck.elements import qn
from report.theme import Colors, Theme

_SLOTS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "grey",
    "lt2": "ground",
    "accent1": "accent",
    "accent2": "ink",
    "accent3": "muted",
    "accent4": "unsettled",
    "accent5": "rule",
    "accent6": "tint",
    "hlink": "accent",
    "folHlink": "grey",
}


def paint(presentation: Any, theme: Theme) -> None:
    """Give ``presentation``, made of the house's base deck, the colours and font of ``theme``.

    Everything in that deck names a slot of its theme, so that nothing else needs a change.
    """
    for master in presentation.slide_masters:
        part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        root = etree.fromstring(part.blob)
        _paint_colors(root, theme.colors)
        for latin in root.iter(qn("a:latin")):
            latin.set("typeface", theme.fonts.deck)
        for named in (root, *root.iter(qn("a:clrScheme"), qn("a:fontScheme"))):
            named.set("name", theme.name)
        part._blob = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _paint_colors(root: Any, colors: Colors) -> None:
    for slot, role in _SLOTS.items():
        (holder,) = root.iter(qn(f"a:{slot}"))
        holder[0].set("val", getattr(colors, role)[1:])

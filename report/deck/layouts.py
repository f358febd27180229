"""A base deck in, the layout for each kind of slide out, found by type and place, never by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from report.deck.grid import Box
from report.errors import fault
from report.frozen import frozen

CODES = {"E308": "a base deck without a title"}

TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE}
FOOTERS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_LARGE = 0.08  # of the slide: a body; below it a label or a source line


@frozen
class Place:
    """A placeholder of a layout: its index and kind, where it stands, its element."""

    index: int
    kind: PP_PLACEHOLDER
    box: Box
    element: Any


@frozen
class Layout:
    """A layout of a base deck, with its placeholders."""

    native: Any
    places: tuple[Place, ...]
    opens: bool  # whether it is for the first slide of a deck or of a section: of another look
    divides: bool  # whether it is for the first slide of a section

    @property
    def titled(self) -> bool:
        """Whether it has a place for a title."""
        return any(place.kind in TITLES for place in self.places)

    def large_places(self, size: int) -> int:
        """How many places for a body it has, on slides of ``size`` square EMU."""
        bodies = (place for place in self.places if place.kind not in TITLES | FOOTERS)
        return sum(place.box.width * place.box.height >= _LARGE * size for place in bodies)


def find_layouts(layouts: Sequence[Layout], slide: int) -> dict[str, Layout]:
    """Those of ``layouts`` for ``title``, ``section``, ``message``, ``content`` and ``picture``.

    ``slide`` is the size of one, in square EMU. The layout with the fewest large places beside its
    title takes a message: tables, charts and text boxes are put on it freely. Kinds that a deck
    lacks are laid out on that one too.
    """
    titled = [layout for layout in layouts if layout.titled and not layout.opens]
    if not titled:
        raise fault("the base deck has no layout with a title", "add one, titled only", code="E308")
    message = min(titled, key=lambda layout: layout.large_places(slide))
    openers = [layout for layout in layouts if layout.opens and layout.titled]
    title = next((layout for layout in openers if not layout.divides), (*openers, message)[0])
    divider = next((layout for layout in openers if layout.divides), title)
    found = {"title": title, "section": divider, "message": message}
    for kind, count in (("content", 1), ("picture", 2)):
        fits = (one for one in titled if one.large_places(slide) == count)
        found[kind] = next(fits, message)
    return found


def read_layouts(presentation: Any) -> list[Layout]:
    """Every layout of every master, in order."""
    return [_read(layout) for master in presentation.slide_masters
            for layout in master.slide_layouts]  # fmt: skip


def _read(layout: Any) -> Layout:
    places = []
    for place in layout.placeholders:
        mark = place.placeholder_format
        lengths = (place.left, place.top, place.width, place.height)
        if None not in lengths:  # else it is nowhere: neither layout nor master says
            places.append(Place(mark.idx, mark.type, Box(*lengths), place._element))
    kind = layout._element.get("type")
    return Layout(layout, tuple(places), kind in ("title", "secHead"), kind == "secHead")

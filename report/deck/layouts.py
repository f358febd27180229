"""A base deck in, the layout for each kind of slide out, found by type and place, never by name."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from report.deck.grid import Box
from report.errors import fault

_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE}
_FOOTERS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_LARGE = 0.08  # of the slide: a body; below it a label or a source line


def find_layouts(presentation: Any) -> dict[str, Any]:
    """The layouts for ``title``, ``section``, ``message``, ``content`` and ``picture``.

    The layout with the fewest large places beside its title takes a message: tables, charts and
    text boxes are put on it freely. Kinds that a deck lacks are laid out on that one too.
    """
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    size = presentation.slide_width * presentation.slide_height
    titled = [layout for layout in layouts if _has_title(layout) and not _opens(layout)]
    if not titled:
        raise fault("the base deck has no layout with a title", "add one, titled only", code="E000")
    message = min(titled, key=lambda layout: _large_places(layout, size))
    openers = [layout for layout in layouts if _opens(layout) and _has_title(layout)]
    title = next((layout for layout in openers if not _divides(layout)), (*openers, message)[0])
    divider = next((layout for layout in layouts if _divides(layout)), title)
    found = {"title": title, "section": divider, "message": message}
    for kind, count in (("content", 1), ("picture", 2)):
        fits = (one for one in titled if _large_places(one, size) == count)
        found[kind] = next(fits, message)
    return found


def layout_boxes(layout: Any) -> dict[int, Box]:
    """Where the placeholders of a layout stand, by index."""
    return {
        place.placeholder_format.idx: Box(place.left, place.top, place.width, place.height)
        for place in layout.placeholders
    }


def _has_title(layout: Any) -> bool:
    return any(place.placeholder_format.type in _TITLES for place in layout.placeholders)


def _opens(layout: Any) -> bool:
    """Whether it is for the first slide of a deck or of a section: of another look."""
    return layout._element.get("type") in ("title", "secHead")


def _divides(layout: Any) -> bool:
    return layout._element.get("type") == "secHead" and _has_title(layout)


def _large_places(layout: Any, size: int) -> int:
    kinds = _TITLES | _FOOTERS
    return sum(
        1
        for place in layout.placeholders
        if place.placeholder_format.type not in kinds
        and place.width * place.height >= _LARGE * size
    )

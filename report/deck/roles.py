"""The layouts of a stranger's base deck in, the ones for each role out, best first, and why.

Judged by the types and places of their placeholders. A name only breaks a tie, for a layout that
is made for one page of every deck, such as a list of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pptx.enum.shapes import PP_PLACEHOLDER

from report.deck.grid import Box
from report.deck.layouts import FOOTERS, TITLES, Layout, Place
from report.frozen import frozen

RoleOf = Literal["title", "section", "message", "drawn"]

_TEXTS = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY,
          PP_PLACEHOLDER.VERTICAL_OBJECT}  # fmt: skip
_ONE_PAGE = re.compile(
    r"agenda|sommaire|inhaltsverz|table of cont|目次|indice|índice|spis|inhoud|thank|merci|contact",
    re.IGNORECASE,
)
_TOP = 0.3  # of the height: a title whose middle is above stands on top


@frozen
class Rated:
    """A layout for a role: how well it serves, and what for."""

    layout: Layout
    score: float
    why: str


def rated(layouts: Sequence[Layout], size: tuple[int, int], role: RoleOf) -> list[Rated]:
    """The layouts that can serve a role, best first."""
    judge = {"title": _as_title, "section": _as_section, "message": _as_message,
             "drawn": _as_drawn}[role]  # fmt: skip
    found: list[Rated] = []
    for at, layout in enumerate(layouts):
        for score, why in judge(_View(layout, size)):
            less = 0.4 if _ONE_PAGE.search(str(layout.native.name)) else 0.0
            found.append(Rated(layout, score - 0.01 * at - less, why))
    return sorted(found, key=lambda one: -one.score)


@frozen
class _View:
    """A layout's placeholders by what they are for."""

    layout: Layout
    size: tuple[int, int]

    @property
    def kind(self) -> str:
        """What the layout says it is; "" where it says nothing. It may be wrong."""
        return self.layout.native._element.get("type") or ""

    @property
    def title(self) -> Box | None:
        """The title's place, if it is on the slide."""
        box = next((place.box for place in self.layout.places if place.kind in TITLES), None)
        return box if box and self.shows(box) else None

    @property
    def subtitled(self) -> bool:
        return any(place.kind == PP_PLACEHOLDER.SUBTITLE for place in self.layout.places)

    @property
    def on_top(self) -> bool:
        """Whether the title stands on top, lying."""
        box = self.title
        if box is None or box.height > 0.5 * self.size[1]:
            return False
        return box.y + box.height / 2 < _TOP * self.size[1]

    @property
    def large(self) -> list[Place]:
        """Places for a body, a picture, a table."""
        others = TITLES | FOOTERS | {PP_PLACEHOLDER.SUBTITLE}
        places = [place for place in self.layout.places if place.kind not in others]
        return [place for place in places if _share(place.box, self.size) >= 0.08]

    @property
    def small(self) -> int:
        """How many small places for text it has."""
        texts = [place for place in self.layout.places if place.kind in _TEXTS]
        return sum(_share(place.box, self.size) < 0.08 for place in texts)

    def shows(self, box: Box) -> bool:
        """Whether most of ``box`` is on the slide."""
        width, height = self.size
        seen_x = min(box.right, width) - max(box.x, 0)
        seen_y = min(box.bottom, height) - max(box.y, 0)
        return seen_x > 0.5 * box.width > 0 and seen_y > 0.5 * box.height > 0


def _share(box: Box, size: tuple[int, int]) -> float:
    return box.width * box.height / (size[0] * size[1])


def _as_title(view: _View) -> Iterator[tuple[float, str]]:
    if view.title is None or view.kind == "secHead":
        return
    if view.subtitled:
        high = 0.5 if not view.on_top else 0.0
        score = 3 + (view.kind == "title") + high - len(view.large)
        yield score, "a title and a subtitle"
    elif view.kind == "title":
        yield 2.0 - 0.3 * len(view.large), "it says that it is the title's"
    elif not view.on_top and not view.large and view.kind != "blank":
        yield 1.0, "a title that is not on top, and no place for content"


def _as_section(view: _View) -> Iterator[tuple[float, str]]:
    if view.title is None:
        return
    count = len(view.large)
    if view.kind == "secHead":
        yield 4.0 - max(count - 1, 0), "it says that it opens a section"
    elif not view.on_top and count <= 1 and view.kind != "title":
        yield 1.5 - 0.5 * count - 0.5 * view.subtitled, "a title that is not on top"


def _as_message(view: _View) -> Iterator[tuple[float, str]]:
    if view.title is None:
        return
    count, special = len(view.large), view.kind in ("title", "secHead")
    score = {0: 4.0, 1: 3.5}.get(count, 2.0) - 0.2 * view.small
    score += 0.5 if view.kind in ("titleOnly", "obj", "tx") else 0.0
    score -= (0 if view.on_top else 2.5) + (2.5 if special else 0) + view.subtitled
    words = {0: "a title, and room below it", 1: "a title and one large place"}
    yield score, words.get(count, "a title and several places")


def _as_drawn(view: _View) -> Iterator[tuple[float, str]]:
    """Any layout, for messages whose title is drawn: the emptier the better."""
    special = view.kind in ("title", "secHead")
    score = 4.0 - 0.5 * len(view.large) - 0.2 * view.small - 2.0 * special
    yield score, "no title serves: one is drawn in a place of its own"


def all_layouts(presentation: Any) -> list[Any]:
    """The layouts of every master, in order."""
    return [layout for master in presentation.slide_masters for layout in master.slide_layouts]

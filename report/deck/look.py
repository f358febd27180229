"""A base deck in, how slides on it look out: layouts, places, colours, fonts, and why.

On the house's own base deck all of that is known. On any other it is found: from the types and
places of placeholders, from what layouts and masters show, from the fonts that they name.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from report.deck.adapt import Coat
from report.deck.base import damage_told
from report.deck.feet import Feet, Said
from report.deck.fit import height_pt
from report.deck.grid import EMU_PER_PT, Box, Frame, Opening, house_frame, pt, px
from report.deck.inks import colors_of
from report.deck.layouts import Layout, find_layouts, read_layouts
from report.deck.plan import Words
from report.deck.roles import Rated, RoleOf, rated
from report.deck.scene import Scene, scene_of, shrunk
from report.deck.words import Para, para
from report.errors import fault
from report.frozen import frozen, replace
from report.theme import Theme

CODES = {"E309": "a base deck without room for content"}

_HEIGHT = pt(540)  # of the slide that everything is measured for
_NARROW = pt(360)  # a slide that is narrower is planned as wide, and shrunk as a whole
_TINY = (pt(400), pt(360))  # width and height: smaller slides are planned so large, and shrunk
_LEAST = (pt(230), pt(190))  # width and height of a place for content
_LABEL, _SOURCE = px(20), px(22)
_LOW = 0.88  # of the height


@frozen
class Look:
    """How slides on one base deck look. ``coats`` and ``feet`` are empty on the house's own."""

    layouts: Mapping[str, Layout]
    frame: Frame
    theme: Theme
    coats: Mapping[str, Coat]
    feet: Mapping[str, Feet]
    lines: Mapping[str, Words]  # what footers have no room for, in a line of our own
    why: Mapping[str, str]
    bare: frozenset[str] = frozenset()  # kinds of slides that hide what layout and master show


def look_of(presentation: Any, theme: Theme, said: Said) -> Look:
    """The look of a base deck that ``open_base`` gave.

    ReportError where no layout leaves room for content.
    """
    with damage_told(theme.deck):
        return _look(presentation, theme, said)


def fonts_of(look: Look) -> list[str]:
    """The fonts that words are drawn in, each once: of text, of titles, of slides that open."""
    frame = look.frame
    openings = (one.titles.font for one in (frame.cover, frame.divider) if one)
    return list(dict.fromkeys((look.theme.fonts.deck, frame.titles.font, *openings)))


def _look(presentation: Any, theme: Theme, said: Said) -> Look:
    layouts = read_layouts(presentation)
    size = (presentation.slide_width or 0, presentation.slide_height or 0)
    if theme.painted or _is_house(layouts, size):
        frame = house_frame(theme.fonts.deck)
        return Look(find_layouts(layouts, size[0] * size[1]), frame, theme, {}, {}, {}, {})
    return _Finder(presentation, layouts, size, theme, said).look()


def _is_house(layouts: list[Layout], size: tuple[int, int]) -> bool:
    """Whether a base deck has the house's grid, whatever its colours: then it keeps it."""
    frame = house_frame("")
    if size != (frame.width, frame.height):
        return False
    wanted = {(0, frame.title), (13, frame.section), (14, frame.source)}
    return any(wanted <= {(p.index, p.box) for p in layout.places} for layout in layouts)


@frozen
class _Finder:
    """Finds the look of a stranger's base deck."""

    presentation: Any
    layouts: list[Layout]
    size: tuple[int, int]
    theme: Theme
    said: Said

    @property
    def scale(self) -> float:
        """How much larger slides are than the one that everything is measured for."""
        width, height = self.size
        larger = min(height / _HEIGHT, width / _NARROW)
        return max(larger, min(width / _TINY[0], height / _TINY[1], 1.0))

    def look(self) -> Look:
        message, ranked = self._message()
        feet = message.footing.feet(self.said)
        left = self._strip(feet.left, message)
        frame = self._frame(message, left)
        lines = {"message": Words(frame.footer, (left,), "Footer")} if left else {}
        coats = {"message": message.coat(self.scale)}
        found: dict[str, Layout] = {"message": message.layout}
        all_feet, why = {"message": feet}, {"message": ranked.why}
        bare = {"message", "content", "picture"} if message.is_bare else set()
        for kind in ("title", "section"):
            opening, scene, reason = self._opening(kind, message, frame)
            all_feet[kind] = scene.footing.feet(self.said)
            own = scene is not message
            bare |= {kind} if scene.is_bare else set()
            if own and all_feet[kind].left:
                opening, lines[kind] = _with_line(opening, all_feet[kind].left, scene.font)
            elif left and not own:
                lines[kind] = lines["message"]
            named = "cover" if kind == "title" else "divider"
            frame = replace(frame, **{named: opening})  # type: ignore[arg-type]
            found[kind], why[kind] = scene.layout, reason
            coats[kind] = scene.coat(self.scale, opening if own else None)
        for kind in ("content", "picture"):
            found[kind], coats[kind], all_feet[kind] = message.layout, coats["message"], feet
        fonts = replace(self.theme.fonts, deck=message.font)
        theme = replace(self.theme, colors=colors_of(message.inks), fonts=fonts)
        return Look(found, frame, theme, coats, all_feet, lines, why, frozenset(bare))

    def _message(self) -> tuple[Scene, Rated]:
        """The best layout for content that leaves enough room for it.

        Where none with a title does, the title is drawn; where none does at all, what layout and
        master show is hidden. One whose title has room for a line alone comes after all others.
        """
        low: list[tuple[Scene, Rated]] = []
        least = tuple(length * self.scale for length in _LEAST)
        for is_bare, is_drawn in product((False, True), repeat=2):
            for one in self._contents(is_drawn):
                scene = self._scene(one.layout, is_drawn=is_drawn, is_bare=is_bare)
                if scene.content.width >= least[0] and scene.content.height >= least[1]:
                    if scene.holds_title:
                        return scene, one
                    low.append((scene, one))
        if low:
            return low[0]
        what = "the base deck has no layout with room for a title and content below it"
        hint = "add one with a title alone to its master"
        raise fault(what, hint, file=self.theme.deck, code="E309")

    def _contents(self, is_drawn: bool) -> list[Rated]:
        """The layouts for content, best first; those with a place for titles if none is drawn."""
        asked = self._named("content")
        if asked is None:
            return rated(self.layouts, self.size, "drawn" if is_drawn else "message")
        return [asked] if is_drawn or asked.layout.titled else []

    def _opening(self, kind: str, message: Scene, frame: Frame) -> tuple[Opening, Scene, str]:
        """The layout that opens the deck or a section; that for content where there is none."""
        asked = self._named(kind)
        role: RoleOf = "title" if kind == "title" else "section"
        ranking = [asked] if asked else rated(self.layouts, self.size, role)
        for one in ranking:
            scene = self._scene(one.layout)
            if opening := scene.opening(self.scale):
                return opening, scene, one.why
        titles = replace(frame.titles, room=frame.title.height)
        plain = Opening(frame.title, titles, frame.content)
        return plain, message, "there is none: laid out on the one for content"

    def _named(self, kind: str) -> Rated | None:
        """The layout that the theme's file names outright."""
        name = self.theme.layouts.get(kind)
        if name is None:
            return None
        for layout in self.layouts:
            if layout.native.name == name:
                return Rated(layout, 0.0, "named in _brand.yml")
        known = ", ".join(f"'{layout.native.name}'" for layout in self.layouts)
        raise fault(f"the base deck has no layout '{name}'", f"it has: {known}",
                    file=self.theme.deck, code="E308")  # fmt: skip

    def _scene(self, layout: Layout, *, is_drawn: bool = False, is_bare: bool = False) -> Scene:
        return scene_of(layout, self.size, self.scale, is_drawn=is_drawn, is_bare=is_bare)

    def _strip(self, words: str, message: Scene) -> Para | None:
        """What the footers have no room for, in a line of our own."""
        if not words:
            return None
        width = message.content.width / self.scale / EMU_PER_PT
        sizes = (10, 9, 8) if self._is_low(message.content.bottom, pt(12)) else (12,)
        tries = [para(words, size, role="grey") for size in sizes]
        fits = (one for one in tries if height_pt((one,), width, message.font) < 2 * one.size)
        return next(fits, tries[-1])

    def _frame(self, message: Scene, left: Para | None) -> Frame:
        """The places on a slide of content, in the lengths of the plan."""
        down = 1 / self.scale
        whole, title = shrunk(message.content, down), shrunk(message.title, down)
        strip = 0
        if left is not None:
            strip = pt(height_pt((left,), whole.width / EMU_PER_PT, message.font))
        foot = Box(whole.x, whole.bottom - strip, whole.width, strip)
        source = Box(whole.x, foot.y - _SOURCE, whole.width, _SOURCE)
        section = Box(whole.x, whole.y, whole.width, _LABEL)
        top = section.bottom + px(10)
        content = Box(whole.x, top, whole.width, source.y - px(8) - top)
        titles = message.titles(self.scale)
        spare = message.room_below_title(round(content.height * self.scale) // 4)
        titles = replace(titles, room=title.height + round(spare * down))
        width, height = (round(side * down) for side in self.size)
        low = self._is_low(message.content.bottom, strip + _SOURCE)
        size = 10.5 if low else 12.0
        return Frame(width, height, section, title, content, source, foot, size, titles)

    def _is_low(self, bottom: int, height: int) -> bool:
        """Whether what ends at ``bottom`` stands at the slide's foot, where small text may be."""
        return bottom - round(height * self.scale) > _LOW * self.size[1]


def _with_line(opening: Opening, said: str, font: str) -> tuple[Opening, Words]:
    """``opening`` with a line for the marking under its other words."""
    line = para(said, 12, role="grey")
    height = pt(height_pt((line,), opening.words.width / EMU_PER_PT, font))
    height = min(height, opening.words.height // 2)
    above = replace(opening.words, height=opening.words.height - height)
    below = Box(above.x, above.bottom, above.width, height)
    return replace(opening, words=above), Words(below, (line,), "Footer")

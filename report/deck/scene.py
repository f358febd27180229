"""One layout of a stranger's base deck in, where and in what inks its title and content are out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE

from report.deck.adapt import Coat
from report.deck.elements import qn, template
from report.deck.feet import Footing, foot_boxes
from report.deck.grid import Box, Opening, Titles, pt, px
from report.deck.ground import Ground, ground_of
from report.deck.header import HANG
from report.deck.inks import Ink, inks_on
from report.deck.layouts import TITLES, Layout, Place
from report.deck.manner import Manner, manner_of, text_font, theme_fonts
from report.deck.palette import Palette, palette_of, remapped
from report.deck.scenery import background, sights
from report.frozen import frozen, replace
from report.theme import LEAST_CONTRAST, contrast

_GAP = px(10)
_SIZES = (36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
_MARGIN, _FOOT = 0.05, 0.955  # of the slide: at the sides; where content ends without footers


def scene_of(
    layout: Layout,
    size: tuple[int, int],
    scale: float,
    *,
    is_drawn: bool = False,
    is_bare: bool = False,
) -> Scene:
    """The scene of a layout on slides of ``size`` EMU, ``scale`` times as large as planned.

    Its title has a box of its own where it ``is_drawn``, or where the layout has no place for one.
    Where it ``is_bare`` slides do not show what layout and master do.
    """
    native = layout.native
    theme = _theme(native.slide_master)
    palette = palette_of(theme, native.slide_master._element.find(qn("p:clrMap")))
    palette = remapped(palette, native._element)
    shown = [] if is_bare else sights(native, palette)
    ground = ground_of(size, background(native, palette), shown)
    drawn = is_drawn or not layout.titled
    return Scene(layout, palette, theme_fonts(theme), ground, scale, drawn, is_bare)


@frozen
class Scene:
    """One layout of a stranger's base deck: what it shows, and where words may stand on it."""

    layout: Layout
    palette: Palette
    fonts: dict[str, str]
    ground: Ground
    scale: float
    is_drawn: bool = False
    is_bare: bool = False

    @property
    def footing(self) -> Footing:
        """Its footers."""
        return Footing(self.layout, self.palette, self.fonts, self.ground, self.scale)

    @cached_property
    def place(self) -> Place:
        """The title's place; one made for it where the layout has none that serves."""
        own = next((place for place in self.layout.places if place.kind in TITLES), None)
        if own is not None and not self.is_drawn:
            return own
        element = _TITLE() if own is None else own.element
        return Place(0, PP_PLACEHOLDER.TITLE, self._drawn_title(), element)

    def _drawn_title(self) -> Box:
        """The master's place for titles where that is free; else the top of what is free."""
        width, height = self.ground.width, self.ground.height
        for place in self.layout.native.slide_master.placeholders:
            lengths = (place.left, place.top, place.width, place.height)
            if place.placeholder_format.type in TITLES and None not in lengths:
                box = _on_slide(Box(*lengths), self.ground)
                free = self.ground.free(box)
                high = free.height >= round(pt(52) * self.scale)  # two lines
                if high and _size(free) >= 0.6 * _size(box) and box.bottom < 0.35 * height:
                    return free
        inner = Box(*(round(side * _MARGIN) for side in (width, height)),
                    *(round(side * (1 - 2 * _MARGIN)) for side in (width, height)))  # fmt: skip
        free = self.ground.without(foot_boxes(self.layout)).free(inner)
        return replace(free, height=min(round(pt(64) * self.scale), free.height // 4))

    @cached_property
    def manner(self) -> Manner:
        """How the title is set."""
        return manner_of(self.place.element, self.layout.native, self.palette, self.fonts)

    @cached_property
    def title(self) -> Box:
        """Where the title's words stand: its place, without what the layout shows there.

        A place too low for a title of a line or two is made higher where it can be.
        """
        own = self.manner.inside(_on_slide(self.place.box, self.ground))
        free = self.ground.free(own)
        legible = free.width >= 0.3 * self.ground.width and free.height >= pt(20)
        if free.width * free.height * 2 < own.width * own.height and not (
            legible and self._is_faint(own)
        ):
            free = own
        wanted = round(pt(44) * self.scale)
        if free.height >= wanted or free.y > 0.5 * self.ground.height:
            return free
        lower = self.ground.without(foot_boxes(self.layout)).free(replace(free, height=wanted))
        return lower if lower.width >= 0.9 * free.width and lower.y <= free.y else free

    def _is_faint(self, box: Box) -> bool:
        """Whether no ink can be read on all that lies under ``box``."""
        grounds = self.ground.colors(box)
        ink = inks_on(self.palette, grounds)["ink"].color
        return min(contrast(ink, ground) for ground in grounds) < LEAST_CONTRAST

    @cached_property
    def content(self) -> Box:
        """The largest free place for content, below the title where there is room."""
        left, right = self._sides()
        height = self.ground.height
        title, gap = self.title, round(_GAP * self.scale)
        top = title.bottom + gap if title.bottom < 0.5 * height else round(0.05 * height)
        body = self._body()
        if body is not None and top < body.y < top + 0.04 * height:
            top = body.y
        within = Box(left, top, right - left, round(_FOOT * height) - top)
        taken = [self.place.box, title, *foot_boxes(self.layout)]
        free = self.ground.without(taken).free(within)
        feet = [box.y for box in foot_boxes(self.layout) if box.y >= free.bottom]
        spare = round(px(6) * self.scale) if feet and min(feet) - free.bottom < px(6) else 0
        return self._hanging(replace(free, height=max(free.height - spare, 0)))

    def _hanging(self, box: Box) -> Box:
        """``box``, narrower where a table's header has no room to stand out from it."""
        hang = round(HANG * self.scale)
        wide = replace(box, x=box.x - hang, width=box.width + 2 * hang)
        if self.ground.free(wide) == wide:
            return box
        return replace(box, x=box.x + hang, width=max(box.width - 2 * hang, 0))

    @property
    def holds_title(self) -> bool:
        """Whether a title of two lines has room, at a size that can be read."""
        wanted = round(pt(40) * self.scale)
        return self.title.height + self.room_below_title(wanted) >= wanted

    def room_below_title(self, most: int) -> int:
        """How much higher a title may grow, the content going down: ``most`` of it at most.

        It keeps to what it stands on, and off the footers that some layouts have below it.
        """
        title = self.title
        if title.bottom > self.content.y:
            return 0
        ground = self.ground.without(foot_boxes(self.layout))
        free = ground.free(replace(title, height=title.height + most))
        whole = free.y <= title.y and free.width >= 0.98 * title.width
        return max(free.bottom - title.bottom, 0) if whole else 0

    def _sides(self) -> tuple[int, int]:
        """The margins: those of the body, else the title's, where these are wide enough."""
        width = self.ground.width
        body = self._body()
        tries = [body, self.manner.inside(self.place.box)]
        for box in tries:
            if box is not None and box.width >= 0.55 * width and box.right <= width:
                return max(box.x, round(0.02 * width)), min(box.right, round(0.98 * width))
        return round(_MARGIN * width), round((1 - _MARGIN) * width)

    def _body(self) -> Box | None:
        """The place of the layout's body, else of the master's, without its insets."""
        kinds = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
        places = [place for place in self.layout.places if place.kind in kinds]
        native = self.layout.native
        if not places:
            for place in native.slide_master.placeholders:
                lengths = (place.left, place.top, place.width, place.height)
                if place.placeholder_format.type in kinds and None not in lengths:
                    places.append(Place(-1, PP_PLACEHOLDER.BODY, Box(*lengths), place._element))
        largest = max(places, key=lambda one: one.box.width * one.box.height, default=None)
        if largest is None:
            return None
        manner = manner_of(largest.element, native, self.palette, self.fonts)
        return manner.inside(largest.box)

    @cached_property
    def face(self) -> str:
        """The font of text as the master names it."""
        return text_font(self.layout.native.slide_master._element)

    @cached_property
    def font(self) -> str:
        """The font of text."""
        return self.fonts.get(self.face, self.face)

    @cached_property
    def inks(self) -> dict[str, Ink]:
        """The inks of content."""
        return inks_on(self.palette, self.ground.colors(self.content))

    def coat(self, scale: float, opening: Opening | None = None) -> Coat:
        """The look of its slides; of those that are an ``opening`` by what that stands on."""
        words = _grown(opening.words, scale) if opening else self.content
        inks = inks_on(self.palette, self.ground.colors(words))
        return Coat(inks, self._title_ink(), self.face, self.manner.face, scale)

    def _title_ink(self) -> Ink:
        """The title's own colour where it can be read, else one that can."""
        grounds = self.manner.fill or self.ground.colors(self.title)
        own = self.manner.color
        if own and min(contrast(own, one) for one in grounds) >= LEAST_CONTRAST:
            slots = [slot for slot in self.palette.names if self.palette.slot(slot) == own]
            return Ink(own, slots[0] if slots else "")
        return inks_on(self.palette, grounds)["ink"]

    def titles(self, scale: float) -> Titles:
        """How its titles are set: at the template's own size, smaller where they are long."""
        manner = self.manner
        own = min(manner.size / scale, _SIZES[0] + 8)
        own = min(max(own, 24.0), 32.0) if self.is_drawn else own
        sizes = (own, *(size for size in _SIZES if size < own)) if own > _SIZES[-1] else _SIZES[-1:]
        anchors: dict[str, Any] = {"t": "top", "ctr": "middle", "b": "bottom"}
        grown = self.title.height > self.place.box.height
        anchor = anchors["t" if grown or manner.anchor not in anchors else manner.anchor]
        return Titles(manner.font, manner.bold, sizes, 1.0, manner.align == "ctr", anchor)

    def opening(self, scale: float) -> Opening | None:
        """Its places on a slide that opens the deck or a section; None where they are too small."""
        title = self.title
        place, words = self._words_place(title)
        if title.height < pt(24) or words.height < pt(40) or words.width < pt(150):
            return None
        titles = self.titles(scale)
        down = 1 / scale
        titles = replace(titles, room=round(title.height * down))
        index = place.index if place else -1
        algn = ""
        if place is not None:
            algn = manner_of(place.element, self.layout.native, self.palette, self.fonts).align
        centered = algn == "ctr"
        return Opening(shrunk(title, down), titles, shrunk(words, down), index, centered)

    def _words_place(self, title: Box) -> tuple[Place | None, Box]:
        """The subtitle's place, or that of a small text, grown down as far as is free."""
        ground = self.ground.without([title, *foot_boxes(self.layout)])
        foot = round(_FOOT * self.ground.height)
        best: tuple[Place | None, Box] = (None, Box(0, 0, 0, 0))
        for place in self._text_places():
            manner = manner_of(place.element, self.layout.native, self.palette, self.fonts)
            own = manner.inside(_on_slide(place.box, self.ground))
            others = [p.box for p in self._text_places() if p is not place]
            lower = replace(own, height=max(foot - own.y, own.height))
            free = ground.free(lower if not others else own)
            if free.width * free.height > best[1].width * best[1].height:
                best = place, free
        if best[1].height >= round(pt(90) * self.scale):
            return best
        left, right = self._sides()
        whole = Box(left, round(0.06 * self.ground.height), right - left, 0)
        free = ground.free(replace(whole, height=foot - whole.y))
        larger = free.width * free.height > 2 * best[1].width * best[1].height
        return (None, free) if larger else best

    def _text_places(self) -> Iterator[Place]:
        kinds = {PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
        return (place for place in self.layout.places if place.kind in kinds)


def _theme(master: Any) -> Any:
    """The root of a master's theme."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(part.blob, parser)


_TITLE = template(
    '<p:sp {ns}><p:nvSpPr><p:cNvPr id="0" name=""/><p:cNvSpPr/><p:nvPr><p:ph type="title"/>'
    "</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
)


def _size(box: Box) -> int:
    return max(box.width, 0) * max(box.height, 0)


def _on_slide(box: Box, ground: Ground) -> Box:
    x, y = max(box.x, 0), max(box.y, 0)
    return Box(x, y, min(box.right, ground.width) - x, min(box.bottom, ground.height) - y)


def shrunk(box: Box, factor: float) -> Box:
    return Box(*(int(length * factor) for length in (box.x, box.y, box.width, box.height)))


def _grown(box: Box, factor: float) -> Box:
    return Box(*(round(length * factor) for length in (box.x, box.y, box.width, box.height)))

"""A template in, what a deck on it will look like out, as data: layouts, fonts, colours, faults."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from report.deck.base import open_base
from report.deck.feet import Said
from report.deck.fit import is_known, measured_as
from report.deck.grid import EMU_PER_PT, Box
from report.deck.layouts import Layout, read_layouts
from report.deck.look import Look, fonts_of, look_of
from report.deck.manner import manner_of
from report.deck.scene import Scene, scene_of
from report.errors import ReportError
from report.theme import LEAST_CONTRAST, Theme, contrast

_INCH = 914400
_SHOWN = {"title": "title", "section": "section", "message": "content"}
_TEXT_ROLES = ("ink", "accent", "grey", "unsettled", "second")


def diagnosis(path: Path, theme: Theme) -> dict[str, Any]:
    """What is found in the template at ``path``. Lengths are inches, sizes points.

    ReportError where it cannot be opened. One that holds no usable layout is described all the
    same; ``problems`` says so.
    """
    presentation = open_base(path)
    theme = theme.on_deck(path)
    layouts = read_layouts(presentation)
    size = (presentation.slide_width, presentation.slide_height)
    said = Said("Confidential", ("Version 1.0",), "Data as of September 2025", "en")
    problems: list[str] = []
    try:
        look = look_of(presentation, theme, said)
    except ReportError as error:
        look = None
        problems = [problem.what for problem in error.problems]
    scenes = [scene_of(layout, size, 1.0) for layout in layouts if layout.titled]
    return {
        "file": path.name,
        "usable": look is not None,
        "width": round(size[0] / _INCH, 2),
        "height": round(size[1] / _INCH, 2),
        "layouts": [_layout(layout, look, size) for layout in layouts],
        "fonts": _fonts(look, scenes),
        "colors": _colors(look),
        "boxes": list(_boxes(look)) if look else [],
        "problems": [*problems, *_faults_of_file(path), *_faults(layouts, scenes, look, size)],
    }


def _layout(layout: Layout, look: Look | None, size: tuple[int, int]) -> dict[str, Any]:
    """A layout, the roles that it is given, and why."""
    roles = {
        shown: look.why.get(kind, "it is the house's own")
        for kind, shown in _SHOWN.items()
        if look and look.layouts[kind].native is layout.native
    }
    places = [f"{_name(place.kind)} {place.index}" for place in layout.places]
    return {
        "name": str(layout.native.name),
        "says": layout.native._element.get("type") or "",
        "roles": roles,
        "places": places,
    }


def _name(kind: PP_PLACEHOLDER) -> str:
    return str(kind).partition(" ")[0].lower().replace("_", " ")


def _fonts(look: Look | None, scenes: list[Scene]) -> list[dict[str, str]]:
    """Each font that words will be drawn in, and how it is measured."""
    if look is None:
        used = [("text", scene.font) for scene in scenes[:1]]
    else:
        frame = look.frame
        titles = [(name, some.titles.font) for name, some in
                  (("cover", frame.cover), ("sections", frame.divider)) if some]  # fmt: skip
        used = [("titles", frame.titles.font), *titles, ("text", look.theme.fonts.deck)]
    return [{"of": of, "font": font, "measured": measured_as(font)} for of, font in used]


def _colors(look: Look | None) -> list[dict[str, Any]]:
    """The inks of text on slides of content, and their contrast with what they stand on."""
    if look is None or not look.coats:
        return []
    inks = look.coats["message"].inks
    paper = inks["paper"].color
    return [
        {
            "role": role,
            "color": inks[role].color,
            "slot": inks[role].slot or "none",
            "shaded": inks[role].factor != 100 or inks[role].offset != 0,
            "contrast": round(contrast(inks[role].color, paper), 1),
        }
        for role in _TEXT_ROLES
    ]


def _boxes(look: Look) -> Iterator[str]:
    """What stands in boxes of its own, for want of a place in the layouts."""
    if not look.coats:
        yield "nothing: it has the house's own layouts"
        return
    scale = look.coats["message"].scale
    content = look.frame.content
    width, height = (length * scale / _INCH for length in (content.width, content.height))
    yield f"tables, charts, pictures and text: {width:.1f} by {height:.1f} in on slides of content"
    yield "the section's name above them, the sources below them"
    for kind, line in look.lines.items():
        if kind in _SHOWN:
            yield f"on slides of {_SHOWN[kind]}, at the foot: {line.paras[0].text}"
    for kind, opening in (("title", look.frame.cover), ("section", look.frame.divider)):
        if opening and opening.place < 0:
            yield f"on slides of {_SHOWN[kind]}, all but the title"
    for kind in sorted(look.bare & set(_SHOWN)):
        hidden = "what layout and master show is hidden: it leaves no room"
        yield f"on slides of {_SHOWN[kind]}, {hidden}"


# ---------------------------------------------------------------- what is wrong with the file


def _faults_of_file(path: Path) -> Iterator[str]:
    """What the zip holds that a template need not."""
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
    slides = sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in names)
    if slides:
        yield f"it has slides of its own, {slides}: they are left out"
    if any("vbaProject" in name for name in names):
        yield "it has macros: they are left out"
    if any(name.startswith("ppt/embeddings/") for name in names):
        yield "it has embedded objects: those of layouts and masters stay"


def _faults(
    layouts: list[Layout], scenes: list[Scene], look: Look | None, size: tuple[int, int]
) -> Iterator[str]:
    bare = [str(layout.native.name) for layout in layouts if not layout.titled]
    if bare:
        yield f"layouts without a title: {_listed(bare)}"
    for layout in layouts:
        yield from _misplaced(layout, size)
    faint = [
        str(scene.layout.native.name)
        for scene in scenes
        if scene.manner.color and _title_contrast(scene) < LEAST_CONTRAST
    ]
    if faint:
        yield f"titles whose colour cannot be read on their ground: {_listed(faint)}"
    if look and look.coats:
        message = look.layouts["message"]
        kinds = {place.kind for place in message.places}
        for kind, word in ((PP_PLACEHOLDER.FOOTER, "footer"), (PP_PLACEHOLDER.DATE, "date"),
                           (PP_PLACEHOLDER.SLIDE_NUMBER, "slide number")):  # fmt: skip
            if kind not in kinds:
                yield f"the layout for content has no {word}"
        unknown = {font for font in fonts_of(look) if not is_known(font)}
        if unknown:
            yield f"fonts of unknown widths, so that text is set smaller: {_listed(unknown)}"
    yield from _hard_fonts(scenes)


def _misplaced(layout: Layout, size: tuple[int, int]) -> Iterator[str]:
    """Placeholders that are nowhere, off the slide, or too low for a line."""
    name = layout.native.name
    count = len(list(layout.native.placeholders)) - len(layout.places)
    if count:
        yield f"'{name}': {count} placeholders have no place, in the layout or its master"
    for place in layout.places:
        box = place.box
        if not _on_slide(box, size):
            yield f"'{name}': {_name(place.kind)} {place.index} is not on the slide"
        elif box.height < 8 * EMU_PER_PT:
            yield f"'{name}': {_name(place.kind)} {place.index} is too low for a line"


def _on_slide(box: Box, size: tuple[int, int]) -> bool:
    return box.right > 0 and box.bottom > 0 and box.x < size[0] and box.y < size[1]


def _title_contrast(scene: Scene) -> float:
    grounds = scene.manner.fill or scene.ground.colors(scene.title)
    return min(contrast(scene.manner.color, ground) for ground in grounds)


def _hard_fonts(scenes: list[Scene]) -> Iterator[str]:
    """Fonts that layouts or masters name themselves: the theme's fonts do not change them."""
    found = set()
    for scene in scenes:
        for place in scene.layout.places:
            manner = manner_of(place.element, scene.layout.native, scene.palette, scene.fonts)
            if not manner.face.startswith("+") and manner.font not in scene.fonts.values():
                found.add(manner.font)
    if found:
        yield f"fonts named past the theme's: {_listed(found)}"


def _listed(names: Any) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))

"""Give base decks with the oddities of companies' templates, made here from python-pptx's own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from report.deck.elements import qn

IN = 914400
SIZES = {
    "4:3": (10.0, 7.5),
    "16:9": (13.333, 7.5),
    "small 16:9": (10.0, 5.625),
    "A4": (10.83, 7.5),
    "portrait": (7.5, 10.83),
    "huge": (26.667, 15.0),
    "tiny": (3.0, 2.5),
    "largest": (56.0, 31.5),
    "roll-up": (8.0, 24.0),
    "strip": (20.0, 3.0),
}


def base_deck(path: Path, *changes: Callable[[Any], None], size: str = "16:9") -> Path:
    """python-pptx's default deck of eleven layouts in one of ``SIZES``, changed, at ``path``."""
    deck = Presentation()
    across, down = (side * IN for side in SIZES[size])
    _resize(deck, across / deck.slide_width, down / deck.slide_height)
    deck.slide_width, deck.slide_height = Emu(round(across)), Emu(round(down))
    for change in changes:
        change(deck)
    deck.save(str(path))
    return path


def holders(deck: Any) -> list[Any]:
    """The master and its layouts."""
    return [deck.slide_master, *deck.slide_layouts]


def _resize(deck: Any, across: float, down: float) -> None:
    for holder in holders(deck):
        for tag, names in (("a:off", ("x", "y")), ("a:ext", ("cx", "cy"))):
            for part in holder._element.iter(qn(tag)):
                for name, factor in zip(names, (across, down), strict=True):
                    if part.get(name):
                        part.set(name, str(round(int(part.get(name)) * factor)))


# ---------------------------------------------------------------- oddities


def wrong_types(deck: Any) -> None:
    """Every layout says that it is another one."""
    for layout in deck.slide_layouts:
        layout._element.set("type", "vertTitleAndTx")


def foreign_names(deck: Any) -> None:
    """Names that say nothing to who does not read them."""
    for number, layout in enumerate(deck.slide_layouts):
        layout._element.find(qn("p:cSld")).set("name", f"目次 {number} Übersicht")


def no_bodies(deck: Any) -> None:
    """Neither master nor layouts have a place for text."""
    for holder in holders(deck):
        for place in list(holder.placeholders):
            if place.placeholder_format.type in (2, 7, 4):  # body, object, subtitle
                place._element.getparent().remove(place._element)


def empty_master(deck: Any) -> None:
    """The master has no placeholder: layouts that inherit their places have none."""
    for place in list(deck.slide_master.placeholders):
        place._element.getparent().remove(place._element)


def no_titles(deck: Any) -> None:
    """Neither the master nor any layout has a place for a title."""
    no_layout_titles(deck)
    _drop(deck.slide_master, (1, 3, 5))


def no_layout_titles(deck: Any) -> None:
    """The master has a place for a title, no layout has."""
    for layout in deck.slide_layouts:
        _drop(layout, (1, 3, 5))


def nothing_to_fill(deck: Any) -> None:
    """No placeholder anywhere."""
    for holder in holders(deck):
        _drop(holder, None)


def only_pictures(deck: Any) -> None:
    """Every layout has one place, for a picture that fills the slide."""
    for layout in deck.slide_layouts:
        _drop(layout, None)
        tree = layout._element.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
        tree.append(
            etree.fromstring(
                f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="90" name="Bild"/><p:cNvSpPr/><p:nvPr>'
                '<p:ph type="pic" idx="10"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
                '<a:off x="0" y="0"/>'
                f'<a:ext cx="{deck.slide_width}" cy="{deck.slide_height}"/></a:xfrm></p:spPr>'
                "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
            )
        )


def bare_styles(deck: Any) -> None:
    """The master says nothing of how words are set."""
    master = deck.slide_master._element
    styles = master.find(qn("p:txStyles"))
    if styles is not None:
        master.remove(styles)


def one_layout(deck: Any) -> None:
    """Only the blank layout is left."""
    blank = next(one for one in deck.slide_layouts if one.name == "Blank")
    for layout in list(deck.slide_layouts):
        if layout is not blank:
            deck.slide_layouts.remove(layout)


def no_layouts(deck: Any) -> None:
    """A master alone."""
    for layout in list(deck.slide_layouts):
        deck.slide_layouts.remove(layout)


def footers_all_over(deck: Any) -> None:
    """Every layout's footer fills the slide."""
    for layout in deck.slide_layouts:
        for place in layout.placeholders:
            if place.placeholder_format.type == 15:
                place.left = place.top = Emu(0)
                place.width, place.height = deck.slide_width, deck.slide_height


def titles_at_the_edge(deck: Any) -> None:
    """Every title fills the slide, or is off it."""
    for number, layout in enumerate(deck.slide_layouts):
        for place in layout.placeholders:
            if place.placeholder_format.type in (1, 3):
                place.left, place.top = Emu(0), Emu(-deck.slide_height * (number % 2) * 2)
                place.width, place.height = deck.slide_width, deck.slide_height


def covered(deck: Any) -> None:
    """Each layout has a frame of small pictures all over it."""
    width, height = deck.slide_width, deck.slide_height
    for layout in deck.slide_layouts:
        for at in range(48):
            x, y = at % 8 * width // 8, at // 8 * height // 6
            _add_picture(layout, (x, y, width // 10, height // 8))


def _drop(holder: Any, kinds: tuple[int, ...] | None) -> None:
    for place in list(holder.placeholders):
        if kinds is None or place.placeholder_format.type in kinds:
            place._element.getparent().remove(place._element)


def hard_font(font: str) -> Callable[[Any], None]:
    """The master names a font of its own for titles and text, whatever the theme says."""

    def change(deck: Any) -> None:
        styles = deck.slide_master._element.find(qn("p:txStyles"))
        for latin in styles.iter(qn("a:latin")):
            latin.set("typeface", font)

    return change


def colored(**slots: str) -> Callable[[Any], None]:
    """Other colours in the theme: ``accent1="FFE000"``."""

    def change(deck: Any) -> None:
        part = next(
            rel.target_part
            for rel in deck.slide_master.part.rels.values()
            if rel.reltype.endswith("/theme")
        )
        root = etree.fromstring(part.blob)
        for slot, color in slots.items():
            (holder,) = root.iter(qn(f"a:{slot}"))
            for old in list(holder):
                holder.remove(old)
            etree.SubElement(holder, qn("a:srgbClr"), val=color)
        part._blob = etree.tostring(root)

    return change


def on_ground(xml: str) -> Callable[[Any], None]:
    """A background fill of the master, as DrawingML."""

    def change(deck: Any) -> None:
        head = deck.slide_master._element.find(qn("p:cSld"))
        for old in head.findall(qn("p:bg")):
            head.remove(old)
        wrapped = f"<p:bg {_NAMES}><p:bgPr>{xml}<a:effectLst/></p:bgPr></p:bg>"
        head.insert(0, etree.fromstring(wrapped))

    return change


_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def decorated(deck: Any) -> None:
    """A band down the left side, a logo in the upper right corner, a bar along the foot."""
    width, height = deck.slide_width, deck.slide_height
    _add_box(deck.slide_master, (0, 0, width // 12, height), "accent1")
    _add_box(deck.slide_master, (0, height * 88 // 100, width, height // 20), "accent2")
    _add_picture(deck.slide_master, (width * 84 // 100, 0, width * 14 // 100, height * 15 // 100))


def crowded(deck: Any) -> None:
    """Bars across the whole slide, none of which leaves room for more than a line or two."""
    width, height = deck.slide_width, deck.slide_height
    for part in range(6):
        _add_box(deck.slide_master, (0, height * part // 6, width, height // 12), "accent1")


def banded(deck: Any) -> None:
    """A dark band behind the title, which is white."""
    width, height = deck.slide_width, deck.slide_height
    _add_box(deck.slide_master, (0, 0, width, height * 22 // 100), "tx2")
    style = deck.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")
    for color in style.iter(qn("a:schemeClr")):
        color.set("val", "bg1")


def shouting(deck: Any) -> None:
    """Titles in capitals, wide, upright on end, in two columns with deep insets."""
    style = deck.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")
    for run in style.iter(qn("a:defRPr")):
        run.set("cap", "all")
        run.set("spc", "600")
    for layout in holders(deck):
        for body in layout._element.iter(qn("a:bodyPr")):
            body.set("numCol", "2")


def _add_box(holder: Any, box: tuple[int, int, int, int], color: str) -> None:
    x, y, width, height = box
    tree = holder._element.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
    tree.insert(
        2,
        etree.fromstring(
            f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{900 + len(tree)}" name="Deco"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            f'</a:prstGeom><a:solidFill><a:schemeClr val="{color}"/></a:solidFill></p:spPr></p:sp>'
        ),
    )


def _add_picture(holder: Any, box: tuple[int, int, int, int]) -> None:
    image = io.BytesIO()
    Image.new("RGB", (40, 30), "#AA3311").save(image, "PNG")
    _, key = holder.part.get_or_add_image_part(image)
    x, y, width, height = box
    names = (
        f'{_NAMES} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    tree = holder._element.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
    tree.append(
        etree.fromstring(
            f'<p:pic {names}><p:nvPicPr><p:cNvPr id="{950 + len(tree)}" name="Logo" descr="Logo"/>'
            f'<p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{key}"/>'
            "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>"
            f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )


# ---------------------------------------------------------------- files


def rezipped(
    source: Path,
    target: Path,
    edit: Callable[[str, bytes], bytes] = lambda name, content: content,
    more: Iterable[tuple[str, bytes]] = (),
) -> Path:
    """The parts of ``source``, each changed by ``edit``, and ``more`` ones, in a new file."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(name, old.read(name)))
        for name, content in more:
            new.writestr(name, content)
    return target


def strict(name: str, content: bytes) -> bytes:
    """A part as ISO Strict writes it."""
    if not name.endswith((".xml", ".rels")):
        return content
    return re.sub(
        rb"http://schemas\.openxmlformats\.org/(presentationml|drawingml|officeDocument)/2006/(\w+)",
        rb"http://purl.oclc.org/ooxml/\1/\2",
        content,
    )

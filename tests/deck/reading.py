"""Read a written deck back and name its faults: what leaves its place, cannot be read, is empty.

The file alone is judged, by what stands in it: boxes, sizes, fonts and colours of every run, and
what its layouts show. Nothing of the plan that it was made from is known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation

from report.deck.elements import qn
from report.deck.fit import SPARE, height_pt, least_width_pt
from report.deck.grid import EMU_PER_PT, Box
from report.deck.ground import Ground, ground_of
from report.deck.palette import Palette, palette_of, remapped
from report.deck.scenery import background, sights
from report.deck.words import Para, Piece
from report.theme import LEAST_CONTRAST, contrast

_ROUNDING = 1.0  # points
_FEET = {"ftr", "dt", "sldNum"}


@dataclass(frozen=True)
class _Back:
    """What slides of one layout show."""

    palette: Palette
    ground: Ground
    fonts: dict[str, str]


def faults(path: Path) -> list[str]:
    """What is wrong with the deck at ``path``; nothing where it is as it should be."""
    deck = Presentation(str(path))
    size = (deck.slide_width, deck.slide_height)
    backs: dict[str, _Back] = {}
    found: list[str] = []
    titles: Counter[str] = Counter()
    for number, slide in enumerate(deck.slides, 1):
        layout = slide.slide_layout
        is_bare = slide._element.get("showMasterSp") == "0"
        key = f"{layout.name}, bare: {is_bare}"
        if key not in backs:
            backs[key] = _back(layout, size, is_bare)
        title = slide.shapes.title
        titles[title.text_frame.text if title is not None else ""] += 1
        found += [f"{number}: {fault}" for fault in _slide(slide, backs[key], size)]
    found += [f"{count} slides have the title {title!r}" for title, count in titles.items()
              if count > 1 or not title]  # fmt: skip
    return found


def _back(layout: Any, size: tuple[int, int], is_bare: bool) -> _Back:
    master = layout.slide_master
    part = next(r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    palette = palette_of(theme, master._element.find(qn("p:clrMap")))
    palette = remapped(palette, layout._element)
    shown = [] if is_bare else sights(layout, palette)
    ground = ground_of(size, background(layout, palette), shown)
    fonts = {
        key: next(theme.iter(qn(f"a:{kind}"))).find(qn("a:latin")).get("typeface")
        for key, kind in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont"))
    }
    return _Back(palette, ground, fonts)


def _slide(slide: Any, back: _Back, size: tuple[int, int]) -> Iterator[str]:
    shapes = list(slide.shapes)
    if not shapes[0].is_placeholder or "title" not in _kind(shapes[0]).lower():
        yield "the title is not read first"
    for shape in shapes:
        box = Box(shape.left, shape.top, shape.width, shape.height)
        if min(box.x, box.y) < -9525 or box.right > size[0] + 9525 or box.bottom > size[1] + 9525:
            yield f"{shape.name} leaves the slide"
        yield from _one(shape, box, back, size)
    inked = [(shape, _inked(shape, back)) for shape in shapes]
    for (one, box), (other, another) in combinations([pair for pair in inked if pair[1]], 2):
        if _overlap(box, another):
            yield f"{one.name} and {other.name} overlap"


def _one(shape: Any, box: Box, back: _Back, size: tuple[int, int]) -> Iterator[str]:
    properties = shape._element[0][0]
    if _is_pictured(shape) and not properties.get("descr"):
        yield f"{shape.name} has no alternative text"
    if getattr(shape, "has_table", False):
        yield from _table(shape, back)
    elif shape.has_text_frame:
        if shape.is_placeholder and not shape.text_frame.text.strip():
            yield f"the placeholder {shape.name} is empty"
        yield from _words(shape, box, back, size)


def _words(shape: Any, box: Box, back: _Back, size: tuple[int, int]) -> Iterator[str]:
    if _kind(shape) in _FEET or not shape.text_frame.text.strip():
        return  # what the layout says of them is not read here
    paras = list(_paras(shape._element.txBody, back))
    body = shape._element.txBody.find(qn("a:bodyPr"))
    left, right = (int(body.get(name, 91440)) for name in ("lIns", "rIns"))
    yield from _fits(shape.name, paras, box.width - left - right, box.height, back)
    inked = Box(box.x, box.y, box.width, min(box.height, _height(paras, box, back)))
    grounds = _own_fill(shape, back) or back.ground.colors(inked)
    yield from _legible(shape.name, shape._element, grounds, back)
    at_foot = box.y > 0.85 * size[1]
    # a slide smaller than a postcard is enlarged where it is shown
    shown = min(size[0] / EMU_PER_PT / 400, size[1] / EMU_PER_PT / 360, 1.0)
    least = (8.0 if at_foot else 12.0) * shown - 0.1
    sizes = [piece.size for para, _ in paras for piece in para.runs if piece.text.strip()]
    if min(sizes, default=least) < least:
        yield f"{shape.name} has {min(sizes)} points"


def _table(shape: Any, back: _Back) -> Iterator[str]:
    table = shape.table
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            if cell.is_spanned:
                continue
            span = range(at, at + (cell.span_width if cell.is_merge_origin else 1))
            width = sum(table.columns[one].width for one in span)
            room = row.height - cell.margin_top - cell.margin_bottom
            paras = list(_paras(cell._tc.txBody, back))
            inner = width - cell.margin_left - cell.margin_right
            yield from _fits(f"a cell of {shape.name}", paras, inner, room, back)
    grounds = back.ground.colors(Box(shape.left, shape.top, shape.width, shape.height))
    for cell in shape._element.iter(qn("a:tc")):
        yield from _legible(shape.name, cell, back.palette.fill(cell.tcPr) or grounds, back)
    if abs(sum(row.height for row in table.rows) - shape.height) > 9525:
        yield f"{shape.name} is not as high as its rows"


def _fits(
    name: str, paras: list[tuple[Para, str]], width: int, height: int, back: _Back
) -> Iterator[str]:
    needed = sum(
        height_pt((para,), width / EMU_PER_PT, font) - SPARE + (para.space_before if at else 0)
        for at, (para, font) in enumerate(paras)
        if para.runs
    )
    if needed > height / EMU_PER_PT + _ROUNDING:
        yield f"{name} needs {needed:.0f} points and has {height / EMU_PER_PT:.0f}"
    for para, font in paras:
        words = " ".join(word for word in para.text.split() if "/" not in word)
        if words and _widest(para, font) > width / EMU_PER_PT + _ROUNDING and "/" not in para.text:
            yield f"{name} breaks a word of {para.text!r}"


def _widest(para: Para, font: str) -> float:
    return least_width_pt(para, font) * 0.98


def _height(paras: list[tuple[Para, str]], box: Box, back: _Back) -> int:
    points = sum(height_pt((para,), box.width / EMU_PER_PT, font) for para, font in paras)
    return round(points * EMU_PER_PT)


def _paras(body: Any, back: _Back) -> Iterator[tuple[Para, str]]:
    """Paragraphs as they are written, and the font of each."""
    for paragraph in body.findall(qn("a:p")):
        runs, font = [], back.fonts["+mn-lt"]
        for run in paragraph.findall(qn("a:r")):
            look = run.find(qn("a:rPr"))
            latin = look.find(qn("a:latin"))
            if latin is not None:
                font = back.fonts.get(latin.get("typeface"), latin.get("typeface"))
            text = run.find(qn("a:t")).text or ""
            bold = look.get("b") == "1"
            runs.append(Piece(text, int(look.get("sz")) / 100, bold, italic=look.get("i") == "1"))
        look = paragraph.find(qn("a:pPr"))
        before, hang, spacing = 0.0, 0.0, 1.0
        if look is not None:
            points = look.find(f"{qn('a:spcBef')}/{qn('a:spcPts')}")
            before = int(points.get("val")) / 100 if points is not None else 0.0
            hang = int(look.get("marL") or 0) / EMU_PER_PT
            share = look.find(f"{qn('a:lnSpc')}/{qn('a:spcPct')}")
            spacing = int(share.get("val")) / 100_000 if share is not None else 1.0
        yield Para(tuple(runs), space_before=before, hang=hang, spacing=spacing), font


def _legible(name: str, said: Any, grounds: tuple[str, ...], back: _Back) -> Iterator[str]:
    for run in said.iter(qn("a:r")):
        fill = run.find(f"{qn('a:rPr')}/{qn('a:solidFill')}")
        if fill is None or not (run.find(qn("a:t")).text or "").strip():
            continue
        color = back.palette.color(fill[0])
        worst = min(contrast(color, ground) for ground in grounds)
        if worst < LEAST_CONTRAST - 0.05:
            yield f"{name}: {color} on {grounds}: {worst:.1f}"
            return


def _own_fill(shape: Any, back: _Back) -> tuple[str, ...]:
    return back.palette.fill(shape._element.spPr)


def _inked(shape: Any, back: _Back) -> Box | None:
    """The box that a shape's words, or a picture of data, take on the slide."""
    box = Box(shape.left, shape.top, shape.width, shape.height)
    if _is_pictured(shape):
        return box
    if not shape.has_text_frame or not shape.text_frame.text.strip() or _kind(shape) in _FEET:
        return None
    if shape.is_placeholder:  # it may stand at the foot of a higher box
        return None
    height = _height(list(_paras(shape._element.txBody, back)), box, back)
    return Box(box.x, box.y, box.width, min(height, box.height))


def _is_pictured(shape: Any) -> bool:
    has_table = getattr(shape, "has_table", False)
    return shape.has_chart or has_table or shape._element.tag == qn("p:pic")


def _overlap(one: Box, other: Box) -> bool:
    slack = 3 * EMU_PER_PT
    return (
        one.x + slack < other.right
        and other.x + slack < one.right
        and one.y + slack < other.bottom
        and other.y + slack < one.bottom
    )


def _kind(shape: Any) -> str:
    mark = shape._element.find(f".//{qn('p:ph')}") if shape.is_placeholder else None
    return str(mark.get("type", "body")) if mark is not None else ""

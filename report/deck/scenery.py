"""A layout of a base deck in, what its slides show of themselves out: shapes, back to front."""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from PIL import Image

from report.deck.elements import qn
from report.deck.grid import Box
from report.deck.palette import Palette
from report.frozen import frozen

Point = tuple[float, float]
Outline = tuple[Point, ...]

_SQUARE = {
    "rect", "roundRect", "round1Rect", "round2SameRect", "round2DiagRect", "flowChartProcess",
    "snip1Rect", "snip2SameRect", "snip2DiagRect", "",
}  # fmt: skip
_STEPS = 8  # straight lines in the place of a curve
_TURN = 60_000  # of a degree
_WHOLE = 100_000


@frozen
class Sight:
    """One thing that a slide shows: what it covers, and what that looks like.

    A ``flat`` has colours that words may stand on; a ``picture`` is an image; anything ``busy``
    is not to be written over. ``outlines`` are closed, of points in EMU; a box where none.
    """

    box: Box
    kind: Literal["flat", "busy", "picture"]
    colors: tuple[str, ...] = ()
    outlines: tuple[Outline, ...] = ()
    image: Any = None  # an RGBA image
    strength: float = 1.0  # of the colour; less shows what is behind


def sights(layout: Any, palette: Palette) -> list[Sight]:
    """What slides of ``layout`` (python-pptx's) show, from the back to the front.

    Placeholders show nothing until they are filled.
    """
    found: list[Sight] = []
    holders = [layout]
    if layout._element.get("showMasterSp") not in ("0", "false"):
        holders.insert(0, layout.slide_master)
    for holder in holders:
        seer = _Seer(holder.part, palette)
        found += seer.tree(holder._element.find(f"{qn('p:cSld')}/{qn('p:spTree')}"), _UNMOVED)
    return found


def background(layout: Any, palette: Palette) -> tuple[tuple[str, ...], Any]:
    """The colours of the ground, and its image where it is a picture; white where it says none."""
    for holder in (layout, layout.slide_master):
        ground = holder._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if ground is None:
            continue
        properties = ground.find(qn("p:bgPr"))
        if properties is not None:
            image = _image(properties.find(qn("a:blipFill")), holder.part)
            return palette.fill(properties) or (palette.slot("bg1"),), image
        reference = ground.find(qn("p:bgRef"))
        if reference is not None and len(reference):
            own = palette.color(reference[0])
            return palette.theme_fill(int(reference.get("idx") or 0), own), None
    return (palette.slot("bg1"),), None


@frozen
class _Move:
    """From the lengths inside a group to those of the slide."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, box: Box) -> Box:
        x, y = self.x + box.x * self.across, self.y + box.y * self.down
        return Box(
            round(x), round(y), round(box.width * self.across), round(box.height * self.down)
        )


_UNMOVED = _Move()


@frozen
class _Seer:
    """Reads the shapes of one part."""

    part: Any
    palette: Palette

    def tree(self, tree: Any, move: _Move) -> Iterator[Sight]:
        for element in tree if tree is not None else ():
            if not isinstance(element.tag, str):
                continue
            kind = element.tag.rpartition("}")[2]
            if kind == "AlternateContent":
                yield from self.tree(element[0] if len(element) else None, move)
            elif not _is_hidden(element):
                yield from self._one(kind, element, move)

    def _one(self, kind: str, element: Any, move: _Move) -> Iterator[Sight]:
        if kind == "grpSp":
            yield from self.tree(element, _inner(element, move))
        elif kind == "sp" and element.find(f".//{qn('p:ph')}") is None:
            yield from self._shape(element, move)
        elif kind == "cxnSp":
            yield from self._line(element, move)
        elif kind == "pic" and element.find(f".//{qn('p:ph')}") is None:
            yield from self._picture(element, move)
        elif kind == "graphicFrame":
            box = _box(element.find(qn("p:xfrm")), move)
            if box:
                yield Sight(box, "busy")

    def _shape(self, element: Any, move: _Move) -> Iterator[Sight]:
        properties = element.find(qn("p:spPr"))
        frame = properties.find(qn("a:xfrm"))
        box = _box(frame, move)
        if box is None:
            return
        colors, strength = self._fill(element, properties)
        image = _image(properties.find(qn("a:blipFill")), self.part)
        shown = bool(colors) or image is not None
        outlines = _outlines(properties, frame, box)
        if shown and outlines is None:
            yield Sight(box, "busy")
        elif shown:
            kind: Any = "picture" if image is not None else "flat"
            yield Sight(box, kind, colors, outlines or (), image, strength)
        elif _has_line(element, properties):
            yield from (Sight(edge, "busy") for edge in _edges(box))
        if any((words.text or "").strip() for words in element.iter(qn("a:t"))):
            yield Sight(box, "busy")

    def _fill(self, element: Any, properties: Any) -> tuple[tuple[str, ...], float]:
        """Its colours and how strong they are: its own, else its style's."""
        if properties.find(qn("a:noFill")) is not None:
            return (), 1.0
        colors = self.palette.fill(properties)
        alpha = properties.find(f"{qn('a:solidFill')}/*/{qn('a:alpha')}")
        if colors:
            strength = int(alpha.get("val", _WHOLE)) / _WHOLE if alpha is not None else 1.0
            return colors, strength
        reference = element.find(f"{qn('p:style')}/{qn('a:fillRef')}")
        if reference is not None and reference.get("idx") != "0" and len(reference):
            return (self.palette.color(reference[0]),), 1.0
        return (), 1.0

    def _line(self, element: Any, move: _Move) -> Iterator[Sight]:
        properties = element.find(qn("p:spPr"))
        box = _box(properties.find(qn("a:xfrm")), move)
        if box is None or not _has_line(element, properties):
            return
        flips = properties.find(qn("a:xfrm"))
        rising = (flips.get("flipH") == "1") != (flips.get("flipV") == "1")
        ends = (box.bottom, box.y) if rising else (box.y, box.bottom)
        if box.width < 20_000 or box.height < 20_000:
            yield Sight(box, "busy")
        else:
            yield Sight(box, "busy", (), (((box.x, ends[0]), (box.right, ends[1])),))

    def _picture(self, element: Any, move: _Move) -> Iterator[Sight]:
        box = _box(element.find(f"{qn('p:spPr')}/{qn('a:xfrm')}"), move)
        if box:
            image = _image(element.find(qn("p:blipFill")), self.part)
            yield Sight(box, "picture", (), (), image)


def _is_hidden(element: Any) -> bool:
    properties = element.find(f"./*/{qn('p:cNvPr')}")
    return properties is not None and properties.get("hidden") in ("1", "true")


def _inner(group: Any, move: _Move) -> _Move:
    frame = group.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    if frame is None:
        return move
    outer = _box(frame, move)
    start, extent = frame.find(qn("a:chOff")), frame.find(qn("a:chExt"))
    if outer is None or start is None or extent is None:
        return move
    width, height = _number(extent.get("cx")) or 1, _number(extent.get("cy")) or 1
    across, down = outer.width / width, outer.height / height
    x, y = _number(start.get("x")), _number(start.get("y"))
    return _Move(outer.x - x * across, outer.y - y * down, across, down)


def _box(frame: Any, move: _Move) -> Box | None:
    """The place of a shape, turned by a quarter where it is."""
    if frame is None or frame.find(qn("a:off")) is None or frame.find(qn("a:ext")) is None:
        return None
    start, extent = frame.find(qn("a:off")), frame.find(qn("a:ext"))
    box = Box(
        _number(start.get("x")),
        _number(start.get("y")),
        _number(extent.get("cx")),
        _number(extent.get("cy")),
    )
    box = move.box(box)
    angle = _number(frame.get("rot")) / _TURN % 180
    if angle < 0.5 or angle > 179.5:
        return box
    turned = math.radians(angle)
    width = abs(box.width * math.cos(turned)) + abs(box.height * math.sin(turned))
    height = abs(box.width * math.sin(turned)) + abs(box.height * math.cos(turned))
    x, y = box.x + (box.width - width) / 2, box.y + (box.height - height) / 2
    return Box(round(x), round(y), round(width), round(height))


def _number(value: str | None) -> int:
    try:
        return int(float(value or 0))
    except ValueError:
        return 0


def _has_line(element: Any, properties: Any) -> bool:
    line = properties.find(qn("a:ln"))
    if line is not None and line.find(qn("a:noFill")) is not None:
        return False
    if line is not None and any(isinstance(part.tag, str) for part in line):
        return True
    reference = element.find(f"{qn('p:style')}/{qn('a:lnRef')}")
    return reference is not None and reference.get("idx") != "0"


def _edges(box: Box) -> Iterator[Box]:
    yield Box(box.x, box.y, box.width, 0)
    yield Box(box.x, box.bottom, box.width, 0)
    yield Box(box.x, box.y, 0, box.height)
    yield Box(box.right, box.y, 0, box.height)


def _image(fill: Any, part: Any) -> Any:
    """The image of a fill, small; None where there is none that can be read."""
    blip = fill.find(qn("a:blip")) if fill is not None else None
    key = blip.get(qn("r:embed")) if blip is not None else None
    if not key or key not in part.rels or part.rels[key].is_external:
        return None
    try:
        with Image.open(io.BytesIO(part.rels[key].target_part.blob)) as image:
            image.draft("RGB", (400, 400))
            if image.width * image.height > 80_000_000:
                return None
            if image.mode.startswith("I"):  # 16 bits: Pillow would cut, not scale
                return image.convert("I").point(lambda value: value * (1 / 256)).convert("RGBA")
            return image.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None


# ---------------------------------------------------------------- outlines


def _outlines(properties: Any, frame: Any, box: Box) -> tuple[Outline, ...] | None:
    """A freeform's outlines, none for a rectangle; None where a shape is neither."""
    straight = _number(frame.get("rot")) % (90 * _TURN) == 0
    preset = properties.find(qn("a:prstGeom"))
    if preset is not None or properties.find(qn("a:custGeom")) is None:
        name = preset.get("prst", "") if preset is not None else ""
        return () if name in _SQUARE and straight else None
    if not straight:
        return None
    found: list[Outline] = []
    for path in properties.iter(qn("a:path")):
        try:
            found += _path(path, frame, box)
        except (ValueError, ZeroDivisionError):
            return None  # points that are formulas
    return tuple(found)


def _path(path: Any, frame: Any, box: Box) -> list[Outline]:
    width, height = int(path.get("w") or 0), int(path.get("h") or 0)
    across = box.width / width if width else 1.0
    down = box.height / height if height else 1.0

    def at(point: Any) -> Point:
        x, y = int(point.get("x")) * across, int(point.get("y")) * down
        x = box.width - x if frame.get("flipH") == "1" else x
        y = box.height - y if frame.get("flipV") == "1" else y
        return box.x + x, box.y + y

    outlines: list[list[Point]] = []
    for step in path:
        kind = step.tag.rpartition("}")[2]
        points = [at(point) for point in step]
        if kind == "moveTo":
            outlines.append(points)
        elif kind == "arcTo":
            raise ValueError("an arc")
        elif points and outlines:
            outlines[-1] += points if kind == "lnTo" else _curve(outlines[-1][-1], points)
    return [tuple(outline) for outline in outlines if len(outline) > 1]


def _curve(start: Point, points: Sequence[Point]) -> list[Point]:
    """Points on a Bézier curve of any degree (de Casteljau)."""
    out = []
    for step in range(1, _STEPS + 1):
        share, row = step / _STEPS, [start, *points]
        while len(row) > 1:
            row = [
                (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)
                for (x1, y1), (x2, y2) in itertools.pairwise(row)
            ]
        out.append(row[0])
    return out

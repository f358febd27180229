"""Draw shapes from points on a slide: outlines as freeforms, and the small shapes of pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from report.deck.draw import (
    SCHEME,
    Box,
    Para,
    Piece,
    add_shape,
    add_text,
    pt,
    set_decorative,
)
from report.layout.words import Label, Line

Point = tuple[float, float]

_UNIT = 127  # EMU: outlines are written in hundredths of a point
_ASCENT = 0.952  # of the size: from a line's top to its baseline, in both programs
_SPARE = 4.0  # points: the programs round widths each in their own way

# Only numbers and the theme's colours are put in here; a name is set on the element itself.
_FREEFORM = (
    f"<p:sp {nsdecls('p', 'a')}>"
    '<p:nvSpPr><p:cNvPr id="0" name=""><a:extLst>'
    '<a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
    '<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
    '<a:rect l="l" t="t" r="r" b="b"/>'
    '<a:pathLst><a:path w="{width}" h="{height}">{paths}</a:path></a:pathLst></a:custGeom>'
    "{paint}</p:spPr>"
    '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
    '<a:p><a:pPr algn="ctr"/></a:p></p:txBody></p:sp>'
)

_KINDS = {
    "square": (MSO_SHAPE.RECTANGLE, 0.9),
    "circle": (MSO_SHAPE.OVAL, 1.0),
    "diamond": (MSO_SHAPE.DIAMOND, 1.2),
    "triangle": (MSO_SHAPE.ISOSCELES_TRIANGLE, 1.1),
    "dot": (MSO_SHAPE.OVAL, 0.6),
}


def add_freeform(
    shapes: Any,
    lines: Iterable[Sequence[Point]],
    origin: Point,
    *,
    closed: bool,
    color: str,
    line_pt: float = 0.0,
    name: str,
) -> Any:
    """One freeform of several outlines, points counted from ``origin``: filled, or as open lines.

    ``color`` is a role that the theme has a slot for, or ``#RRGGBB``.
    """
    kept = [points for points in map(_whole, lines) if len(points) > 1]
    if not kept:
        return None
    element = parse_xml(_freeform_xml(kept, origin, closed, _ink(color), line_pt))
    element.nvSpPr.cNvPr.set("id", str(shapes._next_shape_id))
    element.nvSpPr.cNvPr.set("name", name)
    shapes._element.insert_element_before(element, "p:extLst")
    shapes._recalculate_extents()
    return shapes._shape_factory(element)


def _whole(line: Sequence[Point]) -> list[tuple[int, int]]:
    """In units; points that fall together are written once."""
    points = [(round(x * 100), round(y * 100)) for x, y in line]
    return [point for point, _ in groupby(points)]


def _freeform_xml(
    lines: Sequence[Sequence[tuple[int, int]]],
    origin: Point,
    closed: bool,
    ink: str,
    line_pt: float,
) -> str:
    """What python-pptx's FreeformBuilder makes, which takes a time that grows with the square."""
    xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top
    fill = "<a:noFill/>" if line_pt else ink
    line = f'<a:ln w="{pt(line_pt)}">{ink}</a:ln>' if line_pt else "<a:ln><a:noFill/></a:ln>"
    return _FREEFORM.format(
        x=pt(origin[0]) + left * _UNIT,
        y=pt(origin[1]) + top * _UNIT,
        cx=width * _UNIT,
        cy=height * _UNIT,
        width=width,
        height=height,
        paths="".join(_path_xml(points, left, top, closed) for points in lines),
        paint=fill + line,
    )


def _path_xml(points: Sequence[tuple[int, int]], left: int, top: int, closed: bool) -> str:
    first, *others = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in points]
    drawn = "</a:lnTo><a:lnTo>".join(others)
    end = "<a:close/>" if closed else ""
    return f"<a:moveTo>{first}</a:moveTo><a:lnTo>{drawn}</a:lnTo>{end}"


def _ink(color: str) -> str:
    """A solid fill in a slot of the theme or in a colour of its own."""
    if color.startswith("#"):
        return f'<a:solidFill><a:srgbClr val="{_rgb(color)}"/></a:solidFill>'
    return f'<a:solidFill><a:schemeClr val="{SCHEME[color]}"/></a:solidFill>'


def _rgb(color: str) -> Any:
    paint: Any = RGBColor  # it has no types
    return paint.from_string(color[1:])


def add_ground(shapes: Any, box: Box, color: str, *, name: str) -> Any:
    """A flat rectangle in a colour that the theme has no slot for."""
    shape = add_shape(shapes, MSO_SHAPE.RECTANGLE, box, fill_role="paper", name=name)
    shape.fill.fore_color.rgb = _rgb(color)
    set_decorative(shape)
    return shape


def add_marker(
    shapes: Any, shape: str, at: Point, size: float, role: str, hollow: bool, *, name: str
) -> Any:
    """A small shape ``size`` points wide centred on a point; hollow ones have a 1.5 pt line."""
    kind, factor = _KINDS[shape]
    side = size * factor - (1.5 if hollow else 0.0)
    box = Box(pt(at[0] - side / 2), pt(at[1] - side / 2), pt(side), pt(side))
    made = add_shape(
        shapes,
        kind,
        box,
        fill_role="paper" if hollow else role,
        line_role=role if hollow else None,
        line_pt=1.5,
        name=name,
    )
    set_decorative(made)
    return made


def add_label(shapes: Any, label: Label, origin: Point, *, name: str, language: str) -> Any:
    """A label as one text box, its first baseline where the layout has it."""
    area, first = label.area, label.lines[0]
    left = area.x if label.align == "start" else area.x - _SPARE
    top = first.baseline - _ASCENT * first.size
    height = label.lines[-1].baseline + 0.27 * label.lines[-1].size - top
    box = Box(
        pt(origin[0] + left),
        pt(origin[1] + top),
        pt(area.width + _SPARE),
        pt(height),
    )
    paragraphs = [_paragraph(line, label.align) for line in label.lines]
    return add_text(shapes, box, paragraphs, name=name, language=language)


def _paragraph(line: Line, align: str) -> Para:
    runs = tuple(
        Piece(piece.text, piece.size, piece.bold, piece.role, italic=piece.italic)  # type: ignore[arg-type]
        for piece in line.pieces
    )
    return Para(runs, line.size, "left" if align == "start" else "right")

"""Draw shapes from points on a slide: outlines as freeforms, and the small shapes of pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE

from report.deck.draw import (
    SLOT,
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
    kept = [_whole(line) for line in lines]
    builder: Any = None
    for line in (line for line in kept if len(line) > 1):
        if builder is None:
            builder = shapes.build_freeform(*line[0], scale=_UNIT)
        else:
            builder.move_to(*line[0])
        builder.add_line_segments(line[1:], close=closed)
    if builder is None:
        return None
    shape = builder.convert_to_shape(pt(origin[0]), pt(origin[1]))
    shape.name = name
    style = shape._element.find("{*}style")
    if style is not None:  # it would bring the theme's line, effects and text
        shape._element.remove(style)
    _paint(shape, color, line_pt)
    set_decorative(shape)
    return shape


def _whole(line: Sequence[Point]) -> list[tuple[int, int]]:
    """In units; points that fall together are written once."""
    points: list[tuple[int, int]] = []
    for x, y in line:
        point = (round(x * 100), round(y * 100))
        if not points or points[-1] != point:
            points.append(point)
    return points


def _paint(shape: Any, color: str, line_pt: float) -> None:
    if line_pt:
        shape.fill.background()
        shape.line.width = pt(line_pt)
        _set(shape.line.color, color)
    else:
        shape.fill.solid()
        _set(shape.fill.fore_color, color)
        shape.line.fill.background()


def _set(paint: Any, color: str) -> None:
    if color.startswith("#"):
        paint.rgb = _rgb(color)
    else:
        paint.theme_color = SLOT[color]


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

"""A planned deck in, what was measured of it out: each text's font, size, lines and room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from report.deck.base import open_base
from report.deck.fit import SPARE, height_pt, lines, measured_as
from report.deck.grid import EMU_PER_PT
from report.deck.look import Look, look_of
from report.deck.notes import notes_font
from report.deck.plan import Cell, Flat, Grid, Picture, Rule, Shape, Slide, Words
from report.deck.slides import slides
from report.deck.studio import said_at_foot
from report.deck.titles import title_box
from report.deck.words import Para
from report.story import Story
from report.theme import Theme


def fit_receipt(story: Story, theme: Theme) -> dict[str, Any]:
    """How every text of the deck of ``story`` fits its place, as data for a JSON file.

    Each shape names its font, and the font that it was measured with where the widths of its own
    are not known. Heights and widths are in points. ``used`` is what the words need by the widths
    of the font that they were measured with, ``there`` what the shape has. ``split`` names what
    goes on over several slides, ``laid`` the tables of too many columns and what was done with
    each.
    """
    presentation = open_base(theme.deck)
    look = look_of(presentation, theme, said_at_foot(story))
    font, frame = look.theme.fonts.deck, look.frame
    plan = slides(story, look.theme, frame)
    notes = _font(notes_font(presentation))
    return {
        **_font(font),
        "slides": [_slide(number, slide, look, notes) for number, slide in enumerate(plan, 1)],
        "split": _split(plan),
        "laid": _laid(plan),
    }


def _font(font: str) -> dict[str, str]:
    return {"font": font, "measured": measured_as(font)}


def _slide(number: int, slide: Slide, look: Look, notes: dict[str, str]) -> dict[str, Any]:
    """Its texts, the pictures of data with their font, and that of its notes if it has any."""
    font, frame = look.theme.fonts.deck, look.frame
    opening = {"title": frame.cover, "section": frame.divider}.get(slide.layout)
    titles = opening.titles.font if opening else frame.titles.font
    title = Words(title_box(slide.title, frame), (slide.title,), "Title")
    shapes: Sequence[Shape] = slide.shapes
    if slide.layout not in ("title", "section"):
        shapes = (title, *shapes)
    own = [titles if isinstance(one, Words) and one.name == "Title" else font for one in shapes]
    measured = [said for s, face in zip(shapes, own, strict=True) for said in _shape(s, face)]
    drawn = [{"shape": s.name, **_font(font)} for s in shapes if isinstance(s, Picture)]
    said = {"slide": number, "title": slide.title.text, "shapes": measured, "drawn": drawn}
    return {**said, "notes": notes} if slide.notes else said


def _shape(shape: Shape, font: str) -> Iterator[dict[str, Any]]:
    match shape:
        case Words():
            yield _measured(shape.name, shape.paras, shape.box.width, shape.box.height, font)
        case Flat() if shape.paras:
            width = shape.box.width - 2 * shape.inset
            yield _measured(shape.name or "Sign", shape.paras, width, shape.box.height, font)
        case Grid():
            yield from _table(shape, font)
        case _:
            pass


def _table(grid: Grid, font: str) -> Iterator[dict[str, Any]]:
    """Each row by the cell that needs most of it."""
    for number, row in enumerate(grid.rows, 1):
        cells = [
            _measured(f"{grid.name} row {number}", cell.paras, width, row.height - _air(cell), font)
            for cell, width in _widths(grid, row.cells)
        ]
        yield max(cells, key=lambda one: float(one["used"]))


def _widths(grid: Grid, cells: Sequence[Cell]) -> Iterator[tuple[Cell, int]]:
    at = 0
    for cell in cells:
        left, _, right, _ = cell.margins
        yield cell, sum(grid.widths[at : at + cell.span]) - left - right
        at += cell.span


def _air(cell: Cell) -> int:
    _, top, _, bottom = cell.margins
    return top + bottom


def _measured(
    name: str, paras: Sequence[Para], width: int, height: int, font: str
) -> dict[str, Any]:
    wide = width / EMU_PER_PT
    return {
        "shape": name,
        **_font(font),
        "bold": any(piece.bold for para in paras for piece in para.runs),
        "sizes": sorted({piece.size or para.size for para in paras for piece in para.runs}),
        "lines": sum(lines(para, wide, font) for para in paras),
        "width": round(wide, 1),
        "used": round(max(height_pt(paras, wide, font) - SPARE, 0.0), 1),
        "there": round(height / EMU_PER_PT, 1),
    }


def _split(plan: Sequence[Slide]) -> list[dict[str, Any]]:
    """Blocks that stand on more than one slide, by the name of their shapes."""
    found: dict[str, list[int]] = {}
    for number, slide in enumerate(plan, 1):
        for shape in slide.shapes:
            if not isinstance(shape, Rule) and shape.name.startswith("brief:"):
                found.setdefault(shape.name, []).append(number)
    several = {name: sorted(set(numbers)) for name, numbers in found.items()}
    return [{"shape": n, "slides": some} for n, some in several.items() if len(some) > 1]


def _laid(plan: Sequence[Slide]) -> list[dict[str, Any]]:
    """Tables of too many columns: turned, hyphenated, or dealt out to several."""
    return [
        {"slide": number, "shape": shape.name, "how": shape.laid}
        for number, slide in enumerate(plan, 1)
        for shape in slide.shapes
        if isinstance(shape, Grid) and shape.laid
    ]

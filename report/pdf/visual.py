"""Take figures, stages, charts, maps and timelines, give what is looked at rather than read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.frozen import replace
from report.pdf.book import Book, mark_runs
from report.pdf.box import Box, Image, Rule, Space
from report.pdf.chart import chart_picture
from report.pdf.fonts import width_pt
from report.pdf.map import map_picture, unplaced
from report.pdf.picture import Picture
from report.pdf.stack import Row, Rows, Stack
from report.pdf.statements import side_rows
from report.pdf.style import MM, Style
from report.pdf.table import note_boxes
from report.pdf.tags import Element
from report.pdf.timeline import timeline_picture
from report.story import Chart, Figure, KeyFigures, Map, Stage, Stages, Timeline
from report.text import Text, joined, plain, text

_MAP_HEIGHT = 76 * MM
_CHART_HEIGHT = 58 * MM
_PER_ROW = 3


# ---------------------------------------------------------------- key figures


def figure_boxes(book: Book, block: KeyFigures) -> list[Box]:
    """Figures in thirds from the spine on, their label at the left."""
    if not block.figures:
        return []
    return [*book.heading(block.title), figure_rows(book, block)]


def figure_rows(book: Book, block: KeyFigures, tag: str = "P") -> Rows:
    """Three figures a row; values that are too wide are smaller, all together."""
    page = book.page
    parts = page.parts(_PER_ROW)
    style = _value_style(book, block.figures, parts[0][1])
    label = book.side_label(block.label, tag)
    rows = []
    with book.inside("L"):
        for start in range(0, len(block.figures), _PER_ROW):
            some = block.figures[start : start + _PER_ROW]
            cells = [
                _figure(book, figure, x, width, style)
                for figure, (x, width) in zip(some, parts, strict=False)
            ]
            first = (label,) if start == 0 else ()
            rows.append(Row((*first, *cells), above=15.0 if start else 0.0))
    return Rows(tuple(rows))


def _value_style(book: Book, figures: Iterable[Figure], width: float) -> Style:
    style = book.styles.value
    widest = max(width_pt(plain(figure.value), style.size, True) for figure in figures)
    return style if widest <= width else book.styles.value_small


def _figure(book: Book, figure: Figure, x: float, width: float, style: Style) -> Stack:
    styles = book.styles
    with book.inside("LI"), book.inside("LBody"):
        return Stack(
            (
                book.para(figure.value, style, x, width),
                book.para(figure.label, styles.cell, x, width),
                book.para(figure.detail, styles.cell, x, width),
                book.mark(figure.mark, x, width, styles.figure_mark),
            )
        )


# ---------------------------------------------------------------- stages


def stage_boxes(book: Book, block: Stages) -> list[Box]:
    """Steps side by side under a rule that grows heavier towards what is meant to be."""
    if not block.stages:
        return []
    boxes = book.heading(block.title)
    page = book.page
    few = len(block.stages) <= _PER_ROW
    start = page.spine if few else page.left
    count = max(len(block.stages), 2)
    width = (page.right - start - (count - 1) * page.gutter) / count
    with book.inside("L"):
        cells = [
            _stage(book, stage, start + at * (width + page.gutter), width)
            for at, stage in enumerate(block.stages)
        ]
    mark = book.side_mark(block.mark)
    if few:
        boxes.append(Row((Stack((Space(6.5), mark)), *cells), hang="top"))
    else:
        boxes += [Row(tuple(cells), hang="top"), Space(6), mark]
    if block.below:
        boxes += [Space(15), side_rows(book, block.below)]
    return boxes


def _stage(book: Book, stage: Stage, x: float, width: float) -> Stack:
    styles, colors = book.styles, book.styles.colors
    color = {"past": colors.rule, "present": colors.ink, "ambition": colors.accent}[stage.state]
    with book.inside("LI"), book.inside("LBody"):
        return Stack(
            (
                Rule(x, x + width, 1.5, color),
                Space(5),
                book.para(stage.label, styles.mark, x, width),
                book.para(stage.head, styles.strong, x, width),
                Space(2),
                book.para(stage.text, styles.cell, x, width),
            )
        )


# ---------------------------------------------------------------- pictures


def chart_boxes(book: Book, block: Chart) -> list[Box]:
    """Title over all columns; caption, unit and mark at the left, the chart at the spine."""
    page, styles = book.page, book.styles
    boxes = book.heading(block.title)
    side = [
        book.title(text(block.caption), styles.strong, page.left, (page.label_width,), "P"),
        book.para(block.unit, styles.mark, page.left, page.label_width),
    ]
    cache = book.cache if block.cacheable else None
    picture = chart_picture(block, book.theme, page.content_width, _CHART_HEIGHT, width_pt, cache)
    facts = (name for series in block.series for name in series.facts)
    image = _image(book, picture, block.alt, facts)
    side.append(book.side_mark(block.mark))
    parts: list[Box] = [_beside(side, image)]
    for gap, runs in ((7.5, _strong(block.finding)), *((4.0, runs) for runs in block.text)):
        if runs:
            said = book.para(runs, styles.body, page.spine, page.text_width)
            parts += [Space(gap), said]
    parts += note_boxes(book, block.note)
    # What a chart is to show stays beside it.
    return [*boxes, Stack(tuple(parts), glued=True)]


def _strong(runs: Text) -> Text:
    return tuple(replace(run, bold=True) for run in runs)


def map_boxes(book: Book, block: Map) -> list[Box]:
    """The map at the spine; its title, its key in words and its mark beside it."""
    page, styles = book.page, book.styles
    side: list[Box] = []
    if block.title:
        tag = book.side_tag
        side.append(book.title(block.title, styles.strong, page.left, (page.label_width,), tag))
    picture = map_picture(block, book.theme, page.content_width, _MAP_HEIGHT, width_pt)
    image = _image(book, picture, block.alt)
    for runs in block.key:
        side += [Space(6), book.para(runs, styles.mark, page.left, page.label_width)]
    if names := unplaced(block, page.content_width, _MAP_HEIGHT, width_pt):
        named = text(", ".join(names))
        side += [Space(6), book.para(named, styles.mark, page.left, page.label_width)]
    side += [Space(6), book.side_mark(block.mark)]
    return [_beside(side, image)]


def timeline_boxes(book: Book, block: Timeline) -> list[Box]:
    """The whole width; the note under it."""
    page = book.page
    boxes = book.heading(block.title)
    width = page.right - page.left
    picture = timeline_picture(block, book.theme, width, width_pt)
    boxes.append(Image(picture, page.left, Element("Figure", book.parent, alt=block.alt)))
    note = joined((block.note, mark_runs(block.mark)))
    return boxes + note_boxes(book, note)


def _image(book: Book, picture: Picture, alt: str, facts: Iterable[str] = ()) -> Image:
    """``picture`` at the spine; its element names the facts and is read where this is called."""
    named = "".join(f"<</N(fact)/V({fact})>>" for fact in dict.fromkeys(facts) if fact)
    attributes = f"/O/UserProperties/P[{named}]" if named else ""
    element = Element("Figure", book.parent, alt=alt, attributes=attributes)
    return Image(picture, book.page.spine, element)


def _beside(side: Sequence[Box], image: Image) -> Row:
    return Row((Stack(tuple(side)), image), hang="top")

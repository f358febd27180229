"""Take one block, give the boxes that a page is filled with."""

from __future__ import annotations

from typing import assert_never

from report.pdf.book import Book
from report.pdf.box import Box
from report.pdf.options import option_boxes, responsibility_boxes
from report.pdf.statements import callout_boxes, reference_boxes, statement_boxes
from report.pdf.table import people_boxes, table_boxes
from report.pdf.visual import chart_boxes, figure_boxes, map_boxes, stage_boxes, timeline_boxes
from report.story import (
    Block,
    Callout,
    Chart,
    KeyFigures,
    Map,
    Options,
    People,
    References,
    Responsibilities,
    Stages,
    Statements,
    Table,
    Timeline,
)


def block_boxes(book: Book, block: Block) -> list[Box]:
    """``block`` as boxes in order; none where it has nothing to say."""
    book.forget_heading()
    match block:
        case Statements():
            return statement_boxes(book, block)
        case KeyFigures():
            return figure_boxes(book, block)
        case Table():
            return table_boxes(book, block)
        case Chart():
            return chart_boxes(book, block)
        case _:
            return _more_boxes(book, block)


def _more_boxes(
    book: Book,
    block: Timeline | Map | Options | Responsibilities | People | Stages | Callout | References,
) -> list[Box]:
    """The second half of the table: ten cases are as many as one look takes in."""
    match block:
        case Timeline():
            return timeline_boxes(book, block)
        case Map():
            return map_boxes(book, block)
        case Options():
            return option_boxes(book, block)
        case Responsibilities():
            return responsibility_boxes(book, block)
        case People():
            return people_boxes(book, block)
        case Stages():
            return stage_boxes(book, block)
        case Callout():
            return callout_boxes(book, block)
        case References():
            return reference_boxes(book, block)
        case _:
            assert_never(block)

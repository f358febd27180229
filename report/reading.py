"""A finished file → what it tells, piece by piece, each with its place. It knows no writer."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from report.holders import C, Holder, R, notes_holders, slide_holders
from report.parts import links_of, part_xml, slide_parts, workbook_rows

Kind = Literal["text", "note", "cell", "chart", "workbook", "line", "foot", "alt"]

JOINT = " | "  # between the cells of a row, and the values of a series


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, row or series of a finished file."""

    page: int  # of the PDF, or the slide, from 1
    shape: str  # its name in the deck; "" in a PDF
    kind: Kind
    text: str
    block: int = 0  # pieces of one shape have the same number, whatever the shape is called

    @property
    def where(self) -> str:
        """``slide 5, notes``, ``page 3``: as people find it."""
        if self.kind == "line":
            return f"page {self.page}"
        part = {
            "note": ", notes",
            "chart": ", chart",
            "workbook": ", workbook of the chart",
            "foot": ", foot",
            "alt": ", alternative text",
        }
        return f"slide {self.page}{part.get(self.kind, '')}"


def read_pieces(path: Path) -> list[Piece]:
    """Everything that a PDF or a deck tells, in its order.

    Raises OSError, ValueError or KeyError where it is neither.
    """
    if path.suffix.casefold() == ".pdf":
        return list(_pdf_pieces(path))
    return list(_deck_pieces(path))


def _pdf_pieces(path: Path) -> Iterator[Piece]:
    import pypdfium2  # deferred: a deck alone needs none

    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            for line in page.get_textpage().get_text_bounded().splitlines():
                if line.strip():
                    yield Piece(number, "", "line", line.strip())


# ---------------------------------------------------------------- decks


def _deck_pieces(path: Path) -> Iterator[Piece]:
    with zipfile.ZipFile(path) as package:
        for number, (_, part) in enumerate(slide_parts(package), 1):
            held = holders_on(part, partial(part_xml, package), partial(links_of, package))
            for block, (holder, _, chart) in enumerate(held):
                yield from _pieces(holder, number, block)
                if chart:
                    yield from _workbook_pieces(package, chart, holder.name, number, block)


def holders_on(
    part: str,
    root: Callable[[str], Any],
    links_from: Callable[[str], Mapping[str, tuple[str, str]]],
) -> Iterator[tuple[Holder, str, str]]:
    """What a slide and its notes tell, with the part that it stands in and the part of a chart.

    ``root`` gives the XML of a part, ``links_from`` what it leads to.
    """
    links = links_from(part)

    def chart(link: str) -> Any:
        target, kind = links.get(link, ("", ""))
        return root(target) if kind == "chart" else None

    for one in slide_holders(root(part), chart):
        yield one, part, links[chart_link(one)][0] if one.kind == "chart" else ""
    for target, kind in links.values():
        if kind == "notesSlide":
            yield from ((one, target, "") for one in notes_holders(root(target)))


def chart_link(holder: Holder) -> str:
    """The id by which a slide leads to the chart in a frame."""
    link: str = holder.frame.find(f".//{C}chart").get(f"{R}id")
    return link


_KINDS: dict[str, Kind] = {
    "text": "text", "table": "cell", "chart": "chart", "note": "note", "foot": "foot"
}  # fmt: skip


def _pieces(holder: Holder, number: int, block: int) -> Iterator[Piece]:
    """A paragraph, a row of a table or a series at a time: so a figure keeps its place in it."""
    kind = _KINDS[holder.kind]
    for row in holder.rows:
        said = JOINT.join(cell.text for cell in row)
        if said.strip(JOINT):
            yield Piece(number, holder.name, kind, said, block)
    if holder.alt and holder.kind != "text":
        yield Piece(number, holder.name, "alt", holder.alt, block)


def _workbook_pieces(
    package: zipfile.ZipFile, chart: str, name: str, number: int, block: int
) -> Iterator[Piece]:
    for target, kind in links_of(package, chart).values():
        if kind == "package" and target in package.namelist():
            for row in workbook_rows(package.read(target)):
                yield Piece(number, name, "workbook", JOINT.join(row), block)

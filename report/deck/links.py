"""The plan of a deck and its slides → a part of the file that says which shape tells which facts.

It travels as custom XML (ECMA-376-1, 15.2.5), which other programs keep when they save. Each slide
is named by its number in the file, each shape by its name (``brief:`` and its place in the data).
A mark of each paragraph, cell and drawn value tells a later hand in it from our own words; each
fact stands by its id, with its row and cell and the words that are printed. It holds nothing that
the slides do not tell. ``report.linked`` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from report.deck.plan import Flat, Grid, Picture, Shape, Slide, Words
from report.deck.words_xml import escaped, quoted
from report.frozen import replace
from report.holders import LINKED, Cell, Holder, mark, notes_holders, slide_holders
from report.linked import ITEM, NAMESPACE
from report.story import Chart, Land, Map
from report.text import Run

_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

Told = tuple[str, str]  # a fact's id, "" for words of no fact, and what is printed


def holders_of(slide: Any) -> list[Holder]:
    """What a slide that is done tells, shape by shape; its notes last. No element is kept."""

    def chart(link: str) -> Any:
        return slide.related_part(link)._element

    held = list(slide_holders(slide._element, chart))
    for link in slide.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.NOTES_SLIDE:
            held += notes_holders(link.target_part._element)
    return [
        replace(one, frame=None, rows=tuple(tuple(Cell(c.text) for c in row) for row in one.rows))
        for one in held
    ]


def add_links(presentation: Any, edition: str, lines: Iterable[str]) -> None:
    """Put the ``lines`` of all slides into the file: where the facts of an edition stand."""
    package = presentation.part.package
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    opened = f'{head}<links xmlns="{NAMESPACE}" edition={quoted(edition)}>'
    content = "\n".join([opened, *lines, "</links>"]).encode()
    item = _part(package, "/customXml/item1.xml", "application/xml", content)
    store = (
        f'{head}<ds:datastoreItem ds:itemID="{ITEM}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    properties = _part(package, "/customXml/itemProps1.xml", _PROPERTIES, store.encode())
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    presentation.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def shape_lines(number: str, slide: Slide, holders: Iterable[Holder]) -> Iterator[str]:
    """For each shape of a slide what it tells; ``number`` is that of the slide in the deck."""
    shapes: dict[str, list[Shape]] = {}
    for shape in slide.shapes:
        if (name := getattr(shape, "name", "")).startswith(LINKED):
            shapes.setdefault(name, []).append(shape)
    for one in holders:
        facts: list[tuple[str, str, str]] = []
        if one.kind == "note":
            facts = _located(_runs(slide.notes), one)
        elif drawn := shapes.get(one.name):
            facts = _facts(drawn.pop(0), one)
        told = ";".join(" ".join(row) for row in one.marks)
        alt = f' alt="{mark(one.alt)}"' if one.alt else ""
        yield (
            f"<shape slide={quoted(number)} name={quoted(one.name)} kind={quoted(one.kind)}{alt}"
            f' told="{told}">{_facts_xml(facts)}</shape>'
        )


def _part(package: Any, name: str, kind: str, content: bytes) -> Any:
    return Part(PackURI(name), kind, package, content)


def _facts_xml(facts: Iterable[tuple[str, str, str]]) -> str:
    return "".join(
        f"<fact id={quoted(name)} at={quoted(at)}>{escaped(said)}</fact>"
        for name, at, said in dict.fromkeys(facts)
    )


def _facts(shape: Shape, holder: Holder) -> list[tuple[str, str, str]]:
    """Each fact that a shape tells: its id, its row and cell, and its words."""
    if isinstance(shape, Picture) and isinstance(shape.block, Chart):
        return [
            (fact, f"{row},{cell}", said)
            for row, series in enumerate(shape.block.series, 1)
            for cell, (fact, said) in enumerate(zip(series.facts, series.labels, strict=False), 1)
            if fact
        ]
    return _located(_told(shape), holder)


def _located(told: Iterable[Told], holder: Holder) -> list[tuple[str, str, str]]:
    """The facts among ``told``, each at the first cell from where the last one was that has it."""
    cells = [
        (f"{row},{at}", cell.text)
        for row, cells in enumerate(holder.rows)
        for at, cell in enumerate(cells)
    ]
    found, last = [], 0
    for fact, said in told:
        words = said.strip()
        if fact and words:
            places = (n for n in (*range(last, len(cells)), *range(last)) if words in cells[n][1])
            if (at := next(places, None)) is not None:
                last = at
                found.append((fact, cells[at][0], said))
    return found


def _told(shape: Shape) -> Iterator[Told]:
    match shape:
        case Words() | Flat():
            paras = shape.paras
        case Grid():
            paras = tuple(para for row in shape.rows for cell in row.cells for para in cell.paras)
        case Picture(block=Map() as block):  # what is said of a site stands beside the map
            yield from _runs(tuple((site.name, site.lines) for site in block.sites))
            return
        case Picture():
            yield from _runs(shape.block)
            return
        case _:
            return
    yield from ((piece.fact, piece.text) for para in paras for piece in para.runs)


def _runs(part: Any) -> Iterator[Told]:
    """Every text of a block, with its fact; outlines of countries say nothing."""
    match part:
        case str():
            yield "", part
        case Run():
            yield part.fact or "", part.text
        case tuple():
            for one in part:
                yield from _runs(one)
        case _ if is_dataclass(part) and not isinstance(part, Land):
            for field in fields(part):
                yield from _runs(getattr(part, field.name))

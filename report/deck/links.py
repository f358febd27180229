"""The plan of a deck → a part of the file that says which shape tells which facts.

It travels as custom XML (ECMA-376-1, 15.2.5), which other programs keep when they save. Each slide
is named by its number in the file, each shape by its name (``brief:`` and its place in the data),
each fact by its id beside the words that are printed. It holds nothing that the slides do not tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from report.deck.plan import Flat, Grid, Picture, Shape, Slide, Words
from report.deck.words_xml import escaped, quoted
from report.story import Chart, Land, Map
from report.text import Run

NAMESPACE = "urn:report:links:1"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEM = "{6E1B7F0C-52A4-4C7B-9E0D-3B7A4D1C8F25}"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_DIGITS = 16  # of a hash: enough to tell two texts apart

Told = tuple[str, str]  # a fact's id, "" for words of no fact, and what is printed


def add_links(presentation: Any, plan: Sequence[Slide], numbers: Sequence[str]) -> None:
    """Put the links of ``plan`` into the file; ``numbers`` are those of its slides in the file."""
    package = presentation.part.package
    item = _part(package, "/customXml/item1.xml", "application/xml", links_xml(plan, numbers))
    store = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<ds:datastoreItem'
        f' ds:itemID="{_ITEM}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    properties = _part(package, "/customXml/itemProps1.xml", _PROPERTIES, store.encode())
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    presentation.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def links_xml(plan: Sequence[Slide], numbers: Sequence[str]) -> bytes:
    """The part itself; the same plan gives the same bytes."""
    lines = [
        f"<shape slide={quoted(number)} name={quoted(name)} hash={quoted(_hash(told))}>"
        f"{_facts_xml(told)}</shape>"
        for number, slide in zip(numbers, plan, strict=True)
        for name, told in _shapes(slide)
        if told
    ]
    body = "\n".join(lines)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<links xmlns="{NAMESPACE}">\n{body}\n</links>'.encode()


def _part(package: Any, name: str, kind: str, content: bytes) -> Any:
    return Part(PackURI(name), kind, package, content)


def _facts_xml(told: Iterable[Told]) -> str:
    facts = dict.fromkeys(one for one in told if one[0])
    return "".join(f"<fact id={quoted(name)}>{escaped(said)}</fact>" for name, said in facts)


def _hash(told: Iterable[Told]) -> str:
    """Of the words as they are told, so that a later hand in them shows."""
    return hashlib.sha256("\n".join(said for _, said in told).encode()).hexdigest()[:_DIGITS]


def _shapes(slide: Slide) -> Iterator[tuple[str, list[Told]]]:
    """What tells something of the data, by its name: shapes, and the notes."""
    for shape in slide.shapes:
        if (name := getattr(shape, "name", "")).startswith("brief:"):
            yield name, list(_told(shape))
    if slide.notes:
        yield "notes", list(_runs(slide.notes))


def _told(shape: Shape) -> Iterator[Told]:
    match shape:
        case Words() | Flat():
            paras = shape.paras
        case Grid():
            paras = tuple(para for row in shape.rows for cell in row.cells for para in cell.paras)
        case Picture(block=Map() as block):  # what is said of a site stands beside the map
            yield from _runs(tuple((site.name, site.lines) for site in block.sites))
            return
        case Picture(block=Chart() as block):
            for series in block.series:
                facts = series.facts or ("",) * len(series.labels)
                yield from zip(facts, series.labels, strict=True)
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

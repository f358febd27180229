"""A deck → the links that it was made with: which shape told what, by marks of its words."""

from __future__ import annotations

import zipfile

from report.frozen import frozen
from report.parts import PRESENTATION, links_of, part_xml

NAMESPACE = "urn:report:links:2"
ITEM = "{6E1B7F0C-52A4-4C7B-9E0D-3B7A4D1C8F25}"

Marks = tuple[tuple[str, ...], ...]  # row by row, a mark for each cell


@frozen
class Link:
    """A shape as it was made: its slide's number, its name, and a mark for all that it told."""

    slide: str
    name: str
    kind: str
    alt: str  # the mark of its alternative text; "" where it had none
    marks: Marks
    facts: tuple[tuple[str, str, str], ...] = ()  # id, "row,cell", the words


@frozen
class Linked:
    """All links of a deck. ``edition`` is the name of the file that they were made for."""

    edition: str
    shapes: tuple[Link, ...]
    part: str  # of the package, where they stand

    @property
    def rows(self) -> frozenset[tuple[str, ...]]:
        """Everything that was told, row by row."""
        alts = ((link.alt,) for link in self.shapes if link.alt)
        return frozenset(row for link in self.shapes for row in link.marks) | frozenset(alts)


def read_links(package: zipfile.ZipFile) -> Linked | None:
    """The links in a deck; None where it has none, or none that can be read."""
    for part, kind in links_of(package, PRESENTATION).values():
        if kind == "customXml" and part in package.namelist():
            root = part_xml(package, part)
            if root.tag == f"{{{NAMESPACE}}}links":
                shapes = tuple(_link(one) for one in root.iter(f"{{{NAMESPACE}}}shape"))
                return Linked(root.get("edition", ""), shapes, part)
    return None


def _link(shape: object) -> Link:
    get = shape.get  # type: ignore[attr-defined]
    told = get("told", "")
    return Link(
        get("slide", ""),
        get("name", ""),
        get("kind", ""),
        get("alt", ""),
        tuple(tuple(row.split(" ")) for row in told.split(";")) if told else (),
        tuple((one.get("id", ""), one.get("at", ""), one.text or "") for one in shape),  # type: ignore[attr-defined]
    )

"""A deck on disk as parts that can be changed one by one; all others are kept to the byte."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from report.holders import A, Holder, P
from report.linked import Linked, read_links
from report.parts import Links, links_in, links_name, links_of, part_xml, slide_parts
from report.reading import holders_on

_DATE = (1980, 1, 1, 0, 0, 0)  # of a member that is new: never the clock's
_TYPES = "[Content_Types].xml"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Opened:
    """A deck whose XML can be changed; ``save`` writes it elsewhere."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._roots: dict[str, Any] = {}
        self._changed: set[str] = set()
        self._bytes: dict[str, bytes] = {}

    def root(self, part: str) -> Any:
        """The XML of a part, the same at every call."""
        if part not in self._roots:
            self._roots[part] = part_xml(self._package, part)
        return self._roots[part]

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        return self._bytes.get(part) or self._package.read(part)

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part in self._bytes or part in self._roots or part in self._package.namelist()

    def links(self, part: str) -> Links:
        """What a part leads to, with what was added to it."""
        name = links_name(part)
        if name in self._changed:
            return links_in(part, self._roots[name])
        return links_of(self._package, part)

    def slides(self) -> list[tuple[str, str]]:
        """(number, part) of each slide, in the order of the show."""
        return slide_parts(self._package)

    def links_made(self) -> Linked | None:
        """The links to its data that the deck was made with."""
        return read_links(self._package)

    def held(self, part: str) -> list[tuple[Holder, str, str]]:
        """What a slide tells, with the part that says it and the part of a chart."""
        return list(holders_on(part, self.root, self.links))

    def touch(self, part: str) -> None:
        """Let ``save`` write the part's XML anew."""
        self._changed.add(part)

    def put(self, part: str, content: bytes) -> None:
        """Other bytes for a part."""
        self._bytes[part] = content

    def add(self, part: str, content: str, kind: str, source: str, link: str) -> None:
        """A new part of a content type, and a link to it from ``source``."""
        self._roots[part] = etree.fromstring(content)
        self.touch(part)
        types = self.root(_TYPES)
        etree.SubElement(types, f"{_CT}Override", PartName=f"/{part}", ContentType=kind)
        self.touch(_TYPES)
        name = links_name(source)
        if not self.has(name):
            self._roots[name] = etree.Element(f"{_RELS}Relationships", nsmap={None: _RELS[1:-1]})
        root = self.root(name)
        taken = {one.get("Id") for one in root}
        free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        target = posixpath.relpath(part, posixpath.dirname(source))
        etree.SubElement(
            root, f"{_RELS}Relationship", Id=free, Type=f"{OFFICE}/{link}", Target=target
        )
        self.touch(name)

    def size_of(self, shape: Any, slide: str) -> tuple[int, int] | None:
        """Width and height of a shape in EMU: its own, or those of its place in the layout."""
        own = _extent(shape)
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if own or place is None:
            return own
        targets = [target for target, kind in self.links(slide).values() if kind == "slideLayout"]
        for target in targets:
            for one in self.root(target).iter(f"{P}sp"):
                other = one.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
                if other is not None and _same(place, other):
                    return _extent(one)
        return None

    def save(self, path: Path) -> None:
        """Write the deck, every part that was not touched as it was."""
        old = {one.filename: one for one in self._package.infolist()}
        names = [*old, *(name for name in sorted(self._changed) if name not in old)]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
            for name in dict.fromkeys(names):
                info = zipfile.ZipInfo(name, old[name].date_time if name in old else _DATE)
                written.writestr(info, self._content(name), zipfile.ZIP_DEFLATED)

    def _content(self, name: str) -> bytes:
        if name in self._changed:
            written: bytes = etree.tostring(
                self._roots[name], xml_declaration=True, encoding="UTF-8", standalone=True
            )
            return written
        return self.read(name)


def _extent(shape: Any) -> tuple[int, int] | None:
    extent = shape.find(f"{P}spPr/{A}xfrm/{A}ext")
    return None if extent is None else (int(extent.get("cx", "0")), int(extent.get("cy", "0")))


def _same(place: Any, other: Any) -> bool:
    index, other_index = place.get("idx", "0"), other.get("idx", "0")
    return bool(index == other_index and (index != "0" or place.get("type") == other.get("type")))


def frame_box(frame: Any) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of anything on a slide, in EMU; None where its layout says."""
    offset = next(frame.iter(f"{A}off"), None)
    extent = next((one for one in frame.iter(f"{A}ext") if one.get("cx")), None)
    if offset is None or extent is None:
        return None
    left, top = int(offset.get("x", "0")), int(offset.get("y", "0"))
    return left, top, left + int(extent.get("cx", "0")), top + int(extent.get("cy", "0"))


def room_below(frame: Any, slide: Any, height: int) -> int:
    """How far a shape may grow down before it meets another or the last twentieth of the slide."""
    box = frame_box(frame)
    if box is None:
        return 0
    left, _, right, bottom = box
    ends = [height - height // 20]
    tree = slide.find(f"{P}cSld/{P}spTree")
    for other in tree:
        there = frame_box(other) if other is not frame and other.tag != f"{P}nvGrpSpPr" else None
        if there and there[1] >= bottom and there[0] < right and there[2] > left:
            ends.append(there[1])
    return max(min(ends) - bottom, 0)

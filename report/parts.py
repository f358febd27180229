"""An Office package → its parts as XML, and what each leads to; nothing is fetched or expanded."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lxml import etree

from report.kept import Kept, digest_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LARGEST = 200_000_000  # bytes of one part: more is no deck, but a trap
PRESENTATION = "ppt/presentation.xml"

Links = Mapping[str, tuple[str, str]]
_LINKS: Kept[Links] = Kept(1000)


def part_xml(package: zipfile.ZipFile, name: str) -> etree._Element:
    """The root of a part. KeyError where there is none; ValueError where it is a trap."""
    return root_of(part_content(package, name))


def part_content(package: zipfile.ZipFile, name: str) -> bytes:
    """A part as it stands in the package. KeyError and ValueError as above."""
    if package.getinfo(name).file_size > _LARGEST:
        raise ValueError(f"the part {name} is too large")
    return package.read(name)


def root_of(content: bytes) -> etree._Element:
    """The root of a part that was read."""
    return etree.fromstring(content, _parser())


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def links_name(part: str) -> str:
    """The part that lists what ``part`` leads to (ECMA-376-2, 9.3)."""
    folder, file = posixpath.split(part)
    return f"{folder}/_rels/{file}.rels"


def links_of(package: zipfile.ZipFile, part: str) -> Links:
    """What a part leads to inside the package: by id, the part and the kind of link."""
    try:
        content = part_content(package, links_name(part))
    except KeyError:
        return {}
    key = digest_of(part.encode(), content)
    return _LINKS.get(key, lambda: links_in(part, root_of(content)))


def links_in(part: str, listed: etree._Element) -> Links:
    """The same from the XML that lists what ``part`` leads to."""
    folder = posixpath.dirname(part)
    found = {}
    for link in listed:
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = (target.lstrip("/"), kind)
    return found


def slide_parts(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(number, part) of each slide, in the order of the show."""
    links = links_of(package, PRESENTATION)
    root = part_xml(package, PRESENTATION)
    return [
        (one.get("id", ""), links[one.get(f"{_R}id", "")][0]) for one in root.iter(f"{_P}sldId")
    ]


def sheets(book: zipfile.ZipFile) -> list[str]:
    """The parts of a workbook that hold its sheets."""
    return sorted(n for n in book.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", n))


def workbook_rows(workbook: bytes) -> Iterator[list[str]]:
    """The cells of every row of every sheet of a workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        shared = shared_strings(book)
        for name in sheets(book):
            for row in part_xml(book, name).iter(f"{_X}row"):
                yield [cell_text(cell, shared) for cell in row.iter(f"{_X}c")]


def shared_strings(book: zipfile.ZipFile) -> list[str]:
    """The texts that cells of a workbook name by their numbers."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    strings = part_xml(book, "xl/sharedStrings.xml").iter(f"{_X}si")
    return ["".join(text.text or "" for text in one.iter(f"{_X}t")) for one in strings]


def cell_text(cell: etree._Element, shared: Sequence[str]) -> str:
    """What a cell of a sheet says."""
    value = cell.find(f"{_X}v")
    if value is not None and value.text:
        return shared[int(value.text)] if cell.get("t") == "s" else value.text
    return "".join(text.text or "" for text in cell.iter(f"{_X}t"))

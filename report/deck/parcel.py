"""Parts of a package in, the bytes that they are written as out, each with what it leads to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pptx.opc.oxml import serialize_part_xml
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.opc.serialized import _ContentTypesItem

from report.frozen import frozen


@frozen
class Parcel:
    """A part that is done. ``links`` is what lists where it leads, empty where it leads nowhere."""

    partname: PackURI
    content_type: str
    content: bytes
    links: bytes


def parcel_of(part: Any) -> Parcel:
    """A part as python-pptx would write it."""
    links = part.rels.xml if part._rels else b""
    return Parcel(part.partname, part.content_type, part.blob, links)


def own_parts(part: Any, others: Collection[str]) -> Iterator[Any]:
    """A part and all that it leads to, but for parts that bear one of the names of ``others``."""
    seen = {str(part.partname)}
    waiting = [part]
    while waiting:
        one = waiting.pop(0)
        yield one
        targets = (link.target_part for link in one.rels.values() if not link.is_external)
        for target in targets:
            name = str(target.partname)
            if name not in seen and name not in others:
                seen.add(name)
                waiting.append(target)


def members_of(parcels: Iterable[Parcel], package: Any) -> dict[str, bytes]:
    """What python-pptx would write to a file, by name; so the zip is made only once."""
    listed: Any = list(parcels)  # of the same attributes as the parts that are asked for
    members = {
        CONTENT_TYPES_URI: serialize_part_xml(_ContentTypesItem.xml_for(listed)),
        PACKAGE_URI.rels_uri: package._rels.xml,
    }
    for one in listed:
        members[one.partname] = one.content
        if one.links:
            members[one.partname.rels_uri] = one.links
    return {str(name)[1:]: content for name, content in members.items()}

"""Write a story as a PowerPoint deck: plan, place, seal."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn

from report.deck.drawn import Easel, draw_slides
from report.deck.fit import is_known
from report.deck.links import add_links
from report.deck.look import fonts_of
from report.deck.parcel import Parcel, members_of, parcel_of
from report.deck.plan import Slide
from report.deck.seal import sealed
from report.deck.slides import slides
from report.deck.studio import Studio, studio_of
from report.story import Extent, Story
from report.text import plain
from report.theme import Theme

_FIRST_ID = 255  # slides are known by numbers above it
_OURS = ("/customXml/", "/docProps/")  # what each deck says of itself
_SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def write_deck(story: Story, theme: Theme, path: Path) -> Extent:
    """Write ``story`` to ``path``; how many slides it and its sections have. The same story gives
    the same bytes, whatever was written before it."""
    with studio_of(story, theme) as studio:
        presentation, look = studio.presentation, studio.look
        plan = slides(story, look.theme, look.frame)
        parts = _slide_parts(presentation, len(plan))
        ids = [slide.get("id") for slide in presentation.part._element.sldIdLst]
        made = draw_slides(plan, parts, ids, _easel(story, studio, plan, parts))
        _add_sections(presentation, zip(ids, plan, strict=True), story)
        add_links(presentation, story.id, chain.from_iterable(one.told for one in made))
        _set_properties(presentation.core_properties, story)
        parcels = [*_others(studio, parts), *chain.from_iterable(one.parcels for one in made)]
        members = members_of(parcels, presentation.part.package)
    path.write_bytes(sealed(members, story.date))
    sections = dict(Counter(one.section_id for one in plan if one.section_id))
    return Extent(len(plan), sections, tuple(f for f in fonts_of(look) if not is_known(f)))


def _slide_parts(presentation: Any, count: int) -> list[Any]:
    """The name of each slide in the presentation, under which it is drawn."""
    package = presentation.part.package
    listed = presentation.part._element.get_or_add_sldIdLst()
    links: Any = presentation.part.rels  # relate_to looks through all of them for every new one
    made = []
    for number in range(1, count + 1):
        name = PackURI(f"/ppt/slides/slide{number}.xml")
        part = Part(name, CONTENT_TYPE.PML_SLIDE, package)
        link = links._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)
        listed._add_sldId(id=_FIRST_ID + number, rId=link)  # add_sldId looks for a free one
        made.append(part)
    return made


def _easel(story: Story, studio: Studio, plan: Sequence[Slide], parts: Sequence[Any]) -> Easel:
    presentation = studio.presentation.part
    master = None
    if any(slide.notes for slide in plan):
        master = presentation.notes_master_part
        presentation.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)  # once more, if it is kept
    targets = {
        anchor: part
        for part, slide in zip(parts, plan, strict=True)
        for anchor in reversed(slide.anchors)
    }
    others = {str(part.partname) for part in presentation.package.iter_parts()}
    return Easel(studio, story.language, targets, others, master)


def _others(studio: Studio, slides_: Sequence[Any]) -> Iterator[Parcel]:
    """All parts but the slides. Those of the base deck stay as they are, but for the first."""
    presentation = studio.presentation.part
    kept, left = studio.parcels, {str(part.partname) for part in slides_}
    for part in presentation.package.iter_parts():
        name = str(part.partname)
        if name in left:
            continue
        if part is presentation or name.startswith(_OURS):
            yield parcel_of(part)
        else:
            yield kept.get(name) or kept.setdefault(name, parcel_of(part))


def _add_sections(presentation: Any, plan: Iterable[tuple[str, Slide]], story: Story) -> None:
    """The list of sections beside the slides: what comes before the first one bears the title."""
    known = {section.id for section in story.sections}
    parts: list[tuple[str, list[str]]] = [(plain(story.title), [])]
    last = ""
    for number, planned in plan:
        if planned.section_id in known and planned.section_id != last:
            parts.append((planned.section, []))
            last = planned.section_id
        parts[-1][1].append(number)
    root = presentation.part._element
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    holder = etree.SubElement(extensions, qn("p:ext"), uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")
    listed = etree.SubElement(holder, f"{{{_SECTIONS}}}sectionLst", nsmap={"p14": _SECTIONS})
    for at, (name, ids) in enumerate(parts):
        section = etree.SubElement(
            listed, f"{{{_SECTIONS}}}section", name=name, id=_guid(f"{at} {name}")
        )
        slides_ = etree.SubElement(section, f"{{{_SECTIONS}}}sldIdLst")
        for number in ids:
            etree.SubElement(slides_, f"{{{_SECTIONS}}}sldId", id=number)


def _guid(words: str) -> str:
    """A name in the form that PowerPoint wants, always the same for the same words."""
    digits = hashlib.sha256(words.encode()).hexdigest().upper()
    cuts = (0, 8, 12, 16, 20, 32)
    return "{" + "-".join(digits[a:b] for a, b in pairwise(cuts)) + "}"


def _set_properties(properties: Any, story: Story) -> None:
    """All of them: where we said nothing, the library's own name would stand."""
    day = datetime.datetime.fromisoformat(story.date)
    properties.title = plain(story.title)
    properties.subject = story.subject
    properties.author = properties.last_modified_by = story.author
    properties.language = story.language
    properties.created = properties.modified = day
    properties.keywords = properties.comments = properties.category = ""
    properties.identifier = story.id
    properties.version = story.version
    properties.content_status = story.marking
    properties.revision = 1

"""Write a story as a PowerPoint deck: plan, place, seal."""

from __future__ import annotations

import datetime
import hashlib
import itertools
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.opc.serialized import _ContentTypesItem
from pptx.oxml.ns import qn
from pptx.parts.slide import SlidePart

from report.deck.adapt import Coat, adapt
from report.deck.base import open_base
from report.deck.feet import Said
from report.deck.fit import height_pt, is_known
from report.deck.layouts import Layout
from report.deck.links import add_links, holders_of
from report.deck.look import Look, fonts_of, look_of
from report.deck.notes import add_notes
from report.deck.paint import paint
from report.deck.place import Base, Footers, base_of, foreign_base, place_slide
from report.deck.plan import Slide
from report.deck.seal import sealed
from report.deck.slides import slides
from report.deck.watermark import add_watermark
from report.deck.words import Para, para
from report.frozen import replace
from report.story import Extent, Story
from report.text import plain
from report.theme import Theme

_FOOT_WIDTH, _FOOT_HEIGHT = 276.0, 36.0  # points: down to the slide's edge
_FIRST_ID = 255  # slides are known by numbers above it
_SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def write_deck(story: Story, theme: Theme, path: Path) -> Extent:
    """Write ``story`` to ``path``; how many slides it and its sections have. The same story gives
    the same bytes."""
    presentation = open_base(theme.deck)
    if theme.painted:
        paint(presentation, theme)
    _count_parts(presentation.part.package)
    look = look_of(presentation, theme, said_at_foot(story))
    theme, layouts = look.theme, look.layouts
    plan = slides(story, theme, look.frame)
    if story.watermark:
        add_watermark(look, story.watermark, story.language)
    bases = _bases(look, story)
    made = _empty_slides(presentation, [layouts[planned.layout] for planned in plan])
    targets = {
        anchor: part
        for part, planned in zip(made, plan, strict=True)
        for anchor in reversed(planned.anchors)
    }
    written: dict[str, bytes] = {}
    held = []
    has_notes = any(planned.notes for planned in plan)
    master = presentation.part.notes_master_part if has_notes else None
    for number, (part, planned) in enumerate(zip(made, plan, strict=True), 1):
        base = bases[planned.layout]
        place_slide(
            part.slide,
            planned,
            theme,
            base,
            frame=look.frame,
            language=story.language,
            targets=targets,
        )
        if planned.notes:
            add_notes(part, number, planned.notes, master, language=story.language)
        held.append(holders_of(part))
        _write_out(part, written, bases[planned.layout].coat)
    _add_sections(presentation, plan, story)
    add_links(presentation, story.id, plan, held, _numbers(presentation))
    _set_properties(presentation.core_properties, story)
    path.write_bytes(sealed(_parts(presentation.part.package, written), story.date))
    sections = dict(Counter(one.section_id for one in plan if one.section_id))
    return Extent(len(made), sections, tuple(f for f in fonts_of(look) if not is_known(f)))


def said_at_foot(story: Story) -> Said:
    """What stands at the foot of every slide."""
    return Said(story.marking, (story.version, story.notice), story.as_of, story.language)


def _bases(look: Look, story: Story) -> dict[str, Base]:
    """What slides take from each layout."""
    if look.coats:
        return {
            kind: foreign_base(
                layout,
                look.coats[kind],
                look.feet[kind],
                look.lines.get(kind),
                kind in look.bare,
            )
            for kind, layout in look.layouts.items()
        }
    footers = _footers(story, look.theme.fonts.deck)
    return {
        kind: base_of(layout, footers, kind == "title", story.language)
        for kind, layout in look.layouts.items()
    }


def _empty_slides(presentation: Any, layouts: Sequence[Layout]) -> list[Any]:
    """A slide on each layout, without its placeholders: those that are needed are made anew."""
    package = presentation.part.package
    listed = presentation.part._element.get_or_add_sldIdLst()
    new_part: Any = SlidePart.new  # it has no types
    links: Any = presentation.part.rels  # relate_to looks through all of them for every new one
    made = []
    for number, layout in enumerate(layouts, 1):
        name = PackURI(f"/ppt/slides/slide{number}.xml")
        part = new_part(name, package, layout.native.part)
        link = links._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)
        listed._add_sldId(id=_FIRST_ID + number, rId=link)  # add_sldId looks for a free one
        made.append(part)
    return made


def _write_out(slide: Any, written: dict[str, bytes], coat: Coat | None) -> None:
    """Put a slide that is done, with its charts and notes, into bytes: its tree takes far more."""
    own = (slide, *(link.target_part for link in slide.rels.values() if _is_own(link)))
    for part in own:
        if coat and part.content_type == CONTENT_TYPE.DML_CHART:
            adapt(part._element, coat)
        written[part.partname] = part.blob
        part._element = None
        for kept in ("slide", "notes_slide", "chart"):  # what python-pptx remembers of the tree
            part.__dict__.pop(kept, None)


def _is_own(link: Any) -> bool:
    kinds = (RELATIONSHIP_TYPE.CHART, RELATIONSHIP_TYPE.NOTES_SLIDE)
    return link.reltype in kinds


def _parts(package: Any, written: dict[str, bytes]) -> dict[str, bytes]:
    """What python-pptx would write to a file, by name; so the zip is made only once."""
    parts = tuple(package.iter_parts())
    members = {
        CONTENT_TYPES_URI: serialize_part_xml(_ContentTypesItem.xml_for(parts)),
        PACKAGE_URI.rels_uri: package._rels.xml,
    }
    for part in parts:
        members[part.partname] = written.get(part.partname) or part.blob
        if part._rels:
            members[part.partname.rels_uri] = part.rels.xml
    return {str(name)[1:]: content for name, content in members.items()}


def _count_parts(package: Any) -> None:
    """Names for new parts from a counter: python-pptx looks through all parts for every one."""
    counters: dict[str, itertools.count[int]] = {}
    taken = {str(part.partname) for part in package.iter_parts()}

    def next_partname(template: str) -> PackURI:
        counter = counters.setdefault(template, itertools.count(1))
        return PackURI(next(n for at in counter if (n := template % at) not in taken))

    package.next_partname = next_partname


def _footers(story: Story, font: str) -> Footers:
    """Marking, version and notice in one place; the as-of date in its own."""
    return Footers(
        _foot((story.marking, story.version, story.notice), font),
        replace(_foot((story.as_of,), font), align="center"),
        _foot((story.marking, story.notice), font),
        font,
    )


def _foot(words: Sequence[str], font: str) -> Para:
    """A footer at 10 points; smaller where it would leave the slide. Three lines have room."""
    said = " · ".join(word for word in words if word)
    tries = [para(said, size, role="own") for size in (10, 9, 8, 7)]
    fits = (one for one in tries if height_pt((one,), _FOOT_WIDTH, font) <= _FOOT_HEIGHT)
    return next(fits, tries[-1])


def _add_sections(presentation: Any, plan: Sequence[Slide], story: Story) -> None:
    """The list of sections beside the slides: what comes before the first one bears the title."""
    known = {section.id for section in story.sections}
    parts: list[tuple[str, list[str]]] = [(plain(story.title), [])]
    last = ""
    for number, planned in zip(_numbers(presentation), plan, strict=True):
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


def _numbers(presentation: Any) -> list[str]:
    """The number by which the deck knows each slide."""
    return [slide.get("id") for slide in presentation.part._element.sldIdLst]


def _guid(words: str) -> str:
    """A name in the form that PowerPoint wants, always the same for the same words."""
    digits = hashlib.sha256(words.encode()).hexdigest().upper()
    cuts = (0, 8, 12, 16, 20, 32)
    return "{" + "-".join(digits[a:b] for a, b in itertools.pairwise(cuts)) + "}"


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

"""Write a story as a PowerPoint deck: plan, place, seal."""

from __future__ import annotations

import datetime
import hashlib
import io
import itertools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn

from report.deck.base import open_base
from report.deck.fit import height_pt
from report.deck.layouts import find_layouts, layout_boxes
from report.deck.notes import add_notes
from report.deck.place import Footers, place_slide
from report.deck.plan import Slide
from report.deck.seal import sealed
from report.deck.slides import slides
from report.deck.words import Para, para
from report.story import Story
from report.text import plain
from report.theme import Theme

_FOOT_WIDTH, _FOOT_HEIGHT = 276.0, 36.0  # points: down to the slide's edge
_SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def write_deck(story: Story, theme: Theme, path: Path) -> int:
    """Write ``story`` to ``path`` and say how many slides it has; same story, same bytes."""
    plan = slides(story, theme)
    presentation = open_base(theme.deck)
    _count_parts(presentation.part.package)
    layouts = find_layouts(presentation)
    boxes = {kind: layout_boxes(layout) for kind, layout in layouts.items()}
    # one reference: every look at ``presentation.slides`` renames all the slides' parts
    deck = presentation.slides
    made = [deck.add_slide(layouts[planned.layout]) for planned in plan]
    targets = {
        anchor: slide
        for slide, planned in zip(made, plan, strict=True)
        for anchor in reversed(planned.anchors)
    }
    footers = _footers(story, theme.fonts.deck)
    for slide, planned in zip(made, plan, strict=True):
        place_slide(
            slide,
            planned,
            theme,
            footers,
            boxes[planned.layout],
            language=story.language,
            targets=targets,
        )
    _add_all_notes(presentation, made, plan, story.language)
    _add_sections(presentation, made, plan, story)
    _set_properties(presentation.core_properties, story)
    file = io.BytesIO()
    presentation.save(file)
    path.write_bytes(sealed(file.getvalue(), story.date))
    return len(made)


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
    )


def _foot(words: Sequence[str], font: str) -> Para:
    """A footer at 10 points; smaller where it would leave the slide. Three lines have room."""
    said = " · ".join(word for word in words if word)
    tries = [para(said, size, role="own") for size in (10, 9, 8, 7)]
    fits = (one for one in tries if height_pt((one,), _FOOT_WIDTH, font) <= _FOOT_HEIGHT)
    return next(fits, tries[-1])


def _add_all_notes(
    presentation: Any, made: Sequence[Any], plan: Sequence[Slide], language: str
) -> None:
    if not any(planned.notes for planned in plan):
        return
    master = presentation.part.notes_master_part
    for number, (slide, planned) in enumerate(zip(made, plan, strict=True), 1):
        if planned.notes:
            add_notes(slide, number, planned.notes, master, language=language)


def _add_sections(
    presentation: Any, made: Sequence[Any], plan: Sequence[Slide], story: Story
) -> None:
    """The list of sections beside the slides: what comes before the first one bears the title."""
    known = {section.id for section in story.sections}
    parts: list[tuple[str, list[str]]] = [(plain(story.title), [])]
    last = ""
    for slide, planned in zip(made, plan, strict=True):
        if planned.section_id in known and planned.section_id != last:
            parts.append((planned.section, []))
            last = planned.section_id
        parts[-1][1].append(str(slide.slide_id))
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

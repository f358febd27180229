"""A template's outline → the sections that are told, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from report import story
from report.briefing import Section
from report.compose.chart_tables import with_chart_tables
from report.compose.footprint import footprint
from report.compose.governance import governance
from report.compose.held import held_back
from report.compose.parts import extras, statements
from report.compose.questions import (
    actions,
    decision,
    open_questions,
    own_title,
    risks,
)
from report.compose.short import references_in, section_as_asked
from report.compose.sources import key_facts, sources_title
from report.compose.sources import sources as source_list
from report.compose.teller import Teller
from report.template import Entry, Part, Template
from report.text import EMPTY, Text, text


def sections(teller: Teller, template: Template, maps: Path) -> Iterator[story.Section]:
    """The sections of the outline that have anything to say, each as far as the outline asks."""
    for entry in template.outline:
        for told in _told(teller, template, entry, maps):
            if told.blocks or told.lead:
                yield with_chart_tables(told) if template.chart_tables else told


def _told(
    teller: Teller, template: Template, entry: Entry, maps: Path
) -> tuple[story.Section, ...]:
    """The sections of one entry. A source that only the rest of them rests on gets no number."""

    def made() -> tuple[story.Section, ...]:
        whole = _PARTS[entry.section](teller, template, maps)
        return tuple(section_as_asked(section, entry) for section in whole)

    before = [name for name, _ in teller.references()]
    found = made()
    if len(before) == len(teller.references()):
        return found
    used = references_in(found)
    known = [name for name, number in teller.references() if name in before or number in used]
    if len(known) < len(teller.references()):
        teller.keep_references(known)
        found = made()
        teller.keep_references(known)
    return found


def _rationale(teller: Teller, *_: Any) -> Iterator[story.Section]:
    labels = teller.language.labels
    if item := teller.edition.rationale:
        blocks = (
            *statements(teller, item, "context"),
            *statements(teller, item, "drivers", labels.drivers, numbered=True),
            *extras(teller, item),
        )
        yield _section(teller, "rationale", item, labels.rationale, blocks)


def _footprint(teller: Teller, _: Template, maps: Path) -> Iterator[story.Section]:
    if item := teller.edition.footprint:
        blocks = tuple(footprint(teller, item, maps))
        yield _section(teller, "footprint", item, teller.language.labels.footprint, blocks)


def _governance(teller: Teller, *_: Any) -> Iterator[story.Section]:
    if item := teller.edition.governance:
        blocks = tuple(governance(teller, item))
        yield _section(teller, "governance", item, teller.language.labels.governance, blocks)


def _open_questions(teller: Teller, *_: Any) -> Iterator[story.Section]:
    if item := teller.edition.open_questions:
        blocks, label = tuple(open_questions(teller, item)), teller.language.labels.open_questions
        yield _section(teller, "open_questions", item, label, blocks)


def _risks(teller: Teller, *_: Any) -> Iterator[story.Section]:
    if items := teller.edition.risks:
        label = teller.language.labels.risks
        yield _plain("risks", label, own_title(teller, "risks", label), (risks(teller, items),))


def _glossary(teller: Teller, *_: Any) -> Iterator[story.Section]:
    if terms := teller.edition.glossary:
        label = teller.language.labels.glossary
        items = tuple(
            story.Statement(teller.say(t.term), teller.say(t.meaning), teller.held_mark(t))
            for t in terms
        )
        block = story.Statements("glossary", EMPTY, items, terms=True)
        yield _plain("glossary", label, own_title(teller, "glossary", label), (block,))


def _annexes(teller: Teller, *_: Any) -> Iterator[story.Section]:
    for annex in teller.edition.annexes:
        blocks = tuple(extras(teller, annex))
        yield _section(teller, f"annex-{annex.id}", annex, teller.language.labels.annex, blocks)


def _sources(teller: Teller, template: Template, _: Path) -> Iterator[story.Section]:
    labels = teller.language.labels
    blocks = tuple(source_list(teller, template.facts))
    label = labels.sources_and_facts if template.facts else labels.sources
    yield _plain("sources", label, sources_title(teller), blocks)


def _section(
    teller: Teller, name: str, item: Section, label: str, blocks: tuple[story.Block, ...]
) -> story.Section:
    return story.Section(
        id=name,
        label=teller.name(item.label) or label,
        title=teller.say(item.message),
        lead=teller.say(item.lead),
        question=teller.say(item.question),
        blocks=blocks,
    )


def _plain(name: str, label: str, title: Text, blocks: tuple[story.Block, ...]) -> story.Section:
    return story.Section(name, label, title, EMPTY, EMPTY, blocks)


def _decision(teller: Teller, template: Template, _: Path) -> Iterator[story.Section]:
    """The decision with what follows from it, unless that has a section of its own."""
    apart = any(entry.section == "actions" for entry in template.outline)
    edition, labels = teller.edition, teller.language.labels
    asked = edition.open_questions
    blocks = (
        *(decision(teller, asked) if asked else ()),
        *(() if apart else actions(teller, edition.actions)),
    )
    if not blocks:
        return
    titled = asked.decision.title if asked and asked.decision else None
    if asked and asked.decision:
        title = teller.say(titled) if titled else text(labels.decision)
        yield _plain("decision", labels.decision, title, blocks)
    else:
        yield _plain(
            "decision", labels.actions, own_title(teller, "actions", labels.actions), blocks
        )


def _actions(teller: Teller, *_: Any) -> Iterator[story.Section]:
    label = teller.language.labels.actions
    blocks = tuple(actions(teller, teller.edition.actions, titled=False))
    yield _plain("actions", label, own_title(teller, "actions", label), blocks)


def _key_facts(teller: Teller, *_: Any) -> Iterator[story.Section]:
    if facts := key_facts(teller):
        title = teller.set(teller.language.phrases.key_facts_title)
        yield _plain("key_facts", teller.language.labels.key_facts, title, (facts,))


def _held_back(teller: Teller, template: Template, _: Path) -> Iterator[story.Section]:
    if listed := held_back(teller, {entry.section for entry in template.outline}):
        title = teller.set(teller.language.phrases.held_back_title)
        yield _plain("held_back", teller.language.labels.held_back, title, (listed,))


_PARTS: dict[Part, Callable[[Teller, Template, Path], Iterator[story.Section]]] = {
    "rationale": _rationale,
    "footprint": _footprint,
    "governance": _governance,
    "open_questions": _open_questions,
    "risks": _risks,
    "decision": _decision,
    "actions": _actions,
    "key_facts": _key_facts,
    "held_back": _held_back,
    "glossary": _glossary,
    "annexes": _annexes,
    "sources": _sources,
}

"""Edition + Template → Story: what is told, in order, every text final."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from report import story
from report.briefing import Section, walk
from report.compose import summary as front
from report.compose.changes import Since, changes_section
from report.compose.footprint import footprint
from report.compose.governance import governance
from report.compose.parts import extras, statements
from report.compose.questions import (
    actions,
    decision,
    open_questions,
    own_title,
    risks,
)
from report.compose.sources import sources, sources_title
from report.compose.teller import Teller
from report.language import Date, Language, filled
from report.redact import Edition, edition_marking
from report.template import Part, Template
from report.text import EMPTY, Text, text


def compose(
    edition: Edition,
    template: Template,
    language: Language,
    *,
    audience: str,
    maps: Path,
    on: Date | None = None,
    since: Since | None = None,
) -> story.Story:
    """The story of ``edition`` in ``language``, in the order of the template's outline.

    The same edition gives the same story. A text that is not there in the language is told in
    another one, with a sign that says so: see ``untranslated``. ``maps`` is the folder of country
    outlines. With ``since``, what changed is told first, and a sign stands beside each fact that
    is not what it was.
    """
    teller = Teller(edition, language, on, since.facts if since else None)
    opening = front.summary(teller, edition.summary)  # first: sources are numbered by first use
    changed = (changes_section(teller, since),) if since else ()
    sections = tuple(_numbered(chain(changed, _sections(teller, template, maps))))
    head = edition.briefing
    title = teller.say(head.title)
    return story.Story(
        id=f"{head.id}-{audience}-{language.code}",
        language=language.code,
        title=title,
        short_title=teller.name(head.short_title),
        subtitle=teller.say(head.subtitle),
        organisation=teller.name(head.organisation),
        author=teller.name(head.author or head.organisation),
        subject=front.as_of(teller),
        date=(head.date or head.as_of).first_day().isoformat(),
        meeting=front.meeting_line(teller),
        marking=getattr(language.markings, edition_marking(edition, on)),
        as_of=front.as_of(teller),
        version=front.version(teller),
        notice=teller.name(head.notice),
        cover=front.cover(teller),
        summary=front.completed(teller, opening, sections),
        sections=sections,
        words=_words(teller, sections),
        has_contents=template.contents,
        has_notes=template.notes,
    )


def untranslated(edition: Edition, code: str) -> list[dict[str, str]]:
    """The edition's texts that are not there in the language ``code``."""
    own = edition.briefing.language
    return [part for _, part in walk(edition) if is_words(part) and not has_words(part, code, own)]


def has_words(words: dict[str, str], code: str, own: str) -> bool:
    """Whether a text is there in ``code``; plain texts are in the briefing's ``own`` language."""
    plainly = "" in words and (code == own or not any(map(str.isalpha, words[""])))
    return code in words or "*" in words or plainly


def is_words(part: Any) -> bool:
    """Whether a mapping is one text in several languages, not a mapping of named items."""
    return isinstance(part, dict) and bool(part) and all(isinstance(v, str) for v in part.values())


def _words(teller: Teller, sections: tuple[story.Section, ...]) -> story.Words:
    phrases, labels = teller.language.phrases, teller.language.labels
    count = sum(1 for section in sections if section.number)
    return story.Words(
        page=phrases.page,
        continued=phrases.continued,
        contents=phrases.contents,
        agenda=phrases.agenda,
        agenda_title=teller.set(filled(phrases.agenda_title, count=count)),
        sources_label=labels.sources,
        source_line=teller.language.typeset(phrases.source_line),
        status=labels.status,
        data=phrases.data,
    )


def _numbered(sections: Iterator[story.Section]) -> Iterator[story.Section]:
    """The sections of the agenda, counted from 1; sources, glossary and annexes are not."""
    number = 0
    for section in sections:
        if section.id in ("sources", "glossary") or section.id.startswith("annex-"):
            yield section
        else:
            number += 1
            yield replace(section, number=number)


def _sections(teller: Teller, template: Template, maps: Path) -> Iterator[story.Section]:
    for part in template.outline:
        for section in _PARTS[part](teller, template, maps):
            if section.blocks or section.lead:
                yield section


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
        items = tuple(story.Statement(teller.say(t.term), teller.say(t.meaning)) for t in terms)
        block = story.Statements("glossary", EMPTY, items)
        yield _plain("glossary", label, own_title(teller, "glossary", label), (block,))


def _annexes(teller: Teller, *_: Any) -> Iterator[story.Section]:
    for annex in teller.edition.annexes:
        blocks = tuple(extras(teller, annex))
        yield _section(teller, f"annex-{annex.id}", annex, teller.language.labels.annex, blocks)


def _sources(teller: Teller, template: Template, _: Path) -> Iterator[story.Section]:
    labels = teller.language.labels
    blocks = tuple(sources(teller, template.facts))
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


def _decision(teller: Teller, *_: Any) -> Iterator[story.Section]:
    edition, labels = teller.edition, teller.language.labels
    asked = edition.open_questions
    blocks = (
        *(decision(teller, asked) if asked else ()),
        *actions(teller, edition.actions),
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


_PARTS: dict[Part, Callable[[Teller, Template, Path], Iterator[story.Section]]] = {
    "rationale": _rationale,
    "footprint": _footprint,
    "governance": _governance,
    "open_questions": _open_questions,
    "risks": _risks,
    "decision": _decision,
    "glossary": _glossary,
    "annexes": _annexes,
    "sources": _sources,
}

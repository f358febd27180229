"""Edition + Template → Story: what is told, in order, every text final."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from report import story
from report.briefing import Marking, walk
from report.compose import summary as front
from report.compose.outline import sections as outlined
from report.compose.sources import with_told_marks
from report.compose.teller import Teller
from report.frozen import replace
from report.language import Date, Language, filled
from report.redact import Edition, edition_marking
from report.template import Template
from report.values import is_words

if TYPE_CHECKING:
    from report.compose.changes import Since


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
    by_item = template.marking == "items"
    teller = Teller(edition, language, on, since.facts if since else None, by_item=by_item)
    # first: sources are numbered by first use
    opening = front.addressed(teller, front.summary(teller, edition.summary), template)
    sections = tuple(_numbered(chain(_changed(teller, since), outlined(teller, template, maps))))
    sections = with_told_marks(teller, opening, sections)
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
        date=(on or head.date or head.as_of).first_day().isoformat(),
        meeting=front.meeting_line(teller, template),
        marking=_marking(teller, template, edition_marking(edition, on)),
        as_of=front.as_of(teller),
        version=front.version(teller),
        notice=teller.name(head.notice),
        cover=front.cover(teller, template),
        summary=front.completed(teller, opening, sections),
        sections=sections,
        words=_words(teller, sections),
        has_contents=template.contents,
        has_notes=template.notes,
        has_title_slide=template.cover in ("slides", "both"),
        has_cover_page=template.cover in ("pages", "both"),
        watermark=teller.name(template.watermark),
    )


def _changed(teller: Teller, since: Since | None) -> Iterator[story.Section]:
    if since:
        from report.compose.changes import changes_section  # deferred: few builds tell changes

        yield changes_section(teller, since)


def _marking(teller: Teller, template: Template, highest: Marking) -> str:
    """What stands at every foot: the highest marking, or that each item bears its own."""
    words = teller.language
    whole = getattr(words.markings, highest)
    said = words.typeset(words.phrases.marked_by_item) if template.marking == "items" else whole
    return " · ".join(part for part in (said, teller.name(template.marking_line)) if part)


def untranslated(edition: Edition, code: str) -> list[dict[str, str]]:
    """The edition's texts that are not there in the language ``code``."""
    own = edition.briefing.language
    return [part for _, part in walk(edition) if is_words(part) and not has_words(part, code, own)]


def has_words(words: dict[str, str], code: str, own: str) -> bool:
    """Whether a text is there in ``code``; plain texts are in the briefing's ``own`` language."""
    plainly = "" in words and (code == own or not any(map(str.isalpha, words[""])))
    return code in words or "*" in words or plainly


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
    """The sections of the agenda, counted from 1; lists and annexes are not."""
    number = 0
    for section in sections:
        if section.id in ("sources", "glossary", "held_back") or section.id.startswith("annex-"):
            yield section
        else:
            number += 1
            yield replace(section, number=number)

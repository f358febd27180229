"""Decide what stands on which slide. No file is opened and no slide drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from report.deck.divider import divider_slides
from report.deck.grid import Frame, house_frame
from report.deck.long_words import softened
from report.deck.messages import Message, section_messages
from report.deck.opening import agenda_grids, summary_pages, title_slides
from report.deck.plan import Page, Slide
from report.deck.setting import Setting, setting_of
from report.deck.sources import source_line, source_notes
from report.deck.tables import options_pages
from report.deck.titles import content_area, counted, distinct, title_para
from report.frozen import replace
from report.story import Section, Story
from report.text import NBSP, Text, plain, text
from report.theme import Theme


def slides(story: Story, theme: Theme, frame: Frame | None = None) -> list[Slide]:
    """The whole deck: title, agenda, summary, then every section's slides, in order.

    Without a ``frame`` it is laid out on the house's.
    """
    setting = setting_of(story, theme, frame or house_frame(theme.fonts.deck))
    messages = [_summary(story, setting)]
    for section in story.sections:
        messages += section_messages(section, setting)
    messages = _extra_options(story, setting, messages)
    agenda = plain(story.words.agenda_title) or story.words.agenda
    fixed = [story.title, text(agenda)]
    titles = distinct(
        [*fixed, *(message.title for message in messages)],
        [(), (), *(message.labels for message in messages)],
    )
    made = [
        _slides_of(message, title, setting)
        for message, title in zip(messages, titles[2:], strict=True)
    ]
    cover = title_slides(story, setting) if story.has_title_slide else []
    agenda_slides = _agenda(story, titles[1], messages, made, setting, len(cover))
    whole = [*cover, *agenda_slides, *chain.from_iterable(made)]
    return softened(whole, story.language, setting.font)


def _summary(story: Story, setting: Setting) -> Message:
    """The summary; above it the deck's title, where no slide of its own has that."""
    label = story.summary.label if story.has_title_slide else plain(story.title)
    return Message(
        story.summary.title or story.summary.answer,
        (text(story.summary.label),),
        label,
        "summary",
        lambda area: summary_pages(story.summary, area, setting),
        opens=True,
    )


def _extra_options(story: Story, setting: Setting, messages: list[Message]) -> list[Message]:
    """The summary's options on a slide of their own, unless a section shows them anyway."""
    options = story.summary.options
    if options is None or any(block.path == options.path for block in story.blocks()):
        return messages
    shown = options
    extra = Message(
        text(story.summary.options_label) or options.title,
        (options.title,),
        story.summary.label,
        "summary",
        lambda area: options_pages(shown, area, setting),
    )
    return [messages[0], extra, *messages[1:]]


# ---------------------------------------------------------------- slides of a message


def _slides_of(message: Message, title: Text, setting: Setting) -> list[Slide]:
    """A slide for each page of a message; where there are several, each title has its number."""
    if message.divides:
        return divider_slides(message.divides, title, message.section, setting)
    area = content_area(title_para(title, setting.frame), setting.frame)
    pages = message.layout(area)
    if len(pages) > 1:  # the number may take the title another line
        longest = title_para(counted(title, len(pages), len(pages)), setting.frame)
        area = content_area(longest, setting.frame)
        pages = message.layout(area)
    return [
        _slide(message, page, counted(title, number, len(pages)), number, setting)
        for number, page in enumerate(pages, 1)
    ]


def _slide(message: Message, page: Page, title: Text, number: int, setting: Setting) -> Slide:
    lead = (message.lead,) if number == 1 and plain(message.lead) else ()
    shown = title_para(title, setting.frame)
    cut = shown.text.replace(NBSP, " ") != plain(title).replace(NBSP, " ")
    whole = (title,) if cut else ()
    notes = (*whole, *lead, *page.told, *source_notes(page.marks, setting))
    opens = (message.section_id,) if message.opens and number == 1 else ()
    return Slide(
        page.layout,
        message.section,
        shown,
        page.shapes,
        source_line(page.marks, page.common, setting, page.note),
        () if setting.full else tuple(note for note in notes if plain(note)),
        (*opens, *page.anchors),
        message.section_id,
    )


def _agenda(
    story: Story,
    title: Text,
    messages: Sequence[Message],
    made: Sequence[Sequence[Slide]],
    setting: Setting,
    before: int,
) -> list[Slide]:
    """The agenda, with the number of the slide that each numbered section starts on."""
    numbered = {section.id: section for section in story.sections if section.number}
    starts: list[tuple[Section, int]] = []
    at = 0
    for message, some in zip(messages, made, strict=True):
        if message.opens and message.section_id in numbered:
            starts.append((numbered[message.section_id], at))
        at += len(some)
    if not starts or not story.has_contents:
        return []
    area = content_area(title_para(counted(title, 99, 99), setting.frame), setting.frame)
    own = len(agenda_grids([(section, 999) for section, _ in starts], area, setting))
    parts = agenda_grids(
        [(section, first + 1 + before + own) for section, first in starts], area, setting
    )
    return [
        replace(
            Slide("message", story.words.agenda, title_para(title, setting.frame), (grid,)),
            title=title_para(counted(title, number, len(parts)), setting.frame),
            section_id="agenda",
            anchors=("agenda",) if number == 1 else (),
        )
        for number, grid in enumerate(parts, 1)
    ]

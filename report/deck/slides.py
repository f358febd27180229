"""Decide what stands on which slide. No file is opened and no slide drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain, islice

from report.deck.chapter import Chapter, Head
from report.deck.grid import Frame, house_frame
from report.deck.long_words import softened
from report.deck.messages import Message, section_messages
from report.deck.opening import agenda_grids, summary_pages, title_slides
from report.deck.plan import Slide
from report.deck.setting import Setting, setting_of
from report.deck.tables import options_pages
from report.deck.titles import content_area, counted, distinct, title_para
from report.frozen import replace
from report.kept import key_of
from report.story import Section, Story, Summary
from report.text import Text, plain, text
from report.theme import Theme


def slides(story: Story, theme: Theme, frame: Frame | None = None) -> list[Slide]:
    """The whole deck: title, agenda, summary, then every section's slides, in order.

    Without a ``frame`` it is laid out on the house's.
    """
    setting = setting_of(story, theme, frame or house_frame(theme.fonts.deck))
    chapters = _chapters(story, setting)
    heads = [head for chapter in chapters for head in chapter.heads]
    agenda = plain(story.words.agenda_title) or story.words.agenda
    titles = distinct(
        [story.title, text(agenda), *(head.title for head in heads)],
        [(), (), *(head.labels for head in heads)],
    )
    own = iter(titles[2:])
    made = [
        some
        for chapter in chapters
        for some in chapter.slides(list(islice(own, len(chapter.heads))), story.language)
    ]
    cover = title_slides(story, setting) if story.has_title_slide else []
    opening = [*cover, *_agenda(story, titles[1], heads, made, setting, len(cover))]
    return [*softened(opening, story.language, setting.font), *chain.from_iterable(made)]


def _chapters(story: Story, setting: Setting) -> list[Chapter]:
    """The summary, its options unless a section shows them anyway, and the sections."""
    common = key_of(setting.theme, setting.words, setting.sources, setting.full, setting.frame)
    label = story.summary.label if story.has_title_slide else plain(story.title)
    found = [Chapter((story.summary, label), common, setting,
                     lambda: [_summary(story.summary, label, setting)])]  # fmt: skip
    options = story.summary.options
    if options and all(block.path != options.path for block in story.blocks()):
        found.append(
            Chapter(story.summary, common, setting, lambda: [_options(story.summary, setting)])
        )
    return found + [
        Chapter(section, common, setting, partial(section_messages, section, setting))
        for section in story.sections
    ]


def _summary(summary: Summary, label: str, setting: Setting) -> Message:
    """The summary; above it the deck's title, where no slide of its own has that."""
    return Message(
        summary.title or summary.answer,
        (text(summary.label),),
        label,
        "summary",
        lambda area: summary_pages(summary, area, setting),
        opens=True,
    )


def _options(summary: Summary, setting: Setting) -> Message:
    """The summary's options on a slide of their own."""
    options = summary.options
    assert options
    return Message(
        text(summary.options_label) or options.title,
        (options.title,),
        summary.label,
        "summary",
        lambda area: options_pages(options, area, setting),
    )


def _agenda(
    story: Story,
    title: Text,
    heads: Sequence[Head],
    made: Sequence[Sequence[Slide]],
    setting: Setting,
    before: int,
) -> list[Slide]:
    """The agenda, with the number of the slide that each numbered section starts on."""
    numbered = {section.id: section for section in story.sections if section.number}
    starts: list[tuple[Section, int]] = []
    at = 0
    for head, some in zip(heads, made, strict=True):
        if head.opens in numbered:
            starts.append((numbered[head.opens], at))
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

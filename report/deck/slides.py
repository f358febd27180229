"""Decide what stands on which slide. No file is opened and no slide drawn here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import assert_never

from report.deck.deciding import deciding_pages
from report.deck.figures import figures_pages
from report.deck.grid import Box
from report.deck.opening import agenda_grids, summary_pages, title_slide
from report.deck.pictures import chart_pages, map_pages, timeline_pages
from report.deck.plan import Page, Slide
from report.deck.setting import Setting, setting_of
from report.deck.sources import source_line, source_notes
from report.deck.stages import stages_pages
from report.deck.statements import callout_pages, led_pages, statement_pages
from report.deck.tables import options_pages, people_pages, references_pages, table_pages
from report.deck.titles import content_area, counted, distinct, title_para
from report.story import (
    Block,
    Callout,
    Chart,
    KeyFigures,
    Map,
    Options,
    People,
    References,
    Responsibilities,
    Section,
    Stages,
    Statement,
    Statements,
    Story,
    Table,
    Timeline,
)
from report.text import EMPTY, Text, plain, text
from report.theme import Theme

Layout = Callable[[Box], list[Page]]


@dataclass(frozen=True, slots=True)
class Message:
    """What is said under one title: a block, or two that stand side by side."""

    title: Text
    labels: tuple[Text, ...]  # what may tell it apart from another of the same title
    section: str
    section_id: str
    layout: Layout
    lead: Text = EMPTY
    opens: bool = False  # the first of its section


def slides(story: Story, theme: Theme) -> list[Slide]:
    """The whole deck: title, agenda, summary, then every section's messages, in order."""
    setting = setting_of(story, theme)
    messages = [_summary(story, setting)]
    for section in story.sections:
        messages += _messages(section, setting)
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
    cover = title_slide(story, setting)
    return [cover, *_agenda(story, titles[1], messages, made, setting), *chain.from_iterable(made)]


def _summary(story: Story, setting: Setting) -> Message:
    return Message(
        story.summary.title or story.summary.answer,
        (text(story.summary.label),),
        story.summary.label,
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


# ---------------------------------------------------------------- sections


def _messages(section: Section, setting: Setting) -> list[Message]:
    """The messages of one section: blocks that belong together are laid out side by side."""
    out: list[Message] = []
    blocks = [block for block in _led(section, setting) if not _paper_only(block)]
    while blocks:
        pair = _paired(blocks[0], blocks[1], setting) if len(blocks) > 1 else None
        if pair and _fits_alone(pair):
            title = blocks[1].title if isinstance(blocks[0], Statements) else blocks[0].title
            taken, layout = blocks[:2], pair
            title = title or blocks[0].title
        else:
            taken, layout = blocks[:1], _layout_of(blocks[0], setting)
            title = blocks[0].title
        out.append(_message(section, taken, title, layout, first=not out))
        blocks = blocks[len(taken) :]
    return out


def _paper_only(block: Block) -> bool:
    """Whether only the page prints it."""
    return isinstance(block, Table) and block.paper_only


def _led(section: Section, setting: Setting) -> Sequence[Block]:
    """The blocks; where there are no notes, the lead stands before them as prose."""
    if not setting.full or not plain(section.lead):
        return section.blocks
    lead = Statement(EMPTY, section.lead)
    path = f"{section.id}.lead"
    return (Statements(path, EMPTY, (lead,), ruled=False), *section.blocks)


def _message(
    section: Section, taken: Sequence[Block], title: Text, layout: Layout, first: bool
) -> Message:
    number = f"{section.number} · " if section.number else ""
    return Message(
        title or section.title or text(section.label),
        (*(label for block in taken for label in _labels(block)), text(section.label)),
        f"{number}{section.label}",
        section.id,
        layout,
        section.lead if first else EMPTY,
        first,
    )


def _labels(block: Block) -> tuple[Text, ...]:
    """Words of a block that may tell its slide apart from another of the same title."""
    match block:
        case Statements():
            return tuple(item.head for item in block.items[:1])
        case Chart():
            return (text(block.caption),)
        case Table():
            return tuple(text(column.head) for column in block.columns[:1])
        case KeyFigures() | References() | Callout():
            return (text(block.label),)
        case People():
            return (text(block.heads[0]),)
        case Responsibilities():
            return (text(block.matter_label),)
        case Options():
            return (block.criteria_title,)
        case Timeline() | Map() | Stages():
            return ()
        case _:
            assert_never(block)


def _paired(first: Block, second: Block, setting: Setting) -> Layout | None:
    """How two neighbours share a slide, if they are of the kinds that do."""
    match first, second:
        case Statements(), Statements() if _leads(first, second):
            return lambda area: led_pages(first, second, area, setting)
        case Responsibilities(), People():
            return lambda area: deciding_pages(first, second, area, setting)
        case Callout(), Table():
            return lambda area: callout_pages(first, area, setting, second)
        case _:
            return None


def _leads(first: Statements, second: Statements) -> bool:
    return not first.numbered and not first.ruled and second.numbered


def _fits_alone(layout: Layout) -> bool:
    """Whether two blocks fit one slide with a title of two lines."""
    return len(layout(content_area(title_para(EMPTY, "Calibri"), "Calibri"))) == 1


def _layout_of(block: Block, setting: Setting) -> Layout:  # noqa: C901 - one case a block
    """How a block alone is laid out in an area."""
    match block:
        case Statements():
            return lambda area: statement_pages(block, area, setting)
        case KeyFigures():
            return lambda area: figures_pages(block, area, setting)
        case Table():
            return lambda area: table_pages(block, area, setting)
        case Chart():
            return lambda area: chart_pages(block, area, setting)
        case Timeline():
            return lambda area: timeline_pages(block, area, setting)
        case Map():
            return lambda area: map_pages(block, area, setting)
        case Options():
            return lambda area: options_pages(block, area, setting)
        case Responsibilities():
            return lambda area: deciding_pages(block, None, area, setting)
        case People():
            return lambda area: people_pages(block, area, setting)
        case Stages():
            return lambda area: stages_pages(block, area, setting)
        case Callout():
            return lambda area: callout_pages(block, area, setting)
        case References():
            return lambda area: references_pages(block, area, setting)
        case _:
            assert_never(block)


# ---------------------------------------------------------------- slides of a message


def _slides_of(message: Message, title: Text, setting: Setting) -> list[Slide]:
    """A slide for each page of a message; where there are several, each title has its number."""
    area = content_area(title_para(title, setting.font), setting.font)
    pages = message.layout(area)
    if len(pages) > 1:  # the number may take the title another line
        longest = title_para(counted(title, len(pages), len(pages)), setting.font)
        area = content_area(longest, setting.font)
        pages = message.layout(area)
    return [
        _slide(message, page, counted(title, number, len(pages)), number, setting)
        for number, page in enumerate(pages, 1)
    ]


def _slide(message: Message, page: Page, title: Text, number: int, setting: Setting) -> Slide:
    lead = (message.lead,) if number == 1 and plain(message.lead) else ()
    shown = title_para(title, setting.font)
    whole = (title,) if shown.text != plain(title) else ()
    notes = (*whole, *lead, *page.told, *source_notes(page.marks, setting))
    opens = (message.section_id,) if message.opens and number == 1 else ()
    return Slide(
        page.layout,
        message.section,
        shown,
        page.shapes,
        source_line(page.marks, page.common, setting),
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
) -> list[Slide]:
    """The agenda, with the number of the slide that each numbered section starts on."""
    numbered = {section.id: section for section in story.sections if section.number}
    starts: list[tuple[Section, int]] = []
    at = 0
    for message, some in zip(messages, made, strict=True):
        if message.opens and message.section_id in numbered:
            starts.append((numbered[message.section_id], at))
        at += len(some)
    if not starts:
        return []
    area = content_area(title_para(counted(title, 99, 99), setting.font), setting.font)
    own = len(agenda_grids([(section, 999) for section, _ in starts], area, setting))
    parts = agenda_grids([(section, first + 2 + own) for section, first in starts], area, setting)
    return [
        replace(
            Slide("message", story.words.agenda, title_para(title, setting.font), (grid,)),
            title=title_para(counted(title, number, len(parts)), setting.font),
            section_id="agenda",
            anchors=("agenda",) if number == 1 else (),
        )
        for number, grid in enumerate(parts, 1)
    ]

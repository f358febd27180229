"""A section in, its messages out: which blocks share a slide, and what title stands over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from report.deck.deciding import deciding_pages
from report.deck.figures import figures_pages
from report.deck.fit import height_pt
from report.deck.follow import column_beside, row_under
from report.deck.grid import EMU_PER_PT, Box, pt, px
from report.deck.pictures import chart_pages, map_pages, timeline_pages
from report.deck.plan import Page, Words
from report.deck.setting import Setting
from report.deck.stages import stages_pages
from report.deck.statements import callout_pages, led_pages, statement_pages
from report.deck.tables import options_pages, people_pages, references_pages, table_pages
from report.deck.titles import content_area, title_para
from report.deck.words import para
from report.frozen import frozen, replace
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
    Statements,
    Table,
    Timeline,
)
from report.text import EMPTY, Text, joined, plain, text

Layout = Callable[[Box], list[Page]]


@frozen
class Message:
    """What is said under one title: a block, or two that share a slide.

    ``divides`` is the section whose first slide it is, if that says no more than what it is about.
    """

    title: Text
    labels: tuple[Text, ...]  # what may tell it apart from another of the same title
    section: str
    section_id: str
    layout: Layout
    lead: Text = EMPTY
    opens: bool = False  # the first of its section
    divides: Section | None = None


def section_messages(section: Section, setting: Setting) -> list[Message]:
    """A slide that opens the section, then its messages; of a section with one, that alone."""
    parts = _parts(section, setting)
    if len(parts) == 1 and not (setting.full and plain(section.lead)):
        only = _only(section, parts[0], setting)
        if len(parts[0].blocks) == 1 or _fits_alone(only.layout, setting):
            return [only]
        parts = [_alone(block, setting) for block in parts[0].blocks]  # a title takes their room
    return [_divider(section), *(_message(section, part) for part in parts)]


@frozen
class _Part:
    """Blocks that share a slide, the title that they bring, and how they are laid out."""

    blocks: tuple[Block, ...]
    title: Text
    layout: Layout


def _parts(section: Section, setting: Setting) -> list[_Part]:
    out: list[_Part] = []
    blocks = [block for block in section.blocks if not _paper_only(block)]
    while blocks:
        pair = _pair(blocks[0], blocks[1], setting) if len(blocks) > 1 else None
        if not pair or not _fits_alone(pair.layout, setting):
            pair = _alone(blocks[0], setting)
        out.append(pair)
        blocks = blocks[len(pair.blocks) :]
    return out


def _alone(block: Block, setting: Setting) -> _Part:
    return _Part((block,), block.title, _layout_of(block, setting))


def _paper_only(block: Block) -> bool:
    """Whether only the page prints it."""
    return isinstance(block, Table) and block.paper_only


def _divider(section: Section) -> Message:
    title = section.title or text(section.label)
    more = (text(section.label), section.lead)
    return Message(title, more, _name(section), section.id, lambda _: [], opens=True,
                   divides=section)  # fmt: skip


def _only(section: Section, part: _Part, setting: Setting) -> Message:
    """The section's title is that of its only slide; what the block's own adds stands below it."""
    title = section.title or part.title or text(section.label)
    layout = part.layout
    if _adds(part.title, (title, text(section.label))):
        layout = _headed(layout, part.title, setting)
    more = (*_all_labels(part), text(section.label))
    return Message(title, more, _name(section), section.id, layout, section.lead, opens=True)


def _adds(title: Text, said: Sequence[Text]) -> bool:
    """Whether a title says anything that the texts over it do not."""
    own = plain(title).casefold()
    return bool(own) and not any(own in plain(some).casefold() for some in said)


def _message(section: Section, part: _Part) -> Message:
    labels = (*_all_labels(part), text(section.label))
    title = part.title or next(label for label in labels if plain(label))
    return Message(title, labels, _name(section), section.id, part.layout)


def _name(section: Section) -> str:
    return f"{section.number} · {section.label}" if section.number else section.label


def _headed(layout: Layout, title: Text, setting: Setting) -> Layout:
    """``title`` over what is laid out; in the notes where that would take one more slide."""
    head = para(title, 16, bold=True)

    def laid(area: Box) -> list[Page]:
        height = pt(height_pt((head,), area.width / EMU_PER_PT, setting.font))
        words = Words(replace(area, height=height), (head,), "Head")
        shift = height + px(12)
        below = replace(area, y=area.y + shift, height=area.height - shift)
        pages = [replace(page, shapes=(words, *page.shapes)) for page in layout(below)]
        bare = layout(area)
        if setting.full or len(pages) <= len(bare):
            return pages
        return [replace(bare[0], told=(title, *bare[0].told)), *bare[1:]]

    return laid


# ---------------------------------------------------------------- blocks that share a slide


def _pair(first: Block, second: Block, setting: Setting) -> _Part | None:
    """Two neighbours that may share a slide, if they are of the kinds that do."""
    layout = _shared(first, second, setting)
    if layout is None:
        return None
    led = isinstance(first, Statements) and bool(plain(second.title))
    return _Part((first, second), second.title if led else first.title, layout)


def _shared(first: Block, second: Block, setting: Setting) -> Layout | None:
    """How two blocks are laid out on one slide; it gives no page where they do not fit."""
    match first, second:
        case Statements(), Statements() if _leads(first, second):
            return lambda area: led_pages(first, second, area, setting)
        case Responsibilities(), People():
            return lambda area: deciding_pages(first, second, area, setting)
        case Callout(), Table():
            return lambda area: callout_pages(first, area, setting, second)
        case ((Stages() | Table()), Statements()):
            alone = _layout_of(first, setting)
            return lambda area: row_under(alone(area), second, area, setting)
        case ((Chart() | Timeline() | Map()), Statements()):
            alone = _layout_of(first, setting)
            return lambda area: column_beside(alone(area), second, area, setting)
        case _:
            return None


def _leads(first: Statements, second: Statements) -> bool:
    return not first.numbered and not first.ruled and second.numbered


def _fits_alone(layout: Layout, setting: Setting) -> bool:
    """Whether two blocks fit one slide with a title of two lines."""
    return len(layout(content_area(title_para(EMPTY, setting.frame), setting.frame))) == 1


def _all_labels(part: _Part) -> tuple[Text, ...]:
    return tuple(label for block in part.blocks for label in _labels(block))


def _labels(block: Block) -> tuple[Text, ...]:
    """Words of a block that may tell its slide apart from another of the same title."""
    match block:
        case Statements():
            return (joined((item.head for item in block.items[:3]), by=" · "),)
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

"""Messages of one part of a story in, their slides out; what was planned before is not again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from report.deck.divider import divider_slides
from report.deck.long_words import softened
from report.deck.messages import Message
from report.deck.plan import Page, Slide
from report.deck.setting import Setting
from report.deck.sources import source_line, source_notes
from report.deck.titles import content_area, counted, title_para
from report.frozen import frozen
from report.kept import Kept, key_of
from report.text import NBSP, Text, plain


@frozen
class Head:
    """What the rest of a deck has to know of a message: ``opens`` is the section that it begins."""

    title: Text
    labels: tuple[Text, ...]
    opens: str


_HEADS: Kept[tuple[Head, ...]] = Kept(400)
_PLANNED: Kept[list[list[Slide]]] = Kept(400)


class Chapter:
    """The messages of a part of the story, by the part itself and the setting that it stands in.

    They are made from these alone, and only where no chapter was the same before.
    """

    def __init__(
        self, part: object, common: bytes, setting: Setting, make: Callable[[], list[Message]]
    ) -> None:
        self._key = key_of(part, common)
        self._setting = setting
        self._make = make

    @cached_property
    def _messages(self) -> list[Message]:
        return self._make()

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """The head of each message."""
        return _HEADS.get(self._key, self._read_heads)

    def _read_heads(self) -> tuple[Head, ...]:
        return tuple(
            Head(one.title, one.labels, one.section_id if one.opens else "")
            for one in self._messages
        )

    def slides(self, titles: Sequence[Text], language: str) -> list[list[Slide]]:
        """The slides of each message, under the titles that they have in the deck."""

        def plan() -> list[list[Slide]]:
            font = self._setting.font
            return [
                softened(_slides_of(message, title, self._setting), language, font)
                for message, title in zip(self._messages, titles, strict=True)
            ]

        return _PLANNED.get(key_of(self._key, language, tuple(titles)), plan)


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

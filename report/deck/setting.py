"""What every layout needs of a story beside its block: the font, the words, the sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from report.deck.grid import Frame
from report.deck.sheet_columns import Sheet
from report.deck.words import Para, Piece, Role, para
from report.frozen import frozen
from report.story import Mark, References, Source, Story, Words
from report.theme import Theme


@frozen
class Setting:
    """``full`` has slides carry the whole text, where there are no notes to carry it.

    ``sheets`` keeps the tables of the story's blocks, for a block is laid out more than once.
    """

    theme: Theme
    words: Words
    sources: dict[int, Source]
    full: bool
    frame: Frame
    sheets: dict[tuple[int, bool], Sheet] = field(default_factory=dict, compare=False, repr=False)

    @property
    def font(self) -> str:
        """The font that the deck is set in."""
        return self.theme.fonts.deck

    @property
    def colon(self) -> str:
        """How the language sets a colon: what follows the word in "Source : "."""
        found = re.search(r"\W*$", self.words.source_line)
        return found.group() if found else ""


def setting_of(story: Story, theme: Theme, frame: Frame) -> Setting:
    """The setting that all of ``story`` is laid out in."""
    sources = {
        source.number: source
        for block in story.blocks()
        if isinstance(block, References)
        for source in block.sources
    }
    return Setting(theme, story.words, sources, not story.has_notes, frame)


def stand_alike(marks: Iterable[Mark | None]) -> bool:
    """Whether one mark goes for all, so that the source line can say it once."""
    return len(set(marks)) <= 1


def common_mark(marks: Iterable[Mark | None]) -> Mark | None:
    """The mark that the source line says for the whole slide; others stand beside their items.

    None where an item has no mark at all: the line would speak for it too.
    """
    found: list[Mark] = []
    for mark in marks:
        if mark is None:
            return None
        found.append(mark)
    settled = [mark for mark in found if not mark.unsettled] or found
    return next((mark for mark, _ in Counter(settled).most_common(1)), None)


def mark_para(mark: Mark, before: float = 4.0) -> Para:
    """The mark under its item: in the second accent only where nothing is settled."""
    role: Role = "unsettled" if mark.unsettled else "grey"
    return para(str(mark), 14, bold=mark.unsettled, role=role, before=before)


def mark_pieces(mark: Mark | None, common: Mark | None) -> tuple[Piece, ...]:
    """The mark on the line of its item, where it is not the one that goes for the slide."""
    if mark is None or mark == common:
        return ()
    role: Role = "unsettled" if mark.unsettled else "grey"
    return (Piece(str(mark), 14, bold=mark.unsettled, color_role=role),)


def marked(paras: tuple[Para, ...], mark: Mark | None, common: Mark | None) -> tuple[Para, ...]:
    """``paras``, and the mark under them where it is not the one that goes for the slide."""
    return (*paras, mark_para(mark)) if mark and mark != common else paras


def label_para(words: str, role: Role = "accent", before: float = 0.0) -> Para:
    """A small label: 12 bold."""
    return Para((Piece(words, bold=True, color_role=role),), 12, space_before=before)

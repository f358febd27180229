"""A base deck in, the room that slides are drawn in out: open, painted, its layouts read, kept.

To open a deck and read its layouts takes as long as to draw several slides. What a build puts into
the room goes again when it is done, so that the next finds it as it was opened.
"""

from __future__ import annotations

import copy
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

from pptx.opc.packuri import PackURI

from report.deck.base import open_base
from report.deck.feet import Said
from report.deck.fit import height_pt
from report.deck.look import Look, look_of
from report.deck.paint import paint
from report.deck.parcel import Parcel
from report.deck.place import Base, Footers, base_of, foreign_base
from report.deck.watermark import add_watermark
from report.deck.words import Para, para
from report.frozen import frozen, replace
from report.kept import Kept, digest_of, key_of
from report.story import Story
from report.theme import Theme

_FOOT_WIDTH, _FOOT_HEIGHT = 276.0, 36.0  # points: down to the slide's edge


class Names:
    """Names for new parts: python-pptx looks through all parts for every one.

    ``skipped`` of each kind go to the slides before the one that is drawn.
    """

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self.begin(0)

    def begin(self, skipped: int) -> None:
        """Begin a slide."""
        self._skipped = skipped
        self._given: Counter[str] = Counter()

    def __call__(self, template: str) -> PackURI:
        """The next free name in the form of ``template``."""
        free = (name for at in count(1) if (name := template % at) not in self._taken)
        at = self._skipped + self._given[template]
        self._given[template] += 1
        return PackURI(next(islice(free, at, None)))


@frozen
class Studio:
    """An open base deck without slides; ``parcels`` are its parts that no build changes."""

    key: bytes
    presentation: Any
    look: Look
    bases: Mapping[str, Base]
    names: Names
    parcels: dict[str, Parcel]


_STUDIOS: Kept[Studio] = Kept(3)  # a company's template may be large


@contextmanager
def studio_of(story: Story, theme: Theme) -> Iterator[Studio]:
    """The room for the slides of a story, for one build at a time; as it was, when that is done.

    Raises ReportError where the base deck cannot be used.
    """
    seen = replace(theme, logos=None), digest_of(key_of(theme.logos))  # the key is in every slide's
    key = key_of(seen, _digest(theme.deck), said_at_foot(story), story.watermark)
    studio = _STUDIOS.take(key, lambda: _opened(story, theme, key))
    part = studio.presentation.part
    whole, links = part._element, set(part.rels)
    part._element = copy.deepcopy(whole)
    yield studio
    part._element = whole
    for added in set(part.rels) - links:
        part.rels.pop(added)
    _STUDIOS.put(key, studio)  # one that was left halfway is not used again


def said_at_foot(story: Story) -> Said:
    """What stands at the foot of every slide."""
    return Said(story.marking, (story.version, story.notice), story.as_of, story.language)


def _digest(deck: Path) -> str:
    try:
        with deck.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # opening it says what is wrong


def _opened(story: Story, theme: Theme, key: bytes) -> Studio:
    presentation = open_base(theme.deck)
    if theme.painted:
        paint(presentation, theme)
    package = presentation.part.package
    package.next_partname = names = Names({str(part.partname) for part in package.iter_parts()})
    look = look_of(presentation, theme, said_at_foot(story))
    if story.watermark:
        add_watermark(look, story.watermark, story.language)
    return Studio(key, presentation, look, _bases(look, story), names, {})


def _bases(look: Look, story: Story) -> dict[str, Base]:
    """What slides take from each layout."""
    if look.coats:
        return {
            kind: foreign_base(
                layout,
                look.coats[kind],
                look.feet[kind],
                look.lines.get(kind),
                kind in look.bare,
            )
            for kind, layout in look.layouts.items()
        }
    footers = _footers(story, look.theme.fonts.deck)
    return {
        kind: base_of(layout, footers, kind == "title", story.language)
        for kind, layout in look.layouts.items()
    }


def _footers(story: Story, font: str) -> Footers:
    """Marking, version and notice in one place; the as-of date in its own."""
    return Footers(
        _foot((story.marking, story.version, story.notice), font),
        replace(_foot((story.as_of,), font), align="center"),
        _foot((story.marking, story.notice), font),
        font,
    )


def _foot(words: Sequence[str], font: str) -> Para:
    """A footer at 10 points; smaller where it would leave the slide. Three lines have room."""
    said = " · ".join(word for word in words if word)
    tries = [para(said, size, role="own") for size in (10, 9, 8, 7)]
    fits = (one for one in tries if height_pt((one,), _FOOT_WIDTH, font) <= _FOOT_HEIGHT)
    return next(fits, tries[-1])

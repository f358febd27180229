"""Titles in, titles of which no two are alike and that stand on their slides out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from report.deck.fit import height_pt, lines, sliced
from report.deck.grid import BOTTOM, EMU_PER_PT, TITLE, TOP, Box, pt
from report.deck.words import Para, prose
from report.text import Run, Text, joined, plain

_SIZES = (26.0, 24.0, 20.0, 18.0, 16.0, 14.0)
_SPACING = 0.9
_MOST = 6  # lines: more would leave no room for what the title is about


def title_para(title: Text, font: str) -> Para:
    """``title`` at 26 points, at 24 where it has more than two lines then; smaller only if long."""
    for size in _SIZES:
        made = replace(prose(title, size, bold=True), spacing=_SPACING)
        count = lines(made, TITLE.width / EMU_PER_PT, font)
        if count <= (2 if size == 26 else 3 if size == 24 else _MOST):
            return made
    while lines(made, TITLE.width / EMU_PER_PT, font) > _MOST:
        made = _shorter(made)
    return made


def _shorter(title: Para) -> Para:
    """Without its last tenth. The notes have the whole."""
    kept = sliced(title, 0, len(title.text) * 9 // 10)
    last = kept.runs[-1]
    return replace(kept, runs=(*kept.runs[:-1], replace(last, text=last.text.rstrip("…") + "…")))


def title_box(title: Para, font: str) -> Box:
    """The title's box: the layout's, or higher where the title has more lines."""
    needed = pt(height_pt((title,), TITLE.width / EMU_PER_PT, font))
    return replace(TITLE, height=max(TITLE.height, needed))


def content_area(title: Para, font: str) -> Box:
    """What a title leaves of the slide, from the first hanging rule down."""
    shift = title_box(title, font).height - TITLE.height
    return Box(TITLE.x, TOP + shift, TITLE.width, BOTTOM - TOP - shift)


def counted(title: Text, number: int, count: int) -> Text:
    """``title (2/3)``, with a no-break space; as it is where there is only one."""
    return (*title, Run(f"\u00a0({number}/{count})")) if count > 1 else title


def distinct(titles: Sequence[Text], labels: Sequence[Sequence[Text]]) -> list[Text]:
    """``titles`` with no two alike: a repeated one gets the first of its labels that helps.

    The last resort is a number.
    """
    out: list[Text] = []
    taken: Counter[str] = Counter()
    for title, own in zip(titles, labels, strict=True):
        tried = [title, *(joined((title, label), by=" · ") for label in own if plain(label))]
        made = next((some for some in tried if not taken[plain(some)]), None)
        number = 2
        while made is None:
            numbered = (*tried[-1], Run(f"\u00a0({number})"))
            made = None if taken[plain(numbered)] else numbered
            number += 1
        taken[plain(made)] += 1
        out.append(made)
    return out

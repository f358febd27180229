"""Titles in, titles of which no two are alike and that stand on their slides out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from report.deck.fit import height_pt, least_width_pt, lines, sliced
from report.deck.grid import EMU_PER_PT, Box, Frame, Titles, pt
from report.deck.words import Align, Para, Role, prose
from report.frozen import replace
from report.text import Run, Text, joined, plain

_NUMBER = re.compile("\u00a0\\(\\d+/\\d+\\)$")
_LARGE, _MIDDLE = 26.0, 24.0  # points: at most two lines, and three
_MOST = 6  # lines: more would leave no room for what the title is about


def title_para(title: Text, frame: Frame) -> Para:
    """``title`` as large as its place allows: smaller first, then with more lines.

    On the house's layouts that is 26 points for two lines and 24 for three.
    """
    return fitted_title(title, frame.title, frame.titles)


def fitted_title(title: Text, box: Box, titles: Titles, role: Role = "ink") -> Para:
    """``title`` at the largest of the sizes at which it keeps to ``box``; else shortened."""
    width = box.width / EMU_PER_PT
    align: Align = "center" if titles.is_centered else "left"
    tries = [
        replace(
            prose(title, size, bold=titles.bold, role=role), spacing=titles.spacing, align=align
        )
        for size in titles.sizes
    ]
    made = next((one for one in tries if _is_good(one, box, titles)), tries[-1])
    most = box.height if titles.room is None else max(titles.room, box.height)
    while lines(made, width, titles.font) > _MOST or (
        titles.room is not None and _height(made, box, titles) > most
    ):
        shorter = _shorter(made)
        if len(shorter.text) >= len(made.text):
            break
        made = shorter
    return made


def _is_good(title: Para, box: Box, titles: Titles) -> bool:
    """Whether a title has few lines, the fewer the larger it is, and keeps to its place."""
    most = 2 if title.size >= _LARGE else 3 if title.size >= _MIDDLE else _MOST
    width = box.width / EMU_PER_PT
    if lines(title, width, titles.font) > most:
        return False
    if titles.room is None:
        return True
    return _height(title, box, titles) <= box.height and (
        least_width_pt(title, titles.font) <= width or title.size == titles.sizes[-1]
    )


def _height(title: Para, box: Box, titles: Titles) -> int:
    return pt(height_pt((title,), box.width / EMU_PER_PT, titles.font))


def _shorter(title: Para) -> Para:
    """Without the last tenth of its words; its number stays. The notes have the whole."""
    number = _NUMBER.search(title.text)
    end = number.start() if number else len(title.text)
    kept = sliced(title, 0, end * 9 // 10)
    if not kept.runs:
        return title
    last = kept.runs[-1]
    tail = f"{last.text.rstrip('…')}…{number[0] if number else ''}"
    return replace(kept, runs=(*kept.runs[:-1], replace(last, text=tail)))


def title_box(title: Para, frame: Frame) -> Box:
    """The title's box: the layout's, or higher where the title has more lines."""
    needed = _height(title, frame.title, frame.titles)
    return replace(frame.title, height=max(frame.title.height, needed))


def content_area(title: Para, frame: Frame) -> Box:
    """What a title leaves of the slide, from the first hanging rule down."""
    shift = title_box(title, frame).height - frame.title.height
    whole = frame.content
    return replace(whole, y=whole.y + shift, height=whole.height - shift)


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

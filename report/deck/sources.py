"""The marks that a slide shows in, its source line and the last words of its notes out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.deck.fit import full_width_pt
from report.deck.grid import EMU_PER_PT, SOURCE
from report.deck.setting import Setting
from report.deck.words import Para, Piece
from report.story import Mark
from report.text import Run, Text, plain

SIZE = 10.5
_FIRST_SENTENCE = re.compile(r"^(.+?)[.!?…]?(?:(?<=[.!?…])\s.*)?$", re.DOTALL)


def source_line(marks: Iterable[Mark | None], common: Mark | None, setting: Setting) -> Para | None:
    """``Rapporté [1] : Article sur Ampere.`` on one line; None where there is no source."""
    numbers = _numbers(marks, common)
    if common:
        others = [number for number in numbers if number not in common.references]
        first = [Piece(str(common), color_role="grey", to=_anchor(common.references))]
        known = [n for n in common.references if n in setting.sources]
        after = setting.colon or " "
    else:
        first, others, known, after = [], numbers, [], ""
        if numbers:
            first = [Piece(setting.words.source_line, color_role="grey")]
    if not first:
        return None
    rest = [_title(number, setting, bare=True) for number in known]
    rest += [_title(number, setting) for number in others]
    return _on_one_line(first, after if rest else "", [r for r in rest if r], setting.font)


def _numbers(marks: Iterable[Mark | None], common: Mark | None) -> list[int]:
    found = {n for mark in (*marks, common) if mark for n in mark.references}
    return sorted(found)


def _anchor(references: tuple[int, ...]) -> str | None:
    return f"source-{references[0]}" if references else None


def _title(number: int, setting: Setting, bare: bool = False) -> str:
    """A source's first sentence; its number before it unless the mark has said it."""
    source = setting.sources.get(number)
    words = plain(source.text) if source else ""
    found = _FIRST_SENTENCE.match(words)
    title = (found.group(1) if found else words).rstrip(" .")
    return title if bare else f"[{number}] {title}".rstrip()


def _on_one_line(first: list[Piece], after: str, titles: list[str], font: str) -> Para:
    """The line as it fits: titles are shortened, never the marks."""
    words = " · ".join(titles)
    room = SOURCE.width / EMU_PER_PT
    while True:
        end = "." if words and not words.endswith("…") else ""
        rest = [Piece(after + words + end, color_role="grey")] if words or after else []
        made = Para((*first, *rest), SIZE)
        if full_width_pt(made, font) <= room or not words:
            return made
        shorter = words.rstrip("…").rsplit(" ", 1)[0] if " " in words else ""
        words = f"{shorter}…" if shorter else ""
        after = after if words else ""


def source_notes(marks: Iterable[Mark | None], setting: Setting) -> list[Text]:
    """For the notes: each mark of the slide with its sources in full."""
    out: list[Text] = []
    for mark in dict.fromkeys(mark for mark in marks if mark):
        titles = [plain(setting.sources[n].text) for n in mark.references if n in setting.sources]
        words = " · ".join(titles)
        after = f"{setting.colon or ' '}{words}" if words else ""
        out.append((Run(f"{mark}{after}"),))
    return out

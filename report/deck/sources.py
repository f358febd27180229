"""The marks that a slide shows in, its source line and the last words of its notes out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.deck.fit import full_width_pt
from report.deck.grid import EMU_PER_PT
from report.deck.setting import Setting
from report.deck.words import Para, Piece, Role
from report.story import Mark
from report.text import EMPTY, Run, Text, plain

_FIRST_SENTENCE = re.compile(r"^(.+?)[.!?…]?(?:(?<=[.!?…])\s.*)?$", re.DOTALL)


def source_line(
    marks: Iterable[Mark | None], common: Mark | None, setting: Setting, note: Text = EMPTY
) -> Para | None:
    """``Rapporté [1] : Article sur Ampere.`` and a note on one line; None if there is neither."""
    numbers = _numbers(marks, common)
    if common:
        others = [number for number in numbers if number not in common.references]
        first = [_common_piece(common)]
        known = [n for n in common.references if n in setting.sources]
        after = setting.colon or " "
    else:
        first, others, known, after = [], numbers, [], ""
        if numbers:
            first = [Piece(setting.words.source_line, color_role="grey")]
    last = (Piece(plain(note), color_role="grey"),) if plain(note) else ()
    if not first:
        return Para(last, setting.frame.source_size) if last else None
    rest = [_title(number, setting, bare=True) for number in known]
    rest += [_title(number, setting) for number in others]
    return _on_one_line(first, after if rest else "", [r for r in rest if r], last, setting)


def has_room(
    note: Text, marks: Iterable[Mark | None], common: Mark | None, setting: Setting
) -> bool:
    """Whether the source line has room for a note beside the marks."""
    line = source_line(marks, common, setting, note)
    return line is None or full_width_pt(line, setting.font) <= _room(setting)


def _room(setting: Setting) -> float:
    """The width of the source line, in points."""
    return setting.frame.source.width / EMU_PER_PT


def _common_piece(mark: Mark) -> Piece:
    """The mark that goes for the whole slide; bold in the second accent if nothing is settled."""
    role: Role = "unsettled" if mark.unsettled else "grey"
    return Piece(str(mark), bold=mark.unsettled, color_role=role, to=_anchor(mark.references))


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


def _on_one_line(
    first: list[Piece], after: str, titles: list[str], last: tuple[Piece, ...], setting: Setting
) -> Para:
    """The line as it fits: titles are shortened, never the marks or the note."""
    words = " · ".join(titles)
    room = _room(setting)
    while True:
        end = "." if (words or last) and not words.endswith("…") else ""
        end += " " if last else ""
        rest = [Piece(after + words + end, color_role="grey")] if words or after or last else []
        made = Para((*first, *rest, *last), setting.frame.source_size)
        if full_width_pt(made, setting.font) <= room or not words:
            return made
        shorter = words.rstrip("…").rsplit(" ", 1)[0].rstrip(" ,·") if " " in words else ""
        words = shorter if shorter.endswith("]") or not shorter else f"{shorter}…"
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

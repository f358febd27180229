"""The marks that a slide shows in, its source line and the last words of its notes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from report.deck.fit import full_width_pt
from report.deck.grid import EMU_PER_PT
from report.deck.setting import Setting
from report.deck.words import Para, Piece, Role
from report.story import Mark
from report.text import EMPTY, Run, Text, plain

_NUMBER = re.compile(r"\[\d+\]")
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
    """The line as it fits: titles are shortened, the last ones first, never the marks or the note.

    What a shortened title leaves is its number, for as many as there is room.
    """
    room = _room(setting)
    made = Para((*first, *last), setting.frame.source_size)
    for words in _ever_shorter(titles):
        end = "." if (words or last) and not words.endswith("…") else ""
        end += " " if last else ""
        before = after if words else ""
        rest = [Piece(before + words + end, color_role="grey")] if words or last else []
        made = Para((*first, *rest, *last), setting.frame.source_size)
        if full_width_pt(made, setting.font) <= room:
            break
    return made


def _ever_shorter(titles: Sequence[str]) -> Iterator[str]:
    """All titles, then fewer and fewer of their words from the end, then not even their numbers."""
    numbers = [found[0] if (found := _NUMBER.match(title)) else "" for title in titles]
    for at in range(len(titles) - 1, -1, -1):
        tail = numbers[at + 1 :]
        for title in _shortened(titles[at]):
            yield " · ".join(filter(None, (*titles[:at], title, *tail)))
    for count in range(len(numbers) - 1, 0, -1):
        kept = " · ".join(filter(None, numbers[:count]))
        yield f"{kept}…" if kept else ""
    yield ""


def _shortened(title: str) -> Iterator[str]:
    """A title, then less and less of it; at last its number, or nothing."""
    yield title
    words = title.split(" ")
    for count in range(len(words) - 1, 0, -1):
        kept = " ".join(words[:count]).rstrip(" ,·")
        yield kept if _NUMBER.fullmatch(kept) else f"{kept}…"
    if not _NUMBER.match(title):
        yield ""


def source_notes(marks: Iterable[Mark | None], setting: Setting) -> list[Text]:
    """For the notes: each mark of the slide with its sources in full."""
    out: list[Text] = []
    for mark in dict.fromkeys(mark for mark in marks if mark):
        titles = [plain(setting.sources[n].text) for n in mark.references if n in setting.sources]
        words = " · ".join(titles)
        after = f"{setting.colon or ' '}{words}" if words else ""
        out.append((Run(f"{mark}{after}"),))
    return out

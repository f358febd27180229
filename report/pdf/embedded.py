"""Take a TrueType file, give a font whose subsets say in Unicode what each of their codes means.

reportlab's own maps name U+0000, which ISO 19005-3 (6.2.11.7.2) and ISO 14289-1 (7.21.7) forbid,
put more than a hundred lines into one block (Adobe's Technical Note 5014 allows no more), and break
letters beyond U+FFFF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFArray
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from report.pdf.unhinted import unhinted

_KEPT = 20  # subsets
_PER_BLOCK = 100
_LONGEST = 100  # letters of a name; ISO 19005-3 (6.1.13) allows 127 bytes


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """reportlab's font with maps of its own; a subset holds only what is printed.

    ``name`` is unique in this process, ``cut`` among the fonts of one file: the PDF knows the font
    by it, since the name within the font is the same for two files more often than it should be.
    ASCII letters are their own codes: pages and maps pack better so.
    """

    def __init__(self, name: str, cut: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=True)
        self._printed: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()
        whole = self.face.makeSubset
        self.face.makeSubset = lambda subset: _bare(whole, tuple(subset))
        self.face.name = re.sub("[^A-Za-z0-9-]", "", cut)[-_LONGEST:].encode()

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:
        found = super().splitString(text, doc, encoding)
        self._printed.setdefault(doc, {0}).update(map(ord, text))
        return found

    def addObjects(self, document: Any) -> None:
        state, printed = self.state[document], self._printed[document]
        subsets: list[list[int]] = state.subsets
        subsets[0][:] = _without(subsets[0], printed)
        super().addObjects(document)
        for number, subset in enumerate(subsets):
            face = self.face
            name = b"".join((SUBSETN(number), b"+", face.name, face.subfontNameX)).decode("ascii")
            document.idToObject[f"toUnicodeCMap:{name}"].content = _to_unicode(name, subset)
            font = document.idToObject["BasicFonts"].dict[f"{state.internalName}+{number}"]
            font.Widths = PDFArray(list(map(round, font.Widths.sequence)))


@lru_cache(maxsize=_KEPT)
def _bare(whole: Callable[[Sequence[int]], bytes], subset: tuple[int, ...]) -> bytes:
    """The font file of one subset, without hinting; the same letters come in the next build."""
    return unhinted(whole(subset))


def _to_unicode(name: str, subset: Sequence[int]) -> str:
    """The map of one subset (ISO 32000-1, 9.10.3): UTF-16 for each code that means a letter."""
    chars, ranges = list[str](), list[str]()
    for first, last in _stretches(subset):
        start = f"<{chr(subset[first]).encode('utf-16-be').hex().upper()}>"
        if first == last:
            chars.append(f"<{first:02X}> {start}")
        else:
            ranges.append(f"<{first:02X}> <{last:02X}> {start}")
    lines = [*_blocks("bfchar", chars), *_blocks("bfrange", ranges)]
    return "\n".join([_HEAD.format(name=name), *lines, _FOOT])


def _stretches(subset: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last code of each stretch whose letters follow one another, too.

    Only a letter's last byte may grow within one (ISO 32000-1, 9.10.3).
    """
    first = 0
    for code, (letter, after) in enumerate(pairwise((*subset, 0))):
        if after != letter + 1 or not after & 0xFF or not letter:
            if subset[first]:
                yield first, code
            first = code + 1


def _blocks(kind: str, lines: Sequence[str]) -> Iterator[str]:
    for at in range(0, len(lines), _PER_BLOCK):
        some = lines[at : at + _PER_BLOCK]
        yield from (f"{len(some)} begin{kind}", *some, f"end{kind}")


def _without(subset: Sequence[int], printed: Collection[int]) -> list[int]:
    """``subset`` with no more than what is ``printed``."""
    kept = [letter if letter in printed else 0 for letter in subset]
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    return kept


_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""

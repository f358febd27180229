"""Take a TrueType file, give a font whose subsets say in Unicode what each of their codes means.

reportlab's own maps name U+0000, which ISO 19005-3 (6.2.11.7.2) and ISO 14289-1 (7.21.7) forbid,
put more than a hundred lines into one block (Adobe's Technical Note 5014 allows no more), and break
letters beyond U+FFFF.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from report.pdf.unhinted import unhinted

_PER_BLOCK = 100
_LONGEST = 100  # letters of a name; ISO 19005-3 (6.1.13) allows 127 bytes


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """reportlab's font with maps of its own; a subset holds only what is printed.

    ``name`` is unique in this process, ``cut`` among the fonts of one file: the PDF knows the font
    by it, since the name within the font is the same for two files more often than it should be.
    """

    def __init__(self, name: str, cut: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=False)
        self.face.name = re.sub("[^A-Za-z0-9-]", "", cut)[-_LONGEST:].encode()

    def addObjects(self, document: Any) -> None:
        subsets: list[list[int]] = self.state[document].subsets
        super().addObjects(document)
        for number, subset in enumerate(subsets):
            face = self.face
            name = b"".join((SUBSETN(number), b"+", face.name, face.subfontNameX)).decode("ascii")
            document.idToObject[f"toUnicodeCMap:{name}"].content = _to_unicode(name, subset)
            file = document.idToObject[f"fontFile:{face.filename}({name})"]
            file.content = unhinted(file.content)
            file.dictionary["Length1"] = len(file.content)


def _to_unicode(name: str, subset: Sequence[int]) -> str:
    """The map of one subset (ISO 32000-1, 9.10.3): UTF-16 for each code but that of no glyph."""
    pairs = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(subset)
        if letter
    ]
    blocks = [pairs[at : at + _PER_BLOCK] for at in range(0, len(pairs), _PER_BLOCK)]
    lines = [line for block in blocks for line in _block(block)]
    return "\n".join([_HEAD.format(name=name), *lines, _FOOT])


def _block(pairs: Sequence[str]) -> list[str]:
    return [f"{len(pairs)} beginbfchar", *pairs, "endbfchar"]


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

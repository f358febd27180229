"""Take installed fonts, give their advance widths as JSON files, for report/deck/fit.py.

Usage: python templates/fonts/build_widths.py FOLDER_WITH_TTF... (Carlito, Caladea, Liberation).
Each stands in for the font of the same widths that PowerPoint draws with. The files say only how
wide a sign is, no outline: they are facts about the fonts, and need no font to be shipped.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FAMILIES = {
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Arial": "LiberationSans",
    "Times New Roman": "LiberationSerif",
    "Courier New": "LiberationMono",
}
FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
# Latin, Greek and Cyrillic with their supplements, punctuation, money, signs, arrows, shapes.
SIGNS = [
    *range(0x20, 0x530),
    *range(0x1E00, 0x2000),
    *range(0x2000, 0x2400),
    *range(0x2500, 0x2600),
    *range(0xFB00, 0xFB07),
]
HOME = Path(__file__).resolve().parents[2] / "report" / "deck" / "widths"


def advances(path: Path) -> dict[str, str]:
    """The signs of a font, gathered by their advance in thousandths of an em."""
    font: Any = TTFont(path, lazy=True)
    unit, glyphs, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"].metrics
    out: dict[str, str] = {}
    for sign in SIGNS:
        if sign in glyphs:
            width = str(round(widths[glyphs[sign]][0] * 1000 / unit, 1))
            out[width] = out.get(width, "") + chr(sign)
    return out


def main(folders: list[Path]) -> None:
    """Write one file for each family."""
    HOME.mkdir(exist_ok=True)
    for family, stem in FAMILIES.items():
        faces = {}
        for face, suffix in FACES.items():
            found = [f for folder in folders for f in folder.rglob(f"{stem}-{suffix}.ttf")]
            faces[face] = advances(sorted(found)[0])
        out = HOME / f"{family.lower().replace(' ', '-')}.json"
        out.write_text(
            json.dumps(faces, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])

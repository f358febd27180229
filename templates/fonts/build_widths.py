"""Take installed fonts, give their advance widths as JSON files, for report/deck/fit.py.

Usage: python templates/fonts/build_widths.py FOLDER_WITH_TTF... (Carlito, Caladea, Liberation,
DejaVu). Each stands in for the font of the same widths that PowerPoint draws with. The files say
only how wide a sign is, no outline: they are facts about the fonts, and need no font to be shipped.
For a font that is none of these there is "unknown": of each sign the wider of DejaVu Sans and
DejaVu Serif, which are wider than nearly all, and what LibreOffice draws where a font is missing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
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
UNKNOWN = {  # the two call their cuts by names of their own
    "regular": ("DejaVuSans", "DejaVuSerif"),
    "bold": ("DejaVuSans-Bold", "DejaVuSerif-Bold"),
    "italic": ("DejaVuSans-Oblique", "DejaVuSerif-Italic"),
    "bold_italic": ("DejaVuSans-BoldOblique", "DejaVuSerif-BoldItalic"),
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


def advances(paths: Sequence[Path]) -> dict[str, str]:
    """The signs of fonts, gathered by their widest advance in thousandths of an em."""
    widest: dict[str, float] = {}
    for path in paths:
        font: Any = TTFont(path, lazy=True)
        unit, glyphs, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"].metrics
        for sign in map(chr, SIGNS):
            if ord(sign) in glyphs:
                width = round(widths[glyphs[ord(sign)]][0] * 1000 / unit, 1)
                widest[sign] = max(width, widest.get(sign, 0))
    out: dict[str, str] = {}
    for sign, width in widest.items():
        out[str(width)] = out.get(str(width), "") + sign
    return out


def main(folders: list[Path]) -> None:
    """Write one file for each family that is there, and one for fonts that are not known."""
    HOME.mkdir(exist_ok=True)
    files = {path.stem: path for folder in folders for path in sorted(folder.rglob("*.ttf"))}
    families = {
        family: {face: (f"{stem}-{suffix}",) for face, suffix in FACES.items()}
        for family, stem in FAMILIES.items()
    }
    for family, faces in {**families, "unknown": UNKNOWN}.items():
        if not all(stem in files for stems in faces.values() for stem in stems):
            print(f"{family} is left as it is: its fonts are not here")
            continue
        made = {face: advances([files[stem] for stem in stems]) for face, stems in faces.items()}
        out = HOME / f"{family.lower().replace(' ', '-')}.json"
        out.write_text(
            json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])

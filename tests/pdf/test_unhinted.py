"""Fonts without hinting: every outline and width of the file, and none of its programs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import matplotlib
import pytest
from fontTools.ttLib import TTFont

from report.pdf.unhinted import unhinted
from tests.samples import house_theme

FILES = {
    "simple and composite letters": house_theme().fonts.bold_italic,
    "hinted for every size": Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf",
}


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_every_glyph_keeps_its_outline_and_width(file: Path) -> None:
    whole = TTFont(file)
    bare = TTFont(BytesIO(unhinted(file.read_bytes())))
    pairs = list(zip(bare.getGlyphOrder(), whole.getGlyphOrder(), strict=True))  # by number
    for mine, name in pairs:
        assert bare["hmtx"][mine] == whole["hmtx"][name], name
        assert outline(bare, mine) == outline(whole, name), name


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_no_program_is_left_and_no_byte_after_a_glyph(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bare = TTFont(BytesIO(unhinted(file.read_bytes())), checkChecksums=2)
    assert not {"cvt ", "fpgm", "prep", "name", "post", "OS/2"} & set(bare.reader.keys())
    for name in bare.getGlyphOrder():
        glyph = bare["glyf"][name]
        assert not getattr(glyph, "program", None), name
    assert not [told for told in caplog.messages if "excess" in told]


def outline(font: TTFont, name: str) -> tuple[list[tuple[int, int]], list[int], bytes]:
    """The points of a glyph and its components, where its contours end, and which are curves."""
    points, ends, flags = font["glyf"][name].getCoordinates(font["glyf"])
    return list(points), list(ends), bytes(flags)

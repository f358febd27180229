"""How many bytes a page takes: below six thousand where no picture stands on it, with all that a
file carries once, its fonts and its metadata.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from report import load
from report import story as s
from report.pdf import write_pdf
from report.pipeline import tell
from report.template import library
from tests.benchmarks.growth import times
from tests.briefings import ROOT

_PICTURES = (s.Chart, s.Map, s.Timeline)


@pytest.mark.parametrize(("name", "count"), [("ampere", 1), ("showcase", 1), ("showcase", 6)])
def test_a_page_without_pictures_takes_less_than_six_kilobytes(
    name: str, count: int, tmp_path: Path
) -> None:
    briefing = times(load(ROOT / "data" / f"{name}.yaml"), count)
    told = tell(briefing, "board", "fr", library())
    sections = tuple(
        replace(one, blocks=tuple(b for b in one.blocks if not isinstance(b, _PICTURES)))
        for one in told.story.sections
    )
    path = tmp_path / "plain.pdf"
    pages = write_pdf(replace(told.story, sections=sections), told.theme, path).total
    assert path.stat().st_size / pages < 6000

"""What depends on the withheld, and markings that end: who may read what of random briefings."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from report.briefing import Marking
from report.check import briefing_of
from report.draft import WRITERS
from report.language import Date
from report.pipeline import tell
from report.source import read_text
from report.template import library
from tests.canaries import DAY, ITEMS, MARKINGS, OVER, RUNNING, Drawn, everything, page_words

_NAMES = st.sampled_from(sorted(ITEMS))
_DRAWN = st.builds(
    Drawn,
    items=st.frozensets(_NAMES, min_size=3, max_size=14),
    markings=st.dictionaries(_NAMES, st.sampled_from(MARKINGS), max_size=14),
    ends=st.dictionaries(_NAMES, st.sampled_from([OVER, RUNNING]), max_size=8),
    default=st.sampled_from(MARKINGS[:3]),
)
_TEMPLATE = """
name: Tests
clearance: {clearance}
outline: [rationale, footprint, governance, open_questions, risks, decision, actions, glossary,
          annexes, sources]
data: {data}
"""
_EACH = 6  # examples of each of 24 runs; made smaller, none would tell more


@pytest.mark.parametrize("format_", sorted(WRITERS))
@pytest.mark.parametrize("clearance", get_args(Marking))
@pytest.mark.parametrize("data", ["with its data", "without", "without, again"])
@settings(max_examples=_EACH, deadline=None, phases=(Phase.reuse, Phase.generate))
@given(drawn=_DRAWN)
def test_a_file_holds_all_that_its_readers_may_read_and_nothing_else(
    drawn: Drawn, data: str, clearance: str, format_: str
) -> None:
    printed, hidden = drawn.told(clearance, format_)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "audiences").mkdir()
        template = _TEMPLATE.format(clearance=clearance, data=str(data == "with its data").lower())
        (folder / "audiences" / "all.yaml").write_text(template, encoding="utf-8")
        paper = briefing_of(read_text(drawn.yaml()))
        told = tell(paper, "all", "fr", library(folder), on=Date.read(DAY))
        path = folder / f"paper.{format_}"
        WRITERS[format_](told, path, None)
        found = everything(path)
        shown = page_words(path) if format_ == "pdf" else found
    assert {hidden[one] for one in hidden if one in found} == set()
    assert {printed[one] for one in printed if one not in shown} == set()

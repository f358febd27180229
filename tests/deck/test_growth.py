"""A deck eight times as long takes eight times the work: told by calls, for times are noisy."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from report.deck.write import write_deck
from report.story import Section, Story
from tests.forgetting import forgetting
from tests.samples import house_theme, story


def _many(times: int) -> Story:
    """The sample with every section as often, each under a name of its own."""
    whole = story()

    def again(section: Section, at: int) -> Section:
        blocks = tuple(replace(block, path=f"{block.path}-{at}") for block in section.blocks)
        return replace(section, id=f"{section.id}-{at}", blocks=blocks)

    more = [again(section, at) for at in range(times) for section in whole.sections]
    return replace(whole, sections=tuple(more))


def _calls(told: Story, path: Path) -> tuple[int, int]:
    """How many functions of Python and C are called to write a deck, and how many slides it has."""
    count = 0

    def counted(_frame: Any, event: str, _: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        extent = write_deck(told, house_theme(), path)
    finally:
        sys.setprofile(None)
    return count, extent.total


def test_the_work_of_a_slide_does_not_grow_with_the_deck(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    write_deck(story(), house_theme(), path)  # what is measured once is not counted
    with forgetting():
        few, slides = _calls(_many(3), path)
        many, more_slides = _calls(_many(24), path)
    assert more_slides > 6 * slides
    assert many / more_slides < 1.05 * few / slides

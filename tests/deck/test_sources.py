"""The source line of a slide: every source is named, in as many words as there is room for."""

from __future__ import annotations

from dataclasses import replace

from report.deck.grid import house_frame
from report.deck.setting import Setting, setting_of
from report.deck.sources import source_line
from report.story import Mark, Source
from report.text import text
from tests.samples import house_theme, story


def _with_sources(words: str, count: int) -> Setting:
    setting = setting_of(story(), house_theme(), house_frame("Calibri"))
    sources = {at: Source(at, "Presse", text(words)) for at in range(1, count + 1)}
    return replace(setting, sources=sources)


def test_a_source_without_room_for_its_title_keeps_its_number() -> None:
    setting = _with_sources("Rapport annuel de la société, quatorze mars " * 2, 4)
    marks = [Mark("Confirmé", (1,)), Mark("Rapporté", (2, 3, 4))]
    line = source_line(marks, None, setting)
    assert line is not None
    assert line.text.startswith("Source\u00a0: [1] Rapport annuel")
    assert line.text.endswith(" · [3] · [4].")


def test_numbers_for_which_there_is_no_room_end_in_dots() -> None:
    setting = _with_sources("Rapport", 400)
    line = source_line([Mark("Rapporté", tuple(range(1, 401)))], None, setting)
    assert line is not None
    assert line.text.endswith("]…")

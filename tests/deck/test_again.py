"""A deck is the same to the byte whatever the process wrote before it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import report.deck.drawn
from report import story as s
from report.deck.write import write_deck
from report.pipeline import load, tell
from report.template import library
from report.text import EMPTY, text
from report.theme import Theme
from tests.briefings import ROOT
from tests.deck.stories import stories
from tests.forgetting import forgetting
from tests.logos import drawn, look, saved
from tests.samples import house_theme, story


def colored(_folder: Path) -> Theme:
    return replace(
        house_theme(), painted=True, colors=replace(house_theme().colors, accent="#7A0B3C")
    )


def lettered(_folder: Path) -> Theme:
    return replace(house_theme(), fonts=replace(house_theme().fonts, deck="Arial"))


def signed(folder: Path) -> Theme:
    return look(folder, saved(drawn()))


def written(told: s.Story, theme: Theme, folder: Path) -> bytes:
    path = folder / "deck.pptx"
    write_deck(told, theme, path)
    return path.read_bytes()


def written_anew(told: s.Story, theme: Theme, folder: Path) -> bytes:
    with forgetting():
        return written(told, theme, folder)


def _last(told: s.Story) -> s.Section | s.Summary:
    return told.sections[-1] if told.sections else told.summary


def _with(told: s.Story, at: int, **changes: Any) -> s.Story:
    sections = list(told.sections)
    if sections:
        sections[at] = replace(sections[at], **changes)
    return replace(told, sections=tuple(sections))


def long_story() -> s.Story:
    """The sample, its charts twice, and a table in whose columns long words are cut."""
    whole = story()
    charted = next(one for one in whole.sections if _charts(one))
    again = replace(charted, id="again", title=text("Once more"), lead=EMPTY)
    word = text("Donaudampfschifffahrtsgesellschaften")
    row = s.Row((s.Cell(word),) * 5)
    table = s.Table("words", text("Words"), (s.Column("Word"),) * 5, (row,) * 3)
    longer = text("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3)
    said = s.Statements("said", text("Said"), (s.Statement(text("Head"), longer),))
    blocks = (table, said)
    cut = replace(charted, id="cut", title=text("Long words"), lead=EMPTY, blocks=blocks)
    return replace(whole, sections=(*whole.sections, again, cut))


def _charts(section: s.Section) -> list[s.Block]:
    return [block for block in section.blocks if isinstance(block, s.Chart)]


def _without_a_chart(told: s.Story) -> s.Story:
    """A timeline stands in the place of the first chart: slides keep their numbers."""
    line = next((one for one in told.blocks() if isinstance(one, s.Timeline)), None)
    at = next((at for at, one in enumerate(told.sections) if _charts(one)), None)
    if line is None or at is None:
        return told
    chart = _charts(told.sections[at])[0]
    drawn = replace(line, path=chart.path, title=chart.title)
    blocks = (drawn if block is chart else block for block in told.sections[at].blocks)
    return _with(told, at, blocks=tuple(blocks))


# What somebody may change between two builds.
EDITS: dict[str, Callable[[s.Story], s.Story]] = {
    "first section": lambda told: replace(told, sections=told.sections[1:]),
    "order": lambda told: replace(told, sections=told.sections[::-1]),
    "title": lambda told: replace(told, title=text("Another title")),
    "title of a section": lambda told: _with(told, 0, title=text("A title of its own")),
    "label of a section": lambda told: _with(told, -1, label="A label"),
    "lead": lambda told: _with(told, -1, lead=text("A lead of its own.")),
    "no blocks": lambda told: _with(told, 0, blocks=()),
    "same titles": lambda told: _with(_with(told, 0, title=text("One")), -1, title=text("One")),
    "title of another": lambda told: _with(told, 0, title=_last(told).title),
    "chart": _without_a_chart,
    "version": lambda told: replace(told, version="7"),
    "marking": lambda told: replace(told, marking="Secret"),
    "language": lambda told: replace(told, language="de"),
    "notes": lambda told: replace(told, has_notes=not told.has_notes),
    "watermark": lambda told: replace(told, watermark="" if told.watermark else "Draft"),
    "title slide": lambda told: replace(told, has_title_slide=not told.has_title_slide),
    "words": lambda told: replace(told, words=replace(told.words, source_line="From: ")),
    "summary": lambda told: replace(told, summary=replace(told.summary, answer=text("Yes."))),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_story_after_an_edit_gives_the_bytes_of_a_process_that_has_just_begun(
    edit: str, tmp_path: Path
) -> None:
    before, after = long_story(), EDITS[edit](long_story())
    for told in (before, after, before):
        assert written(told, house_theme(), tmp_path) == written_anew(told, house_theme(), tmp_path)


@pytest.mark.parametrize("look_of", [colored, lettered, signed])
def test_a_story_in_another_look_is_drawn_anew(
    look_of: Callable[[Path], Theme], tmp_path: Path
) -> None:
    for one in (house_theme(), look_of(tmp_path), house_theme()):
        assert written(story(), one, tmp_path) == written_anew(story(), one, tmp_path)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=stories(), edits=st.lists(st.sampled_from(sorted(EDITS)), max_size=4))
def test_any_story_after_any_edits_gives_those_bytes(
    told: s.Story, edits: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("again")
    for edit in ("", *edits):
        told = EDITS[edit](told) if edit else told
        assert written(told, house_theme(), folder) == written_anew(told, house_theme(), folder)


@pytest.mark.parametrize("name", ["ampere", "showcase"])
def test_editions_one_after_the_other_are_as_each_alone(name: str, tmp_path: Path) -> None:
    briefing = load(ROOT / "data" / f"{name}.yaml")
    found = library(None, briefing.file)
    told = [tell(briefing, a, "fr", found) for a in ("board", "press", "board", "works-council")]
    for one in told:
        assert written(one.story, one.theme, tmp_path) == written_anew(
            one.story, one.theme, tmp_path
        )


def test_a_slide_that_did_not_change_is_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    place = report.deck.drawn.place_slide

    def noted(slide: Any, plan: Any, *rest: Any, **more: Any) -> None:
        titles.append(plan.title.text)
        place(slide, plan, *rest, **more)

    monkeypatch.setattr(report.deck.drawn, "place_slide", noted)
    told = replace(story(), id=f"drawn-{tmp_path.name}", version=tmp_path.name)
    written(told, house_theme(), tmp_path)
    assert len(titles) > 3
    titles.clear()
    written(told, house_theme(), tmp_path)
    assert titles == []
    written(_with(told, -1, title=text("A new title")), house_theme(), tmp_path)
    assert "A new title" in " ".join(titles)
    assert len(titles) < 4


def test_a_base_deck_that_was_changed_on_the_disk_is_opened_anew(tmp_path: Path) -> None:
    base = tmp_path / "base.pptx"
    base.write_bytes(house_theme().deck.read_bytes())
    theme = replace(house_theme(), deck=base)
    before = written(story(), theme, tmp_path)
    write_deck(replace(story(), sections=()), replace(colored(tmp_path), deck=base), base)
    after = written(story(), theme, tmp_path)
    assert after != before
    assert after == written_anew(story(), theme, tmp_path)


def test_decks_that_are_written_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    told = [replace(story(), title=text(f"Title {at % 3}")) for at in range(9)]
    expected = [written_anew(one, house_theme(), tmp_path) for one in told]
    made: dict[int, bytes] = {}

    def write(at: int) -> None:
        (folder := tmp_path / str(at)).mkdir()
        made[at] = written(told[at], house_theme(), folder)

    _run(threading.Thread(target=write, args=(at,)) for at in range(len(told)))
    assert [made[at] for at in range(len(told))] == expected


def _run(threads: Iterable[threading.Thread]) -> None:
    started = list(threads)
    for one in started:
        one.start()
    for one in started:
        one.join()

"""Random briefings, each with a word and a number of its own in every field: who finds which."""

from __future__ import annotations

import io
import zipfile
from itertools import combinations
from pathlib import Path

import pytest

from report.check import briefing_of
from report.pipeline import build
from report.source import read_text
from tests.proof.searcher import canaries_in, page_canaries
from tests.random_briefings import MARKINGS, RandomBriefing

BRIEFINGS = 500
SHARE = (
    25  # how many one test builds: fonts and templates are read once, and tests run side by side
)

# A reader who is told everything that their clearance lets them see.
TEMPLATE = """
name: Tous
clearance: {}
outline: [rationale, footprint, governance, open_questions, risks, decision, actions, held_back,
  glossary, annexes, sources]
theme: house
facts: true
notes: true
data: true
"""

# What the data in the PDF holds, but no page: it is for the deck, for who does not see the chart,
# for the file's properties, for the works council's list; or nothing there may cite it.
NOT_ON_PAGES = {"briefing.author", "briefing.subtitle", "points.brief", "series.alt"}
# What a deck, which holds no data, tells only where a slide has a use for it.
NOT_ON_SLIDES = {"facts.label", "facts.text", "facts.unit", "facts.value"}
# What is told only where it is cited, has its place on the map, fits beside its bar, or heads a
# column that has a number.
NOT_EVERYWHERE = {
    "facts.text",
    "facts.unit",
    "map.places",
    "series.points.name",
    "footprint.workforce_label",
}


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    (folder / "audiences").mkdir()
    for marking in MARKINGS:
        path = folder / "audiences" / f"{marking}.yaml"
        path.write_text(TEMPLATE.format(marking), encoding="utf-8")
    return folder


@pytest.mark.parametrize("first", range(0, BRIEFINGS, SHARE))
def test_readers_find_all_that_they_may_read_and_nothing_else(
    first: int, templates: Path, tmp_path: Path
) -> None:
    """Each briefing for two clearances, in both formats; each pair of clearances is as frequent."""
    pairs = list(combinations(range(len(MARKINGS)), 2))
    for seed in range(first, first + SHARE):
        made = RandomBriefing(seed)
        paper = briefing_of(read_text(made.text()))
        for clearance in pairs[seed % len(pairs)]:
            for built in build(paper, MARKINGS[clearance], out=tmp_path, templates=templates):
                content = built.path.read_bytes()
                _check_found(made, clearance, built.format, content)


def _check_found(made: RandomBriefing, clearance: int, name: str, content: bytes) -> None:
    """That a file holds nothing above a clearance, and all at or below it that is told."""
    whose = f"briefing {made.seed} for readers of what is {MARKINGS[clearance]}, as {name}"
    found = canaries_in(content)
    assert [one for one in made.canaries if one.level > clearance and one.text in found] == [], (
        whose
    )
    told = [one for one in made.canaries if one.level <= clearance]
    if name == "pdf":
        assert [one for one in told if one.text not in found] == [], f"the data of {whose}"
        found, hidden = page_canaries(content), NOT_ON_PAGES | NOT_EVERYWHERE
    else:
        hidden = NOT_ON_SLIDES | NOT_EVERYWHERE
    missing = [
        one
        for one in told
        if one.text not in found
        and one.field not in hidden
        and not one.field.endswith((".reason", ".ends"))
        and not one.field.startswith("sources.")
    ]
    assert missing == [], whose


def test_random_briefings_withhold_and_tell_something_of_every_kind() -> None:
    """The test above says nothing of a field that is never withheld, or never told."""
    levels: dict[str, set[int]] = {}
    for seed in range(BRIEFINGS):
        for one in RandomBriefing(seed).canaries:
            levels.setdefault(one.field, set()).add(one.level)
    always = {name for name in levels if name.startswith(("briefing.", "meeting."))}
    always |= {"summary.message", "summary.ask"}
    assert {name for name, found in levels.items() if found == {0}} == always
    assert all(0 in found for found in levels.values())
    assert len(levels) > 80


WORD, NUMBER = "zqbacedifo", "738291546"
FORMS = (
    "Zqbacedifo 738 291 546",
    "zqba-\ncedi\u00adfo 738\u202f291\u202f546",
    "zqbacedifo 738,291,546.0",
    "<t>zqba</t><t>cedifo</t> <v>738291546</v>",
    "<a x='zqbacedifo' y='738.291.546'/>",
)


@pytest.mark.parametrize("held", FORMS)
def test_the_searcher_finds_them_in_every_form_however_they_are_packed(held: str) -> None:
    content = held.encode()
    for name in ("x/sheet.xml", "ppt/book.xlsx"):
        assert {WORD, NUMBER} <= canaries_in(content)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name, content)
        content = packed.getvalue()
    assert {WORD, NUMBER} <= canaries_in(content)
    assert {WORD, NUMBER} <= canaries_in(held.encode("utf-16-le"))

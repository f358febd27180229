"""The main guard: what is heard of any story is what it says, in its order, and well built.

``--hypothesis-profile=thorough`` tries two hundred stories.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report import story as s
from report.pdf import write_pdf
from report.text import text
from tests.logos import drawn, look, saved
from tests.pdf.conformance import strict_findings
from tests.pdf.hearing import Reader, structure_faults
from tests.pdf.reading import squeezed, tree
from tests.pdf.rules import broken_rules
from tests.pdf.stories import stories
from tests.pdf.telling import told
from tests.samples import house_theme
from tests.samples import story as sample

_IS_THOROUGH = settings.default.max_examples == 200
_COUNT = 200 if _IS_THOROUGH else 40  # the same forty each time: no one's change fails by chance
PAGES: st.SearchStrategy[Literal["A4", "letter"]] = st.sampled_from(["A4", "letter"])
LOGOS = st.sampled_from([None, None, (120, 60), (1, 40), (900, 30)])  # pixels


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stories")


@settings(
    max_examples=_COUNT,
    derandomize=not _IS_THOROUGH,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(stories(), PAGES, LOGOS)
def test_a_story_is_heard_as_it_is_told(
    folder: Path, story: s.Story, page: Literal["A4", "letter"], logo: tuple[int, int] | None
) -> None:
    path = folder / "story.pdf"
    theme = look(folder, saved(drawn(*logo))) if logo else house_theme()
    write_pdf(story, theme.on_page(page), path)
    with Reader(path) as reader:
        assert heard(reader) == told(story)
        assert structure_faults(reader) == []
    assert strict_findings(path) == []
    assert broken_rules(path) == []
    assert seen_by_pdfium(path) == "".join("".join(words.split()) for _, words in told(story))


def heard(reader: Reader) -> list[tuple[str, str]]:
    """(role, words) of each paragraph through the tree, the contents page left out."""
    parts = [part for part in reader.root.elements() if part.tag != "TOC"]
    return [said for part in parts for said in part.paragraphs()]


def seen_by_pdfium(path: Path) -> str:
    """The same by another reader, without white space: it makes that up from where words stand."""
    return squeezed("".join(words for _, words in tree(path, without=("Figure", "TOC"))))


def test_options_of_which_only_the_names_are_known_are_a_table_too(folder: Path) -> None:
    option = s.Option("A", text("Attendre"), (), (), ())
    block = s.Options("o", (), (option,), "P", "A", "R", text("C"), "C", ())
    whole = sample()
    section = replace(whole.sections[0], blocks=(block,))
    path = folder / "names.pdf"
    write_pdf(replace(whole, sections=(section,)), house_theme(), path)
    assert strict_findings(path) == []

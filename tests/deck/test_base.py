"""Base decks of any make: opened without their slides, or refused with a reason."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from report.deck.base import open_base
from report.errors import ReportError
from tests.samples import house_theme


def test_the_slides_of_a_base_deck_are_dropped(tmp_path: Path) -> None:
    deck = Presentation(str(house_theme().deck))
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(str(tmp_path / "full.pptx"))
    assert len(open_base(tmp_path / "full.pptx").slides) == 0


def test_a_template_is_opened_as_a_deck(tmp_path: Path) -> None:
    template = tmp_path / "deck.potx"
    with (
        zipfile.ZipFile(house_theme().deck) as source,
        zipfile.ZipFile(template, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"presentation.main+xml", b"template.main+xml")
            target.writestr(name, content)
    assert len(open_base(template).slide_layouts) == 5


def test_a_deck_of_another_size_is_refused_with_its_size(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "old.pptx"))
    with pytest.raises(ReportError, match=r"10\.00 by 7\.50 in"):
        open_base(tmp_path / "old.pptx")


@pytest.mark.parametrize("content", [None, b"not a zip"])
def test_a_missing_or_damaged_deck_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "deck.pptx"
    if content:
        path.write_bytes(content)
    with pytest.raises(ReportError):
        open_base(path)

"""``report doctor``: what is found in a template, told and as data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pptx import Presentation

from report.cli import command
from tests.deck import base_decks as odd
from tests.deck.base_decks import base_deck


def doctor(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, ["doctor", *map(str, arguments)])


def data(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(doctor(path, "--json").stdout)
    return found


def test_each_layout_has_its_role_and_why(tmp_path: Path) -> None:
    found = data(base_deck(tmp_path / "base.pptx"))
    roles = {layout["name"]: layout["roles"] for layout in found["layouts"] if layout["roles"]}
    assert {name: list(some) for name, some in roles.items()} == {
        "Title Slide": ["title"],
        "Section Header": ["section"],
        "Title Only": ["content"],
    }
    assert roles["Title Only"]["content"] == "a title, and room below it"


def test_fonts_are_told_as_known_or_not(tmp_path: Path) -> None:
    told = doctor(base_deck(tmp_path / "base.pptx", odd.hard_font("Grotesk Nobody Has"))).stdout
    assert "text: Grotesk Nobody Has, not known" in told
    assert "fonts named past the theme's: 'Grotesk Nobody Has'" in told
    assert "text: Calibri, measured" in doctor(base_deck(tmp_path / "plain.pptx")).stdout


def test_colours_are_told_with_a_contrast_that_can_be_read(tmp_path: Path) -> None:
    found = data(base_deck(tmp_path / "base.pptx", odd.colored(accent1="FFE000")))
    accent = next(color for color in found["colors"] if color["role"] == "accent")
    assert accent["slot"] == "accent1"
    assert accent["shaded"]
    assert all(color["contrast"] >= 4.5 for color in found["colors"])


def test_what_stands_in_boxes_of_its_own_is_named(tmp_path: Path) -> None:
    def footless(deck: Any) -> None:
        for holder in odd.holders(deck):
            for place in list(holder.placeholders):
                if place.placeholder_format.idx in (10, 11, 12):
                    place._element.getparent().remove(place._element)

    found = data(base_deck(tmp_path / "base.pptx", footless))
    assert any("at the foot: Confidential" in line for line in found["boxes"])
    assert "the layout for content has no footer" in found["problems"]


def test_faults_of_the_file_are_named(tmp_path: Path) -> None:
    def astray(deck: Any) -> None:
        deck.slides.add_slide(deck.slide_layouts[0])
        deck.slide_layouts[1].placeholders[0].left = deck.slide_width * 2

    problems = data(base_deck(tmp_path / "base.pptx", astray))["problems"]
    assert "it has slides of its own, 1: they are left out" in problems
    assert "'Title and Content': title 0 is not on the slide" in problems
    assert any("layouts without a title: 'Blank'" in problem for problem in problems)


def test_a_preview_is_a_deck_on_the_template(tmp_path: Path) -> None:
    base = base_deck(tmp_path / "base.pptx", size="4:3")
    result = doctor(base, "--preview", tmp_path / "sample.pptx")
    assert result.exit_code == 0, result.output
    deck = Presentation(str(tmp_path / "sample.pptx"))
    assert deck.slide_width == 10 * 914400
    assert len(deck.slides) > 3


def test_a_template_without_a_usable_layout_is_described_and_is_a_fault(tmp_path: Path) -> None:
    result = doctor(base_deck(tmp_path / "base.pptx", odd.footers_all_over))
    assert result.exit_code == 1
    assert "no layout with room for a title and content below it" in result.stdout
    assert "'Title Only': not used" in result.stdout


def test_it_speaks_french_where_the_terminal_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    told = doctor(base_deck(tmp_path / "base.pptx", odd.crowded)).stdout
    assert "'Title Only'\u00a0: contenu (un titre, et de la place dessous)" in told
    assert "Couleurs du texte, et leur contraste sur les diapositives de contenu" in told
    assert "de contenu, le décor de la disposition et du masque est caché" in told
    unnamed = re.sub(r"'[^']*'", "", told)
    assert not re.search(r"\b(the|and|title|not|shade|slides|in)\b", unnamed)


def test_a_file_that_is_no_template_is_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Notes", encoding="utf-8")
    result = doctor(path)
    assert result.exit_code == 1
    assert "this is no PowerPoint deck" in result.stderr

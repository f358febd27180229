"""``report refresh``: what it says, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pptx import Presentation

from tests.cli.test_build import run
from tests.refresh.test_refresh import changed
from tests.test_recheck import PAPER, reworded


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A deck and a later version of the data that made it."""
    paper, later = tmp_path / "paper.yaml", tmp_path / "later.yaml"
    paper.write_text(PAPER, encoding="utf-8")
    later.write_text(changed(), encoding="utf-8")
    assert run("build", paper, "-o", tmp_path, "-f", "pptx").exit_code == 0
    return tmp_path / "paper-board-fr.pptx", later


def test_a_deck_is_brought_up_to_date_and_agrees(files: tuple[Path, Path]) -> None:
    deck, later = files
    new = deck.with_name("new.pptx")
    result = run("refresh", deck, "--data", later, "--out", new)
    assert result.exit_code == 0
    assert "refreshed\tslide" in result.output
    assert run("verify", new, "--data", later).exit_code == 0


def test_a_conflict_ends_with_1_and_the_deck_is_written_all_the_same(
    files: tuple[Path, Path],
) -> None:
    deck, later = files
    show = Presentation(str(deck))
    reworded("400", "420")(show)
    show.save(str(deck))
    new = deck.with_name("new.pptx")
    result = run("refresh", deck, "-d", later, "-o", new, "--json")
    assert result.exit_code == 1
    assert new.exists()
    said = json.loads(result.output)
    assert said["is_current"] is False
    assert [one["after"] for one in said["changes"] if one["state"] == "conflict"]


def test_a_deck_is_not_written_over(files: tuple[Path, Path]) -> None:
    deck, later = files
    result = run("refresh", deck, "-d", later, "-o", deck)
    assert result.exit_code == 1
    assert "give the refreshed deck another name" in result.output

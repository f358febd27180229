"""``report verify``: what it says, how, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report.cli.console import tell_rows
from tests.briefings import yaml_of
from tests.cli.test_build import run


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A data file, the deck that it made, and a later version of the data."""
    paper, later = tmp_path / "paper.yaml", tmp_path / "later.yaml"
    hires = "hires: {value: %d, unit: <b>postes</b>, period: 2025}"
    asked = '{message: M, ask: A, points: [{title: T, text: "Il y a {{hires}} ici."}]}'
    paper.write_text(yaml_of(facts=hires % 400, summary=asked), encoding="utf-8")
    later.write_text(yaml_of(facts=hires % 450, summary=asked), encoding="utf-8")
    out = tmp_path / "out"
    assert run("build", paper, "-o", out).exit_code == 0
    deck, pdf = out / "paper-board-fr.pptx", out / "paper-board-fr.pdf"
    return {"paper": paper, "later": later, "deck": deck, "pdf": pdf}


def test_files_that_agree_end_with_0(files: dict[str, Path]) -> None:
    result = run("verify", files["deck"], files["pdf"], "--data", files["paper"])
    assert result.exit_code == 0
    assert result.output.count("all agrees") == 2


def test_files_that_do_not_end_with_1_and_say_where(files: dict[str, Path]) -> None:
    result = run("verify", files["deck"], "--data", files["later"])
    assert result.exit_code == 1
    assert "stale\thires\t450" in result.output
    assert "slide 2\t" in result.output


def test_the_same_is_told_as_data(files: dict[str, Path]) -> None:
    result = run("verify", files["deck"], "--data", files["later"], "--json")
    (one,) = json.loads(result.output)
    assert one["agrees"] is False
    assert {found["state"] for found in one["findings"]} == {"stale"}
    assert one["facts"][0]["id"] == "hires"


def test_a_page_holds_what_a_file_says_as_text_alone(files: dict[str, Path]) -> None:
    page = files["paper"].with_name("report.html")
    run("verify", files["deck"], "--data", files["later"], "--html", page)
    written = page.read_text(encoding="utf-8")
    assert "&lt;b&gt;postes&lt;/b&gt;" in written
    assert "<b>" not in written
    assert "http" not in written


def test_a_terminal_shows_tables_with_words_as_typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    tell_rows(("State", "Where"), [("stale", "[bold]slide 2[/bold]")])
    shown = capsys.readouterr().out
    assert "[bold]slide 2[/bold]" in shown
    assert "\t" not in shown

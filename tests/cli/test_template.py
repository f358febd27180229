"""``report template``: what it lists, shows and copies; templates beside a data file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report.cli.template import template
from report.template import library
from tests.briefings import yaml_of
from tests.cli.test_build import run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", sorted(template.commands))
def test_every_command_explains_itself_with_examples(name: str) -> None:
    result = run("template", name, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout


def test_the_list_says_name_label_and_where_each_comes_from(here: Path) -> None:
    run("template", "new", "bankers", "--from", "press")
    lines = [line.split("  ") for line in run("template", "list").stdout.splitlines()]
    rows = {line[0].strip(): [part.strip() for part in line if part.strip()] for line in lines}
    own = str(Path("templates") / "audiences" / "bankers.yaml")
    assert rows["bankers"] == ["bankers", "Press", own]
    assert rows["board"] == ["board", "Board", "shipped"]
    assert sorted(rows) == sorted([*library().audiences(), "bankers"])


def test_the_list_is_there_as_data(here: Path) -> None:
    rows = json.loads(run("template", "list", "--json").stdout)
    assert {"name": "board", "label": "Board", "origin": "shipped"} in rows


def test_a_template_with_faults_does_not_keep_the_others_from_being_listed(here: Path) -> None:
    (here / "templates" / "audiences").mkdir(parents=True)
    (here / "templates" / "audiences" / "bad.yaml").write_text("a: b\n", encoding="utf-8")
    result = run("template", "list")
    assert result.exit_code == 0
    assert result.stdout.startswith("bad ")
    assert run("template", "show", "bad").exit_code == 1


def test_a_template_is_shown_as_yaml(here: Path) -> None:
    result = run("template", "show", "board")
    assert result.exit_code == 0
    assert "clearance: confidential\n" in result.stdout


def test_a_template_that_is_not_there_is_told_those_that_are(here: Path) -> None:
    result = run("template", "show", "bord")
    assert result.exit_code == 1
    assert "did you mean 'board'?" in result.stderr


def test_a_new_template_is_a_copy_and_the_next_commands_are_told(here: Path) -> None:
    result = run("template", "new", "bankers")
    assert result.exit_code == 0, result.output
    assert (here / "templates" / "audiences" / "bankers.yaml").is_file()
    assert result.stdout.splitlines()[1:] == [
        "  report template show bankers",
        "  report build DATA.yaml --audience bankers",
    ]


def test_a_new_template_goes_to_the_folder_that_is_named(here: Path) -> None:
    (here / "mine").mkdir()
    result = run("template", "new", "bankers", "--templates", "mine")
    assert (here / "mine" / "audiences" / "bankers.yaml").is_file()
    assert result.stdout.splitlines()[1] == "  report template show bankers --templates mine"


def test_a_template_that_is_there_already_stays_as_it_is(here: Path) -> None:
    run("template", "new", "bankers")
    path = here / "templates" / "audiences" / "bankers.yaml"
    path.write_text("mine", encoding="utf-8")
    result = run("template", "new", "bankers")
    assert result.exit_code == 1
    assert "there is such a template already; it stays as it is" in result.stderr
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_template_beside_the_data_is_found_from_anywhere(here: Path) -> None:
    paper = here / "notes" / "paper.yaml"
    paper.parent.mkdir()
    paper.write_text(yaml_of(), encoding="utf-8")
    assert run("template", "new", "bankers", "--data", paper).exit_code == 0
    assert run("build", paper, "-a", "bankers", "-f", "pptx").exit_code == 0
    assert (here / "out" / "paper-bankers-fr.pptx").is_file()

"""``report extract``: printed, or written to a file that is not there yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from report.cli import command
from report.pdf import write_pdf
from tests.samples import house_theme, story

RECORD = "schema: 1\nbriefing:\n  title: L’été\n"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("extract") / "paper.pdf"
    write_pdf(story(), house_theme(), path, RECORD.encode())
    return path


def extract(*args: object) -> Result:
    return CliRunner().invoke(command, ["extract", *map(str, args)])


def test_the_data_are_printed(paper: Path) -> None:
    assert (extract(paper).exit_code, extract(paper).stdout) == (0, RECORD)


def test_the_data_are_written_to_a_file(paper: Path, tmp_path: Path) -> None:
    done = extract(paper, "--out", tmp_path / "data.yaml")
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'data.yaml'} is there.\n")
    assert (tmp_path / "data.yaml").read_text(encoding="utf-8") == RECORD


def test_a_file_that_is_there_stays_as_it_is(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text("mine", encoding="utf-8")
    done = extract(paper, "--out", tmp_path / "data.yaml")
    assert done.exit_code == 1
    assert "[E604]" in done.stderr
    assert (tmp_path / "data.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_without_data_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("notes", encoding="utf-8")
    done = extract(tmp_path / "notes.pdf")
    assert done.exit_code == 1
    assert "notes.pdf: this file is no PDF" in done.stderr

"""Formats written in processes of their own: the same files, and the same faults."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import report
from tests.briefings import ROOT


def test_files_written_side_by_side_are_the_same_to_the_byte(tmp_path: Path) -> None:
    briefing = report.load(ROOT / "data" / "ampere.yaml")
    here = report.build(briefing, out=tmp_path / "here")
    with report.writers() as writers:
        there = report.build(briefing, out=tmp_path / "there", writers=writers)
        again = report.build(briefing, "press", "en", out=tmp_path / "again", writers=writers)
    assert [one.path.read_bytes() for one in there] == [one.path.read_bytes() for one in here]
    assert [one.path.name for one in again] == ["ampere-press-en.pdf", "ampere-press-en.pptx"]


def test_what_goes_wrong_in_a_process_is_told_and_it_goes_on(tmp_path: Path) -> None:
    briefing = report.load(ROOT / "data" / "ampere.yaml")
    out = tmp_path / "a file"
    out.write_text("in the way")
    with report.writers() as writers:
        with pytest.raises(report.ReportError):
            report.build(briefing, out=out, writers=writers)
        assert report.build(briefing, out=tmp_path / "out", writers=writers)


def test_what_a_format_is_written_with_reads_no_data_files() -> None:
    """Processes begin at once and side by side: models and YAML are for the one that reads."""
    asked = """
import sys
from report.draft import import_writer
import_writer("pdf"), import_writer("pptx")
print(*{"pydantic", "yaml", "babel", "report.briefing", "report.language"} & sys.modules.keys())
"""
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []

"""The scripts that measure run, whatever the clock says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.installed import ROOT


@pytest.mark.parametrize("writer", ["plain", "pdf", "deck"])
def test_a_writer_alone_says_its_pages_and_what_they_took(writer: str, tmp_path: Path) -> None:
    script = Path(__file__).with_name("one_writer.py")
    command = [sys.executable, str(script), writer, str(ROOT / "data" / "ampere.yaml"), "1"]
    done = subprocess.run([*command, str(tmp_path)], check=True, capture_output=True, cwd=ROOT)
    said = json.loads(done.stdout)
    assert said["pages"] > 1
    assert min(said[name] for name in ("s", "mb", "bytes")) > 0

"""The folder that a build works in: its own, gone at the end, and cleared where one was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from report.workshop import PREFIX, workshop
from tests.briefings import yaml_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")

WORKS = """
import sys, time
from pathlib import Path
from report.workshop import workshop
with workshop(Path(sys.argv[1])) as folder:
    (folder / "draft.pdf").write_bytes(b"x")
    print("works", flush=True)
    time.sleep(60)
"""


def working(out: Path) -> subprocess.Popen[bytes]:
    """Another process that works in a folder in ``out``."""
    process = subprocess.Popen([sys.executable, "-c", WORKS, str(out)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"works\n"
    return process


def left(out: Path) -> list[Path]:
    return sorted(out.glob(f"{PREFIX}*"))


def test_the_folder_is_gone_at_the_end_whatever_happened(tmp_path: Path) -> None:
    def fails() -> None:
        with workshop(tmp_path) as folder:
            (folder / "draft.pdf").write_bytes(b"x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_leaves_is_removed_by_the_next(tmp_path: Path) -> None:
    process = working(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    (stale,) = left(tmp_path)
    assert (stale / "draft.pdf").exists()
    with workshop(tmp_path) as folder:
        assert left(tmp_path) == [folder]
    assert left(tmp_path) == []


def test_the_folder_of_a_build_that_goes_on_stays(tmp_path: Path) -> None:
    process = working(tmp_path)
    (theirs,) = left(tmp_path)
    with workshop(tmp_path) as folder:
        assert left(tmp_path) == sorted([theirs, folder])
    assert (theirs / "draft.pdf").exists()
    process.kill()
    process.communicate()


def test_two_builds_of_one_process_keep_to_their_own(tmp_path: Path) -> None:
    with workshop(tmp_path) as one, workshop(tmp_path) as other:
        assert one.is_dir()
        assert other.is_dir()
        assert one != other


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    """A file, a link, and a folder that no build has made, though named as ours are."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "owner").touch()
    (tmp_path / ".report-file").write_text("mine")
    (tmp_path / ".report-link").symlink_to(elsewhere)
    (tmp_path / ".report-mine").mkdir()
    (tmp_path / ".report-mine" / "notes.txt").write_text("mine")
    (tmp_path / ".report-empty").mkdir()
    with workshop(tmp_path):
        pass
    assert [one.name for one in left(tmp_path)] == [".report-file", ".report-link", ".report-mine"]
    assert (elsewhere / "owner").exists()


def test_a_build_clears_the_folder_that_it_writes_to(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    process = working(out)
    process.kill()
    process.communicate()
    paper = tmp_path / "paper.yaml"
    paper.write_text(yaml_of(), encoding="utf-8")
    command = [sys.executable, "-m", "report", "build", str(paper), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    assert left(out) == []
    assert len(list(out.iterdir())) == 2

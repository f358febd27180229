"""Tables of times and ratios, to be read by people: nothing here passes or fails by the clock.

``python -m pytest tests/benchmarks --benchmark -s``, with the extra ``benchmark`` installed and
nothing else running. Only ratios carry over to another machine.
"""

from __future__ import annotations

import json
import subprocess
import time
from functools import partial
from math import log10
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from typing import Any

import pytest

from report.pipeline import load, tell
from report.template import library
from tests.benchmarks import user_way
from tests.benchmarks.installed import ROOT, Installed, environment, install
from tests.benchmarks.stopwatch import ROUNDS, in_turn, print_ratios, print_table, run

pytestmark = pytest.mark.benchmark

SCRIPTS = Path(__file__).parent
FILES = ("ampere", "showcase")
USERS_WAY = "matplotlib, pandoc, typst"
FIRST, AGAIN = "report, first build", "report, repeated"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(tmp_path_factory.mktemp("installed"))


@pytest.mark.parametrize("name", FILES)
def test_a_build_beside_the_users_way(name: str, program: Installed, tmp_path: Path) -> None:
    """Whole processes: the deck and the PDF of the same content, first and repeated."""
    _write_user_sources(name, tmp_path)
    kept = environment(tmp_path / "cache")
    build = [program.report, "build", str(_data(name)), "--quiet"]
    seconds = in_turn(
        {
            USERS_WAY: partial(_run_user_way, program, tmp_path),
            FIRST: lambda: run(build, tmp_path, environment(Path(mkdtemp(dir=tmp_path)))),
            AGAIN: lambda: run(build, tmp_path, kept),
        }
    )
    print_ratios(f"{name}: PDF and deck, whole processes", seconds, {FIRST: 1.0, AGAIN: 0.6})


def test_the_help(program: Installed, tmp_path: Path) -> None:
    """How much more than its own framework the command needs before it says anything."""
    seconds = in_turn(
        {
            "import click": lambda: run(
                [program.python, "-c", "import click"], tmp_path, environment()
            ),
            "report --help": lambda: run([program.report, "--help"], tmp_path, environment()),
        }
    )
    print_ratios("report --help against its framework alone", seconds, {})


WARM = {
    "warm": (),
    "warm, a figure changed": ("edited",),
    "warm, a process for each": ("writers",),
    "warm, a process for each, a figure changed": ("writers", "edited"),
}


@pytest.mark.parametrize("name", FILES)
def test_warm_builds(name: str, program: Installed, tmp_path: Path) -> None:
    """Load and build again in one process, as an editor or a service does.

    The goal is 150 ms where the users' way takes 1.2 to 1.4 s: a clock alone tells of the machine.
    """
    _write_user_sources(name, tmp_path)
    _run_user_way(program, tmp_path)
    seconds: dict[str, list[float]] = {USERS_WAY: [], **{way: [] for way in WARM}}
    for _ in range(ROUNDS):
        start = time.perf_counter()
        _run_user_way(program, tmp_path)
        seconds[USERS_WAY].append(time.perf_counter() - start)
        for way, more in WARM.items():
            call = (_data(name), 7, tmp_path, tmp_path / "cache", *more)
            seconds[way].append(median(_said(program, "warm.py", *call)[2:]))
    goals = dict.fromkeys(WARM, 0.115) if name == "ampere" else {}
    print_ratios(f"{name}: both files again, warm", seconds, goals)


def test_the_check_of_a_large_file(program: Installed, tmp_path: Path) -> None:
    """A file near the limit of 10 MB is checked in less time than libyaml parses it twice."""
    said = _said(program, "large_file.py", 20_000, ROUNDS, tmp_path)
    seconds = {
        "CSafeLoader, twice": [2 * parsed for _, parsed in said["check"]],
        "report.load": [checked for checked, _ in said["check"]],
    }
    title = f"check of 20,000 facts, {said['bytes'] / 1e6:.1f} MB"
    print_ratios(title, seconds, {"report.load": 1.0})


@pytest.mark.parametrize("name", FILES)
def test_the_share_of_reading_back(name: str, program: Installed, tmp_path: Path) -> None:
    """How much of a warm build goes into holding both files to their story, in CPU time."""
    taken = _said(program, "reading_back.py", _data(name), ROUNDS, tmp_path)
    print_ratios(f"{name}: a build, and reading back alone", taken, {"reading back": 0.2})


def test_growth(program: Installed, tmp_path: Path) -> None:
    """What ten and a hundred times the content take; an exponent of 1 is in proportion."""
    counts = (1, 10, 100)
    taken = [_said(program, "growth.py", _data("showcase"), n, tmp_path) for n in counts]
    rows = [("content", "pages", "slides", "seconds", "ms per page and slide", "peak memory")]
    for count, one in zip(counts, taken, strict=True):
        each = 1000 * one["s"] / (one["pages"] + one["slides"])
        row = (f"{one['pages']}", f"{one['slides']}", f"{one['s']:.2f}", f"{each:.1f}")
        rows.append((f"{count} times", *row, f"{one['mb']:.0f} MB"))
    print_table("growth of showcase, no chart known before", rows)
    exponent = log10(taken[2]["s"] / taken[1]["s"])
    print(f"  exponent from 10 to 100 times: {exponent:.2f} (goal <= 1.1)")


def test_one_writer_at_a_time(program: Installed, tmp_path: Path) -> None:
    """Some ten, a hundred and a thousand pages, warm; beside them reportlab's own way."""
    rows = [("writer", "pages", "seconds", "ms a page", "KB a page", "peak memory", "exponent")]
    for writer in ("plain", "pdf", "deck"):
        before: dict[str, Any] = {}
        for count in (1, 12, 125):
            one = _said(program, "one_writer.py", writer, _data("showcase"), count, tmp_path)
            rows.append((writer, *_per_page(one, before)))
            before = one
    print_table("each writer alone; plain: untagged, no charts, by reportlab's platypus", rows)


def _per_page(one: dict[str, Any], before: dict[str, Any]) -> tuple[str, ...]:
    pages, seconds = one["pages"], one["s"]
    exponent = ""
    if before:
        exponent = f"{log10(seconds / before['s']) / log10(pages / before['pages']):.2f}"
    each = (f"{1000 * seconds / pages:.1f}", f"{one['bytes'] / 1000 / pages:.1f}")
    return (f"{pages}", f"{seconds:.2f}", *each, f"{one['mb']:.0f} MB", exponent)


def _data(name: str) -> Path:
    return ROOT / "data" / f"{name}.yaml"


def _write_user_sources(name: str, folder: Path) -> None:
    briefing = load(_data(name))
    told = tell(briefing, "board", briefing.briefing.language, library())
    user_way.write_sources(told.story, folder)


def _run_user_way(program: Installed, folder: Path) -> None:
    for command in user_way.commands(program.python):
        run(command, folder, environment())


def _said(program: Installed, script: str, *arguments: object) -> Any:
    """What a script in a process of its own prints, as data."""
    command = [program.python, str(SCRIPTS / script), *map(str, arguments)]
    done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8")
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)

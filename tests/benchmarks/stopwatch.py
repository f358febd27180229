"""Contenders → seconds, taken in turn so that a busy machine slows all of them; and a table."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

ROUNDS = 5


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
    """Run a command to its end; what it said is told where it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    assert not done.returncode, f"{command[0]} failed:\n{done.stdout}"


def in_turn(
    contenders: Mapping[str, Callable[[], object]], rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """Seconds of each contender, A B A B …; a first round is not counted: it fills disk caches."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, contender in contenders.items():
            start = time.perf_counter()
            contender()
            if number:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def print_ratios(
    title: str, seconds: Mapping[str, Sequence[float]], goals: Mapping[str, float]
) -> None:
    """Median and range of each, and its ratio to the first, round by round."""
    first = next(iter(seconds.values()))
    rows = [("", "median", "min-max", "ratio", "min-max", "goal")]
    for name, taken in seconds.items():
        ratios = [one / other for one, other in zip(taken, first, strict=True)]
        goal = f"<= {goals[name]:g}" if name in goals else ""
        spread = f"{min(ratios):.2f}-{max(ratios):.2f}"
        rows.append(
            (name, _ms(median(taken)), _range(taken), f"{median(ratios):.2f}", spread, goal)
        )
    print_table(title, rows)


def print_table(title: str, rows: Sequence[Sequence[str]]) -> None:
    """Rows under their heads, columns as wide as they need to be, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    print(f"\n\n{title}")
    for row in rows:
        cells = [row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]
        print("  " + "  ".join(cells).rstrip())


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _range(seconds: Sequence[float]) -> str:
    return f"{1000 * min(seconds):.0f}-{1000 * max(seconds):.0f}"

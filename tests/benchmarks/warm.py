"""A data file and a number of rounds → the seconds of each load and build in one process.

A script of its own, run by the installed Python: ``python warm.py data.yaml 6 out cache``; with
``writers`` behind it, each format is written in a process that stays, and with ``edited`` the first
figure of the file is another one in every round.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import report


def main() -> None:
    """All rounds, as one line of JSON; the first one still imports and fills caches."""
    name, rounds, out, cache, *more = sys.argv[1:]
    seconds = []
    with (
        TemporaryDirectory() as folder,
        report.writers() if "writers" in more else nullcontext({}) as writers,
    ):
        shutil.copytree(Path(name).parent, folder, dirs_exist_ok=True)
        file = Path(folder, Path(name).name)
        typed = file.read_text(encoding="utf-8")
        for number in range(int(rounds)):
            if "edited" in more:
                file.write_text(_edited(typed, number), encoding="utf-8")
            start = time.perf_counter()
            report.build(report.load(file), out=out, cache=cache, writers=writers)
            seconds.append(time.perf_counter() - start)
    print(json.dumps(seconds))


def _edited(typed: str, by: int) -> str:
    """The file with its first figure so much larger."""
    return re.sub(r"\bvalue: (\d+)", lambda found: f"value: {int(found[1]) + by}", typed, count=1)


if __name__ == "__main__":
    main()

"""A data file and a number of rounds → the seconds of each load and build in one process.

A script of its own, run by the installed Python: ``python warm.py data.yaml 6 out cache``; with
``writers`` behind it, each format is written in a process that stays.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import nullcontext

import report


def main() -> None:
    """All rounds, as one line of JSON; the first one still imports and fills caches."""
    file, rounds, out, cache, *more = sys.argv[1:]
    seconds = []
    with report.writers() if more else nullcontext({}) as writers:
        for _ in range(int(rounds)):
            start = time.perf_counter()
            report.build(report.load(file), out=out, cache=cache, writers=writers)
            seconds.append(time.perf_counter() - start)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()

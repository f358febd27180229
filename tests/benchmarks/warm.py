"""A data file and a number of rounds → the seconds of each load and build in one process.

A script of its own, run by the installed Python: ``python warm.py data.yaml 6 out cache``.
"""

from __future__ import annotations

import json
import sys
import time

import report


def main() -> None:
    """All rounds, as one line of JSON; the first one still imports and fills caches."""
    file, rounds, out, cache = sys.argv[1:]
    seconds = []
    for _ in range(int(rounds)):
        start = time.perf_counter()
        report.build(report.load(file), out=out, cache=cache)
        seconds.append(time.perf_counter() - start)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()

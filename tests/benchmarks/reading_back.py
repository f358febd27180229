"""A data file → the CPU seconds of a warm build, and of holding its two files to their story.

A script of its own, run by the installed Python: ``python reading_back.py data.yaml 6 out``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import report
from report.pipeline import load, tell
from report.template import library
from report.verify import verify


def main() -> None:
    """All rounds, in turn, as one line of JSON."""
    file, rounds, out = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    briefing = load(file)
    story = tell(briefing, "board", briefing.briefing.language, library(None, file)).story
    built = report.build(briefing, out=out, cache=out)
    taken: dict[str, list[float]] = {"build": [], "reading back": []}
    for number in range(rounds + 1):
        for name, work in (
            ("build", lambda: report.build(report.load(file), out=out, cache=out)),
            ("reading back", lambda: [verify(story, one.path, one.path) for one in built]),
        ):
            seconds = _timed(work)
            if number:
                taken[name].append(seconds)
    print(json.dumps(taken))


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()

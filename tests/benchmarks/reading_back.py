"""A data file → the CPU seconds of a warm build, and those in which it reads its files back.

A script of its own, run by the installed Python: ``python reading_back.py data.yaml 6 out``. Each
round is of another version, which stands at the foot of every page and slide: nothing that a
process keeps for its next build spares it the drawing or the reading.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import report
from report import draft
from report.pipeline import load


def main() -> None:
    """All rounds, as one line of JSON; the first one still imports."""
    file, rounds, out = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    taken: dict[str, list[float]] = {"build": [], "reading back": []}
    reading = 0.0
    verify = draft.verify

    def timed(*arguments: Any) -> Any:
        nonlocal reading
        start = time.process_time()
        found = verify(*arguments)
        reading += time.process_time() - start
        return found

    draft.verify = timed
    for number in range(rounds + 1):
        start, reading = time.process_time(), 0.0
        briefing = load(file)
        head = briefing.briefing.model_copy(update={"version": str(number)})
        report.build(briefing.model_copy(update={"briefing": head}), out=out, cache=out)
        if number:
            taken["build"].append(time.process_time() - start)
            taken["reading back"].append(reading)
    print(json.dumps(taken))


if __name__ == "__main__":
    main()

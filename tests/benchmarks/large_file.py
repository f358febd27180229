"""A number of facts → a data file of about 450 bytes for each, and how long its check takes.

A script of its own: ``python large_file.py 20000 5 folder`` prints one line of JSON, the seconds
of each round of ``report.load`` and of ``yaml.load`` with libyaml's own safe loader, in turn.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

import report

_HEAD = """\
schema: 1
briefing:
  id: large
  title: {fr: Un titre, en: A title}
  organisation: Nous
  language: fr
  as_of: 2025-09
  marking: public
sources:
  s: {kind: press, title: Un article, date: 2025-09}
summary:
  message: {fr: Un message, en: A message}
  ask: {fr: Une demande, en: A request}
facts:
"""
_FACT = """\
  fact-{n}:
    value: {n}.5
    unit: {{fr: postes, en: positions}}
    label:
      fr: Embauches du site numéro {n}, avec assez de mots pour un fait comme on en écrit
      en: Hires of the site number {n}, with words enough for a fact as people write them
    reason: Ce que l’on note pour mémoire, par exemple qui a donné ce chiffre et pourquoi
    kind: flow
    period: 2025-{month:02}
    status: reported
    source: s
    marking: public
"""


def large_file(facts: int) -> str:
    """A data file that is right, with ``facts`` facts."""
    return _HEAD + "".join(_FACT.format(n=n, month=n % 12 + 1) for n in range(facts))


def _seconds(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    """Write the file, then check it and parse it in turn."""
    facts, rounds, folder = sys.argv[1:]
    path = Path(folder) / "large.yaml"
    text = large_file(int(facts))
    path.write_text(text, encoding="utf-8")
    taken = [
        (
            _seconds(lambda: report.load(path)),
            _seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
        )
        for _ in range(int(rounds))
    ]
    print(json.dumps({"bytes": path.stat().st_size, "check": taken}))


if __name__ == "__main__":
    main()

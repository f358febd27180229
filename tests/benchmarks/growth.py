"""A data file and how many times its content is to stand → built files, seconds, peak memory.

A script of its own, run by the installed Python: ``python growth.py data.yaml 10 out``. It prints
one line of JSON. Texts, tables, charts, facts, sources, sites and people grow; page 1, the map and
the timeline stay, as in any long paper.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import report
from report.briefing import (
    Briefing,
    Line,
    Model,
    OpenQuestions,
    Point,
    Section,
    SeriesItem,
    Site,
    TableItem,
)

_FEW = {"options", "criteria", "bodies", "events", "stages", "titles"}  # bounded by what they are


def times(briefing: Briefing, count: int) -> Briefing:
    """``briefing`` with its content ``count`` times over, every copy under ids of its own."""
    changes: dict[str, Any] = {
        "sources": _copies_by_id(briefing.sources, count),
        "facts": _copies_by_id(briefing.facts, count),
    }
    for name in ("rationale", "footprint", "governance", "open_questions"):
        section = getattr(briefing, name)
        if section is not None:
            changes[name] = _grown(section, count)
    for name in ("risks", "actions", "glossary"):
        changes[name] = _copies(getattr(briefing, name), count)
    changes["annexes"] = tuple(_grown(annex, count) for annex in briefing.annexes)
    return briefing.model_copy(update=changes)


def _grown(section: Section | OpenQuestions, count: int) -> Any:
    """Each list of the section ``count`` times as long; a table has more rows, not more tables."""
    changes: dict[str, Any] = {}
    for name in type(section).model_fields:
        value = getattr(section, name)
        if name == "tables":
            changes[name] = tuple(_longer(table, count) for table in value)
        elif isinstance(value, tuple) and name not in _FEW:
            changes[name] = _copies(value, count)
    return section.model_copy(update=changes)


def _longer(table: TableItem, count: int) -> TableItem:
    body = tuple(row for row in table.rows if not row.total)
    totals = tuple(row for row in table.rows if row.total)
    return table.model_copy(update={"rows": (*body * count, *totals)})


def _copies_by_id(items: dict[str, Any], count: int) -> dict[str, Any]:
    return {_id(name, n): _copy(item, n) for n in range(count) for name, item in items.items()}


def _copies(items: tuple[Any, ...], count: int) -> tuple[Any, ...]:
    return tuple(_copy(item, number) for number in range(count) for item in items)


def _copy(item: Any, number: int) -> Any:
    """The item itself first, then copies: other ids, and other numbers in each chart."""
    if not number or not isinstance(item, Model):
        return item
    changes: dict[str, Any] = {"id": _id(item.id, number)} if hasattr(item, "id") else {}
    match item:
        case Site():
            changes["location"] = None  # no map names a thousand sites; the table does
        case SeriesItem():
            changes["points"] = tuple(_raised(point, number) for point in item.points)
            changes["lines"] = tuple(_raised(line, number) for line in item.lines)
    return item.model_copy(update=changes)


def _raised(part: Point | Line, number: int) -> Any:
    """Other numbers: a picture kept for one chart must not serve its copies."""
    if isinstance(part, Line):
        return part.model_copy(update={"values": tuple(_sum(v, number) for v in part.values)})
    return part.model_copy(update={"value": _sum(part.value, number)})


def _sum(value: Any, number: int) -> Any:
    return value + number if isinstance(value, Decimal) else value


def _id(name: str, number: int) -> str:
    return f"{name}-{number + 1}" if number else name


def peak_mb() -> float:
    """The most memory that this process has held so far."""
    import resource  # deferred: there is none on Windows

    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return own / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> None:
    """Build once and say what it took; loading and copying are not counted."""
    file, count, out = sys.argv[1:]
    briefing = times(report.load(file), int(count))
    gc.freeze()
    start = time.perf_counter()
    pages, slides = (built.pages for built in report.build(briefing, out=Path(out)))
    seconds = time.perf_counter() - start
    print(json.dumps({"pages": pages, "slides": slides, "s": seconds, "mb": peak_mb()}))


if __name__ == "__main__":
    main()

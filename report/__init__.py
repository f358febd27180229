"""One data file becomes a PDF briefing and a PowerPoint deck that cannot disagree.

import report

briefing = report.load("data/ampere.yaml")
for built in report.build(briefing, "board", "fr", out="out"):
    print(built.path, built.pages)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.briefing import Briefing
    from report.errors import Problem, ReportError
    from report.pipeline import Built
    from report.processes import Process

__version__ = "0.1.0"  # here and nowhere else: reading it from metadata costs 67 ms
__all__ = ["Problem", "ReportError", "__version__", "build", "load", "writers"]


def __getattr__(name: str) -> type:
    """Problem and ReportError, imported at their first use: `report --help` needs neither."""
    if name in ("Problem", "ReportError"):
        from report import errors

        return getattr(errors, name)  # type: ignore[no-any-return]
    raise AttributeError(f"module 'report' has no attribute {name!r}")


def load(path: str | PathLike[str]) -> Briefing:
    """The briefing in a data file, checked as a whole.

    Raises ReportError with every problem found, each with file, line and column.
    """
    from report.pipeline import load  # deferred: `report --help` needs none of it

    return load(Path(path))


def build(
    briefing: Briefing,
    template: str = "board",
    language: str | None = None,
    *,
    formats: Iterable[str] = ("pdf", "pptx"),
    out: str | PathLike[str] = "out",
    templates: str | PathLike[str] | None = None,
    cache: str | PathLike[str] | None = None,
    since: Briefing | None = None,
    date: str | None = None,
    writers: Mapping[str, Process] = MappingProxyType({}),
) -> list[Built]:
    """Write the documents for one audience and language; what was written, with page counts.

    ``template`` is the audience's name, such as "board" or "press"; ``language`` is the
    template's, else the briefing's own, where none is given; ``templates`` is a folder that is
    looked into first, then ``templates`` beside the data file, then the shipped one. ``date`` is
    the day of the edition, such as "2026-03-31", by which markings end: else the meeting's.
    ``cache`` is a folder that keeps pictures of charts between builds, never of what is marked
    above internal. ``since`` is an earlier version: both documents then tell what changed.
    ``writers`` are the processes to write in, from ``report.writers()``. Every
    file is read back and compared before it gets its name: ReportError if it does not hold what
    it must, and then no file is left behind.
    """
    from report.garbage import collecting_seldom  # deferred, as above
    from report.language import Date
    from report.pipeline import build

    with collecting_seldom():
        return build(
            briefing,
            template,
            language,
            formats=formats,
            out=Path(out),
            templates=Path(templates) if templates else None,
            cache=Path(cache) if cache else None,
            since=since,
            on=Date.read(date) if date else None,
            pools=writers,
        )


@contextmanager
def writers() -> Iterator[Mapping[str, Process]]:
    """Processes that write PDF and deck side by side, for many builds one after the other.

    They keep what they have imported and measured, and end with the ``with``. Each is begun anew,
    so a script must stand under ``if __name__ == "__main__":``. There are none, and all is written
    in this process, where there is one processor.
    """
    from report.draft import WRITERS
    from report.processes import processes  # deferred, as above

    with processes(tuple(WRITERS)) as begun:
        yield begun

"""A process for each format: it imports its writer while the data is being read, then writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Process:
    """Does one job at a time in a process of its own; the writer of ``name`` is imported there."""

    def __init__(self, context: Any, name: str) -> None:
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, name), daemon=True)
        self._process.start()
        theirs.close()

    def submit(self, job: Callable[[], Any]) -> Process:
        """Begin ``job``; ``result`` waits for it."""
        self._ours.send(job)
        return self

    def result(self) -> Any:
        """What the job gave; what it raised is raised here."""
        try:
            done, value = self._ours.recv()
        except EOFError:
            raise RuntimeError("the process that writes a file ended before its time") from None
        if done:
            return value
        raise value

    def close(self) -> None:
        """Let the process end, and wait for it. A word is said: a fork holds copies of the pipe."""
        with suppress(OSError):
            self._ours.send(None)
        self._process.join()
        self._ours.close()


@contextmanager
def processes(formats: Sequence[str], *, forked: bool = False) -> Iterator[dict[str, Process]]:
    """A process for each format; none where there is one format or one processor.

    ``forked``: on Linux they share what is imported already. Only a program without threads may.
    """
    if len(set(formats)) < 2 or (os.cpu_count() or 1) < 2:
        yield {}
        return
    from multiprocessing import get_context  # deferred: only a build

    import report.draft  # noqa: F401 (what all processes need: a fork shares it)

    context = get_context("fork" if forked and sys.platform == "linux" else "spawn")
    begun = {name: Process(context, name) for name in formats}
    try:
        yield begun
    finally:
        for one in begun.values():
            one.close()


def _serve(jobs: Connection, name: str) -> None:
    """Import the writer, then do the jobs that come until there are no more."""
    from report.draft import import_writer
    from report.garbage import collect_seldom

    import_writer(name)
    collect_seldom()
    while True:
        job = jobs.recv()
        if job is None:
            return
        try:
            answer = (True, job())
        except Exception as error:  # whatever it is, it is for the process that asked
            answer = (False, error)
        jobs.send(answer)

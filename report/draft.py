"""Write one file from a story, read it back, and say what is wrong with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from report.errors import Problem
from report.story import Story
from report.theme import Theme
from report.verify import verify

Writer = Callable[[Story, Theme, Path, Path | None], int]


def _write_pdf(story: Story, theme: Theme, path: Path, cache: Path | None) -> int:
    from report.pdf.write import write_pdf  # deferred: a deck alone needs no reportlab

    return write_pdf(story, theme, path, cache=cache)


def _write_deck(story: Story, theme: Theme, path: Path, _cache: Path | None) -> int:
    from report.deck.write import write_deck  # deferred: a PDF alone needs no python-pptx

    return write_deck(story, theme, path)


_MODULES = {"pdf": "report.pdf.write", "pptx": "report.deck.write"}
WRITERS: dict[str, Writer] = {"pdf": _write_pdf, "pptx": _write_deck}


@dataclass(frozen=True, slots=True)
class Draft:
    """A file in a folder of its own: what is wrong with it stands in ``problems``."""

    path: Path
    pages: int
    seconds: float
    problems: tuple[Problem, ...]


def draft(
    story: Story,
    theme: Theme,
    hidden: frozenset[str],
    name: str,
    folder: Path,
    cache: Path | None,
) -> Draft:
    """One file, written to a folder of its own and read back."""
    start = time.perf_counter()
    path = folder / f"{story.id}.{name}"
    pages = WRITERS[name](story, theme, path, cache)
    problems = verify(story, hidden, path, Path(path.name))
    return Draft(path, pages, time.perf_counter() - start, tuple(problems))


def import_writer(name: str) -> None:
    """Import what writing and reading a format needs, ahead of the first file."""
    import_module(_MODULES[name])
    import_module("report.read").import_readers(name)

"""Write one file from a story, read it back, say what is wrong with it and what it must not say."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from report.errors import Problem
from report.frozen import frozen, replace
from report.proof import Searched, Wanted, prove
from report.story import Extent, Story
from report.theme import Theme
from report.verify import verify


@frozen
class Told:
    """What one edition tells in one language, and its look.

    ``record`` is its data, as the text of a data file; ``wanted`` what no file of it may hold.
    """

    story: Story
    theme: Theme
    record: str
    wanted: Wanted


Writer = Callable[[Told, Path, Path | None], Extent]


def _write_pdf(told: Told, path: Path, cache: Path | None) -> Extent:
    from report.pdf.write import write_pdf  # deferred: a deck alone needs no reportlab

    return write_pdf(told.story, told.theme, path, told.record.encode(), cache)


def _write_deck(told: Told, path: Path, _cache: Path | None) -> Extent:
    from report.deck.write import write_deck  # deferred: a PDF alone needs no python-pptx

    return write_deck(told.story, told.theme, path)


_MODULES = {"pdf": "report.pdf.write", "pptx": "report.deck.write"}
WRITERS: dict[str, Writer] = {"pdf": _write_pdf, "pptx": _write_deck}


@frozen
class Draft:
    """A file in a folder of its own: what is wrong with it stands in ``problems``.

    ``searched`` tells where it holds what is withheld, if anywhere.
    """

    path: Path
    extent: Extent
    seconds: float
    problems: tuple[Problem, ...]
    searched: Searched
    sha256: str
    fit: dict[str, Any] | None = None  # how the texts of a deck fit, where that was asked for


def draft(told: Told, name: str, folder: Path, cache: Path | None, fit: bool = False) -> Draft:
    """One file, written to a folder of its own, read back, and searched for what is withheld.

    With ``fit``, a deck's draft also tells how each text fits its place.
    """
    start = time.perf_counter()
    path = folder / f"{told.story.id}.{name}"
    extent = WRITERS[name](told, path, cache)
    problems = verify(told.story, path, Path(path.name))

    def write_bare(story: Story, bare: Path) -> Extent:
        # A picture of a story without words is of no use to any other build: it is not kept.
        return WRITERS[name](replace(told, story=story, record=""), bare, None)

    searched = prove(path, told.story, extent.total, told.wanted, write_bare)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    seconds = time.perf_counter() - start
    fitted = _fit(told.story, told.theme) if fit and name == "pptx" else None
    return Draft(path, extent, seconds, tuple(problems), searched, sha256, fitted)


def _fit(story: Story, theme: Theme) -> dict[str, Any]:
    from report.deck.receipt import fit_receipt  # deferred, as above

    return fit_receipt(story, theme)


def import_writer(name: str) -> None:
    """Import what writing and reading a format needs, ahead of the first file."""
    import_module(_MODULES[name])
    import_module("report.read").import_readers(name)

"""Have a process forget what it drew, planned and read before, as one that has just begun."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import pytest

from report import parts, read, record
from report.deck import chapter, drawn, seal, studio
from report.kept import Kept
from report.proof import package

_ROOMS: list[tuple[ModuleType, str]] = [
    (studio, "_STUDIOS"),
    (drawn, "_DRAWN"),
    (chapter, "_HEADS"),
    (chapter, "_PLANNED"),
    (seal, "_MEMBERS"),
    (read, "_PDFS"),
    (read, "_TEXTS"),
    (read, "_CHARTS"),
    (read, "_BOOKS"),
    (parts, "_LINKS"),
    (record, "_PARTS"),
    (package, "_PARTS"),
]


@contextmanager
def forgetting() -> Iterator[None]:
    """Nothing is kept, and nothing that was kept is used."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name in _ROOMS:
            assert isinstance(getattr(module, name), Kept)
            patch.setattr(module, name, Kept(0))
        yield

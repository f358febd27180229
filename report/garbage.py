"""How often Python looks for garbage: a build makes little, and what is imported is none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 20, 20)  # a thousand slides stay within their memory


def collect_seldom() -> None:
    """Leave what is imported by now out of every search for garbage, and search seldom.

    A short build ends before the first search.
    """
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Search seldom in a process that is somebody else's, and as before behind it.

    One that searches never, or more seldom, goes on so.
    """
    before = gc.get_threshold()
    if 0 < before[0] < _SELDOM[0]:
        gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)

"""The fonts of a deck in, a remark for each whose widths are not known out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from report.errors import Problem

CODES = {"W118": "a font whose widths are not known"}

_HINT = "look at the deck, or name a font like Calibri, Cambria, Arial or Times New Roman"


def remarks(fonts: Iterable[str], deck: Path) -> Iterator[Problem]:
    """That text in ``fonts``, which the base deck names, is measured as wider than it may be."""
    for font in fonts:
        what = f"the widths of the font '{font}' are not known: text is set as in a wide one"
        yield Problem(str(deck), 0, 0, what, _HINT, "W118")

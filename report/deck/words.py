"""Paragraphs as a slide prints them: pieces of one look, sizes in points, colours as roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from report.frozen import frozen, replace
from report.text import NBSP, Run

_END = re.compile(r" (?=\S{1,14}$)(?<=\S )")
_LONG = 40  # signs: shorter words stand on one line anyway
COLUMN = 25  # likewise in a column beside a picture
DASH = "\u2013"  # hangs before the points of a list

Align = Literal["left", "center", "right"]
Role = Literal[
    "ink", "paper", "grey", "ground", "accent", "muted", "unsettled", "rule", "tint", "second",
    "own",  # the colour that the layout gives its placeholder
]  # fmt: skip


@frozen
class Piece:
    """Words of one look. ``size`` 0 is the paragraph's; ``to`` names a section of the deck."""

    text: str
    size: float = 0.0
    bold: bool = False
    color_role: Role = "ink"
    link: str | None = None
    to: str | None = None
    language: str | None = None
    italic: bool = False
    fact: str = ""  # the id of the fact that the words are


@frozen
class Para:
    """One paragraph. ``sign`` is a bullet that hangs ``hang`` points left of the words."""

    runs: tuple[Piece, ...]
    size: float = 16.0
    align: Align = "left"
    space_before: float = 0.0  # points
    sign: str = ""
    sign_role: Role = "grey"
    hang: float = 0.0  # points
    spacing: float = 1.0  # of the line; titles have 0.9

    @property
    def text(self) -> str:
        """Its characters alone."""
        return "".join(piece.text for piece in self.runs)


def pieces(runs: Iterable[Run], *, bold: bool = False, role: Role = "ink") -> tuple[Piece, ...]:
    """``runs`` of a story as pieces. Links that stay inside the document are kept in ``to``."""
    return tuple(
        Piece(
            run.text,
            bold=bold or run.bold,
            color_role=role,
            link=run.link,
            to=run.to,
            language=run.language,
            italic=run.italic,
            fact=run.fact or "",
        )
        for run in runs
    )


def para(
    words: str | Iterable[Run],
    size: float,
    *,
    bold: bool = False,
    role: Role = "ink",
    before: float = 0.0,
) -> Para:
    """``words`` as one paragraph of one size, weight and colour."""
    runs = (Run(words),) if isinstance(words, str) else tuple(words)
    return Para(pieces(runs, bold=bold, role=role), size, space_before=before)


def prose(words: str | Iterable[Run], size: float, long: int = _LONG, **look: Any) -> Para:
    """A paragraph of ``long`` signs or more: its last two words stay together if they are short.

    Where lines are long and many, not so if the first is bound already: that might cost a line.
    """
    made = para(words, size, **look)
    found = _END.search(made.text)
    if not found or len(made.text) < long:
        return made
    if long > COLUMN and NBSP in made.text[: found.start()].rpartition(" ")[2]:
        return made
    return replace(made, runs=tuple(_bound(made.runs, found.start())))


def _bound(runs: Iterable[Piece], at: int) -> Iterator[Piece]:
    """``runs`` with a no-break space for the sign that stands ``at`` signs from their start."""
    for run in runs:
        inside = 0 <= at < len(run.text)
        yield replace(run, text=run.text[:at] + NBSP + run.text[at + 1 :]) if inside else run
        at -= len(run.text)


def has_words(para: Para) -> bool:
    """Whether there is anything to print."""
    return bool(para.text.strip())

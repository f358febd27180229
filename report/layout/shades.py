"""Which colour role each series or category takes; told apart by lightness, not by hue."""

from __future__ import annotations

from collections.abc import Sequence

# Lightness (L*) in the house theme: 46, 13, 61, 82, 42, 91: never two alike side by side.
_FILLS = ("accent", "ink", "muted", "rule", "grey", "tint")
# A line needs a contrast of 3 with the paper, so the later ones are dashed rather than pale.
_LINES = (
    ("accent", False),
    ("ink", False),
    ("muted", False),
    ("grey", True),
    ("ink", True),
    ("muted", True),
)


def series_fills(count: int, emphasis: Sequence[int]) -> tuple[str, ...]:
    """The role of each of ``count`` series' fill; the first that matters is the accent."""
    return tuple(_FILLS[place % len(_FILLS)] for place in _places(count, emphasis))


def series_lines(count: int, emphasis: Sequence[int]) -> tuple[tuple[str, bool], ...]:
    """The role of each series' line, and whether it is dashed."""
    return tuple(_LINES[place % len(_LINES)] for place in _places(count, emphasis))


def bar_fills(count: int, emphasis: Sequence[int]) -> tuple[str, ...]:
    """The role of each bar of one series: the accent for those that matter, or else for all."""
    return tuple("accent" if not emphasis or i in emphasis else "muted" for i in range(count))


def slice_fills(count: int, emphasis: Sequence[int]) -> tuple[str, ...]:
    """The role of each slice of a ring: those that matter the accent, the others other shades."""
    others = iter(range(count))
    shades = _FILLS[1:]
    return tuple(
        "accent" if i in emphasis else shades[next(others) % len(shades)] for i in range(count)
    )


def text_role(role: str) -> str:
    """The role of words that name a series: its own where it can be read on paper, else grey."""
    return role if role in {"accent", "ink"} else "grey"


def _places(count: int, emphasis: Sequence[int]) -> list[int]:
    """Each series' place in the row of shades: first what matters, then the others in order."""
    first = [index for index in emphasis if index < count]
    order = [*first, *(index for index in range(count) if index not in first)]
    return [order.index(index) for index in range(count)]

"""A section whole → as much of it as an outline asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from report import story
from report.compose.teller import MARKS_APART
from report.frozen import replace
from report.template import Entry
from report.text import Run


def section_as_asked(section: story.Section, entry: Entry) -> story.Section:
    """The parts that ``entry`` shows, in its order; of a summary the first one, in short.

    A section in summary goes on below the one before it.
    """
    blocks = _shown(section.blocks, entry.show) if entry.show else section.blocks
    if entry.depth == "full":
        return replace(section, blocks=blocks)
    return replace(section, blocks=tuple(map(_in_short, blocks[:1])), joins=True)


def references_in(part: Any) -> frozenset[int]:
    """The numbers of the sources that ``part`` of a story refers to."""
    return frozenset(_references(part))


def marks_in(part: Any) -> frozenset[str]:
    """The words of the marks that ``part`` of a story bears; a legend bears none of its own."""
    found = (one for one in _pieces(part) if isinstance(one, story.Mark))
    return frozenset(word for mark in found for word in mark.word.split(MARKS_APART))


def _references(part: Any) -> Iterator[int]:
    for piece in _pieces(part):
        match piece:
            case story.Mark():
                yield from piece.references
            case story.Source():
                yield piece.number
            case Run():
                if (piece.to or "").startswith("source-"):
                    yield int((piece.to or "").removeprefix("source-"))


def _pieces(part: Any) -> Iterator[Any]:
    """The marks, the sources and the runs in ``part``, but for those of a legend."""
    waiting = [part]
    while waiting:  # no recursion: stories are large
        part = waiting.pop()
        if part.__class__ in _SILENT:
            continue
        match part:
            case story.Mark() | story.Source() | Run():
                yield part
            case story.References():
                waiting += part.sources
            case tuple():
                waiting += part
            case _:
                waiting += (getattr(part, name) for name in _names(part.__class__))


_SILENT = frozenset((str, int, float, bool, type(None), story.Land))  # of which most are made


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a part of a story; none where it is a single value."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _shown(blocks: tuple[story.Block, ...], parts: tuple[str, ...]) -> tuple[story.Block, ...]:
    """The blocks of those parts: ``footprint.series[0]`` is one of the part ``series``."""
    names = [block.path.rpartition(".")[2].partition("[")[0] for block in blocks]
    return tuple(
        block for part in parts for name, block in zip(names, blocks, strict=True) if name == part
    )


def _in_short(block: story.Block) -> story.Block:
    """Statements in the words that are for slides; every other block is one already."""
    if not isinstance(block, story.Statements):
        return block
    return replace(block, items=tuple(map(_brief, block.items)))


def _brief(item: story.Statement) -> story.Statement:
    if not item.brief:
        return item
    return replace(item, text=item.brief, brief=(), bullets=())

"""Compare a finished file with the story it tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from report import story
from report.errors import Problem
from report.read import deck_text, pdf_text
from report.story import Story
from report.text import Run, plain

CODES = {"E601": "a statement that a file lacks"}

_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
_SENTENCE = re.compile(r"(?<=[.!?…;:,])\s+")
_LOOK = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\u2019": "'", "\u2212": "-"} | dict.fromkeys('"«»“”')
)


def verify(told: Story, path: Path, shown: Path) -> list[Problem]:
    """Which statements of the story the file at ``path`` lacks; ``shown`` is the name to tell."""
    text = _bare("".join(_READERS[path.suffix](path)))
    missing = [words for words in _statements(told, path.suffix) if not _is_in(words, text)]
    return [
        Problem(str(shown), 0, 0, f"the file does not say: {words}", code="E601")
        for words in missing
    ]


_READERS: dict[str, Callable[[Path], list[str]]] = {".pdf": pdf_text, ".pptx": deck_text}


def _statements(told: Story, suffix: str) -> Iterator[str]:
    """Every text of the story that a file of this kind must show."""
    for part in (told.title, told.summary, *told.sections):
        yield from dict.fromkeys(_texts(part, suffix))


def _texts(part: Any, suffix: str) -> Iterator[str]:
    if isinstance(part, tuple):
        if part and all(isinstance(run, Run) for run in part):
            yield plain(part)
        else:
            for item in part:
                yield from _texts(item, suffix)
    elif isinstance(part, story.Table) and part.paper_only and suffix != ".pdf":
        return
    elif is_dataclass(part) and not isinstance(part, Run):
        for field in fields(part):
            value = getattr(part, field.name)
            if field.name in _WORDS.get(type(part), ()):
                yield value
            elif field.name not in _NOT_SHOWN.get(type(part), ()):
                yield from _texts(value, suffix)


# What a writer may leave out, since the same is said elsewhere: a short form beside the long one,
# the question that only an agenda asks, the map's names for bearings.
_NOT_SHOWN: dict[type, tuple[str, ...]] = {
    story.Statement: ("brief",),
    story.Section: ("question",),
    story.Summary: ("options", "title"),
    story.Site: ("lines", "head", "text"),
    story.KeyFigures: ("title",),
    story.Map: ("key", "lands", "bounds"),
    story.Timeline: ("note",),
}


# Final words that are no text of runs: names, dates, heads of columns.
_WORDS: dict[type, tuple[str, ...]] = {
    story.Chart: ("caption", "unit"),
    story.Column: ("head",),
    story.Event: ("when",),
    story.Person: ("name", "since", "until"),
    story.Stage: ("label",),
}


def _is_in(words: str, text: str) -> bool:
    """Whether the words stand in the text, at least sentence by sentence: slides may cut there."""
    if _bare(words) in text:
        return True
    return all(_bare(part) in text for part in _SENTENCE.split(words))


def _bare(words: str) -> str:
    """Without spaces, and with one form for each sign: line ends fall where they will."""
    return _BLANK.sub("", words).translate(_LOOK)

"""Compare a finished file with the story it tells and with what was withheld from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from report import story
from report.errors import Problem
from report.read import deck_everything, deck_text, pdf_everything, pdf_text
from report.story import Story
from report.text import Run, plain

_BLANK = re.compile(r"[\s\u00ad\u200b]+")
_SENTENCE = re.compile(r"(?<=[.!?…;:,])\s+")
_LOOK = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\u2019": "'", "\u2212": "-"} | dict.fromkeys('"«»“”')
)
_TYPED = re.compile(r"\{\{[^{}]*\}\}|\*+|\]\([^()\s]*\)|\[")  # citations, bold, italic, links


def verify(told: Story, hidden: Iterable[str], path: Path, shown: Path) -> list[Problem]:
    """What is wrong with the file at ``path``; ``shown`` is the name to speak of it by.

    Every statement of the story must be in the file, and nothing that was withheld.
    """
    pages, everything = _READERS[path.suffix](path)
    text = _bare("".join(pages))
    missing = [words for words in _statements(told, path.suffix) if not _is_in(words, text)]
    problems = [
        Problem(str(shown), 0, 0, f"the file does not say: {words}", code="E601")
        for words in missing
    ]
    found = _bare(everything)
    for words in sorted(hidden):
        if _holds(found, words):
            what = "the file holds a text that its readers may not see"
            problems.append(Problem(str(shown), 0, 0, what, code="E602"))
    return problems


_Reader = Callable[[Path], tuple[list[str], str]]
_READERS: dict[str, _Reader] = {
    ".pdf": lambda path: (pdf_text(path), pdf_everything(path)),
    ".pptx": lambda path: (deck_text(path), deck_everything(path)),
}


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
            if field.name not in _NOT_SHOWN.get(type(part), ()):
                yield from _texts(getattr(part, field.name), suffix)


# What a writer may leave out, since the same is said elsewhere: a short form beside the long one,
# the question that only an agenda asks, the map's names for bearings.
_NOT_SHOWN: dict[type, tuple[str, ...]] = {
    story.Statement: ("brief",),
    story.Section: ("question",),
    story.Summary: ("options", "title"),
    story.Site: ("lines", "head", "text"),
    story.KeyFigures: ("title",),
    story.Map: ("key",),
    story.Timeline: ("note",),
}


def _is_in(words: str, text: str) -> bool:
    """Whether the words stand in the text, at least sentence by sentence: slides may cut there."""
    if _bare(words) in text:
        return True
    return all(_bare(part) in text for part in _SENTENCE.split(words))


def _holds(text: str, hidden: str) -> bool:
    """Whether a text as its author typed it stands in ``text``, its facts and markup printed."""
    pieces = [piece for piece in _TYPED.split(hidden) if _bare(piece)]
    return _tells(" ".join(pieces)) and all(_bare(piece) in text for piece in pieces)


def _bare(words: str) -> str:
    """Without spaces, and with one form for each sign: line ends fall where they will."""
    return _BLANK.sub("", words).translate(_LOOK)


def _tells(words: str) -> bool:
    """Whether the words are long enough that finding them cannot be chance."""
    return len(words.split()) >= 3 and len(_bare(words)) >= 12

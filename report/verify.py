"""Compare a finished file with the story it tells and with what was withheld from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from report import story
from report.errors import Problem
from report.read import deck_everything, deck_text, pdf_everything, pdf_text
from report.story import Story
from report.text import Run, plain

CODES = {"E601": "a statement that a file lacks", "E602": "a file that tells what is withheld"}

_BLANK = re.compile(r"[\s\u00ad\u200b]+")
_SENTENCE = re.compile(r"(?<=[.!?…;:,])\s+")
_LOOK = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\u2019": "'", "\u2212": "-"} | dict.fromkeys('"«»“”')
)
_TYPED = re.compile(r"\{\{[^{}]*\}\}|\*+|\]\([^()\s]*\)|\[")  # citations, bold, italic, links


def verify(told: Story, hidden: Collection[str], path: Path, shown: Path) -> list[Problem]:
    """What is wrong with the file at ``path``; ``shown`` is the name to speak of it by.

    Every statement of the story must be in the file, and nothing that was withheld.
    """
    read_pages, read_everything = _READERS[path.suffix]
    text = _bare("".join(read_pages(path)))
    missing = [words for words in _statements(told, path.suffix) if not _is_in(words, text)]
    problems = [
        Problem(str(shown), 0, 0, f"the file does not say: {words}", code="E601")
        for words in missing
    ]
    found = _bare(read_everything(path)) if hidden else ""
    for words in sorted(hidden):
        if _holds(found, words):
            what = "the file holds a text that its readers may not see"
            problems.append(Problem(str(shown), 0, 0, what, code="E602"))
    return problems


_READERS: dict[str, tuple[Callable[[Path], list[str]], Callable[[Path], str]]] = {
    ".pdf": (pdf_text, pdf_everything),
    ".pptx": (deck_text, deck_everything),
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

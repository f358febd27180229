"""Valid files, damaged: a problem with a place every time; for a typo the word that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.briefing import Briefing
from report.check import briefing_of
from report.errors import Problem, ReportError
from report.faults import known_fields
from report.source import Source, read_text

DATA = Path(__file__).resolve().parent.parent / "data"
FILES = ("ampere", "showcase")
LETTERS = "aeiourstn"


def _problems(text: str) -> tuple[Problem, ...]:
    """What is wrong with a text; anything but a ReportError is a failure of its own."""
    try:
        briefing_of(read_text(text, "a.yaml"), DATA)
    except ReportError as error:
        return error.problems
    return ()


@cache
def _text(name: str) -> str:
    return (DATA / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def _source(name: str) -> Source:
    return read_text(_text(name), "a.yaml")


@cache
def _places(name: str) -> tuple[tuple[str | int, ...], ...]:
    """The place of every field of the models that the file holds."""
    return tuple(_walked(_source(name).data, ()))


def _walked(part: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    pairs = part.items() if isinstance(part, dict) else enumerate(part)
    known = known_fields(Briefing, loc) if isinstance(part, dict) else []
    for key, value in pairs:
        if key in known:
            yield (*loc, key)
        if isinstance(value, dict | list):
            yield from _walked(value, (*loc, key))


def _replaced(name: str, loc: tuple[str | int, ...], new: str) -> str:
    """The file with another name for one field."""
    lines = _text(name).split("\n")
    place, old = _source(name).place(loc, key=True), str(loc[-1])
    line = lines[place.line - 1]
    start = place.column - 1
    assert line[start : start + len(old)] == old
    lines[place.line - 1] = line[:start] + new + line[start + len(old) :]
    return "\n".join(lines)


def _typos(word: str, at: int) -> list[str]:
    """One letter lost, doubled, replaced, or changed with its neighbour."""
    at %= len(word)
    other = LETTERS[(at + len(word)) % len(LETTERS)]
    made = [
        word[:at] + word[at + 1 :],
        word[: at + 1] + word[at:],
        word[:at] + other + word[at + 1 :],
    ]
    if at + 1 < len(word):
        made.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return [typo for typo in dict.fromkeys(made) if typo and typo != word]


def test_a_typo_in_a_field_is_told_the_field_that_was_meant() -> None:
    right, wrong = 0, []
    for name in FILES:
        for number, loc in enumerate(_places(name)):
            if number % 37:
                continue
            known = known_fields(Briefing, loc[:-1])
            for typo in _typos(str(loc[-1]), number // 37):
                if typo not in known:
                    found = _problems(_replaced(name, loc, typo))
                    if any(f"'{loc[-1]}'" in p.hint and typo in p.where for p in found):
                        right += 1
                    else:
                        wrong.append((loc[-1], typo))
    assert right / (right + len(wrong)) >= 0.95, wrong


damage = st.sampled_from(
    ["drop", "double", "tab", "list", "mapping", "words", "quote", "colon", "rename", "bracket"]
)


def _damaged(name: str, number: int, how: str) -> str:
    lines = _text(name).split("\n")
    filled = [
        at for at, line in enumerate(lines) if ":" in line and not line.lstrip().startswith("#")
    ]
    at = filled[number % len(filled)]
    key, _, value = lines[at].partition(":")
    changed = {
        "drop": f"{key}:",
        "double": lines[at] + "\n" + lines[at],
        "tab": "\t" + lines[at],
        "list": f"{key}: [a, b]",
        "mapping": f"{key}: {{a: b}}",
        "words": f"{key}: some words",
        "quote": f'{key}: "not closed',
        "colon": f"{key}: one : two: three",
        "rename": f"{key}x:{value}",
        "bracket": f"{key}: {{a: [b",
    }
    return "\n".join([*lines[:at], changed[how], *lines[at + 1 :]])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.integers(0, 5000), damage)
def test_a_damaged_file_gives_problems_with_a_place_and_never_a_traceback(
    name: str, number: int, how: str
) -> None:
    text = _damaged(name, number, how)
    count = len(text.splitlines())
    for problem in _problems(text):
        assert problem.what
        if not problem.file.endswith(".csv"):
            assert 1 <= problem.line <= count
            assert problem.column >= 1


@pytest.mark.parametrize("how", ["quote", "bracket", "tab", "rename"])
def test_damage_that_cannot_be_meant_is_refused(how: str) -> None:
    assert _problems(_damaged("ampere", 40, how))

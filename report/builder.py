"""YAML events, one after the other → plain data, the place of each value, and what is not allowed.

It takes any reader's events (they have ``value``, ``style``, ``anchor``, ``tag`` and marks), so
that the YAML library itself is known to source.py alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from report.errors import Problem
from report.lines import ODD_SPACE, Lines, bad_indents, name_character
from report.syntax import DEEP_ENOUGH, MAX_LEVELS, TOO_DEEP, in_quotes, rest_of_value

MAX_VALUES = 1_000_000

_NOTHING = frozenset(("", "~", "null"))
_CUT = re.compile(r"(?<=[^\s#])[ \t]+(?=#[^\s#])")  # what comes before "#1" in "Usine #1"
_SPACED = re.compile(r"\S[ \t]+:(?:\s|$)")
_ODD = re.compile(rf"[{ODD_SPACE}]")


class Quoted(str):
    """A text that stood in quotes, or in a block after ``|`` or ``>``: never a number or a date."""

    __slots__ = ()


class Spaced(str):
    """A field's name with a space before its colon, as French puts one: perhaps a text."""

    __slots__ = ()


class TooMuch(Exception):
    """A limit is passed: reading stops here. The problem is told already."""


@dataclass(slots=True)
class Marks:
    """Where one list or mapping starts, and where its names and its values do, in their order."""

    start: int
    keys: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)


class Builder:
    """Takes events and gives ``data``, ``marks`` by ``id()`` of a list or mapping, ``problems``."""

    def __init__(self, lines: Lines) -> None:
        self.data: Any = None
        self.marks: dict[int, Marks] = {}
        self.problems: list[Problem] = []
        self.texts: list[tuple[int, int]] = []  # from where to where, in files with odd indents
        self._lines = lines
        # Ends of texts are asked for only in files where they matter: that costs time.
        self._cuts = {cut.start(): cut.end() for cut in _CUT.finditer(lines.text)}
        self._watched = bool(self._cuts or bad_indents(lines))
        self._spaced = bool(_SPACED.search(lines.text))
        self._stack: list[tuple[Any, Marks, str | None]] = []
        self._open: Any = None  # the innermost list or mapping
        self._open_marks = Marks(0)
        self._key: str | None = None  # the field of it whose value comes next
        self._count = 0
        self._documents = 0

    def take_document(self, event: Any) -> None:
        """The start of a document: one is enough."""
        self._documents += 1
        if self._documents > 1:
            hint = "keep one briefing in one file: delete the line '---' and what follows"
            self._give_up("E117", event.start_mark.index, "a second document begins here", hint)

    def take_alias(self, event: Any) -> None:
        """``*name``, perhaps meant as ``*italic*``."""
        index = event.start_mark.index
        self._refuse("E113", index, "a text cannot begin with * unless it stands in quotes")
        if self._key is None and self._open.__class__ is dict:
            self._key = self._spare_key()
            self._open_marks.keys.append(index)
        else:
            self._add(None, index)

    def take_scalar(self, event: Any) -> None:
        """One text, name or empty value."""
        value = event.value
        index = event.start_mark.index
        is_plain = not event.style
        if event.anchor or event.tag:
            self._refuse_extras(event)
        if self._watched:
            self._watch(event, is_plain)
        if self._key is None and self._open.__class__ is dict:
            self._take_key(event, value, index, is_plain)
        elif not is_plain:
            self._add(Quoted(value), index)
        elif value in _NOTHING:
            self._add(None, index if value else self._place_of_nothing(index))
        else:
            self._add(value, index)

    def take_mapping(self, event: Any) -> None:
        """The start of a mapping."""
        self._enter({}, event)

    def take_sequence(self, event: Any) -> None:
        """The start of a list."""
        self._enter([], event)

    def take_end(self, event: Any) -> None:
        """The end of a list or a mapping."""
        self._open, self._open_marks, self._key = self._stack.pop()

    # ---------------------------------------------------------------- data

    def _add(self, value: Any, index: int) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            what = f"the file holds more than {MAX_VALUES:,} values"
            self._give_up("E119", index, what, "is this the right file?")
        if self._open is None:
            self.data = value
            return
        self._open_marks.values.append(index)
        if self._key is None:
            self._open.append(value)
        else:
            self._open[self._key] = value
            self._key = None

    def _enter(self, value: Any, event: Any) -> None:
        index = event.start_mark.index
        if event.anchor or event.tag:
            self._refuse_extras(event)
        if self._key is None and self._open.__class__ is dict:
            self._refuse_key(event, index)
        else:
            self._add(value, index)
        if len(self._stack) >= MAX_LEVELS:
            self._give_up("E119", index, TOO_DEEP, DEEP_ENOUGH)
        self._stack.append((self._open, self._open_marks, self._key))
        self._open, self._open_marks, self._key = value, Marks(index), None
        self.marks[id(value)] = self._open_marks

    def _take_key(self, event: Any, name: str, index: int, is_plain: bool) -> None:
        if name in self._open:
            self._refuse_twice(name, index)
            name = self._spare_key()
        elif not is_plain:
            name = Quoted(name)
        elif name == "<<":
            self._refuse(
                "E114", index, "'<<' is not read", "write the fields out where they are needed"
            )
        elif name in _NOTHING:
            self._refuse("E116", index, "a field's name is missing", "write 'name: value'")
        elif not name.isascii():
            self._check_odd_spaces(name, index)
        if (
            self._spaced
            and is_plain
            and self._lines.text[event.end_mark.index : event.end_mark.index + 1] in " \t"
        ):
            name = Spaced(name)
        self._key = name
        self._open_marks.keys.append(index)

    def _spare_key(self) -> str:
        """A name that no file holds, so that reading goes on after a field that is refused."""
        return f"\x00{len(self._open)}"

    def _place_of_nothing(self, index: int) -> int:
        """An empty value has no place of its own; the reader gives that of whatever comes next."""
        if self._key is not None:
            return self._open_marks.keys[-1]
        while index and self._lines.text[index - 1].isspace():
            index -= 1
        return max(index - 1, 0)

    # ---------------------------------------------------------------- problems

    def _refuse(self, code: str, index: int, what: str, hint: str = "") -> None:
        if not hint:
            words = rest_of_value(self._lines, index)
            hint = (
                f"write {in_quotes(words)}" if len(words) < 80 else "put the whole text in quotes"
            )
        self.problems.append(self._lines.problem(code, index, what, hint, self._where()))

    def _where(self) -> str:
        """The path of the innermost list or mapping: what each outer one took last."""
        outer = [container for container, _, _ in self._stack if container is not None]
        return written_path([_last(container) for container in outer if container])

    def _give_up(self, code: str, index: int, what: str, hint: str) -> NoReturn:
        self._refuse(code, index, what, hint)
        raise TooMuch

    def _refuse_extras(self, event: Any) -> None:
        """``&name`` and ``!name``; a text that begins so was probably meant as a text."""
        sign, code = ("&", "E113") if event.anchor else ("!", "E115")
        what = f"a text cannot begin with {sign} unless it stands in quotes"
        self._refuse(code, event.start_mark.index, what)

    def _refuse_key(self, event: Any, index: int) -> None:
        """A list or a mapping as a field's name: nearly always ``{{fact}}`` without quotes."""
        if self._lines.text[index - 1 : index + 1] == "{{":
            self._refuse("E121", index - 1, "a text that begins with {{ must stand in quotes")
        else:
            what = "the name of a field must be a text"
            self._refuse("E116", index, what, "if this is a text, put it in quotes")
        self._key = self._spare_key()
        self._open_marks.keys.append(index)

    def _refuse_twice(self, name: str, index: int) -> None:
        first = self._open_marks.keys[list(self._open).index(name)]
        line = self._lines.place(first).line
        self._refuse(
            "E112",
            index,
            f"the field '{name}' stands here twice",
            f"it stands in line {line} already",
        )

    def _check_odd_spaces(self, name: str, index: int) -> None:
        odd = _ODD.search(name)
        if odd is None or odd.start() == 0:  # at the start of a line: told as an odd indent
            return
        what = f"the field's name holds {name_character(odd[0])}"
        hint = "use an ordinary space or none; if this is a text, put it in quotes"
        self._refuse("E109", index + odd.start(), what, hint)

    def _watch(self, event: Any, is_plain: bool) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if end > start:
            self.texts.append((start, end))
        elif self._key is not None:
            end = self._lines.text.find(":", self._open_marks.keys[-1]) + 1
        cut = self._cuts.get(end)
        if is_plain and cut is not None:
            self._refuse_cut(start, end, cut)

    def _refuse_cut(self, start: int, end: int, cut: int) -> None:
        text = self._lines.text
        row = self._lines.place(cut)
        rest = self._lines.line(row.line)[row.column - 1 :].rstrip()
        whole = text[start:end] + text[end:cut] + rest if end > start else rest
        what = "from # on this is a comment and not part of the text"
        hint = "write " + in_quotes(whole) + ", or a space after # for a comment"
        self._refuse("E118", cut, what, hint)


def written_path(loc: Sequence[str | int]) -> str:
    """``footprint.sites[1].region``: a path as the messages write it."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return "".join(steps).removeprefix(".")


def _last(container: Any) -> str | int:
    return next(reversed(container)) if isinstance(container, dict) else len(container) - 1

"""A YAML file → plain data that knows the line and column of every value.

Words stay words: nothing is guessed from how a value looks, so ``NO`` is a text and not "false".
Only plain YAML is read (fields, lists, texts); anchors, tags and merge keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from report.builder import Builder, Marks, Quoted, Spaced, TooMuch, written_path
from report.errors import Problem, ReportError, fault
from report.lines import (
    ODD_SPACE,
    Lines,
    Place,
    bad_indents,
    blanked,
    control_characters,
    read_lines,
)
from report.syntax import Stop, explain

__all__ = [
    "CODES", "Bare", "Place", "Quoted", "Source", "Spaced", "looks_like_unquoted_text",
    "read_source", "read_text", "written", "written_path",
]  # fmt: skip

CODES = {
    "E101": "no such file",
    "E102": "a folder, not a file",
    "E103": "the file cannot be read",
    "E104": "the file is too large",
    "E105": "not UTF-8",
    "E106": "an invisible control character",
    "E107": "a tab",
    "E108": "an odd space before a line",
    "E109": "an odd space in a field's name",
    "E110": "nothing in the file",
    "E111": "no fields at the top",
    "E112": "a field that stands twice",
    "E113": "an anchor or an alias",
    "E114": "a merge key",
    "E115": "a tag",
    "E116": "a field's name that is no text",
    "E117": "several documents in a file",
    "E118": "a text that a comment cuts off",
    "E119": "too deep or too many values",
    "E120": "a colon in a text without quotes",
    "E121": "a text that begins with a special sign",
    "E122": "quotes that are not closed",
    "E123": "a backslash between quotes",
    "E124": "a field or a list in the wrong line",
    "E125": "a line in the wrong column",
    "E126": "a bracket that is not closed",
    "E127": "a text that goes on after its end",
    "E128": "a line that is no field and no item",
    "E129": "not readable",
}

# libyaml where it is there: about ten times as fast, and the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ANY_WIDTH = 2**31 - 1


class Source:
    """The data of one file, and the place of every value in it."""

    def __init__(
        self, path: Path, data: dict[str, Any], lines: Lines, marks: dict[int, Marks]
    ) -> None:
        self.path = path
        self.data = data
        self._typed = data
        self._lines = lines
        self._marks = marks
        self._elsewhere: Mapping[tuple[str | int, ...], tuple[Lines, int]] = {}

    def filled(
        self,
        data: dict[str, Any],
        elsewhere: Mapping[tuple[str | int, ...], tuple[Lines, int]],
    ) -> Source:
        """The same file with ``data`` in the place of its own, some of it from other files.

        ``elsewhere`` says where a value stands that does not stand in this file.
        """
        source = Source(self.path, data, self._lines, self._marks)
        source._typed = self._typed
        source._elsewhere = elsewhere
        return source

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The file's lines, without their ends."""
        return tuple(self._lines.line(number + 1) for number in range(len(self._lines.starts)))

    def laid_over(self, below: Source, deep: Collection[str] = ()) -> Source:
        """This file's fields over those of ``below``; each value keeps the place it was typed at.

        A field that both have is this file's; those named in ``deep`` are laid over one another
        field by field.
        """
        elsewhere: dict[tuple[str | int, ...], tuple[Lines, int]] = {}

        def take(loc: tuple[str | int, ...], value: Any) -> Any:
            elsewhere[loc] = below._found(loc, key=False)
            for step, inner in _steps(value):
                take((*loc, step), inner)
            return value

        def lay(own: Any, under: Any, loc: tuple[str | int, ...]) -> Any:
            if not (isinstance(own, dict) and isinstance(under, dict)):
                return own
            found = {}
            for name in dict.fromkeys([*under, *own]):
                if name not in own:
                    found[name] = take((*loc, name), under[name])
                elif name in under and (loc or name in deep):
                    found[name] = lay(own[name], under[name], (*loc, name))
                else:
                    found[name] = own[name]
            return found

        return self.filled(lay(self.data, below.data, ()), elsewhere)

    def place(self, loc: Sequence[str | int], key: bool = False) -> Place:
        """Where the value at ``loc`` stands, or its field's name with ``key``.

        Where ``loc`` leads nowhere (a field that is missing), the place of what should hold it.
        """
        lines, index = self._found(loc, key)
        return lines.place(index)

    def problem(
        self,
        loc: Sequence[str | int],
        what: str,
        hint: str = "",
        code: str = "E000",
        key: bool = False,
    ) -> Problem:
        """A problem at the value at ``loc`` (or at its field's name), with its line to show."""
        lines, index = self._found(loc, key)
        return lines.problem(code, index, what, hint, written_path(loc))

    def _found(self, loc: Sequence[str | int], key: bool) -> tuple[Lines, int]:
        """The file that the value at ``loc`` stands in, and where in its text."""
        for count in range(len(loc), 0, -1) if self._elsewhere else ():
            if (found := self._elsewhere.get(tuple(loc[:count]))) is not None:
                return found
        return self._lines, self._index(loc, key)

    def _index(self, loc: Sequence[str | int], key: bool) -> int:
        value: Any = self._typed
        index = self._marks[id(value)].start
        for number, step in enumerate(loc):
            position = _position(value, step)
            if position is None:
                break
            marks = self._marks[id(value)]
            last = number == len(loc) - 1
            index = marks.keys[position] if key and last and marks.keys else marks.values[position]
            value = value[step]
        return index


def read_source(path: Path) -> Source:
    """The data of the YAML file at ``path``; raises ReportError with every problem found in it."""
    return _read(read_lines(path), path)


def read_text(text: str, name: str = "text") -> Source:
    """The data of ``text``, as if it stood in a file called ``name``."""
    return _read(Lines(name, text.removeprefix("\ufeff")), Path(name))


class Bare(str):
    """A value that stands without quotes in a file: a number, a date, yes or no."""

    __slots__ = ()

    def __new__(cls, value: object) -> Bare:
        return super().__new__(cls, str(value))


def written(data: Mapping[str, Any], width: int | None = 100) -> str:
    """``data`` as YAML that ``read_text`` reads back, letters as they are.

    Lines have about ``width`` characters; without one, each text stands on a line of its own.
    """
    return yaml.serialize(
        _node(data), Dumper=_DUMPER, allow_unicode=True, width=width or _ANY_WIDTH
    )


def looks_like_unquoted_text(value: object) -> bool:
    """Whether a single field was probably meant as a text: ``- Objectif : agilité``."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    (key,) = value
    return isinstance(key, Spaced) or (" " in key and not isinstance(key, Quoted))


def _node(value: Any) -> yaml.Node:
    """A value as YAML's own node: no anchors, and quotes round texts that could be numbers.

    Made here and not by a representer, which asks of every value what it might be.
    """
    match value:
        case None:
            return yaml.ScalarNode(_TAG + "null", "null")
        case Bare() | int():
            plain = str(value).lower() if isinstance(value, bool) else str(value)
            return yaml.ScalarNode(_RESOLVER.resolve(yaml.ScalarNode, plain, (True, False)), plain)
        case str():
            style = '"' if _ODD.search(value) else "'" if value[:1] in _NUMERIC else None
            return yaml.ScalarNode(_TAG + "str", str(value), style=style)
        case Mapping():
            pairs = [(_node(name), _node(inner)) for name, inner in value.items()]
            return yaml.MappingNode(_TAG + "map", pairs, flow_style=False)
        case _:
            return yaml.SequenceNode(_TAG + "seq", [_node(one) for one in value], flow_style=False)


_TAG = "tag:yaml.org,2002:"
_RESOLVER: Any = yaml.resolver.Resolver()
_NUMERIC = frozenset("-0123456789")
# Signs that libyaml and its double in Python do not write alike but between double quotes.
# Named one by one: all but the even ones is a set of sixty thousand, made at every start.
_ODD = re.compile(
    "[\0-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\U00010000-\U0010ffff]"
)


# ---------------------------------------------------------------- reading


def _read(lines: Lines, path: Path) -> Source:
    problems = list(control_characters(lines))
    text = blanked(lines.text) if problems else lines.text
    builder = Builder(lines)
    stop = _build(builder, text)
    problems += builder.problems
    problems += _indents_outside_texts(lines, builder.texts)
    if stop and not _is_explained(lines, stop, problems):
        problems.append(explain(lines, stop))
    if problems:
        raise ReportError(problems)
    _demand_fields(builder.data, lines)
    return Source(path, builder.data, lines, builder.marks)


def _build(builder: Builder, text: str) -> Stop | None:
    """Feed the events of ``text`` to ``builder``; where they end in a syntax error, tell where."""
    take = _actions(builder)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            take[type(event)](event)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        since = error.context_mark.index if error.context_mark else at
        return Stop(error.problem or "", at, error.context or "", since)
    except TooMuch:
        pass
    return None


def _actions(builder: Builder) -> dict[type, Callable[[Any], None]]:
    return {
        yaml.ScalarEvent: builder.take_scalar,
        yaml.MappingStartEvent: builder.take_mapping,
        yaml.SequenceStartEvent: builder.take_sequence,
        yaml.MappingEndEvent: builder.take_end,
        yaml.SequenceEndEvent: builder.take_end,
        yaml.AliasEvent: builder.take_alias,
        yaml.DocumentStartEvent: builder.take_document,
        yaml.DocumentEndEvent: lambda event: None,
        yaml.StreamStartEvent: lambda event: None,
        yaml.StreamEndEvent: lambda event: None,
    }


def _indents_outside_texts(lines: Lines, texts: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    for index, problem in bad_indents(lines):
        if not any(start < index < end for start, end in texts):
            yield problem


def _is_explained(lines: Lines, stop: Stop, problems: Sequence[Problem]) -> bool:
    """Whether a problem already told is the cause of this one, so that one fault is told once."""
    row = lines.place(stop.at).line
    since = lines.place(stop.since).line
    return any(
        (problem.line == row and problem.code != "E106")
        or (problem.line in (row - 1, since) and problem.code in ("E107", "E108", "E118"))
        for problem in problems
    )


def _demand_fields(data: object, lines: Lines) -> None:
    if data is None:
        raise fault(
            "the file holds no data", "begin with 'schema: 1'", file=lines.name, code="E110"
        )
    if not isinstance(data, dict):
        hint = "begin with a field and its value, such as 'schema: 1'"
        if isinstance(data, str) and re.match(rf"\S+:[{ODD_SPACE}\S]", data):
            hint = "put an ordinary space after the colon, as in 'schema: 1'"
        raise ReportError(lines.problem("E111", 0, "the file must hold fields", hint))


def _steps(value: object) -> Iterable[tuple[str | int, Any]]:
    """What a list or mapping holds, each with the step that leads to it."""
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _position(value: object, step: str | int) -> int | None:
    """Which of the values of a list or mapping ``step`` leads to; None where it leads nowhere."""
    if isinstance(value, dict) and step in value:
        return list(value).index(step)
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return step
    return None

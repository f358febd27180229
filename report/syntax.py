"""A text that is not YAML, and where the reader gave up → the problem in an author's words.

The YAML library tells what it missed, not what the author meant; so the text at that place decides,
and the library's wording only picks the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from report.errors import Problem
from report.frozen import frozen
from report.lines import ODD_SPACE, Lines

MAX_LEVELS = 64
# Told by the builder, or here where the library itself gives up first.
TOO_DEEP = f"more than {MAX_LEVELS} levels stand inside each other"
DEEP_ENOUGH = "a briefing needs about six"


@frozen
class Stop:
    """Where the reader gave up (``at``), what it was in the middle of and where that began."""

    problem: str
    at: int
    context: str = ""
    since: int = 0


def explain(lines: Lines, stop: Stop) -> Problem:
    """The problem that stopped the reader, with what would be right."""
    if lines.text[stop.at : stop.at + 1] == "\t":
        return lines.problem("E107", stop.at, "a tab stands here", "use ordinary spaces")
    for context, problem, rule in _RULES:
        if context in stop.context and problem in stop.problem:
            return rule(lines, stop)
    return _unreadable(lines, stop)


def in_quotes(words: str) -> str:
    """``words`` as a quoted YAML text: the quotes that need no change inside them, if any do."""
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def rest_of_value(lines: Lines, index: int) -> str:
    """What stands from ``index`` to the end of its line, without a comment."""
    place = lines.place(index)
    return re.split(r"\s+#\s", lines.line(place.line)[place.column - 1 :])[0].rstrip()


def _special_start(lines: Lines, index: int) -> Problem:
    sign = lines.text[index : index + 1]
    if not sign.strip():
        return _unreadable(lines, Stop("", index))
    what = f"a text cannot begin with {sign} unless it stands in quotes"
    return lines.problem("E121", index, what, _quote_hint(rest_of_value(lines, index)))


def _starts_here(lines: Lines, stop: Stop) -> Problem:
    return _special_start(lines, stop.at)


def _started_before(lines: Lines, stop: Stop) -> Problem:
    return _special_start(lines, stop.since)


def _quote_hint(words: str) -> str:
    return f"write {in_quotes(words)}" if len(words) < 80 else "put the whole text in quotes"


def _quoted(lines: Lines, stop: Stop) -> Problem:
    """Inside quotes only two things go wrong: they do not end, or a backslash means something."""
    if "escape" in stop.problem or "hexdecimal" in stop.problem or "hexadecimal" in stop.problem:
        what = 'a backslash between " and " begins a special sign, and this is none'
        index = lines.text.rfind("\\", stop.since, stop.at + 1)
        return lines.problem("E123", index, what, "put the text between ' and ' instead")
    sign = lines.text[stop.since]
    hint = f"close them with {sign} at the end of the text"
    if sign == "'":
        hint += "; an apostrophe inside '…' is written twice, or put the text between \" and \""
    return lines.problem("E122", stop.since, "the quotes that open here are never closed", hint)


_COLON = "a text that holds ': ' must stand in quotes"


def _colon(lines: Lines, stop: Stop) -> Problem:
    """``title: Ampere : the unit`` holds a second colon; ``  b: 2`` may stand too far in."""
    place = lines.place(stop.at)
    line = lines.line(place.line)
    before = line[: place.column - 1]
    field = re.match(r"(\s*(?:- +)*[^\s:][^:]*?\s*:\s+)(?=\S)", before)
    if field is None:
        return _colon_in_text(lines, stop) if " " in before.lstrip() else _too_far_in(lines, stop)
    start = field.end()
    index = stop.at - len(before) + start
    if rest_of_value(lines, index) == before[start:].strip() + ":":
        hint = f"begin the part that belongs to '{before[start:].strip()}' on a line of its own"
        return lines.problem("E124", stop.at, "two fields stand in one line", hint)
    suggestion = f"write {field[1].lstrip(' -')}{in_quotes(rest_of_value(lines, index))}"
    return lines.problem("E120", stop.at, _COLON, suggestion)


def _colon_in_text(lines: Lines, stop: Stop) -> Problem:
    """A text of several lines, or of more than 1024 signs: too long for a field's name."""
    return lines.problem("E120", stop.at, _COLON, "put the whole text in quotes")


def _too_far_in(lines: Lines, stop: Stop) -> Problem:
    place = lines.place(stop.at)
    index = lines.starts[place.line - 1] + _indent(lines.line(place.line))
    what = "this line is set in further than the line above, which has a value already"
    hint = "begin it in the column of the line above; a text that goes on here must stand in quotes"
    return lines.problem("E125", index, what, hint)


def _bracket(lines: Lines, stop: Stop) -> Problem:
    index = stop.since
    if lines.text[index : index + 1] not in ("[", "{"):
        index = max(lines.text.rfind(sign, 0, index) for sign in "[{")
    sign = lines.text[index]
    close = "]" if sign == "[" else "}"
    what = f"the {sign} that opens here is not closed, or a comma is missing inside"
    hint = f"close it with {close}; if this is a text, put it in quotes"
    return lines.problem("E126", index, what, hint)


def _misplaced(lines: Lines, stop: Stop) -> Problem:
    """Something stands where a field or an item should begin: behind a value, or in no column."""
    place = lines.place(stop.at)
    line = lines.line(place.line)
    if line[: place.column - 1].strip(" -"):
        return _more_behind(lines, stop, line)
    if line.strip().startswith(":"):
        what, hint = "a field's name is missing before the colon", "write 'name: value'"
        return lines.problem("E116", stop.at, what, hint)
    if "block collection" in stop.context:
        what = "a list goes on here, and this line does not begin with '- '"
    elif line.strip().startswith("- "):
        what = "an item that begins with '- ' stands where a field should stand"
    else:
        what = "this line begins in a column where no line above it begins"
    hint = f"begin it in {_columns(lines, place.line)}"
    return lines.problem("E125", stop.at, what, hint)


def _more_behind(lines: Lines, stop: Stop, line: str) -> Problem:
    """``title: "Ampere" and more`` and ``title: [x](https://…)``: the value ended too early."""
    column = lines.place(stop.at).column
    field = re.match(r"\s*(?:- +)*(?:[^\s:\"'\[{][^:]*?\s*:\s+)?(?=[\"'\[{])", line)
    index = stop.at - column + 1 + (field.end() if field else _indent(line))
    words = rest_of_value(lines, index)
    if words[0] == words[-1] == "'":  # 'l'usine'
        words = words[1:-1]
    what = "the text goes on after the sign that ends it"
    return lines.problem("E127", stop.at, what, _quote_hint(words))


def _no_colon(lines: Lines, stop: Stop) -> Problem:
    line = lines.line(lines.place(stop.since).line).strip()
    glued = re.match(rf"([^\s:]+):[{ODD_SPACE}\s]*(\S.*)", line)
    if glued:
        what, hint = "an ordinary space is missing after the colon", f"write {glued[1]}: {glued[2]}"
    else:
        what = "this line is neither a field nor an item of a list"
        hint = "a field is written 'name: value', an item '- value'; a text that goes on is set in"
    return lines.problem("E128", stop.since, what, hint)


def _list_in_line(lines: Lines, stop: Stop) -> Problem:
    what = "a list cannot begin in the line of its field"
    hint = "begin the list on the next line, each item with '- '; put a text in quotes"
    return lines.problem("E124", stop.at, what, hint)


def _second_part(lines: Lines, stop: Stop) -> Problem:
    hint = "keep one briefing in one file: delete the line '---' or '...' above"
    return lines.problem("E117", stop.at, "a second document begins here", hint)


def _too_deep(lines: Lines, stop: Stop) -> Problem:
    """A thousand brackets in one line: libyaml 0.2.6 counts them before it tells of the first."""
    return lines.problem("E119", stop.at, TOO_DEEP, DEEP_ENOUGH)


def _unreadable(lines: Lines, stop: Stop) -> Problem:
    hint = (
        "look at the quotes, brackets, colons and the first column of this line and the one above"
    )
    return lines.problem("E129", stop.at, "this cannot be read", hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _columns(lines: Lines, number: int) -> str:
    """``column 1 or 3``: where the open fields above line ``number`` begin."""
    columns: list[int] = []
    for above in range(number - 1, 0, -1):
        line = lines.line(above)
        indent = _indent(line) + 1
        if (
            line.strip()
            and not line.lstrip().startswith("#")
            and indent < min(columns, default=9999)
        ):
            columns.append(indent)
    return "column " + " or ".join(str(column) for column in sorted(columns) or [1])


# (what the reader was in the middle of, what it missed, the rule); the first that fits is taken.
_Rule = Callable[[Lines, Stop], Problem]
_RULES: tuple[tuple[str, str, _Rule], ...] = (
    ("", "nesting depth", _too_deep),
    ("quoted scalar", "", _quoted),
    ("alias", "", _started_before),
    ("anchor", "", _started_before),
    ("tag", "", _started_before),
    ("block scalar", "expected", _started_before),
    ("directive", "", _started_before),
    ("", "incompatible YAML", _unreadable),
    ("", "cannot start any token", _starts_here),
    ("", "mapping values are not allowed", _colon),
    ("", "mapping keys are not allowed", _starts_here),
    ("", "sequence entries are not allowed", _list_in_line),
    ("flow", "", _bracket),
    ("", "could not find expected ':'", _no_colon),
    ("", "node content", _starts_here),
    ("", "document start", _second_part),
    ("parsing a block", "", _misplaced),
)

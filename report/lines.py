"""A file's bytes → its text as lines, the place of each character, and problems shown in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from report.errors import Problem, ReportError, fault
from report.frozen import frozen

MAX_BYTES = 10_000_000

# Spaces that look like a space and are none, and signs that cannot be seen at all.
ODD_SPACE = "\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff"
_BREAK = re.compile(r"\r\n|[\r\n]")
# YAML 1.2.2, 5.1; the last three are line breaks to some programs and not to others.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_BAD_INDENT = re.compile(rf"^ *([\t{ODD_SPACE}])[ \t{ODD_SPACE}]*[^\s#{ODD_SPACE}]", re.MULTILINE)
_NAMES = {
    "\t": "a tab",
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u3000": "an ideographic space",
}


@frozen
class Place:
    """A place in a file, counted from 1 as editors do."""

    line: int
    column: int


class Lines:
    """A text and its name; a place is an index into the text until somebody asks for its line."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def place(self, index: int) -> Place:
        """Line and column of the character at ``index``."""
        line = bisect_right(self.starts, index)
        return Place(line, index - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Line ``number`` (from 1) without its end; empty behind the last."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def problem(self, code: str, index: int, what: str, hint: str = "", where: str = "") -> Problem:
        """A problem at ``index``, with its line to show."""
        place = self.place(index)
        shown = self.line(place.line)
        return Problem(self.name, place.line, place.column, what, hint, code, where, shown)


def read_lines(path: Path) -> Lines:
    """The text of the file at ``path``, which must be UTF-8; raises ReportError where it is not."""
    if path.is_dir():
        raise fault(
            "this is a folder, not a file", "name the .yaml file in it", file=path, code="E102"
        )
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except FileNotFoundError:
        raise fault(
            "there is no such file", "check the name and the folder", file=path, code="E101"
        ) from None
    except OSError as error:
        hint = "check that you may read it"
        raise fault(
            f"the file cannot be read ({error.strerror})", hint, file=path, code="E103"
        ) from None
    if size > MAX_BYTES:
        what = (
            f"the file has {size / 1e6:.1f} MB, more than the {MAX_BYTES // 1_000_000} MB allowed"
        )
        raise fault(
            what, "a briefing is far smaller: is this the right file?", file=path, code="E104"
        )
    return Lines(str(path), _decoded(raw, str(path)))


def control_characters(lines: Lines) -> Iterator[Problem]:
    """One problem for each sign that no text may hold, such as a bell or a line separator."""
    for found in _CONTROL.finditer(lines.text):
        what = f"the character U+{ord(found[0]):04X} cannot be seen and may not stand in a text"
        yield lines.problem(
            "E106", found.start(), what, "delete it: it often comes with pasted text"
        )


def blanked(text: str) -> str:
    """``text`` with every control character replaced by one sign, so that reading can go on."""
    return _CONTROL.sub("?", text)


def bad_indents(lines: Lines) -> list[tuple[int, Problem]]:
    """Lines set in with something else than spaces: where, and the problem.

    Inside a text of several lines that is no fault: the caller knows where such texts stand.
    """
    return [
        (found.start(1), _bad_indent(lines, found)) for found in _BAD_INDENT.finditer(lines.text)
    ]


def name_character(sign: str) -> str:
    """``a no-break space`` and the like, for a sign that cannot be told by looking."""
    return _NAMES.get(sign, f"the invisible character U+{ord(sign):04X}")


def _bad_indent(lines: Lines, found: re.Match[str]) -> Problem:
    sign = found[1]
    what = f"the line is set in with {name_character(sign)}"
    hint = "set it in with ordinary spaces only, two for each level"
    return lines.problem("E107" if sign == "\t" else "E108", found.start(1), what, hint)


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) > len(raw[:200]) // 4:
        raise fault(
            "the file is UTF-16, which Excel calls Unicode text", _SAVE, file=name, code="E105"
        )
    try:
        return raw.decode("utf-8-sig")  # a byte order mark is harmless
    except UnicodeDecodeError as error:
        raise ReportError(_not_utf8(raw, name, error)) from None


_SAVE = "save it again as UTF-8"


def _not_utf8(raw: bytes, name: str, error: UnicodeDecodeError) -> Problem:
    """Bytes 80 to 9F are letters and quotes in Windows-1252 and nothing in Latin-1."""
    encoding = "Windows-1252" if re.search(rb"[\x80-\x9f]", raw) else "Latin-1"
    mark = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    before = raw[mark : mark + error.start] if mark else raw[: error.start]
    lines = Lines(name, raw[mark:].decode("cp1252", "replace"))
    # Up to the fault every byte is UTF-8: count characters there; show the line as it was meant.
    good = before.decode("utf-8", "replace")
    row = len(_BREAK.findall(good)) + 1
    column = len(good) - max(good.rfind("\n"), good.rfind("\r"))
    what = f"the file is not UTF-8; it looks like {encoding}"
    return Problem(name, row, column, what, _SAVE, "E105", "", lines.line(row))

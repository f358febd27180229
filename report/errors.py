"""Say what is wrong: where, what, and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

JOINT = "; "
_SHOWN = 100  # characters of a line that a message shows


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: its place (from 1; 0 where there is none), what it is, what would be right."""

    file: str
    line: int
    column: int
    what: str
    hint: str = ""
    code: str = "E000"
    where: str = ""  # the path inside the data: footprint.sites[1].region
    excerpt: str = field(default="", compare=False)  # the line as it stands in the file
    joint: str = field(default=JOINT, compare=False)  # between what is wrong and what is right

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        lines = [": ".join(part for part in (place, self.where, self.what) if part)]
        if self.hint:
            lines[0] += self.joint + self.hint
        if self.excerpt:
            shown, column = _window(self.excerpt, self.column)
            lines += [f"    {shown}", "    " + " " * (column - 1) + "^"]
        return "\n".join(lines)


class ReportError(Exception):
    """One or more problems that stop the work; ``problems`` is sorted by place."""

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        found = [problems] if isinstance(problems, Problem) else problems
        self.problems: tuple[Problem, ...] = tuple(sorted(set(found)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ReportError], tuple[tuple[Problem, ...]]]:
        """Problems travel whole between processes."""
        return ReportError, (self.problems,)


def fault(what: str, hint: str = "", *, file: Path | str = "", code: str = "E000") -> ReportError:
    """An error of one problem that has no line: a missing file, an unknown name."""
    return ReportError(Problem(str(file), 0, 0, what, hint, code))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``did you mean 'region'?`` for the nearest known name, or "" where none is near."""
    spelled = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), spelled, n=1, cutoff=0.6)
    return f"did you mean '{spelled[near[0]]}'?" if near else ""


def unknown_name(kind: str, name: str, known: Sequence[str], code: str) -> ReportError:
    """``there is no audience 'bord' (there is: board, press); did you mean 'board'?``"""
    what = f"there is no {kind} '{name}' (there is: {', '.join(known)})"
    return fault(what, did_you_mean(name, known), code=code)


def _window(line: str, column: int) -> tuple[str, int]:
    """A part of ``line`` around ``column``, and the column in it; signs that move things blanked.

    A tab or a bell in a terminal would put the caret under another character, or worse.
    """
    safe = "".join(sign if sign.isprintable() else " " for sign in line)
    if len(safe) <= _SHOWN:
        return safe, column
    start = max(0, min(column - 1 - _SHOWN // 2, len(safe) - _SHOWN))
    end = start + _SHOWN
    before, after = "…" if start else "", "…" if end < len(safe) else ""
    return before + safe[start:end] + after, column - start + len(before)

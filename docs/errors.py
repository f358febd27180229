"""Every stable code with an example and what is told of it → docs/errors.md."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from docs.examples import EXAMPLES
from docs.making import Example
from report.errors import Problem, ReportError

GROUPS = {
    "E1": "The file cannot be read",
    "E2": "The data is not right",
    "E3": "The look is not right",
    "E4": "Something that was asked for is not there",
    "E5": "Somebody would read what they may not",
    "E6": "A file that was written is not right, or cannot be written",
    "E7": "A CSV file cannot be read",
    "E8": "Numbered copies cannot be made",
    "W1": "Remarks: nothing is wrong, but it could be better",
}
MODULES = (
    "source", "faults", "check", "theme", "pdf.fonts", "deck.layouts", "deck.look", "deck.base",
    "template", "template.check",
    "template.shown", "language", "pipeline", "budget", "compose.held", "atlas", "redact",
    "deck.substitutes",
    "giveaway.counts", "giveaway.rounded", "verify",
    "starter", "extract", "sheet", "editorial", "copies", "recheck", "refresh",
)  # fmt: skip

_OPENING = """\
# What `report` tells, and why

Every problem and every remark has a code that stays the same from version to version; `--json`
gives it. Problems (E) keep a file from being built. Remarks (W) do not; `report check` tells them,
and `--strict` makes them count. This page is made by `python docs/build.py`: each message below is
what the program really says of the example above it.
"""


def codes() -> dict[str, str]:
    """Every code of the program with its title, in order."""
    found: dict[str, str] = {}
    for name in MODULES:
        found |= import_module(f"report.{name}").CODES
    return dict(sorted(found.items()))


def errors_page() -> str:
    """The page, whole."""
    parts = [_OPENING]
    group = ""
    for code, title in codes().items():
        if code[:2] != group:
            group = code[:2]
            parts.append(f"\n## {GROUPS[group]}\n")
        parts.append(_section(code, title))
    return "".join(parts)


def _section(code: str, title: str) -> str:
    head = f"\n### {code}: {title}\n\n"
    example = EXAMPLES.get(code)
    if example is None:
        return head
    typed = f"```{example.kind}\n{_visible(example.shown)}\n```\n\n" if example.shown else ""
    return f"{head}{typed}```\n{told(code, example)}\n```\n"


def told(code: str, example: Example) -> str:
    """What the program says of an example: the first problem with its code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        problem = next(one for one in _problems(example, folder) if one.code == code)
        words = str(problem).replace(f"{folder}/", "").replace(str(folder), "data")
    return "\n".join(line.rstrip() for line in words.splitlines())


def _problems(example: Example, folder: Path) -> Iterator[Problem]:
    try:
        found = example.tell(folder)
        yield from found if isinstance(found, list) else ()
    except ReportError as error:
        yield from error.problems


def _visible(shown: str) -> str:
    """Signs that cannot be seen, as they are called."""
    named = {"\t": "→", "\u00a0": "⍽", "\u2028": "⏎"}
    return "".join(named.get(sign, sign) for sign in shown).rstrip("\n")

"""How every command speaks: what it says, how faults are told, what is completed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from report.errors import Problem
    from report.language import Date
    from report.template import Library

ALL = "all"


def say(words: str) -> None:
    """``words`` on a line of their own, in the terminal's language."""
    click.echo(here(words))


def keep_silent(_words: str) -> None:
    """Nothing: for --quiet and --json."""


def tell_problems(problems: tuple[Problem, ...]) -> None:
    """Each problem with its place, and how many there are, where errors are printed."""
    for problem in problems:
        click.echo(told_here(problem), err=True)
    click.echo(here(counted(len(problems), "problem")), err=True)


def told_here(problem: Problem) -> str:
    """A problem in the terminal's language; its code, to look up in docs/errors.md, ends a line."""
    from report.messages import terminal_language, translated  # deferred: only where one is told
    from report.template import library

    told = translated(problem, terminal_language(os.environ), library().folders)
    first, *rest = str(told).split("\n")
    return "\n".join([f"{first} [{problem.code}]", *rest])


def here(words: str) -> str:
    """``words`` in the terminal's language: French where it is French, else English."""
    from report.messages import terminal_language, worded  # deferred: --help says nothing of it

    code = terminal_language(os.environ)
    if code == "en":
        return words
    from report.template import library

    return worded(words, code, library().folders)


def tell_rows(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere a line for each row, its cells parted by tabs."""
    if not rows:
        return
    if not sys.stdout.isatty():
        for row in rows:
            say("\t".join(row).rstrip())
        return
    from rich.console import Console  # deferred: only a terminal shows a table
    from rich.table import Table
    from rich.text import Text

    table = Table(*heads, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))  # Text: an author's [bold] is no markup here
    Console().print(table)


def counted(count: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def plain_data(value: Any) -> dict[str, Any]:
    """A dataclass as plain data, paths as text, without what was not asked for."""
    from dataclasses import asdict  # deferred: it costs a tenth of --help

    known = {name: part for name, part in asdict(value).items() if part is not None}
    return {name: str(part) if isinstance(part, Path) else part for name, part in known.items()}


def write_json(path: Path, data: object) -> None:
    """Write ``data`` to ``path``, whole or not at all; ReportError where that cannot be done."""
    from report.errors import fault  # deferred: --help needs none of it

    draft = path.with_name(f".{path.name}.tmp")
    try:
        draft.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise fault(f"cannot write: {error.strerror}", file=path, code="E603") from None


def print_json(data: object) -> None:
    """``data`` as JSON, letters as they are."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


@contextmanager
def problems_told(as_json: bool = False) -> Iterator[None]:
    """Problems printed, each with its place, and exit code 1; never a traceback."""
    from report.errors import ReportError  # deferred, as above

    try:
        yield
    except ReportError as error:
        if as_json:
            print_json({"problems": [plain_data(problem) for problem in error.problems]})
        else:
            tell_problems(error.problems)
        raise SystemExit(1) from None


# ---------------------------------------------------------------- what commands have in common

# A shell completes it with the names of files: click's own way for a path.
data_argument = click.argument("data", type=click.Path(path_type=Path))
templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of your own templates, looked into first; then 'templates' beside DATA.",
)


def read_date(_ctx: click.Context, _param: click.Parameter, written: str | None) -> Date | None:
    """A date as data files have it; wrong usage where it is none."""
    if written is None:
        return None
    from report.language import Date  # deferred: hardly any command takes a date

    try:
        return Date.read(written)
    except ValueError:
        raise click.BadParameter(
            f"'{written}' is not a date; write 2026, 2026-03 or 2026-03-31"
        ) from None


def complete_audience(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The audiences, and all of them."""
    names = [*_asked_library(ctx).audiences(), ALL]
    return [name for name in names if name.startswith(begun)]


def _asked_library(ctx: click.Context) -> Library:
    """The templates that the line typed so far would find."""
    from report.template import library  # deferred: only completion asks

    own, data = (ctx.params.get(name) for name in ("templates", "data"))
    return library(Path(own) if own else None, Path(data) if data else None)


def complete_language(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The languages."""
    codes = _asked_library(ctx).languages()
    return [code for code in codes if code.startswith(begun)]


def complete_language_or_all(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
    """The languages, and all of them."""
    return [*complete_language(ctx, param, begun), *([ALL] if ALL.startswith(begun) else [])]

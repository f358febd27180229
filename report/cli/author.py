"""What an author is helped with: a new file, a check, the ledger of facts, the schema."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from report.cli.console import (
    complete_language,
    counted,
    data_argument,
    plain_data,
    print_json,
    problems_told,
    say,
    tell_problems,
    templates_option,
    told_here,
)

if TYPE_CHECKING:
    from report.errors import Problem
    from report.ledger import Entry

json_option = click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")


# ---------------------------------------------------------------- new


@click.command()
@click.argument("name", type=click.Path(path_type=Path))
@click.option(
    "--language",
    "-l",
    default="en",
    show_default=True,
    metavar="CODE",
    shell_complete=complete_language,
    help="Language of the new file.",
)
@templates_option
def new(name: Path, language: str, templates: Path | None) -> None:
    """Write NAME.yaml, a data file with comments, to fill in.

    It builds as it stands. Its first line tells an editor where the schema is: VS Code (with
    the YAML extension), PyCharm and others then complete and check the file as you type.
    A file that is there already is never touched.

    \b
    Examples:
      report new harbour                  harbour.yaml, in English
      report new notes/port --language fr
    """
    path = name if name.suffix in (".yaml", ".yml") else name.with_name(f"{name.name}.yaml")
    with problems_told():
        from report.starter import starter, write_new  # deferred: --help needs none of it
        from report.template import library

        write_new(path, starter(path.stem, language, library(templates, path)))
    shown = f'"{path}"' if " " in str(path) else str(path)
    say(f"{path} is there. Fill it in, then:\n  report check {shown}\n  report build {shown}")


# ---------------------------------------------------------------- check


@click.command()
@data_argument
@click.option("--strict", is_flag=True, help="Exit with 1 where there is any remark.")
@json_option
def check(data: Path, strict: bool, as_json: bool) -> None:
    """Tell what is wrong with DATA, and what could be better.

    Nothing is built. Problems keep a briefing from being built; remarks do not: an option
    without a drawback, an action without an owner, a figure without a period, a title used
    twice, a fact that is never cited … docs/errors.md lists them all.

    \b
    Examples:
      report check data/ampere.yaml
      report check data/ampere.yaml --strict   exit code 1 if there is any remark
      report check data/ampere.yaml --json     problems and warnings as data
    """
    problems, found = _checked(data)
    if as_json:
        told = {"problems": problems, "warnings": found}
        print_json({name: [_as_data(one) for one in some] for name, some in told.items()})
    else:
        _tell_checked(problems, found)
    raise SystemExit(1 if problems or (strict and found) else 0)


def _checked(data: Path) -> tuple[tuple[Problem, ...], list[Problem]]:
    """The problems of a data file, and the remarks on it where it has none."""
    from report.editorial import remarks  # deferred, as above
    from report.errors import ReportError
    from report.pipeline import check_letters, load
    from report.template import library

    try:
        briefing = load(data)
        check_letters(briefing, library(None, data))
        return (), remarks(briefing)
    except ReportError as error:
        return error.problems, []


def _tell_checked(problems: tuple[Problem, ...], found: list[Problem]) -> None:
    if problems:
        tell_problems(problems)
        return
    for remark in found:
        click.echo(told_here(remark))
    say(f"no problem, {counted(len(found), 'remark')}" if found else "no problem, no remark")


def _as_data(problem: Problem) -> dict[str, Any]:
    """A problem as editors and CI read it."""
    return {
        "path": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "where": problem.where,
        "message": problem.what,
        "hint": problem.hint,
    }


# ---------------------------------------------------------------- facts


@click.command()
@data_argument
@click.option(
    "--language",
    "-l",
    metavar="CODE",
    shell_complete=complete_language,
    help="Language to print figures in.  [default: the briefing's own]",
)
@templates_option
@json_option
def facts(data: Path, language: str | None, templates: Path | None, as_json: bool) -> None:
    """List the facts of DATA, and where each is used.

    It tells figure, period, status, source, marking and places: in a terminal as a table, in a
    pipe as a line for each fact with tabs between.

    \b
    Examples:
      report facts data/ampere.yaml
      report facts data/ampere.yaml --language en
      report facts data/ampere.yaml | cut -f 1,2    ids and figures alone
    """
    with problems_told(as_json):
        from report.ledger import ledger  # deferred, as above
        from report.pipeline import load
        from report.template import library

        briefing = load(data)
        code = language or briefing.briefing.language
        entries = ledger(briefing, library(templates, data).language(code))
    if as_json:
        print_json([plain_data(entry) for entry in entries])
    elif sys.stdout.isatty():
        print_table(entries)
    else:
        for row in (_HEADS, *map(_row, entries)):
            say("\t".join(row))


_HEADS = ("id", "value", "period", "status", "source", "marking", "used in")


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        entry.id,
        entry.value,
        entry.period,
        entry.status,
        entry.source,
        entry.marking,
        " ".join(entry.used),
    )


def print_table(entries: list[Entry]) -> None:
    """The ledger as a terminal shows it."""
    from rich.console import Console  # deferred: only a terminal shows a table
    from rich.table import Table
    from rich.text import Text

    table = Table(*_HEADS, box=None, header_style="bold", pad_edge=False)
    table.columns[0].no_wrap = True
    table.columns[-1].overflow = "fold"
    for entry in entries:
        row = (*_row(entry)[:-1], "\n".join(entry.used))
        table.add_row(*map(Text, row))  # Text: an author's [bold] is no markup here
    Console().print(table)


# ---------------------------------------------------------------- schema


@click.command()
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write to.  [default: print it]",
)
def schema(out: Path | None) -> None:
    """Print the JSON Schema of data files, for editors.

    It explains every field. Editors complete and check a data file with it. A file made by
    "report new" names it already; put this line first in any other, or share a copy beside the
    files of a team:

    \b
      # yaml-language-server: $schema=briefing.schema.json

    \b
    Examples:
      report schema --out briefing.schema.json
    """
    from report.schema import schema_text, write_schema  # deferred, as above

    if out is None:
        click.echo(schema_text(), nl=False)
        return
    with problems_told():
        write_schema(out)

"""``report diff``: what changed between two versions of a briefing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report.cli.console import (
    complete_audience,
    complete_language,
    counted,
    plain_data,
    print_json,
    problems_told,
    say,
    tell_rows,
    templates_option,
)

if TYPE_CHECKING:
    from report.briefing import Briefing
    from report.compose.changes import Told


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--audience",
    "-a",
    metavar="NAME",
    shell_complete=complete_audience,
    help="Tell only what this audience may read.  [default: everything]",
)
@click.option(
    "--language",
    "-l",
    metavar="CODE",
    shell_complete=complete_language,
    help="Language to tell it in.  [default: the new briefing's own]",
)
@templates_option
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def diff(
    old: Path,
    new: Path,
    audience: str | None,
    language: str | None,
    templates: Path | None,
    as_json: bool,
) -> None:
    """Tell what changed from OLD to NEW, two versions of a data file.

    Figures restated, with both values and the change in per cent; statuses; people in and out;
    options, questions, risks and actions that are new or gone; texts reworded. A figure is told
    once, however often it is cited. Nothing is built: "report build NEW --since OLD" prints the
    same in both documents.

    \b
    Examples:
      report diff april.yaml may.yaml
      report diff april.yaml may.yaml --audience press    what the press will see of it
      report diff april.yaml may.yaml --json
    """
    with problems_told(as_json):
        from report import pipeline  # deferred, so that --help stays quick
        from report.template import library

        before, after = _loaded(old, new)
        code = language or after.briefing.language
        since = pipeline.compare(before, after, code, library(templates, new), audience)
    if as_json:
        print_json([plain_data(change) for change in since.changes])
    elif sys.stdout.isatty():
        tell_rows(since.heads, [_row(change)[:-1] for change in since.changes])
    else:
        for change in since.changes:
            say("\t".join(_row(change)))
    if not as_json and sys.stdout.isatty():
        say(counted(len(since.changes), "change"))


def _loaded(*paths: Path) -> list[Briefing]:
    """The briefings in the files; the faults of all of them at once."""
    from report.errors import Problem, ReportError
    from report.pipeline import load

    found, problems = [], list[Problem]()
    for path in paths:
        try:
            found.append(load(path))
        except ReportError as error:
            problems += error.problems
    if problems:
        raise ReportError(problems)
    return found


def _row(change: Told) -> tuple[str, ...]:
    what = f"{change.what} ({change.by})" if change.by else change.what
    return (what, change.name, change.before, change.after, change.path)

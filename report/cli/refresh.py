"""``report refresh``: an edited deck with the data's new words and figures, all edits kept."""

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
    read_date,
    say,
    tell_rows,
    templates_option,
)

if TYPE_CHECKING:
    from report.language import Date
    from report.refresh import Refreshed


@click.command()
@click.argument("deck", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--data",
    "-d",
    required=True,
    type=click.Path(path_type=Path),
    help="The data file that it must agree with.",
)
@click.option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write the refreshed deck; never the deck itself.",
)
@click.option(
    "--comments",
    is_flag=True,
    help="Say each conflict in a comment on its slide, too.",
)
@click.option(
    "--audience",
    "-a",
    metavar="NAME",
    shell_complete=complete_audience,
    help="Whom the deck is for.  [default: as the deck says]",
)
@click.option(
    "--language",
    "-l",
    metavar="CODE",
    shell_complete=complete_language,
    help="The language that it is in.  [default: as the deck says]",
)
@click.option(
    "--date",
    "on",
    metavar="DATE",
    callback=read_date,
    help="Day of the edition, by which markings end.  [default: the meeting's]",
)
@click.option(
    "--deck",
    "base",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The template that the deck was built on with --deck.",
)
@click.option(
    "--since",
    metavar="OLD",
    type=click.Path(path_type=Path),
    help="The earlier version of the data file that the deck was built with.",
)
@templates_option
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def refresh(
    deck: Path,
    data: Path,
    out: Path,
    comments: bool,
    audience: str | None,
    language: str | None,
    on: Date | None,
    base: Path | None,
    since: Path | None,
    templates: Path | None,
    as_json: bool,
) -> None:
    """Bring DECK, edited by people, up to date with the data file.

    Texts, tables, notes and charts, with the workbooks behind them, get the new words and figures
    where no hand has been in them. What people changed, moved, painted or added stays. What a hand
    changed and the data changed too is a conflict: it is listed, and left as people wrote it. So
    is what cannot be told anew where it stands. The exit code is 0 only if nothing is left to do.

    \b
    Examples:
      report refresh out/ampere-board-fr.pptx --data data/ampere.yaml --out out/refreshed.pptx
      report refresh as-sent.pptx -d may.yaml -o as-sent-may.pptx --comments
    """
    with problems_told(as_json):
        from report import pipeline  # deferred, so that --help stays quick
        from report.refresh import refresh as refreshed

        done = refreshed(
            pipeline.load(data),
            deck,
            out,
            audience=audience,
            language=language,
            templates=templates,
            on=on,
            base=base,
            since=pipeline.load(since) if since else None,
            comments=comments,
        )
    if as_json:
        print_json({**plain_data(done), "is_current": done.is_current})
    else:
        _tell(done, out)
    sys.exit(0 if done.is_current else 1)


def _tell(done: Refreshed, out: Path) -> None:
    """Every place, then how many of each kind."""
    tell_rows(
        ("State", "Where", "In the deck", "In the data", "Why"),
        [(c.state, c.where, c.before or "–", c.after or "–", c.why) for c in done.changes],
    )
    said = [counted(sum(1 for c in done.changes if c.state == "refreshed"), "place") + " refreshed"]
    for state, name in _OPEN.items():
        if count := sum(1 for one in done.changes if one.state == state):
            said.append(name.format(count))
    say(f"{out}: {', '.join(said)}")


_OPEN = {
    "conflict": "{} in conflict",
    "kept": "{} that could not be told anew",
    "new": "{} new in the data",
    "gone": "{} gone from the data",
}

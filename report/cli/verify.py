"""``report verify``: whether files that were made earlier still say what the data say."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from html import escape
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
    from report.recheck import Rechecked


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--data",
    "-d",
    required=True,
    type=click.Path(path_type=Path),
    help="The data file that they must agree with.",
)
@click.option(
    "--audience",
    "-a",
    metavar="NAME",
    shell_complete=complete_audience,
    help="Whom the files are for.  [default: as their names say]",
)
@click.option(
    "--language",
    "-l",
    metavar="CODE",
    shell_complete=complete_language,
    help="The language that they are in.  [default: as their names say]",
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
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The template that the decks were built on with --deck.",
)
@click.option(
    "--since",
    metavar="OLD",
    type=click.Path(path_type=Path),
    help="The earlier version of the data file that they were built with.",
)
@templates_option
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
@click.option(
    "--html",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it as a page of its own, too.",
)
def verify(
    files: tuple[Path, ...],
    data: Path,
    audience: str | None,
    language: str | None,
    on: Date | None,
    deck: Path | None,
    since: Path | None,
    templates: Path | None,
    as_json: bool,
    html: Path | None,
) -> None:
    """Tell where FILES, made earlier, do not say what the data file says.

    Files that were sent around, edited in PowerPoint or saved by another program are read back:
    pages, slides, notes, tables, charts and the workbooks behind them. What was moved about or
    painted otherwise is no difference; words and figures that changed, went or came are. What no
    hand has touched since the data changed is stale. The exit code is 0 only if all agrees.

    \b
    Examples:
      report verify out/ampere-board-fr.pdf out/ampere-board-fr.pptx --data data/ampere.yaml
      report verify deck-as-sent.pptx -d data/ampere.yaml -a board -l fr --html report.html
    """
    with problems_told(as_json):
        from report import pipeline  # deferred, so that --help stays quick
        from report.recheck import recheck

        briefing = pipeline.load(data)
        earlier = pipeline.load(since) if since else None
        done = [
            recheck(
                briefing, one, audience=audience, language=language, templates=templates, on=on,
                since=earlier, deck=deck,
            )
            for one in files
        ]  # fmt: skip
        if html:
            _write(html, _page(done, data))
    if as_json:
        print_json([{**plain_data(one), "agrees": one.agrees} for one in done])
    else:
        for one in done:
            _tell(one)
    sys.exit(0 if all(one.agrees for one in done) else 1)


def _write(path: Path, text: str) -> None:
    from report.errors import fault  # deferred, as above

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise fault(f"cannot write: {error.strerror}", file=path, code="E603") from None


_FACTS = ("State", "Fact", "Value", "Places")
_PLACES = ("State", "Where", "In the file", "In the data", "Facts")


def _tell(one: Rechecked) -> None:
    """The facts that are not as they should be, then every place, then how it stands."""
    wrong = [fact for fact in one.facts if fact.wrong]
    tell_rows(
        _FACTS,
        [(f.state, f.id, f.value, f"{f.wrong} of {f.places} places") for f in wrong],
    )
    tell_rows(
        _PLACES,
        [
            (f.state, f.where, f.found or "–", f.expected or "–", ", ".join(f.facts))
            for f in one.findings
        ],
    )
    told = sum(1 for fact in one.facts if fact.places)
    if one.agrees:
        say(f"{one.file}: all agrees ({counted(told, 'fact')}, {counted(one.pieces, 'text')})")
    else:
        say(f"{one.file}: {counted(len(one.findings), 'difference')}")


_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>report verify</title>
<style>
body { font: 15px/1.5 Carlito, Calibri, sans-serif; color: #14213d; margin: 3em auto;
       max-width: 72em }
table { border-collapse: collapse; width: 100%; margin: 1em 0 2em }
th { text-align: left; color: #5b6472; font-weight: normal; border-bottom: 1px solid #14213d }
th, td { padding: .4em 1em .4em 0; vertical-align: top }
td { border-bottom: 1px solid #c9ced6 }
</style></head><body>
"""


def _page(done: list[Rechecked], data: Path) -> str:
    """One page that needs no other file; every text of a file stands in it as text alone."""
    parts = [_HEAD, f"<h1>Held against {escape(data.name)}</h1>\n"]
    for one in done:
        stands = "all agrees" if one.agrees else counted(len(one.findings), "difference")
        parts.append(f"<h2>{escape(one.file)}: {stands}</h2>\n")
        parts.append(_table(("Fact", "Value", "Places", "Wrong", "State"), [
            (fact.id, fact.value, str(fact.places), str(fact.wrong), fact.state)
            for fact in one.facts if fact.places
        ]))  # fmt: skip
        if one.findings:
            heads = ("State", "Where", "Shape", "In the file", "In the data", "Facts")
            rows = [
                (f.state, f.where, f.shape, f.found, f.expected, ", ".join(f.facts))
                for f in one.findings
            ]
            parts.append(_table(heads, rows))
    return "".join([*parts, "</body></html>\n"])


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    head = "".join(f"<th scope=col>{escape(one)}</th>" for one in heads)
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>\n" for line in lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n"

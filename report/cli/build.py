"""``report build``: the PDF and the deck of a briefing, for each audience and language asked."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report.cli.console import (
    ALL,
    complete_audience,
    complete_language_or_all,
    counted,
    data_argument,
    keep_silent,
    plain_data,
    print_json,
    problems_told,
    read_date,
    say,
    templates_option,
    told_here,
    write_json,
)
from report.garbage import collect_seldom
from report.processes import processes

if TYPE_CHECKING:
    from report.briefing import Briefing
    from report.errors import Problem
    from report.language import Date
    from report.pipeline import Built

FORMATS = ("pdf", "pptx")


@click.command()
@data_argument
@click.option(
    "--audience",
    "-a",
    default="board",
    show_default=True,
    metavar="NAME|all",
    shell_complete=complete_audience,
    help="Whom it is for: the name of a template.",
)
@click.option(
    "--language",
    "-l",
    metavar="CODE|all",
    shell_complete=complete_language_or_all,
    help="Language to print in.  [default: the template's, else the briefing's own]",
)
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="What to write; may be given twice.  [default: both]",
)
@click.option(
    "--out",
    "-o",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to.",
)
@click.option(
    "--since",
    metavar="OLD",
    type=click.Path(path_type=Path),
    help="An earlier version of the data file: tell what changed since, and mark it.",
)
@click.option(
    "--allow-missing",
    is_flag=True,
    help="Print a text that is not translated in the language it is there in, marked so.",
)
@click.option(
    "--date",
    "on",
    metavar="DATE",
    callback=read_date,
    help="Day of the edition, by which markings end: 2026-03-31.  [default: the meeting's]",
)
@click.option(
    "--deck",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Lay the slides out on your own template: .pptx, .potx, .ppsx, .pptm or .potm.",
)
@click.option(
    "--receipt",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write down, as JSON, how every text of the decks fits its place.",
)
@click.option(
    "--copies",
    metavar="CSV",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Make a numbered copy for each recipient that a CSV file lists, and a register of them.",
)
@click.option(
    "--proof",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write down, as JSON, what each edition withholds and where that was searched for.",
)
@templates_option
@click.option("--no-cache", is_flag=True, help="Draw every chart afresh; keep no picture.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def build(
    data: Path,
    audience: str,
    language: str | None,
    formats: tuple[str, ...],
    out: Path,
    since: Path | None,
    allow_missing: bool,
    on: Date | None,
    receipt: Path | None,
    copies: Path | None,
    deck: Path | None,
    proof: Path | None,
    templates: Path | None,
    no_cache: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Write the PDF and the deck of the briefing in DATA.

    The files are named after the briefing, the audience and the language, such as
    out/ampere-board-fr.pdf. Each is read back and compared before it gets its name.

    \b
    Examples:
      report build data/ampere.yaml                       the board's PDF and deck, in out/
      report build data/ampere.yaml -a press -l en        the press edition in English
      report build data/ampere.yaml -a all -l all         every edition
      report build may.yaml --since april.yaml            with what changed between the two
      report build data/ampere.yaml -f pptx -o ~/Desktop  the deck alone, elsewhere
      report build data/ampere.yaml --receipt fit.json    with how each text of the deck fits
      report build data/ampere.yaml -a press --proof proof.json   and that nothing withheld is told
    """
    from report.kept import keeping  # deferred, so that --help and --version stay quick

    tell = keep_silent if quiet or as_json else say
    start = time.perf_counter()
    again = ALL in (audience, language)  # only then is anything built twice
    with (
        problems_told(as_json),
        keeping(wanted=again),
        processes(formats or FORMATS, forked=True) as pools,
    ):
        from report import pipeline  # deferred, as above
        from report.copies import read_recipients

        collect_seldom()

        write = partial(
            pipeline.build,
            formats=sorted(set(formats)) or FORMATS,
            out=out,
            templates=templates,
            cache=None if no_cache else _cache_folder(),
            pools=pools,
            since=pipeline.load(since) if since else None,
            allow_missing=allow_missing,
            on=on,
            fit=receipt is not None,
            copies=read_recipients(copies) if copies else (),
            deck=deck,
        )
        briefing = pipeline.load(data)
        built = list(_built(briefing, data, audience, language, templates, write, tell))
        if receipt:
            write_json(receipt, [{"file": one.path.name, **one.fit} for one in built if one.fit])
        if proof:
            write_json(proof, pipeline.prove(briefing, built, templates, on))
    if as_json:
        print_json([plain_data(one) for one in built])
    elif len(built) > 1:
        tell(f"{len(built)} files in {time.perf_counter() - start:.1f} s")


def _built(
    briefing: Briefing,
    data: Path,
    audience: str,
    language: str | None,
    templates: Path | None,
    write: Callable[..., list[Built]],
    tell: Callable[[str], None],
) -> Iterator[Built]:
    from report import pipeline  # deferred, as above
    from report.editorial import loose_grounds
    from report.errors import ReportError
    from report.template import library

    found = library(templates, data)
    names = found.audiences() if audience == ALL else [audience]
    problems: dict[Problem, None] = {}
    told: set[Problem] = set()
    jobs: list[_Job] = []
    for name in names:
        try:
            codes = pipeline.languages_for(briefing, found.template(name), language)
            jobs += ((name, code) for code in codes)
        except ReportError as error:  # the other editions are built all the same
            problems.update(dict.fromkeys(error.problems))
    for name, code in _progress(jobs, tell is say):
        try:
            built = write(briefing, name, code)
        except ReportError as error:
            problems.update(dict.fromkeys(error.problems))
            continue
        for one in built:
            tell(f"{one.path}  {_count(one)}  {one.seconds:.2f} s")
            for warning in one.warnings if tell is say else ():
                if warning not in told:
                    click.echo(told_here(warning), err=True)
                told.add(warning)
        yield from built
    if count := len(loose_grounds(briefing)):
        tell(f"{counted(count, 'remark')}: report check {data}")
    if problems:
        raise ReportError(problems)


def _cache_folder() -> Path:
    """Where pictures of charts are kept between builds: the user's cache folder."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "report"


def _count(built: Built) -> str:
    return counted(built.pages, "page" if built.format == "pdf" else "slide")


def _progress(jobs: list[_Job], wanted: bool) -> Iterable[_Job]:
    """The jobs, with a progress bar where a terminal shows it and work lasts over a second."""
    if not wanted or len(jobs) < 3 or not sys.stderr.isatty():
        return jobs
    from rich.console import Console  # deferred: only long work on a terminal shows a bar
    from rich.progress import track

    return track(jobs, description="Building", console=Console(stderr=True), transient=True)


_Job = tuple[str, str]

"""``report extract``: the data that travels inside a finished PDF."""

from __future__ import annotations

from pathlib import Path

import click

from report.cli.console import problems_told, say


@click.command()
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write to; one that is there already is never touched.  [default: print it]",
)
def extract(file: Path, out: Path | None) -> None:
    """Give back the data that FILE.pdf was made from, as far as its readers may read it.

    Every PDF carries its edition as a data file: what is withheld from its readers is not in it.
    It can be checked and built like any other.

    \b
    Examples:
      report extract out/ampere-press-fr.pdf
      report extract out/ampere-press-fr.pdf --out press.yaml
    """
    with problems_told():
        from report.extract import extract_record  # deferred, so that --help stays quick
        from report.starter import write_new

        text = extract_record(file)
        if out is not None:
            write_new(out, text)
    if out is None:
        click.echo(text, nl=False)
    else:
        say(f"{out} is there.")

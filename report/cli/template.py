"""``report template``: what audiences there are, what one gets, a copy to make one's own of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report.cli.console import print_json, problems_told, say, templates_option

if TYPE_CHECKING:
    from report.template import Library

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    help="A data file: 'templates' beside it is looked into.  [default: 'templates' here]",
)


@click.group()
def template() -> None:
    """List, show and copy templates: what each audience gets.

    A template is a YAML file in a folder 'audiences'. It is looked for in --templates DIR, then
    in 'templates' beside the data file, then among those that come with the program.

    \b
    Examples:
      report template list
      report template new bankers --from board    templates/audiences/bankers.yaml, to edit
      report build harbour.yaml --audience bankers
    """


# ---------------------------------------------------------------- list


@template.command("list")
@data_option
@templates_option
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def list_(data: Path | None, templates: Path | None, as_json: bool) -> None:
    """List the audiences: name, label, and where each comes from.

    \b
    Examples:
      report template list
      report template list --data notes/harbour.yaml    with those beside that file
    """
    with problems_told(as_json):
        found = _library(templates, data)
        rows = [(name, *_label_and_origin(found, name)) for name in found.audiences()]
    if as_json:
        print_json([dict(zip(("name", "label", "origin"), row, strict=True)) for row in rows])
        return
    wide = [max(len(row[at]) for row in rows) for at in (0, 1)]
    for name, label, origin in rows:
        click.echo(f"{name:{wide[0]}}  {label:{wide[1]}}  {origin}")


def _label_and_origin(found: Library, name: str) -> tuple[str, str]:
    """What the audience is called in the terminal's language, and the file it comes from.

    A template with faults has no label: "report template show" tells them.
    """
    from report.errors import ReportError
    from report.messages import terminal_language
    from report.template import shipped_templates

    path = found.origin(name)
    origin = "shipped" if path.resolve().is_relative_to(shipped_templates()) else str(path)
    try:
        label = found.template(name).label(terminal_language(os.environ))
    except ReportError:
        label = "?"
    return label, origin


# ---------------------------------------------------------------- show


def complete_name(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The audiences."""
    found = _library(ctx.params.get("templates"), ctx.params.get("data"))
    return [name for name in found.audiences() if name.startswith(begun)]


@template.command()
@click.argument("name", shell_complete=complete_name)
@data_option
@templates_option
def show(name: str, data: Path | None, templates: Path | None) -> None:
    """Print the template NAME as YAML, whole: with what it takes from others, and every default.

    \b
    Examples:
      report template show press
      report template show press > templates/audiences/press.yaml
    """
    with problems_told():
        from report.template.shown import shown

        found = _library(templates, data)
        click.echo(shown(found.template(name)), nl=False)


# ---------------------------------------------------------------- new


@template.command()
@click.argument("name")
@click.option(
    "--from",
    "source",
    default="board",
    show_default=True,
    metavar="NAME",
    shell_complete=complete_name,
    help="The template to copy.",
)
@data_option
@templates_option
def new(name: str, source: str, data: Path | None, templates: Path | None) -> None:
    """Copy a template to NAME.yaml, to edit.

    It is written to 'audiences' in --templates DIR, else in 'templates' beside the data file,
    else in 'templates' here. A file that is there already is never touched.

    \b
    Examples:
      report template new bankers --from investors
      report template new board --from board    your own board, in the place of the shipped one
    """
    folder = templates or _beside(data).parent / "templates"
    path = folder / "audiences" / f"{name}.yaml"
    with problems_told():
        from report.template.shown import copied, write_template

        found = _library(templates, data)
        write_template(name, path, copied(source, found))
    more = f" --templates {_quoted(templates)}" if templates else ""
    shown_data = _quoted(data) if data else "DATA.yaml"
    say(
        f"{path} is there. Edit it, then:\n"
        f"  report template show {name}{more}\n"
        f"  report build {shown_data} --audience {name}{more}"
    )


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def _beside(data: Path | None) -> Path:
    return data or Path("here")


def _library(templates: Path | str | None, data: Path | str | None) -> Library:
    """The templates that a build of ``data`` would find; of a file in this folder if none."""
    from report.template import library  # deferred, so that --help stays quick

    return library(Path(templates) if templates else None, _beside(Path(data) if data else None))

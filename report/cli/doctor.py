"""``report doctor``: what is found in a PowerPoint template, and what a deck on it will be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from report.cli.console import print_json, problems_told, say


@click.command()
@click.argument("template", type=click.Path(path_type=Path))
@click.option(
    "--preview",
    metavar="OUT.pptx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Build a sample deck on it, to look at.",
)
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def doctor(template: Path, preview: Path | None, as_json: bool) -> None:
    """Say what is found in TEMPLATE: .pptx, .potx, .ppsx, .pptm or .potm.

    Its size, the role given to each layout and why, its fonts and whether their widths are known,
    the colours of text and their contrast, what will stand in boxes of its own, and what is wrong
    with the file itself. Exit code 1 where no slide can be laid out on it.

    \b
    Examples:
      report doctor company.potx
      report doctor company.potx --preview sample.pptx
      report build data/ampere.yaml --deck company.potx
    """
    with problems_told(as_json):
        from report.deck.doctor import diagnosis  # deferred, so that --help stays quick
        from report.template import shipped_templates
        from report.theme import load_theme

        shipped = shipped_templates()
        found = diagnosis(template, load_theme(shipped / "themes" / "house", shipped))
        if preview is not None and found["usable"]:
            _build_sample(template, preview)
    if as_json:
        print_json(found)
    else:
        for line in _lines(found):
            click.echo(line)
        if preview is not None and found["usable"]:
            say(f"{preview} is there.")
    if not found["usable"]:
        raise SystemExit(1)


def _build_sample(template: Path, preview: Path) -> None:
    """The briefing that ``report new`` starts from, on the template."""
    from report import pipeline  # deferred, as above
    from report.starter import starter
    from report.template import library

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "sample.yaml"
        data.write_text(starter("sample", "en", library()), encoding="utf-8")
        (built,) = pipeline.build(
            pipeline.load(data), formats=["pptx"], out=Path(folder), deck=template
        )
        preview.write_bytes(built.path.read_bytes())


def _lines(found: dict[str, Any]) -> Iterator[str]:
    count = len(found["layouts"])
    yield f"{found['file']}: {found['width']:g} by {found['height']:g} in, {count} layouts"
    yield ""
    yield "Layouts"
    for layout in found["layouts"]:
        roles = "; ".join(f"{role} ({why})" for role, why in layout["roles"].items())
        yield f"  {layout['name']!r}: {roles or 'not used'}"
    yield ""
    yield "Fonts"
    for font in found["fonts"]:
        known = font["measured"] == font["font"]
        how = "measured" if known else f"not known; measured as {font['measured']}"
        yield f"  {font['of']}: {font['font']}, {how}"
    if found["colors"]:
        yield ""
        yield "Colours of text, and their contrast on slides of content"
    for color in found["colors"]:
        shade = "a shade of " if color["shaded"] else ""
        yield f"  {color['role']}: {color['color']}, {shade}{color['slot']}, {color['contrast']}:1"
    for title, name in (("In boxes of their own", "boxes"), ("To know of the file", "problems")):
        if found[name]:
            yield ""
            yield title
            yield from (f"  {line}" for line in found[name])

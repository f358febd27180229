"""``report doctor``: what is found in a PowerPoint template, and what a deck on it will be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from report.cli.console import counted, here, print_json, problems_told, say


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
    with the file itself; in French where the terminal is. Exit code 1 where no slide can be laid
    out on it.

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
    """What was found, in the terminal's language."""
    size = f"{found['width']:g} × {found['height']:g} {here('in')}"
    count = here(counted(len(found["layouts"]), "layout"))
    yield here(": ").join((found["file"], f"{size}, {count}"))
    yield from _part("Layouts", map(_layout, found["layouts"]))
    yield from _part("Fonts", map(_font, found["fonts"]))
    title = "Colours of text, and their contrast on slides of content"
    yield from _part(title, map(_color, found["colors"]))
    yield from _part("In boxes of their own", map(here, found["boxes"]))
    yield from _part("To know of the file", map(here, found["problems"]))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A title and its lines; nothing where there are none."""
    for number, line in enumerate(lines):
        if not number:
            yield from ("", here(title))
        yield f"  {line}"


def _layout(layout: dict[str, Any]) -> str:
    roles = "; ".join(f"{here(role)} ({here(why)})" for role, why in layout["roles"].items())
    return here(": ").join((repr(layout["name"]), roles or here("not used")))


def _font(font: dict[str, str]) -> str:
    how = here("measured")
    if font["measured"] != font["font"]:
        how = f"{here('not known; measured as')} {here(font['measured'])}"
    return here(": ").join((here(font["of"]), f"{font['font']}, {how}"))


def _color(color: dict[str, Any]) -> str:
    slot = color["slot"] if color["slot"] != "none" else here("no colour of the theme")
    shade = f"{here('a shade of')} {slot}" if color["shaded"] else slot
    said = f"{color['color']}, {shade}, {color['contrast']}:1"
    return here(": ").join((here(color["role"]), said))

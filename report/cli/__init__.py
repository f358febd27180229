"""The command line: the one place that prints and exits."""

from __future__ import annotations

import gc
import os

import click

from report import __version__
from report.cli import author, build, diff, doctor, extract, refresh, template, verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="report")
def command() -> None:
    """One data file becomes a PDF briefing and a PowerPoint deck that cannot disagree.

    \b
    Start here:
      report new harbour             a data file to fill in, harbour.yaml
      report check harbour.yaml      what is wrong with it, and what could be better
      report build harbour.yaml      the board's PDF and deck, in out/
      report build harbour.yaml --audience press --language all

    \b
    Completion for your shell (bash; zsh and fish likewise):
      eval "$(_REPORT_COMPLETE=bash_source report)"
    """


_COMMANDS = (
    author.new,
    author.check,
    author.facts,
    author.schema,
    build.build,
    diff.diff,
    doctor.doctor,
    extract.extract,
    refresh.refresh,
    template.template,
    verify.verify,
)
for _one in _COMMANDS:
    command.add_command(_one)


def main() -> None:
    """The ``report`` command; exit 0 done, 1 a fault in data or output, 2 wrong usage."""
    # A third of a short run goes into collecting garbage that the imports do not make; a build,
    # which may be long, turns it on again.
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: its threads cost start-up
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else all packages are looked at
    command()

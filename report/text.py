"""Runs of text: bold, italic, links, references, language. The smallest thing a writer writes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from report.frozen import frozen, replace

NBSP = "\u00a0"  # no-break space
NNBSP = "\u202f"  # narrow no-break space


@frozen
class Run:
    """Characters of one look. ``link`` leaves the document, ``to`` names an anchor in it."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    to: str | None = None  # the id of a section, or "source-3" for a reference
    fact: str | None = None  # the id of the fact that this run prints
    language: str | None = None  # where it differs from the story's


Text = tuple[Run, ...]
EMPTY: Text = ()


def text(words: str) -> Text:
    """``words`` as one plain run, to the letter; no run at all where there are no words."""
    return (Run(words),) if words else ()


def plain(runs: Iterable[Run]) -> str:
    """The characters of ``runs`` alone."""
    return "".join(run.text for run in runs)


def bold(runs: Iterable[Run]) -> Text:
    """``runs`` in bold."""
    return tuple(replace(run, bold=True) for run in runs)


def joined(parts: Iterable[Text], by: str = " ") -> Text:
    """The parts that are not empty, with ``by`` between two of them."""
    out: list[Run] = []
    for part in parts:
        if part:
            out += [Run(by), *part] if out else part
    return tuple(out)


def parse(markup: str) -> Text:
    """``**bold**``, ``*italic*`` and ``[words](https://…)`` as runs; all else as typed."""
    if not any(sign in markup for sign in "*[\\"):
        return text(markup)
    runs: list[Run] = []
    look = Run("")
    for token in _tokens(markup):
        match token.type:
            case "strong_open" | "strong_close":
                look = replace(look, bold=token.type == "strong_open")
            case "em_open" | "em_close":
                look = replace(look, italic=token.type == "em_open")
            case "link_open":
                look = replace(look, link=str(token.attrs["href"]))
            case "link_close":
                look = replace(look, link=None)
            case "softbreak" | "hardbreak":
                runs.append(replace(look, text=" "))
            case _:
                if token.content:
                    runs.append(replace(look, text=token.content))
    return _merged(runs)


def _merged(runs: list[Run]) -> Text:
    """Neighbours of one look as one run: markdown-it cuts at every sign that it looks at."""
    out: list[Run] = []
    for run in runs:
        if out and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def _tokens(markup: str) -> list[Any]:
    return list(_parser().parseInline(markup)[0].children or [])


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt  # deferred: most texts hold no markup

    # "zero" has every rule off; no escape and no entity, so that C:\x and &amp; print as typed.
    return MarkdownIt("zero").enable(["emphasis", "link"])

"""A deck that people have edited, and newer data → the deck with the data's words and figures.

What the deck was made with is known by marks (``report.linked``), what it says now is read, and
what the data say now is made anew. So a text is told anew only where no hand has been in it;
everything else stays as people left it, and is listed.
"""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from report.briefing import Briefing
from report.draft import WRITERS
from report.errors import ReportError, fault
from report.language import Date
from report.linked import read_links
from report.parts import PRESENTATION
from report.pipeline import build, tell, withheld
from report.proof import prove
from report.recheck import readers_of
from report.refresh.opened import Opened
from report.refresh.work import Change, Work
from report.story import Story
from report.template import library

__all__ = ["Change", "Refreshed", "refresh"]

CODES = {
    "E609": "a deck without links to its data",
    "E610": "a deck that would be written over",
}


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was done to a deck: every place, in the order of its slides."""

    file: str
    audience: str
    language: str
    changes: tuple[Change, ...]

    @property
    def is_current(self) -> bool:
        """Whether nothing is left to do by hand."""
        return all(one.state == "refreshed" for one in self.changes)


def refresh(
    briefing: Briefing,
    deck: Path,
    out: Path,
    *,
    audience: str | None = None,
    language: str | None = None,
    templates: Path | None = None,
    on: Date | None = None,
    base: Path | None = None,
    since: Briefing | None = None,
    comments: bool = False,
) -> Refreshed:
    """Write ``deck`` to ``out``, its untouched texts, tables and charts told anew by ``briefing``.

    Whom it is for is told by its links or its name, unless it is given. ``base`` is the base deck
    that it was built on, where it was not the look's own. With ``comments`` each conflict is said
    in a comment on its slide. The deck itself is never written to.
    ReportError where it cannot be read, has no links, or would tell what is withheld from its
    readers, by whatever hand; then nothing is written.
    """
    if (out.exists() and out.samefile(deck)) or out.resolve() == deck.resolve():
        hint = "give the refreshed deck another name"
        raise fault("this would write over the deck itself", hint, file=out, code="E610")
    with opened(deck) as package:
        links = read_links(package)
        if links is None:
            what = "this deck does not say which of its shapes tell what"
            hint = "it was not made by report, or a program took the links away: build it anew"
            raise fault(what, hint, file=deck, code="E609")
        found = library(templates, briefing.file)
        names = (deck.stem, links.edition)
        audience, language = readers_of(briefing, deck, names, found, audience, language)
        with tempfile.TemporaryDirectory(prefix="report-") as folder:
            (made,) = build(
                briefing, audience, language, formats=["pptx"], out=Path(folder),
                templates=templates, on=on, deck=base, since=since,
            )  # fmt: skip
            told = tell(briefing, audience, language, found, since, on=on)
            if base:
                told = replace(told, theme=told.theme.on_deck(base))
            with zipfile.ZipFile(made.path) as newer:
                work = Work(Opened(package), Opened(newer), links, told.theme.fonts.deck)
                work.do(comments)
            draft = Path(folder) / out.name
            work.deck.save(draft)

            def write_bare(story: Story, path: Path) -> object:
                return WRITERS["pptx"](replace(told, story=story, record=""), path, None)

            searched = prove(draft, told.story, made.pages, told.wanted, write_bare)
            if problems := withheld(briefing, out.name, searched.hits, _WITHHELD):
                raise ReportError(problems)
            _written(draft, out)
    return Refreshed(out.name, audience, language, tuple(work.changes))


_WITHHELD = "take it out of the deck by hand, or build the deck anew"


def opened(deck: Path) -> zipfile.ZipFile:
    """The package of a deck; ReportError where it is none."""
    try:
        package = zipfile.ZipFile(deck)
        package.getinfo(PRESENTATION)
    except FileNotFoundError:
        hint = "check the name and the folder"
        raise fault("there is no such file", hint, file=deck, code="E101") from None
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        what = "this is no PowerPoint deck that can be read"
        raise fault(what, "is it whole?", file=deck, code="E607") from error
    return package


def _written(draft: Path, out: Path) -> None:
    """Put the finished deck in its place at once, or leave that place as it was."""
    beside = out.with_name(f".{out.name}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(draft.read_bytes())
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise fault(f"cannot write: {error.strerror}", file=out, code="E603") from None

"""Prove that finished files tell nothing that is withheld: rules told twice, files read whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from report.briefing import Briefing, Marking
from report.language import Date, Language
from report.proof.counted import counts_of
from report.proof.passages import Passage, passages
from report.proof.receipt import receipt
from report.proof.rights import Rights, rights
from report.proof.search import Hit, Searched, search
from report.proof.specimen import own_numbers, specimen
from report.proof.wanted import NOTHING, Wanted, wanted
from report.story import Story

__all__ = ["Hit", "Rights", "Searched", "Wanted", "prove", "receipt", "rights", "wanted_of"]

Writer = Callable[[Story, Path], object]


def wanted_of(
    briefing: Briefing,
    clearance: Marking,
    language: Language,
    on: Date | None = None,
    *,
    since: Briefing | None = None,
    told: Iterable[str] = (),
) -> Wanted:
    """What no file for readers with ``clearance`` may hold.

    ``since`` is an earlier version, of which the files tell what changed: what it withholds is
    wanted too. ``told`` are texts that the files hold besides what the briefing says: their own
    names, and what changed.
    """
    judged = rights(briefing, clearance, on)
    earlier = rights(since, clearance, on).closed if since else ()
    closed = (*judged.closed, *(replace(leaf, loc=()) for leaf in earlier))
    if not closed:
        return NOTHING
    found = wanted(closed, judged.open, language, [*told, *judged.names])
    return replace(found, phrases=found.phrases | counts_of(briefing, judged, language))


def prove(path: Path, story: Story, pages: int, wanted: Wanted, write: Writer) -> Searched:
    """Where the file at ``path`` holds what is wanted, and how much of it was looked at.

    Where nothing is withheld, nothing is read.
    A word or number that the program would write in any case is none of the author's: a hit of
    one is dropped where a file of the same story without its words holds it too. That file is
    made by ``write`` beside the other, and only where there is a hit.
    """
    if not wanted:
        return Searched((), {})
    own = own_numbers(story, pages)
    found = search(_everything(path), wanted, own)
    if not any(hit.sort in ("word", "number") for hit in found.hits):
        return found
    blank = path.with_name(f"{path.stem}-specimen{path.suffix}")
    write(specimen(story), blank)
    ours = search(passages(blank.read_bytes(), ""), wanted, own)
    blank.unlink()
    own_words = {(hit.sort, hit.found) for hit in ours.hits}
    return replace(found, hits=tuple(h for h in found.hits if (h.sort, h.found) not in own_words))


def _everything(path: Path) -> list[Passage]:
    return [Passage("file name", "the file's name", path.name), *passages(path.read_bytes(), "")]

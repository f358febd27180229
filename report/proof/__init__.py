"""Prove that finished files tell nothing that is withheld: rules told twice, files read whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report.frozen import replace
from report.proof.passages import Passage, passages
from report.proof.search import Hit, Searched, search
from report.proof.specimen import own_numbers, specimen
from report.proof.wanted import Wanted
from report.story import Story

__all__ = ["Hit", "Searched", "Wanted", "prove"]

Writer = Callable[[Story, Path], object]


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

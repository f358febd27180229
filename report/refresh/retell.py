"""New words for a paragraph, a table's cell or a row, in the looks that people have given them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from report.holders import A, paragraph_text

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_ROW_ID = "{http://schemas.microsoft.com/office/drawing/2014/main}rowId"


def set_paragraph(paragraph: Any, new: str) -> None:
    """Let ``paragraph`` say ``new``; what it says already keeps its look, letter by letter.

    New words take the look of those whose place they take.
    """
    runs = [one for one in paragraph.iter(f"{A}t") if one.getparent().tag == f"{A}r"]
    if not runs:
        runs = [_new_run(paragraph)]
    old = "".join(run.text or "" for run in runs)
    bare = old.strip()
    lead = old[: len(old) - len(old.lstrip())] if bare else ""
    owners = [at for at, run in enumerate(runs) for _ in run.text or ""]
    said = [""] * len(runs)
    for letters, at in _retold(old, lead + new + old[len(lead) + len(bare) :]):
        said[owners[min(at, len(owners) - 1)] if owners else 0] += letters
    for run, words in zip(runs, said, strict=True):
        run.text = words


def _retold(old: str, new: str) -> Iterator[tuple[str, int]]:
    """``new`` in parts, each with the place in ``old`` whose look it takes."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [0]
    for token in before:
        starts.append(starts[-1] + len(token))
    for what, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if what == "equal":
            yield from ((before[at], starts[at]) for at in range(start, end))
        elif what == "insert":  # behind what stands before it
            yield "".join(after[new_start:new_end]), max(starts[start] - 1, 0)
        else:
            yield "".join(after[new_start:new_end]), starts[start]


def _new_run(paragraph: Any) -> Any:
    """A run in an empty paragraph, with the look that the paragraph ends in."""
    from lxml import etree  # deferred: hardly any paragraph is empty

    run = etree.Element(f"{A}r")
    end = paragraph.find(f"{A}endParaRPr")
    if end is not None:
        look = etree.SubElement(run, f"{A}rPr", dict(end.attrib))
        look.extend(copy.deepcopy(list(end)))
        end.addprevious(run)
    else:
        paragraph.append(run)
    words = etree.SubElement(run, f"{A}t")
    words.text = ""
    return words


def set_cell(cell: Any, new: Any) -> None:
    """Let a table's ``cell`` say what the cell ``new`` says, paragraph by paragraph."""
    said = [words for one in new.iter(f"{A}p") if (words := paragraph_text(one))]
    body = cell.find(f"{A}txBody")
    there = [one for one in body.iter(f"{A}p") if paragraph_text(one)] or [body.find(f"{A}p")]
    for extra in there[max(len(said), 1) :]:
        body.remove(extra)
    while len(there) < len(said):
        more = copy.deepcopy(there[-1])
        there[-1].addnext(more)
        there.append(more)
    for paragraph, words in zip(there, said or [""], strict=False):
        set_paragraph(paragraph, words)


def copied(element: Any) -> Any:
    """A copy that leads nowhere: the ids of links are those of another slide."""
    made = copy.deepcopy(element)
    for link in (*made.iter(f"{A}hlinkClick"), *made.iter(f"{A}hlinkMouseOver")):
        link.getparent().remove(link)
    return made


def add_row(table: Any, behind: int, row: Any) -> None:
    """Put a copy of ``row`` behind the row of that number, -1 for the first place."""
    rows = table.findall(f"{A}tr")
    made = copied(row)
    for one in made.iter(_ROW_ID):
        one.set(
            "val", str(1 + max((int(n.get("val", "0")) for n in table.iter(_ROW_ID)), default=0))
        )
    if behind >= 0:
        rows[behind].addnext(made)
    else:
        rows[0].addprevious(made)


def columns(row: Any) -> int:
    """How many columns of its table a row fills."""
    return sum(1 for _ in row.iter(f"{A}tc"))


def sizes_of(elements: Sequence[Any]) -> list[Any]:
    """The looks of runs in ``elements`` that name a size."""
    names = (f"{A}rPr", f"{A}endParaRPr")
    return [one for held in elements for one in held.iter(*names) if one.get("sz")]

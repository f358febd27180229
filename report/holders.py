"""The XML of a slide → what its shapes tell: rows of cells, each with the element that says it.

A text has a row for each paragraph, a table its own rows, a chart a row of categories and one for
each series. So everything that can be told anew has an address: a shape, a row and a cell.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

from report.frozen import frozen

Kind = Literal["text", "table", "chart", "note", "foot"]

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LINKED = "brief:"  # a shape that tells something of the data has a name that begins so

_RUN, _BREAK, _FIELD = f"{A}t", f"{A}br", f"{A}fld"
_PARAGRAPH = f"{A}p"
_BLANK = re.compile(r"[\s\u00ad\u200b]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_LENGTH = 10  # of a mark: enough to tell two texts of one deck apart
# Of consonants alone: in a mark of digits and vowels, words and numbers would stand by chance.
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")


@frozen
class Cell:
    """A paragraph, a table's cell, or one name or value of a chart, and where it stands."""

    text: str
    at: Any = None


@frozen
class Holder:
    """A shape that tells something. ``frame`` is its element; ``alt`` says it in words."""

    name: str
    kind: Kind
    rows: tuple[tuple[Cell, ...], ...]
    alt: str
    frame: Any

    @property
    def marks(self) -> tuple[tuple[str, ...], ...]:
        """A mark for each cell: the same for the same words."""
        return tuple(tuple(mark(cell.text) for cell in row) for row in self.rows)


def mark(text: str) -> str:
    """The same for texts that say the same, however their spaces fall; "-" for none."""
    bare = _BLANK.sub("", text)
    if not bare:
        return "-"
    return hashlib.sha256(bare.encode()).hexdigest()[:_LENGTH].translate(_LETTERS)


def slide_holders(root: Any, chart: Callable[[str], Any]) -> Iterator[Holder]:
    """Everything that a slide tells, in its order; ``chart`` gives the root of a chart by its id.

    The number of the slide is left out: a program writes it.
    """
    tree = root.find(f"{P}cSld/{P}spTree")
    for frame in _frames(tree) if tree is not None else ():
        yield from _holders(frame, chart)


def notes_holders(root: Any) -> Iterator[Holder]:
    """The notes of a slide; not what programs write round them."""
    for shape in root.iter(f"{P}sp"):
        if _place(shape) not in ("sldNum", "dt", "ftr", "hdr", "sldImg"):
            rows = _paragraphs(shape)
            if rows:
                yield Holder("notes", "note", rows, "", shape)


def _frames(tree: Any) -> Iterator[Any]:
    """The shapes on a slide. Those that people grouped stand by themselves; our groups do not."""
    for child in tree:
        if child.tag == f"{MC}AlternateContent":
            yield from _frames(child.find(f"{MC}Choice"))
        elif child.tag == f"{P}grpSp" and not _name(child).startswith(LINKED):
            yield from _frames(child)
        elif child.tag in (f"{P}sp", f"{P}graphicFrame", f"{P}grpSp"):
            yield child
            if child.tag == f"{P}grpSp":
                yield from child.iter(f"{P}graphicFrame")


def _holders(frame: Any, chart: Callable[[str], Any]) -> Iterator[Holder]:
    name, alt = _name(frame), _properties(frame).get("descr", "")
    if frame.tag == f"{P}graphicFrame":
        if (table := frame.find(f".//{A}tbl")) is not None:
            yield Holder(name, "table", _table_rows(table), alt, frame)
        elif (link := frame.find(f".//{C}chart")) is not None:
            root = chart(link.get(f"{R}id", ""))
            if root is not None:
                yield Holder(name, "chart", chart_rows(root), alt, frame)
    else:
        place = _place(frame)
        if place != "sldNum" and (rows := _paragraphs(frame)):
            yield Holder(name, "foot" if place in ("ftr", "dt") else "text", rows, alt, frame)


def _name(frame: Any) -> str:
    name: str = _properties(frame).get("name", "")
    return name


def _properties(frame: Any) -> Any:
    return frame[0][0]  # in every kind of shape: nv…Pr, then cNvPr


def _place(shape: Any) -> str:
    """What the placeholder is for; "" for a shape that is none."""
    found = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if found is None else found.get("type", "obj")


def _paragraphs(frame: Any) -> tuple[tuple[Cell, ...], ...]:
    """A row for each paragraph that says something."""
    shapes = frame.iter(f"{P}sp")  # a table in a group tells its own rows
    paragraphs = (one for shape in shapes for one in shape.iter(_PARAGRAPH))
    return tuple((Cell(said, one),) for one in paragraphs if (said := paragraph_text(one)))


def paragraph_text(paragraph: Any) -> str:
    """The words of a paragraph, but for the number of the slide."""
    said = []
    for one in paragraph.iter(_RUN, _BREAK):
        if one.tag == _BREAK:
            said.append(" ")
        elif not _is_number_of_slide(one.getparent()):
            said.append(one.text or "")
    return "".join(said).strip()


def _is_number_of_slide(run: Any) -> bool:
    return bool(run.tag == _FIELD and run.get("type", "") == "slidenum")


def _table_rows(table: Any) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(
            Cell(" ".join(filter(None, map(paragraph_text, cell.iter(_PARAGRAPH)))), cell)
            for cell in row.iter(f"{A}tc")
            if cell.get("hMerge") != "1" and cell.get("vMerge") != "1"
        )
        for row in table.iter(f"{A}tr")
    )


def chart_rows(root: Any) -> tuple[tuple[Cell, ...], ...]:
    """The categories; then the name and the values of each series; then labels that are words.

    A label is a text where it stands for itself, and a program does not write the value there.
    """
    series = list(root.iter(f"{C}ser"))
    if not series:
        return ()
    rows = [(Cell(""), *_points(series[0].find(f"{C}cat")))]
    for one in series:
        (name, *_) = _points(one.find(f"{C}tx")) or [Cell("")]
        values = one.find(f"{C}val")
        rows.append((name, *_points(values if values is not None else one.find(f"{C}yVal"))))
    labels = ([*label.iter(_PARAGRAPH)] for label in root.iter(f"{C}dLbl"))
    said = (Cell(paragraph_text(one), one) for held in labels for one in held)
    rows += ((cell,) for cell in said if cell.text)
    return tuple(rows)


def _points(data: Any) -> list[Cell]:
    """Every point of a name, of categories or of values; an empty one where it has no value."""
    if data is None:
        return []
    places = {int(one.get("idx", "0")): one.find(f"{C}v") for one in data.iter(f"{C}pt")}
    counts = [int(one.get("val", "0")) for one in data.iter(f"{C}ptCount")]
    count = min(max([*counts, *(at + 1 for at in places)], default=0), 1_000_000)
    if not places and (one := data.find(f"{C}v")) is not None:
        return [Cell(number_text(one.text or ""), one)]
    return [
        Cell(number_text(held.text or ""), held)
        if (held := places.get(at)) is not None
        else Cell("")
        for at in range(count)
    ]


def number_text(text: str) -> str:
    """A number in one form whatever program wrote it; other texts as they are."""
    text = text.strip()
    return f"{float(text):.10g}" if _NUMBER.fullmatch(text) else text

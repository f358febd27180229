"""What stands on a slide, as plain values: a plan that tests can read and ``place`` can draw."""

from __future__ import annotations

from typing import Literal

from report.deck.grid import Box
from report.deck.words import Para, Role
from report.frozen import frozen
from report.story import Chart, Map, Mark, Timeline
from report.text import EMPTY, Text

Anchor = Literal["top", "middle", "bottom"]
Kind = Literal["square", "circle", "triangle", "diamond"]


@frozen
class Words:
    """Paragraphs in a box. ``placeholder`` names one of the layout's, by its index."""

    box: Box
    paras: tuple[Para, ...]
    name: str
    anchor: Anchor = "top"
    placeholder: int = -1


@frozen
class Rule:
    """A straight line between two points."""

    x1: int
    y1: int
    x2: int
    y2: int
    role: Role = "ink"
    width_pt: float = 1.0
    dashed: bool = False
    arrow: bool = False


@frozen
class Flat:
    """A flat shape, filled or outlined, with words in it or none."""

    kind: Kind
    box: Box
    name: str
    fill: Role | None = None
    line: Role | None = None
    line_pt: float = 0.0
    dashed: bool = False
    paras: tuple[Para, ...] = ()
    inset: int = 0


@frozen
class Cell:
    """A cell as it is drawn; margins are left, top, right, bottom, in EMU."""

    paras: tuple[Para, ...]
    margins: tuple[int, int, int, int]
    span: int = 1
    anchor: Anchor = "middle"
    above: tuple[Role, float] | None = None  # the rule over it: colour and points
    below: tuple[Role, float] | None = None
    fill: Role | None = None


@frozen
class Row:
    """A row of a drawn table, of a height that holds its words in both programs."""

    height: int
    cells: tuple[Cell, ...]


@frozen
class Grid:
    """A native table; ``laid`` says how, where its columns were too many for the slide."""

    box: Box
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    name: str
    alt: str
    headed: bool = True
    laid: Literal["", "turned", "hyphenated", "dealt out"] = ""


@frozen
class Picture:
    """A block that is drawn by its own module."""

    box: Box
    block: Chart | Map | Timeline
    name: str


@frozen
class Emblem:
    """The brand's logo, as a PNG, and what it is in words."""

    box: Box
    png: bytes
    alt: str
    name: str = "Logo"


Shape = Words | Rule | Flat | Grid | Picture | Emblem


@frozen
class Slide:
    """One slide. ``anchors`` are the ids that links may lead to it by."""

    layout: Literal["title", "section", "message", "content", "picture"]
    section: str  # the label above the title; also the section in the list of slides
    title: Para
    shapes: tuple[Shape, ...]
    source: Para | None = None
    notes: tuple[Text, ...] = ()
    anchors: tuple[str, ...] = ()
    section_id: str = ""


@frozen
class Page:
    """What a block puts on one slide, before it has a title; ``told`` is what the notes say."""

    shapes: tuple[Shape, ...]
    marks: tuple[Mark | None, ...] = ()
    told: tuple[Text, ...] = ()
    layout: Literal["message", "content", "picture"] = "message"
    anchors: tuple[str, ...] = ()
    common: Mark | None = None  # the mark that goes for all, said in the source line
    note: Text = EMPTY  # said in the source line too

"""A story → what people run today for the same content: matplotlib, pandoc and typst, in turn.

It writes a Markdown file, a Typst file and the numbers of the pictures, and gives the commands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from report import story as s
from report.text import Run, plain

_DRAW = Path(__file__).with_name("user_pictures.py")
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"  # no command in PyPI's
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|<>~^$@\"':-])")
_TYPST_SIGNS = re.compile(r"([\\`*_\[\]#$<>@~=/+-])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 2 begins a slide."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, its heads first."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a file, and what it shows."""

    file: str
    alt: str


Piece = Heading | Items | Grid | Image


def write_sources(told: s.Story, folder: Path) -> None:
    """The files that the commands read: pictures.json, briefing.md and briefing.typ."""
    pieces = list(_pieces(told))
    pictures = [_picture(block) for block in told.blocks() if _is_drawn(block)]
    (folder / "pictures.json").write_text(json.dumps(pictures), "utf-8")
    (folder / "briefing.md").write_text(_markdown(told, pieces), "utf-8")
    (folder / "briefing.typ").write_text(_typst(told, pieces), "utf-8")


def commands(python: str) -> list[list[str]]:
    """The three commands, to be run one after the other in the folder of the sources."""
    import pypandoc  # type: ignore[import-untyped]  # deferred: no other test needs it

    return [
        [python, str(_DRAW), "pictures.json"],
        [pypandoc.get_pandoc_path(), "briefing.md", "--slide-level=2", "--output=briefing.pptx"],
        [python, "-c", _TYPST, "briefing.typ", "briefing.pdf"],
    ]


# ---------------------------------------------------------------- what both files say


def _pieces(told: s.Story) -> Iterator[Piece]:
    numbers = iter(range(1, 1000))
    yield Heading(1, told.summary.label)
    yield Heading(2, plain(told.summary.title))
    yield Items(tuple(_texts(told.summary)))
    for section in told.sections:
        yield Heading(1, section.label)
        yield Heading(2, plain(section.title) or section.label)
        if section.lead:
            yield Items((plain(section.lead),))
        for block in section.blocks:
            yield Heading(2, plain(block.title) or section.label)
            if isinstance(block, s.Chart | s.Timeline | s.Map):
                yield Image(f"picture-{next(numbers)}.png", block.alt)
            yield from _block_pieces(block)


def _block_pieces(block: s.Block) -> Iterator[Piece]:
    match block:
        case s.Table():
            heads = tuple(column.head for column in block.columns)
            yield Grid((heads, *(_cells(row, len(heads)) for row in block.rows)))
        case s.People():
            rows = [(p.name, plain(p.role), p.since, p.until, _mark(p.mark)) for p in block.people]
            yield Grid((block.heads, *rows))
        case s.Responsibilities():
            matters = [(plain(row.matter), plain(row.word), _mark(row.mark)) for row in block.rows]
            yield Grid(((block.matter_label, "", block.status_head), *matters))
        case s.References():
            listed = [(str(one.number), plain(one.text), one.kind) for one in block.sources]
            yield Grid((block.heads, *listed))
        case _:
            yield Items(tuple(_texts(block)))


def _cells(row: s.Row, count: int) -> tuple[str, ...]:
    cells = [plain(cell.text) for cell in row.cells]
    return tuple((cells + [""] * count)[:count])


def _mark(mark: s.Mark | None) -> str:
    return str(mark or "")


def _texts(part: Any) -> Iterator[str]:
    """Every text below ``part``; a statement's head and words are one."""
    if isinstance(part, s.Statement):
        yield f"{plain(part.head)}: {plain(part.text)} {_mark(part.mark)}"
    elif isinstance(part, tuple) and part and all(isinstance(run, Run) for run in part):
        yield plain(part)
    elif isinstance(part, tuple):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part) and not isinstance(part, Run):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


def _is_drawn(block: s.Block) -> bool:
    return isinstance(block, s.Chart | s.Timeline | s.Map)


def _picture(block: s.Block) -> dict[str, Any]:
    """What the picture needs, without the story's words around it."""
    whole = asdict(block)
    for untold in ("title", "text", "finding", "note", "mark", "path"):
        whole.pop(untold, None)
    return {"type": type(block).__name__.lower(), **whole}


# ---------------------------------------------------------------- the two files


def _markdown(told: s.Story, pieces: Iterable[Piece]) -> str:
    head = {"title": plain(told.title), "subtitle": plain(told.subtitle), "lang": told.language}
    lines = ["---", *(f"{name}: {json.dumps(value)}" for name, value in head.items()), "---", ""]
    for piece in pieces:
        match piece:
            case Heading(level, words):
                lines.append(f"{'#' * level} {_in_markdown(words)}")
            case Items(items):
                lines += [f"- {_in_markdown(item)}" for item in items]
            case Grid(rows):
                lines += _markdown_rows(rows)
            case Image(file, alt):
                lines.append(f"![{_in_markdown(alt)}]({file})")
        lines.append("")
    return "\n".join(lines)


def _markdown_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *body = [f"| {' | '.join(map(_in_markdown, row))} |" for row in rows]
    return [head, "|---" * len(rows[0]) + "|", *body]


def _typst(told: s.Story, pieces: Iterable[Piece]) -> str:
    lines = [
        f'#set text(lang: "{told.language[:2]}")',
        '#set page(paper: "a4", numbering: "1")',
        f"#align(center, text(24pt)[{_in_typst(plain(told.title))}])",
        f"#align(center)[{_in_typst(plain(told.subtitle))}]",
        "#outline()",
    ]
    for piece in pieces:
        match piece:
            case Heading(level, words):
                lines.append(f"{'=' * level} {_in_typst(words)}")
            case Items(items):
                lines += [f"- {_in_typst(item)}" for item in items]
            case Grid(rows):
                cells = "".join(f"[{_in_typst(cell)}]," for row in rows for cell in row)
                lines.append(f"#table(columns: {len(rows[0])}, {cells})")
            case Image(file, alt):
                lines.append(f"#image({json.dumps(file)}, width: 100%)")
                lines.append(_in_typst(alt))
        lines.append("")
    return "\n".join(lines)


def _in_markdown(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))


def _in_typst(words: str) -> str:
    return _TYPST_SIGNS.sub(r"\\\1", " ".join(words.split()))

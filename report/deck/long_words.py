"""A planned deck in, the same out with hyphens to be in words that are wider than their place.

Both programs break such a word anywhere, and without a sign. A soft hyphen, or a space of no width
in an address, tells them where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from report.deck.fit import SPARE, height_pt, least_width_pt, width_pt
from report.deck.grid import EMU_PER_PT
from report.deck.plan import Cell, Flat, Grid, Row, Shape, Slide, Words
from report.deck.words import Para, Piece
from report.frozen import replace

_SOFT, _NOTHING = "\u00ad", "\u200b"
_ADDRESS = re.compile(r"(?<=[/.?&=_@:])(?=\w)|(?<=\w)(?=%)")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]{6,}")
_STUMP = 3  # letters at least on either line

Cut = Callable[[str], str]


def softened(plan: Sequence[Slide], language: str, font: str) -> list[Slide]:
    """``plan`` with long words made ready to be broken; nothing else is changed or moved."""
    return [
        replace(slide, shapes=tuple(_shape(shape, language, font) for shape in slide.shapes))
        for slide in plan
    ]


def _shape(shape: Shape, language: str, font: str) -> Shape:
    match shape:
        case Words():
            paras = _paras(shape.paras, shape.box.width, shape.box.height, language, font)
            return shape if paras is shape.paras else replace(shape, paras=paras)
        case Flat() if shape.paras:
            width = shape.box.width - 2 * shape.inset
            return replace(
                shape, paras=_paras(shape.paras, width, shape.box.height, language, font)
            )
        case Grid():
            rows = tuple(_row(shape, row, language, font) for row in shape.rows)
            return replace(shape, rows=rows)
        case _:
            return shape


def _row(grid: Grid, row: Row, language: str, font: str) -> Row:
    cells: list[Cell] = []
    at = 0
    for cell in row.cells:
        left, top, right, bottom = cell.margins
        width = sum(grid.widths[at : at + cell.span]) - left - right
        height = row.height - top - bottom
        paras = _paras(cell.paras, width, height, language, font)
        cells.append(cell if paras is cell.paras else replace(cell, paras=paras))
        at += cell.span
    return replace(row, cells=tuple(cells))


def _paras(
    paras: tuple[Para, ...], width: int, height: int, language: str, font: str
) -> tuple[Para, ...]:
    """``paras`` with their long words cut by the language's patterns; anywhere if room is short."""
    room = width / EMU_PER_PT
    if all(least_width_pt(para, font) <= room for para in paras):
        return paras
    tries = [
        tuple(_para(para, room, cut, font) for para in paras)
        for cut in (lambda word: _by_patterns(word, language), _anywhere)
    ]
    most = height / EMU_PER_PT + SPARE
    return next((made for made in tries if height_pt(made, room, font) <= most), paras)


def _para(para: Para, room: float, cut: Cut, font: str) -> Para:
    if least_width_pt(para, font) <= room:
        return para
    runs = tuple(
        replace(run, text=_WORD.sub(lambda found: _word(found[0], run, para, room, cut, font),  # noqa: B023 - called at once
                                    run.text))
        for run in para.runs
    )  # fmt: skip
    return replace(para, runs=runs)


def _word(word: str, run: Piece, para: Para, room: float, cut: Cut, font: str) -> str:
    """``word``, ready to be broken where it is wider than the line."""

    line = (room - para.hang) * 0.97  # a bullet hangs beside the words

    def is_wide(part: str) -> bool:
        return width_pt(part, run.size or para.size, run.bold, font, run.italic) > line

    if not is_wide(word):
        return word
    if "/" in word or "@" in word:
        return _NOTHING.join(_ADDRESS.split(word))
    made = _LETTERS.sub(lambda found: cut(found[0]), word)
    if any(map(is_wide, made.split(_SOFT))):
        return _LETTERS.sub(lambda found: _anywhere(found[0]), word)
    return made


@lru_cache(maxsize=1024)
def _by_patterns(letters: str, language: str) -> str:
    import pyphen  # deferred: hardly any deck has a word that is wider than its place

    known = pyphen.language_fallback(language)
    if known is None:
        return _anywhere(letters)
    pattern = pyphen.Pyphen(lang=known, left=_STUMP, right=_STUMP)
    return _SOFT.join(_parts(letters, [int(at) for at in pattern.positions(letters)]))


def _anywhere(letters: str) -> str:
    return _SOFT.join(_parts(letters, range(_STUMP, len(letters) - _STUMP + 1)))


def _parts(letters: str, places: Sequence[int]) -> Iterator[str]:
    starts = [0, *places]
    for start, end in zip(starts, [*places, len(letters)], strict=True):
        yield letters[start:end]

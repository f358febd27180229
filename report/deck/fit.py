"""Paragraphs and a width in, lines and heights in points out, by the widths that PowerPoint draws.

The advances are shipped, so that fitting does not depend on the fonts that a machine has. The
constants were read off what PowerPoint stored in public decks, and held against LibreOffice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from report.deck.words import Para, Piece
from report.frozen import replace

LINE_HEIGHT = 1.2117  # of the size, for one line of single spacing
LINE_EXTRA = 0.08  # points a line
SPARE = 2.0  # points a box
WIDTH_FACTOR = 1 / 0.98  # a line may be drawn this much wider than its advances
LADDER = (24.0, 20.0, 18.0, 16.0, 14.0)  # body text falls along it, and no further

_FOLDER = Path(__file__).parent / "widths"
# Of each sign the wider of DejaVu Sans and Serif: wider than nearly every font by a tenth or more.
_UNKNOWN = "unknown"
_TWINS = {  # fonts of the same widths; a narrow cut has less
    "carlito": "calibri",
    "caladea": "cambria",
    "helvetica": "arial",
    "liberation sans": "arial",
    "arial narrow": "arial",
    "liberation sans narrow": "arial",
    "times": "times new roman",
    "liberation serif": "times new roman",
    "courier": "courier new",
    "liberation mono": "courier new",
}
_CJK = "\u2e80-\ud7ff\uf900-\ufdff\uff00-\uffef\U0001f000-\U0003ffff"
_FIRST_CJK = "\u2e80"
_TOKEN = re.compile(r"[ \t\n]+|[^ \t\n]+")
# A hyphen or dash ends a line only between letters: "-0,5" and "2024-25" stay whole, as they do
# in both programs. A no-break hyphen is another sign.
_HYPHEN = re.compile(r"(?<=\w[-\u2013\u2014])(?=[^\W\d_])|(?<=[\u00ad\u200b])(?=.)")
_SENTENCE = re.compile(r"(?<=[.!?;…])[\u00bb\u201d\")]*[ \n]+")
_UNSEEN = dict.fromkeys((0xAD, 0x200B))  # a soft hyphen, a space of no width
_SPACE = re.compile(r"[ \t\n]+")
_SIGN = re.compile(r".", re.DOTALL)

# The width of a word or space, whether it is a space, and of the hyphen it has at a line's end.
Atom = tuple[float, bool, float]


def width_pt(
    text: str, size: float, bold: bool = False, font: str = "Calibri", italic: bool = False
) -> float:
    """The width of ``text`` on one line, in points."""
    return _unit_width(text, bold, italic, font) * size


def measured_as(font: str) -> str:
    """The font whose widths stand in for ``font``; itself where they are known."""
    return font if is_known(font) else "the wider of DejaVu Sans and DejaVu Serif"


def is_known(font: str) -> bool:
    """Whether the widths of ``font`` are known, so that it need not be measured as a wider one."""
    return _widths_file(font).exists()


def lines(para: Para, width: float, font: str = "Calibri") -> int:
    """How many lines ``para`` takes in ``width`` points: words are set greedily, one at least."""
    room = max((width - para.hang) / WIDTH_FACTOR, 1.0)
    count, used, space = 1, 0.0, 0.0
    for atom_width, is_space, hyphen in _atoms(para, font):
        if is_space:
            space += atom_width
            continue
        if used and used + space + atom_width + hyphen > room:
            count, used = count + 1, 0.0
        used += atom_width + (space if used else 0.0)
        space = 0.0
        if used > room:  # one word wider than the line: both programs break it anywhere
            # each piece may lack up to one sign's width
            whole = int(used // (room * 0.9))
            count, used = count + whole, used - whole * room * 0.9
    return count


def least_width_pt(para: Para, font: str = "Calibri") -> float:
    """The width of its widest word: no column may be narrower, or the word is broken."""
    words = (width + hyphen for width, is_space, hyphen in _atoms(para, font) if not is_space)
    widest = max(words, default=0.0)
    return widest * WIDTH_FACTOR + para.hang + 0.5


def full_width_pt(para: Para, font: str = "Calibri") -> float:
    """The width that it takes on one line."""
    return sum(width for width, _, _ in _atoms(para, font)) * WIDTH_FACTOR + para.hang + 0.5


def height_pt(paras: Sequence[Para], width: float, font: str = "Calibri") -> float:
    """The height of a box for ``paras`` in ``width`` points; 0 where there is none."""
    if not paras:
        return 0.0
    return SPARE + sum(
        lines(para, width, font) * line_height_pt(para) + (para.space_before if index else 0.0)
        for index, para in enumerate(paras)
    )


def line_height_pt(para: Para) -> float:
    """The height of one of its lines: the largest size rules."""
    size = max((piece.size or para.size for piece in para.runs), default=para.size)
    return (LINE_HEIGHT * size + LINE_EXTRA) * para.spacing


def smaller(paras: Sequence[Para], steps: int) -> tuple[Para, ...]:
    """``paras`` with every size ``steps`` rungs down the ladder; labels keep theirs."""
    return tuple(_smaller(para, steps) for para in paras)


def cut(
    paras: Sequence[Para], width: float, height: float, font: str = "Calibri", *, alone: bool = True
) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """``paras`` as what fits in ``height`` and what is left: between paragraphs, else sentences.

    Words of a sentence are parted only where they have a slide ``alone`` and it holds no more.
    Where nothing fits there is nothing in the first part; the caller finds more room.
    """
    whole = len(paras)
    while whole and height_pt(paras[:whole], width, font) > height:
        whole -= 1
    head, rest = tuple(paras[:whole]), tuple(paras[whole:])
    if not rest:
        return head, rest
    for pattern in (_SENTENCE, _SPACE, _SIGN):
        at = _last_cut(head, rest[0], pattern, width, height, font)
        if 0 < at < len(rest[0].text):
            tail = replace(sliced(rest[0], at, None), space_before=0.0)
            return (*head, sliced(rest[0], 0, at)), (tail, *rest[1:])
        if head or not alone:  # a word's end is for a sentence that no slide would hold
            break
    return head, rest


def sliced(para: Para, start: int, end: int | None) -> Para:
    """The characters from ``start`` to ``end`` of ``para`` in their looks, no outer spaces."""
    runs: list[Piece] = []
    at = 0
    stop = len(para.text) if end is None else end
    for run in para.runs:
        words = run.text[max(start - at, 0) : max(stop - at, 0)]
        at += len(run.text)
        if words:
            runs.append(replace(run, text=words))
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(" \n"))
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" \n"))
    sign = para.sign if start == 0 else ""
    return replace(para, runs=tuple(runs), sign=sign)


def _last_cut(
    head: Sequence[Para],
    para: Para,
    pattern: re.Pattern[str],
    width: float,
    height: float,
    font: str,
) -> int:
    """The last place in ``para`` where ``pattern`` lets it be cut so that the first part fits."""
    places = [match.end() for match in pattern.finditer(para.text)]
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if height_pt((*head, sliced(para, 0, places[middle])), width, font) <= height:
            low = middle + 1
        else:
            high = middle
    return places[low - 1] if low else 0


def _smaller(para: Para, steps: int) -> Para:
    """Most pieces have no size of their own and most labels none that falls: those stay."""
    size, runs = _fallen(para.size, steps), para.runs
    if any(run.size in LADDER for run in runs):
        runs = tuple(replace(run, size=_fallen(run.size, steps)) for run in runs)
    return para if size == para.size and runs is para.runs else replace(para, size=size, runs=runs)


def _fallen(size: float, steps: int) -> float:
    if size not in LADDER:
        return size
    return LADDER[min(LADDER.index(size) + steps, len(LADDER) - 1)]


def _atoms(para: Para, font: str) -> tuple[Atom, ...]:
    """Its words and spaces with their widths."""
    return _atoms_of(para.runs, para.size, font)


@lru_cache(4096)  # layouts measure the same words at several widths
def _atoms_of(runs: tuple[Piece, ...], default: float, font: str) -> tuple[Atom, ...]:
    """A word may go on from one piece into the next."""
    atoms: list[Atom] = []
    word = 0.0
    for piece in runs:
        size = piece.size or default
        for token, is_space in _tokens(piece.text):
            width = _unit_width(token.rstrip("\x00"), piece.bold, piece.italic, font) * size
            if is_space:
                if word:
                    atoms.append((word, False, 0.0))
                word = 0.0
                atoms.append((width, True, 0.0))
            else:
                word += width
                if token.endswith("\x00"):
                    soft = token.endswith("\u00ad\x00")
                    hyphen = (
                        _unit_width("-", piece.bold, piece.italic, font) * size if soft else 0.0
                    )
                    atoms.append((word, False, hyphen))
                    word = 0.0
    if word:
        atoms.append((word, False, 0.0))
    return tuple(atoms)


@cache
def _tokens(text: str) -> tuple[tuple[str, bool], ...]:
    """Words and spaces; a NUL ends a word after which a line may end though no space follows."""
    out: list[tuple[str, bool]] = []
    for token in _TOKEN.findall(text):
        if token[0] in " \t\n":
            out.append((token, True))
            continue
        for word in (token,) if max(token) < _FIRST_CJK else _cjk().findall(token):
            if len(word) == 1 and word >= _FIRST_CJK:
                out.append((word + "\x00", False))
            else:
                *parts, last = _HYPHEN.split(word)
                out += [(part + "\x00", False) for part in parts]
                out.append((last, False))
    return tuple(out)


@cache
def _cjk() -> re.Pattern[str]:
    """Each sign of Chinese, Japanese and Korean, and the words between them.

    Made where it is needed: a set of forty thousand takes longer than most of what is imported.
    """
    return re.compile(rf"[{_CJK}]|[^{_CJK}]+")


@cache
def _unit_width(text: str, bold: bool, italic: bool, font: str) -> float:
    advances, missing = _face(font, bold, italic)
    total = 0.0
    for sign in text.translate(_UNSEEN):
        width = advances.get(sign)
        if width is None:
            width = 1.0 if ord(sign) >= 0x2E80 else missing
        total += width
    return total


@cache
def _face(font: str, bold: bool, italic: bool) -> tuple[dict[str, float], float]:
    """The advances of a face in ems, and the width of a sign it lacks."""
    name = _widths_file(font).stem
    if not is_known(font):
        name = _UNKNOWN
    face = "_".join(part for part, on in (("bold", bold), ("italic", italic)) if on) or "regular"
    advances = {
        sign: float(width) / 1000 for width, signs in _faces(name)[face].items() for sign in signs
    }
    return advances, 1.0


def _widths_file(font: str) -> Path:
    name = font.casefold().strip()
    name = _TWINS.get(name, name).replace(" ", "-")
    return _FOLDER / f"{name if re.fullmatch(r'[a-z-]+', name) and name != _UNKNOWN else '-'}.json"


@cache
def _faces(name: str) -> dict[str, dict[str, str]]:
    path = _FOLDER / f"{name}.json"
    faces: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return faces

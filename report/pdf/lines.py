"""Take runs in their styles and a width, give lines of placed words; nothing is drawn here.

A break falls at a space, in a narrow column also within a word; a word wider than the line is
cut, an address first after a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import update_wrapper
from itertools import combinations
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from report.pdf.fonts import remembered, split, width_pt
from report.pdf.hyphens import Hyphenate
from report.pdf.style import Style
from report.pdf.tags import Element

P = ParamSpec("P")
T = TypeVar("T")
_KEPT = 4000  # paragraphs
_NARROW = "\u202f"
_NARROW_EM = 0.146  # Carlito's own is as wide as its word space: too wide in the largest type
_SHORT_WORD = 3  # letters
_CLINGING = 0.15  # of evenness: what it costs to end a line on one
_LONELY = 0.3  # of the line: a last word that is shorter does not stand alone
_ABOVE = 0.65  # of the line: what is left over it then
_HOLE = 1 / 3  # of the line: what is left empty at its end before a word is cut to fill it
_FEW_WORDS = 24  # of a title: each way to set more of them on three lines is too many to try
_NEAR = 0.01  # points: a column as wide as its widest word holds it, however that was added up
# Spans, words and lines are named tuples: thousands are made for a page, and frozen dataclasses
# take three times as long to make.
_AFTER_SIGN = re.compile(r"(?<=[/\-_.?&=,;:@])")


class Span(NamedTuple):
    """Characters in one style, as part of one structure element (None: the paragraph's own)."""

    text: str
    style: Style
    italic: bool = False
    bold: bool = False
    element: Element | None = None

    @property
    def is_bold(self) -> bool:
        return self.bold or self.style.bold


class Placed(NamedTuple):
    """Characters at ``x`` from the line's start."""

    x: float
    width: float
    span: Span


class Line(NamedTuple):
    """One line; ``width`` without the space that its break took.

    ``hyphen`` ends a line within a word: it is drawn and belongs to no text.
    """

    placed: tuple[Placed, ...]
    width: float
    hyphen: Placed | None = None


class _Word(NamedTuple):
    """What stands between two breaks, and the space after it; or a word's part and its hyphen."""

    spans: tuple[Span, ...]
    width: float
    space: Span | None
    gap: float = 0.0  # the width of the space
    hyphen: Span | None = None
    whole: Span | None = None  # what it is a word of, if of one span alone


def _remembered_words(
    function: Callable[Concatenate[Iterable[Span], P], T],
) -> Callable[Concatenate[Iterable[Span], P], T]:
    """``function``, its answers kept where no span has an element, which is of one document."""
    known = remembered(_KEPT)(function)

    def told(spans: Iterable[Span], /, *rest: P.args, **named: P.kwargs) -> T:
        held = tuple(spans)
        ask = known if all(span.element is None for span in held) else function
        return ask(held, *rest, **named)

    update_wrapper(told, function)
    return told


@_remembered_words
def broken_lines(
    spans: Iterable[Span], width: float, hyphenate: Hyphenate | None = None
) -> tuple[Line, ...]:
    """Each line as full as it can be; with ``hyphenate`` a long word may be cut to spare one."""
    words = [part for word in _words(spans) for part in _cut_to_fit(word, width)]
    rows = _greedy(words, width)
    cut = _greedy(words, width, hyphenate) if hyphenate and len(rows) > 1 else rows
    rows = cut if len(cut) < len(rows) else rows
    return tuple(_line(part) for part in _accompanied(rows, width))


def _accompanied(rows: list[list[_Word]], width: float) -> list[list[_Word]]:
    """A short last word takes the one before it down with it, where enough stays above."""
    if len(rows) < 2 or len(rows[-1]) > 1 or rows[-1][0].width > _LONELY * width:
        return rows
    *above, last = rows[-2]
    room = last.width + last.gap + rows[-1][0].width <= width
    if last.hyphen or last.space is None or not room or _row_width(above) < _ABOVE * width:
        return rows
    return [*rows[:-2], above, [last, *rows[-1]]]


@_remembered_words
def balanced_lines(
    spans: Iterable[Span], width: float, signs: str, stump: float = 0.6
) -> tuple[Line, ...]:
    """As few lines as can be; two or three, broken after one of ``signs`` or else most evenly.

    A sign is no reason to break where the shorter line would be under ``stump`` of the longer.
    """
    words = [part for word in _words(spans) for part in _cut_to_fit(word, width)]
    rows = _greedy(words, width)
    if len(rows) == 2:
        rows = _best_pair(words, width, signs, stump)
    elif len(rows) == 3 and len(words) <= _FEW_WORDS:
        rows = _best_three(words, width, signs)
    return tuple(_line(part) for part in rows)


@_remembered_words
def natural_widths(spans: Iterable[Span]) -> tuple[float, float]:
    """The widest word, and the whole on one line: how narrow and how wide a column may be."""
    words = _words(spans)
    return max((word.width for word in words), default=0.0), _row_width(words)


@_remembered_words
def pair_width(spans: Iterable[Span]) -> float:
    """The narrowest line on two of which all of it has room: how narrow a head may well be."""
    words = _words(spans)
    cuts = range(1, len(words))
    wholes = (max(_row_width(words[:at]), _row_width(words[at:])) for at in cuts)
    return min(wholes, default=_row_width(words))


def _best_pair(words: list[_Word], width: float, signs: str, stump: float) -> list[list[_Word]]:
    """A short word (an article, a preposition) belongs to what follows it."""

    def merit(at: int) -> tuple[bool, float]:
        first, second = _row_width(words[:at]), _row_width(words[at:])
        evenness = min(first, second) / max(first, second, 1.0)
        said = "".join(span.text for span in words[at - 1].spans).rstrip()
        clings = len(said) <= _SHORT_WORD and said[-1:] not in signs
        return said[-1:] in signs and evenness >= stump, evenness - _CLINGING * clings

    fitting = [
        at
        for at in range(1, len(words))
        if max(_row_width(words[:at]), _row_width(words[at:])) <= width + _NEAR
    ]
    at = max(fitting, key=merit)
    return [words[:at], words[at:]]


def _best_three(words: list[_Word], width: float, signs: str) -> list[list[_Word]]:
    """As two lines: after a sign, else evenly, and not after a short word."""

    def merit(rows: list[list[_Word]]) -> tuple[int, float]:
        wide = [_row_width(row) for row in rows]
        ends = ["".join(span.text for span in row[-1].spans).rstrip() for row in rows[:-1]]
        signed = [end for end in ends if end[-1:] in signs]
        clinging = [end for end in ends if len(end) <= _SHORT_WORD and end not in signed]
        return len(signed), min(wide) / max(*wide, 1.0) - _CLINGING * len(clinging)

    cuts = combinations(range(1, len(words)), 2)
    parted = ([words[:one], words[one:two], words[two:]] for one, two in cuts)
    room = width + _NEAR
    fitting = (rows for rows in parted if all(_row_width(row) <= room for row in rows))
    return max(fitting, key=merit)


def _words(spans: Iterable[Span]) -> list[_Word]:
    words: list[_Word] = []
    held: list[Span] = []
    width, whole = 0.0, None
    for span in spans:
        space, size = _with_text(span, " "), span.style.size
        gap = _span_width(space)
        for part, wide in split(span.text, span.is_bold, span.italic):
            if part:
                whole = None if held else span
                width = wide * size
                held.append(_with_text(span, part))
            elif held:
                whole = whole if whole is span else None
                words.append(_word(held, space, gap, width, whole))
                held = []
    if held:
        words.append(_word(held, None, 0.0, width, whole))
    return words


def _word(
    spans: Sequence[Span],
    space: Span | None,
    gap: float = 0.0,
    width: float = 0.0,
    whole: Span | None = None,
) -> _Word:
    """A word of its spans; ``width`` is its own where it is one of the ``whole`` span's."""
    if whole is None or whole.style.narrow:
        width = sum(map(_span_width, spans))
    return _Word(tuple(spans), width, space, gap, None, whole)


def _with_text(span: Span, text: str) -> Span:
    return Span(text, span.style, span.italic, span.bold, span.element)


def _span_width(span: Span) -> float:
    size = span.style.size
    if not span.style.narrow or _NARROW not in span.text:
        return width_pt(span.text, size, span.is_bold, span.italic)
    parts = span.text.split(_NARROW)
    words = sum(width_pt(part, size, span.is_bold, span.italic) for part in parts)
    return words + (len(parts) - 1) * _NARROW_EM * size


def _cut_to_fit(word: _Word, width: float) -> list[_Word]:
    """``word`` itself, or where it is wider than a line, parts that are not."""
    if word.width <= width + _NEAR:
        return [word]
    parts: list[_Word] = []
    held: list[Span] = []
    room = width
    for span in word.spans:
        for piece in _small_pieces(span, width):
            need = _span_width(piece)
            if need > room and held:
                parts.append(_word(held, None))
                held, room = [], width
            held.append(piece)
            room -= need
    return [*parts, _word(held, word.space, word.gap)]


def _small_pieces(span: Span, width: float) -> Iterable[Span]:
    for part in _AFTER_SIGN.split(span.text):
        piece = _with_text(span, part)
        if _span_width(piece) <= width + _NEAR:
            yield piece
        else:
            yield from (_with_text(span, char) for char in part)


def _greedy(
    words: list[_Word], width: float, hyphenate: Hyphenate | None = None
) -> list[list[_Word]]:
    rows: list[list[_Word]] = []
    used = 0.0
    for word in words:
        rest = word
        if rows and used + word.width <= width + _NEAR:
            rows[-1].append(word)
        else:
            if hyphenate and rows and word is not words[-1] and _may_hyphenate(rows):
                head, rest = _hyphenated(word, width, width - used, hyphenate)
                rows[-1] += head
            rows.append([rest])
            used = 0.0
        used += rest.width + rest.gap
    return rows


def _may_hyphenate(rows: list[list[_Word]]) -> bool:
    """Two hyphens never stand one under the other."""
    return len(rows) < 2 or rows[-2][-1].hyphen is None


def _hyphenated(
    word: _Word, width: float, room: float, hyphenate: Hyphenate
) -> tuple[list[_Word], _Word]:
    """The longest part of ``word`` that the ``room`` holds, if any, and the rest of the word."""
    span = word.spans[0]
    foreign = span.element is not None and (span.element.link or span.element.language)
    if len(word.spans) > 1 or foreign or room < _HOLE * width:
        return [], word
    dash = _with_text(span, "-")
    for at in reversed(hyphenate(span.text)):
        head, tail = _with_text(span, span.text[:at]), _with_text(span, span.text[at:])
        need = _span_width(head) + _span_width(dash)
        if need <= room:
            return [_Word((head,), need, None, hyphen=dash)], _word((tail,), word.space, word.gap)
    return [], word


def _row_width(words: Sequence[_Word]) -> float:
    return sum(word.width + word.gap for word in words) - (words[-1].gap if words else 0.0)


def _line(words: Sequence[_Word]) -> Line:
    """Words of one look become one stretch; the last space stays, for who listens to the page."""
    spans = _joined(words)
    width = _row_width(words)
    dash = words[-1].hyphen if words else None
    if dash is None:
        return Line(_placed(spans), width)
    wide = _span_width(dash)
    return Line(_placed(spans), width, Placed(width - wide, wide, dash))


def _joined(words: Sequence[_Word]) -> list[Span]:
    first = words[0].whole if words else None
    if first is not None and all(word.whole is first for word in words):  # as most lines are
        text = " ".join([word.spans[0].text for word in words])
        return [_with_text(first, text + " " if words[-1].space else text)]
    looks: list[Span] = []
    texts: list[list[str]] = []
    for word in words:
        for span in (*word.spans, word.space) if word.space else word.spans:
            if looks and _same_look(looks[-1], span):
                texts[-1].append(span.text)
            else:
                looks.append(span)
                texts.append([span.text])
    return [_with_text(span, "".join(parts)) for span, parts in zip(looks, texts, strict=True)]


def _same_look(one: Span, other: Span) -> bool:
    return (
        one.element is other.element
        and (one.style is other.style or one.style == other.style)
        and one.bold == other.bold
        and one.italic == other.italic
    )


def _placed(spans: Iterable[Span]) -> tuple[Placed, ...]:
    out: list[Placed] = []
    x = 0.0
    for span in spans:
        for part in _narrowed(span):
            width = _span_width(part)
            out.append(Placed(x, width, part))
            x += width
    return tuple(out)


def _narrowed(span: Span) -> Iterable[Span]:
    """Cut at U+202F where it is narrower than the font's own, so that what follows moves up."""
    if not span.style.narrow or _NARROW not in span.text:
        return (span,)
    parts = re.split(f"(?<={_NARROW})|(?={_NARROW})", span.text)
    return (_with_text(span, part) for part in parts if part)

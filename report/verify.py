"""Compare a finished file with the story it tells: all of it, in order, once, and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import Literal

from report.claims import Claim, Part, all_bare, all_words, bare, parts
from report.errors import Problem
from report.read import Page, deck_pages, pdf_pages, pdf_structure
from report.story import Chart, Story
from report.text import plain

CODES = {
    "E601": "a statement that a file lacks",
    "E614": "a statement out of its order",
    "E611": "a statement that a file tells twice",
    "E612": "words that no one has written",
    "E613": "a chart that draws other numbers",
}

_SENTENCE = re.compile(r"(?<=[.!?…;:,])\s+")
_SHORT = 3  # signs: shorter words stand in others by chance
_PART = 8  # signs: the least part of a statement that is found elsewhere than the rest
_WORDS = 3  # spaces in a statement: one with fewer may be a name
_LONG = 25  # signs: shorter statements may well be made twice
_NUMBERED = re.compile(r"[\W\d_]*")  # numbers of items and of sources, signs between words
_SIGNS = "·:.,;()[]…–-"
_SHOWN = 60  # signs of a text that a message shows


def verify(told: Story, path: Path, shown: Path) -> list[Problem]:
    """What is wrong with the file at ``path``; ``shown`` is the name to tell.

    A statement of the story that it lacks (E601), tells before what should stand before it (E614)
    or twice where once is right (E611); words that the story does not know (E612); in a deck, a
    chart or a workbook with other numbers (E613). Each names the page or slide and the facts.
    """
    if path.suffix == ".pptx":
        found = _Found(deck_pages(path), "slide", str(shown))
        return list(dict.fromkeys([*_wrong(told, found), *_drawn(told, found)]))
    problems = _wrong(told, _Found(pdf_pages(path), "page", str(shown)))
    if problems:  # a cell that goes on overleaf is whole in the structure tree alone
        problems = _wrong(told, _Found(pdf_structure(path), "page", str(shown)))
    return list(dict.fromkeys(problems))


def _wrong(told: Story, found: _Found) -> list[Problem]:
    claimed = parts(told, on_paper=found.kind == "page")
    words = all_words(told)
    listed = [bare(plain(one.title)) for one in told.sections]  # in the contents, once more
    return [
        *_unsaid(claimed, found),
        *_repeated(claimed, found, "\0".join([*words, *listed, bare(plain(told.title))])),
        *_unknown(told, claimed, found, words),
    ]


class _Found:
    """The text of a file, bare: where each page begins in it, and each piece."""

    def __init__(self, pages: Sequence[Page], kind: Literal["page", "slide"], file: str) -> None:
        self.pages = pages
        self.file = file
        self.kind = kind
        # A statement may run on from page to page, but not from a slide to the next.
        gap = "" if kind == "page" else "\0"
        pieces: list[str] = []
        self._starts: list[int] = []
        self.cuts: list[int] = []
        at = 0
        for told in ([page.pieces for page in pages], [page.notes for page in pages]):
            words = iter(all_bare([piece for held in told for piece in held]))
            for held in told:
                self._starts.append(at)
                for piece in (*islice(words, len(held)), gap):
                    self.cuts.append(at)
                    pieces.append(piece)
                    at += len(piece)
            pieces.append("\0")
            at += 1
        self.cuts.append(at)
        self.text = "".join(pieces)
        self.notes_from = self._starts[len(pages)] if pages else 0

    def problem(self, where: str, what: str, hint: str, code: str) -> Problem:
        """What is wrong at a place of the file."""
        return Problem(self.file, 0, 0, what, hint, code, where)

    def where(self, at: int) -> str:
        """The page, or the slide or its notes, that a sign of ``text`` stands on."""
        if not self.pages:
            return self.kind
        noted = ", notes" if at >= self.notes_from and self.kind == "slide" else ""
        return f"{self.kind} {self.pages[self._page(at)].number}{noted}"

    def find(self, words: str, start: int) -> int:
        """Where words stand first from ``start`` on: on the pages, or in the notes of a slide."""
        shown = self.text.find(words, start, self.notes_from)
        if self.kind == "page" or (shown >= 0 and self._page(shown) == self._page(start)):
            return shown
        noted = self.text.find(words, self._starts[self._page(start) + len(self.pages)])
        if shown < 0 or (noted >= 0 and self._page(noted) < self._page(shown)):
            return noted
        return shown

    def spans(self, words: str, start: int) -> list[tuple[int, int]]:
        """Where words stand that go on elsewhere, each part at the end of a piece; else nothing."""
        held = []
        while words:
            at, length = self._longest(words, start)
            if at < 0:
                return []
            held.append((at, at + length))
            words, start = words[length:], at
        return held

    def _longest(self, words: str, start: int) -> tuple[int, int]:
        """Where the longest beginning of ``words`` stands that ends with a piece, and its length.

        All of them may end anywhere; (-1, 0) where there is only what may be an accident.
        """
        at = self.find(words, start)
        if at >= 0:
            return at, len(words)
        for length in range(len(words) - 1, _PART - 1, -1):
            at = self.find(words[:length], start)
            while at >= 0 and at + length not in self._cut_set:
                at = self.find(words[:length], at + 1)
            if at >= 0:
                return at, length
        return -1, 0

    @cached_property
    def _cut_set(self) -> frozenset[int]:
        return frozenset(self.cuts)

    def count(self, words: str) -> int:
        """How often words stand on the pages; on slides, within one piece."""
        often = self.text.count(words, 0, self.notes_from)
        if often < 2 or self.kind == "page":
            return often
        at, often = self.text.find(words), 0
        while 0 <= at < self.notes_from:
            piece = bisect_right(self.cuts, at)
            often += at + len(words) <= self.cuts[piece]
            at = self.text.find(words, at + len(words))
        return often

    def _page(self, at: int) -> int:
        """The place of a page among ``pages``; of a slide too, for a sign in its notes."""
        return (bisect_right(self._starts, at) - 1) % len(self.pages)

    def start_of(self, at: int) -> int:
        """From where on the next part may stand: on slides, anywhere on the same one."""
        return at if self.kind == "page" else self._starts[self._page(at)]


def _unsaid(claimed: Sequence[Part], found: _Found) -> Iterator[Problem]:
    """What is missing, and what stands before the part that it should follow."""
    start = 0
    for part in claimed:
        places = []
        for claim in part.claims:
            at = _place(claim, found, start)
            if at >= 0:
                places.append((at, len(claim.bare) >= _LONG))  # heads stand elsewhere too
            elif (early := _place(claim, found, 0)) >= 0:
                what = f"this stands too early: {claim.text}"
                yield found.problem(found.where(early), what, _facts(claim), "E614")
            else:
                what = f"the file does not say: {claim.text}"
                yield found.problem(f"near {found.where(start)}", what, _facts(claim), "E601")
        starts = (found.start_of(at) for at, long in places if long)
        start = max(start, min(starts, default=start))


def _place(claim: Claim, found: _Found, start: int) -> int:
    """Where a claim stands from ``start`` on, at least sentence by sentence: slides may cut there.

    On the pages, or in the notes of a slide that is not before; -1 where it does not.
    """
    at = found.find(claim.bare, start)
    if at >= 0 or not claim.bare:
        return at
    places = [found.find(bare(one), start) for one in _SENTENCE.split(claim.text)]
    if len(places) > 1 and min(places) >= 0:
        return min(places)
    spans = found.spans(claim.bare, start)
    return spans[0][0] if spans else -1


def _facts(claim: Claim) -> str:
    return f"it tells: {', '.join(claim.facts)}" if claim.facts else ""


def _repeated(claimed: Sequence[Part], found: _Found, expected: str) -> Iterator[Problem]:
    """What stands oftener than it should; notes go with every slide that a block takes."""
    end = found.notes_from
    for part in claimed:
        for claim in part.claims:
            if claim.once and len(claim.bare) >= _LONG and claim.text.count(" ") >= _WORDS:
                count = found.count(claim.bare)
                if count > 1 and count > expected.count(claim.bare):
                    what = f"this is told twice: {claim.text}"
                    where = found.where(found.text.rfind(claim.bare, 0, end))
                    yield found.problem(where, what, _facts(claim), "E611")


def _unknown(
    told: Story, claimed: Sequence[Part], found: _Found, words: Sequence[str]
) -> Iterator[Problem]:
    """What no text of the story says, but for numbers of items and signs between words."""
    text = found.text
    known = bytearray(len(text))
    claims = {claim.bare: claim for part in claimed for claim in part.claims}
    every = {*words, *claims}
    for one in every:
        if len(one) >= _SHORT and not _cover(one, text, known) and one in claims:
            sentences = map(bare, _SENTENCE.split(claims[one].text))
            if 0 in [_cover(sentence, text, known) for sentence in sentences]:
                for at, end in found.spans(one, 0):
                    known[at:end] = b"\1" * (end - at)
    short = {one for one in every if len(one) < _SHORT}
    most = _largest_number(told, found)
    rests = [rest for rest in _rests(known, found) if not _is_small(rest[1], short, most)]
    if rests:
        whole = "\0".join(every)
        for at, rest in rests:
            if not _is_part(rest, whole, most):
                what = f"nobody has written this: {rest[:_SHOWN]}"
                yield found.problem(found.where(at), what, "", "E612")


def _is_part(rest: str, whole: str, most: int) -> bool:
    """Whether this is a text that was cut short, or the line of sources with their numbers."""
    rest = re.sub(r"…\(\d+/\d+\)$", "…", rest)  # a title that goes on has its number behind it
    for one in rest.split("·"):
        if one.endswith("…") and len(one) > _SHORT and one.strip(_SIGNS) in whole:
            continue
        number, words = re.fullmatch(r"([\W\d_]*)(.*)", one, re.DOTALL).groups()  # type: ignore[union-attr]
        known = re.search(r"[^\W\d_]{3}", words) and words.strip(_SIGNS) in whole
        if not (_is_numbering(number, most) and (known or not words)):
            return False
    return True


def _rests(known: bytearray, found: _Found) -> Iterator[tuple[int, str]]:
    """What is not known, piece by piece, and where."""
    for match in re.finditer(rb"\0+", bytes(known)):
        start, end = match.span()
        cuts = found.cuts[bisect_right(found.cuts, start) : bisect_right(found.cuts, end - 1)]
        for at, to in pairwise((start, *cuts, end)):
            if rest := found.text[at:to].strip("\0"):
                yield at, rest


def _cover(words: str, text: str, known: bytearray) -> bool:
    """Mark every place where ``words`` stand; whether there is one."""
    at = text.find(words)
    there = at >= 0
    mark = b"\1" * len(words)
    while at >= 0:
        known[at : at + len(words)] = mark
        at = text.find(words, at + len(words))
    return there


def _is_small(rest: str, short: set[str], most: int) -> bool:
    """Whether these are words too short to be looked for, numbers of items, and signs."""
    words = (one for one in re.split(r"[\W_]+", rest) if one and one not in short)
    return rest in short or all(
        _is_numbering(one, most) or any(one[:at] in short and one[at:] in short for at in (1, 2))
        for one in words  # a letter and a name
    )


def _is_numbering(rest: str, most: int) -> bool:
    """Whether this only counts items, sources or pages, or stands between words."""
    return bool(_NUMBERED.fullmatch(rest)) and all(
        int(one) <= most for one in re.findall(r"\d+", rest)
    )


def _largest_number(told: Story, found: _Found) -> int:
    """The highest number that a page, a row or a source can have."""
    rows = (len(getattr(block, "rows", ())) for block in told.blocks())
    items = (len(getattr(block, "items", ())) for block in told.blocks())
    sources = (len(getattr(block, "sources", ())) for block in told.blocks())
    return max(len(found.pages), len(told.sections), *rows, *items, *sources, 9)


# ---------------------------------------------------------------- charts


def _drawn(told: Story, found: _Found) -> Iterator[Problem]:
    """Charts and workbooks whose numbers are not those of the story, in its order."""
    charts = [block for block in told.blocks() if isinstance(block, Chart)]
    there = [(at, chart) for at, page in enumerate(found.pages, 1) for chart in page.charts]
    for number, chart in there:
        if chart.workbook and chart.workbook != _as_sheet(chart.drawn):
            what = "the workbook is not what the chart draws"
            yield found.problem(f"slide {number}", what, "", "E613")
    for block, (number, chart) in zip(charts, there, strict=False):
        if chart.drawn != _expected(block):
            what = f"this is drawn otherwise: {block.caption}"
            yield found.problem(f"slide {number}", what, "", "E613")
    for number, chart in there[len(charts) :]:
        names = ", ".join(row[0] for row in chart.drawn[1:])
        what = f"nobody has written this: {names[:_SHOWN]}"
        yield found.problem(f"slide {number}", what, "", "E612")
    for block in charts[len(there) :]:
        what = f"the file does not draw: {block.caption}"
        yield found.problem("", what, "", "E613")


def _expected(block: Chart) -> tuple[tuple[str, ...], ...]:
    series = (
        (one.name, *("" if value is None else f"{value:.10g}" for value in one.values))
        for one in block.series
    )
    return (("", *block.categories), *series)


def _as_sheet(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of a chart as the columns of a workbook, without what is empty."""
    width = max(map(len, rows), default=0)
    cells = ([row[at] if at < len(row) else "" for row in rows] for at in range(width))
    return tuple(tuple(filter(None, row)) for row in cells)

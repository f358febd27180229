"""Take texts, give paragraphs in the house's type, each with its structure element in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from report.frozen import replace
from report.pdf.box import Anchor, Box, Para, Rule, Space
from report.pdf.fonts import ensure_printable, leaves_ink
from report.pdf.hyphens import hyphenate_in
from report.pdf.lines import Span, balanced_lines, broken_lines
from report.pdf.stack import Heading, Row
from report.pdf.style import HAIRLINE, MM, Style, styles
from report.pdf.tags import Element, Link
from report.story import Mark, References, Story
from report.text import NBSP, NNBSP, Run, Text, plain, text
from report.theme import Theme

_FULL_STOP_SIGNS = ";:?!"
_BEFORE_SIGN = re.compile(f"{NBSP}(?=[:;!?»])")
_TITLE_SIGNS = _FULL_STOP_SIGNS + ","  # a comma is too weak a break for a lead

_NARROW = 12  # em: in a wider column a long word leaves no hole worth a hyphen

Align = Literal["left", "right"]


class Book:
    """The one place where a paragraph and its structure element are made, together and in order.

    ``parent`` is the element that grows; ``inside`` goes down into a new one.
    """

    def __init__(self, story: Story, theme: Theme, cache: Path | None = None) -> None:
        self.story = story
        self.theme = theme
        self.cache = cache  # of pictures, between builds
        self.styles = styles(theme)
        self.page = self.styles.page
        self.root = Element("Document")
        self.parent = self.root
        self.anchors = _anchors(story)
        self.cited: set[str] = set()  # anchors of first citations, for the way back
        self.logo_is_told = False
        self._title_level = 1
        self._blocks = 0

    # ------------------------------------------------------------ the tree

    @contextmanager
    def inside(self, tag: str, attributes: str = "") -> Iterator[Element]:
        """A new element; what is made inside becomes its kids."""
        before = self.parent
        self.parent = Element(tag, before, attributes=attributes)
        try:
            yield self.parent
        finally:
            self.parent = before

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Go on in an element that is there already."""
        before, self.parent = self.parent, element
        try:
            yield
        finally:
            self.parent = before

    def heading_tag(self, level: int) -> str:
        """``H2``, the tag of a title that others stand under."""
        self._title_level = level
        return f"H{level}"

    def forget_heading(self) -> None:
        """Begin a block: without a title of its own it stands right under the section's."""
        self._title_level = 2

    @property
    def side_tag(self) -> str:
        """The tag of a side head: one below its title, for PDF/UA forbids to skip a level."""
        return f"H{self._title_level + 1}"

    # ------------------------------------------------------------ paragraphs

    def para(
        self,
        runs: Text | str,
        style: Style,
        x: float,
        width: float,
        tag: str = "P",
        align: Align = "left",
        attributes: str = "",
    ) -> Para:
        """``runs`` in lines of ``width``; a paragraph without words has no lines."""
        element = Element(tag, self.parent, attributes=attributes)
        spans = self.spans(text(runs) if isinstance(runs, str) else runs, style, element)
        hyphenate = hyphenate_in(self.story.language) if width <= _NARROW * style.size else None
        return Para(x, width, broken_lines(spans, width, hyphenate), style, element, align)

    def title(
        self, runs: Text, style: Style, x: float, widths: tuple[float, ...], tag: str
    ) -> Para:
        """At most two lines, well broken, in the first of ``widths`` where they fit."""
        element = Element(tag, self.parent)
        if style.narrow:  # a wide gap before a sign shows most where the type is largest
            runs = tuple(replace(run, text=_BEFORE_SIGN.sub(NNBSP, run.text)) for run in runs)
        spans = self.spans(runs, style, element)
        signs, stump = (_TITLE_SIGNS, 0.45) if style.bold else (_FULL_STOP_SIGNS, 0.6)
        for width in widths:
            lines = balanced_lines(spans, width, signs, stump)
            if len(lines) <= 2:
                break
        return Para(x, width, lines, style, element)

    def spans(self, runs: Iterable[Run], style: Style, element: Element | None) -> list[Span]:
        """``runs`` in ``style``, with their links and languages below ``element``."""
        return [self._span(run, style, element) for run in runs]

    def _span(self, run: Run, style: Style, element: Element | None) -> Span:
        ensure_printable(run.text)
        inner = self._inline(run, element) if element is not None else None
        if inner is not None and inner.link is not None and style.link:
            style = _linked(style)
        return Span(run.text, style, run.italic, run.bold, inner)

    def _inline(self, run: Run, parent: Element) -> Element | None:
        """The element of a link, of words in another language, or of a fact, which names it."""
        language = run.language or ""
        fact = f"/O/UserProperties/P[<</N(fact)/V({run.fact})>>]" if run.fact else ""
        if (run.link or run.to) and not leaves_ink(run.text):
            return None  # nobody could see or hear where it leads
        if run.to is not None and (run.to in self.anchors or run.to.startswith("cited-")):
            self.cited.add(run.to)
            tag = parent
            if run.to.startswith("source-"):
                tag = Element("Reference", parent, inline=True)
            link = Link(self.anchors.get(run.to, run.text), to=run.to)
            return Element("Link", tag, inline=True, link=link, attributes=fact)
        if run.link:
            link = Link(run.text, uri=run.link)
            return Element(
                "Link", parent, inline=True, link=link, language=language, attributes=fact
            )
        language = language if language != self.story.language else ""
        if language or fact:
            return Element("Span", parent, inline=True, language=language, attributes=fact)
        return None

    # ------------------------------------------------------------ the house's small forms

    def mark(
        self,
        mark: Mark | None,
        x: float,
        width: float,
        style: Style | None = None,
        tag: str = "P",
    ) -> Para:
        """``Rapporté [1]``: what is not settled in its own colour and weight."""
        style = style or self.styles.mark
        if mark is not None and mark.unsettled:
            style = replace(self.styles.unsettled, leading=style.leading)
        return self.para(mark_runs(mark), style, x, width, tag)

    def heading(self, runs: Text) -> list[Box]:
        """A block's title over all columns, and its entry in the side panel."""
        if not runs:
            return []
        style, page = self.styles.heading, self.page
        tag = self.heading_tag(3)
        widths = (page.text_width + page.spine - page.left, page.right - page.left)
        para = self.title(runs, style, page.left, widths, tag)
        return [Heading((Anchor(self._block_name(), plain(runs), 1), para, Space(6)), glued=True)]

    def _block_name(self) -> str:
        self._blocks += 1
        return f"block-{self._blocks}"

    def hairline(self, x1: float | None = None) -> Rule:
        page = self.page
        return Rule(x1 or page.left, page.right, HAIRLINE, self.styles.colors.rule)

    def ink_rule(self, thickness: float, x1: float = 0.0, x2: float = 0.0) -> Rule:
        page = self.page
        return Rule(x1 or page.left, x2 or page.right, thickness, self.styles.colors.ink)

    def bullets(
        self, items: Iterable[Text], style: Style, x: float, width: float, gap: float = 0.0
    ) -> list[Box]:
        """A list; each item hangs beside a small square."""
        found = [item for item in items if item]
        if not found:
            return []
        boxes: list[Box] = []
        inset = 4.5 * MM
        with self.inside("L", "/O/List/ListNumbering/Square"):
            for item in found:
                with self.inside("LI"):
                    para = self.para(item, style, x + inset, width - inset, "LBody")
                boxes += [Space(gap)] if boxes and gap else []
                boxes.append(replace(para, bullet=self.styles.colors.accent))
        return boxes

    def side_label(self, words: str, tag: str = "P") -> Para:
        """An accent label in the label column."""
        return self.para(words, self.styles.label, self.page.left, self.page.label_width, tag)

    def side_mark(self, mark: Mark | None) -> Para:
        """A mark in the label column: it stands under the head, and is read after what is said."""
        return self.mark(mark, self.page.left, self.page.label_width)

    def side_head(self, head: Text, number: int | None = None, tag: str = "") -> Box:
        """A bold head in the label column; numbered in accent."""
        page, style = self.page, self.styles.strong
        x, width = page.left, page.label_width
        tag = tag or self.side_tag
        if number is None:
            return self.para(head, style, x, width, tag)
        with self.inside(tag):
            digit = self.para(f"{number} ", self.styles.label, x, 5 * MM, "Span")
            words = self.para(head, style, x + 5 * MM, width - 5 * MM, "Span")
        return Row((digit, words))


def mark_runs(mark: Mark | None) -> Text:
    """A mark as runs: its word, and a link for each reference."""
    if mark is None:
        return ()
    if not mark.references:
        return text(mark.word)
    word = Run(mark.word + NBSP)
    if len(mark.references) == 1:
        (number,) = mark.references
        return (word, Run(f"[{number}]", to=f"source-{number}"))
    links = [Run(str(number), to=f"source-{number}") for number in mark.references]
    listed = [part for link in links for part in (Run(", "), link)][1:]
    return (replace(word, text=word.text + "["), *listed, Run("]"))


_LINKED: dict[Style, Style] = {}


def _linked(style: Style) -> Style:
    """The style of a link within ``style``; one object, so that neighbours can be joined."""
    return _LINKED.setdefault(style, replace(style, color=style.link))


def _anchors(story: Story) -> dict[str, str]:
    """Every place that a run may lead to, and what is there: what a link to it says of itself."""
    sections = {section.id: plain(section.title) or section.label for section in story.sections}
    sources = {
        f"source-{source.number}": f"[{source.number}] {plain(source.text)}".rstrip()
        for block in story.blocks()
        if isinstance(block, References)
        for source in block.sources
    }
    return sections | sources

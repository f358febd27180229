"""A section in, the dark slide that opens it out: number and label, message, lead."""

from __future__ import annotations

from typing import Literal

from report.deck.columns import Item, stack, stacks
from report.deck.fit import SPARE, height_pt, lines, width_pt
from report.deck.grid import EMU_PER_PT, Box, pt, px
from report.deck.plan import Shape, Slide, Words
from report.deck.setting import Setting
from report.deck.titles import content_area, counted, fitted_title, title_para
from report.deck.words import Align, Para, Piece, prose
from report.frozen import replace
from report.story import Section
from report.text import NBSP, Text, plain

_NUMBER = Box(609600, 1428750, 9105900, 628650)
_TITLE = Box(609600, 2076450, 9105900, 1143000)
_LEAD = Box(609600, 3409950, 8172450, 571500)
_TITLE_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0, 14.0)
_LEAD_SIZES = (20.0, 18.0, 16.0, 14.0)
_LARGE = 28.0  # points: smaller text is prose, whose last line may be short
_EVEN = 0.5  # of the width: what the last line of a large title takes at least
_STUMP = 0.35  # of the width: what a line must have where a sign calls for the break
_SHORT_WORD = 3  # letters: an article or a preposition belongs to what follows it
_SIGNS = (":", ";", ",", "?", "!")
_AIR = px(20)  # between the message and the lead


def opening_slides(
    kind: Literal["title", "section"], title: Text, words: tuple[Para, ...], setting: Setting
) -> list[Slide]:
    """A slide that opens the deck or a section on a stranger's layout, and what that leaves over.

    A title that is far too long is shortened; then the notes have the whole.
    """
    opening = setting.frame.cover if kind == "title" else setting.frame.divider
    assert opening is not None  # the house's own layouts have slides of their own
    shown = fitted_title(title, opening.title, opening.titles, "own")
    cut = shown.text.replace(NBSP, " ") != plain(title).replace(NBSP, " ")
    shapes: list[Shape] = [Words(opening.title, (shown,), "Title", opening.titles.anchor, 0)]
    align: Align = "center" if opening.is_centered else "left"
    paras = tuple(replace(some, align=align) for some in words)
    made, left = stack([Item(paras, "Opening", None)], opening.words, setting.font)
    said = [replace(one, placeholder=opening.place) for one in made if isinstance(one, Words)]
    if said and opening.words.bottom <= opening.title.y:  # over the title: they stand close to it
        down = opening.words.bottom - said[-1].box.bottom
        said = [replace(one, box=replace(one.box, y=one.box.y + down)) for one in said]
    shapes += said
    first = Slide(kind, "", shown, tuple(shapes), notes=(title,) if cut else ())
    if not left:
        return [first]
    counts = stacks(left, content_area(title_para(counted(title, 9, 9), setting.frame),
                                       setting.frame), setting.font)  # fmt: skip
    rest = [
        Slide("message", "", title_para(counted(title, at, len(counts) + 1), setting.frame),
              tuple(some))
        for at, some in enumerate(counts, 2)
    ]  # fmt: skip
    return [first, *rest]


def divider_slides(section: Section, title: Text, label: str, setting: Setting) -> list[Slide]:
    """The section's first slide; words that are far too long are set smaller and wider."""
    if setting.frame.divider is None:
        return [_divider_slide(section, title, label, setting)]
    number = f"{section.number}\u2002" if section.number else ""
    words: list[Para] = [Para((Piece(f"{number}{section.label}", bold=True,
                                     color_role="accent"),), 20)]  # fmt: skip
    if plain(section.lead):
        words.append(prose(section.lead, 20, before=8))
    made = opening_slides("section", title, tuple(words), setting)
    first = replace(made[0], anchors=(section.id,))
    return [replace(one, section=label, section_id=section.id) for one in (first, *made[1:])]


def _divider_slide(section: Section, title: Text, label: str, setting: Setting) -> Slide:
    """The same on the house's own layout."""
    shown, box = grown(_titles(title), _TITLE, setting.font)
    shapes: list[Shape] = [Words(box, (shown,), "", placeholder=0), _number(section, setting)]
    if plain(section.lead):
        lead = _lead(section, shown, box, setting)
        if lead.box.bottom > setting.frame.content.bottom:
            shown, box = grown(
                _titles(title)[-1:],
                replace(_TITLE, width=setting.frame.content.width),
                setting.font,
            )
            shapes[0] = Words(box, (shown,), "", placeholder=0)
            lead = _lead(section, shown, box, setting, setting.frame.content.width)
        shapes.append(lead)
    return Slide("section", label, shown, tuple(shapes), anchors=(section.id,),
                 section_id=section.id)  # fmt: skip


def grown(tries: list[Para], box: Box, font: str) -> tuple[Para, Box]:
    """The first of ``tries`` that fits ``box``; else the last, in a box as high as it needs."""
    for made in tries:
        # the layout's boxes are as high as their line: no spare is asked of them
        words = height_pt((made,), box.width / EMU_PER_PT, font) - SPARE
        needed = round(words * EMU_PER_PT)
        if needed <= box.height:
            return evened(made, box.width / EMU_PER_PT, font), box
    return tries[-1], replace(box, height=needed)


def evened(made: Para, width: float, font: str) -> Para:
    """``made`` with its last words bound, so that its last line is not a word or two alone.

    A break after a colon is taken where it leaves the last line long enough; one after an article
    or a preposition only where there is no other.
    """
    count = lines(made, width, font)
    last = made.runs[-1] if made.runs else Piece("")
    words = last.text.split(" ")
    if count < 2 or made.size < _LARGE:
        return made
    even: dict[bool, Para] = {}  # the first that is even enough, by whether it ends on a short word
    for bound in range(2, len(words)):
        tail = NBSP.join(words[-bound:])
        tried = replace(last, text=" ".join([*words[:-bound], tail]))
        candidate = replace(made, runs=(*made.runs[:-1], tried))
        if lines(candidate, width, font) > count:
            break
        filled = width_pt(tail, made.size, last.bold, font) / width
        if filled >= _STUMP and words[-bound - 1].endswith(_SIGNS):
            return candidate
        if filled >= _EVEN:
            clings = len(words[-bound - 1]) <= _SHORT_WORD
            even.setdefault(clings, candidate)
    return even.get(False) or even.get(True) or made


def _titles(title: Text) -> list[Para]:
    return [
        replace(prose(title, size, bold=True, role="own"), spacing=0.9) for size in _TITLE_SIZES
    ]


def _number(section: Section, setting: Setting) -> Shape:
    """The number large, the label after it; the label alone where the section has no number."""
    before = (Piece(f"{section.number}\u2002", color_role="own"),) if section.number else ()
    tries = [
        Para((*before, Piece(section.label, size, color_role="own")), 40.0 if before else size)
        for size in _LEAD_SIZES
    ]
    made, box = grown(tries, _NUMBER, setting.font)
    return Words(replace(box, y=_NUMBER.bottom - box.height), (made,), "Section", placeholder=13)


def _lead(
    section: Section, title: Para, box: Box, setting: Setting, width: int = _LEAD.width
) -> Words:
    """The lead close under the message, be it of one line or more."""
    height = pt(height_pt((title,), box.width / EMU_PER_PT, setting.font))
    tries = [prose(section.lead, size, role="own") for size in _LEAD_SIZES]
    below = replace(_LEAD, y=box.y + height + _AIR, width=width)
    made, below = grown(tries, below, setting.font)
    return Words(below, (made,), f"brief:{section.id}.lead", placeholder=1)

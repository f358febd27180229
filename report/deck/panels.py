"""Key figures, stages, and who decides what in, their slides out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report.deck.columns import Item, stack, stacks
from report.deck.fit import height_pt, smaller
from report.deck.grid import PICTURE_WIDTH, WORDS_LEFT, WORDS_WIDTH, Box, pt, px
from report.deck.plan import Flat, Page, Rule, Shape, Words
from report.deck.setting import Setting, common_mark, label_para, marked
from report.deck.words import Para, Piece, para, pieces
from report.story import (
    Figure,
    KeyFigures,
    Mark,
    People,
    Person,
    Responsibilities,
    Responsibility,
    Stage,
    Stages,
)
from report.text import plain
from report.deck.statements import said, spoken

_GUTTER = px(24)


# ---------------------------------------------------------------- key figures


def figures_pages(block: KeyFigures, area: Box, setting: Setting) -> list[Page]:
    """Four figures a row, as many rows as a slide holds."""
    marks = tuple(figure.mark for figure in block.figures)
    common = common_mark(marks)
    across = min(max(len(block.figures), 3), 4)
    pages: list[Page] = []
    shapes: list[Shape] = []
    y = area.y
    for first in range(0, len(block.figures), across):
        row = block.figures[first : first + across]
        box = Box(area.x, y, area.width, area.bottom - y)
        made, bottom = figure_row(block.path, row, first, across, box, setting, common)
        if bottom > area.bottom and shapes:
            pages.append(Page(tuple(shapes), marks, common=common))
            shapes, box = [], area
            made, bottom = figure_row(block.path, row, first, across, box, setting, common)
        shapes += made
        y = bottom + px(36)
    return [*pages, Page(tuple(shapes), marks, common=common)]


def figure_row(
    path: str,
    figures: Sequence[Figure],
    first: int,
    across: int,
    box: Box,
    setting: Setting,
    common: Mark | None,
) -> tuple[list[Shape], int]:
    """Figures side by side, each under an ink rule, and where the lowest ends."""
    width = (box.width - _GUTTER * (across - 1)) // across
    steps = next(
        (s for s in range(4) if _row_height(figures, width, setting, common, s) <= box.height), 3
    )
    shapes: list[Shape] = []
    for at, figure in enumerate(figures):
        x = box.x + (width + _GUTTER) * at
        paras = _figure_paras(figure, common, width, setting, steps)
        height = pt(height_pt(paras, width / 12700, setting.font))
        shapes.append(Rule(x, box.y, x + width, box.y))
        name = f"brief:{path}[{first + at}]"
        shapes.append(Words(Box(x, box.y + px(8), width, height), paras, name))
    return shapes, box.y + px(8) + _row_height(figures, width, setting, common, steps)


def _row_height(
    figures: Sequence[Figure], width: int, setting: Setting, common: Mark | None, steps: int
) -> int:
    return max(
        pt(height_pt(_figure_paras(f, common, width, setting, steps), width / 12700, setting.font))
        for f in figures
    )


def _figure_paras(
    figure: Figure, common: Mark | None, width: int, setting: Setting, steps: int
) -> tuple[Para, ...]:
    """The value at 40 where it stands on one line, else smaller; what it is; when."""
    sizes = (40, 32, 28, 24, 20)
    value = next(
        (
            some
            for some in (para(figure.value, size) for size in sizes[min(steps, 3) :])
            if height_pt((some,), width / 12700, setting.font) < 2 * some.size
        ),
        para(figure.value, 20),
    )
    under = (para(figure.label, 16, bold=True), para(figure.detail, 14, role="grey"))
    paras = (value, *(some for some in smaller(under, steps) if some.text))
    return marked(paras, figure.mark, common)


# ---------------------------------------------------------------- stages


def stages_pages(block: Stages, area: Box, setting: Setting) -> list[Page]:
    """Steps from what was to what is meant to be, joined by arrows; under them what follows."""
    marks = (block.mark, *(item.mark for item in block.below if item.mark))
    common = common_mark(marks) or block.mark
    told = tuple(spoken(item) for item in block.below)
    most = 4
    parts = [block.stages[i : i + most] for i in range(0, len(block.stages), most)] or [()]
    pages: list[Page] = []
    bottom = area.y
    for number, part in enumerate(parts):
        shapes, bottom = _steps(block, part, number * most, area, setting)
        pages.append(Page(tuple(shapes), marks, told if not number else (), common=common))
    return _below(block, pages, bottom + px(40), area, setting, common)


def _steps(
    block: Stages, stages: Sequence[Stage], first: int, area: Box, setting: Setting
) -> tuple[list[Shape], int]:
    across = max(len(stages), 3)
    width = (area.width - _GUTTER * (across - 1)) // across
    shapes: list[Shape] = []
    bottom = area.y
    for at, stage in enumerate(stages):
        x = area.x + (width + _GUTTER) * at
        name = f"brief:{block.path}.stages[{first + at}]"
        label = label_para(stage.label, "grey" if stage.state == "ambition" else "accent")
        head = pt(height_pt((label,), width / 12700, setting.font))
        shapes.append(Words(Box(x, area.y, width, head), (label,), f"{name}.label"))
        following = stages[at + 1] if at + 1 < len(stages) else None
        shapes += _step_signs(stage, following, x, area.y + px(38), width + _GUTTER)
        y = area.y + px(38) + px(24)
        paras = (para(stage.head, 24, bold=True), para(stage.text, 18, before=2))
        made, left = stack(
            [Item(paras, name, None)], Box(x, y, width - px(8), area.bottom - y), setting.font
        )
        shapes += made
        del left  # a stage's words are a head and a line: see the notes for more
        bottom = max([bottom, *(s.box.bottom for s in made if isinstance(s, Words))])
    return shapes, bottom


def _step_signs(stage: Stage, following: Stage | None, x: int, y: int, stride: int) -> list[Shape]:
    """A square, hollow for an ambition, and the arrow to the next stage, dashed towards one."""
    side = px(18)
    box = Box(x, y - side // 2, side, side)
    if stage.state == "ambition":
        sign = Flat("square", box, "", None, "grey", 1.5, dashed=True)
    else:
        sign = Flat("square", box, "", "accent" if stage.state == "present" else "ink")
    if following is None:
        return [sign]
    dashed = following.state == "ambition"
    arrow = Rule(
        x + side, y, x + stride - px(4), y, "grey" if dashed else "ink", 1.5, dashed, arrow=True
    )
    return [sign, arrow]


def _below(
    block: Stages, pages: list[Page], y: int, area: Box, setting: Setting, common: Mark | None
) -> list[Page]:
    """What follows from the change, in columns under one rule; on its own slide if need be."""
    if not block.below:
        return pages
    across = min(max(len(block.below), 3), 4)
    width = (area.width - _GUTTER * (across - 1)) // across
    rows = [block.below[i : i + across] for i in range(0, len(block.below), across)]
    last = pages[-1]
    for number, row in enumerate(rows):
        shapes = _below_row(block, row, number * across, width, y, area, setting, common)
        if shapes is None:
            pages, y = [*pages, Page((), last.marks, common=common)], area.y
            shapes = _below_row(block, row, number * across, width, y, area, setting, common)
        if shapes is None:  # one of them is longer than a slide
            items = [
                Item(
                    (para(s.head, 18, bold=True), *said(s, setting, common, 18)),
                    f"brief:{block.path}.below",
                )
                for s in row
            ]
            more = stacks(items, area, setting.font)
            pages = [*pages[:-1], *(Page(tuple(some), last.marks, common=common) for some in more)]
            y = area.bottom
            continue
        now = pages[-1]
        pages = [*pages[:-1], replace(now, shapes=(*now.shapes, *shapes))]
        y = max(s.box.bottom for s in shapes if isinstance(s, Words)) + px(32)
    return pages


def _below_row(
    block: Stages,
    row: Sequence[object],
    first: int,
    width: int,
    y: int,
    area: Box,
    setting: Setting,
    common: Mark | None,
) -> list[Shape] | None:
    shapes: list[Shape] = [Rule(area.x, y, area.right, y)]
    for at, item in enumerate(row):
        x = area.x + (width + _GUTTER) * at
        paras = (para(item.head, 18, bold=True), *said(item, setting, common, 18))  # type: ignore
        box = Box(x, y + px(10), width - px(8), area.bottom - y - px(10))
        if box.height < px(40):
            return None
        made, left = stack(
            [Item(paras, f"brief:{block.path}.below[{first + at}]", None)], box, setting.font
        )
        if left:
            return None
        shapes += made
    return shapes


# ---------------------------------------------------------------- who decides what


def deciding_pages(
    block: Responsibilities, people: People | None, area: Box, setting: Setting
) -> list[Page]:
    """A bar for each matter across those who decide it; the people beside it where they fit.

    None where people are given and do not fit: they get a slide of their own.
    """
    marks = tuple(row.mark for row in block.rows)
    if people:
        marks = (*marks, *(person.mark for person in people.people))
    common = common_mark(marks)
    width = PICTURE_WIDTH + px(0) if people else area.width
    people_shapes = _people(people, area, setting, common) if people else []
    if people and not people_shapes:
        return []
    parts = _matter_parts(block, Box(area.x, area.y, width, area.height), setting, common)
    if people and len(parts) > 1:
        return []
    return [Page((*shapes, *people_shapes), marks, common=common) for shapes in parts]


def _matter_parts(
    block: Responsibilities, area: Box, setting: Setting, common: Mark | None
) -> list[list[Shape]]:
    """The rows on as many slides as they need, the heads on each."""
    note = para(block.note, 14, role="grey")
    note_height = pt(height_pt((note,), area.width / 12700, setting.font)) if note.text else 0
    first_width = min(px(294), area.width * 2 // 5)
    column = (area.width - first_width) // max(len(block.bodies), 1)
    rows = [_matter_height(row, first_width, column, setting, common) for row in block.rows]
    head = _heads_height(block, column, setting)
    room = (
        area.height - px(26) - max(head - px(26), 0) - (note_height + px(16) if note_height else 0)
    )
    loose = min(room // max(len(rows), 1), px(108))
    least = loose if max(rows, default=0) <= loose else px(64)
    parts: list[list[Shape]] = []
    shapes: list[Shape] = []
    y = area.y + px(26) + max(head - px(26), 0)
    top = y
    for at, row in enumerate(block.rows):
        height = max(rows[at], least)
        if y + height > top + room and shapes:
            parts.append([*_heads(block, area, first_width, column, top, head), *shapes])
            shapes, y = [], top
        shapes += _matter(
            block, row, at, Box(area.x, y, area.width, height), first_width, column, setting, common
        )
        y += height
    parts.append([*_heads(block, area, first_width, column, top, head), *shapes])
    if note_height:
        low = Box(area.x, y + px(12), area.width, note_height)
        parts[-1].append(Words(low, (note,), f"brief:{block.path}.note"))
    return parts


def _heads_height(block: Responsibilities, column: int, setting: Setting) -> int:
    return max(
        pt(height_pt((label_para(body, "grey"),), (column - px(12)) / 12700, setting.font))
        for body in (*block.bodies, block.matter_label)
    )


def _heads(
    block: Responsibilities, area: Box, first_width: int, column: int, top: int, height: int
) -> list[Shape]:
    """The heads of the columns above an ink rule."""
    y = top - px(6) - height
    shapes: list[Shape] = [
        Words(
            Box(area.x, y, first_width - px(12), height),
            (label_para(block.matter_label, "grey"),),
            f"brief:{block.path}.head",
            "bottom",
        )
    ]
    for at, body in enumerate(block.bodies):
        box = Box(area.x + first_width + column * at, y, column - px(12), height)
        name = f"brief:{block.path}.bodies[{at}]"
        shapes.append(Words(box, (label_para(body, "grey"),), name, "bottom"))
    return [*shapes, Rule(area.x, top, area.right, top)]


def _matter_paras(row: Responsibility, common: Mark | None) -> tuple[Para, ...]:
    detail = para(row.detail, 14, role="grey")
    return marked(
        (para(row.matter, 18, bold=True), *((detail,) if detail.text else ())), row.mark, common
    )


def _matter_height(
    row: Responsibility, first_width: int, column: int, setting: Setting, common: Mark | None
) -> int:
    words = height_pt(_matter_paras(row, common), (first_width - px(16)) / 12700, setting.font)
    _, bars = _bars(row, column)
    bar = max(
        (_bar_height(row, width, setting) for _, width in bars),
        default=height_pt((_open(row),), column / 12700, setting.font) * 12700,
    )
    return max(pt(words) + px(16), int(bar) + px(12))


def _bar_height(row: Responsibility, width: int, setting: Setting) -> int:
    words = height_pt((para(row.word, 16, bold=True),), (width - px(32)) / 12700, setting.font)
    return max(px(52), pt(words) + px(12))


def _bars(row: Responsibility, column: int) -> tuple[int, list[tuple[int, int]]]:
    """For each run of neighbouring bodies: the first body's index, and the bar's width."""
    runs: list[tuple[int, int]] = []
    for body in sorted(row.by):
        if runs and runs[-1][0] + runs[-1][1] == body:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((body, 1))
    return len(runs), [(first, count * column - (px(12))) for first, count in runs]


def _open(row: Responsibility) -> Para:
    return para(row.word, 16, bold=True, role="unsettled")


def _matter(
    block: Responsibilities,
    row: Responsibility,
    at: int,
    box: Box,
    first_width: int,
    column: int,
    setting: Setting,
    common: Mark | None,
) -> list[Shape]:
    """One row: the matter, its bar or bars, a hairline under it."""
    name = f"brief:{block.path}.rows[{at}]"
    paras = _matter_paras(row, common)
    shapes: list[Shape] = [
        Words(Box(box.x, box.y, first_width - px(16), box.height), paras, name, "middle")
    ]
    _, bars = _bars(row, column)
    words = para(row.word, 16, bold=True)
    for number, (first, width) in enumerate(bars):
        tall = _bar_height(row, width, setting)
        place = Box(
            box.x + first_width + column * first, box.y + (box.height - tall) // 2, width, tall
        )
        ink = at == 0
        paint = Para(pieces(row.word, bold=True, role="paper" if ink else "ink"), words.size)
        shapes.append(
            Flat(
                "square",
                place,
                f"{name}.by[{number}]",
                "ink" if ink else "tint",
                paras=(paint,),
                inset=px(16),
            )
        )
    if not bars:
        place = Box(box.x + first_width, box.y, box.width - first_width, box.height)
        shapes.append(Words(place, (_open(row),), f"{name}.by", "middle"))
    return [*shapes, Rule(box.x, box.bottom, box.right, box.bottom, "rule", 0.75)]


def _people(people: People, area: Box, setting: Setting, common: Mark | None) -> list[Shape]:
    """People as a column of names, roles and dates; none where they do not all fit."""
    title = plain(people.title) or people.heads[0]
    label = label_para(title, "grey")
    height = pt(height_pt((label,), WORDS_WIDTH / 12700, setting.font))
    top = area.y + px(26)
    shapes: list[Shape] = [
        Words(
            Box(WORDS_LEFT, top - px(6) - height, WORDS_WIDTH, height),
            (label,),
            f"brief:{people.path}.label",
        ),
        Rule(WORDS_LEFT, top, WORDS_LEFT + WORDS_WIDTH, top),
    ]
    y = top
    for at, person in enumerate(people.people):
        paras = _person_paras(person, people, setting, common)
        words = pt(height_pt(paras, WORDS_WIDTH / 12700, setting.font))
        row = max(words + px(28), px(108))
        if y + row > area.bottom:
            return []
        box = Box(WORDS_LEFT, y + (row - words) // 2, WORDS_WIDTH, words)
        shapes.append(Words(box, paras, f"brief:{people.path}[{at}]"))
        y += row
        shapes.append(Rule(WORDS_LEFT, y, WORDS_LEFT + WORDS_WIDTH, y, "rule", 0.75))
    return shapes


def _person_paras(
    person: Person, people: People, setting: Setting, common: Mark | None
) -> tuple[Para, ...]:
    """Name, role and dates; each date after the word that heads it in a table."""
    dates = [
        f"{head}{setting.colon or ' '}{when}"
        for head, when in ((people.heads[2], person.since), (people.heads[3], person.until))
        if when
    ]
    paras = (
        Para((Piece(person.name, bold=True),), 18),
        para(person.role, 16),
        *((para(" · ".join(dates), 14, role="grey"),) if dates else ()),
    )
    return marked(paras, person.mark, common)

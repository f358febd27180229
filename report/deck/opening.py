"""The first slides of a deck: what it is, what it goes through, and its summary."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from report.deck.columns import Item, stack, stacks
from report.deck.divider import grown, opening_slides
from report.deck.figures import FigureRow, figures_pages
from report.deck.grid import Box, box_px, px
from report.deck.plan import Emblem, Grid, Page, Shape, Slide, Words
from report.deck.setting import Setting, common_mark, label_para, mark_pieces
from report.deck.sheet import grids
from report.deck.sheet_columns import Column, Entry, Line, Sheet
from report.deck.titles import counted, title_para
from report.deck.words import COLUMN, Para, Piece, para, prose
from report.frozen import replace
from report.story import Section, Story, Summary
from report.text import NBSP, Text, bold, joined, plain, text

_TITLE = Box(609600, 1428750, 9105900, 1257300)
_SUBTITLE = Box(609600, 2914650, 8172450, 571500)
_ORGANISATION = Box(609600, 285750, 7239000, 228600)
_COVER_LEFT = (609600, 4343400, 8077200)
_COVER_TOP, _COVER_WIDTH, _COVER_HEIGHT, _COVER_MOST = 4800600, 3505200, 857250, 1428750
_LOGO, _LOGO_OFF = box_px(946, 632, 270, 60), px(12)
_FIGURES_DOWN = px(278)  # from the top of the content
_POINTS_SHORT = px(24)  # of the width of a picture


# ---------------------------------------------------------------- the title slide


def title_slides(story: Story, setting: Setting) -> list[Slide]:
    """Whose it is, its title and subtitle, and the columns of the cover.

    On a stranger's base deck what has no room beside the title stands on further slides.
    """
    if setting.frame.cover is None:
        return [_title_slide(story, setting)]
    made = opening_slides("title", story.title, _cover_words(story), setting)
    if len(made) > 1:  # what the foot says too need not have a slide of its own
        said = {story.version, story.as_of}
        made = opening_slides("title", story.title, _cover_words(story, said), setting)
    notes = () if setting.full else tuple(text(w) for w in (story.meeting, story.notice) if w)
    return [replace(made[0], section=plain(story.title), notes=(*made[0].notes, *notes)), *made[1:]]


def _cover_words(story: Story, without: Collection[str] = ()) -> tuple[Para, ...]:
    """The subtitle, whose it is, and the columns of the cover one under the other."""
    subtitle = prose(story.subtitle, 20) if plain(story.subtitle) else None
    name = para(story.organisation, 16, bold=True, before=4) if story.organisation else None
    columns = (
        (cover.label, [line for line in cover.lines if line not in without])
        for cover in story.cover
    )
    lines = [
        Para((Piece(f"{label} ", bold=True, color_role="accent"), Piece(" · ".join(said))), 16,
             space_before=10)
        for label, said in columns
        if said
    ]  # fmt: skip
    return tuple(some for some in (subtitle, name, *lines) if some is not None)


def _title_slide(story: Story, setting: Setting) -> Slide:
    """The same on the house's own layout."""
    title, title_box = grown(
        [replace(prose(story.title, size, bold=True, role="own"), spacing=0.9)
         for size in (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0)],
        _TITLE,
        setting.font,
    )  # fmt: skip
    box = replace(title_box, y=_TITLE.bottom - title_box.height)
    shapes: list[Shape] = [Words(box, (title,), "", "bottom", placeholder=0)]
    if story.organisation:
        name, name_box = grown(
            [para(story.organisation, size, bold=True, role="own") for size in (14, 12)],
            _ORGANISATION,
            setting.font,
        )
        shapes.append(Words(name_box, (name,), "", placeholder=13))
    if plain(story.subtitle):
        sub, sub_box = grown(
            [prose(story.subtitle, size, role="own") for size in (20, 18, 16, 14)],
            _SUBTITLE,
            setting.font,
        )
        shapes.append(Words(sub_box, (sub,), "", placeholder=1))
    notes = () if setting.full else tuple(text(w) for w in (story.meeting, story.notice) if w)
    shapes += _cover(story, setting)
    return Slide("title", plain(story.title), title,
                 (*shapes, *_logo(shapes, setting)), notes=notes)  # fmt: skip


def _logo(shapes: Sequence[Shape], setting: Setting) -> list[Shape]:
    """The brand's, at the foot on the right, on paper; smaller where the columns leave less."""
    logos = setting.theme.logos
    if logos is None:
        return []
    low = max((one.box.bottom for one in shapes if isinstance(one, Words)), default=0)
    room = _LOGO.bottom - max(_LOGO.y, low + _LOGO_OFF)
    picture = logos.cover.picture
    width, height = (max(1, int(side)) for side in picture.within(_LOGO.width, room))
    box = Box(_LOGO.right - width, _LOGO.bottom - height, width, height)
    return [Emblem(box, picture.png, logos.cover.alt)]


def _cover(story: Story, setting: Setting) -> list[Shape]:
    """Up to three columns, each a label and its lines; further ones go under the third."""
    columns = [
        (label_para(cover.label), *(para(line, 16) for line in cover.lines))
        for cover in story.cover
    ]
    if len(columns) > 3:
        columns = [*columns[:2], tuple(some for column in columns[2:] for some in column)]
    shapes: list[Shape] = []
    for at, paras in enumerate(columns):
        box = Box(_COVER_LEFT[at], _COVER_TOP, _COVER_WIDTH, _COVER_MOST)
        made, _ = stack([Item(paras, "", None)], box, setting.font)
        for words in made:
            if isinstance(words, Words):
                height = max(_COVER_HEIGHT, words.box.height)
                shapes.append(replace(words, box=replace(box, height=height), placeholder=14 + at))
    return shapes


# ---------------------------------------------------------------- the agenda


def agenda_grids(sections: list[tuple[Section, int]], area: Box, setting: Setting) -> list[Grid]:
    """The numbered sections with what each is to answer, and the slide that it starts on."""
    lines = tuple(_agenda_line(section, first) for section, first in sections)
    columns = (Column(width=98), Column(width=392), Column(), Column(width=74, numeric=True))
    sheet = Sheet("brief:agenda", setting.words.agenda, columns, lines, 88)
    return grids(sheet, area, setting.font)


def _agenda_line(section: Section, first: int) -> Line:
    label = Piece(section.label, bold=True)
    page = Piece(str(first), color_role="grey", to=section.id)
    return Line(
        (
            Entry((Para((Piece(str(section.number), color_role="accent"),), 24),)),
            Entry((Para((label,), 20),)),
            Entry((para(section.question, 18, role="grey"),)),
            Entry((Para((page,), 18, align="right"),)),
        )
    )


# ---------------------------------------------------------------- the summary


def summary_pages(summary: Summary, area: Box, setting: Setting) -> list[Page]:
    """The points, what is asked beside them, key figures below; on more slides if they must."""
    figures = summary.figures.figures if summary.figures else ()
    marks = (
        *((summary.answer_mark,) if summary.answer_mark else ()),
        *(point.mark for point in summary.points),
        *(figure.mark for figure in figures),
    )
    page = Page((), marks, () if setting.full else _told(summary), common=common_mark(marks))
    if 0 < len(figures) <= 4:
        shapes = _with_figures(summary, area, setting, page)
        if shapes:
            return [replace(page, shapes=tuple(shapes))]
    shapes, left = _words(summary, area, setting, page)
    wide = replace(area, width=setting.frame.prose_width)
    more = stacks(left, wide, setting.font) if left else []
    pages = [replace(page, shapes=tuple(some), told=()) for some in more]
    after = figures_pages(summary.figures, area, setting) if summary.figures else []
    return [replace(page, shapes=tuple(shapes)), *pages, *after]


def _with_figures(summary: Summary, area: Box, setting: Setting, page: Page) -> list[Shape]:
    """Points, ask and a row of figures on one slide; nothing where they do not fit.

    The row stands where the pictures of the look have it, or as low as it can to make room.
    """
    if summary.figures is None:
        return []
    row = FigureRow(summary.figures.path, summary.figures.figures, page.common, setting)
    low = area.bottom - row.height(area)
    best: tuple[float, list[Shape]] = (0.0, [])
    if not row.words_whole(area):
        return []
    for top in sorted({min(setting.frame.content.y + _FIGURES_DOWN, low), low}):
        above = replace(area, height=top - px(20) - area.y)
        words, left = _words(summary, above, setting, page)
        size = _least_size(words)
        if not left and size > best[0]:
            best = size, [*words, *row.shapes(replace(area, y=top, height=area.bottom - top))]
    return best[1]


def _least_size(shapes: list[Shape]) -> float:
    return min(
        (shape.paras[0].size for shape in shapes if isinstance(shape, Words)
         if shape.paras[0].size > 12),
        default=0.0,
    )  # fmt: skip


def _words(
    summary: Summary, area: Box, setting: Setting, page: Page
) -> tuple[list[Shape], list[Item]]:
    """The points, and what is asked beside them; and what does not fit."""
    points, frame = _points(summary, setting, page), setting.frame
    if frame.is_narrow:
        return stack([*points, *_ask(summary, setting)], area, setting.font)
    width = frame.picture_width - _POINTS_SHORT
    shapes, left = stack(points, replace(area, width=width), setting.font)
    right = Box(frame.words_left, area.y, frame.words_width, area.height)
    asked, over = stack(_ask(summary, setting), right, setting.font)
    return [*shapes, *asked], [*left, *over]


def _points(summary: Summary, setting: Setting, page: Page) -> list[Item]:
    """All in one box: programs that set a line less than measured keep their distance alike."""
    paras = []
    for point in summary.points:
        brief = bool(point.brief) and not setting.full
        words = joined((bold(point.head), point.brief if brief else point.text))
        mark = mark_pieces(point.mark, page.common)
        between = (Piece(" "),) if mark else ()
        said = prose(words, 18).runs
        paras.append(Para((*said, *between, *mark), 18, space_before=9))
    return [Item(tuple(paras), "brief:summary.points", None)]


def _ask(summary: Summary, setting: Setting) -> list[Item]:
    """What is asked under a thick rule; the answer and the notes where no speaker says them."""
    asked = prose(summary.ask, 20, COLUMN, bold=True)
    items = [
        Item((label_para(summary.purpose, "ink"),), "brief:summary.purpose", None),
        Item((asked,), "brief:summary.ask", ("ink", 3.0), gap=px(5)),
    ]
    if setting.full:
        if _untitled(summary, setting):
            answer = (label_para(summary.answer_label), prose(summary.answer, 16))
            items.append(Item(answer, "brief:summary.answer", None))
        elsewhere = summary.options.note if summary.options else ()  # on the slide of the options
        said = (note for note in summary.notes if not elsewhere or note != elsewhere)
        notes = tuple(para(note, 14, role="grey") for note in said)
        items.append(Item(notes, "brief:summary.notes", None))
    return items


def _untitled(summary: Summary, setting: Setting) -> bool:
    """Whether the title of the summary's slide is not its whole answer, but for the full stop."""
    title = title_para(counted(summary.title or summary.answer, 9, 9), setting.frame)
    answer = plain(summary.answer).replace(NBSP, " ").removesuffix(".")
    return not title.text.replace(NBSP, " ").startswith(answer)


def _told(summary: Summary) -> tuple[Text, ...]:
    points = (joined((bold(p.head), p.text, *p.bullets)) for p in summary.points)
    return tuple(some for some in (summary.answer, *points, *summary.notes) if plain(some))

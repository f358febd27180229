"""The plan of a deck: what stands on which slide, and that nothing leaves its box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from report import story as s
from report.deck.fit import SPARE, height_pt
from report.deck.grid import EMU_PER_PT, house_frame
from report.deck.plan import Flat, Grid, Picture, Rule, Shape, Slide, Words
from report.deck.slides import slides
from report.deck.words import Para
from report.text import plain, text
from tests.deck.stories import stories
from tests.samples import house_theme, story

_WIDTH = 12192000
_BOTTOM = house_frame("Calibri").content.bottom
_ROUNDING = 0.1  # points: boxes are whole EMU


def _paras(shape: Shape) -> Iterator[Para]:
    match shape:
        case Words() | Flat():
            yield from shape.paras
        case Grid():
            for row in shape.rows:
                for cell in row.cells:
                    yield from cell.paras
        case Rule() | Picture():
            pass


def _said(slide: Slide) -> str:
    """All that a slide and its notes say."""
    shown = [para.text for shape in slide.shapes for para in _paras(shape)]
    said = " ".join([slide.title.text, *shown, *map(plain, slide.notes)])
    return said.translate({0xAD: None, 0x200B: None})  # where long words may be broken


def _overfull(shape: Shape) -> bool:
    """Whether words need more than their box or row, by the measure that PowerPoint has."""
    match shape:
        case Words() | Flat():
            inset = shape.inset if isinstance(shape, Flat) else 0
            needed = height_pt(shape.paras, (shape.box.width - 2 * inset) / EMU_PER_PT)
            spare = SPARE if getattr(shape, "placeholder", -1) >= 0 else 0
            return needed - spare > shape.box.height / EMU_PER_PT + _ROUNDING
        case Grid():
            return any(_row_overfull(shape, at) for at in range(len(shape.rows)))
        case Rule() | Picture():
            return False


def _row_overfull(grid: Grid, at: int) -> bool:
    row, first = grid.rows[at], 0
    for cell in row.cells:
        left, top, right, bottom = cell.margins
        width = sum(grid.widths[first : first + cell.span]) - left - right
        words = height_pt(cell.paras, width / EMU_PER_PT) + (top + bottom) / EMU_PER_PT
        if cell.paras and words > row.height / EMU_PER_PT + 2 + _ROUNDING:
            return True
        first += cell.span
    return False


def _outside(shape: Shape) -> bool:
    match shape:
        case Rule():
            return max(shape.x1, shape.x2) > _WIDTH or max(shape.y1, shape.y2) > _BOTTOM + 9525
        case _:
            box = shape.box
            return box.x < 0 or box.y < 0 or box.right > _WIDTH or box.bottom > _BOTTOM + 9525


def test_the_sample_story_starts_with_title_agenda_and_summary() -> None:
    plan = slides(story(), house_theme())
    assert [slide.section for slide in plan[1:3]] == ["Ordre du jour", "Synthèse"]
    assert plan[0].layout == "title"


def test_the_agenda_names_the_slide_on_which_each_section_starts() -> None:
    plan = slides(story(), house_theme())
    (grid,) = plan[1].shapes
    assert isinstance(grid, Grid)
    for row, section in zip(grid.rows, story().sections, strict=False):
        number = int(row.cells[-1].paras[0].text)
        assert plan[number - 1].section == f"{section.number} · {section.label}"
        assert plan[number - 2].section != plan[number - 1].section


def test_who_decides_and_people_share_a_slide() -> None:
    plan = slides(story(), house_theme())
    (slide,) = [slide for slide in plan if slide.title.text == "Qui décide quoi"]
    assert "Philippe Brunet" in _said(slide)
    assert "Les personnes" in _said(slide)


def test_no_two_slides_of_the_sample_have_one_title() -> None:
    titles = [slide.title.text for slide in slides(story(), house_theme())]
    assert len(set(titles)) == len(titles)


def test_without_notes_the_slides_carry_the_whole_text() -> None:
    base = story()
    whole = text("Le texte entier. " + "Il est trop long. " * 25)
    items = (s.Statement(text("Tête"), whole, brief=text("Bref.")),) * 4
    block = s.Statements("x", text("Titre"), items)
    section = replace(base.sections[0], blocks=(block,), lead=text("Le chapeau."))
    with_notes = slides(replace(base, sections=(section,)), house_theme())
    without = slides(replace(base, sections=(section,), has_notes=False), house_theme())
    assert any("Bref." in para.text for shape in with_notes[-1].shapes for para in _paras(shape))
    shown = " ".join(p.text for slide in without for shape in slide.shapes for p in _paras(shape))
    assert "Le texte entier." in shown
    assert "Le chapeau." in shown
    assert not any(slide.notes for slide in without)


def test_a_mark_that_goes_for_all_stands_in_the_source_line() -> None:
    plan = slides(story(), house_theme())
    (slide,) = [slide for slide in plan if slide.title.text == "Quatre motifs, tous qualitatifs"]
    assert slide.source is not None
    assert slide.source.text.startswith("Rapporté\u00a0[1]\u00a0: Article")
    assert "Rapporté" not in " ".join(p.text for shape in slide.shapes for p in _paras(shape))


def test_a_mark_of_its_own_stands_with_its_item() -> None:
    plan = slides(story(), house_theme())
    summary = plan[2]
    marks = [
        piece
        for shape in summary.shapes
        for para in _paras(shape)
        for piece in para.runs
        if "Spéculatif" in piece.text
    ]
    assert [(mark.text, mark.color_role) for mark in marks] == [
        ("Spéculatif\u00a0[1]", "unsettled")
    ]


def _summary_says(told: s.Story) -> list[str]:
    found = [one for one in slides(told, house_theme()) if one.section_id == "summary"]
    return [para.text for slide in found for shape in slide.shapes for para in _paras(shape)]


def test_an_answer_that_is_the_title_is_not_said_twice() -> None:
    base = replace(story(), has_notes=False)
    short = replace(base.summary, answer=text("Le statut reste ouvert."), answer_label="À retenir")
    titled = replace(base, summary=replace(short, title=text("Le statut reste ouvert")))
    other = replace(base, summary=replace(short, title=text("Où nous en sommes")))
    assert "À retenir" not in _summary_says(titled)
    assert {"À retenir", "Le statut reste ouvert."} <= {*_summary_says(other)}


def test_an_answer_too_long_for_a_title_is_said_in_whole_below() -> None:
    whole = text("Le statut reste ouvert et se décidera selon le marché. " * 24)
    base = replace(story(), has_notes=False)
    told = replace(
        base, summary=replace(base.summary, title=(), answer=whole, answer_label="À retenir")
    )
    assert "À retenir" in _summary_says(told)


def test_the_note_of_the_options_stands_on_their_slide_alone() -> None:
    base = replace(story(), has_notes=False)
    options = base.summary.options
    assert options is not None
    note = text("Avantages et risques : notre lecture à nous.")
    with_note = replace(options, note=note)
    told = replace(
        base,
        summary=replace(base.summary, options=with_note, notes=(note, text("Une source."))),
        sections=tuple(
            replace(
                section,
                blocks=tuple(with_note if b.path == options.path else b for b in section.blocks),
            )
            for section in base.sections
        ),
    )
    assert "Une source." in _summary_says(told)
    assert plain(note) not in _summary_says(told)
    assert any(
        plain(note) in f"{_said(slide)} {slide.source and slide.source.text}"
        for slide in slides(told, house_theme())
    )


def test_dates_of_a_person_stand_after_their_heads_and_words_alone() -> None:
    said = " ".join(map(_said, slides(story(), house_theme())))
    assert "De\xa0: sept.\xa02025 · en poste" in said
    assert "\xa0: en poste" not in said


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(stories())
def test_nothing_leaves_its_box_whatever_is_told(told: s.Story) -> None:
    for slide in slides(told, house_theme()):
        for shape in slide.shapes:
            assert not _overfull(shape), (slide.title.text, shape)
            if slide.layout != "title":
                assert not _outside(shape), (slide.title.text, shape)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(stories())
def test_everything_told_is_on_a_slide_or_in_its_notes(told: s.Story) -> None:
    plan = slides(told, house_theme())
    said = " ".join(" ".join(map(_said, plan)).split())
    for block in told.sections[0].blocks:
        if isinstance(block, s.Statements):
            for item in block.items:
                for word in set(plain(item.text).split()):
                    assert word in said


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(stories())
def test_no_two_titles_are_alike(told: s.Story) -> None:
    titles = [slide.title.text for slide in slides(told, house_theme())]
    assert len(set(titles)) == len(titles)

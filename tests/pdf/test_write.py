"""The PDF as a whole: what it says, in which order, and that it says it the same way again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report import story as s
from report.errors import ReportError
from report.pdf import write_pdf
from report.text import EMPTY, Run, plain, text
from tests.pdf.reading import page_texts, squeezed, tags, tree, tree_text
from tests.samples import house_theme, story

_NOT_PRINTED = {"path", "alt", "number_format", "brief", "question", "kind", "shape", "state", "id"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    write_pdf(story(), house_theme(), path, b"title: Ampere\n")
    return path


def briefing(*blocks: s.Block) -> s.Story:
    """A story of one section that holds ``blocks``."""
    whole = story()
    section = replace(whole.sections[0], blocks=blocks)
    return replace(whole, sections=(section,))


def _said(value: Any) -> Iterator[str]:
    """Every text in a part of a story."""
    if isinstance(value, Run):
        yield value.text
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in _NOT_PRINTED:
                yield from _said(getattr(value, field.name))


def test_all_that_the_story_says_is_in_the_tree(sample: Path) -> None:
    heard = tree_text(sample)
    drawn = (s.Map, s.Timeline, s.Chart)
    for section in story().sections:
        assert squeezed(plain(section.title)) in heard
        assert squeezed(plain(section.lead)) in heard
        for block in section.blocks:
            for words in () if isinstance(block, drawn) else _said(block):
                assert squeezed(words) in heard


def test_the_tree_tells_the_sections_in_the_storys_order(sample: Path) -> None:
    heard = tree_text(sample)
    places = [heard.rindex(squeezed(plain(section.title))) for section in story().sections]
    assert places == sorted(places)


def test_the_front_page_holds_ask_answer_points_figures_and_options(sample: Path) -> None:
    front = squeezed(page_texts(sample)[0])
    summary = story().summary
    for words in (summary.purpose, plain(summary.ask), plain(summary.answer)):
        assert squeezed(words) in front
    for point in summary.points:
        assert squeezed(plain(point.text)) in front


def test_the_front_page_says_which_option_is_not_settled(tmp_path: Path) -> None:
    told = story()
    assert told.summary.options is not None
    block = told.summary.options
    for marks, count in ((("Rapporté", "Rapporté"), 0), (("Rapporté", "Spéculatif"), 2)):
        ways = tuple(
            replace(option, mark=s.Mark(word, (), word == "Spéculatif"))
            for option, word in zip(block.options, marks, strict=True)
        )
        summary = replace(
            told.summary,
            options=replace(block, options=ways),
            points=(),
            figures=None,
            answer_mark=None,
            notes=(),
        )
        write_pdf(replace(told, summary=summary), house_theme(), tmp_path / "front.pdf")
        front = page_texts(tmp_path / "front.pdf")[0]
        assert front.count("Rapporté") + front.count("Spéculatif") == count


def test_every_page_says_its_number_and_how_many_there_are(sample: Path) -> None:
    pages = page_texts(sample)
    for number, words in enumerate(pages, 1):
        assert f"Page {number} sur {len(pages)}" in words


def test_every_page_carries_the_notice(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    write_pdf(replace(story(), notice="Exemple fictif"), house_theme(), path)
    assert all("Exemple fictif" in words for words in page_texts(path))


def test_a_foot_of_two_lines_is_broken_between_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "foot.pdf"
    marking, version = "Confidentialité indiquée au fil", "Version 2.1, pour consultation du comité"
    whole = replace(story(), marking=marking, notice="Exemple fictif", version=version)
    write_pdf(whole, house_theme(), path)
    assert all(version in words for words in page_texts(path))
    (foot,) = {words[words.index(marking) : words.index(version)] for words in page_texts(path)}
    assert not foot.split("Page")[0].rstrip().endswith("·")


def test_the_same_story_gives_the_same_bytes(tmp_path: Path, sample: Path) -> None:
    again = tmp_path / "other name.pdf"
    write_pdf(story(), house_theme(), again, b"title: Ampere\n")
    assert again.read_bytes() == sample.read_bytes()


def test_eight_pages_get_a_contents_page_that_names_the_right_pages(sample: Path) -> None:
    pages = page_texts(sample)
    contents = pages[1]
    assert "Sommaire" in contents
    for section in story().sections:
        number = next(at for at, words in enumerate(pages, 1) if at > 2 and section.label in words)
        assert f"{number}" in contents


def test_contents_of_more_than_one_page_name_the_right_pages_and_each_section_once(
    tmp_path: Path,
) -> None:
    whole, path = story(), tmp_path / "long.pdf"
    names = [f"Chapitre{number:03d}" for number in range(40)]
    sections = tuple(
        replace(whole.sections[0], id=f"one-{at}", label=name, title=text(name))
        for at, name in enumerate(names)
    )
    write_pdf(replace(whole, sections=sections), house_theme(), path)
    pages = page_texts(path)
    first = next(at for at, words in enumerate(pages, 1) if at > 1 and "Sommaire" not in words)
    contents = "".join(pages[1 : first - 1])
    assert first > 3
    for name in names:
        number = next(at for at, words in enumerate(pages, 1) if at >= first and name in words)
        assert squeezed(f"{name} {name} {number}") in squeezed(contents)
    entries = "".join(words for tag, words in tree(path, {"Sect"}) if tag == "Link")
    assert all(entries.count(name) == 2 for name in names)


def test_a_short_story_has_no_contents_page(tmp_path: Path) -> None:
    path = tmp_path / "short.pdf"
    assert write_pdf(briefing(), house_theme(), path).total == 2
    assert all("Sommaire" not in words for words in page_texts(path))


def test_points_that_do_not_fit_go_on_over_the_page(tmp_path: Path) -> None:
    whole = briefing()
    points = tuple(replace(p, text=p.text * 3) for p in whole.summary.points * 2)
    whole = replace(whole, summary=replace(whole.summary, points=points))
    path = tmp_path / "points.pdf"
    write_pdf(whole, house_theme(), path)
    pages = page_texts(path)
    assert "Les deux voies" in pages[0]
    assert "Suite" in pages[1]
    assert tree_text(path).count(squeezed(plain(points[0].head))) == 2


def test_a_character_that_no_font_has_is_refused_with_its_place(tmp_path: Path) -> None:
    block = s.Statements("x", (), (s.Statement(text("Tête"), text("un \U00013000 rare")),))
    with pytest.raises(ReportError, match=r"U\+13000.*rare"):
        write_pdf(briefing(block), house_theme(), tmp_path / "rare.pdf")


def test_empty_blocks_leave_no_trace(tmp_path: Path) -> None:
    empty = (
        s.Statements("a", text("Vide un"), ()),
        s.Table("b", text("Vide deux"), (s.Column("A"),), ()),
        s.KeyFigures("c", text("Vide trois"), "Chiffres", ()),
        s.People("d", text("Vide quatre"), ("a", "b", "c", "d", "e"), ()),
    )
    path = tmp_path / "empty.pdf"
    write_pdf(briefing(*empty), house_theme(), path)
    assert "Vide" not in "".join(page_texts(path))


def test_a_citation_leads_to_its_source_and_back(sample: Path) -> None:
    with pikepdf.open(sample) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        jumps = {
            (at, str(note.Contents), pages[note.Dest[0].objgen])
            for at, page in enumerate(pdf.pages)
            if "/Annots" in page
            for note in page.Annots
            if "/Dest" in note
        }
    last = len(pages) - 1
    (source,) = (told for page, told, to in jumps if page == 0 and to == last and "[1]" in told)
    assert source.startswith("[1] Article en français"), "a link says what it leads to"
    assert (last, "[1]", 0) in jumps


def test_a_figure_names_its_fact(tmp_path: Path) -> None:
    words = (Run("Douai : "), Run("400 postes", fact="douai-hires"), Run("."))
    path = tmp_path / "fact.pdf"
    block = s.Statements("x", EMPTY, (s.Statement(EMPTY, words),))
    write_pdf(briefing(block), house_theme(), path)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.UserProperties
        told = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        named = [one for one in told if one.get("/A", {}).get("/O") == "/UserProperties"]
        assert [str(one.A.P[0].V) for one in named] == ["douai-hires"]
        assert [str(one.S) for one in named] == ["/Span"]
    assert "400postes" in tree_text(path)


def test_words_of_more_letters_than_a_font_has_codes_are_read_back(tmp_path: Path) -> None:
    letters = [
        chr(code) for code in (*range(0xC0, 0x180), *range(0x391, 0x3A2), *range(0x410, 0x44F))
    ]
    words = "".join(letters) + "AVAVA"
    path = tmp_path / "letters.pdf"
    write_pdf(
        briefing(s.Statements("x", EMPTY, (s.Statement(EMPTY, text(words)),))), house_theme(), path
    )
    assert squeezed(words) in tree_text(path)


def test_a_heading_never_skips_a_level(sample: Path) -> None:
    levels = [int(tag[-1]) for _, tag in (t.split("/") for t in tags(sample)) if tag[:1] == "H"]
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_pictures_have_an_alternative_text(sample: Path) -> None:
    assert sum(tag.endswith("/Figure") for tag in tags(sample)) == 3


_WORDS = st.text("abcdé fg-’", min_size=1, max_size=60).filter(lambda words: words.strip() == words)
_CELLS = st.tuples(_WORDS, _WORDS, _WORDS)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(_WORDS, st.integers(1, 60)), min_size=1, max_size=12), st.booleans())
def test_what_is_heard_is_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, int]], ruled: bool
) -> None:
    items = tuple(
        s.Statement(text(f"T{at}"), text(" ".join([words] * times)))
        for at, (words, times) in enumerate(said)
    )
    path = tmp_path_factory.mktemp("said") / "said.pdf"
    write_pdf(briefing(s.Statements("x", (), items, ruled=ruled)), house_theme(), path)
    expected = "".join(plain(item.head) + plain(item.text) for item in items)
    assert squeezed(expected) in tree_text(path)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_CELLS, min_size=1, max_size=30), st.booleans(), st.integers(1, 12))
def test_a_table_is_heard_row_by_row(
    tmp_path_factory: pytest.TempPathFactory,
    cells: list[tuple[str, str, str]],
    dense: bool,
    times: int,
) -> None:
    rows = tuple(s.Row(tuple(s.Cell(text(" ".join([c] * times))) for c in row)) for row in cells)
    columns = tuple(s.Column(head) for head in ("Un", "Deux", "Trois"))
    path = tmp_path_factory.mktemp("table") / "table.pdf"
    write_pdf(briefing(s.Table("x", (), columns, rows, dense=dense)), house_theme(), path)
    expected = "UnDeuxTrois" + "".join(plain(cell.text) for row in rows for cell in row.cells)
    assert squeezed(expected) in tree_text(path)


def test_nothing_is_said_outside_the_tree_but_heads_and_feet(sample: Path) -> None:
    heard = tree_text(sample)
    assert "Page1sur" not in heard
    assert sum(len(words) for _, words in tree(sample)) > 5000

"""``refresh``: a deck edited as a person would, and newer data; figures new, edits kept."""

from __future__ import annotations

import copy
import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor

from report.briefing import Briefing
from report.errors import ReportError
from report.pipeline import build, load
from report.reading import read_pieces
from report.recheck import recheck
from report.refresh import Refreshed, refresh
from tests.logos import KINDS, brand
from tests.test_recheck import PAPER, paragraph_with, reworded, runs

_LATER = {
    "hires: {value: 400": "hires: {value: 450",
    "{name: Solaire, value: 284}": "{name: Solaire, value: 291}",
    "{cells: [Rodez, 17]}": "{cells: [Rodez, 19]}",
    "La demande monte partout.": "La demande monte en Europe.",
}


def changed(*names: str) -> str:
    """The paper with some of the later words; with all where none is named."""
    text = PAPER
    for old, new in _LATER.items():
        if not names or any(name in new for name in names):
            assert old in text
            text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the data and the deck that they made."""
    folder = tmp_path_factory.mktemp("paper")
    (folder / "paper.yaml").write_text(PAPER, encoding="utf-8")
    build(load(folder / "paper.yaml"), formats=["pptx"], out=folder)
    return folder / "paper-board-fr.pptx"


def later(tmp_path: Path, text: str = "") -> Briefing:
    path = tmp_path / "paper.yaml"
    path.write_text(text or changed(), encoding="utf-8")
    return load(path)


def edited(paper: Path, tmp_path: Path, *hands: Any) -> Path:
    """A copy of the deck that hands have been in."""
    show = Presentation(str(paper))
    for hand in hands:
        hand(show)
    path = tmp_path / "as-sent.pptx"
    show.save(str(path))
    return path


def said(deck: Path) -> str:
    return "\n".join(one.text for one in read_pieces(deck))


def places(done: Refreshed, state: str) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in done.changes if one.state == state]


def test_an_untouched_deck_agrees_with_the_new_data_afterwards(paper: Path, tmp_path: Path) -> None:
    briefing = later(tmp_path)
    assert not recheck(briefing, paper).agrees
    done = refresh(briefing, paper, tmp_path / "new.pptx")
    assert done.is_current
    assert {one.state for one in done.changes} == {"refreshed"}
    checked = recheck(briefing, tmp_path / "new.pptx")
    assert checked.findings == ()


def test_the_deck_itself_is_never_touched(paper: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(paper.read_bytes()).hexdigest()
    refresh(later(tmp_path), paper, tmp_path / "new.pptx")
    assert hashlib.sha256(paper.read_bytes()).hexdigest() == before
    with pytest.raises(ReportError) as raised:
        refresh(later(tmp_path), paper, paper)
    assert [one.code for one in raised.value.problems] == ["E610"]
    assert hashlib.sha256(paper.read_bytes()).hexdigest() == before


def test_the_same_data_change_nothing_but_the_file(paper: Path, tmp_path: Path) -> None:
    done = refresh(later(tmp_path, PAPER), paper, tmp_path / "new.pptx")
    assert done.changes == ()
    with zipfile.ZipFile(paper) as old, zipfile.ZipFile(tmp_path / "new.pptx") as new:
        assert old.namelist() == new.namelist()
        differing = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert differing <= {"customXml/item1.xml"}


def test_the_same_deck_and_data_give_the_same_bytes(paper: Path, tmp_path: Path) -> None:
    for name in ("one.pptx", "two.pptx"):
        refresh(later(tmp_path), paper, tmp_path / name, comments=True)
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()


def test_a_logo_stays_where_a_hand_has_put_it(tmp_path: Path) -> None:
    brand(tmp_path / "templates", "sun.png", sun_png=KINDS["colours and alpha"]())
    briefing = later(tmp_path, PAPER)
    build(briefing, formats=["pptx"], out=tmp_path)
    assert recheck(briefing, tmp_path / "paper-board-fr.pptx").agrees

    def aside(show: Any) -> None:
        _logo(show).left = 111_111

    deck = edited(tmp_path / "paper-board-fr.pptx", tmp_path, aside)
    assert refresh(later(tmp_path), deck, tmp_path / "new.pptx").is_current
    logo = _logo(Presentation(str(tmp_path / "new.pptx")))
    assert (logo.left, logo.image.content_type) == (111_111, "image/png")


def _logo(show: Any) -> Any:
    (logo,) = (shape for shape in show.slides[0].shapes if hasattr(shape, "image"))
    return logo


def _moved(show: Any) -> None:
    box = _named(show, "brief:summary.ask")
    box.left, box.top = box.left + 111_111, box.top + 22_222


def _painted(show: Any) -> None:
    for run in runs(show):
        if "400" in (run.text or ""):
            look = run.getparent().find(
                "{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"
            )
            look.set("i", "1")


def _own_slide(show: Any) -> None:
    slide = show.slides.add_slide(show.slides[3].slide_layout)
    slide.shapes.title.text = "Une diapositive à moi"
    slides = show.slides._sldIdLst
    slides.insert(2, slides[-1])


def _own_bullet(show: Any) -> None:
    paragraph = paragraph_with(show, "400")
    mine = copy.deepcopy(paragraph)
    texts = [one for one in mine.iter() if one.tag.endswith("}t")]
    texts[0].text = "Ma propre remarque"
    for one in texts[1:]:
        one.text = ""
    paragraph.addnext(mine)


def _recoloured_chart(show: Any) -> None:
    (chart,) = [s for slide in show.slides for s in slide.shapes if s.has_chart]
    fill = chart.chart.plots[0].series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x12, 0x34, 0x56)


def _named(show: Any, name: str) -> Any:
    return next(s for slide in show.slides for s in slide.shapes if s.name == name)


def test_a_deck_that_people_edited_keeps_their_edits_and_gets_the_figures(
    paper: Path, tmp_path: Path
) -> None:
    hands = (_moved, _painted, _own_slide, _own_bullet, _recoloured_chart)
    deck = edited(paper, tmp_path, *hands)
    place = _named(Presentation(str(deck)), "brief:summary.ask")
    done = refresh(later(tmp_path), deck, tmp_path / "new.pptx")
    assert done.is_current
    new = Presentation(str(tmp_path / "new.pptx"))
    words = said(tmp_path / "new.pptx")
    assert "Il y a 450" in words
    assert "400" not in words
    assert "Rodez | 19" in words
    assert "La demande monte en Europe." in words
    assert "Ma propre remarque" in words
    assert "Une diapositive à moi" in words
    assert new.slides[2].shapes.title.text == "Une diapositive à moi"
    kept = _named(new, "brief:summary.ask")
    assert (kept.left, kept.top) == (place.left, place.top)
    figure = next(one for one in runs(new) if "450" in (one.text or "")).getparent()
    assert figure[0].get("i") == "1"
    (chart,) = [s.chart for slide in new.slides for s in slide.shapes if s.has_chart]
    assert tuple(chart.plots[0].series[0].values) == (291.0, 127.0, 86.0)
    assert chart.plots[0].series[0].format.fill.fore_color.rgb == RGBColor(0x12, 0x34, 0x56)


def test_the_workbook_behind_a_chart_says_what_the_chart_says(paper: Path, tmp_path: Path) -> None:
    refresh(later(tmp_path), paper, tmp_path / "new.pptx")
    books = [one.text for one in read_pieces(tmp_path / "new.pptx") if one.kind == "workbook"]
    assert "Solaire | 291" in books
    assert "Éolien | 127" in books


def test_a_chart_with_another_point_is_drawn_with_it(paper: Path, tmp_path: Path) -> None:
    more = PAPER.replace(
        "- {name: Biogaz, value: 86}",
        "- {name: Biogaz, value: 86}\n        - {name: Eau, value: 77}",
    )
    briefing = later(tmp_path, more)
    done = refresh(briefing, edited(paper, tmp_path, _recoloured_chart), tmp_path / "new.pptx")
    assert done.is_current
    assert recheck(briefing, tmp_path / "new.pptx").agrees
    new = Presentation(str(tmp_path / "new.pptx"))
    (chart,) = [s.chart for slide in new.slides for s in slide.shapes if s.has_chart]
    assert tuple(chart.plots[0].series[0].values) == (284.0, 127.0, 86.0, 77.0)
    assert chart.plots[0].series[0].format.fill.fore_color.rgb == RGBColor(0x12, 0x34, 0x56)


def test_rows_that_came_and_went_come_and_go(paper: Path, tmp_path: Path) -> None:
    other = PAPER.replace(
        "- {cells: [Rodez, 17]}", "- {cells: [Bâle, 9]}\n        - {cells: [Lyon, 5]}"
    )
    briefing = later(tmp_path, other)
    done = refresh(briefing, paper, tmp_path / "new.pptx")
    assert done.is_current, places(done, "kept")
    assert recheck(briefing, tmp_path / "new.pptx").agrees
    assert "Rodez" not in said(tmp_path / "new.pptx")


@pytest.mark.parametrize(
    ("old", "mine", "before"),
    [
        ("400", "420", "420"),
        ("La demande monte partout", "La demande baisse", "La demande baisse"),
        ("17", "18", "18"),
    ],
)
def test_what_a_hand_and_the_data_changed_is_a_conflict_and_left(
    old: str, mine: str, before: str, paper: Path, tmp_path: Path
) -> None:
    deck = edited(paper, tmp_path, reworded(old, mine))
    done = refresh(later(tmp_path), deck, tmp_path / "new.pptx")
    assert not done.is_current
    ((kept, wanted),) = places(done, "conflict")
    assert before in kept
    assert wanted
    assert mine in said(tmp_path / "new.pptx")


def test_a_conflict_is_told_again_until_it_is_settled(paper: Path, tmp_path: Path) -> None:
    deck = edited(paper, tmp_path, reworded("17", "18"))
    refresh(later(tmp_path), deck, tmp_path / "new.pptx")
    again = refresh(later(tmp_path), tmp_path / "new.pptx", tmp_path / "again.pptx")
    assert [one.state for one in again.changes] == ["conflict"]


def test_a_conflict_may_be_said_in_a_comment(paper: Path, tmp_path: Path) -> None:
    deck = edited(paper, tmp_path, reworded("17", "18"))
    refresh(later(tmp_path), deck, tmp_path / "new.pptx", comments=True)
    with zipfile.ZipFile(tmp_path / "new.pptx") as package:
        (name,) = [n for n in package.namelist() if n.startswith("ppt/comments/")]
        comment = "".join(etree.fromstring(package.read(name)).itertext())
        types = package.read("[Content_Types].xml").decode()
    assert "18 → 19" in comment
    assert types.count(f"/{name}") == 1
    assert Presentation(str(tmp_path / "new.pptx")).slides


def test_a_hand_in_text_that_the_data_left_alone_is_no_conflict(
    paper: Path, tmp_path: Path
) -> None:
    deck = edited(paper, tmp_path, reworded("Le métier change vite", "Le métier change peu"))
    done = refresh(later(tmp_path, changed("450")), deck, tmp_path / "new.pptx")
    assert done.is_current
    assert "Le métier change peu" in said(tmp_path / "new.pptx")


def test_a_workbook_that_a_hand_changed_is_a_conflict(paper: Path, tmp_path: Path) -> None:
    def hand(show: Any) -> None:
        (chart,) = [s.chart for slide in show.slides for s in slide.shapes if s.has_chart]
        part = chart.part.chart_workbook.xlsx_part
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(part.blob)) as old, zipfile.ZipFile(stream, "w") as new:
            for name in old.namelist():
                new.writestr(name, re.sub(rb"<v>284</v>", b"<v>285</v>", old.read(name)))
        part._blob = stream.getvalue()

    done = refresh(later(tmp_path), edited(paper, tmp_path, hand), tmp_path / "new.pptx")
    assert places(done, "conflict") == [("284", "291")]
    books = [one.text for one in read_pieces(tmp_path / "new.pptx") if one.kind == "workbook"]
    assert "Solaire | 285" in books


def test_a_text_that_would_not_fit_is_left_and_listed(paper: Path, tmp_path: Path) -> None:
    def small(show: Any) -> None:
        box = _named(show, "brief:summary.ask")
        box.width, box.height = 400_000, 200_000

    text = PAPER.replace("ask: Une demande", f"ask: {'Une demande bien plus longue. ' * 5}")
    done = refresh(later(tmp_path, text), edited(paper, tmp_path, small), tmp_path / "new.pptx")
    kept = [one for one in done.changes if one.state == "kept"]
    assert [one.before for one in kept] == ["Une demande"]
    assert kept[0].why == "it does not fit where it stands"


def test_what_is_new_or_gone_is_listed(paper: Path, tmp_path: Path) -> None:
    head, _, rest = PAPER.partition("  tables:")
    text = f"{head}\nactions:{rest.partition('actions:')[2]}"
    done = refresh(later(tmp_path, text), paper, tmp_path / "new.pptx")
    assert any("Trois parcs" in one.before for one in done.changes if one.state == "gone")
    assert "Colmar | 48" in said(tmp_path / "new.pptx")
    back = refresh(later(tmp_path, PAPER), tmp_path / "new.pptx", tmp_path / "back.pptx")
    assert not [one for one in back.changes if one.state == "gone"]
    build(later(tmp_path, text), formats=["pptx"], out=tmp_path)
    more = refresh(later(tmp_path, PAPER), tmp_path / "paper-board-fr.pptx", tmp_path / "x.pptx")
    assert any("Trois parcs" in one.after for one in more.changes if one.state == "new")


def test_a_deck_without_links_is_told(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "paper-board-fr.pptx"))
    with pytest.raises(ReportError) as raised:
        refresh(later(tmp_path), tmp_path / "paper-board-fr.pptx", tmp_path / "new.pptx")
    assert [one.code for one in raised.value.problems] == ["E609"]
    assert not (tmp_path / "new.pptx").exists()


@pytest.mark.parametrize("content", [b"", b"PK no deck"])
def test_what_is_no_deck_is_told(content: bytes, tmp_path: Path) -> None:
    deck = tmp_path / "paper-board-fr.pptx"
    deck.write_bytes(content)
    with pytest.raises(ReportError) as raised:
        refresh(later(tmp_path), deck, tmp_path / "new.pptx")
    assert [one.code for one in raised.value.problems] == ["E607"]


def test_what_a_hand_wrote_and_readers_may_not_see_stops_it(tmp_path: Path) -> None:
    secret = "what: Fermer le dépôt de Vierzon, marking: confidential"
    briefing = later(tmp_path, PAPER.replace("what: Ouvrir le site", secret))
    build(briefing, "press", formats=["pptx"], out=tmp_path)
    deck = edited(
        tmp_path / "paper-press-fr.pptx",
        tmp_path,
        lambda show: setattr(
            show.slides[0].shapes.add_textbox(0, 0, 900_000, 300_000).text_frame,
            "text",
            "Fermer le dépôt de Vierzon",
        ),
    )
    with pytest.raises(ReportError) as raised:
        refresh(briefing, deck, tmp_path / "new.pptx")
    assert {one.code for one in raised.value.problems} == {"E602"}
    assert not (tmp_path / "new.pptx").exists()

"""What an audience gets, from the shipped templates or from an author's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.errors import ReportError
from report.template import library, shipped_templates

OWN = "name: Presse\nclearance: internal\noutline: [sources]\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of the author's own, with one audience."""
    (tmp_path / "audiences").mkdir()
    (tmp_path / "audiences" / "press.yaml").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_the_board_sees_more_than_the_press() -> None:
    board, press = library().template("board"), library().template("press")
    assert (board.clearance, press.clearance) == ("confidential", "public")
    assert set(press.outline) < set(board.outline)
    assert (board.notes, press.notes) == (True, False)


def test_audiences_and_languages_are_listed() -> None:
    assert {"board", "press"} <= set(library().audiences())
    assert library().languages() == ["de", "en", "es", "fr", "it", "nl", "pl", "pt"]


@pytest.mark.parametrize("name", ["bord", "../audiences/board", "*", ""])
def test_an_audience_that_is_not_there_is_told_those_that_are(name: str) -> None:
    with pytest.raises(ReportError) as caught:
        library().template(name)
    (problem,) = caught.value.problems
    listed = ", ".join(library().audiences())
    assert problem.what == f"there is no audience '{name}' (there is: {listed})"
    assert problem.hint == ("did you mean 'board'?" if name == "bord" else problem.hint)


def test_a_template_of_the_author_s_own_comes_first(own: Path) -> None:
    assert library(own).template("press").clearance == "internal"
    assert library(own).template("board").clearance == "confidential"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("clearence: public", "there is no such field"),
        ("outline: [sumary]", "'sumary' is not one of rationale, footprint"),
        ("clearance: everyone", "'everyone' is not one of public, internal"),
        ("page: A5", "'A5' is not one of A4, letter"),
        ("notes: no", "write true or false"),
    ],
)
def test_a_template_with_a_fault_is_told_where(own: Path, line: str, told: str) -> None:
    path = own / "audiences" / "press.yaml"
    field = line.partition(":")[0]
    kept = [one for one in OWN.splitlines() if not one.startswith(field)]
    path.write_text("\n".join([*kept, line]), encoding="utf-8")
    with pytest.raises(ReportError, match=told) as caught:
        library(own).template("press")
    assert caught.value.problems[-1].line == len(kept) + 1


def test_the_house_look_is_found_and_put_on_the_template_s_page() -> None:
    board = library().template("board")
    assert library().theme(board).page == "A4"
    assert library().theme(board.model_copy(update={"page": "letter"})).page == "letter"


def test_a_look_that_is_not_there_is_told_those_that_are() -> None:
    board = library().template("board").model_copy(update={"theme": "hous"})
    with pytest.raises(ReportError, match=r"there is no theme 'hous' \(there is: .*house"):
        library().theme(board)


def test_the_shipped_templates_hold_all_that_a_build_needs() -> None:
    folders = {path.name for path in shipped_templates().iterdir() if path.is_dir()}
    assert {"audiences", "languages", "themes", "fonts", "maps"} <= folders

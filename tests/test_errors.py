"""Problems and how they are told."""

import pytest

from report.errors import Problem, ReportError, did_you_mean, fault, unknown_name


def test_a_problem_shows_its_place_its_path_its_hint_and_its_line() -> None:
    problem = Problem("d.yaml", 4, 7, "no such field", "look again", "E201", "a.b", "  one: two")
    assert str(problem) == (
        "d.yaml:4:7: a.b: no such field; look again\n      one: two\n          ^"
    )


def test_a_problem_without_a_line_shows_the_file_alone() -> None:
    assert str(fault("there is no such file", file="d.yaml")) == "d.yaml: there is no such file"


def test_a_tab_in_a_shown_line_does_not_move_the_caret() -> None:
    shown = str(Problem("d", 1, 2, "what", excerpt="\ta: 1\x1b[31m")).splitlines()
    assert shown[1:] == ["     a: 1 [31m", "     ^"]


@pytest.mark.parametrize("column", [1, 60, 300, 500])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int) -> None:
    line = "." * (column - 1) + "X" + "." * (500 - column)
    _, shown, caret = str(Problem("d", 1, column, "what", excerpt=line)).splitlines()
    assert len(shown) < 110
    assert shown[caret.index("^")] == "X"


def test_problems_come_sorted_by_place_and_each_once() -> None:
    late, early = Problem("d", 9, 1, "late"), Problem("d", 2, 1, "early")
    assert ReportError([late, early, late]).problems == (early, late)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("regoin", "did you mean 'region'?"),
        ("REGION", "did you mean 'region'?"),
        ("carlito", "did you mean 'Carlito'?"),
        ("xyz", ""),
    ],
)
def test_the_nearest_known_name_is_offered(name: str, hint: str) -> None:
    assert did_you_mean(name, ["region", "role", "Carlito"]) == hint


def test_an_unknown_name_lists_what_there_is() -> None:
    error = unknown_name("audience", "bord", ["board", "press"], "E401")
    assert str(error) == (
        "there is no audience 'bord' (there is: board, press); did you mean 'board'?"
    )

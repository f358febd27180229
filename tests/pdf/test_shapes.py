"""Shapes as PDF operators."""

from __future__ import annotations

import pytest

from report.layout.words import Line, Piece, label
from report.pdf.shapes import Pen
from tests.picture_samples import measure
from tests.samples import house_theme

PEN = Pen(100.0, house_theme().colors)


def test_y_grows_upwards_on_the_page() -> None:
    assert PEN.fill([((0.0, 0.0), (5.0, 0.0), (5.0, 10.0))], "paper").operators == (
        "1 1 1 rg 0 100 m 5 100 l 5 90 l h f*"
    )


@pytest.mark.parametrize("shape", ["square", "circle", "diamond", "triangle", "dot"])
def test_a_hollow_shape_is_filled_with_paper_and_drawn(shape: str) -> None:
    assert PEN.shape(shape, (50.0, 50.0), 10.0, "ink", hollow=True).operators.endswith(" B")
    assert PEN.shape(shape, (50.0, 50.0), 10.0, "ink").operators[-2:].strip() in ("f", "f*")


def test_pieces_of_a_line_follow_one_another() -> None:
    line = Line((Piece("ab", 10), Piece("cd", 10, "grey")), 30.0)
    first, second = PEN.words([label(20.0, [line], measure)], measure)
    assert (first.x, first.y, second.x) == (20.0, 70.0, 30.0)
    assert second.color == house_theme().colors.grey


def test_a_line_that_ends_at_a_place_ends_there() -> None:
    line = Line((Piece("ab", 10), Piece("cd", 10)), 30.0)
    first, _ = PEN.words([label(90.0, [line], measure, "end")], measure)
    assert first.x == 70.0

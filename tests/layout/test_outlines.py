"""Fills and borders of a map."""

from __future__ import annotations

import pytest

from report.layout.outlines import outlines, view
from report.story import Land

FRAME = view((0.0, -2.0, 8.0, 2.0), 80.0, 40.0)
# Two squares side by side; their common border is not straight.
BORDER = ((4.0, -1.0), (4.3, 0.0), (4.0, 1.0))
WEST = Land((((1.0, -1.0), *BORDER, (1.0, 1.0)),), subject=True)
EAST = Land((((7.0, 1.0), *BORDER[::-1], (7.0, -1.0)),), subject=False)


def test_the_whole_of_the_bounds_is_shown_in_any_frame() -> None:
    for width, height in ((100.0, 100.0), (300.0, 100.0), (100.0, 300.0)):
        seen = view((0.0, 40.0, 10.0, 50.0), width, height)
        for corner in ((0.0, 40.0), (10.0, 50.0)):
            x, y = seen.point(*corner)
            assert -0.01 <= x <= width + 0.01
            assert -0.01 <= y <= height + 0.01


def test_north_is_up_and_a_degree_is_as_long_as_on_the_ground() -> None:
    seen = view((0.0, 59.0, 2.0, 61.0), 100.0, 100.0)
    (x1, y1), (x2, y2) = seen.point(0.0, 61.0), seen.point(1.0, 60.0)
    assert y2 > y1
    assert (x2 - x1) / (y2 - y1) == pytest.approx(0.5)  # cos 60°


def test_a_shared_border_is_drawn_once_and_as_the_subjects() -> None:
    _, strokes = outlines((WEST, EAST), FRAME, 0.1)
    middle = FRAME.point(4.3, 0.0)
    through = [stroke for stroke in strokes if middle in stroke.points]
    assert len(through) == 1
    assert through[0].subject


def test_neighbours_do_not_gape_when_they_are_simplified() -> None:
    fills, _ = outlines((WEST, EAST), FRAME, 5.0)
    west, east = (set(fill.rings[0]) for fill in fills)
    assert len(west & east) == 2  # the bend is gone from both


def test_the_cut_at_the_frame_is_no_coast() -> None:
    wide = Land((((-50.0, -1.0), (50.0, -1.0), (50.0, 1.0), (-50.0, 1.0)),), subject=True)
    fills, strokes = outlines((wide,), FRAME, 0.1)
    assert {x for x, _ in fills[0].rings[0]} == {0.0, 80.0}
    for stroke in strokes:
        assert {y for _, y in stroke.points} <= {10.0, 30.0}


def test_no_border_is_drawn_between_the_parts_of_one_country() -> None:
    _, strokes = outlines((Land((*WEST.rings, *EAST.rings), subject=True),), FRAME, 0.1)
    assert not any(FRAME.point(4.3, 0.0) in stroke.points for stroke in strokes)


def test_a_land_outside_the_frame_leaves_nothing() -> None:
    far = Land((((20.0, 0.0), (21.0, 0.0), (21.0, 1.0)),), subject=False)
    assert outlines((far,), FRAME, 0.1) == ((), ())


def test_an_island_keeps_its_form() -> None:
    fills, strokes = outlines((Land(WEST.rings, subject=True),), FRAME, 0.1)
    assert len(fills[0].rings[0]) == 5
    assert sum(len(stroke.points) - 1 for stroke in strokes) == 5


def test_a_land_all_around_the_frame_fills_it_without_a_coast() -> None:
    corners = [(-30.0, -30.0), (40.0, -30.0), (40.0, 30.0), (-30.0, 30.0)]
    sides = [(-30.0, -1.0), (4.0, -30.0), (40.0, 1.0), (5.0, 30.0)]
    around = tuple(point for pair in zip(corners, sides, strict=True) for point in pair)
    fills, strokes = outlines((Land((around,), subject=True),), FRAME, 0.1)
    assert set(fills[0].rings[0]) >= {(0.0, 0.0), (80.0, 0.0), (80.0, 40.0), (0.0, 40.0)}
    assert strokes == ()


def test_points_far_outside_the_frame_change_nothing_inside() -> None:
    far = tuple((20.0 + n % 2, 1.0 - n / 50) for n in range(1, 100))
    reaching = Land((((4.0, 1.0), (20.0, 1.0), *far, (20.0, -1.0), (4.0, -1.0)),), subject=True)
    simple = Land((((4.0, 1.0), (20.0, 1.0), (20.0, -1.0), (4.0, -1.0)),), subject=True)
    assert outlines((reaching,), FRAME, 0.1)[1] == outlines((simple,), FRAME, 0.1)[1]

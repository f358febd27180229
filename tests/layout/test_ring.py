"""A ring's labels stand beside their slices, none over another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from report.layout.ring import ring


def test_a_ring_starts_at_the_top() -> None:
    turn, slices = ring([50, 50], 70, 170, 13)
    assert turn == 0
    assert [piece.side for piece in slices] == [1, -1]


def test_a_value_of_zero_has_no_slice() -> None:
    assert [piece.index for piece in ring([50, 0, 50], 70, 170, 13)[1]] == [0, 2]


def test_small_slices_are_turned_to_a_side() -> None:
    turn, slices = ring([1400, 1240, 90, 40, 30, 25, 20, 12], 70, 170, 13)
    assert turn > 0
    assert len({piece.side for piece in slices[2:]}) == 1


@given(st.lists(st.floats(0.1, 1000), min_size=1, max_size=12))
def test_the_labels_of_a_side_never_touch(values: list[float]) -> None:
    _, slices = ring(values, 70, 170, 13)
    for side in (1, -1):
        heights = sorted(piece.y for piece in slices if piece.side == side)
        assert all(b - a > 13 - 1e-6 for a, b in pairwise(heights))

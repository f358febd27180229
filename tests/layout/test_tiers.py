"""Sides and tiers of a timeline's labels."""

from __future__ import annotations

from itertools import pairwise

from report.layout.tiers import Item, Room, places, stacked

ROOM = Room(width=100.0, offset=2.0, gap=4.0, clearance=1.0)


def test_one_tier_is_enough_where_labels_have_room() -> None:
    found = places([Item(10, 20), Item(40, 20), Item(70, 20)], ROOM, 1)
    assert found is not None
    assert [place.side for place in found] == ["above", "below", "above"]


def test_a_label_that_does_not_fit_to_the_right_goes_left() -> None:
    found = places([Item(90, 30)], ROOM, 1)
    assert found is not None
    assert (found[0].align, found[0].right) == ("end", 88.0)


def test_a_period_is_below() -> None:
    found = places([Item(10, 20, bar_end=40.0)], ROOM, 1)
    assert found is not None
    assert (found[0].side, found[0].stem) == ("below", None)


def test_places_are_given_in_the_order_of_the_items() -> None:
    items = [Item(70, 10), Item(10, 10)]
    found = places(items, ROOM, 2)
    assert found is not None
    assert [place.stem for place in found] == [70, 10]


def test_labels_that_need_more_tiers_have_no_place() -> None:
    crowd = [Item(40.0 + at, 40) for at in range(6)]
    assert places(crowd, ROOM, 1) is None


def test_a_stack_always_has_room() -> None:
    found = stacked([Item(10.0 + 5 * at, 60) for at in range(16)], ROOM)
    for side, sign in (("above", -1), ("below", 1)):
        tiers = [place.tier for place in found if place.side == side]
        assert all((b - a) * sign > 0 for a, b in pairwise(tiers))

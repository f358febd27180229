"""A map laid out: nothing touches, nothing leaves the frame."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from report.layout.map import MapPlan, map_plan
from report.layout.words import Area, Label
from report.pdf.map import LOOK
from report.story import Land, Place
from tests.picture_samples import BOUNDS, SQUARE_LAND, map_of, measure, site

WIDTH, HEIGHT = 360.0, 216.0
FRAME = Area(0, 0, WIDTH, HEIGHT)

spots = st.tuples(st.floats(-1.9, 7.9), st.floats(-0.9, 4.9))


def test_a_site_is_named_beside_its_marker_with_its_details() -> None:
    plan = _plan([site("Douai", 3.0, 2.0, "Véhicules", "400 postes")])
    assert [words.text for words in plan.labels] == ["Douai", "Véhicules 400 postes"]
    assert plan.unplaced == ()


def test_a_leader_runs_level_from_the_marker_to_the_end_of_the_words() -> None:
    plan = _plan([site("Douai", 3.0, 2.0, "Véhicules")])
    start, end = plan.leaders[0]
    assert start == (plan.markers[0].x, plan.markers[0].y)
    assert end[1] == start[1]
    assert end[0] == max(words.area.right for words in plan.labels)


def test_words_are_not_written_over_a_coast() -> None:
    plan = _plan([site("Ville", 5.0, 2.0, "Une ligne de détails longue")])  # its east is a coast
    coast = next(stroke.points for stroke in plan.strokes)
    xs = {x for x, _ in coast}
    for words in plan.labels:
        assert not any(words.area.x < x < words.area.right for x in xs)


def test_one_site_keeps_its_details_even_if_a_coast_is_under_them() -> None:
    plan = _plan([site("Ville", 3.0, 2.0, "Une ligne de détails longue")])
    assert len(plan.labels) == 2


def test_where_details_have_no_room_every_site_is_named_alone() -> None:
    sites = [site(f"Usine {n}", n % 4 / 2, n // 4 / 2, "Une ligne de détails") for n in range(12)]
    plan = _plan(sites)
    assert {words.text for words in plan.labels} == {f"Usine {n}" for n in range(12)}


def test_a_site_outside_the_frame_is_not_drawn_but_told() -> None:
    plan = _plan([site("Douai", 3.0, 2.0), site("Tokyo", 139.7, 35.7)])
    assert [marker.name for marker in plan.markers] == ["Douai"]
    assert plan.unplaced == ("Tokyo",)


def test_many_sites_are_all_named() -> None:
    sites = [site(f"Usine {n}", n % 8, n // 8) for n in range(40)]
    plan = _plan(sites)
    assert plan.unplaced == ()
    assert _clean(plan)


def test_a_crowd_in_one_place_is_named_around_it() -> None:
    plan = _plan([site(f"Usine {n}", 3.0 + n % 4 / 4, 2.0 + n // 4 / 4) for n in range(13)])
    assert plan.unplaced == ()
    assert _clean(plan)


@settings(max_examples=25, deadline=None)
@given(st.lists(spots, min_size=1, max_size=14), st.lists(spots, max_size=6))
def test_no_label_touches_another_or_leaves_the_frame(
    sites: list[tuple[float, float]], places: list[tuple[float, float]]
) -> None:
    kinds = ("town", "region", "country", "sea")
    plan = _plan(
        [site(f"Site {n}", *at, "Des véhicules") for n, at in enumerate(sites)],
        [Place(f"Lieu {n}", at[1], at[0], kinds[n % 4]) for n, at in enumerate(places)],  # type: ignore[arg-type]
    )
    assert _clean(plan)


def test_a_region_lies_over_a_coast_only_where_few_sites_are() -> None:
    region = Place("Région du bord", 2.0, 6.0, "region")  # the land's east coast
    for count, named in ((1, 1), (9, 0)):
        sites = [site(f"U{n}", 1.0 + n % 3, -0.5 + n // 3 / 2) for n in range(count)]
        assert len(_plan(sites, [region]).names) == named


def test_a_town_under_a_site_is_dropped_first() -> None:
    plan = _plan([site("Douai", 3.0, 2.0)], [Place("Lille", 2.0, 3.0, "town")])
    assert plan.dots == ()
    assert plan.names == ()


def test_a_sea_is_named_in_italics_on_the_page_only() -> None:
    sea = Place("Manche", 4.5, 0.0, "sea")
    for italic in (True, False):
        plan = map_plan(
            map_of([site("Douai", 3.0, 2.0)], [sea]),
            WIDTH,
            HEIGHT,
            replace(LOOK, italic_seas=italic),
            measure,
        )
        assert plan.names[0].lines[0].pieces[0].italic is italic


def test_a_marker_s_area_stands_for_its_size() -> None:
    plan = _plan([site("Grand", 1.0, 2.0), site("Petit", 5.0, 2.0, size=0.25)])
    large, small = (marker.size for marker in plan.markers)
    assert large == 2 * small


def test_the_scale_bar_gives_way_to_a_site() -> None:
    empty = _plan([site("Douai", 3.0, 2.0)])
    x = (empty.scale.x + empty.scale.right) / 2
    longitude = BOUNDS[0] + x / WIDTH * (BOUNDS[2] - BOUNDS[0])
    full = _plan([site("Douai", longitude, BOUNDS[1] + 0.2)])
    assert not full.markers[0].area(0).overlaps(full.scale.area)


def test_the_scale_bar_is_as_long_as_the_ground() -> None:
    plan = _plan([site("Douai", 3.0, 2.0)])
    degrees = 100 / 111.32
    assert abs((plan.scale.right - plan.scale.x) - degrees * HEIGHT / 6) < 0.5


def _plan(sites: list, places: list | None = None) -> MapPlan:  # type: ignore[type-arg]
    lands = (Land((SQUARE_LAND,), subject=True),)
    return map_plan(map_of(sites, places or (), lands), WIDTH, HEIGHT, LOOK, measure)


def _clean(plan: MapPlan) -> bool:
    words: list[Label] = [*plan.labels, *plan.names, plan.scale.label]
    apart = not any(a.area.overlaps(b.area) for a, b in combinations(words, 2))
    inside = all(FRAME.holds(words.area) for words in words)
    free = not any(
        words.area.overlaps(marker.area(0)) for words in words[:-1] for marker in plan.markers
    )
    return apart and inside and free

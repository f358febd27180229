"""The outlines of countries, and the frame around sites."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report.atlas import bounds_around, lands, scale_km
from report.errors import ReportError

MAPS = Path(__file__).parent.parent / "templates" / "maps"
DOUAI, CLEON = (3.08, 50.37), (1.03, 49.31)
NORTH_OF_FRANCE = (-1.85, 48.53, 4.95, 51.17)


def test_the_frame_leaves_room_around_two_sites() -> None:
    west, south, east, north = bounds_around([DOUAI, CLEON], aspect=126.5 / 76)
    assert (west, south, east, north) == pytest.approx(NORTH_OF_FRANCE, abs=0.12)


def test_the_frame_has_the_form_that_it_is_drawn_in() -> None:
    west, south, east, north = bounds_around([(0.0, -1.0), (1.0, 1.0)], aspect=2.0)
    assert (east - west) / (north - south) == pytest.approx(2.0, abs=0.02)


def test_one_site_is_shown_with_the_land_around_it() -> None:
    west, south, east, north = bounds_around([DOUAI], aspect=1.0)
    assert west < DOUAI[0] < east
    assert south < DOUAI[1] < north
    assert north - south >= 2.0


def test_a_map_without_sites_is_refused() -> None:
    with pytest.raises(ReportError, match="at least one site"):
        bounds_around([], aspect=1.0)


@pytest.mark.parametrize(
    ("bounds", "km"), [(NORTH_OF_FRANCE, 50), ((-10, 41, 11, 51), 200), ((2.0, 48.0, 2.5, 48.3), 2)]
)
def test_the_scale_bar_is_a_round_length(
    bounds: tuple[float, float, float, float], km: int
) -> None:
    assert scale_km(bounds) == km


def test_only_lands_within_reach_are_given_and_the_subject_is_marked() -> None:
    found = lands(NORTH_OF_FRANCE, {"FR"}, MAPS)
    assert sum(subject for _, subject in found) == 1
    assert 4 <= len(found) <= 12  # France, the United Kingdom, Belgium and what is near them


def test_a_country_may_be_named_by_three_letters_or_in_small_ones() -> None:
    assert lands(NORTH_OF_FRANCE, {"FRA"}, MAPS) == lands(NORTH_OF_FRANCE, {"fr"}, MAPS)


def test_an_unknown_country_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ReportError, match=r"no country 'ZZ'.*FR"):
        lands(NORTH_OF_FRANCE, {"ZZ"}, MAPS)


def test_a_missing_folder_is_told_and_not_thrown(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be read"):
        lands(NORTH_OF_FRANCE, set(), tmp_path)


def test_neighbours_share_the_points_of_their_border() -> None:
    found = lands((2.5, 49.4, 6.4, 51.6), {"BE"}, MAPS)
    belgium = {point for rings, subject in found if subject for ring in rings for point in ring}
    others = {point for rings, subject in found if not subject for ring in rings for point in ring}
    assert len(belgium & others) > len(belgium) / 2


def test_a_wide_map_has_coarser_outlines_whose_borders_still_fit() -> None:
    wide = lands((-10.0, 36.0, 30.0, 60.0), {"BE"}, MAPS)
    near = lands((2.5, 49.4, 6.4, 51.6), {"BE"}, MAPS)
    belgium, fine = (
        {point for rings, subject in found if subject for ring in rings for point in ring}
        for found in (wide, near)
    )
    others = {point for rings, subject in wide if not subject for ring in rings for point in ring}
    assert len(belgium) < len(fine) / 2
    assert len(belgium & others) > len(belgium) / 2


def test_every_file_of_the_index_is_there_and_small() -> None:
    index = json.loads((MAPS / "index.json").read_text("utf-8"))["countries"]
    files = [MAPS / f"{country}.json" for country in index]
    assert len(files) >= 35
    assert sum(path.stat().st_size for path in files) < 600_000

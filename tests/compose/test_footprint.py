"""The map, the table of sites, how they change."""

from __future__ import annotations

from typing import TypeVar

from report import story as s
from report.text import NBSP, plain
from tests.briefings import told

B = TypeVar("B")
DOUAI = "{id: douai, name: Douai, role: R, trade: assembly, location: {lat: 50.4, lon: 3.1}%s}"
CLEON = "{id: cleon, name: Cléon, role: R, trade: engines, location: {lat: 49.3, lon: 1.0}%s}"


def block(kind: type[B], sites: str, more: str = "", **parts: str) -> B:
    """The block of a kind in a footprint with these sites."""
    section = told(footprint=f"{{message: M, sites: [{sites}]{more}}}", **parts).sections[0]
    return next(one for one in section.blocks if isinstance(one, kind))


def test_sites_with_a_location_stand_on_a_map_in_its_bounds() -> None:
    found = block(s.Map, f"{DOUAI % ''}, {CLEON % ''}")
    west, south, east, north = found.bounds
    assert [site.name for site in found.sites] == ["Douai", "Cléon"]
    assert all(west < site.longitude < east for site in found.sites)
    assert all(south < site.latitude < north for site in found.sites)


def test_without_a_location_there_is_no_map() -> None:
    story = told(footprint="{message: M, sites: [{id: a, name: A, role: R}]}")
    assert [type(one) for one in story.sections[0].blocks] == [s.Table]


def test_the_key_tells_each_shape_and_the_ground_of_the_map() -> None:
    key = [plain(line) for line in block(s.Map, f"{DOUAI % ''}, {CLEON % ''}").key]
    assert key[:2] == [f"Carré{NBSP}: assemblage.", f"Rond{NBSP}: moteurs."]
    assert key[-1].replace(NBSP, " ") == "Fond : Natural Earth [1]."


def test_a_map_shows_its_sites_in_words_too() -> None:
    found = block(s.Map, DOUAI % ", brief: Véhicules, workforce: 400")
    assert found.alt == f"Carte{NBSP}: Douai, Véhicules, 400."


def test_markers_are_sized_where_every_workforce_is_a_number() -> None:
    sized = block(s.Map, f"{DOUAI % ', workforce: 400'}, {CLEON % ', workforce: 100'}")
    assert [site.size for site in sized.sites] == [1.0, 0.25]
    equal = block(s.Map, f"{DOUAI % ', workforce: 400'}, {CLEON % ', workforce: croissant'}")
    assert [site.size for site in equal.sites] == [1.0, 1.0]


def test_the_countries_that_the_map_is_about_are_told_from_the_others() -> None:
    found = block(s.Map, DOUAI % "", ", map: {countries: [FR]}")
    assert {land.subject for land in found.lands} == {True, False}


def test_names_for_bearings_stand_on_the_map() -> None:
    places = "[{name: Lille, kind: town, lat: 50.6, lon: 3.1}]"
    found = block(s.Map, DOUAI % "", f", map: {{places: {places}}}")
    assert found.places == (s.Place("Lille", 50.6, 3.1, "town"),)


def test_a_column_that_no_site_fills_is_left_out() -> None:
    found = block(s.Table, f"{DOUAI % ', region: Nord'}, {CLEON % ''}")
    assert [column.head for column in found.columns] == ["Site", "Région", "Activité"]
    assert [plain(row.cells[1].text) for row in found.rows] == ["Nord", "–"]
    assert found.rows[1].cells[1].muted


def test_the_workforce_is_a_column_of_numbers_unless_one_is_words() -> None:
    numbers = block(s.Table, DOUAI % ", workforce: 400")
    words = block(s.Table, f"{DOUAI % ', workforce: 400'}, {CLEON % ', workforce: croissant'}")
    assert [numbers.columns[-1].numeric, words.columns[-1].numeric] == [True, False]


def test_the_workforce_says_its_period() -> None:
    found = block(s.Table, DOUAI % ", workforce: 400", ", workforce_period: 2025")
    assert found.columns[-1].head == "Effectif ciblé, 2025"


def test_stages_are_told_in_order_with_their_state() -> None:
    stages = "[{label: Hier, title: A, text: T, state: past}, {label: Demain, title: B, text: T}]"
    found = block(s.Stages, DOUAI % "", f", stages: {stages}")
    assert [(stage.label, stage.state) for stage in found.stages] == [
        ("Hier", "past"),
        ("Demain", "present"),
    ]

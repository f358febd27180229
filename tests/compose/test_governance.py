"""Who decides: matters and bodies, people, what happened when."""

from __future__ import annotations

from typing import TypeVar

from report import story as s
from report.text import NBSP, plain
from tests.briefings import told

B = TypeVar("B")


def block(kind: type[B], fields: str, **parts: str) -> B:
    """The block of a kind in a governance with these fields."""
    section = told(governance=f"{{message: M, {fields}}}", **parts).sections[0]
    return next(one for one in section.blocks if isinstance(one, kind))


def test_a_matter_names_the_bodies_that_decide_in_their_order() -> None:
    found = block(
        s.Responsibilities,
        "bodies: [{id: a, name: A}, {id: b, name: B}], "
        "reserved: [{matter: M, word: W, by: [b, a]}, {matter: N, word: ouvert}]",
    )
    assert found.bodies == ("A", "B")
    assert [row.by for row in found.rows] == [(0, 1), ()]


# ---------------------------------------------------------------- people


def person(fields: str, **parts: str) -> s.Person:
    (one,) = block(s.People, f"people: [{{name: P, role: R{fields}}}]", **parts).people
    return one


def test_a_person_s_dates_are_printed_as_far_as_they_are_known() -> None:
    one = person(", since: 2023-11, until: 2025")
    assert (one.since, one.until) == (f"nov.{NBSP}2023", "2025")


def test_a_date_that_is_not_known_is_said_to_be_so() -> None:
    assert person("").since == "non daté"
    assert person("").until == "–"


def test_who_left_at_an_unknown_date_and_who_is_in_office_are_told_apart() -> None:
    assert person(", left: true").until == "parti, non daté"
    assert person(", current: true").until == "en poste"


def test_without_columns_a_date_has_its_head_and_words_stand_by_themselves() -> None:
    assert person(", since: 2023-11, until: 2025").dates == (
        ("De", f"nov.{NBSP}2023"),
        ("À", "2025"),
    )
    assert person(", since: 2020, current: true").dates == (("De", "2020"), ("", "en poste"))
    assert person(", left: true").dates == (("", "parti, non daté"),)
    assert person("").dates == (("", "non daté"),)


# ---------------------------------------------------------------- the timeline


def timeline(events: str, **parts: str) -> s.Timeline:
    return block(s.Timeline, f"events: [{events}]", **parts)


def test_events_stand_in_the_order_of_their_dates() -> None:
    found = timeline("{text: B, date: 2025-02}, {text: A, date: 2024-11}")
    assert [(plain(event.text), event.when) for event in found.events] == [
        ("A", f"Novembre{NBSP}2024"),
        ("B", f"Février{NBSP}2025"),
    ]


def test_an_event_stands_in_the_middle_of_its_month() -> None:
    found = timeline("{text: A, date: 2024-11}")
    assert found.events[0].start == 1.5  # the axis begins with the quarter, in October
    assert found.events[0].end is None


def test_a_year_is_a_period_on_the_axis() -> None:
    (event,) = timeline("{text: A, date: 2024}").events
    assert (event.when, event.start, event.end) == ("2024", 0.0, 12.0)


def test_what_is_ongoing_goes_on_to_the_date_of_the_data() -> None:
    found = timeline("{text: A, date: 2025-01, ongoing: true}")
    (event,) = found.events
    assert event.when == f"Depuis janvier{NBSP}2025"
    assert event.end == found.known_until == 9.0


def test_an_event_may_take_its_date_from_a_fact() -> None:
    (event,) = timeline("{text: A, fact: f}", facts="f: {text: T, period: 2025-03}").events
    assert event.when == f"Mars{NBSP}2025"


def test_an_event_without_a_date_stands_beside_the_axis() -> None:
    found = timeline("{text: A, date: 2025-03}, {text: B}")
    assert [plain(event.text) for event in found.events] == ["A"]
    (event,) = found.undated
    assert (plain(event.text), event.when, event.start) == ("B", "", None)
    assert found.undated_label == "Sans date dans la source"


def test_events_without_any_date_still_make_a_timeline() -> None:
    found = timeline("{text: A}")
    assert found.events == ()
    assert found.months == 3.0


def test_the_axis_goes_on_to_the_date_of_the_data_and_to_what_follows_it() -> None:
    assert timeline("{text: A, date: 2025-01}").months == 9.0
    later = timeline("{text: A, date: 2025-01}, {text: B, date: 2025-12}")
    assert (later.months, later.known_until) == (12.0, 9.0)


def test_a_timeline_is_told_in_words_too() -> None:
    found = timeline("{text: A, date: 2024-11}, {text: B}")
    assert found.alt.replace(NBSP, " ") == "Frise chronologique : Novembre 2024, A ; B."

"""Where the marks of an axis stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.compose.axis import Months, nice_ticks
from report.language import Date
from tests.briefings import words


def months(first: str, last: str) -> Months:
    return Months(Date.read(first), Date.read(last))


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (3, 18, ["0", "5", "10", "15", "20"]),
        (0, 100, ["0", "25", "50", "75", "100"]),
        (180, 920, ["0", "250", "500", "750", "1000"]),
        (-40, 60, ["-50", "-25", "0", "25", "50", "75"]),
        (0, 0, ["0.0", "0.25", "0.5", "0.75", "1"]),
    ],
)
def test_the_marks_are_round_and_hold_zero(low: float, high: float, ticks: list[str]) -> None:
    assert [float(tick) for tick in nice_ticks(low, high)] == [float(tick) for tick in ticks]


TYPED = st.decimals(-(10**9), 10**9, places=3).map(float)


@given(TYPED, TYPED)
def test_the_marks_span_all_values_and_zero_in_even_steps(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = [float(tick) for tick in nice_ticks(low, high)]
    slack = 1e-6 * max(abs(low), abs(high), 1)
    assert ticks[0] <= min(low, 0) + slack
    assert ticks[-1] >= max(high, 0) - slack
    assert 2 <= len(ticks) <= 8
    steps = {round((b - a) / (ticks[1] - ticks[0]), 6) for a, b in pairwise(ticks)}
    assert steps == {1.0}


def test_an_axis_begins_with_the_quarter_of_its_first_date() -> None:
    axis = months("2023-11", "2025-09")
    assert axis.first == Date(2023, 10)
    assert axis.count == 24


def test_an_axis_of_years_begins_in_january_and_ends_in_december() -> None:
    assert months("2023", "2024").count == 24


def test_a_month_stands_in_its_middle_and_a_year_at_its_first_day() -> None:
    axis = months("2023", "2025")
    assert axis.at(Date(2023, 1)) == 0.5
    assert axis.at(Date(2024)) == 12.0


@pytest.mark.parametrize(("day", "at"), [("2024-03-01", 2.016), ("2024-03-31", 2.984)])
def test_a_day_stands_within_its_month(day: str, at: float) -> None:
    assert months("2024", "2024").at(Date.read(day)) == pytest.approx(at, abs=0.001)


@pytest.mark.parametrize(
    ("date", "after"), [("2024", 12.0), ("2024-02", 2.0), ("2024-02-29", 2.0), ("2024-04-15", 3.5)]
)
def test_a_date_ends_with_its_last_day(date: str, after: float) -> None:
    assert months("2024", "2024").after(Date.read(date)) == after


def test_a_short_axis_names_its_quarters_and_years() -> None:
    ticks = months("2024-11", "2025-03").ticks(words("fr"))
    assert [(tick.at, tick.label, tick.rank) for tick in ticks] == [
        (0, "oct.", 1),
        (0, "2024", 2),
        (1, "", 0),
        (2, "", 0),
        (3, "janv.", 1),
        (3, "2025", 2),
        (4, "", 0),
        (5, "", 0),
        (6, "", 0),
    ]


def test_a_long_axis_names_its_years_alone() -> None:
    ticks = months("2010", "2025").ticks(words("fr"))
    assert {tick.label for tick in ticks if tick.label} == {str(year) for year in range(2010, 2026)}

"""A timeline cut in parts."""

from __future__ import annotations

from report.layout.window import parts
from report.story import Timeline
from tests.picture_samples import event, timeline_of


def _few(block: Timeline) -> bool:
    return len(block.events) <= 2


def test_a_timeline_that_fits_stays_whole() -> None:
    block = timeline_of(event(2.0))
    assert parts(block, _few) == (block,)


def test_every_event_is_in_one_part_and_every_part_fits() -> None:
    block = timeline_of(*(event(at + 0.5) for at in range(0, 24, 4)))
    found = parts(block, _few)
    assert all(_few(part) for part in found)
    assert sum(len(part.events) for part in found) == 6
    assert sum(part.months for part in found) == 24.0


def test_events_without_a_date_stay_with_the_first_part() -> None:
    block = timeline_of(*(event(at) for at in (2.0, 9.0, 16.0)), undated=(event(),))
    assert [len(part.undated) for part in parts(block, _few)] == [1, 0]


def test_a_period_across_a_cut_is_drawn_in_both() -> None:
    block = timeline_of(event(2.0), event(1.0, 20.0), event(18.5))
    assert sum(len(part.events) for part in parts(block, _few)) > 3


def test_a_part_s_first_month_names_its_year() -> None:
    block = timeline_of(*(event(at + 0.5) for at in (2, 4, 6, 8)))
    last = parts(block, _few)[-1]
    assert [tick.label for tick in last.ticks if tick.at == 0.0 and tick.rank == 2] == ["2023"]


def test_what_cannot_be_cut_is_given_as_it_is() -> None:
    block = timeline_of(event(2.5), event(2.5), event(2.5))
    assert parts(block, _few) == (block,)

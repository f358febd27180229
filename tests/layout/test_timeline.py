"""A timeline laid out: true to months, and nothing touches."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.layout.timeline import TimelinePlan, timeline_plan
from report.layout.words import Area
from report.pdf.timeline import LOOK
from report.story import Mark, Timeline
from tests.picture_samples import event, measure, timeline_of

WIDTH = 340.0

starts = st.floats(0.5, 23.5)
points = st.builds(lambda at, size: event(at, words="mot " * size), starts, st.integers(1, 9))
periods = st.builds(lambda at, more: event(at, min(24.0, at + more)), starts, st.floats(0.5, 12))


def test_a_marker_stands_at_its_month() -> None:
    plan = _plan(timeline_of(event(6.0)))
    assert plan.markers[0].x == pytest.approx(WIDTH / 4)


def test_two_events_of_one_month_do_not_cover_each_other() -> None:
    first, second = _plan(timeline_of(event(6.5), event(6.5))).markers
    assert abs(first.x - second.x) > first.size
    assert (first.x + second.x) / 2 == pytest.approx(6.5 / 24 * WIDTH)


def test_labels_alternate_above_and_below() -> None:
    plan = _plan(timeline_of(*(event(at, words="Oui") for at in (2.0, 8.0, 14.0, 20.0))))
    assert [words.area.y < 0 for words in plan.labels] == [True, False, True, False]


def test_events_stand_above_where_a_period_is_below() -> None:
    plan = _plan(timeline_of(event(2.0), event(12.0, 24.0)))
    assert plan.labels[0].area.bottom < 0
    assert plan.bars[0].y > 0
    assert plan.labels[1].area.y >= plan.bars[0].y + plan.bars[0].height


def test_a_label_that_would_pass_the_end_ends_at_its_marker() -> None:
    plan = _plan(timeline_of(event(23.5, words="Un événement au nom long")))
    assert plan.labels[0].align == "end"
    assert plan.labels[0].area.right <= WIDTH


def test_a_long_text_is_broken() -> None:
    plan = _plan(timeline_of(event(2.0, words="mot " * 20)))
    assert len(plan.labels[0].lines) > 3
    assert plan.labels[0].area.width <= LOOK.widest


def test_more_tiers_than_allowed_give_no_plan() -> None:
    crowded = timeline_of(*(event(10.0 + at / 10, words="Un long événement") for at in range(8)))
    assert timeline_plan(crowded, WIDTH, LOOK, measure, max_tiers=1) is None
    assert timeline_plan(crowded, WIDTH, LOOK, measure) is not None


def test_the_kind_is_also_a_word_and_what_is_not_settled_is_said_before_it() -> None:
    doubtful = event(6.0, mark=Mark("Spéculatif", (1,), unsettled=True))
    plan = _plan(timeline_of(doubtful))
    last = plan.labels[0].lines[-1]
    assert "".join(piece.text for piece in last.pieces) == "Spéculatif\u00a0[1] · Structure"
    assert last.pieces[0].role == "unsettled"
    assert plan.markers[0].hollow


def test_what_lies_after_the_date_of_the_data_is_not_known() -> None:
    assert _plan(timeline_of(event(6.0), known_until=12.0)).known == pytest.approx(WIDTH / 2)


def test_names_of_ticks_do_not_touch_on_a_long_axis() -> None:
    plan = _plan(timeline_of(event(6.0), months=600.0))
    areas = [words.area for words in plan.tick_words]
    assert not any(one.overlaps(other) for one, other in combinations(areas, 2))
    assert len(areas) > 3


def test_a_timeline_without_dated_events_is_only_an_axis() -> None:
    plan = _plan(timeline_of(undated=(event(),)))
    assert plan.labels == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(points, points, periods), max_size=9))
def test_no_two_labels_touch_and_no_stem_cuts_a_label(events: list) -> None:  # type: ignore[type-arg]
    _assert_clean(_plan(timeline_of(*events)))


def test_very_many_events_still_do_not_touch() -> None:
    _assert_clean(_plan(timeline_of(*(event(1.0 + at * 0.9) for at in range(25)))))


def _plan(block: Timeline) -> TimelinePlan:
    plan = timeline_plan(block, WIDTH, LOOK, measure)
    assert plan is not None
    return plan


def _assert_clean(plan: TimelinePlan) -> None:
    bars = [Area(bar.x, bar.y, bar.width, bar.height) for bar in plan.bars]
    areas = [*(words.area for words in plan.labels), *bars]
    for one, other in combinations(areas, 2):
        assert not one.overlaps(other)
    for words in plan.labels:
        assert words.area.x >= -0.01
        assert words.area.right <= WIDTH + 0.01
        assert -plan.above <= words.area.y
        assert words.area.bottom <= plan.below
    for stem in plan.stems:
        line = Area(stem.x - 0.2, stem.top, 0.4, stem.bottom - stem.top)
        names = [words.area for words in plan.tick_words]
        assert not any(line.overlaps(area) for area in [*areas, *names])

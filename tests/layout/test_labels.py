"""Labels find places where nothing touches."""

from __future__ import annotations

from report.layout.labels import Candidate, Coasts, Ground, choose, crosses
from report.layout.words import Area

GROUND = Ground(frame=Area(0, 0, 100, 100), taken=())


def _at(
    x: float, y: float, cost: float = 0.0, leader: tuple[float, float] | None = None
) -> Candidate:
    area = Area(x, y, 10, 10)
    return Candidate((), ((leader, (x, y)) if leader else ()), cost, area)


def test_the_cheapest_free_place_is_chosen() -> None:
    assert choose([[_at(0, 0, 2.0), _at(50, 0, 1.0)]], GROUND)[0] == _at(50, 0, 1.0)


def test_a_place_outside_the_frame_is_none() -> None:
    assert choose([[_at(95, 0)]], GROUND) == [None]


def test_a_place_over_something_else_is_none() -> None:
    assert choose([[_at(0, 0)]], Ground(GROUND.frame, taken=(Area(5, 5, 10, 10),))) == [None]


def test_a_label_makes_room_for_one_that_has_no_other_place() -> None:
    picky, easy = [_at(0, 0)], [_at(0, 0, 0.0), _at(50, 50, 9.0)]
    first, second = choose([easy, picky], GROUND)
    assert first is not None
    assert second is not None
    assert first.area.x == 50


def test_lines_that_lead_to_labels_do_not_cross() -> None:
    one = [_at(40, 40, 0.0, (0.0, 0.0)), _at(0, 40, 5.0, (0.0, 0.0))]
    other = [_at(0, 40, 0.0, (40.0, 0.0)), _at(40, 40, 5.0, (40.0, 0.0))]
    first, second = choose([one, other], GROUND)
    assert first is not None
    assert second is not None
    assert (first.area.x, second.area.x) == (0, 40)


def test_words_keep_off_a_coast_while_there_is_other_room() -> None:
    coast = Coasts(100, 100, [((5.0, 0.0), (5.0, 100.0))])
    ground = Ground(GROUND.frame, taken=(), coasts=coast)
    found = choose([[_at(0, 0, 0.0), _at(50, 0, 20.0)]], ground)[0]
    assert found is not None
    assert found.area.x == 50


def test_a_coast_is_found_where_it_runs_and_nowhere_else() -> None:
    coast = Coasts(100, 100, [((50.0, 0.0), (50.0, 100.0))])
    assert coast.under(Area(45, 10, 10, 10)) > 0
    assert coast.under(Area(10, 10, 30, 80)) == 0


def test_a_line_along_an_edge_does_not_cross() -> None:
    assert not crosses(((0.0, 0.0), (20.0, 0.0)), Area(0, 0, 10, 10))
    assert crosses(((0.0, 5.0), (20.0, 5.0)), Area(5, 0, 10, 10))

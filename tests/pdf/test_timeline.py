"""A timeline drawn for the page."""

from __future__ import annotations

import pytest

from report.pdf.picture import Label, Path, Picture
from report.pdf.timeline import MM, timeline_picture
from report.story import Event, Timeline
from tests.picture_samples import event, measure, timeline_of
from tests.samples import house_theme

WIDTH = 170 * MM


def test_a_period_and_two_events_make_the_height_of_the_house() -> None:
    block = timeline_of(event(2.0), event(23.5), event(12.0, 24.0), undated=(event(),))
    assert _picture(block).height == pytest.approx(58 * MM, abs=1 * MM)


def test_every_word_of_an_event_is_written() -> None:
    words = [label.text for label in _labels(_picture(timeline_of(event(2.0))))]
    assert {"mars 2024", "Un événement", "Structure"} <= set(words)


def test_events_without_a_date_stand_in_a_column_beside_the_axis() -> None:
    undated = Event("", event().text, "people", "Personnes")
    labels = _labels(_picture(timeline_of(event(2.0), undated=(undated,))))
    kind = next(label for label in labels if label.text == "Personnes")
    assert kind.x == pytest.approx(136.5 * MM)
    assert min(label.x for label in labels) < 20 * MM


def test_the_axis_takes_the_whole_width_where_no_column_is_beside() -> None:
    _, *rest = (_xs(item) for item in _picture(timeline_of(event(2.0))).items if _is_path(item))
    assert max(max(xs) for xs in rest) == pytest.approx(WIDTH)


def test_many_undated_events_make_the_picture_higher() -> None:
    few = _picture(timeline_of(event(2.0), undated=(event(),)))
    many = _picture(timeline_of(event(2.0), undated=(event(),) * 9))
    assert many.height > few.height
    assert all(label.y >= 0 for label in _labels(many))


def test_only_undated_events_draw_no_axis() -> None:
    texts = [label.text for label in _labels(_picture(timeline_of(undated=(event(),))))]
    assert "2023" not in texts


def test_the_axis_is_dashed_after_the_date_of_the_data() -> None:
    paths = _picture(timeline_of(event(2.0), known_until=20)).items
    assert any(isinstance(path, Path) and "[3 2] 0 d" in path.operators for path in paths)


def _picture(block: Timeline) -> Picture:
    return timeline_picture(block, house_theme(), WIDTH, measure)


def _labels(picture: Picture) -> list[Label]:
    return [item for item in picture.items if isinstance(item, Label)]


def _is_path(item: Path | Label) -> bool:
    return isinstance(item, Path)


def _xs(item: Path | Label) -> list[float]:
    assert isinstance(item, Path)
    words = item.operators.split()
    return [float(words[at - 2]) for at, word in enumerate(words) if word in ("m", "l")] or [0.0]

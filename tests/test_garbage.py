"""A build searches for garbage seldom, and leaves the process that it runs in as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from report.garbage import collecting_seldom


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def _within() -> tuple[int, int, int]:
    with collecting_seldom():
        return gc.get_threshold()


def test_it_searches_seldom_and_then_as_before() -> None:
    gc.set_threshold(700, 10, 10)
    assert _within()[0] > 10_000
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [(0, 10, 10), (1_000_000, 10, 10)])
def test_what_is_more_seldom_stays(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    assert _within() == own


def test_it_is_as_before_behind_a_fault_too() -> None:
    gc.set_threshold(700, 10, 10)
    with pytest.raises(KeyError), collecting_seldom():
        raise KeyError
    assert gc.get_threshold() == (700, 10, 10)

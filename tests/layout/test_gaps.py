"""What a line has no value for is said in words that cross no line."""

from __future__ import annotations

from report.layout.gaps import Plot, gap_words
from tests.sample_charts import chart, series

PLOT = Plot(0, 200, 0, 100, 0, 200, 4)


def even(text: str, size: float, bold: bool) -> float:
    return len(text) * size / 2


def test_a_gap_is_told_once_however_long() -> None:
    line = chart("lines", series("Solaire", 10, None, None, 20))
    assert [words.text for words in gap_words(line, PLOT, even, 9)] == ["lancé en 2024"]


def test_among_several_lines_the_words_name_theirs() -> None:
    lines = chart("lines", series("Solaire", None, 5, 6, 7), series("Biogaz", 1, 2, 3, 4))
    assert [words.text for words in gap_words(lines, PLOT, even, 9)] == ["Solaire lancé en 2024"]


def test_a_gap_at_the_end_is_left_to_the_end_label() -> None:
    assert gap_words(chart("lines", series("Solaire", 1, 2, 3, None)), PLOT, even, 9) == []


def test_the_words_keep_clear_of_every_line() -> None:
    lines = chart("lines", series("A", 100, None, None, 100), series("B", 100, 100, 100, 100))
    (words,) = gap_words(lines, PLOT, even, 9)
    assert abs(words.y - PLOT.y(100)) > 5

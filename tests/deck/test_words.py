"""Paragraphs of a slide: which words stay together."""

from __future__ import annotations

from report.deck.words import COLUMN, prose
from report.text import NBSP, Run, text


def test_the_last_two_words_stay_together_across_runs() -> None:
    said = (Run("Le groupe compte 3 264 personnes fin "), Run("2024", fact="workforce"), Run("."))
    made = prose(said, 16)
    assert made.text.endswith(f" fin{NBSP}2024.")
    assert [run.fact for run in made.runs] == ["", "workforce", ""]


def test_in_a_column_shorter_words_stay_together_too() -> None:
    said = text("205 personnes dans deux ateliers")
    assert NBSP not in prose(said, 20).text
    assert prose(said, 20, COLUMN).text.endswith(f"deux{NBSP}ateliers")


def test_words_that_are_bound_already_are_bound_to_no_more() -> None:
    said = f"Its sales reach a good deal more, up by 23.1{NBSP}per cent."
    assert prose(said, 16).text == said
    assert prose(said, 16, COLUMN).text.endswith(f"23.1{NBSP}per{NBSP}cent.")

"""Page 1: what is asked, the answer, the points, the figures, the options at a glance."""

from __future__ import annotations

import pytest

from report.text import NBSP, plain
from tests.briefings import told

FACTS = "hires: {value: 400, period: 2023-11}"
OPTIONS = "{message: M, options: [{name: A, principle: P}, {name: B, principle: P}%s]}"


def test_the_answer_and_what_is_asked_are_the_author_s() -> None:
    summary = told(summary="{message: Une réponse, ask: Une demande}").summary
    assert (plain(summary.answer), plain(summary.ask)) == ("Une réponse", "Une demande")
    assert plain(summary.title) == "Une réponse"


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Le statut reste ouvert.", "Le statut reste ouvert"),
        ("Que faire ?", f"Que faire{NBSP}?"),
        ("Des usines, des bureaux, etc.", "Des usines, des bureaux, etc."),
        ("Et après…", "Et après…"),
    ],
)
def test_the_title_of_its_slide_has_no_full_stop(message: str, title: str) -> None:
    summary = told(summary=f'{{message: "{message}", ask: A}}').summary
    assert plain(summary.title) == title
    assert plain(summary.answer).replace(NBSP, " ") == message


def test_a_point_leads_into_its_sentence_with_a_full_stop() -> None:
    points = "[{title: Un fait, text: T}, {title: Et après ?, text: T}]"
    summary = told(summary=f"{{message: M, ask: A, points: {points}}}").summary
    assert [plain(point.head) for point in summary.points] == ["Un fait.", f"Et après{NBSP}?"]


def test_a_figure_shows_a_value_or_a_short_period_with_a_capital() -> None:
    figures = "[{fact: hires, label: L}, {fact: hires, show: period, label: L}]"
    summary = told(facts=FACTS, summary=f"{{message: M, ask: A, figures: {figures}}}").summary
    assert summary.figures
    values = [figure.value for figure in summary.figures.figures]
    assert [plain(value) for value in values] == ["400", f"Nov.{NBSP}2023"]
    assert [value[0].fact for value in values] == ["hires", "hires"]


def test_without_figures_there_is_no_row_of_them() -> None:
    assert told().summary.figures is None


def test_the_options_stand_at_a_glance() -> None:
    summary = told(open_questions=OPTIONS % "").summary
    assert summary.options
    assert [plain(option.name) for option in summary.options.options] == ["A", "B"]
    assert summary.options_label == "Les deux voies"
    three = told(open_questions=OPTIONS % ", {name: C, principle: P}").summary
    assert three.options_label == "Les voies"


def test_without_options_none_stand_there() -> None:
    assert told().summary.options is None


def test_a_paper_on_one_source_says_so_and_leads_to_it() -> None:
    summary = told(
        sources="s: {kind: press, title: T}",
        summary="{message: M, ask: A, source: s, status: reported}",
    ).summary
    (note,) = summary.notes
    assert plain(note).replace(NBSP, " ") == "Le dossier repose sur une seule source : presse [1]."
    assert [run.to for run in note if run.to] == ["source-1"]


def test_a_paper_on_two_sources_says_no_such_thing() -> None:
    summary = told(
        sources="s: {kind: press, title: T}\nt: {kind: press, title: T}",
        summary="{message: M, ask: A, source: s, status: reported, "
        "points: [{title: T, text: X, source: t}]}",
    ).summary
    assert summary.notes == ()


def test_a_badge_that_asks_for_something_is_filled() -> None:
    asked, informed = told(meeting="{purpose: decision}").summary, told().summary
    assert (asked.purpose, asked.filled) == ("Pour décision", True)
    assert (informed.purpose, informed.filled) == ("Pour information", False)


# ---------------------------------------------------------------- the head


def test_the_line_of_the_meeting_says_what_is_known() -> None:
    meeting = '{body: Le conseil, item: "4.2", minutes: 20, date: 2025-04-01}'
    assert told(meeting=meeting).meeting.replace(NBSP, " ") == (
        "Le conseil · Point 4.2 · 20 minutes · 1ᵉʳ avril 2025"
    )


def test_a_meeting_without_a_date_says_that_it_is_open() -> None:
    assert told(meeting="{body: Le conseil}").meeting == "Le conseil · Date à fixer"


def test_without_a_meeting_there_is_no_line_and_no_column_for_it() -> None:
    story = told()
    assert story.meeting == ""
    assert [column.label for column in story.cover] == ["Objet", "État du document"]


def test_the_version_says_whether_it_is_a_draft() -> None:
    assert told(head='version: "1.0"').version == "Version 1.0, projet"
    assert told(head="status: final").version == "Définitive"


def test_the_day_of_the_data_is_printed_and_is_the_files_own_date() -> None:
    story = told()
    assert story.as_of == f"Données arrêtées à septembre{NBSP}2025"
    assert story.date == "2025-09-01"
    assert told(head="date: 2025-10-06").date == "2025-10-06"

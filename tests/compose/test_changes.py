"""How a change is told: in words, in both values, in per cent; and the sign beside a figure."""

from __future__ import annotations

from report import story
from report.compose import compose
from report.compose.changes import Since, told_changes
from report.redact import redact
from report.template import Template
from report.text import plain
from tests.briefings import OUTLINE, TEMPLATES, briefing, words

FACT = (
    "hires: {{value: {0}, unit: {{fr: postes, en: positions}}, "
    "label: {{fr: Embauches, en: Hires}}, period: 2025}}"
)
CITES = (
    "{message: {fr: 'Il y a {{hires}}', en: 'There are {{hires}}'}, ask: {fr: Demande, en: Ask}}"
)


def since(old: str, new: str, code: str = "fr") -> Since:
    before, after = (
        briefing(facts=FACT.format(value), summary=CITES, head="date: 2025-04-03")
        for value in (old, new)
    )
    return told_changes(before, after, "secret", words(code))


def told_story(old: str, new: str) -> story.Story:
    after = briefing(facts=FACT.format(new), summary=CITES)
    template = Template.model_validate(
        {"name": "Tests", "clearance": "secret", "outline": OUTLINE, "facts": "true"}
    )
    return compose(
        redact(after, "secret"),
        template,
        words(),
        audience="tests",
        maps=TEMPLATES / "maps",
        since=since(old, new),
    )


def test_a_figure_is_told_with_both_values_and_by_how_much_it_changed() -> None:
    (change,) = since("1600", "1800").changes
    assert (change.what, change.name) == ("Chiffre révisé", "Embauches")
    assert (change.before, change.after) == ("1\u202f600\u00a0postes", "1\u202f800\u00a0postes")
    assert change.by == "+12,5\u00a0%"


def test_it_is_told_in_the_language_asked_for() -> None:
    (change,) = since("1600", "1200", "en").changes
    assert (change.what, change.by) == ("Figure restated", "\u221225.0%")


def test_a_figure_that_was_zero_has_no_per_cent() -> None:
    (change,) = since("0", "3").changes
    assert change.by == ""


def test_the_title_says_since_when() -> None:
    assert since("1", "2").title == "Ce qui a changé depuis le 3\u00a0avril\u00a02025"


def test_the_section_comes_first_and_holds_a_row_for_each_change() -> None:
    section = told_story("400", "500").sections[0]
    (table,) = section.blocks
    assert section.id == "changes"
    assert isinstance(table, story.Table)
    assert [plain(cell.text) for cell in table.rows[0].cells] == [
        "Chiffre révisé (+25,0\u00a0%)",
        "Embauches",
        "400\u00a0postes",
        "500\u00a0postes",
    ]


def test_a_sign_stands_beside_a_changed_figure_and_the_legend_explains_it() -> None:
    told = told_story("400", "500")
    assert plain(told.summary.answer) == "Il y a 500\u00a0postes*"
    references = next(block for block in told.blocks() if isinstance(block, story.References))
    assert references.legend[-1][0].word == "*"


def test_without_a_change_the_section_says_so_and_no_sign_stands_anywhere() -> None:
    told = told_story("400", "400")
    assert plain(told.sections[0].lead) == "Rien n’a changé."
    assert "*" not in plain(told.summary.answer)

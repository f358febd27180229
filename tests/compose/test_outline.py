"""What a template makes of an edition: which sections, how much of each, and for whom."""

from __future__ import annotations

from typing import Any

import pytest

from report import story as s
from report.template import Template
from report.text import plain
from tests.briefings import edition, tell

FOOTPRINT = """
message: Deux usines
lead: Une phrase de plus.
source: a
status: reported
map: {countries: [FR]}
sites:
  - {id: douai, name: Douai, role: Assemblage, location: {lat: 50.4, lon: 3.1}}
skills:
  - {title: Former, text: Un long texte sur la formation., brief: En bref, bullets: [Un, Deux]}
statements:
  - {title: Ancrage, text: Un autre texte., source: b}
"""
SOURCES = "a: {kind: press, title: A}\nb: {kind: press, title: B}"


def told(
    outline: list[Any], on: dict[str, Any] | None = None, code: str = "fr", /, **parts: str
) -> s.Story:
    """The story for an audience with that outline, and with the options in ``on``."""
    fields = {"name": "Essai", "clearance": "secret", "outline": outline, "facts": "false"}
    return tell(edition(**parts), Template.model_validate(fields | (on or {})), code)


def paths(story: s.Story, section: str) -> list[str]:
    (found,) = (part for part in story.sections if part.id == section)
    return [block.path for block in found.blocks]


def table(story: s.Story, path: str) -> list[list[str]]:
    (found,) = (b for b in story.blocks() if isinstance(b, s.Table) and b.path == path)
    return [
        [plain(cell.text) for cell in row.cells] + ([str(row.mark)] if row.mark else [])
        for row in found.rows
    ]


# ---------------------------------------------------------------- which sections, how much


def test_sections_are_told_in_the_order_of_the_outline() -> None:
    parts = {"footprint": FOOTPRINT, "rationale": "{message: Pourquoi, lead: L}"}
    for order in (["footprint", "rationale"], ["rationale", "footprint"]):
        assert [part.id for part in told(order, sources=SOURCES, **parts).sections] == order


def test_a_section_shows_the_parts_that_are_asked_for_in_their_order() -> None:
    entry = {"section": "footprint", "show": ["statements", "skills", "series"]}
    story = told([entry], sources=SOURCES, footprint=FOOTPRINT)
    assert paths(story, "footprint") == ["footprint.statements", "footprint.skills"]


def test_a_summary_is_the_message_and_the_first_part_in_short() -> None:
    entry = {"section": "footprint", "depth": "summary", "show": ["skills", "sites"]}
    (section,) = told([entry], sources=SOURCES, footprint=FOOTPRINT).sections
    assert (plain(section.title), plain(section.lead)) == ("Deux usines", "Une phrase de plus.")
    (block,) = section.blocks
    assert isinstance(block, s.Statements)
    assert [(plain(item.text), item.bullets) for item in block.items] == [("En bref", ())]
    assert section.joins


def test_a_section_told_in_full_begins_anew() -> None:
    (section,) = told(["footprint"], sources=SOURCES, footprint=FOOTPRINT).sections
    assert not section.joins
    assert len(section.blocks) == 4


def test_a_source_of_what_is_not_shown_is_not_listed() -> None:
    entry = {"section": "footprint", "show": ["skills"]}
    story = told([entry, "sources"], sources=SOURCES, footprint=FOOTPRINT)
    (listed,) = (block for block in story.blocks() if isinstance(block, s.References))
    assert [(source.number, plain(source.text)) for source in listed.sources] == [(1, "A")]
    whole = told(["footprint", "sources"], sources=SOURCES, footprint=FOOTPRINT)
    (listed,) = (block for block in whole.blocks() if isinstance(block, s.References))
    assert [plain(source.text) for source in listed.sources][::2] == ["A", "B"]


def test_actions_may_have_a_section_of_their_own() -> None:
    parts = {
        "open_questions": "{message: M, decision: {resolution: Oui}}",
        "actions": "[{what: Agir}]",
    }
    together, apart = told(["decision"], **parts), told(["actions", "decision"], **parts)
    assert paths(together, "decision") == ["open_questions.decision", "actions"]
    assert paths(apart, "decision") == ["open_questions.decision"]
    assert paths(apart, "actions") == ["actions"]


FACTS = """
hires: {value: 400, unit: postes, label: Embauches, period: 2025, status: reported}
born: {text: la naissance, label: Naissance, period: 2023-11, status: confirmed}
other: {value: 1, label: Autre}
"""


def test_the_key_facts_are_those_of_the_summary_in_its_order() -> None:
    summary = """
    {message: M, ask: A, points: [{title: T, text: 'Depuis {{born.period}}, {{hires}}.'}],
     figures: [{fact: hires, label: L}]}
    """
    story = told(["key_facts"], facts=FACTS, summary=summary)
    heads = [row[0].replace("\u00a0", " ") for row in table(story, "key_facts")]
    assert heads == ["Naissance", "Embauches : 400 postes"]
    assert [row[1:] for row in table(story, "key_facts")] == [
        ["nov.\u00a02023", "Confirmé"],
        ["2025", "Rapporté"],
    ]


def test_a_summary_without_facts_has_no_key_facts() -> None:
    assert told(["key_facts"], facts=FACTS).sections == ()


# ---------------------------------------------------------------- for whom


def test_readers_who_do_not_meet_are_named_in_the_place_of_the_meeting() -> None:
    meeting = "{body: Conseil, item: '4.2', date: 2026-01-01, purpose: decision}"
    board = told([], meeting=meeting)
    other = told([], {"meeting": "false"}, meeting=meeting)
    assert board.meeting.startswith("Conseil · Point")
    assert other.meeting == "Essai"
    assert board.cover[0].label == "Séance"
    assert (other.cover[0].label, other.cover[0].lines) == ("Destinataires", ("Essai",))
    assert not any("4.2" in line for cover in other.cover for line in cover.lines)


def test_readers_may_be_asked_something_else_than_the_meeting() -> None:
    on = {"ask": {"fr": "Lisez ceci."}, "purpose": "information"}
    story = told([], on, meeting="{body: Conseil, purpose: decision}")
    assert plain(story.summary.ask) == "Lisez ceci."
    assert (story.summary.purpose, story.summary.filled) == ("Pour information", False)


@pytest.mark.parametrize(
    ("option", "field", "value"),
    [
        ({"contents": "false"}, "has_contents", False),
        ({"notes": "false"}, "has_notes", False),
        ({"watermark": {"fr": "Projet"}}, "watermark", "Projet"),
        ({"cover": "none"}, "has_title_slide", False),
        ({"cover": "pages"}, "has_title_slide", False),
        ({"cover": "pages"}, "has_cover_page", True),
        ({"cover": "both"}, "has_cover_page", True),
        ({"marking_line": "À rendre"}, "marking", "Public · À rendre"),
    ],
)
def test_an_option_reaches_the_story(option: dict[str, Any], field: str, value: object) -> None:
    assert getattr(told([]), field) != value
    assert getattr(told([], option), field) == value


# ---------------------------------------------------------------- marked item by item

HELD = {
    "sources": "a: {kind: press, title: A}",
    "facts": (
        "offer: {value: 34, unit: M€, label: Offre, status: reported, source: a, "
        "marking: confidential, reason: Négociation, until: 2026-06}\n"
        "open: {value: 5, label: Libre, marking: public}"
    ),
    "actions": "[{what: Vendre, marking: secret}, {what: Attendre}]",
    "risks": "[{cause: Fuite, effect: E, likelihood: low, impact: high, marking: confidential}]",
    "rationale": (
        "{message: M, drivers: [{title: T, text: 'Pour {{offer}}', marking: confidential}]}"
    ),
}  # fmt: skip
ITEMS = {"marking": "items"}
OUTLINE = ["rationale", "risks", "actions", "held_back", "sources"]


def test_what_is_confidential_says_so_beside_itself() -> None:
    story = told(OUTLINE, ITEMS, **HELD)
    (block,) = (b for b in story.blocks() if isinstance(b, s.Statements))
    assert str(block.items[0].mark) == "Rapporté · Confidentiel\u00a0[1]"
    assert table(story, "actions")[0][-1] == "Secret"
    assert len(table(story, "actions")[1]) == 3
    assert table(story, "risks")[0][0] == "Fuite · Confidentiel"
    whole = told(OUTLINE, **HELD)
    (block,) = (b for b in whole.blocks() if isinstance(b, s.Statements))
    assert str(block.items[0].mark) == "Rapporté\u00a0[1]"


def test_what_is_confidential_is_listed_with_its_reason_and_its_end() -> None:
    rows = table(told(OUTLINE, ITEMS, **HELD), "held_back")
    assert rows == [
        ["Offre", "Confidentiel", "Négociation", "juin\u00a02026"],
        ["T", "Confidentiel", "–", "sans terme fixé"],
        ["Fuite", "Confidentiel", "–", "sans terme fixé"],
        ["Vendre", "Secret", "–", "sans terme fixé"],
    ]


def test_where_no_day_is_known_the_list_says_what_ends_a_marking() -> None:
    risk = "cause: C, effect: E, likelihood: low, impact: low, marking: confidential"
    risks = f"[{{{risk}, ends: une annonce}}, {{{risk}, ends: une annonce, until: 2026-06}}]"
    rows = table(told(OUTLINE, ITEMS, risks=risks), "held_back")
    assert [row[-1] for row in rows] == ["une annonce", "juin\u00a02026"]


def test_what_stands_in_a_section_that_is_not_told_is_not_listed() -> None:
    rows = table(told(["rationale", "held_back"], ITEMS, **HELD), "held_back")
    assert [row[0] for row in rows] == ["Offre", "T"]


def test_a_marking_that_has_ended_is_not_listed() -> None:
    later = HELD | {"meeting": "{date: 2026-07-01}"}
    rows = table(told(OUTLINE, ITEMS, **later), "held_back")
    assert "Offre" not in [row[0] for row in rows]


def test_no_marking_stands_on_the_whole_where_each_item_bears_its_own() -> None:
    assert told(OUTLINE, **HELD).marking == "Secret"
    assert told(OUTLINE, ITEMS, **HELD).marking == "Confidentialité indiquée point par point"
    line = ITEMS | {"marking_line": {"fr": "À rendre"}}
    assert told(OUTLINE, line, **HELD).marking.endswith(" · À rendre")


def test_the_legend_says_what_confidential_means() -> None:
    def legend(on: dict[str, str]) -> list[str]:
        story = told(OUTLINE, on, **HELD)
        (listed,) = (block for block in story.blocks() if isinstance(block, s.References))
        return [mark.word for mark, _ in listed.legend]

    assert legend(ITEMS)[-1] == "Confidentiel"
    assert "Confidentiel" not in legend({})


# ---------------------------------------------------------------- the numbers of charts

SALES = """
message: M
series:
  - {id: ventes, title: Ventes, chart: columns, unit: en millions, source: a, status: reported,
     categories: ["2023", "2024", "2025"],
     lines: [{name: Solaire, values: [1200, 2.5, null]},
             {name: Vent, values: [3, 4, {fr: à venir}]}]}
"""


def test_the_numbers_of_a_chart_stand_in_a_table_below_it_where_an_audience_asks() -> None:
    asked = told(["rationale"], {"chart_tables": "true"}, rationale=SALES, sources=SOURCES)
    chart, found = asked.sections[0].blocks
    assert isinstance(chart, s.Chart)
    assert isinstance(found, s.Table)
    assert [column.head for column in found.columns] == [chart.unit, "Solaire", "Vent"]
    printed = [[plain(cell.text) for cell in row.cells] for row in found.rows]
    assert printed == [[name, *(line.labels[at] for line in chart.series)]
                       for at, name in enumerate(chart.categories)]  # fmt: skip
    assert [cell.muted for cell in found.rows[-1].cells] == [False, True, True]
    assert found.paper_only
    plainly = told(["rationale"], rationale=SALES, sources=SOURCES)
    assert [type(block) for block in plainly.sections[0].blocks] == [s.Chart]


def test_many_series_of_few_categories_are_rows_of_the_table() -> None:
    lines = ", ".join(f"{{name: N{at}, values: [{at}, 1]}}" for at in range(9))
    many = SALES.partition("     categories")[0]
    many += f'     categories: ["2023", "2024"], lines: [{lines}]}}'
    asked = told(["rationale"], {"chart_tables": "true"}, rationale=many, sources=SOURCES)
    found = asked.sections[0].blocks[1]
    assert isinstance(found, s.Table)
    assert [column.head for column in found.columns[1:]] == ["2023", "2024"]
    assert len(found.rows) == 9

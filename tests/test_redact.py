"""What one audience may read: nothing above its clearance, and all that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report.briefing import MARKINGS, Briefing, Marking, walk
from report.check import briefing_of, load_briefing
from report.errors import ReportError
from report.language import Date
from report.redact import _depending, edition_marking, leaks, redact, withheld
from report.source import read_text
from tests.briefings import ROOT, briefing

WITHHELD_DRIVER = "{message: M, drivers: [{title: A, text: T, marking: secret}]}"
PUBLIC_SUMMARY = "{message: M, ask: A, marking: public}"


def left(paper: Briefing, clearance: Marking = "public", on: str = "") -> str:
    """Every text that is left for readers with ``clearance``."""
    return _said(redact(paper, clearance, Date.read(on) if on else None))


def _said(paper: Briefing) -> str:
    return " ".join(str(part) for _, part in walk(paper) if isinstance(part, str))


# ---------------------------------------------------------------- markings


def test_an_item_has_the_marking_of_what_holds_it() -> None:
    actions = "{message: R, marking: secret, context: [{title: Dedans, text: T}]}"
    assert "Dedans" not in left(briefing(rationale=actions), "confidential")
    assert "Dedans" in left(briefing(rationale=actions), "secret")


def test_an_item_may_be_more_confidential_than_what_holds_it() -> None:
    paper = briefing(
        rationale="{message: Dehors, context: [{title: Dedans, text: T, marking: secret}]}"
    )
    assert "Dehors" in left(paper)
    assert "Dedans" not in left(paper)


def test_nothing_public_comes_out_of_a_part_that_is_withheld() -> None:
    paper = briefing(
        rationale="{message: M, marking: secret, "
        "context: [{title: Dedans, text: T, marking: public}]}"
    )
    assert "Dedans" not in left(paper)


def test_a_briefing_without_a_marking_is_secret() -> None:
    paper = briefing(marking="", summary=PUBLIC_SUMMARY, actions="[{what: Agir}]")
    assert "Agir" not in left(paper, "confidential")
    assert "Agir" in left(paper, "secret")


def test_a_summary_that_may_not_be_read_ends_the_work() -> None:
    with pytest.raises(ReportError, match="nothing is left for readers who may see what is public"):
        redact(briefing(marking="internal"), "public")


@pytest.mark.parametrize(
    ("head", "meeting", "on", "read"),
    [
        ("", "{purpose: discussion}", None, False),  # as_of: 2025-09
        ("date: 2026-01-02", "{purpose: discussion}", None, True),
        ("date: 2025-12-31", "{date: 2026-01-02}", None, True),
        ("date: 2026-01-02", "{date: 2025-12-31}", None, False),
        ("date: 2026-01-02", "{date: 2026-01-02}", "2025-12-31", False),
    ],
)
def test_the_day_of_the_edition_is_the_one_asked_for_else_the_meeting_s_else_the_paper_s(
    head: str, meeting: str, on: str | None, read: bool
) -> None:
    actions = "[{what: Agir, marking: secret, until: 2025}]"
    paper = briefing(head=head, meeting=meeting, actions=actions)
    assert bool(redact(paper, "public", Date.read(on) if on else None).actions) == read


@pytest.mark.parametrize(("on", "read"), [("2025-12-31", False), ("2026-01-01", True)])
def test_a_marking_ends_after_the_last_day_of_its_until(on: str, read: bool) -> None:
    paper = briefing(actions="[{what: Agir, marking: secret, until: 2025}]")
    assert ("Agir" in left(paper, "public", on)) is read


def test_the_day_of_the_edition_is_the_date_of_the_briefing() -> None:
    actions = "[{what: Agir, marking: secret, until: 2025-10}]"
    assert "Agir" not in left(briefing(actions=actions))
    assert "Agir" in left(briefing(head="date: 2025-11-01", actions=actions))


def test_a_marking_that_ended_falls_back_to_that_of_the_holder() -> None:
    paper = briefing(
        marking="internal",
        summary=PUBLIC_SUMMARY,
        actions="[{what: Agir, marking: secret, until: 2020}]",
    )
    assert "Agir" not in left(paper, "public")
    assert "Agir" in left(paper, "internal")


def test_what_will_end_a_marking_ends_none_itself() -> None:
    paper = briefing(actions="[{what: Agir, marking: secret, ends: hier}]")
    assert "Agir" not in left(paper, "public", "2099")


def test_the_end_of_an_office_ends_no_marking() -> None:
    person = "{name: Agir, role: R, marking: secret, until: 2020}"
    assert "Agir" not in left(briefing(governance=f"{{message: M, people: [{person}]}}"))


# ---------------------------------------------------------------- what depends on the withheld


@pytest.mark.parametrize(
    "part",
    [
        {"actions": '[{what: "Agir sur {{f}}"}]'},
        {"actions": '[{what: "Agir sur {{ f.value }}"}]'},
        {"governance": "{message: M, events: [{text: Agir, fact: f, date: 2025}]}"},
        {"governance": '{message: M, bodies: [{id: b, name: "Agir {{f}}"}]}'},
        {"summary": "{message: M, ask: A, figures: [{fact: f, label: Agir}]}"},
        {"rationale": "{message: M, titles: {context: 'Agir {{f}}'}}"},
        {"open_questions": "{message: M, questions: [{question: Agir, why: W, source: s}]}"},
        {"annexes": "[{id: a, message: Agir, source: s}]"},
    ],
)
def test_what_shows_a_withheld_fact_or_source_goes_with_it(part: dict[str, str]) -> None:
    paper = briefing(
        facts="f: {value: 400, marking: secret}",
        sources="s: {kind: press, title: T, marking: secret}",
        **part,
    )
    assert "Agir" in left(paper, "secret")
    assert "Agir" not in left(paper)


def test_a_fact_is_withheld_with_its_source() -> None:
    paper = briefing(
        sources="s: {kind: press, title: T, marking: secret}",
        facts="f: {value: 400, source: s}",
        actions='[{what: "Agir sur {{f}}"}]',
    )
    assert redact(paper, "public").facts == {}
    assert "Agir" not in left(paper)


def test_a_source_that_shows_a_withheld_fact_goes_with_all_that_rests_on_it() -> None:
    paper = briefing(
        facts="f: {value: 400, marking: secret}",
        sources="s: {kind: press, title: 'Vu {{f}}'}",
        actions="[{what: Agir, source: s}]",
    )
    assert redact(paper, "public").sources == {}
    assert "Agir" not in left(paper)


def test_a_fact_whose_label_cites_a_withheld_fact_is_withheld_with_all_that_cites_it() -> None:
    paper = briefing(
        facts="a: {value: 1, label: 'vu {{b}}'}\nb: {value: 2, label: 'vu {{c}}'}\n"
        "c: {value: 3, marking: secret}",
        actions='[{what: "Agir sur {{a}}"}]',
    )
    assert redact(paper, "public").facts == {}
    assert "Agir" not in left(paper)


@pytest.mark.parametrize(
    "part",
    [
        {"head": 'notice: "Voir {{f}}"'},
        {"meeting": '{body: "Conseil {{f}}"}'},
        {"titles": '{risks: "Voir {{f}}"}'},
    ],
)
def test_a_head_that_cites_a_withheld_fact_ends_the_work_at_its_place(part: dict[str, str]) -> None:
    paper = briefing(facts="f: {value: 400, marking: secret}", **part)
    assert redact(paper, "secret")
    with pytest.raises(ReportError) as caught:
        redact(paper, "public")
    (problem,) = caught.value.problems
    assert "readers of what is public see this" in problem.what
    assert problem.line > 0


def test_verdicts_follow_their_options() -> None:
    paper = briefing(
        open_questions="""
            message: M
            options:
              - {name: A, principle: P}
              - {name: B, principle: P, marking: secret}
              - {name: C, principle: P}
            criteria:
              - {name: K, verdicts: [{text: sur A}, {text: sur B}, {text: sur C}]}
        """
    )
    asked = redact(paper, "public").open_questions
    assert asked
    assert [v.text[""] for v in asked.criteria[0].verdicts] == ["sur A", "sur C"]


def test_an_option_that_has_lost_a_part_of_its_own_is_still_judged() -> None:
    before = briefing(
        open_questions="""
            message: M
            options:
              - {name: A, principle: P, risks: [R]}
              - {name: B, principle: P}
            criteria: [{name: K, verdicts: [{text: sur A}, {text: sur B}]}]
        """
    ).open_questions
    assert before
    less = before.options[0].model_copy(update={"risks": ()})
    left = _depending(before, before.model_copy(update={"options": (less,)}))
    assert [v.text[""] for v in left.criteria[0].verdicts] == ["sur A"]


def test_of_two_options_that_say_the_same_each_keeps_its_own_verdict() -> None:
    option = "{name: A, principle: P}"
    before = briefing(
        open_questions=f"{{message: M, options: [{option}, {option}], "
        "criteria: [{name: K, verdicts: [{text: le premier}, {text: le second}]}]}"
    ).open_questions
    assert before
    left = _depending(before, before.model_copy(update={"options": before.options[1:]}))
    assert [v.text[""] for v in left.criteria[0].verdicts] == ["le second"]


def test_an_emphasis_stays_on_its_own_of_two_points_that_say_the_same() -> None:
    points = "[{name: A, value: 1}, {name: B, value: 2, marking: secret}, {name: A, value: 1}]"
    paper = briefing(
        rationale="{message: M, series: [{id: s, title: T, unit: u, emphasis: [3], "
        f"points: {points}}}]}}"
    )
    rationale = redact(paper, "public").rationale
    assert rationale
    assert rationale.series[0].emphasis == (2,)


def test_criteria_go_with_the_last_of_the_options() -> None:
    paper = briefing(
        open_questions="""
            message: M
            options: [{name: A, principle: P, marking: secret}]
            criteria: [{name: Agir, verdicts: [{text: V}]}]
        """
    )
    assert "Agir" not in left(paper)


def test_what_a_choice_depends_on_goes_with_an_option() -> None:
    options = "[{name: A, principle: P}, {name: B, principle: P, marking: secret}]"
    paper = briefing(open_questions=f"{{message: M, depends: Du marché, options: {options}}}")
    assert "Du marché" not in left(paper)
    assert "Du marché" in left(paper, "secret")


def sites(first: str, second: str) -> Briefing:
    """A briefing with two sites, one of them on the map; each with its marking."""
    return briefing(
        footprint="{message: M, workforce_label: Emplois, map: {countries: [FR], places: "
        "[{name: Paris, kind: town, lat: 48, lon: 2}]}, sites: "
        f"[{{id: a, name: A, role: R, location: {{lat: 50, lon: 3}}, marking: {first}}}, "
        f"{{id: b, name: B, role: R, marking: {second}}}]}}"
    )


def test_the_map_goes_with_the_last_site_on_it_and_the_head_with_the_last_site() -> None:
    told = left(sites("secret", "public"))
    assert "Paris" not in told
    assert "Emplois" in told
    assert "Emplois" not in left(sites("secret", "secret"))
    assert "Paris" in left(sites("public", "secret"))


@pytest.mark.parametrize(("second", "read"), [("secret", False), ("public", True)])
def test_a_body_goes_with_the_last_matter_that_it_decides(second: str, read: bool) -> None:
    matters = ", ".join(
        f"{{matter: A, word: D, by: [b], marking: {marking}}}" for marking in ("secret", second)
    )
    paper = briefing(
        governance="{message: M, bodies: [{id: b, name: Conseil}, {id: c, name: Comité}], "
        f"reserved: [{matters}]}}"
    )
    assert ("Conseil" in left(paper)) is read
    assert "Comité" in left(paper)


@pytest.mark.parametrize(
    ("second", "own", "read"),
    [("secret", "", False), ("public", "", True), ("secret", ", marking: public", True)],
)
def test_a_source_goes_with_the_last_part_that_rests_on_it(
    second: str, own: str, read: bool
) -> None:
    actions = ", ".join(
        f"{{what: A, source: s, marking: {marking}}}" for marking in ("secret", second)
    )
    paper = briefing(
        sources=f"s: {{kind: press, title: Article{own}}}\nt: {{kind: press, title: Autre}}",
        actions=f"[{actions}]",
    )
    assert ("Article" in left(paper)) is read
    assert "Autre" in left(paper)


def test_a_term_that_only_withheld_parts_use_goes_with_them() -> None:
    words = ("pacte", "parc", "pont")
    parts = {
        "glossary": "\n".join(f"- {{term: {word}, meaning: M}}" for word in words),
        "actions": "[{what: Un Pacte du parc, marking: secret}, {what: Le parc}]",
    }
    terms = redact(briefing(**parts), "public").glossary
    assert [term.term[""] for term in terms] == ["parc", "pont"]
    assert len(redact(briefing(**parts), "secret").glossary) == 3


def test_a_term_that_is_marked_itself_stays() -> None:
    paper = briefing(
        glossary="[{term: pacte, meaning: M, marking: public}]",
        actions="[{what: Un pacte, marking: secret}]",
    )
    assert "pacte" in left(paper)


def table(*rows: str) -> Briefing:
    """A briefing with one table of one column."""
    listed = ", ".join(f"{{cells: {row}}}" for row in rows)
    return briefing(
        rationale="{message: M, tables: [{id: t, title: Tableau, columns: [{head: H}], "
        f"rows: [{listed}]}}]}}"
    )


def test_a_total_goes_with_the_row_that_it_would_give_away() -> None:
    paper = table("[un]", "[deux], marking: secret", "[trois], total: true")
    assert "trois" not in left(paper)
    assert "un" in left(paper)
    assert "trois" in left(paper, "secret")


def test_a_total_over_rows_that_may_all_be_read_stays() -> None:
    assert "trois" in left(table("[un]", "[deux]", "[trois], total: true"))


def test_the_note_of_a_table_goes_with_a_row_of_it() -> None:
    rows = "[{cells: [un]}, {cells: [deux], marking: secret}]"
    paper = briefing(
        rationale="{message: M, tables: [{id: t, title: Tableau, columns: [{head: H}], "
        f"rows: {rows}, note: Remarque}}]}}"
    )
    assert "Remarque" not in left(paper)
    assert "Remarque" in left(paper, "secret")


def test_a_table_without_any_row_left_goes_whole() -> None:
    paper = table("[un], marking: secret", "[trois], total: true")
    assert "Tableau" not in left(paper)


def series(second: str, more: str = "emphasis: [3]") -> Briefing:
    """A briefing with one series of three points; ``second`` is added to the second."""
    points = f"[{{name: A, value: 1}}, {{name: B, value: 2{second}}}, {{name: C, value: 3}}]"
    said = "total: Somme, finding: Constat, alt: Image, text: [Commentaire]"
    return briefing(
        rationale="{message: M, series: [{id: s, title: Courbe, unit: u, chart: doughnut, "
        f"points: {points}, {said}, {more}}}]}}"
    )


def test_what_is_said_of_a_series_goes_with_a_point_of_it() -> None:
    told = left(series(", marking: secret"))
    assert not [word for word in ("Somme", "Constat", "Image", "Commentaire") if word in told]
    assert "Courbe" in told


def test_what_is_said_of_a_whole_series_stays() -> None:
    told = left(series(""))
    assert [word for word in ("Somme", "Constat", "Image", "Commentaire") if word not in told] == []


@pytest.mark.parametrize(("typed", "kept"), [("[3]", (2,)), ("[2]", ()), ("[2, 1]", (1,))])
def test_an_emphasis_stays_on_its_point(typed: str, kept: tuple[int, ...]) -> None:
    rationale = redact(series(", marking: secret", f"emphasis: {typed}"), "public").rationale
    assert rationale
    assert rationale.series[0].emphasis == kept


def test_a_series_without_any_point_left_goes_whole() -> None:
    paper = briefing(
        facts="f: {value: 1, marking: secret}",
        rationale="{message: M, series: [{id: s, title: Courbe, unit: u, "
        "points: [{name: A, fact: f}]}]}",
    )
    assert "Courbe" not in left(paper)


def test_a_line_may_be_withheld_from_a_chart() -> None:
    paper = briefing(
        rationale="{message: M, series: [{id: s, title: T, unit: u, chart: lines, categories: [x], "
        "lines: [{name: Ouvert, values: [1]}, {name: Fermé, values: [2], marking: secret}]}]}"
    )
    assert "Ouvert" in left(paper)
    assert "Fermé" not in left(paper)


# ---------------------------------------------------------------- what is told of it


def test_what_is_withheld_is_the_rest_of_the_briefing() -> None:
    paper = briefing(actions="[{what: Agir, marking: secret}, {what: Attendre}]")
    hidden = withheld(paper, redact(paper, "public"))
    assert "Agir" in hidden
    assert "Attendre" not in hidden
    assert withheld(paper, redact(paper, "secret")) == frozenset()


def test_a_figure_that_is_withheld_is_told_too() -> None:
    paper = briefing(facts="f: {value: 1234.50, marking: secret}")
    assert "1234.50" in withheld(paper, redact(paper, "public"))


def test_the_marking_of_an_edition_is_the_highest_of_what_it_holds() -> None:
    paper = briefing(marking="internal", actions="[{what: Agir, marking: confidential}]")
    assert edition_marking(redact(paper, "secret")) == "confidential"
    assert edition_marking(redact(paper, "internal")) == "internal"


def test_a_text_more_public_than_what_it_cites_is_told() -> None:
    paper = briefing(
        facts="f: {value: 1, marking: confidential}",
        actions='[{what: "Agir {{f}}", marking: public}]',
    )
    assert list(leaks(paper)) == [
        (
            ("actions", 0, "marking"),
            "this is marked public, but what it shows is confidential",
        )
    ]


def test_a_text_as_confidential_as_what_it_cites_is_right() -> None:
    paper = briefing(
        facts="f: {value: 1, marking: confidential}",
        actions='[{what: "Agir {{f}}", marking: secret}, {what: "Agir {{f}}"}]',
    )
    assert list(leaks(paper)) == []


# ---------------------------------------------------------------- every combination

# Each item: who holds it, and what it shows. Each holds its name as a word of its own.
HOLDER: dict[str, str] = {
    "wsource": "", "wfact": "", "wcount": "", "wreason": "", "wcontext": "wreason",
    "wdriver": "wreason", "wplace": "", "wsite": "wplace", "wpower": "", "wperson": "wpower",
    "wevent": "wpower", "wopen": "", "woptiona": "wopen", "woptionb": "wopen",
    "wcriterion": "wopen", "wasked": "wopen", "wrisk": "", "waction": "", "wterm": "",
    "wannex": "", "wmore": "wannex",
}  # fmt: skip
SHOWS = {
    "wfact": ["wsource"],
    "wcontext": ["wfact"],
    "wdriver": ["wsource"],
    "wevent": ["wcount"],
    "waction": ["wfact", "wcount"],
    "wmore": ["wfact"],
}
WHOLE = """
schema: 1
briefing: {id: b, title: T, organisation: O, language: fr, as_of: 2025, marking: internal}
summary: {message: M, ask: A, marking: public}
sources:
  s: {kind: press, title: wsource, marking: @wsource}
facts:
  f: {text: wfact, source: s, marking: @wfact}
  c: {value: 1, label: wcount, period: 2025, marking: @wcount}
rationale:
  message: wreason
  marking: @wreason
  context: [{title: wcontext, text: "{{f}}", marking: @wcontext}]
  drivers: [{title: wdriver, text: T, source: s, marking: @wdriver}]
footprint:
  message: wplace
  marking: @wplace
  sites: [{id: a, name: wsite, role: R, marking: @wsite}]
governance:
  message: wpower
  marking: @wpower
  people: [{name: wperson, role: R, marking: @wperson}]
  events: [{text: wevent, fact: c, marking: @wevent}]
open_questions:
  message: wopen
  marking: @wopen
  options:
    - {name: woptiona, principle: P, marking: @woptiona}
    - {name: woptionb, principle: P, marking: @woptionb}
  criteria:
    - name: wcriterion
      marking: @wcriterion
      verdicts: [{text: vwoptiona}, {text: vwoptionb}]
  questions: [{question: wasked, why: W, marking: @wasked}]
risks: [{cause: wrisk, effect: E, likelihood: low, impact: low, marking: @wrisk}]
actions: [{what: "waction {{f}} {{c}}", marking: @waction}]
glossary: [{term: wterm, meaning: M, marking: @wterm}]
annexes:
  - id: a
    message: wannex
    marking: @wannex
    statements: [{title: wmore, text: "{{f}}", marking: @wmore}]
"""


def marked(markings: dict[str, str]) -> Briefing:
    """The whole with these markings; the other items have none of their own."""
    written = re.sub("@([a-z]+)", lambda match: markings.get(match[1], "null"), WHOLE)
    return briefing_of(read_text(written))


def may_read(names: Iterable[str], markings: dict[str, str], clearance: str) -> set[str]:
    """The items that readers may see, by the rules as they are told and not as they are coded.

    A criterion judges options: where none may be seen, it would only tell that there are some.
    So would a source that is not marked itself, where nothing that rests on it may be seen.
    """

    def level(name: str) -> int:
        """Of an item without what it shows: its marking, or that of what holds it."""
        if name in markings:
            return MARKINGS.index(markings[name])
        return level(HOLDER[name]) if HOLDER[name] else MARKINGS.index("internal")

    def open_to(name: str) -> bool:
        shown = all(open_to(other) for other in SHOWS.get(name, []))
        held = not HOLDER[name] or open_to(HOLDER[name])
        return shown and held and level(name) <= MARKINGS.index(clearance)

    seen = {name for name in names if open_to(name)}
    if not seen & {"woptiona", "woptionb"}:
        seen -= {"wcriterion"}
    if "wsource" not in markings and not seen & {"wfact", "wdriver"}:
        seen -= {"wsource"}
    return seen


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(HOLDER)), st.sampled_from(MARKINGS)),
    st.sampled_from(get_args(Marking)),
)
@example({"wcriterion": "public", "wopen": "public"}, "public")
def test_readers_see_all_that_they_may_see_and_nothing_else(
    markings: dict[str, str], clearance: Marking
) -> None:
    paper = marked(markings)
    edition = redact(paper, clearance)
    told = _said(edition).split()
    read = may_read(HOLDER, markings, clearance)
    assert {name for name in HOLDER if name in told} == read
    judged = {"woptiona", "woptionb"} & read if "wcriterion" in read else set()
    assert {name for name in HOLDER if f"v{name}" in told} == judged
    hidden = " ".join(withheld(paper, edition)).split()
    assert {name for name in HOLDER if name in hidden} == set(HOLDER) - read


@pytest.mark.parametrize("name", ["ampere", "showcase"])
def test_a_shipped_file_tells_no_reader_more_than_another_who_may_see_more(name: str) -> None:
    paper = load_briefing(ROOT / "data" / f"{name}.yaml")
    said = [set(_said(redact(paper, clearance)).split()) for clearance in get_args(Marking)]
    assert all(less <= more for less, more in pairwise(said))
    assert list(leaks(paper)) == []


def test_the_title_of_a_part_goes_with_the_last_of_its_items() -> None:
    why = (
        "{{message: M, titles: {{context: Zanzibar}}, context: [{{title: A, text: T, "
        "marking: secret}}, {{title: B, text: T, marking: {}}}], drivers: [{{title: C, text: T}}]}}"
    )
    assert "Zanzibar" not in left(briefing(rationale=why.format("secret")))
    assert "Zanzibar" in left(briefing(rationale=why.format("public")))


def test_a_title_beside_the_sections_goes_with_what_it_heads() -> None:
    parts = {"actions": "[{what: Agir, marking: secret}]", "titles": "{actions: Zanzibar}"}
    assert "Zanzibar" not in left(briefing(**parts))
    assert "Zanzibar" in left(briefing(**parts), "secret")
    facts = {"facts": "f: {value: 1, marking: secret}", "titles": "{facts: Zanzibar}"}
    assert "Zanzibar" not in left(briefing(**facts))
    terms = {**parts, "glossary": "[{term: Agir, meaning: F}]", "titles": "{glossary: Zanzibar}"}
    assert "Zanzibar" not in left(briefing(**terms))


def test_a_title_that_heads_nothing_stays() -> None:
    assert "Zanzibar" in left(briefing(titles="{actions: Zanzibar}", rationale=WITHHELD_DRIVER))

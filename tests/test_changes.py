"""What changed between two versions: each item once, in its kind, and nothing that is withheld."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.briefing import Marking
from report.changes import changes
from tests.briefings import briefing

FACT = "hires: {{value: {0}, unit: postes, status: {1}, label: Embauches}}"
RISK = "- {{cause: {0}, effect: Retard, likelihood: low, impact: high, marking: {1}}}"


def found(old: dict[str, str], new: dict[str, str], clearance: Marking = "secret") -> list[str]:
    """The changes between the briefings of ``old`` and ``new``, as ``kind noun path``."""
    seen = changes(briefing(**old), briefing(**new), clearance, "fr")
    return [f"{one.kind} {one.noun} {one.path}" for one in seen]


def test_the_same_file_twice_shows_no_change() -> None:
    parts = {"facts": FACT.format(400, "reported"), "risks": RISK.format("Le prix", "public")}
    assert found(parts, parts) == []


def test_a_figure_restated_is_told_once_though_it_is_cited() -> None:
    cites = "{message: 'Il y a {{hires}}', ask: Une demande}"
    old = {"facts": FACT.format(400, "reported"), "summary": cites}
    new = {"facts": FACT.format(450, "reported"), "summary": cites}
    assert found(old, new) == ["restated fact facts.hires"]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("reported", "confirmed", "raised"),
        ("speculative", "reported", "raised"),
        ("confirmed", "speculative", "lowered"),
        ("reading", "reported", "changed"),
    ],
)
def test_a_status_is_raised_or_lowered(before: str, after: str, kind: str) -> None:
    old, new = FACT.format(400, before), FACT.format(400, after)
    assert found({"facts": old}, {"facts": new}) == [f"{kind} fact facts.hires"]


def person(name: str) -> str:
    return f"{{message: M, people: [{{name: {name}, role: Directrice, current: true}}]}}"


def test_one_person_comes_and_another_goes() -> None:
    old, new = {"governance": person("Anne Roussel")}, {"governance": person("Jo Bly")}
    assert found(old, new) == [
        "added person governance.people[0]",
        "removed person governance.people[0]",
    ]


def test_a_question_that_is_gone_is_closed_and_one_reworded_is_the_same() -> None:
    def asked(*questions: str) -> dict[str, str]:
        listed = ", ".join(f"{{question: '{q}', why: Parce que}}" for q in questions)
        return {"open_questions": f"{{message: M, questions: [{listed}]}}"}

    assert found(asked("Quand ouvrir le site ?", "Qui paie ?"), asked("Quand ouvre le site ?")) == [
        "removed question open_questions.questions[1]",
        "changed question open_questions.questions[0]",
    ]


def test_an_option_dropped_and_a_section_added_are_told() -> None:
    option = "{{name: {0}, principle: P, risks: [R]}}"

    def choices(*names: str) -> str:
        return f"{{message: M, options: [{', '.join(option.format(n) for n in names)}]}}"

    old = {"open_questions": choices("Garder", "Vendre")}
    new = {"open_questions": choices("Garder"), "rationale": "{message: Pourquoi}"}
    assert found(old, new) == [
        "added section rationale",
        "removed option open_questions.options[1]",
    ]


def test_items_in_another_order_are_no_change() -> None:
    one, other = RISK.format("Le prix", "public"), RISK.format("Le temps", "public")
    assert found({"risks": f"{one}\n{other}"}, {"risks": f"{other}\n{one}"}) == []


# ---------------------------------------------------------------- what is withheld


def test_what_readers_may_not_read_changes_in_silence() -> None:
    old = {"risks": RISK.format("Le prix", "confidential")}
    new = {"risks": RISK.format("Le temps qui passe", "confidential")}
    assert found(old, new, "public") == []
    assert found(old, new, "confidential") != []


def test_an_item_withheld_since_is_not_said_to_be_gone() -> None:
    old, new = RISK.format("Le prix", "public"), RISK.format("Le prix", "confidential")
    assert found({"risks": old}, {"risks": new}, "public") == []


def test_an_item_reworded_and_withheld_since_is_not_said_to_be_gone() -> None:
    old, new = RISK.format("Le prix monte", "public"), RISK.format("Le prix monta", "confidential")
    assert found({"risks": old}, {"risks": new}, "public") == []


def test_an_item_that_readers_may_see_since_is_new_to_them_without_its_past() -> None:
    old = {"facts": "f: {value: 1, unit: u, label: L, marking: confidential}"}
    new = {"facts": "f: {value: 2, unit: u, label: L, marking: public}"}
    (change,) = changes(briefing(**old), briefing(**new), "public", "fr")
    assert (change.kind, change.before) == ("added", None)


def test_a_verdict_lost_with_a_withheld_option_is_no_change_of_its_criterion() -> None:
    def judged(marking: str) -> dict[str, str]:
        options = (
            "[{name: Garder, principle: P, risks: [R]}, "
            f"{{name: Vendre, principle: P, risks: [R], marking: {marking}}}]"
        )
        criteria = "[{name: Coût, verdicts: [{text: bas}, {text: haut}]}]"
        return {"open_questions": f"{{message: M, options: {options}, criteria: {criteria}}}"}

    assert found(judged("public"), judged("confidential"), "public") == []


LEVELS = ("public", "internal", "confidential")
RISKS = st.lists(
    st.tuples(st.sampled_from(["Alpha", "Bravo", "Charlie", "Delta"]), st.sampled_from(LEVELS)),
    unique_by=lambda risk: risk[0],
    min_size=1,
)


@given(RISKS, RISKS, st.sampled_from(LEVELS))
def test_nothing_above_the_clearance_is_in_any_change(
    old: list[Any], new: list[Any], clearance: Marking
) -> None:
    def parts(risks: list[Any]) -> dict[str, str]:
        return {"risks": "\n".join(RISK.format(name, marking) for name, marking in risks)}

    told = changes(briefing(**parts(old)), briefing(**parts(new)), clearance, "fr")
    shown = repr([(one.before, one.after) for one in told])
    top = LEVELS.index(clearance)
    readable = {n for risks in (old, new) for n, marking in risks if LEVELS.index(marking) <= top}
    kept = {name for name, marking in new if LEVELS.index(marking) <= top}
    assert all(name in readable for name in ("Alpha", "Bravo", "Charlie", "Delta") if name in shown)
    gone = {getattr(one.before, "cause", {}).get("") for one in told if one.kind == "removed"}
    assert not gone & {name for name, _ in new if name not in kept}

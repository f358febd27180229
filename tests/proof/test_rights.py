"""The rules of markings told twice: redaction and proof agree on who may read what."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.briefing import MARKINGS, Briefing, Marking
from report.check import load_briefing
from report.language import Date
from report.proof.rights import rights
from report.redact import redact
from tests.briefings import ROOT, briefing
from tests.test_redact import HOLDER, marked


def told(paper: Briefing, clearance: Marking, on: Date | None = None) -> Counter[str]:
    """What readers may see by the rules of the proof."""
    return Counter(str(leaf.value) for leaf in rights(paper, clearance, on).open)


def kept(paper: Briefing, clearance: Marking, on: Date | None = None) -> Counter[str]:
    """What redaction leaves for them."""
    return told(redact(paper, clearance, on), "secret")


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(HOLDER)), st.sampled_from(MARKINGS)),
    st.sampled_from(get_args(Marking)),
)
def test_redaction_and_proof_leave_the_same(markings: dict[str, str], clearance: Marking) -> None:
    paper = marked(markings)
    assert told(paper, clearance) == kept(paper, clearance)


@pytest.mark.parametrize("name", ["ampere", "showcase"])
@pytest.mark.parametrize("clearance", get_args(Marking))
@pytest.mark.parametrize("on", [None, "2025-01", "2026-06-30"])
def test_redaction_and_proof_leave_the_same_of_a_shipped_file(
    name: str, clearance: Marking, on: str | None
) -> None:
    paper, day = load_briefing(ROOT / "data" / f"{name}.yaml"), Date.read(on) if on else None
    assert told(paper, clearance, day) == kept(paper, clearance, day)


def test_each_part_is_told_once_with_why_it_is_withheld() -> None:
    paper = briefing(
        facts="f: {value: 400, marking: secret}",
        sources="s: {kind: press, title: T, marking: confidential}",
        rationale="{message: M, source: s, context: [{title: A, text: '{{f}}'}]}",
        actions="[{what: '{{f}}'}]",
        glossary="[{term: T, meaning: M, marking: internal}]",
    )
    assert rights(paper, "public").parts() == {
        ("actions", 0): "shows facts.f",
        ("facts", "f"): "marked secret",
        ("glossary", 0): "marked internal",
        ("rationale",): "shows sources.s",
        ("sources", "s"): "marked confidential",
    }


def test_names_of_choices_and_ids_that_only_point_are_no_texts() -> None:
    paper = briefing(
        sources="s: {kind: press, title: Un titre}",
        actions="[{what: Agir, source: s, status: reported}]",
    )
    leaves = {leaf.value for leaf in rights(paper, "public").open if not leaf.cites}
    assert not {"press", "reported", "s"} & leaves

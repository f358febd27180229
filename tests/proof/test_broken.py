"""Redaction that is broken on purpose, one rule at a time: the proof stops the build each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from report import pipeline, redact
from report.deck import chart
from report.errors import ReportError
from report.pipeline import build, load
from report.story import Chart, Series
from tests.briefings import yaml_of
from tests.forgetting import forgetting

Patch = pytest.MonkeyPatch

_SERIES = """
- id: chart
  title: Le prix
  unit: en euros
  total: 987654 en tout
  alt: Dont Zanzibar
  points:
    - {name: Cap, value: 1}
    - {name: Zanzibar, value: 987654, marking: confidential}
"""
_TABLE = """
- id: table
  title: Les ventes
  columns: [{head: Nom}, {head: Ventes, numeric: true}]
  rows:
    - {cells: [Cap, 1]}
    - {cells: [Zanzibar, 31], marking: confidential}
    - {cells: [Total, 987654], total: true}
  note: Zanzibar compte double
"""


def reasons(part: str, written: str) -> str:
    return f"message: Pourquoi\n{part}:\n{indent(written.strip(), '  ')}\n"


PAPERS = {
    "chart": yaml_of(rationale=reasons("series", _SERIES)),
    "table": yaml_of(rationale=reasons("tables", _TABLE)),
    "section": yaml_of(
        rationale="{message: Zanzibar, marking: confidential, drivers: "
        "[{title: Quagga, text: Il en a 987654}]}"
    ),
    "fact": yaml_of(
        facts="hires: {value: 987654, unit: postes, period: 2025, marking: confidential}",
        governance="{message: M, events: [{text: On recrute Zanzibar, fact: hires}]}",
    ),
    "options": yaml_of(
        open_questions="{message: M, options: [{name: Cap, principle: P}, "
        "{name: Zanzibar, principle: P, marking: confidential}], criteria: "
        "[{name: Prix, verdicts: [{text: Bas}, {text: Quagga 987654}]}]}"
    ),
    "source": yaml_of(
        sources="paper: {kind: press, title: Zanzibar 987654}",
        actions="[{what: Agir}, {what: Vendre, source: paper, marking: confidential}]",
    ),
    "sites": yaml_of(
        footprint="{message: M, workforce_label: Zanzibar, skills: [{title: T, text: X}], sites: "
        "[{id: a, name: A, role: R, location: {lat: 50, lon: 3}, marking: confidential}], "
        "map: {countries: [FR], places: [{name: Quagga, kind: town, lat: 48, lon: 2}]}}"
    ),
    "bodies": yaml_of(
        governance="{message: M, bodies: [{id: b, name: Zanzibar}], events: [{text: E, date: 2024}]"
        ", reserved: [{matter: A, word: D, by: [b], marking: confidential}]}"
    ),
    "depends": yaml_of(
        open_questions="{message: M, depends: Zanzibar, options: [{name: A, principle: P}, "
        "{name: B, principle: P, marking: confidential}]}"
    ),
    "count": yaml_of(
        actions="[{what: Agir sur trois risques, marking: public}]",
        risks="[{cause: A, effect: E, likelihood: low, impact: low}, {cause: B, effect: E, "
        "likelihood: low, impact: low}, {cause: Zanzibar, effect: E, likelihood: low, "
        "impact: low, marking: confidential}]",
    ),
    "term": yaml_of(
        actions="[{what: Agir}, {what: Vendre Zanzibar, marking: confidential}]",
        glossary="[{term: Zanzibar, meaning: Une île}]",
    ),
}


def forgotten(name: str, does: Callable[..., Any]) -> Callable[[Patch], None]:
    """A rule of redaction that does nothing any more."""
    return lambda patch: patch.setattr(redact, name, does)


def _no_inheritance(patch: Patch) -> None:
    """A part of a withheld section counts as public unless it says otherwise."""

    def own(levels: Any, item: Any, inherited: int) -> int:
        return redact.MARKINGS.index(item.marking or "public")

    def kept(part: Any, levels: Any, inherited: int, clearance: int) -> Any:
        """A section goes on, though its own marking is too high."""
        if type(part).__name__ == "Rationale":
            part = part.model_copy(update={"marking": None})
        return whole(part, levels, 0, clearance)

    whole = redact._kept
    patch.setattr(redact._Levels, "own", own)
    patch.setattr(redact, "_kept", kept)


def _no_dependence_on_facts(patch: Patch) -> None:
    """What shows a withheld fact is told all the same, and so is the fact."""
    patch.setattr(redact._Levels, "needed", lambda *_: 0)
    whole = redact._kept

    def kept(part: Any, levels: Any, inherited: int, clearance: int) -> Any:
        is_fact = type(part).__name__ == "Fact"
        return part if is_fact else whole(part, levels, inherited, clearance)

    patch.setattr(redact, "_kept", kept)


def _the_other_verdict(criterion: Any, stays: list[bool]) -> Any:
    """Of two verdicts the one on the option that is withheld."""
    return criterion.model_copy(update={"verdicts": criterion.verdicts[-1:]})


def _one_more_cell(patch: Patch) -> None:
    """The workbook behind a chart has a column that the chart does not show."""
    written = chart.workbook  # type: ignore[attr-defined]

    def telling(shown: Chart) -> Any:
        if shown.categories != ("Cap",):  # the same chart without its words: a leak knows of none
            return written(shown)
        column = Series("", (987654.0,), ())
        return written(replace(shown, series=(*shown.series, column)))

    patch.setattr(chart, "workbook", telling)


RULES: dict[str, tuple[str, str, Callable[[Patch], None]]] = {
    "inheritance": ("section", "pdf", _no_inheritance),
    "inheritance, deck": ("section", "pptx", _no_inheritance),
    "facts": ("fact", "pdf", _no_dependence_on_facts),
    "facts, deck": ("fact", "pptx", _no_dependence_on_facts),
    "verdicts": ("options", "pdf", forgotten("_judged", _the_other_verdict)),
    "a chart's words": ("chart", "pdf", forgotten("_shown_series", lambda *_: {})),
    "a chart's words, deck": ("chart", "pptx", forgotten("_shown_series", lambda *_: {})),
    "totals and notes": ("table", "pdf", forgotten("_depending", lambda before, after: after)),
    "terms": ("term", "pptx", forgotten("_explained", lambda before, after: after.glossary)),
    "sources": ("source", "pdf", forgotten("_rested_on", lambda before, after: after.sources)),
    "the map of sites": ("sites", "pdf", forgotten("_shown_footprint", lambda *_: {})),
    "bodies": ("bodies", "pdf", forgotten("_deciding", lambda before, after: after.bodies)),
    "what a choice depends on": ("depends", "pdf", forgotten("_shown_questions", lambda *_: {})),
    "cells of a workbook": ("chart", "pptx", _one_more_cell),
}


@pytest.mark.parametrize("format_", ["pdf", "pptx"])
def test_a_count_that_was_not_refused_is_found_in_the_file(
    format_: str, tmp_path: Path, monkeypatch: Patch
) -> None:
    paper = tmp_path / "paper.yaml"
    paper.write_text(PAPERS["count"], encoding="utf-8")
    template = tmp_path / "templates" / "audiences" / "press.yaml"
    template.parent.mkdir(parents=True)
    template.write_text(
        "name: P\nclearance: public\noutline: [actions]\ntheme: house\n", encoding="utf-8"
    )
    with pytest.raises(ReportError) as raised:
        build(load(paper), "press", formats=[format_], out=tmp_path / "out")
    assert {one.code for one in raised.value.problems} == {"E504"}
    monkeypatch.setattr(pipeline, "given_away", lambda *_: ())
    with pytest.raises(ReportError) as raised:
        build(load(paper), "press", formats=[format_], out=tmp_path / "out")
    assert {one.code for one in raised.value.problems} == {"E602"}
    assert {one.where for one in raised.value.problems} == {"risks[2]"}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_missing_is_caught_and_no_file_is_left(
    rule: str, tmp_path: Path, monkeypatch: Patch
) -> None:
    name, format_, breaks = RULES[rule]
    paper = tmp_path / "paper.yaml"
    paper.write_text(PAPERS[name], encoding="utf-8")
    briefing = load(paper)
    out = tmp_path / "out"
    assert build(briefing, "press", formats=[format_], out=out)
    for file in out.iterdir():
        file.unlink()
    breaks(monkeypatch)
    with forgetting(), pytest.raises(ReportError) as raised:
        build(briefing, "press", formats=[format_], out=out)
    assert {one.code for one in raised.value.problems} == {"E602"}
    assert all(one.line for one in raised.value.problems)
    assert not any("Zanzibar" in str(one) or "987654" in str(one) for one in raised.value.problems)
    assert not list(out.iterdir())

"""The edition as a data file: whole for its readers, silent on the rest, and built again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.briefing import MARKINGS, Briefing, Marking
from report.builder import Quoted
from report.check import briefing_of, load_briefing
from report.compose import compose
from report.draft import WRITERS, Told
from report.errors import ReportError
from report.language import Date
from report.pipeline import tell
from report.record import names, record
from report.redact import Edition, redact
from report.source import Bare, read_text, written
from report.template import library
from tests.briefings import ROOT, briefing

SHIPPED = ("ampere", "showcase")


def again(edition: Edition) -> Briefing:
    """The record of an edition, read as a data file and checked as a whole."""
    return briefing_of(read_text(record(edition)))


def record_of(paper: Briefing, clearance: Marking = "public") -> str:
    return record(redact(paper, clearance))


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("clearance", MARKINGS)
def test_it_tells_the_same_story_in_every_language(name: str, clearance: Marking) -> None:
    edition = redact(load_briefing(ROOT / "data" / f"{name}.yaml"), clearance)
    read_back = redact(again(edition), clearance)
    templates = library()
    for code in ("fr", "en"):
        words, template = templates.language(code), templates.template("board")
        one, other = (
            compose(paper, template, words, audience="board", maps=templates.maps())
            for paper in (edition, read_back)
        )
        assert one == other


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("clearance", MARKINGS)
def test_it_is_the_record_of_itself(name: str, clearance: Marking) -> None:
    edition = redact(load_briefing(ROOT / "data" / f"{name}.yaml"), clearance)
    assert record(redact(again(edition), clearance)) == record(edition)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pdf_built_from_it_is_the_same_to_the_byte(name: str, tmp_path: Path) -> None:
    told = tell(load_briefing(ROOT / "data" / f"{name}.yaml"), "press", "en", library())
    once = tell(briefing_of(read_text(told.record)), "press", "en", library())
    assert _pdf(told, tmp_path / "told.pdf") == _pdf(once, tmp_path / "once.pdf")


def _pdf(told: Told, path: Path) -> bytes:
    WRITERS["pdf"](told, path, None)
    return path.read_bytes()


def test_it_says_nothing_of_what_is_withheld() -> None:
    actions = "[{what: Publier}, {what: Racheter Acme, owner: Ada, marking: secret}]"
    text = record_of(briefing(actions=actions))
    assert "Publier" in text
    assert not any(word in text for word in ("Racheter", "Ada", "secret"))


def test_it_has_no_comment_of_the_author() -> None:
    actions = "- what: Publier  # avant le rachat\n"
    assert "rachat" not in record_of(briefing(actions=actions))


def test_its_marking_is_the_highest_that_is_left() -> None:
    summary = "{message: M, ask: A, marking: public}"
    paper = briefing(marking="secret", summary=summary)
    assert "secret" not in record_of(paper)
    assert again(redact(paper, "public")).briefing.marking == "public"


def test_the_title_of_a_list_that_is_withheld_is_not_told() -> None:
    parts = {
        "risks": "[{cause: C, effect: E, likelihood: low, impact: low, marking: secret}]",
        "actions": "[{what: Publier}]",
        "titles": "{risks: La fusion peut échouer, actions: À faire}",
    }
    text = record_of(briefing(**parts))
    assert "À faire" in text
    assert "fusion" not in text


def test_names_to_keep_together_are_told_where_a_text_says_them() -> None:
    paper = briefing(
        head="keep_together: [Luca de Meo, Renault 4]\n",
        actions="[{what: Lancer la Renault 4}, {what: Écrire à Luca de Meo, marking: secret}]",
    )
    assert again(redact(paper, "public")).briefing.keep_together == ("Renault 4",)


def test_what_is_kept_for_the_authors_records_stays_with_the_author() -> None:
    paper = briefing(footprint="{message: M, region: Normandie}")
    assert "Normandie" not in record_of(paper)


def test_cells_of_a_csv_file_stand_in_it_for_every_language(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text("line;sales\n007;1,50\n", encoding="utf-8")
    file = tmp_path / "paper.yaml"
    columns = "[{head: L, column: line}, {head: S, column: sales, numeric: true}]"
    file.write_text(
        "schema: 1\nbriefing: {id: p, title: {fr: T, en: T}, organisation: Nous, language: fr, "
        "as_of: 2025-09, marking: public}\nsummary: {message: M, ask: A}\n"
        "rationale: {message: M, tables: [{id: t, title: T, from: sales.csv, decimal: ',', "
        f"columns: {columns}}}]}}\n",
        encoding="utf-8",
    )
    text = record(redact(load_briefing(file), "public"))
    assert "fr: '007'\n" in text
    assert "en: '007'\n" in text
    assert "- 1.50\n" in text
    assert "sales.csv" not in text


def test_a_text_that_looks_like_a_number_stays_a_text() -> None:
    rows = "[{cells: ['08', 8, 0.10, '-5', null]}]"
    heads = "[{head: A}, {head: B}, {head: C}, {head: D}, {head: E}]"
    tables = f"{{message: M, tables: [{{id: t, title: T, columns: {heads}, rows: {rows}}}]}}"
    paper = briefing(rationale=tables)
    read_back = again(redact(paper, "public"))
    assert paper.rationale is not None
    assert read_back.rationale == paper.rationale


def test_a_marking_that_ended_on_the_day_of_the_edition_does_not_close_its_record() -> None:
    actions = "[{what: Publier, marking: secret, until: 2026-01}]"
    edition = redact(briefing(actions=actions), "public", Date.read("2026-03"))
    assert "Publier" in record(edition, Date.read("2026-03"))


def test_the_ids_and_choices_of_an_edition_are_its_names() -> None:
    facts = "{hires: {value: 4, kind: flow}, price: {value: 9, marking: secret}}"
    found = set(names(redact(briefing(facts=facts), "public")))
    assert {"hires", "flow", "public", "paper"} <= found
    assert not {"price", "secret"} & found


@given(st.text(min_size=1))
def test_any_text_is_read_back_as_it_was(words: str) -> None:
    text = written({"text": words, "list": [Quoted(words)], "number": Bare("8")}, width=None)
    try:
        refused = set()
        data = read_text(text).data
    except ReportError as error:  # for signs that no data file may hold
        refused = {problem.code for problem in error.problems}
    assert refused == {"E106"} or data == {"text": words, "list": [words], "number": "8"}

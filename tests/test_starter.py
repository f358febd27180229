"""A new data file: its id, its language, its schema, and that it replaces nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.check import briefing_of
from report.editorial import remarks
from report.errors import ReportError
from report.source import read_text
from report.starter import id_of, schema_path, starter, write_new
from report.template import library
from tests.briefings import TEMPLATES

LANGUAGES = sorted(path.stem for path in (TEMPLATES / "starters").glob("*.yaml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_starter_is_right_and_leaves_nothing_to_remark(language: str) -> None:
    paper = briefing_of(read_text(starter("Le port", language, library())))
    assert (paper.briefing.id, paper.briefing.language) == ("le-port", language)
    assert remarks(paper) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_starter_has_the_same_parts(language: str) -> None:
    def parts(code: str) -> set[str]:
        paper = briefing_of(read_text(starter("x", code, library())))
        return paper.model_fields_set | set(paper.facts) | set(paper.sources)

    assert parts(language) == parts("en")


def test_the_schema_is_named_by_an_address_without_spaces() -> None:
    first, _ = starter("x", "en", library()).split("\n", 1)
    assert first == f"# yaml-language-server: $schema={schema_path().as_uri()}"
    assert schema_path().is_file()


def test_an_author_s_own_starter_goes_first(tmp_path: Path) -> None:
    (tmp_path / "starters").mkdir()
    (tmp_path / "starters" / "fr.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert starter("x", "fr", library(tmp_path)).splitlines()[1:] == ["schema: 1"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Note d’été", "note-d-ete"),
        ("--a__b--", "a-b"),
        ("ŒUVRE n° 4", "uvre-n-4"),
        ("日本", "briefing"),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_any_name_gives_an_id(name: str, expected: str) -> None:
    assert id_of(name) == expected


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_new(path, "one\n")
    with pytest.raises(ReportError, match="there is such a file already"):
        write_new(path, "two\n")
    assert path.read_bytes() == b"one\n"

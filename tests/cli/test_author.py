"""What an author is helped with: a new file, a check, the ledger of facts, the schema."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from click.shell_completion import ShellComplete

from report.cli import command
from report.cli.author import print_table
from report.ledger import Entry
from report.schema import schema_text
from tests.briefings import ROOT, yaml_of
from tests.cli.test_build import run

REMARKABLE = yaml_of(sources="unused: {kind: press, title: T}", actions="[{what: Agir}]")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def paper(here: Path) -> Path:
    """A data file that is right, and has three things to remark on."""
    path = here / "paper.yaml"
    path.write_text(REMARKABLE, encoding="utf-8")
    return path


# ---------------------------------------------------------------- new


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_file_is_right_leaves_nothing_to_remark_and_builds(here: Path, language: str) -> None:
    result = run("new", "harbour", "--language", language)
    assert result.exit_code == 0, result.output
    assert run("check", "harbour.yaml", "--strict").exit_code == 0
    assert run("build", "harbour.yaml").exit_code == 0
    built = sorted(path.name for path in (here / "out").iterdir())
    assert built == [f"harbour-board-{language}.{suffix}" for suffix in ("pdf", "pptx")]


def test_a_new_file_begins_by_naming_a_schema_that_is_there(here: Path) -> None:
    run("new", "harbour")
    first = (here / "harbour.yaml").read_text(encoding="utf-8").splitlines()[0]
    comment, _, uri = first.partition("=")
    assert comment == "# yaml-language-server: $schema"
    assert " " not in uri
    assert Path(unquote(urlparse(uri).path)).read_text(encoding="utf-8") == schema_text()


def test_the_next_two_commands_are_told(here: Path) -> None:
    assert run("new", "harbour").stdout.splitlines()[1:] == [
        "  report check harbour.yaml",
        "  report build harbour.yaml",
    ]


def test_a_file_that_is_there_is_never_touched(here: Path) -> None:
    (here / "harbour.yaml").write_text("mine", encoding="utf-8")
    result = run("new", "harbour")
    assert result.exit_code == 1
    assert "harbour.yaml: there is such a file already; it stays as it is" in result.stderr
    assert (here / "harbour.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "file", "id"),
    [
        ("port.yml", "port.yml", "port"),
        ("Note d’été", "Note d’été.yaml", "note-d-ete"),
        ("v1.2", "v1.2.yaml", "v1-2"),
        ("日本", "日本.yaml", "briefing"),
    ],
)
def test_the_id_comes_from_the_name(here: Path, name: str, file: str, id: str) -> None:
    assert run("new", name).exit_code == 0
    assert f"\n  id: {id} #" in (here / file).read_text(encoding="utf-8")


def test_a_path_may_be_given_to_a_folder_that_is_there(here: Path) -> None:
    (here / "notes").mkdir()
    assert run("new", "notes/port").exit_code == 0
    assert (here / "notes" / "port.yaml").is_file()
    result = run("new", "elsewhere/port")
    assert result.exit_code == 1
    assert "cannot write: No such file or directory" in result.stderr


def test_a_language_without_a_starter_gets_the_english_one(here: Path) -> None:
    folder = here / "mine" / "languages"
    folder.mkdir(parents=True)
    english = (ROOT / "templates" / "languages" / "en.yaml").read_text(encoding="utf-8")
    (folder / "xx.yaml").write_text(english.replace("code: en", "code: xx"), encoding="utf-8")
    assert run("new", "harbour", "-l", "xx", "--templates", "mine").exit_code == 0
    assert "\n  language: xx\n" in (here / "harbour.yaml").read_text(encoding="utf-8")
    assert run("check", "harbour.yaml", "--strict").exit_code == 0


def test_a_language_that_is_not_there_is_told_and_nothing_is_written(here: Path) -> None:
    result = run("new", "harbour", "-l", "xx")
    assert result.exit_code == 1
    assert "there is no language 'xx'" in result.stderr
    assert list(here.iterdir()) == []


# ---------------------------------------------------------------- check


def test_a_check_tells_remarks_with_their_places_and_writes_nothing(paper: Path) -> None:
    result = run("check", paper)
    assert result.exit_code == 0
    assert f"{paper}:14:11: sources.unused: nothing rests on this source" in result.stdout
    assert result.stdout.splitlines()[-1] == "no problem, 2 remarks"
    assert list(paper.parent.iterdir()) == [paper]


def test_strict_makes_a_remark_a_failure(paper: Path) -> None:
    assert run("check", paper, "--strict").exit_code == 1


def test_a_check_finds_nothing_in_a_plain_file(paper: Path) -> None:
    paper.write_text(yaml_of(), encoding="utf-8")
    result = run("check", paper, "--strict")
    assert (result.exit_code, result.output) == (0, "no problem, no remark\n")


def test_a_check_tells_problems_as_a_build_does(paper: Path) -> None:
    paper.write_text(yaml_of(summary="{message: M}"), encoding="utf-8")
    result = run("check", paper)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the field 'ask' is missing" in result.stderr
    assert result.stderr == run("build", paper, "-f", "pdf").stderr


def test_a_check_tells_a_leak(paper: Path) -> None:
    actions = '[{what: "{{f}}", marking: public}]'
    text = yaml_of(facts="f: {value: 1, marking: secret}", actions=actions)
    paper.write_text(text, encoding="utf-8")
    assert "this is marked public, but what it shows is secret" in run("check", paper).stderr


def test_json_tells_problems_and_warnings_apart(paper: Path) -> None:
    told = json.loads(run("check", paper, "--json").stdout)
    assert told["problems"] == []
    assert [warning["code"] for warning in told["warnings"]] == ["W110", "W104"]
    assert told["warnings"][1] == {
        "path": str(paper),
        "line": 16,
        "column": 4,
        "code": "W104",
        "where": "actions[0]",
        "message": "this action has no owner and no date",
        "hint": "",
    }
    paper.write_text(yaml_of(summary="{message: M}"), encoding="utf-8")
    result = run("check", paper, "--json")
    assert result.exit_code == 1
    assert [one["code"] for one in json.loads(result.stdout)["problems"]] == ["E202"]


def test_a_build_only_counts_what_is_wrong_with_the_grounds(paper: Path) -> None:
    result = run("build", paper, "-f", "pdf")
    assert result.stdout.splitlines()[-1] == f"1 remark: report check {paper}"
    assert "remark" not in run("build", paper, "-f", "pdf", "--quiet").output


# ---------------------------------------------------------------- facts

FACTS = """
hires:
  value: 1400
  unit: {fr: postes, en: positions}
  period: 2025-09
  source: s
  status: reported
born: {text: {fr: née, en: born}, marking: secret}
"""


@pytest.fixture
def facts(here: Path) -> Path:
    """A data file of two facts, of which one is cited."""
    path = here / "facts.yaml"
    parts = {"sources": "s: {kind: press, title: T}", "facts": FACTS}
    cites = '{message: {fr: "{{hires}}", en: "{{hires.value}}"}, ask: A}'
    path.write_text(yaml_of(summary=cites, **parts), encoding="utf-8")
    return path


def test_a_sign_that_no_font_has_is_told_before_anything_is_built(tmp_path: Path) -> None:
    path = tmp_path / "paper.yaml"
    path.write_text(yaml_of(summary="{message: 日本, ask: A}"), encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert "no font has the character '日' (U+65E5)" in result.stderr


def test_the_ledger_has_a_line_for_each_fact_with_tabs_between(facts: Path) -> None:
    result = run("facts", facts)
    assert result.exit_code == 0, result.output
    assert [line.split("\t") for line in result.stdout.splitlines()] == [
        ["id", "value", "period", "status", "source", "marking", "used in"],
        [
            "hires",
            "1\u202f400\u00a0postes",
            "2025-09",
            "reported",
            "s",
            "public",
            "summary.message",
        ],
        ["born", "née", "", "", "", "secret", ""],
    ]


def test_the_ledger_prints_figures_in_the_language_asked_for(facts: Path) -> None:
    assert "1,400\u00a0positions" in run("facts", facts, "--language", "en").stdout


def test_a_fact_without_words_in_the_language_is_told(facts: Path) -> None:
    facts.write_text(yaml_of(facts="f: {text: T}"), encoding="utf-8")
    result = run("facts", facts, "-l", "en")
    assert result.exit_code == 1
    assert "facts.f.text: this text is missing in the language 'en'" in result.stderr


def test_a_terminal_shows_a_table_with_words_as_typed(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([Entry("hires", "[bold]", "2025", "", "s", "public", ("summary.ask", "a.b"))])
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == ["id", "value", "period", "status", "source", "marking", "used", "in"]
    assert first.split() == ["hires", "[bold]", "2025", "s", "public", "summary.ask"]
    assert second.split() == ["a.b"]


def test_the_ledger_as_json(facts: Path) -> None:
    first, _ = json.loads(run("facts", facts, "--json").stdout)
    assert first == {
        "id": "hires",
        "value": "1\u202f400\u00a0postes",
        "period": "2025-09",
        "status": "reported",
        "source": "s",
        "marking": "public",
        "used": ["summary.message"],
    }


# ---------------------------------------------------------------- schema


def test_the_schema_is_printed_or_written(here: Path) -> None:
    assert run("schema").stdout == schema_text()
    assert run("schema", "--out", "s.json").output == ""
    assert (here / "s.json").read_text(encoding="utf-8") == schema_text()


def test_a_schema_that_cannot_be_written_is_told(here: Path) -> None:
    assert "cannot write" in run("schema", "--out", "no/such.json").stderr


# ---------------------------------------------------------------- completion


def completed(*arguments: str, begun: str = "") -> list[tuple[str, str]]:
    """What a shell is offered, with its type."""
    shell = ShellComplete(command, {}, "report", "_REPORT_COMPLETE")
    return [(one.value, one.type) for one in shell.get_completions(list(arguments), begun)]


@pytest.mark.parametrize("name", ["build", "check", "facts", "new"])
def test_a_shell_completes_the_names_of_files(name: str) -> None:
    assert completed(name, begun="da") == [("da", "file")]


def test_a_shell_completes_languages_and_audiences() -> None:
    assert completed("new", "--language", begun="f") == [("fr", "plain")]
    assert completed("build", "--language", begun="al") == [("all", "plain")]
    assert completed("build", "--audience", begun="b") == [("board", "plain")]

"""The command line: what it says, where, and with which exit code; what a build gives."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from report import __version__
from report.cli import command
from report.read import pdf_text
from report.template import library
from tests.briefings import ROOT, yaml_of

FAULTY = yaml_of(summary='{message: "{{hires}}", ask: A, source: article}')


def run(*arguments: str | Path) -> Result:
    """``report`` with these arguments; whatever it raises but an exit is raised here too."""
    result = CliRunner().invoke(command, [str(one) for one in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """The smallest data file, in a folder of its own."""
    path = tmp_path / "paper.yaml"
    path.write_text(yaml_of(), encoding="utf-8")
    return path


def build(paper: Path, *more: str) -> Result:
    """``report build`` of a PDF alone, beside the data file."""
    return run("build", paper, "-f", "pdf", "-o", paper.parent / "out", *more)


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("arguments", [[], *([name] for name in sorted(command.commands))])
def test_every_command_explains_itself(arguments: list[str]) -> None:
    result = run(*arguments, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output
    assert run(*arguments, "-h").output == result.output


def test_the_version_is_told() -> None:
    assert run("--version").output == f"report, version {__version__}\n"


def test_a_command_that_is_not_there_is_wrong_usage() -> None:
    assert run("biuld").exit_code == 2


@pytest.mark.parametrize("more", [["-f", "docx"], ["--lang", "fr"], ["--templates", "no/such"]])
def test_an_option_that_is_not_there_is_wrong_usage(paper: Path, more: list[str]) -> None:
    result = build(paper, *more)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_the_program_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "report", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"report, version {__version__}\n"


# ---------------------------------------------------------------- what is built


def test_a_build_names_its_file_with_its_pages(paper: Path) -> None:
    result = build(paper)
    out = paper.parent / "out"
    assert result.exit_code == 0, result.output
    assert [path.name for path in out.iterdir()] == ["paper-board-fr.pdf"]
    line = result.stdout.strip()
    assert line.startswith(f"{out / 'paper-board-fr.pdf'}  ")
    assert " page" in line


def test_both_formats_are_built_unless_one_is_asked_for(paper: Path) -> None:
    assert run("build", paper, "-o", paper.parent / "out").exit_code == 0
    assert sorted(path.suffix for path in (paper.parent / "out").iterdir()) == [".pdf", ".pptx"]


def test_every_audience_may_be_asked_for_at_once(paper: Path) -> None:
    result = build(paper, "-a", "all")
    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in (paper.parent / "out").iterdir())
    audiences = library().audiences()
    assert names == [f"paper-{name}-fr.pdf" for name in audiences]
    assert result.stdout.splitlines()[-1].startswith(f"{len(audiences)} files in ")


def test_quiet_says_nothing_where_nothing_is_wrong(paper: Path) -> None:
    result = build(paper, "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_json_tells_each_file(paper: Path) -> None:
    (built,) = json.loads(build(paper, "--json").stdout)
    told = {"path", "audience", "language", "format", "pages", "seconds", "sha256", "searched",
            "warnings"}  # fmt: skip
    assert built.keys() == told
    assert (built["audience"], built["language"], built["format"]) == ("board", "fr", "pdf")
    assert Path(built["path"]).is_file()
    assert built["pages"] >= 1


def test_the_date_of_an_edition_ends_markings(paper: Path) -> None:
    actions = "[{what: Vendre le moulin, marking: secret, until: 2026-02}]"
    paper.write_text(yaml_of(actions=actions), encoding="utf-8")
    told = []
    for date in ("2026-02-28", "2026-03-31"):
        assert build(paper, "--date", date).exit_code == 0
        (pdf,) = (paper.parent / "out").iterdir()
        told.append("Vendre le moulin" in "".join(pdf_text(pdf)))
    assert told == [False, True]


def test_a_date_that_is_none_is_wrong_usage(paper: Path) -> None:
    result = build(paper, "--date", "31.3.2026")
    assert result.exit_code == 2
    assert "'31.3.2026' is not a date; write 2026, 2026-03 or 2026-03-31" in result.stderr


def test_the_languages_of_a_template_are_built_where_none_is_asked_for(paper: Path) -> None:
    title = yaml_of().replace("title: Un titre", "title: {fr: Un titre, en: A title}")
    paper.write_text(title, encoding="utf-8")
    own = paper.parent / "templates" / "audiences" / "bank.yaml"
    own.parent.mkdir(parents=True)

    def built(languages: str, *more: str) -> list[str]:
        own.write_text(f"extends: board\nlanguages: {languages}\n", encoding="utf-8")
        result = build(paper, "-a", "bank", "--allow-missing", *more, "-o", f"{paper.parent}/b")
        assert result.exit_code == 0, result.output
        names = [path.name for path in (paper.parent / "b").iterdir()]
        for path in (paper.parent / "b").iterdir():
            path.unlink()
        return sorted(names)

    assert built("[en, fr]") == ["paper-bank-en.pdf", "paper-bank-fr.pdf"]
    assert built("[en]") == ["paper-bank-en.pdf"]
    assert built("[en, fr]", "-l", "fr") == ["paper-bank-fr.pdf"]
    assert built("[en]", "-l", "all") == ["paper-bank-en.pdf"]
    assert built("[]", "-l", "all") == ["paper-bank-en.pdf", "paper-bank-fr.pdf"]


# ---------------------------------------------------------------- what is wrong


def test_problems_are_told_with_file_line_and_column(paper: Path) -> None:
    paper.write_text(FAULTY, encoding="utf-8")
    result = build(paper)
    assert result.exit_code == 1
    assert result.stdout == ""
    first, *_ = result.stderr.splitlines()
    assert (
        first == f"{paper}:12:13: summary.message: there is no fact 'hires' (there is: none) [E252]"
    )
    assert result.stderr.splitlines()[-1] == "2 problems"
    assert "Traceback" not in result.stderr


def test_problems_are_told_as_json_with_their_places(paper: Path) -> None:
    paper.write_text(FAULTY, encoding="utf-8")
    result = build(paper, "--json")
    assert result.exit_code == 1
    problem = json.loads(result.stdout)["problems"][0]
    assert (problem["file"], problem["line"], problem["column"]) == (str(paper), 12, 13)
    assert problem["what"] == "there is no fact 'hires' (there is: none)"
    assert problem["where"] == "summary.message"


def test_quiet_still_tells_what_is_wrong(paper: Path) -> None:
    paper.write_text(FAULTY, encoding="utf-8")
    assert "there is no fact 'hires'" in build(paper, "--quiet").stderr


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = build(tmp_path / "papr.yaml")
    assert result.exit_code == 1
    assert "papr.yaml" in result.stderr
    assert result.stderr.splitlines()[-1] == "1 problem"


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    result = build(tmp_path)
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr


def test_a_file_in_the_place_of_the_out_folder_is_wrong_usage(paper: Path) -> None:
    assert run("build", paper, "-o", paper).exit_code == 2


def test_an_audience_that_is_not_there_is_told_those_that_are(paper: Path) -> None:
    result = build(paper, "-a", "bord")
    assert result.exit_code == 1
    assert "there is no audience 'bord' (there is: board, " in result.stderr
    assert "); did you mean 'board'?" in result.stderr


def test_a_language_that_is_not_there_is_told_those_that_are(paper: Path) -> None:
    result = build(paper, "-l", "xx")
    assert result.exit_code == 1
    assert "there is no language 'xx' (there is: " in result.stderr


def test_a_text_that_is_missing_in_a_language_is_told_its_place(paper: Path) -> None:
    result = build(paper, "-l", "en")
    assert result.exit_code == 1
    assert f"{paper}:5:10: briefing.title: this text is missing in the language 'en'" in (
        result.stderr
    )


def test_texts_that_are_not_translated_are_printed_as_they_are_where_that_is_allowed(
    paper: Path,
) -> None:
    result = build(paper, "-l", "en", "--allow-missing")
    assert result.exit_code == 0, result.stderr
    (pdf,) = (paper.parent / "out").iterdir()
    assert "[fr]" in "".join(pdf_text(pdf))


def test_how_the_texts_of_a_deck_fit_is_written_down(paper: Path) -> None:
    receipt = paper.parent / "fit.json"
    out = paper.parent / "out"
    result = run("build", paper, "-f", "pptx", "-o", out, "--receipt", receipt)
    assert result.exit_code == 0, result.stderr
    (deck,) = json.loads(receipt.read_text(encoding="utf-8"))
    assert deck["file"] in {path.name for path in out.iterdir()}
    assert deck["slides"][0]["shapes"]


def test_a_proof_names_what_is_withheld_by_place_and_what_was_searched(paper: Path) -> None:
    kept = "[{what: Zanzibar 98765, marking: confidential}, {what: Agir}]"
    paper.write_text(yaml_of(marking="public", actions=kept), encoding="utf-8")
    proof, out = paper.parent / "proof.json", paper.parent / "out"
    result = run("build", paper, "-a", "press", "-o", out, "--proof", proof)
    assert result.exit_code == 0, result.stderr
    written = proof.read_text(encoding="utf-8")
    assert "Zanzibar" not in written
    assert "98765" not in written
    (edition,) = json.loads(written)["editions"]
    assert (edition["audience"], edition["clearance"]) == ("press", "public")
    assert [one["item"] for one in edition["withheld"]] == ["actions[0]"]
    for one in edition["files"]:
        assert one["sha256"] == hashlib.sha256((out / one["file"]).read_bytes()).hexdigest()
        assert sum(one["searched"].values()) > 10


def test_an_edition_of_which_nothing_is_left_is_told(paper: Path) -> None:
    paper.write_text(yaml_of(marking="internal"), encoding="utf-8")
    result = build(paper, "-a", "press")
    assert result.exit_code == 1
    assert "nothing is left for readers who may see what is public" in result.stderr


def test_a_text_more_public_than_its_fact_is_told_before_anything_is_built(paper: Path) -> None:
    paper.write_text(
        yaml_of(
            facts="f: {value: 1, marking: secret}",
            actions='[{what: "{{f}}", marking: public}]',
        ),
        encoding="utf-8",
    )
    result = build(paper)
    assert result.exit_code == 1
    assert "this is marked public, but what it shows is secret" in result.stderr


# ---------------------------------------------------------------- what is left behind


def test_a_failure_leaves_nothing_behind(paper: Path) -> None:
    build(paper, "-l", "en")
    out = paper.parent / "out"
    assert not out.exists() or list(out.iterdir()) == []


def test_a_failure_leaves_the_files_of_an_earlier_build_as_they_were(paper: Path) -> None:
    build(paper)
    (file,) = (paper.parent / "out").iterdir()
    before = file.read_bytes()
    paper.write_text(FAULTY, encoding="utf-8")
    assert build(paper).exit_code == 1
    assert [path.read_bytes() for path in (paper.parent / "out").iterdir()] == [before]


def test_one_edition_that_fails_does_not_keep_the_others_from_being_built(paper: Path) -> None:
    paper.write_text(yaml_of(marking="internal"), encoding="utf-8")
    assert build(paper, "-a", "all").exit_code == 1
    names = {path.name for path in (paper.parent / "out").iterdir()}
    assert "paper-board-fr.pdf" in names
    assert "paper-press-fr.pdf" not in names


def test_a_folder_that_cannot_be_written_to_is_told(paper: Path) -> None:
    (paper.parent / "out").write_text("a file", encoding="utf-8")
    result = run("build", paper, "-f", "pdf", "-o", paper.parent / "out" / "deeper")
    assert result.exit_code == 1
    assert "cannot write to" in result.stderr

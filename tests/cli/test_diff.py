"""``report diff``: what changed between two files, and faults of both at once."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from report.cli import command
from tests.briefings import yaml_of

FACT = "hires: {{value: {0}, unit: postes, label: Embauches, marking: {1}}}"


def written(folder: Path, name: str, value: int, marking: str = "public") -> str:
    path = folder / name
    path.write_text(yaml_of(facts=FACT.format(value, marking)), encoding="utf-8")
    return str(path)


def test_each_change_is_a_line(tmp_path: Path) -> None:
    files = [written(tmp_path, "old.yaml", 400), written(tmp_path, "new.yaml", 500)]
    done = CliRunner().invoke(command, ["diff", *files])
    assert done.exit_code == 0
    assert done.output == (
        "Chiffre révisé (+25,0\u00a0%)\tEmbauches\t400\u00a0postes\t500\u00a0postes\tfacts.hires\n"
    )


def test_json_tells_the_same_as_data(tmp_path: Path) -> None:
    files = [written(tmp_path, "old.yaml", 400), written(tmp_path, "new.yaml", 500)]
    (change,) = json.loads(CliRunner().invoke(command, ["diff", *files, "--json"]).output)
    assert (change["kind"], change["path"]) == ("restated", "facts.hires")


def test_an_audience_sees_no_change_in_what_it_may_not_read(tmp_path: Path) -> None:
    old = written(tmp_path, "old.yaml", 400, "confidential")
    new = written(tmp_path, "new.yaml", 500, "confidential")
    done = CliRunner().invoke(command, ["diff", old, new, "--audience", "press"])
    assert (done.exit_code, done.output) == (0, "")


def test_faults_of_both_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("old.yaml", "new.yaml"):
        (tmp_path / name).write_text("schema: 1\n", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("old.yaml", "new.yaml")]
    done = CliRunner().invoke(command, ["diff", *files])
    assert done.exit_code == 1
    assert "old.yaml" in done.output
    assert "new.yaml" in done.output

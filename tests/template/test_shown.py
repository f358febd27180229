"""A template shown whole, and a copy of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.errors import ReportError
from report.template import library
from report.template.shown import copied, shown, write_template
from tests.template.test_inherit import WHOLE, put, read


@pytest.mark.parametrize("name", library().audiences())
def test_a_template_that_is_shown_reads_back_as_the_same_template(
    name: str, tmp_path: Path
) -> None:
    before = library().template(name)
    put(tmp_path, "again", shown(before))
    again = read(tmp_path, "again").model_dump()
    assert again == before.model_dump() | {"extends": None}


def test_what_is_shown_holds_what_comes_from_others_and_every_default(tmp_path: Path) -> None:
    put(tmp_path, "bank", WHOLE)
    put(tmp_path, "broker", "extends: bank\nname: Courtier\n")
    told = shown(read(tmp_path, "broker"))
    assert told.startswith("name: Courtier\nclearance: internal\n")
    assert "extends" not in told
    assert "contents: true\nnotes: false\nfacts: true\n" in told


@pytest.mark.parametrize("name", library().audiences())
def test_a_copy_is_the_same_template_with_its_comments(name: str, tmp_path: Path) -> None:
    found = library()
    write_template("mine", tmp_path / "audiences" / "mine.yaml", copied(name, found))
    assert read(tmp_path, "mine").model_dump() == found.template(name).model_dump()
    text = (tmp_path / "audiences" / "mine.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# Begun as a copy of '{name}'.\n#")


def test_a_template_that_is_there_is_never_touched(tmp_path: Path) -> None:
    path = put(tmp_path, "bank", WHOLE)
    with pytest.raises(ReportError, match="there is such a template already"):
        write_template("bank", path, "")
    assert path.read_text(encoding="utf-8") == WHOLE


@pytest.mark.parametrize("name", ["Bank", "a b", "../a", "", "é", "a--b", "-a"])
def test_a_name_that_no_template_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError, match="cannot be the name of a template"):
        write_template(name, tmp_path / f"{name}.yaml", "")
    assert list(tmp_path.iterdir()) == []

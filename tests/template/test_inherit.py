"""A template over the one that it extends: what wins, where faults are told, what has no end."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.errors import Problem, ReportError
from report.template import Template, library

WHOLE = "name: {fr: Banque, en: Bank}\nclearance: internal\noutline: [sources]\nnotes: false\n"


def put(folder: Path, name: str, text: str) -> Path:
    """A template in a folder of templates."""
    path = folder / "audiences" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, name: str) -> Template:
    return library(folder).template(name)


def complaint(folder: Path, name: str) -> Problem:
    with pytest.raises(ReportError) as caught:
        read(folder, name)
    (problem,) = caught.value.problems
    return problem


def test_what_a_template_does_not_say_comes_from_the_one_that_it_extends(tmp_path: Path) -> None:
    put(tmp_path, "bank", WHOLE)
    put(tmp_path, "broker", "extends: bank\nclearance: public\n")
    bank, broker = read(tmp_path, "bank"), read(tmp_path, "broker")
    assert (broker.clearance, bank.clearance) == ("public", "internal")
    assert (broker.name, broker.outline, broker.notes) == (bank.name, bank.outline, False)


def test_templates_extend_one_another_over_several_steps(tmp_path: Path) -> None:
    put(tmp_path, "a", WHOLE)
    put(tmp_path, "b", "extends: a\npage: letter\nnotes: true\n")
    put(tmp_path, "c", "extends: b\nnotes: false\n")
    assert (read(tmp_path, "c").page, read(tmp_path, "c").notes) == ("letter", False)


def test_a_name_is_taken_whole_and_not_language_by_language(tmp_path: Path) -> None:
    put(tmp_path, "bank", WHOLE)
    put(tmp_path, "broker", "extends: bank\nname: {fr: Courtier}\n")
    assert read(tmp_path, "broker").name == {"fr": "Courtier"}


def test_one_s_own_template_may_extend_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    put(tmp_path, "press", "extends: press\npage: letter\n")
    press = read(tmp_path, "press")
    assert (press.page, press.clearance) == ("letter", "public")
    assert press.outline == library().template("press").outline


@pytest.mark.parametrize(
    ("templates", "way"),
    [({"a": "b", "b": "a"}, "a → b → a"), ({"a": "a"}, "a → a"),
     ({"a": "b", "b": "c", "c": "b"}, "a → b → c → b")],
)  # fmt: skip
def test_a_circle_is_refused_where_it_closes(
    tmp_path: Path, templates: dict[str, str], way: str
) -> None:
    for name, parent in templates.items():
        put(tmp_path, name, f"# {name}\nextends: {parent}\n")
    problem = complaint(tmp_path, "a")
    last = way.split(" → ")[-2]
    assert problem.what == f"these templates extend one another: {way}"
    assert problem.file.endswith(f"{last}.yaml")
    assert (problem.line, problem.column) == (2, 10)


def test_a_parent_that_is_not_there_is_told_at_its_place(tmp_path: Path) -> None:
    put(tmp_path, "mine", "extends: bord\n")
    problem = complaint(tmp_path, "mine")
    assert (problem.line, problem.column, problem.hint) == (1, 10, "did you mean 'board'?")
    assert problem.what.startswith("there is no audience 'bord' (there is: board,")


def test_a_fault_is_told_in_the_file_that_it_stands_in(tmp_path: Path) -> None:
    parent = put(tmp_path, "bank", WHOLE + "page: A5\n")
    put(tmp_path, "broker", "extends: bank\n")
    assert (complaint(tmp_path, "broker").file, complaint(tmp_path, "broker").line) == (
        str(parent),
        5,
    )


def test_a_fault_found_later_is_told_in_the_file_that_it_comes_from(tmp_path: Path) -> None:
    parent = put(tmp_path, "bank", WHOLE + "languages:\n  - fr\n  - xx\n")
    put(tmp_path, "broker", "extends: bank\nnotes: true\n")
    problem = complaint(tmp_path, "broker")
    assert (problem.file, problem.line, problem.column) == (str(parent), 7, 5)
    assert problem.what.startswith("there is no language 'xx' (there is: de, en,")


def test_a_mistyped_field_of_a_child_is_told_what_was_meant(tmp_path: Path) -> None:
    put(tmp_path, "mine", "extends: board\nclearence: public\n")
    problem = complaint(tmp_path, "mine")
    assert (problem.line, problem.column, problem.hint) == (2, 1, "did you mean 'clearance'?")


# ---------------------------------------------------------------- where templates are looked for


def test_templates_are_looked_for_in_a_folder_then_beside_the_data_then_in_the_shipped_ones(
    tmp_path: Path,
) -> None:
    own, data = tmp_path / "own", tmp_path / "notes" / "paper.yaml"
    beside = data.parent / "templates"
    put(beside, "bank", WHOLE)
    put(beside, "press", "extends: press\npage: letter\n")
    assert library(None, data).template("bank").clearance == "internal"
    assert library(None, data).template("press").page == "letter"
    put(own, "press", "extends: press\npage: A4\n")
    both = library(own, data)
    assert (both.template("press").page, both.template("bank").clearance) == ("A4", "internal")
    assert both.origin("press") == own / "audiences" / "press.yaml"
    assert library().audiences() != both.audiences()


def test_a_folder_that_is_named_twice_is_looked_into_once(tmp_path: Path) -> None:
    own = put(tmp_path / "templates", "bank", WHOLE).parent.parent
    assert len(library(own, tmp_path / "paper.yaml").folders) == 2

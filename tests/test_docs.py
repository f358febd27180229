"""The pages that are made from the program: as committed, and complete."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from docs.build import pages
from docs.errors import MODULES, codes, told
from docs.examples import EXAMPLES
from docs.places import PLACES
from report.schema import models
from tests.briefings import ROOT


def test_the_pages_are_those_that_the_program_makes() -> None:
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run python docs/build.py"


def test_a_code_is_told_by_one_module_s_list_alone() -> None:
    listed = [code for name in MODULES for code in import_module(f"report.{name}").CODES]
    assert len(listed) == len(set(listed))


def test_every_code_has_one_example_which_is_told_with_that_code() -> None:
    assert codes().keys() == EXAMPLES.keys()


@pytest.mark.parametrize("code", ["E101", "E201", "E302", "W104"])
def test_an_example_names_no_folder_of_this_machine(code: str) -> None:
    assert not re.search(r"(^|\s)/", told(code, EXAMPLES[code]))


def test_every_code_that_the_program_tells_has_a_title() -> None:
    used = {
        code
        for path in (ROOT / "report").rglob("*.py")
        for code in re.findall(r'"([EW]\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert used - {"E000"} == set(codes())


def test_the_page_of_fields_says_of_every_part_where_it_appears() -> None:
    assert {model.__name__ for model in models()} - {"Briefing"} == PLACES.keys() - {"Section"}

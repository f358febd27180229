"""The schema of a data file: complete, as shipped, and of one mind with the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError

from report.schema import briefing_schema, field_docs, models, schema_text
from report.template import shipped_templates
from tests.briefings import ROOT, yaml_of

_SCHEMA = Draft202012Validator(briefing_schema())


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _EditorsLoader(_Loader):  # type: ignore[misc]
    """YAML as an editor reads it: numbers and true are typed, a date is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML's own attribute)
        sign: [(tag, rule) for tag, rule in rules if not tag.endswith(":timestamp")]
        for sign, rules in _Loader.yaml_implicit_resolvers.items()
    }


def complaints(text: str) -> list[str]:
    """What an editor would underline in a data file, by its place; the deepest places last."""
    data = yaml.load(text, Loader=_EditorsLoader)
    data["facts"] = {str(name): fact for name, fact in data.get("facts", {}).items()}
    return [path for error in _SCHEMA.iter_errors(data) for path in _paths(error)]


def _paths(error: ValidationError) -> Iterator[str]:
    yield error.json_path
    for deeper in error.context or ():
        yield from _paths(deeper)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(briefing_schema())


def test_the_schema_that_is_shipped_is_the_one_of_the_models() -> None:
    shipped = shipped_templates() / "schema" / "briefing.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text(), "run: python docs/build.py"


def test_every_field_of_every_model_is_explained_in_one_line() -> None:
    for model in models():
        docs = field_docs(model)
        fields = {field.alias or name for name, field in model.model_fields.items()}
        assert docs.keys() == fields, model.__name__
        assert all(words and "\n" not in words for words in docs.values()), model.__name__


def test_every_field_of_the_schema_is_explained() -> None:
    schema = briefing_schema()
    for part in (schema, *schema["$defs"].values()):
        for name, field in part.get("properties", {}).items():
            assert field.get("description"), name


@pytest.mark.parametrize("name", ["ampere", "showcase"])
def test_the_data_files_that_are_shipped_are_right_in_an_editor(name: str) -> None:
    assert complaints((ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "head", ["version: 1.0", "date: 2025", "date: 2025-09-01", "author: 007", "notice: true"]
)
def test_what_an_editor_takes_for_a_number_may_be_a_text_or_a_date(head: str) -> None:
    assert complaints(yaml_of(head=head)) == []


@pytest.mark.parametrize(
    "parts",
    [
        {"facts": "f: {value: -3.5, period: 2025, kind: flow}"},
        {"facts": 'f: {value: "12"}\n2024: {text: T}'},
        {"meeting": "{item: 4.2, minutes: 20, date: 2025-03}"},
        {"actions": "[{what: {fr: A, pt-BR: B}, owner: , due: 2025-06}]"},
        {"footprint": "{message: M, sites: [{id: a, name: A, role: R, workforce: some}]}"},
    ],
)
def test_good_parts_are_right_in_an_editor(parts: dict[str, str]) -> None:
    assert complaints(yaml_of(**parts)) == []


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"head": "autor: N"}, "$.briefing"),
        ({"head": "status: finished"}, "$.briefing.status"),
        ({"head": "date: 2025-9-1"}, "$.briefing.date"),
        ({"facts": "Big One: {value: 1}"}, "$.facts"),
        ({"facts": "f: {value: many}"}, "$.facts.f.value"),
        ({"actions": "[{owner: N}]"}, "$.actions[0]"),
        ({"actions": "{what: W}"}, "$.actions"),
        ({"actions": "[{what: [a, b]}]"}, "$.actions[0].what"),
        ({"actions": "[{what: {French: A}}]"}, "$.actions[0].what"),
        ({"sources": "s: {kind: press, title: T, url: example.org}"}, "$.sources.s.url"),
        ({"summary": "{message: M}"}, "$.summary"),
        ({"governance": "{message: M, people: [{name: N, role: R, left: maybe}]}"},
         "$.governance.people[0].left"),
    ],
)  # fmt: skip
def test_a_fault_is_underlined_where_it_stands(parts: dict[str, Any], place: str) -> None:
    assert place in complaints(yaml_of(**parts))


def test_a_file_for_another_version_is_underlined() -> None:
    assert complaints(yaml_of().replace("schema: 1", "schema: 2")) == ["$.schema"]

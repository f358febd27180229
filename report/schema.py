"""The models of a data file → a JSON Schema, which editors complete and check the file with."""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from report.briefing import Briefing, Model
from report.errors import fault
from report.values import SHAPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The schema as it is shipped and printed."""
    return json.dumps(briefing_schema(), ensure_ascii=False, indent=2) + "\n"


def write_schema(path: Path) -> None:
    """Write the schema to ``path``; ReportError where that cannot be done."""
    try:
        path.write_text(schema_text(), encoding="utf-8", newline="\n")
    except OSError as error:
        raise fault(f"cannot write: {error.strerror}", file=path, code="E603") from None


def briefing_schema() -> dict[str, Any]:
    """What a data file may hold (JSON Schema, draft 2020-12), with the docs of every field."""
    made = Briefing.model_json_schema(schema_generator=_Generator)
    defined = {name: _tidied(part) for name, part in made.pop("$defs").items()}
    whole = _tidied(made)
    for model in models():
        own = whole if model is Briefing else defined[model.__name__]
        for name, words in field_docs(model).items():
            own["properties"][name]["description"] = words
    used = {name: SHAPES[name] for name in sorted(SHAPES)}
    return {"$schema": DIALECT, "title": "Briefing", **whole, "$defs": used | defined}


def models() -> list[type[Model]]:
    """Every model that a data file is made of, each once, in the order of the file."""
    found: dict[type[Model], None] = {}

    def look(kind: Any) -> None:
        if isinstance(kind, type) and issubclass(kind, Model):
            if kind not in found:
                found[kind] = None
                for field in kind.model_fields.values():
                    look(field.annotation)
        else:
            for inner in getattr(kind, "__args__", ()):
                look(inner)

    look(Briefing)
    return list(found)


def field_docs(model: type[Model]) -> dict[str, str]:
    """What each field of ``model`` is, by its name in a data file: the text below the field.

    pydantic can collect these texts itself while it builds the models, but takes 0.2 s for it at
    every start of the program, and only the schema needs them.
    """
    texts: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        texts |= _texts_below_fields(kind.__module__).get(kind.__name__, {})
    fields = model.model_fields.items()
    return {field.alias or name: texts[name] for name, field in fields if name in texts}


@cache
def _texts_below_fields(module: str) -> dict[str, dict[str, str]]:
    if not module.startswith("report."):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name: dict(_field_texts(node.body)) for node in classes}


def _field_texts(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                yield name, words


class _Generator(GenerateJsonSchema):
    """As pydantic's, but for editors: they read 1.0 as a number where an author means a text."""

    def str_schema(self, schema: Any) -> dict[str, Any]:
        made = super().str_schema(schema)
        return made if "pattern" in made else made | {"type": ["string", "number"]}

    def literal_schema(self, schema: Any) -> dict[str, Any]:
        words = schema["expected"]
        numbers = [int(word) for word in words if word.isdigit()]
        return {"enum": [*numbers, *words]}


def _tidied(part: Any) -> Any:
    """``part`` without titles and empty defaults, and a reference where a known shape stands."""
    if isinstance(part, list):
        return [_tidied(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {name: value for name, value in part.items() if not _is_noise(name, value)}
    if "$comment" in part:
        default = {"default": kept["default"]} if "default" in kept else {}
        return {"$ref": f"#/$defs/{part['$comment']}", **default}
    if keyed := kept.pop(
        "patternProperties", None
    ):  # items under ids: nothing else may stand there
        ((pattern, kind),) = keyed.items()
        kept |= {"propertyNames": {"pattern": pattern}, "additionalProperties": kind}
    fields = {name: _tidied(one) for name, one in kept.pop("properties", {}).items()}
    tidied = {name: _tidied(value) for name, value in kept.items()}
    return {**tidied, "properties": fields} if fields else tidied


def _is_noise(name: str, value: Any) -> bool:
    """Titles repeat the field's name; a default that is empty tells nothing."""
    return (name == "title" and isinstance(value, str)) or (
        name == "default" and not isinstance(value, str | bool)
    )

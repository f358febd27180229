"""The models of a data file → docs/fields.md: every field, its kind, an example, where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docs.places import PLACES
from report.briefing import Claim, Item, Model
from report.schema import briefing_schema, field_docs, models
from report.source import read_source

_DATA = Path(__file__).resolve().parent.parent / "data"
_LONGEST = 80  # characters of an example
_KINDS = {
    "Words": "text",
    "Name": "name",
    "Number": "number",
    "Amount": "number or words",
    "When": "date",
    "Id": "id",
    "Link": "link",
    "Yes": "true or false",
}
_OPENING = """\
# The fields of a data file

This page is made by `python docs/build.py` from the program itself; an editor shows the same
explanations while you type (`report new` sets that up). The examples are from `data/ampere.yaml`
and `data/showcase.yaml`. A field in **bold** must be there.

- A **text** is plain words in the briefing's language, or one text per language:
  `{fr: "…", en: "…"}`. It may cite facts, `{{fact-id}}`, and hold `**bold**`, `*italic*` and
  `[a link](https://…)`. **Plain words** have no language.
- A **name** is the same in every language, unless it is given per language.
- A **date** is a year, a month or a day: `2023`, `2023-11` or `2023-11-05`.
- An **id** has small letters, digits and hyphens.
"""
_CARRIED = """
## What every item may carry

An item is withheld as a whole from readers who may not see it. What it does not say itself comes
from what holds it. The tables below say which parts are items.

"""


def fields_page() -> str:
    """The page, whole."""
    schema, examples = briefing_schema(), _examples()
    carried = field_docs(Claim)
    parts = [_OPENING, _CARRIED, *_table("Statement", Claim, carried, schema, examples)]
    parts += (_section(model, schema, examples) for model in models())
    return "".join(parts)


def _section(model: type[Model], schema: Any, examples: dict[tuple[str, str], Any]) -> str:
    name = model.__name__
    title = "The whole file" if name == "Briefing" else name
    about = " ".join((model.__doc__ or "").replace("``", "`").split())
    lines = [f"\n## {title}\n\n{about}\n"]
    if name in PLACES:
        page, slide = PLACES[name]
        lines.append(f"\n- In the PDF: {page}.\n- In the deck: {slide}.\n")
    held = Claim if issubclass(model, Claim) else Item if issubclass(model, Item) else None
    carried = field_docs(held) if held else {}
    own = {field: doc for field, doc in field_docs(model).items() if field not in carried}
    lines += ["\n", *_table(name, model, own, schema, examples)]
    if carried:
        lines.append(f"\nIt may carry {', '.join(f'`{field}`' for field in carried)}.\n")
    return "".join(lines)


def _table(
    name: str,
    model: type[Model],
    docs: dict[str, str],
    schema: Any,
    examples: dict[tuple[str, str], Any],
) -> Iterator[str]:
    part = schema if name == "Briefing" else schema["$defs"][name]
    yield "| field | what it is | kind | example |\n|---|---|---|---|\n"
    for field, words in docs.items():
        shown = f"**{field}**" if field in part.get("required", ()) else field
        example = _example(examples.get((name, field)))
        kind = _kind(part["properties"][field])
        yield f"| {shown} | {_cell(words)} | {kind} | {example} |\n"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("{{", "`{{").replace("}}", "}}`")


# ---------------------------------------------------------------- kinds, in words


def _kind(part: dict[str, Any]) -> str:
    """What may stand in a field, from its schema."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return _KINDS.get(name) or f"[{name}](#{name.lower()})"
    if "anyOf" in part:
        kinds = [_kind(one) for one in part["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "enum" in part:
        return ", ".join(f"`{word}`" for word in part["enum"] if isinstance(word, str))
    match part["type"]:
        case "array":
            return f"list of {_kind(part['items'])}{_size(part)}"
        case "object":
            return f"{_kind(part['additionalProperties'])}, each under a name"
        case "integer":
            return f"whole number, {part['minimum']} to {part['maximum']}"
        case _:
            return "plain words"


def _size(part: dict[str, Any]) -> str:
    return f", at most {part['maxItems']}" if "maxItems" in part else ""


# ---------------------------------------------------------------- examples


def _examples() -> dict[tuple[str, str], Any]:
    """The first value of each field of each model in the data files that are shipped."""
    schema = briefing_schema()
    found: dict[tuple[str, str], Any] = {}
    for data in ("ampere", "showcase"):
        whole = read_source(_DATA / f"{data}.yaml").data
        for name, field, value in _met("Briefing", schema, whole, schema["$defs"]):
            found.setdefault((name, field), value)
    return found


def _met(name: str, part: Any, value: Any, defs: Any) -> Iterator[tuple[str, str, Any]]:
    """Each field below ``value``, with the name of its model."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        part = {} if name in _KINDS else defs[name]
    ways = part.get("anyOf", [part])
    if part not in ways:
        for way in ways:
            yield from _met(name, way, value, defs)
    elif isinstance(value, list):
        for one in value:
            yield from _met(name, part.get("items", {}), one, defs)
    elif isinstance(value, dict):
        for field, one in value.items():
            known = part.get("properties", {})
            if field in known:
                yield name, field, one
            inner = known.get(field) or part.get("additionalProperties") or {}
            yield from _met(name, inner, one, defs)


def _example(value: Any) -> str:
    written = _written(value)
    return f"`{written}`" if written and len(written) <= _LONGEST else ""


def _written(value: Any) -> str:
    """``value`` as an author would type it in one line, in English where it is in two languages."""
    if isinstance(value, dict):
        return _written(value["en"]) if "en" in value else ""
    if isinstance(value, list):
        items = [_written(one) for one in value[:3]]
        more = ", …" if len(value) > 3 else ""
        return f"[{', '.join(items)}{more}]" if all(items) else ""
    if value is None:
        return ""
    needs_quotes = ": " in value or " #" in value or value[:1] in "{[%*&!>|"
    return f'"{value}"' if needs_quotes else str(value)

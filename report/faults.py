"""What a model refuses → problems in an author's words, each at its place in the file.

Keyed on the type of each fault, never on the library's wording, which changes between versions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from report.errors import Problem, did_you_mean
from report.frozen import frozen
from report.source import Source, looks_like_unquoted_text

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

CODES = {
    "E201": "no such field",
    "E202": "a field is missing",
    "E203": "a word that is not among those allowed",
    "E204": "a value is missing",
    "E205": "a value of another kind is expected",
    "E206": "a text that is read as a field",
    "E207": "too few, too many, too small or too large",
    "E208": "a value that does not fit",
}

Loc = tuple[str | int, ...]


@frozen
class _Fault:
    """One fault of a model: where in the data, of which type, what the library knows about it."""

    path: Loc
    type: str
    context: dict[str, Any]
    tagged: bool  # it is one of several ways to read a value, and another may tell more
    of_key: bool = False


def problems_of(
    error: ValidationError, source: Source, model: type[BaseModel] | None = None
) -> list[Problem]:
    """All that ``error`` says, each once, at its place in ``source``.

    With ``model``, the model that refused the data, an unknown field is told the nearest known.
    """
    found = list(_faults(error, source.data))
    texts = {path for path, group in _by_path(found) if _is_unquoted_text(path, group, source.data)}
    problems = [_unquoted_text(path, source) for path in texts]
    told = (one for one in found if not (_is_told_deeper(one, found) or _is_echo(one, found)))
    for path, group in _by_path(told):
        if not any(path[: len(text)] == text for text in texts):
            problems.append(_problem(group, source, model))
    return sorted(_without_echoes(problems))


def _without_echoes(problems: list[Problem]) -> Iterator[Problem]:
    """A mistyped field is one fault, not also the lack of the field that was meant."""
    meant = {
        (problem.where.rpartition(".")[0], problem.hint)
        for problem in problems
        if problem.code == "E201"
    }
    for problem in problems:
        missing = problem.what.split("'")[1] if problem.code == "E202" else ""
        if not missing or (problem.where, f"did you mean '{missing}'?") not in meant:
            yield problem


def known_fields(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """The fields that may stand where ``path`` leads in ``model``, as an author writes them."""
    kinds: list[Any] = [model]
    for step in path:
        kinds = [inner for kind in kinds for inner in _inner(kind, step)]
    return sorted({name for kind in kinds for name in _fields(kind)})


# ---------------------------------------------------------------- where


def _faults(error: ValidationError, data: object) -> Iterator[_Fault]:
    for detail in error.errors(include_url=False, include_input=False):
        loc = detail["loc"]
        path = _data_path(loc, data, detail["type"] == "missing")
        tags = len(loc) - len(path)
        of_key = loc[-1:] == ("[key]",)
        yield _Fault(path, detail["type"], detail.get("ctx", {}), tags > of_key, of_key)


def _data_path(loc: Loc, data: object, is_missing: bool) -> Loc:
    """``loc`` without what is no step in the data: the names of the ways a union was tried."""
    path: list[str | int] = []
    value: Any = data
    for number, step in enumerate(loc):
        inside = isinstance(value, dict) and step in value
        if inside or (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            path.append(step)
            value = value[step]
        elif is_missing and number == len(loc) - 1:
            path.append(step)
    return tuple(path)


def _by_path(faults: Iterable[_Fault]) -> Iterable[tuple[Loc, list[_Fault]]]:
    groups: dict[Loc, list[_Fault]] = {}
    for one in faults:
        groups.setdefault(one.path, []).append(one)
    return groups.items()


def _value(path: Loc, data: Any) -> Any:
    for step in path:
        data = data[step]
    return data


def _is_told_deeper(one: _Fault, faults: Iterable[_Fault]) -> bool:
    """Of the ways to read a value the one that got further says what was meant."""
    return (
        one.tagged
        and one.type in _EXPECTED
        and any(len(o.path) > len(one.path) and o.path[: len(one.path)] == one.path for o in faults)
    )


def _is_echo(one: _Fault, faults: Iterable[_Fault]) -> bool:
    """Items that are wrong are not counted: a list of one wrong item is not also too short."""
    return one.type == "too_short" and any(
        len(other.path) > len(one.path) and other.path[: len(one.path)] == one.path
        for other in faults
    )


def _is_unquoted_text(path: Loc, group: list[_Fault], data: object) -> bool:
    """``- Objectif : agilité`` where a text should stand."""
    if any(one.type == "missing" for one in group):
        return False
    value = _value(path, data)
    wants_text = any(one.type in ("string_type", "value_error") for one in group)
    is_single = isinstance(value, dict) and len(value) == 1
    certain = any(one.type == "string_type" and not one.tagged for one in group)
    return wants_text and is_single and (certain or looks_like_unquoted_text(value))


def _unquoted_text(path: Loc, source: Source) -> Problem:
    ((name, value),) = _value(path, source.data).items()
    what = f"this text is read as a field '{name}' because of its colon"
    hint = "put the whole text in quotes"
    if isinstance(value, str) and '"' not in f"{name}{value}":
        hint += (
            f': "{name} : {value}"'
            if looks_like_unquoted_text({name: 0})
            else f': "{name}: {value}"'
        )
    return source.problem(path, what, hint, "E206")


# ---------------------------------------------------------------- what


def _problem(group: list[_Fault], source: Source, model: type[BaseModel] | None) -> Problem:
    """One problem for one place, even where every way to read a value failed there."""
    one = next((one for one in group if one.type not in _EXPECTED), group[0])
    if one.type == "missing":
        what = f"the field '{one.path[-1]}' is missing"
        return source.problem(one.path[:-1], what, "", "E202")
    if one.type == "extra_forbidden":
        return _unknown_field(one, source, model)
    value = _value(one.path, source.data)
    if value is None:
        hint = "write a value after it, or delete the field"
        return source.problem(one.path, "the value is missing", hint, "E204")
    if one.type in _EXPECTED:
        return _other_kind(group, source)
    code, what, hint = _WORDS.get(one.type, _misfit)(one, value)
    return source.problem(one.path, what, hint, code, key=one.of_key)


def _unknown_field(one: _Fault, source: Source, model: type[BaseModel] | None) -> Problem:
    known = known_fields(model, one.path[:-1]) if model else []
    hint = did_you_mean(str(one.path[-1]), known)
    if known and not hint:
        hint = f"there is: {', '.join(known)}"
    return source.problem(one.path, "there is no such field", hint, "E201", key=True)


_EXPECTED = {
    "string_type": "a text",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "fields",
    "model_type": "fields",
    "model_attributes_type": "fields",
    "dataclass_type": "fields",
    "mapping_type": "fields",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a day such as 2025-10-06",
    "date_parsing": "a day such as 2025-10-06",
    "date_from_datetime_parsing": "a day such as 2025-10-06",
    "none_required": "nothing",
}
_HOW = {
    "a list": "write each item on a line of its own that begins with '- '",
    "fields": "write 'name: value' on lines of their own, set in",
    "a number": "write digits and a point, without spaces",
    "a whole number": "write digits only, without spaces",
}


def _other_kind(group: list[_Fault], source: Source) -> Problem:
    kinds = list(dict.fromkeys(_EXPECTED[one.type] for one in group))
    value = _value(group[0].path, source.data)
    found = f", not '{value}'" if isinstance(value, str) and len(value) < 40 else ""
    what = f"{' or '.join(kinds)} must stand here{found}"
    hint = _HOW.get(kinds[0], "") if len(kinds) == 1 else ""
    return source.problem(group[0].path, what, hint, "E205", key=group[0].of_key)


_Told = tuple[str, str, str]  # code, what, hint


def _not_allowed(one: _Fault, value: object) -> _Told:
    allowed = re.findall(r"'([^']*)'", str(one.context.get("expected", "")))
    return (
        "E203",
        f"'{value}' is not one of {', '.join(allowed)}",
        did_you_mean(str(value), allowed),
    )


def _wrong_kind_word(one: _Fault, value: Any) -> _Told:
    """The field that says which kind of thing this is holds a word that names none."""
    name = str(one.context.get("discriminator", "")).strip("'")
    allowed = re.findall(r"'([^']*)'", str(one.context.get("expected_tags", "")))
    word = str(one.context.get("tag", ""))
    what = f"the field '{name}' is '{word}', not one of {', '.join(allowed)}"
    return "E203", what, did_you_mean(word, allowed)


def _no_kind_word(one: _Fault, value: object) -> _Told:
    name = str(one.context.get("discriminator", "")).strip("'")
    return "E202", f"the field '{name}' is missing", ""


def _own_words(one: _Fault, value: object) -> _Told:
    """Our own checks write 'what; hint'."""
    what, _, hint = str(one.context.get("error", "this value does not fit")).partition("; ")
    return "E208", what, hint


def _count(few: bool) -> Callable[[_Fault, object], _Told]:
    def told(one: _Fault, value: object) -> _Told:
        limit = one.context.get("min_length" if few else "max_length", "")
        unit = "characters" if isinstance(value, str) else "items"
        unit = unit[:-1] if limit == 1 else unit
        bound = "at least" if few else "at most"
        size = (
            len(value) if isinstance(value, str | list | dict) else one.context.get("actual_length")
        )
        return "E207", f"{bound} {limit} {unit} must stand here, not {size}", ""

    return told


def _bound(words: str, name: str) -> Callable[[_Fault, object], _Told]:
    def told(one: _Fault, value: object) -> _Told:
        return "E207", f"{value} is not {words} {one.context.get(name, '')}", ""

    return told


def _misfit(one: _Fault, value: object) -> _Told:
    found = f"'{value}'" if isinstance(value, str) else "this value"
    return "E208", f"{found} is not written in the form that is expected here", ""


_WORDS: dict[str, Callable[[_Fault, Any], _Told]] = {
    "literal_error": _not_allowed,
    "enum": _not_allowed,
    "union_tag_invalid": _wrong_kind_word,
    "union_tag_not_found": _no_kind_word,
    "value_error": _own_words,
    "assertion_error": _own_words,
    "too_short": _count(few=True),
    "string_too_short": _count(few=True),
    "too_long": _count(few=False),
    "string_too_long": _count(few=False),
    "greater_than": _bound("more than", "gt"),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than": _bound("less than", "lt"),
    "less_than_equal": _bound("at most", "le"),
}


# ---------------------------------------------------------------- what a model knows


def _fields(kind: Any) -> list[str]:
    fields: dict[str, Any] = getattr(kind, "model_fields", {})
    return [_written_name(name, field) for name, field in fields.items()]


def _written_name(name: str, field: Any) -> str:
    alias = field.validation_alias or field.alias
    return alias if isinstance(alias, str) else name


def _inner(kind: Any, step: str | int) -> list[Any]:
    """The kinds that ``step`` leads to from ``kind``."""
    for name, field in getattr(kind, "model_fields", {}).items():
        if step in (name, _written_name(name, field)):
            return _kinds(field.annotation)
    arguments = get_args(kind)
    if get_origin(kind) is dict and len(arguments) == 2:
        return _kinds(arguments[1])
    if get_origin(kind) in (list, tuple, set, frozenset):
        return [inner for argument in arguments for inner in _kinds(argument)]
    return []


def _kinds(annotation: Any) -> list[Any]:
    """The members of a union, without what is only annotated."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return [kind for argument in get_args(annotation) for kind in _kinds(argument)]
    if origin is Annotated:
        return _kinds(get_args(annotation)[0])
    return [annotation]

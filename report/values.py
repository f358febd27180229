"""Single values as an author types them: words, numbers, dates, ids, links, yes and no."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from report.language import Date
from report.source import Quoted

Loc = tuple[str | int, ...]  # a place inside the data: ("footprint", "sites", 1, "region")

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LINK = re.compile(r"(https?://|mailto:)[^\s<>\"]+")
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


class Everywhere(Quoted):
    """A text that is the same in every language: a cell of a file of data."""

    __slots__ = ()


def is_language(code: str) -> bool:
    """Whether ``code`` is written as that of a language: fr, pt-BR."""
    return bool(_LANGUAGE.fullmatch(code))


def is_words(part: Any) -> bool:
    """Whether a mapping is one text in several languages, not a mapping of named items."""
    return isinstance(part, dict) and bool(part) and all(isinstance(v, str) for v in part.values())


def _read_words(value: Any) -> dict[str, str]:
    if isinstance(value, str) and value.strip():
        return {"*" if isinstance(value, Everywhere) else "": value}
    if isinstance(value, dict) and value:
        for code, words in value.items():
            if not _LANGUAGE.fullmatch(str(code)):
                raise ValueError(
                    f"'{code}' is not a language; a text is plain, or one text per language code "
                    "such as {fr: …, en: …}"
                )
            if not isinstance(words, str) or not words.strip():
                raise ValueError(f"the text for '{code}' is empty")
        return value
    raise ValueError("a text is missing; write words, or one text per language: {fr: …, en: …}")


def _read_name(value: Any) -> dict[str, str]:
    """As words; but a plain name is the same in every language: Douai, Renault Group."""
    words = _read_words(value)
    return {"*": words[""]} if "" in words else words


def _read_number(value: Any) -> Decimal:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    hint = ""
    if isinstance(value, str):
        bare = re.sub(r"[\s\u00a0\u202f']", "", value).lstrip("+")
        if re.fullmatch(r"-?\d{1,3}(,\d{3})+", bare):  # thousands, or a decimal comma: who knows
            hint = f"; write {bare.replace(',', '')}, or {bare.replace(',', '.', 1)}"
        elif _NUMBER.fullmatch(bare.replace(",", ".")):
            hint = f"; write {bare.replace(',', '.')}"
    raise ValueError(f"a number is written with digits and a point, without spaces or '+'{hint}")


def _read_amount(value: Any) -> Decimal | dict[str, str]:
    plain = isinstance(value, str) and not isinstance(value, Quoted)
    return _read_number(value) if plain and _NUMBER.fullmatch(value) else _read_words(value)


def _read_date(value: Any) -> Date:
    try:
        return Date.read(str(value))
    except ValueError:
        raise ValueError(
            f"'{value}' is not a date; write a year, a month or a day: 2023, 2023-11 or 2023-11-05"
        ) from None


def _read_id(value: Any) -> str:
    if isinstance(value, str) and _ID.fullmatch(value) and len(value) <= 60:
        return value
    raise ValueError("an id has small letters, digits and hyphens only, such as douai-hires")


def _read_link(value: Any) -> str:
    if isinstance(value, str) and _LINK.fullmatch(value):
        return value
    raise ValueError("a link begins with https://, http:// or mailto: and holds no space")


def _read_yes(value: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    raise ValueError("write true or false")


# How an editor sees each kind of value. It reads 1.0, 2025 and true as YAML 1.2 does: as numbers
# and as yes or no, where this program reads the characters that were typed.
_WORD = {"type": ["string", "number", "boolean"]}
SHAPES: dict[str, dict[str, Any]] = {
    "Words": {
        "description": "A text: plain words, or one text per language: {fr: …, en: …}.",
        "anyOf": [
            _WORD,
            {
                "type": "object",
                "propertyNames": {"pattern": f"^{_LANGUAGE.pattern}$"},
                "additionalProperties": _WORD,
                "minProperties": 1,
            },
        ],
    },
    "Number": {
        "description": "A number: digits and a point, without spaces.",
        "type": ["number", "string"],
        "pattern": f"^{_NUMBER.pattern}$",
    },
    "When": {
        "description": "A year, a month or a day: 2023, 2023-11 or 2023-11-05.",
        "type": ["integer", "string"],
        "minimum": 1000,
        "maximum": 9999,
        "pattern": f"^{_DATE}$",
    },
    "Id": {
        "description": "An id: small letters, digits and hyphens, such as douai-hires.",
        "type": ["string", "integer"],
        "pattern": f"^{_ID.pattern}$",
        "maxLength": 60,
    },
    "Link": {
        "description": "A link: https://…, http://… or mailto:….",
        "type": "string",
        "pattern": f"^{_LINK.pattern}$",
    },
    "Yes": {"description": "true or false.", "type": "boolean"},
}
SHAPES["Name"] = SHAPES["Words"] | {
    "description": "A name: the same in every language, or one per language: {fr: …, en: …}."
}
SHAPES["Amount"] = SHAPES["Words"] | {
    "description": "A number, or words; the words may be one text per language: {fr: …, en: …}."
}


def _seen_as(name: str) -> WithJsonSchema:
    """The shape of that name, with a comment by which ``report.schema`` knows it again."""
    return WithJsonSchema(SHAPES[name] | {"$comment": name})


# "" is the briefing's language, "*" every language
Words = Annotated[dict[str, str], PlainValidator(_read_words), _seen_as("Words")]
Name = Annotated[dict[str, str], PlainValidator(_read_name), _seen_as("Name")]
Number = Annotated[Decimal, PlainValidator(_read_number), _seen_as("Number")]
Amount = Annotated[Decimal | dict[str, str], PlainValidator(_read_amount), _seen_as("Amount")]
When = Annotated[Date, PlainValidator(_read_date), _seen_as("When")]
Id = Annotated[str, PlainValidator(_read_id), _seen_as("Id")]
Link = Annotated[str, PlainValidator(_read_link), _seen_as("Link")]
Yes = Annotated[bool, PlainValidator(_read_yes), _seen_as("Yes")]

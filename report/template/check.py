"""A template → what is wrong with it that its model cannot know, each at its place in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from report.errors import Problem, did_you_mean
from report.language import Language
from report.template.model import Template
from report.values import Loc

CODES = {
    "E414": "a section that stands twice in an outline",
    "E415": "a part that a section does not have",
    "E416": "a word that languages do not have",
    "E417": "a word without its places to fill in, or with others",
    "E418": "a template that cites a fact",
    "E419": "marked item by item, without their list",
}

_ANYWHERE = ("series", "tables", "statements", "takeaways")
PARTS: dict[str, tuple[str, ...]] = {
    "rationale": ("context", "drivers", *_ANYWHERE),
    "footprint": ("map", "sites", "stages", "skills", *_ANYWHERE),
    "governance": ("reserved", "people", "events", "shared_engineering", *_ANYWHERE),
    "decision": ("decision", "actions"),
    "open_questions": ("options", "questions", *_ANYWHERE),
}
_PLACE = re.compile(r"\{(\w+)\}")


def loose_ends(
    template: Template, codes: list[str], language: Callable[[str], Language]
) -> Iterator[Problem]:
    """Names that lead nowhere, sections twice, words that no language has. ``codes`` are those of
    all languages, and ``language`` gives one."""
    for index, code in enumerate(template.languages):
        yield from _unknown_language(template, ("languages", index), code, codes)
    yield from _outline(template)
    for code, groups in template.words.items():
        if code in codes:
            yield from _words(template, code, groups, language(code))
        else:
            yield from _unknown_language(template, ("words", code), code, codes)
    for loc, words in _texts(template.model_dump(include=_TEXTS), ()):
        if "{{" in words:
            what = "a template cites no fact, since it goes with any data file"
            yield template.place(loc, what, "write words alone", "E418")


_TEXTS = {"name", "ask", "marking_line", "watermark", "words"}


def _unknown_language(
    template: Template, loc: Loc, code: str, codes: list[str]
) -> Iterator[Problem]:
    if code not in codes:
        what = f"there is no language '{code}' (there is: {', '.join(codes)})"
        yield template.place(loc, what, did_you_mean(code, codes), "E402")


def _outline(template: Template) -> Iterator[Problem]:
    told: set[str] = set()
    for index, entry in enumerate(template.outline):
        if entry.section in told:
            what = f"the section '{entry.section}' stands above already"
            yield template.place(("outline", index), what, "name each section once", "E414")
        told.add(entry.section)
        parts = PARTS.get(entry.section, ())
        for at, part in enumerate(entry.show):
            if part not in parts:
                listed = ", ".join(parts) or "none"
                what = f"there is no part '{part}' of '{entry.section}' (there is: {listed})"
                hint = did_you_mean(part, parts)
                yield template.place(("outline", index, "show", at), what, hint, "E415")
    if template.marking == "items" and "held_back" not in told:
        what = "items that are marked one by one must be listed with reason and end"
        yield template.place(("marking",), what, "add held_back to the outline", "E419")


def _words(
    template: Template, code: str, groups: Mapping[str, Mapping[str, str]], language: Language
) -> Iterator[Problem]:
    known = word_groups(language)
    for group, words in groups.items():
        if group not in known:
            what = f"there is no group of words '{group}' (there is: {', '.join(known)})"
            yield template.place(("words", code, group), what, did_you_mean(group, known), "E416")
            continue
        for name, word in words.items():
            loc = ("words", code, group, name)
            if name not in known[group]:
                what = f"there is no word '{name}' in '{group}'"
                yield template.place(loc, what, did_you_mean(name, known[group]), "E416")
            elif problem := _misplaced(word, known[group][name]):
                yield template.place(loc, problem, code="E417")


def _misplaced(word: str, known: str) -> str:
    """What is wrong with the places to fill in of a word that stands for ``known``."""
    wanted, found = (set(_PLACE.findall(one)) for one in (known, word))
    if found == wanted and not set("{}") & set(_PLACE.sub("", word)):
        return ""
    if not wanted:
        return "this word has no places to fill in, so it holds no braces"
    return f"this word must hold {' and '.join(f'{{{name}}}' for name in sorted(wanted))}"


def word_groups(language: Language) -> dict[str, dict[str, str]]:
    """The words of a language that a template may replace, by group and name."""
    groups = {
        name: group for name, group in language if isinstance(group, BaseModel) and name != "dates"
    }
    return {
        name: {word: said for word, said in group if isinstance(said, str)}
        for name, group in groups.items()
        if name != "typography"
    }


def reworded(language: Language, groups: Mapping[str, Mapping[str, str]]) -> Language:
    """``language`` with a template's words in the place of its own."""
    changed = {
        name: getattr(language, name).model_copy(update=dict(words))
        for name, words in groups.items()
    }
    return language.model_copy(update=changed) if changed else language


def _texts(part: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(part, str):
        yield loc, part
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from _texts(value, loc if name == "*" else (*loc, name))

"""What is withheld → the words that tell how many there are of it: "three scenarios"."""

from __future__ import annotations

from report.briefing import Briefing
from report.language import Language
from report.proof.forms import folded, tokens
from report.proof.rights import Rights
from report.values import Loc

_PLACES: dict[str, tuple[str, ...]] = {  # where each kind of item stands
    "options": ("open_questions", "options"),
    "criteria": ("open_questions", "criteria"),
    "questions": ("open_questions", "questions"),
    "risks": ("risks",),
    "actions": ("actions",),
    "sites": ("footprint", "sites"),
    "people": ("governance", "people"),
    "bodies": ("governance", "bodies"),
    "events": ("governance", "events"),
    "stages": ("footprint", "stages"),
    "drivers": ("rationale", "drivers"),
    "figures": ("summary", "figures"),
    "facts": ("facts",),
    "sources": ("sources",),
    "terms": ("glossary",),
    "annexes": ("annexes",),
}


def counts_of(briefing: Briefing, judged: Rights, language: Language) -> dict[str, Loc]:
    """Every way to count, in words, a kind of item of which some are withheld.

    In digits it would cry wolf: "3 Questions" may be a number and the title of a section.
    """
    found: dict[str, Loc] = {}
    for kind, place in _PLACES.items():
        items = _items(briefing, place)
        gone = [loc for loc in items if any(loc[:end] in judged.withheld for end in _ends(loc))]
        if not gone or not 2 <= len(items) <= len(language.count.numbers) + 1:
            continue
        for number in language.count.numbers[len(items) - 2]:
            for noun in getattr(language.count.things, kind):
                found.setdefault(tokens(folded(f"{number} {noun}")), gone[0])
    return found


def _items(briefing: Briefing, place: tuple[str, ...]) -> list[Loc]:
    part: object = briefing
    for name in place:
        part = getattr(part, name, None)
    if isinstance(part, dict):
        return [(*place, name) for name in part]
    return [(*place, at) for at in range(len(part))] if isinstance(part, tuple) else []


def _ends(loc: Loc) -> range:
    return range(1, len(loc) + 1)

"""Briefing + Language → the ledger of its facts: each with its figure, grounds and uses."""

from __future__ import annotations

from report.briefing import Briefing, walk
from report.compose import has_words
from report.compose.teller import Teller
from report.editorial import facts_at
from report.errors import ReportError
from report.frozen import frozen
from report.language import Language
from report.redact import redact
from report.source import written_path
from report.values import is_words


@frozen
class Entry:
    """One fact. ``value`` is as both documents print it; ``used`` are places of the data file."""

    id: str
    value: str
    period: str
    status: str
    source: str
    marking: str
    used: tuple[str, ...]


def ledger(briefing: Briefing, language: Language) -> list[Entry]:
    """The facts in the order of the file; ReportError where one has no text in ``language``."""
    _check_language(briefing, language.code)
    teller = Teller(redact(briefing, "secret"), language)  # an author may see everything
    used = _uses(briefing)
    return [
        Entry(
            id=name,
            value=teller.fact(fact),
            period=str(fact.period or fact.as_of or ""),
            status=fact.status or "",
            source=fact.source or "",
            marking=teller.marking(fact),
            used=tuple(used.get(name, ())),
        )
        for name, fact in briefing.facts.items()
    ]


def _check_language(briefing: Briefing, code: str) -> None:
    own = briefing.briefing.language
    problems = [
        briefing.place(loc, f"this text is missing in the language '{code}'", code="E404")
        for loc, part in walk(briefing.facts, ("facts",))
        if is_words(part) and loc[-1] in ("text", "unit") and not has_words(part, code, own)
    ]
    if problems:
        raise ReportError(problems)


def _uses(briefing: Briefing) -> dict[str, list[str]]:
    """Where each fact is cited or named, each place once whatever its languages."""
    used: dict[str, list[str]] = {}
    for loc, part in walk(briefing):
        texts = part.values() if is_words(part) else [part] if loc[-1:] == ("fact",) else []
        for name in dict.fromkeys(name for text in texts for name in facts_at(loc, text)):
            used.setdefault(name, []).append(written_path(loc))
    return used

"""What an edition keeps, against the whole briefing → texts that give away what is withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report.briefing import Briefing, Marking
from report.errors import Problem
from report.giveaway.counts import miscounted
from report.giveaway.rounded import restated
from report.giveaway.texts import kept_texts
from report.language import Date, Language
from report.redact import Edition

__all__ = ["given_away"]


def given_away(
    briefing: Briefing,
    edition: Edition,
    clearance: Marking,
    languages: Mapping[str, Language],
    on: Date | None = None,
) -> Iterator[Problem]:
    """Texts for readers with ``clearance`` that tell how many there are, or about how much."""
    if edition is briefing:
        return
    texts = list(kept_texts(briefing, edition, languages))
    yield from miscounted(briefing, edition, texts, clearance, languages, on)
    yield from restated(briefing, edition, texts, clearance, languages)

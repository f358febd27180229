"""The texts that an edition keeps, each in each of its languages, at its place in the data file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from report.briefing import CITED, Briefing, walk
from report.frozen import frozen
from report.redact import Edition
from report.text import parse, plain
from report.values import Loc, is_words


@frozen
class Said:
    """One text in one language; ``item`` is the identity of the text in all its languages."""

    loc: Loc
    code: str
    typed: str
    item: int


def kept_texts(briefing: Briefing, edition: Edition, codes: Collection[str]) -> Iterator[Said]:
    """Every text of the edition in the languages ``codes``.

    A plain text is in the briefing's own language; its place is the one in the whole briefing.
    """
    kept = {id(part) for _, part in walk(edition) if is_words(part)}
    for loc, part in walk(briefing):
        if is_words(part) and id(part) in kept:
            for key, words in part.items():
                code = key if len(key) > 1 else briefing.briefing.language
                if code in codes:
                    yield Said((*loc, key) if len(key) > 1 else loc, code, words, id(part))


def bare(typed: str, cite: Callable[[str], str]) -> str:
    """A text as it reads, in small letters and with plain spaces; ``cite`` says what facts say."""
    whole = CITED.sub(lambda found: cite(found[1]), typed)
    return " ".join(plain(parse(whole)).casefold().replace("\u2011", "-").split())

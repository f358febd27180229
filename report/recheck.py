"""A file that was made earlier, and the data → where the two agree, and where they do not.

The file is held against the one that the data make today, both read by the same reader, which
wrote neither. So whatever a person, a program or time has changed in it is a difference, and
nothing else is.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from report.briefing import Briefing
from report.compare import Finding, compare
from report.compose.teller import Teller
from report.errors import ReportError, fault
from report.extract import extract_record
from report.holders import mark
from report.language import Date, filled
from report.linked import Linked, read_links
from report.pipeline import build, languages_of
from report.reading import JOINT, Piece, read_pieces
from report.redact import redact
from report.template import Library, library

CODES = {
    "E607": "a file that is neither a PDF nor a deck",
    "E608": "a file whose audience and language its name does not tell",
}
Row = tuple[str, ...]  # a mark for each cell
_FORMATS = {".pdf": "pdf", ".pptx": "pptx"}


@dataclass(frozen=True, slots=True)
class FactChecked:
    """One fact: how often the file should tell it, how often it does, and whether time did it."""

    id: str
    value: str
    places: int
    wrong: int
    stale: bool = False  # no hand did it: the data are newer than the file

    @property
    def state(self) -> str:
        if self.stale:
            return "stale"
        return "differs" if self.wrong else "agrees"


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What was found in one file."""

    file: str
    audience: str
    language: str
    facts: tuple[FactChecked, ...]
    findings: tuple[Finding, ...]
    pieces: int  # how many were compared

    @property
    def agrees(self) -> bool:
        """Whether the file tells what the data say, and nothing else."""
        return not self.findings


def recheck(
    briefing: Briefing,
    file: Path,
    *,
    audience: str | None = None,
    language: str | None = None,
    templates: Path | None = None,
    on: Date | None = None,
    since: Briefing | None = None,
    deck: Path | None = None,
) -> Rechecked:
    """Compare ``file`` with what ``briefing`` makes today for the same readers.

    They are told by the file's name, such as ``ampere-board-fr.pdf``, or by a deck's links, unless
    they are given. ``on``, ``since`` and ``deck`` are those that it was built with.
    ReportError where the file cannot be read or the edition cannot be made.
    """
    found = library(templates, briefing.file)
    if file.suffix.casefold() not in _FORMATS:
        what = "only a PDF or a PowerPoint deck can be verified"
        raise fault(what, "name a file that ends in .pdf or .pptx", file=file, code="E607")
    if file.suffix.casefold() == ".pdf":  # a PDF says no more than its name
        audience, language = readers_of(briefing, file, [file.stem], found, audience, language)
    there, links = _read(file)
    named = [file.stem, *([links.edition] if links else [])]
    audience, language = readers_of(briefing, file, named, found, audience, language)
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        (made,) = build(
            briefing, audience, language, formats=[_FORMATS[file.suffix.casefold()]],
            out=Path(folder), templates=templates, on=on, since=since, deck=deck,
        )  # fmt: skip
        expected = read_pieces(made.path)
    phrase = found.words(found.template(audience), language).phrases.numbered_copy
    findings = [one for one in compare(expected, there) if not _marks_copy(one, file, phrase)]
    if findings:
        carried = _carried(file)
        old = links.rows if links else _older_lines(carried, audience, language, templates, on)
        now = frozenset(_row(one.text) for one in expected)
        findings = [_dated(one, old, now) for one in findings]
    else:
        carried = None
    forms = _forms(briefing, audience, language, found, on)
    told = tuple(replace(one, facts=_facts_in(one, forms)) for one in findings)
    facts = _checked(forms, expected, told, _older(carried, briefing))
    return Rechecked(file.name, audience, language, facts, told, len(expected))


def _marks_copy(finding: Finding, file: Path, phrase: str) -> bool:
    """Whether this is the mark of a numbered copy, on the copy that has that number in its name."""
    number = re.search(r"-(\d{3,})-", file.stem)
    if number is None or finding.state != "added":
        return False
    said = filled(phrase, number=int(number[1]), name="\0")
    pattern = ".+".join(map(re.escape, said.split("\0")))
    return re.search(f"{pattern}$", finding.found) is not None


def _dated(finding: Finding, old: frozenset[Row], now: frozenset[Row]) -> Finding:
    """``stale`` where the file says what only an earlier version of the data made it say.

    ``old`` is what it was made with, ``now`` what the data make, by marks. What a hand took out
    of it stays missing.
    """
    if not old or finding.state == "moved":
        return finding
    if finding.found:
        row = _row(finding.found)
        stale = row in old and row not in now
    else:
        stale = _row(finding.expected) not in old
    return replace(finding, state="stale") if stale else finding


def _row(text: str) -> Row:
    return tuple(mark(part) for part in text.split(JOINT))


def _read(file: Path) -> tuple[list[Piece], Linked | None]:
    try:
        if file.suffix.casefold() == ".pdf":
            return read_pieces(file), None
        with zipfile.ZipFile(file) as package:
            return read_pieces(file), read_links(package)
    except FileNotFoundError:
        hint = "check the name and the folder"
        raise fault("there is no such file", hint, file=file, code="E101") from None
    except (OSError, RuntimeError, ValueError, KeyError, zipfile.BadZipFile, etree.Error) as error:
        what = "this is no PDF and no PowerPoint deck that can be read"
        raise fault(what, "is it whole?", file=file, code="E607") from error


def readers_of(
    briefing: Briefing,
    file: Path,
    named: Sequence[str],
    templates: Library,
    audience: str | None,
    language: str | None,
) -> tuple[str, str]:
    """The audience and the language: those given, else those that one of the names tells.

    ReportError where none does.
    """
    names = "|".join(map(re.escape, sorted(templates.audiences(), key=len, reverse=True)))
    codes = "|".join(map(re.escape, languages_of(briefing)))
    for one in named:
        if match := re.search(rf"-({names})-({codes})(?![a-z])", one):
            audience, language = audience or match[1], language or match[2]
    if audience is None or language is None:
        what = "the file's name does not tell whom it is for and in which language"
        hint = "say it: --audience board --language fr"
        raise fault(what, hint, file=file, code="E608")
    return audience, language


def _forms(
    briefing: Briefing, audience: str, language: str, templates: Library, on: Date | None
) -> dict[str, tuple[str, ...]]:
    """For each fact that these readers may see, how it is printed: whole first, then its figure."""
    template = templates.template(audience)
    edition = redact(briefing, template.clearance, on)
    teller = Teller(edition, templates.words(template, language), on)
    return {
        name: tuple(dict.fromkeys(teller.fact(fact, form) for form in ("", "value", "signed")))
        for name, fact in edition.facts.items()
    }


def _facts_in(finding: Finding, forms: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The facts that should be told at that place, and are not told there."""
    return tuple(
        name for name, printed in forms.items()
        if any(_stands(form, finding.expected) and not _stands(form, finding.found)
               for form in printed)
    )  # fmt: skip


def _stands(form: str, text: str) -> bool:
    """Whether a printed fact stands in a text, and not as a part of a longer number or word."""
    pattern = r"[\s\u00a0\u202f]*".join(map(re.escape, form.split()))
    return bool(form) and re.search(rf"(?<![\w]){pattern}(?![\w])", text) is not None


def _checked(
    forms: dict[str, tuple[str, ...]],
    expected: Sequence[Piece],
    findings: Sequence[Finding],
    older: frozenset[str],
) -> tuple[FactChecked, ...]:
    checked = []
    for name, printed in forms.items():
        places = sum(1 for one in expected if any(_stands(form, one.text) for form in printed))
        wrong = [one for one in findings if name in one.facts]
        stale = name in older or all(one.state == "stale" for one in wrong)
        checked.append(FactChecked(name, printed[0], places, len(wrong), bool(wrong) and stale))
    return tuple(checked)


def _carried(file: Path) -> Briefing | None:
    """The data that a PDF carries; None where it has none that can be read."""
    if file.suffix.casefold() != ".pdf":
        return None
    from report.check import briefing_of  # deferred: only a PDF that differs is asked
    from report.source import read_text

    try:
        return briefing_of(read_text(extract_record(file), file.name))
    except ReportError:
        return None


def _older_lines(
    carried: Briefing | None,
    audience: str,
    language: str,
    templates: Path | None,
    on: Date | None,
) -> frozenset[Row]:
    """A mark of every line that the data of a PDF make."""
    if carried is None:
        return frozenset()
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        try:
            (made,) = build(
                carried, audience, language, formats=["pdf"], out=Path(folder),
                templates=templates, on=on, allow_missing=True,
            )  # fmt: skip
        except ReportError:
            return frozenset()
        return frozenset(_row(one.text) for one in read_pieces(made.path))


def _older(carried: Briefing | None, briefing: Briefing) -> frozenset[str]:
    """The facts that are not what they were in the data that a file carries."""
    if carried is None:
        return frozenset()
    return frozenset(
        name for name, fact in briefing.facts.items()
        if name in carried.facts and (fact.value, fact.text, fact.period)
        != (carried.facts[name].value, carried.facts[name].text, carried.facts[name].period)
    )  # fmt: skip

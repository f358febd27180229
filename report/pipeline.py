"""Build documents: redact, compose, write, verify, prove, in that order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from report.briefing import Briefing, Marking, walk
from report.budget import over_budget
from report.check import load_briefing
from report.compose import compose, untranslated
from report.compose.held import unexplained
from report.copies import Entry, Recipient, Register, release
from report.deck.substitutes import remarks
from report.draft import WRITERS, Draft, Told, draft
from report.errors import Problem, ReportError, fault
from report.frozen import frozen, replace
from report.giveaway import given_away
from report.language import Date, Language, filled
from report.proof import Hit
from report.proof.receipt import receipt
from report.proof.withheld import wanted_of
from report.record import names, record
from report.redact import Edition, leaks, redact
from report.template import Library, Template, library
from report.theme import Theme
from report.values import is_words
from report.workshop import workshop

if TYPE_CHECKING:
    from report.compose.changes import Since


CODES = {
    "E404": "a text that is missing in a language",
    "E406": "a language in which an audience is not addressed",
    "E502": "a text more public than what it shows",
    "E602": "a file that tells what is withheld",
    "E603": "a file or folder that cannot be written",
}


ALL = "all"


class Process(Protocol):
    """What does jobs elsewhere: ``submit`` begins one, ``result`` of what it gives waits for it."""

    def submit(self, job: Callable[[], Draft], /) -> Any:
        """Begin ``job``."""


@frozen
class Built:
    """One finished file: what it is, how many pages or slides, and how long it took."""

    path: Path
    audience: str
    language: str
    format: str
    pages: int
    seconds: float
    sha256: str
    searched: dict[str, int]  # how many places of each kind were searched for what is withheld
    fit: dict[str, Any] | None = None  # how the texts of a deck fit, where that was asked for
    copy: int | None = None  # its number, where it is one recipient's
    warnings: tuple[Problem, ...] = ()  # what is over its budget or lacks a reason; none stops it


@frozen
class _Issue:
    """What one pair of files tells: an edition in a language, or one recipient's copy of it."""

    audience: str
    language: str
    told: Told
    recipient: Recipient | None = None


def load(path: Path) -> Briefing:
    """The briefing in ``path``, checked as a whole; ReportError with every problem found."""
    briefing = load_briefing(path)
    if problems := [briefing.place(loc, what, code="E502") for loc, what in leaks(briefing)]:
        raise ReportError(problems)
    return briefing


def languages_of(briefing: Briefing) -> list[str]:
    """The languages that the briefing's title is there in, its own language first."""
    head = briefing.briefing
    return list(dict.fromkeys([head.language, *(c for c in head.title if len(c) > 1)]))


def languages_for(briefing: Briefing, template: Template, asked: str | None = None) -> list[str]:
    """The languages to print in: the one ``asked``, else the template's, else the briefing's own.

    ``all`` asks for every language of the briefing in which the audience is addressed.
    """
    if asked == ALL:
        there = languages_of(briefing)
        return [code for code in there if code in template.languages] or there
    return [asked] if asked else list(template.languages) or [briefing.briefing.language]


def tell(
    briefing: Briefing,
    audience: str,
    language: str,
    templates: Library,
    since: Briefing | None = None,
    allow_missing: bool = False,
    on: Date | None = None,
) -> Told:
    """The story for one audience in one language, its look, its data, and what is withheld.

    With ``since``, an earlier version of the briefing, it also tells what changed. With
    ``allow_missing`` a text that is not there in the language is told in another one. ``on`` is
    the day of the edition, as in ``redact``.
    """
    template = templates.template(audience)
    words = templates.words(template, language)
    edition = redact(briefing, template.clearance, on)
    _check_given_away(briefing, edition, template.clearance, templates, on)
    _check_addressed(template, language)
    if not allow_missing:
        _check_said(template, language)
        _check_translated(briefing, edition, language)
    theme = templates.theme(template)
    _check_letters(briefing, edition, theme)
    earlier = _earlier(since, briefing, template.clearance, words, on) if since else None
    story = compose(
        edition, template, words, audience=audience, maps=templates.maps(), on=on, since=earlier
    )
    own = [story.id, *_said(earlier), *names(edition), *template.own_texts(language)]
    wanted = wanted_of(briefing, template.clearance, words, on, since=since, told=own)
    return Told(story, theme, record(edition, on) if template.data else "", wanted)


def _said(since: Since | None) -> list[str]:
    """What both documents say of what changed."""
    told = since.changes if since else ()
    return [text for one in told for text in (one.what, one.name, one.before, one.after, one.by)]


def check_letters(briefing: Briefing, templates: Library, audience: str = "board") -> None:
    """Raise ReportError, with every place, where no font of the audience has a sign."""
    _check_letters(briefing, briefing, templates.theme(templates.template(audience)))


def compare(
    old: Briefing, new: Briefing, language: str, templates: Library, audience: str | None = None
) -> Since:
    """What changed from ``old`` to ``new``; for an audience, only what it may read."""
    clearance = templates.template(audience).clearance if audience else "secret"
    return _earlier(old, new, clearance, templates.language(language))


def _earlier(
    old: Briefing, new: Briefing, clearance: Marking, words: Language, on: Date | None = None
) -> Since:
    from report.compose.changes import told_changes  # deferred: few builds tell changes

    return told_changes(old, new, clearance, words, on)


def _check_given_away(
    briefing: Briefing, edition: Edition, clearance: Marking, templates: Library, on: Date | None
) -> None:
    """That no text tells how many there are of what is withheld, or how much, in any language."""
    if edition is briefing:
        return
    known = templates.languages()
    languages = {c: templates.language(c) for c in _written_in(briefing) if c in known}
    if problems := list(given_away(briefing, edition, clearance, languages, on)):
        raise ReportError(problems)


def _written_in(briefing: Briefing) -> list[str]:
    """Every language that the briefing has a text in."""
    found = {code for _, part in walk(briefing) if is_words(part) for code in part if len(code) > 1}
    return sorted({briefing.briefing.language, *found})


def _check_addressed(template: Template, language: str) -> None:
    if template.languages and language not in template.languages:
        listed = ", ".join(template.languages)
        what = f"this audience is not addressed in '{language}'"
        raise ReportError(template.place(("languages",), what, f"it is in: {listed}", "E406"))


def _check_said(template: Template, language: str) -> None:
    """That the template's own texts are there in the language."""
    own = {name: getattr(template, name) for name in ("ask", "marking_line", "watermark")}
    problems = [
        template.place(
            (name,),
            f"this text is missing in the language '{language}'",
            "write it beside the other language",
            "E404",
        )
        for name, words in own.items()
        if words and language not in words and "*" not in words
    ]
    if problems:
        raise ReportError(problems)


def _check_translated(briefing: Briefing, edition: Edition, language: str) -> None:
    hint = "write it beside the other language, or build with --allow-missing to leave it as it is"
    missing = {id(words) for words in untranslated(edition, language)}
    if not missing:
        return
    problems = [
        briefing.place(loc, f"this text is missing in the language '{language}'", hint, code="E404")
        for loc, part in walk(briefing)
        if is_words(part) and id(part) in missing
    ]
    if problems:
        raise ReportError(problems)


# Latin, Greek and Cyrillic, their punctuation and money: what any font of a page has.
_ODD = re.compile("[^\0-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u2044\u20a0-\u20bf\u2122\u2212]")


def _check_letters(briefing: Briefing, told: Briefing | Edition, theme: Theme) -> None:
    """That some font has every sign of what is told; the deck alone is held to the same."""
    shown = {part for _, part in walk(told) if isinstance(part, str) and not part.isascii()}
    if not any(map(_ODD.search, shown)):
        return
    from report.pdf.fonts import lacking  # deferred: hardly any text needs it

    problems = [
        briefing.place(
            loc,
            f"no font has the character {sign!r} (U+{ord(sign):04X})",
            "write it with letters, or give the theme a font that has it",
            code="E306",
        )
        for loc, part in walk(briefing)
        if isinstance(part, str) and part in shown
        for sign in lacking(theme.fonts, _ODD.findall(part))
    ]
    if problems:
        raise ReportError(problems)


def build(
    briefing: Briefing,
    audience: str = "board",
    language: str | None = None,
    *,
    formats: Iterable[str] = tuple(WRITERS),
    out: Path = Path("out"),
    templates: Path | None = None,
    cache: Path | None = None,
    pools: Mapping[str, Process] = MappingProxyType({}),
    since: Briefing | None = None,
    allow_missing: bool = False,
    on: Date | None = None,
    fit: bool = False,
    copies: Sequence[Recipient] = (),
    deck: Path | None = None,
) -> list[Built]:
    """The documents for one audience, written to ``out`` and read back.

    They are in ``language``, else in each that the template lists, else in the briefing's own.
    Templates are looked for in ``templates``, then beside the data file, then in the shipped ones.
    ``on`` is the day of the edition, by which markings end; else the meeting's or the document's.
    ``cache`` is a folder that keeps pictures of charts between builds; what is marked above
    internal is never kept there. ``pools`` are processes to write a format in, by its name.
    ``since`` is an earlier version: then both documents tell what changed. With
    ``allow_missing`` texts that are not there in the language stand in another one, and say so.
    ``deck`` is a base deck in the place of the look's own.
    With ``fit``, what is said of a deck tells how each of its texts fits. With ``copies`` there is
    a numbered copy for each recipient in the place of the edition itself, and a register beside
    them; ``on`` is then the day on which they are handed out.
    ReportError if anything is wrong with them; then no file is left behind, and files of an
    earlier build stay as they were.
    """
    found = library(templates, briefing.file)
    template = found.template(audience)
    codes = languages_for(briefing, template, language)
    told = {code: tell(briefing, audience, code, found, since, allow_missing, on) for code in codes}
    if deck is not None:
        told = {c: replace(one, theme=one.theme.on_deck(deck)) for c, one in told.items()}
    issues = [_Issue(audience, code, one) for code, one in told.items()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        register = None
        if copies:
            register = _register(out / f"{briefing.briefing.id}-{audience}-copies.csv", copies)
            numbered = [_copies_of(one, copies, found, template, on) for one in issues]
            issues += chain.from_iterable(numbered)  # behind the edition itself, proved whole
        with workshop(out) as folder:
            drafts: list[tuple[_Issue, Draft]] = []
            for issue in issues:
                jobs = {
                    name: partial(draft, issue.told, name, folder, cache, fit) for name in formats
                }
                drafts += ((issue, made) for made in _done(jobs, pools))
            if problems := [one for _, made in drafts for one in _problems(briefing, made)]:
                raise ReportError(problems)
            warnings = (*_unexplained(briefing, template, on), *issues[0].told.theme.remarks)
            built = []
            for issue, made in drafts:
                if copies and issue.recipient is None:
                    continue
                over = over_budget(template, issue.told.story, made.extent, made.path.suffix[1:])
                if register and issue.recipient:
                    register.enter(_entry(issue, made, issue.recipient, on))
                wide = remarks(made.extent.unmeasured, issue.told.theme.deck)
                built.append(_released(made, out, issue, (*warnings, *over, *wide)))
                warnings = ()  # those go for the whole edition, and are told once
            return built
    except OSError as error:
        raise fault(f"cannot write to {out}: {error.strerror}", file=out, code="E603") from None


def prove(
    briefing: Briefing, built: Iterable[Built], templates: Path | None, on: Date | None = None
) -> dict[str, Any]:
    """The receipt of finished editions: what each withholds, by place, and its searched files."""
    found = library(templates, briefing.file)
    editions: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in built:
        file = {"file": one.path.name, "sha256": one.sha256, "searched": one.searched}
        editions.setdefault((one.audience, one.language), []).append(file)
    return {
        "data": briefing.file.name if briefing.file else "",
        "editions": [
            {
                "audience": audience,
                "language": language,
                **receipt(briefing, found.template(audience).clearance, on, files),
            }
            for (audience, language), files in editions.items()
        ],
    }


_FAILED = "no file was kept; a rule of redaction has failed: please report it"


def _problems(briefing: Briefing, draft: Draft) -> list[Problem]:
    """What of the data file a file should not tell; else what is wrong with it.

    Not both: to say which words no one has written would tell what is withheld.
    """
    hits = withheld(briefing, draft.path.name, draft.searched.hits, _FAILED)
    return hits or [*draft.problems]


def withheld(briefing: Briefing, name: str, hits: Iterable[Hit], hint: str) -> list[Problem]:
    """What of the data the file of that ``name`` tells and should not.

    The line of the data is not shown: it is withheld, and this may be read in a log.
    """
    once = {(hit.loc, hit.where): hit for hit in reversed(list(hits))}
    told = (
        briefing.place(
            hit.loc,
            f"{name} tells this to readers who may not see it: {hit.where}",
            hint,
            code="E602",
        )
        for hit in once.values()
    )
    return [replace(problem, excerpt="") for problem in told]


def _done(jobs: Mapping[str, Callable[[], Draft]], pools: Mapping[str, Process]) -> list[Draft]:
    """The drafts of all jobs, in their order; made here where a format has no process."""
    ahead = {name: pools[name].submit(job) for name, job in jobs.items() if name in pools}
    here = {name: job() for name, job in jobs.items() if name not in pools}
    return [ahead[name].result() if name in ahead else here[name] for name in jobs]


def _unexplained(briefing: Briefing, template: Template, on: Date | None) -> tuple[Problem, ...]:
    """What is confidential without reason or end, for readers who are owed both."""
    if template.marking == "whole":
        return ()
    return tuple(unexplained(briefing, redact(briefing, template.clearance, on), on))


def _released(draft: Draft, out: Path, issue: _Issue, warnings: tuple[Problem, ...]) -> Built:
    final = out / draft.path.name
    if issue.recipient:
        release(draft.path, final)
    else:
        draft.path.replace(final)
    return Built(
        final,
        issue.audience,
        issue.language,
        draft.path.suffix[1:],
        draft.extent.total,
        draft.seconds,
        draft.sha256,
        draft.searched.places,
        draft.fit,
        issue.recipient.number if issue.recipient else None,
        warnings,
    )


# ---------------------------------------------------------------- copies


def _register(path: Path, copies: Sequence[Recipient]) -> Register:
    """The register at ``path``; ReportError where a copy in it is somebody else's."""
    register = Register(path)
    if problems := list(register.problems(copies)):
        raise ReportError(problems)
    return register


def _copies_of(
    issue: _Issue,
    copies: Iterable[Recipient],
    templates: Library,
    template: Template,
    on: Date | None,
) -> Iterator[_Issue]:
    """One issue for each recipient: the same story, with their number and name behind it."""
    if not template.copies:
        what = f"no numbered copies are made for '{issue.audience}'"
        hint = "say copies: true in the audience's template"
        raise fault(what, hint, code="E804")
    if on is None:
        what = "the day on which the copies are handed out is missing"
        raise fault(what, "say it: --date 2026-03-31", code="E805")
    phrase = templates.words(template, issue.language).phrases.numbered_copy
    for one in copies:
        said = filled(phrase, number=one.number, name=one.name)
        told, story = issue.told, issue.told.story
        marked = replace(
            story,
            id=f"{story.id}-{one.label}",
            watermark=" · ".join(filter(None, (story.watermark, said))),
        )
        wanted = told.wanted.besides(f"{said} {one.label}")
        yield replace(issue, told=replace(told, story=marked, wanted=wanted), recipient=one)


def _entry(issue: _Issue, draft: Draft, one: Recipient, on: Date | None) -> Entry:
    return Entry(
        str(one.number),
        one.name,
        one.reason,
        str(on),
        issue.language,
        draft.path.name,
        draft.sha256,
    )

"""Give tests the smallest briefing that is valid, with the parts that a test is about."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from report import story as s
from report.briefing import Briefing
from report.check import briefing_of
from report.compose import compose
from report.compose.teller import Teller
from report.errors import Problem, ReportError
from report.language import Language, load_language
from report.redact import Edition, redact
from report.source import read_text
from report.template import Template

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
_HEAD = """
    id: paper
    title: Un titre
    organisation: Nous
    language: fr
    as_of: 2025-09
"""
SUMMARY = "{message: Une réponse, ask: Une demande}"
OUTLINE = (
    "rationale", "footprint", "governance", "open_questions", "risks", "decision", "glossary",
    "annexes", "sources",
)  # fmt: skip


def yaml_of(*, head: str = "", marking: str = "public", **parts: str) -> str:
    """A data file with ``head`` added to its head; every other name is a field at its top."""
    own = _HEAD + (f"    marking: {marking}\n" if marking else "") + indent(dedent(head), "    ")
    fields = {"briefing": own, "summary": SUMMARY, **parts}
    written = (f"{name}:\n{indent(dedent(part), '  ')}\n" for name, part in fields.items())
    return "schema: 1\n" + "".join(written)


def briefing(*, head: str = "", marking: str = "public", **parts: str) -> Briefing:
    """The briefing of ``yaml_of``, checked as a whole."""
    return briefing_of(read_text(yaml_of(head=head, marking=marking, **parts)))


def problems(*, head: str = "", marking: str = "public", **parts: str) -> tuple[Problem, ...]:
    """What is wrong with the briefing of ``yaml_of``; none where it is right."""
    try:
        briefing(head=head, marking=marking, **parts)
    except ReportError as error:
        return error.problems
    return ()


def complaint(**parts: str) -> str:
    """The only problem of the briefing, without its place: what it is; what would be right."""
    (problem,) = problems(**parts)
    return "; ".join(part for part in (problem.what, problem.hint) if part)


def words(code: str = "fr") -> Language:
    """A language as it is shipped."""
    return load_language(code, (TEMPLATES / "languages",))


def edition(**parts: str) -> Edition:
    """The briefing of ``parts``, whole, for readers who may see everything."""
    return redact(briefing(**parts), "secret")


def teller(code: str = "fr", **parts: str) -> Teller:
    """A teller of the briefing of ``parts``."""
    return Teller(edition(**parts), words(code))


def told(
    code: str = "fr", outline: tuple[str, ...] = OUTLINE, list_facts: bool = True, /, **parts: str
) -> s.Story:
    """The story of the briefing of ``parts``; ``list_facts`` adds the list of facts."""
    listed = "true" if list_facts else "false"
    template = Template.model_validate(
        {"name": "Tests", "clearance": "secret", "outline": outline, "facts": listed}
    )
    return tell(edition(**parts), template, code)


def tell(whole: Edition, template: Template, code: str = "fr") -> s.Story:
    """The story of an edition."""
    return compose(whole, template, words(code), audience="tests", maps=TEMPLATES / "maps")

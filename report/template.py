"""What an audience gets: clearance, outline, language, theme, page, notes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from report.briefing import Marking
from report.errors import ReportError, unknown_name
from report.faults import problems_of
from report.language import Language, language_codes, load_language
from report.source import read_source
from report.theme import Theme, load_theme
from report.values import Name, Yes

CODES = {"E401": "no such audience", "E403": "no such theme"}

Part = Literal[
    "rationale",
    "footprint",
    "governance",
    "open_questions",
    "risks",
    "decision",
    "glossary",
    "annexes",
    "sources",
]


class Template(BaseModel):
    """What one audience gets."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    clearance: Marking
    outline: tuple[Part, ...]
    theme: str = "house"
    page: Literal["A4", "letter"] | None = None  # the theme's where nothing is said
    contents: Yes = True  # a contents page from eight pages on
    notes: Yes = True  # speaker notes
    facts: Yes = True  # the list of facts
    languages: tuple[str, ...] = ()  # the only languages it may be printed in; none: any


@dataclass(frozen=True, slots=True)
class Library:
    """The folders that hold templates, the author's own first, the shipped ones last."""

    folders: tuple[Path, ...]

    def audiences(self) -> list[str]:
        """The names of all audiences."""
        return sorted({p.stem for folder in self.folders for p in folder.glob("audiences/*.yaml")})

    def languages(self) -> list[str]:
        """The codes of all languages."""
        return language_codes(self._all("languages"))

    def template(self, audience: str) -> Template:
        """The template of ``audience``; ReportError if there is none or it has faults."""
        for folder in self._all("audiences"):
            path = folder / f"{audience}.yaml"
            if audience in self.audiences() and path.is_file():
                return _read_template(path)
        raise unknown_name("audience", audience, self.audiences(), "E401")

    def language(self, code: str) -> Language:
        """The words of a language; ReportError if there is none or a word is missing."""
        return load_language(code, self._all("languages"))

    def theme(self, template: Template) -> Theme:
        """The look of ``template``, on its page."""
        fonts = shipped_templates() / "fonts"
        for folder in self._all("themes"):
            if (folder / template.theme / "_brand.yml").is_file():
                theme = load_theme(folder / template.theme, fonts)
                return theme if template.page is None else theme.on_page(template.page)
        known = sorted(p.parent.name for f in self._all("themes") for p in f.glob("*/_brand.yml"))
        raise unknown_name("theme", template.theme, known, "E403")

    def maps(self) -> Path:
        """The folder of country outlines."""
        return shipped_templates() / "maps"

    def _all(self, kind: str) -> tuple[Path, ...]:
        return tuple(folder / kind for folder in self.folders if (folder / kind).is_dir())


def shipped_templates() -> Path:
    """The templates that come with the program: inside the package once installed."""
    here = Path(__file__).resolve().parent
    inside = here / "templates"
    return inside if inside.is_dir() else here.parent / "templates"


def library(own: Path | None = None) -> Library:
    """The shipped templates, after the author's ``own`` where there are any."""
    return Library((*([own] if own else []), shipped_templates()))


def _read_template(path: Path) -> Template:
    source = read_source(path)
    try:
        return Template.model_validate(source.data)
    except ValidationError as error:
        raise ReportError(problems_of(error, source, Template)) from None

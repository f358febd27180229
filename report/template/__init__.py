"""What an audience gets, and the folders in which templates, languages and looks are found."""

from __future__ import annotations

from pathlib import Path

from report.errors import ReportError, did_you_mean, unknown_name
from report.frozen import frozen
from report.language import Language, language_codes, load_language
from report.template.check import loose_ends, reworded
from report.template.inherit import CODES, audience_names, read_template
from report.template.model import Entry, Part, Template
from report.theme import Theme, load_theme

__all__ = ["CODES", "Entry", "Library", "Part", "Template", "library", "shipped_templates"]


@frozen
class Library:
    """The folders that hold templates, the author's own first, the shipped ones last."""

    folders: tuple[Path, ...]

    def audiences(self) -> list[str]:
        """The names of all audiences."""
        return audience_names(self._all("audiences"))

    def languages(self) -> list[str]:
        """The codes of all languages."""
        return language_codes(self._all("languages"))

    def template(self, audience: str) -> Template:
        """The template of ``audience``; ReportError if there is none or it has faults."""
        template = read_template(audience, self._all("audiences"))
        if problems := list(loose_ends(template, self.languages(), self.language)):
            raise ReportError(problems)
        return template

    def origin(self, audience: str) -> Path:
        """The file that the template of ``audience`` is read from; ReportError if there is none."""
        for folder in self._all("audiences"):
            path = folder / f"{audience}.yaml"
            if audience in self.audiences() and path.is_file():
                return path
        raise unknown_name("audience", audience, self.audiences(), "E401")

    def language(self, code: str) -> Language:
        """The words of a language; ReportError if there is none or a word is missing."""
        return load_language(code, self._all("languages"))

    def words(self, template: Template, code: str) -> Language:
        """The words of a language, with those that ``template`` puts in the place of its own."""
        return reworded(self.language(code), template.words.get(code, {}))

    def theme(self, template: Template) -> Theme:
        """The look of ``template``, on its page."""
        for folder in self._all("themes"):
            if (folder / template.theme / "_brand.yml").is_file():
                theme = load_theme(folder / template.theme, shipped_templates())
                return theme if template.page is None else theme.on_page(template.page)
        known = sorted(p.parent.name for f in self._all("themes") for p in f.glob("*/_brand.yml"))
        what = f"there is no theme '{template.theme}' (there is: {', '.join(known)})"
        hint = did_you_mean(template.theme, known)
        raise ReportError(template.place(("theme",), what, hint, "E403"))

    def maps(self) -> Path:
        """The folder of country outlines."""
        return shipped_templates() / "maps"

    def _all(self, kind: str) -> tuple[Path, ...]:
        return tuple(folder / kind for folder in self.folders if (folder / kind).is_dir())


def shipped_templates() -> Path:
    """The templates that come with the program: inside the package once installed."""
    here = Path(__file__).resolve().parent.parent
    inside = here / "templates"
    return inside if inside.is_dir() else here.parent / "templates"


def library(own: Path | None = None, data: Path | None = None) -> Library:
    """The author's ``own`` templates, those beside the file ``data``, then the shipped ones."""
    beside = data.parent / "templates" if data else None
    found = [folder for folder in (own, beside) if folder and folder.is_dir()]
    unlike = {folder.resolve(): folder for folder in reversed([*found, shipped_templates()])}
    return Library(tuple(reversed(unlike.values())))

"""The name of an audience → its template, with what it takes from the one that it extends."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from report.errors import Problem, ReportError, did_you_mean, unknown_name
from report.faults import problems_of
from report.source import Source, read_source
from report.template.model import Template

CODES = {
    "E401": "no such audience",
    "E403": "no such theme",
    "E411": "templates that extend one another in a circle",
}

Folders = tuple[Path, ...]


def audience_names(folders: Folders) -> list[str]:
    """The names that there is a template for in one of ``folders``, sorted."""
    return sorted({path.stem for folder in folders for path in folder.glob("*.yaml")})


def read_template(audience: str, folders: Folders) -> Template:
    """The template of the first of ``folders`` that has one; ReportError with all its faults.

    What it does not say itself comes from the template that it extends, and so on.
    """
    files = _files(audience, folders)
    if not files:
        raise unknown_name("audience", audience, audience_names(folders), "E401")
    return _validated(_resolved(files[0], folders, ()))


def _files(audience: str, folders: Folders) -> list[Path]:
    """The files of that name; a name that is no file's, such as ``../x``, has none."""
    if audience not in audience_names(folders):
        return []
    paths = (folder / f"{audience}.yaml" for folder in folders)
    return [path for path in paths if path.is_file()]


def _resolved(path: Path, folders: Folders, chain: tuple[Path, ...]) -> Source:
    """The file over the one that it extends. One of the same name may extend the next one's."""
    source, chain = read_source(path), (*chain, path)
    name = source.data.get("extends")
    if not isinstance(name, str):
        return source
    files = _files(name, folders)
    parent = next((file for file in files if file not in chain), None)
    if parent is None:
        raise ReportError(_no_parent(source, name, folders, chain if files else ()))
    below = _resolved(parent, folders, chain)
    _validated(below)  # so that its faults are told as its own
    return source.laid_over(below, deep=("words", "budget"))


def _no_parent(source: Source, name: str, folders: Folders, chain: tuple[Path, ...]) -> Problem:
    """That there is no such audience; with a ``chain``, that it comes back to where it began."""
    if chain:
        way = " → ".join([*(path.stem for path in chain), name])
        what = f"these templates extend one another: {way}"
        return source.problem(("extends",), what, "let one of them stand alone", "E411")
    known = audience_names(folders)
    what = f"there is no audience '{name}' (there is: {', '.join(known)})"
    return source.problem(("extends",), what, did_you_mean(name, known), "E401")


def _validated(source: Source) -> Template:
    try:
        template = Template.model_validate(source.data)
    except ValidationError as error:
        raise ReportError(problems_of(error, source, Template)) from None
    template._source = source
    return template

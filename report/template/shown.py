"""Templates → text: one as it stands whole, and a copy of one to make a new one of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from report.errors import fault
from report.source import written
from report.template import Library
from report.template.model import Entry, Template

CODES = {
    "E412": "a name that no template can have",
    "E413": "a template that is there already",
}


def shown(template: Template) -> str:
    """The template as YAML with every option; read back, it is the same template."""
    given = template.model_dump(exclude_none=True, exclude={"extends", "outline"})
    whole = {name: _plain(value) for name, value in given.items()}
    outline = [_plain_entry(entry) for entry in template.outline]
    fields = [name for name in Template.model_fields if name == "outline" or name in whole]
    return written({name: whole.get(name, outline) for name in fields})


def _plain_entry(entry: Entry) -> Any:
    """A section as an author would write it: by its name alone where that says all."""
    said = entry.model_dump(exclude_defaults=True)
    return entry.section if len(said) == 1 else _plain(said)


def _plain(value: Any) -> Any:
    """A value as an author would write it: a name that is the same everywhere as plain words."""
    match value:
        case {"*": str(words)} if len(value) == 1:
            return words
        case dict():
            return {name: _plain(inner) for name, inner in value.items()}
        case tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value


def copied(audience: str, templates: Library) -> str:
    """The text of an audience's template, with a line that says where it is from."""
    text = templates.origin(audience).read_text(encoding="utf-8").removeprefix("\ufeff")
    return f"# Begun as a copy of '{audience}'.\n{text}"


def write_template(name: str, path: Path, text: str) -> None:
    """Write a new template; ReportError where its name cannot be one or the file is there."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        what = f"'{name}' cannot be the name of a template"
        hint = "use small letters, digits and hyphens, such as works-council"
        raise fault(what, hint, code="E412")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        what = "there is such a template already; it stays as it is"
        raise fault(what, "choose another name", file=path, code="E413") from None
    except OSError as error:
        raise fault(f"cannot write: {error.strerror}", file=path, code="E603") from None

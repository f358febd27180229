"""A name and a language → the text of a new data file, with comments that say what to write."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from report.errors import fault
from report.template import Library, shipped_templates

CODES = {"E604": "a file that is there already"}

_FALLBACK = "en"


def starter(name: str, language: str, templates: Library) -> str:
    """A data file that builds as it is; its first line tells an editor where the schema is.

    Where nobody has written a starter in ``language``, the texts are English and the file says
    ``language`` all the same. ReportError where there is no such language.
    """
    words = templates.language(language)
    path = _starter_in(language, templates) or _starter_in(_FALLBACK, templates)
    assert path is not None  # the shipped templates hold the English one
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(  id:) \S+", rf"\1 {id_of(name)}", text, count=1)
    text = re.sub(r"(?m)^(  language:) \S+", rf"\1 {words.code}", text, count=1)
    return f"# yaml-language-server: $schema={schema_path().as_uri()}\n{text}"


def write_new(path: Path, text: str) -> None:
    """Write ``text`` to a file that is not there yet; ReportError where there is one."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        what = "there is such a file already; it stays as it is"
        raise fault(what, "choose another name", file=path, code="E604") from None
    except OSError as error:
        raise fault(f"cannot write: {error.strerror}", file=path, code="E603") from None


def schema_path() -> Path:
    """The schema of data files as it is shipped."""
    return shipped_templates() / "schema" / "briefing.schema.json"


def id_of(name: str) -> str:
    """``name`` as an id: small letters, digits and hyphens, without accents."""
    apart = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "briefing"


def _starter_in(language: str, templates: Library) -> Path | None:
    paths = (folder / "starters" / f"{language}.yaml" for folder in templates.folders)
    return next((path for path in paths if path.is_file()), None)

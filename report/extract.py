"""A PDF → the data that travels inside it, as the text of a data file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from report.errors import fault

if TYPE_CHECKING:
    import pikepdf

CODES = {
    "E605": "a PDF that carries no data",
    "E606": "a PDF that cannot be read",
}

_AGAIN = "take the file once more from where it came from"


def extract_record(path: Path) -> str:
    """The data file inside the PDF at ``path``: what the readers of that PDF may read.

    ReportError where there is no such file, where it is no PDF or a damaged one, and where it
    carries no data of a briefing. That the data is whole is known from its checksum
    (ISO 32000-2, 7.11.4).
    """
    import pikepdf  # deferred: only this and a proof open a PDF

    try:
        content = path.read_bytes()
    except FileNotFoundError:
        hint = "check the name and the folder"
        raise fault("there is no such file", hint, file=path, code="E101") from None
    except IsADirectoryError:
        raise fault("this is a folder, not a file", file=path, code="E102") from None
    except OSError as error:
        what, hint = f"the file cannot be read ({error.strerror})", "check that you may read it"
        raise fault(what, hint, file=path, code="E103") from None
    if b"%PDF-" not in content[:1024]:  # where viewers look for it
        hint = "name a PDF that 'report build' has made"
        raise fault("this file is no PDF", hint, file=path, code="E606")
    try:
        with pikepdf.open(path) as document:
            return _record_in(document, path)
    except pikepdf.PasswordError:
        hint = "save it without a password first"
        raise fault("the PDF is locked with a password", hint, file=path, code="E606") from None
    except pikepdf.PdfError:
        raise fault("the PDF is damaged", _AGAIN, file=path, code="E606") from None


def _record_in(document: pikepdf.Pdf, path: Path) -> str:
    for _, attached in document.attachments.items():
        file = attached.get_file()
        if attached.relationship == "/Data" and file.mime_type == "application/yaml":
            data = file.read_bytes()
            if file.md5 != hashlib.md5(data, usedforsecurity=False).digest():
                what = "the data inside the PDF is damaged"
                raise fault(what, _AGAIN, file=path, code="E606")
            return data.decode()
    hint = "name a PDF that 'report build' has made"
    raise fault("the PDF carries no data of a briefing", hint, file=path, code="E605")

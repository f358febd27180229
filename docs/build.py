"""Make the pages and the schema that come from the program itself: ``python docs/build.py``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # a script sees only its own folder

from docs.audiences import audiences_page  # noqa: E402
from docs.errors import errors_page  # noqa: E402
from docs.fields import fields_page  # noqa: E402
from report.schema import schema_text  # noqa: E402


def pages() -> dict[Path, str]:
    """Every file that is made, with its text."""
    return {
        ROOT / "docs" / "audiences.md": audiences_page(),
        ROOT / "docs" / "errors.md": errors_page(),
        ROOT / "docs" / "fields.md": fields_page(),
        ROOT / "templates" / "schema" / "briefing.schema.json": schema_text(),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))

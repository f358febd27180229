"""Rights and searched files → the receipt of an edition: what is withheld, by place alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from report.briefing import Briefing, Marking
from report.builder import written_path
from report.language import Date
from report.proof.rights import rights


def receipt(
    briefing: Briefing,
    clearance: Marking,
    on: Date | None,
    files: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    """What readers with ``clearance`` are not told, and the files that were searched for it.

    Items are named by their place in the data file, never by what they say. The receipt holds no
    time and no name of a machine: the same edition gives the same receipt.
    """
    day = on or briefing.meeting.date or briefing.briefing.date or briefing.briefing.as_of
    parts = rights(briefing, clearance, on).parts()
    return {
        "clearance": clearance,
        "date": str(day),
        "withheld": [_item(briefing, loc, why) for loc, why in parts.items()],
        "files": list(files),
    }


def _item(briefing: Briefing, loc: tuple[str | int, ...], why: str) -> dict[str, Any]:
    line = briefing.place(loc, "").line
    return {"item": written_path(loc), "line": line, "why": why}

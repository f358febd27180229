"""A number as people and spreadsheets write it → digits and a point, where only one is meant."""

from __future__ import annotations

import re

SIGNS = (",", ".")  # what may stand before the decimals

_SPACE = re.compile(r"[\u00a0\u2007\u2009\u202f]")
_SIGN = r"([-+\u2212]?) ?"
_ERROR = re.compile(r"#[^\s#]+[!?]|#N/?[A-Z]|#{3,}")  # #REF!, #NOM?, #N/A, #NV, #####
_EXPONENT = re.compile(r"[-+\u2212]?\d+([.,]\d+)?[eE][-+]?\d+")


def readings(written: str) -> dict[str, str]:
    """What ``written`` means with a decimal comma and with a decimal point.

    ``1 234,5`` → ``{",": "1234.5"}``; ``12`` means the same with both; ``1,234`` means 1.234 with
    a comma and 1234 with a point; a text that is no number has no reading. Thousands may stand
    apart by any space, by an apostrophe, or by the sign that is not the decimal one.
    """
    bare = _SPACE.sub(" ", written.strip()).replace("’", "'")
    found = {sign: _FORMS[sign].fullmatch(bare) for sign in SIGNS}
    return {sign: _plain(match) for sign, match in found.items() if match}


def is_spoiled(written: str, numeric: bool) -> bool:
    """Whether a spreadsheet wrote an error (``#REF!``), or cut a number's digits (``1.2E+05``)."""
    bare = written.strip()
    return bool(_ERROR.fullmatch(bare) or (numeric and _EXPONENT.fullmatch(bare)))


def _form(sign: str) -> re.Pattern[str]:
    group = r"[ '.]" if sign == "," else "[ ',]"
    grouped = rf"[1-9]\d{{0,2}}(?P<group>{group})\d{{3}}(?:(?P=group)\d{{3}})*"
    whole = rf"(?P<whole>{grouped}|\d+|(?={re.escape(sign)}\d))"
    return re.compile(rf"{_SIGN}{whole}(?:{re.escape(sign)}(?P<rest>\d+))?", re.ASCII)


_FORMS = {sign: _form(sign) for sign in SIGNS}


def _plain(match: re.Match[str]) -> str:
    minus = "-" if match[1] in ("-", "\u2212") else ""
    whole = re.sub(r"\D", "", match["whole"]) or "0"
    return minus + whole + (f".{match['rest']}" if match["rest"] else "")

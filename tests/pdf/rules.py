"""Rules of PDF/A-3a and PDF/UA-1 that depend on what an author writes, checked object by object.

The validators of ``conformance`` look at each rule their own way; these are read off the standards
once more, for what random content could break: letters, strings, colours, widths, nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
from fontTools.ttLib import TTFont

from tests.pdf.reading import meanings

_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_COLORS = {"rg", "RG", "g", "G"}  # what an output intent of RGB covers (ISO 19005-3, 6.2.4.3)
_OTHER_COLORS = {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}
_LONGEST_STRING, _LONGEST_NAME, _DEEPEST = 32_767, 127, 28  # ISO 19005-3, 6.1.13
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
_NOTHING_SAID = {0, 0xFEFF, 0xFFFE, 0xFFFF}
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@dataclass(slots=True)
class _Font:
    """What a page's font says of a code, and what the embedded file has for it."""

    says: dict[int, str]
    widths: dict[int, float]
    glyphs: dict[int, int]
    drawn: list[float]
    used: set[int] = field(default_factory=set)


def broken_rules(path: Path) -> list[str]:
    """Every rule that the file at ``path`` breaks, with the clause that it stands in."""
    with pikepdf.open(path) as pdf:
        fonts: dict[Any, _Font] = {}
        return [
            *_metadata(pdf),
            *_associated(pdf),
            *(fault for one in pdf.objects for fault in _sizes(one, 0)),
            *(fault for page in pdf.pages for fault in _page(page, fonts)),
            *(fault for font in fonts.values() for fault in _letters(font)),
            *(fault for one in pdf.objects for fault in _annotation(one)),
            *_tables(pdf.Root.StructTreeRoot.K),
            *_outline(pdf),
        ]


# ---------------------------------------------------------------- objects


def _sizes(value: Any, depth: int) -> Iterator[str]:
    """6.1.13: how long strings and names may be; 7.2 and 6.7.4: what a language looks like."""
    if depth and getattr(value, "is_indirect", False):
        return
    if isinstance(value, pikepdf.String) and len(bytes(value)) > _LONGEST_STRING:
        yield f"6.1.13: a string of {len(bytes(value))} bytes"
    elif isinstance(value, pikepdf.Name) and len(str(value).encode()) > _LONGEST_NAME + 1:
        yield f"6.1.13: a name of {len(str(value))} letters"
    elif isinstance(value, pikepdf.Array):
        for one in value:
            yield from _sizes(one, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, one in value.items():
            if key == "/Lang" and not _LANGUAGE.fullmatch(str(one)):
                yield f"6.7.4: a language '{one}'"
            masks = key == "/SMask" and value.get("/Subtype") != "/Image"
            if (masks or key in ("/ExtGState", "/ActualText")) and one:
                yield f"{key} is not looked at by any check"
            yield from _sizes(one, depth + 1)


def _annotation(one: Any) -> Iterator[str]:
    """7.18.5: what a link says; ISO 32000-1, 12.6.4.7: an address in seven bits."""
    if not isinstance(one, pikepdf.Dictionary) or one.get("/Subtype") != "/Link":
        return
    if not str(one.get("/Contents", "")).strip():
        yield "7.18.5: a link without contents"
    if "/A" in one:
        address = bytes(one.A.URI)
        if not all(0x20 < byte < 0x7F for byte in address):
            yield f"an address that is not ASCII: {address!r}"


# ---------------------------------------------------------------- pages


def _page(page: Any, fonts: dict[Any, _Font]) -> Iterator[str]:
    """7.1, 6.1.13, 6.2.4.3; and which codes of which font are shown."""
    box = [float(side) for side in page.MediaBox]
    if not all(3 <= side <= 14_400 for side in box[2:]):
        yield f"6.1.13: a page of {box}"
    operators = [(str(one.operator), one.operands) for one in pikepdf.parse_content_stream(page)]
    yield from _nested(operators)
    yield from _colored(operators)
    yield from _shown_through(page)
    _show(operators, page, fonts)


_OPENS = {"BDC": "EMC", "BMC": "EMC", "q": "Q", "BT": "ET"}


def _nested(operators: list[tuple[str, Any]]) -> Iterator[str]:
    """No content within content, no words within words, few states within states; all ends."""
    stack: list[str] = []
    for operator, _ in operators:
        if operator in _OPENS:
            stack.append(_OPENS[operator])
            if any(stack.count(one) > 1 for one in ("EMC", "ET")) or stack.count("Q") > _DEEPEST:
                yield f"7.1, 6.1.13: {operator} within {stack}"
        elif operator in _OPENS.values() and (not stack or stack.pop() != operator):
            yield f"{operator} ends nothing"
    if stack:
        yield f"a page without its last {stack}"


def _colored(operators: list[tuple[str, Any]]) -> Iterator[str]:
    """Gray and RGB alone, which the output intent covers; each part from 0 to 1."""
    for operator, operands in operators:
        if operator in _OTHER_COLORS:
            yield f"6.2.4.3: a colour by {operator}"
        if operator in _COLORS and not all(0 <= float(one) <= 1 for one in operands):
            yield f"a colour of {list(map(float, operands))}"


def _shown_through(page: Any) -> Iterator[str]:
    """6.2.8 and 6.2.4.3: how pixels are kept; 6.2.10: in which colours a page lets others through.

    That a group is asked for where there is an output intent, too, is stricter than the standard.
    """
    for image in page.Resources.get("/XObject", {}).values():
        yield from _pixels(image, "/DeviceRGB")
        if (mask := image.get("/SMask")) is not None:
            yield from _pixels(mask, "/DeviceGray")
            group = page.get("/Group", {})
            if (group.get("/S"), group.get("/CS")) != ("/Transparency", "/DeviceRGB"):
                yield "6.2.10: a page that lets colours through without a group"


_OF_PIXELS = {
    "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter",
    "/DecodeParms", "/Length", "/SMask",
}  # fmt: skip


def _pixels(image: Any, space: str) -> Iterator[str]:
    """Eight bits of a colour that the output intent covers; as many as its size says."""
    if image.get("/Subtype") != "/Image" or image.get("/ColorSpace") != space:
        yield f"6.2.4.3: pixels of {image.get('/ColorSpace')}"
    if more := set(image.keys()) - _OF_PIXELS:  # among them Interpolate, OPI, Alternates, Intent
        yield f"6.2.8: pixels with {sorted(more)}"
    colors = 3 if space == "/DeviceRGB" else 1
    if image.BitsPerComponent != 8 or (
        len(image.read_bytes()) != image.Width * image.Height * colors
    ):
        yield "6.2.8: pixels that are not as many as is said"


def _show(operators: list[tuple[str, Any]], page: Any, fonts: dict[Any, _Font]) -> None:
    """Note what is shown in each font."""
    font = _Font({}, {}, {}, [])
    for operator, operands in operators:
        if operator == "Tf":
            font = _font(page.Resources.Font[str(operands[0])], fonts)
        elif operator in ("Tj", "TJ"):
            shown = operands if operator == "Tj" else list(operands[0])
            strings = (bytes(one) for one in shown if isinstance(one, pikepdf.String))
            font.used.update(code for string in strings for code in string)


def _font(found: Any, fonts: dict[Any, _Font]) -> _Font:
    if found.objgen not in fonts:
        says = meanings(found.ToUnicode.read_bytes())
        file = TTFont(BytesIO(found.FontDescriptor.FontFile2.read_bytes()))
        (table,) = file["cmap"].tables
        order = file.getReverseGlyphMap()
        scale = 1000 / file["head"].unitsPerEm
        first = int(found.FirstChar)
        fonts[found.objgen] = _Font(
            says,
            {first + at: float(width) for at, width in enumerate(found.Widths)},
            {code: order[name] for code, name in table.cmap.items()},
            [scale * file["hmtx"][name][0] for name in file.getGlyphOrder()],
        )
    return fonts[found.objgen]


def _letters(font: _Font) -> Iterator[str]:
    """6.2.11: each code that is shown is a letter with a glyph, as wide as it is said to be."""
    for code in sorted(font.used):
        glyph, said = font.glyphs.get(code, 0), font.says.get(code, "")
        if not glyph:
            yield f"6.2.11.8: code {code} ({said!r}) has no glyph"
        if abs(font.widths.get(code, -1) - font.drawn[glyph]) > 1:
            yield f"6.2.11.5: code {code} ({said!r}) is not as wide as it is said to be"
        if not said or any(ord(letter) in _NOTHING_SAID for letter in said):
            yield f"6.2.11.7.2: code {code} says {said!r}"
        if any(low <= ord(letter) <= high for letter in said for low, high in _PRIVATE):
            yield f"6.2.11.7.3: code {code} is for private use"


# ---------------------------------------------------------------- tables and outline


def _tables(element: Any) -> Iterator[str]:
    """7.5: each cell of data has a head in its row or its column."""
    if element.get("/S") == "/Table":
        yield from _heads(element)
    for kid in _below(element):
        yield from _tables(kid)


def _below(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _heads(table: Any) -> Iterator[str]:
    rows = [row for part in _below(table) for row in _below(part)]
    grid = [[cell for cell in _below(row) for _ in range(_span(cell))] for row in rows]
    columns = {at for row in grid for at, cell in enumerate(row) if _is_head(cell, "/Column")}
    for row in grid:
        headed = any(_is_head(cell, "/Row") for cell in row)
        for at, cell in enumerate(row):
            if cell.S == "/TD" and "/K" in cell and not headed and at not in columns:
                yield "7.5: a cell without a head"


def _attributes(cell: Any) -> dict[str, Any]:
    found = cell.get("/A", {})
    owners = list(found) if isinstance(found, pikepdf.Array) else [found]
    return {key: value for one in owners for key, value in one.items()}


def _span(cell: Any) -> int:
    return int(_attributes(cell).get("/ColSpan", 1))


def _is_head(cell: Any, scope: str) -> bool:
    return cell.S == "/TH" and _attributes(cell).get("/Scope") == scope


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Entries with words, that lead somewhere."""
    with pdf.open_outline() as outline:
        entries = list(outline.root)
        while entries:
            entry = entries.pop()
            if not entry.title.strip() or not entry.destination:
                yield f"an entry '{entry.title}' that says nothing or leads nowhere"
            entries += entry.children


# ---------------------------------------------------------------- the file as a whole


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.6.2: well-formed, and the same as the Info dictionary; 7.1: a title."""
    root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    pairs = {"/Title": f"{_DC}title", "/Author": f"{_DC}creator", "/Subject": f"{_DC}description"}
    for key, tag in pairs.items():
        said = "".join(item.text or "" for one in root.iter(tag) for item in one.iter(f"{_RDF}li"))
        if said.split() != str(pdf.docinfo.get(key, "")).split():
            yield f"6.6.2: {key} is {pdf.docinfo.get(key)!r} and {said!r}"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "7.1: no title"
    if not pdf.Root.ViewerPreferences.DisplayDocTitle or not _LANGUAGE.fullmatch(
        str(pdf.Root.get("/Lang", ""))
    ):
        yield "7.1: the title is not displayed, or the document has no language"


def _associated(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.8: what travels inside says its name, type, age and relation."""
    for file in pdf.Root.get("/AF", []):
        inside = file.EF.F
        has = "/F" in file and "/UF" in file and file.get("/AFRelationship") == "/Data"
        if not has or "/" not in str(inside.Subtype)[1:] or "/ModDate" not in inside.Params:
            yield "6.8: an associated file that does not say what it is"

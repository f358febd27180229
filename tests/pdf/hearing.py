"""Hear a PDF as a screen reader does: its structure tree with roles, texts, languages and links.

Texts are decoded from the page's own operators by way of the fonts' maps, so every space counts.
``python -m tests.pdf.hearing FILE.pdf`` prints the whole, one line for each thing that is said.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

from tests.pdf.reading import meanings

_UNSEEN = (0x00AD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
_DRAWN = dict.fromkeys((*_UNSEEN, *range(0xFE00, 0xFE10))) | {0x2011: "-"}
_INLINE = {"Span", "Link", "Reference"}
_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "Do", "sh"}


@dataclass(slots=True)
class Heard:
    """One structure element. Its kids are elements, or texts of the page they stand on."""

    tag: str
    language: str = ""
    alt: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Heard | str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)  # the contents of its annotations
    pages: set[int] = field(default_factory=set)

    def walk(self) -> Iterator[Heard]:
        """This element and all below it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Heard):
                yield from kid.walk()

    def elements(self) -> list[Heard]:
        """The elements directly below."""
        return [kid for kid in self.kids if isinstance(kid, Heard)]

    def text(self) -> str:
        """All that is said in it, pictures left out: of them the alternative text is read."""
        if self.tag == "Figure":
            return ""
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """(role, words) of each stretch that is read in one breath, white space evened out.

        The words of a cell are a paragraph, whether the cell holds one or is one.
        """
        held: list[str] = []
        role = "P" if self.tag in ("TH", "TD") else self.tag
        for kid in self.kids:
            if isinstance(kid, str) or kid.tag in _INLINE:
                held.append(kid if isinstance(kid, str) else kid.text())
                continue
            yield from _said(role, held)
            held = []
            yield from kid.paragraphs()
        yield from _said(role, held)


def _said(tag: str, held: list[str]) -> Iterator[tuple[str, str]]:
    if (words := evened("".join(held))) and tag != "Figure":
        yield tag, words


def evened(words: str) -> str:
    """One space for any white space; hyphens as the page draws them; no sign without ink."""
    return " ".join(words.translate(_DRAWN).split())


class Reader:
    """One open PDF: its tree, and what is wrong with how the tree and the pages hold together."""

    def __init__(self, path: Path) -> None:
        self._pdf = pikepdf.open(path)
        self._numbers = {page.obj.objgen: at for at, page in enumerate(self._pdf.pages)}
        self._maps: dict[Any, dict[int, str]] = {}
        self.faults: list[str] = []
        self._texts = [self._marked(at, page) for at, page in enumerate(self._pdf.pages)]
        self._seen: set[tuple[int, int]] = set()
        self._owners = _numbered(self._pdf.Root.StructTreeRoot.ParentTree)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    @cached_property
    def root(self) -> Heard:
        """The whole tree; reading it finds faults of numbers and of who belongs to whom."""
        root = self._element(self._pdf.Root.StructTreeRoot.K, None)
        for at, texts in enumerate(self._texts):
            lost = [number for number in texts if (at, number) not in self._seen]
            self.faults += [f"page {at + 1}: content {number} is in no element" for number in lost]
        for at, page in enumerate(self._pdf.pages):
            self._check_page(at, page)
        return root

    # ------------------------------------------------------------ the tree

    def _element(self, found: Any, page: int | None) -> Heard:
        if "/Pg" in found:
            page = self._numbers[found.Pg.objgen]
        heard = Heard(
            str(found.S)[1:],
            str(found.get("/Lang", "")),
            str(found.get("/Alt", "")),
            {str(key)[1:]: value for key, value in found.get("/A", {}).items()},
        )
        kids = found.K if "/K" in found else []
        for kid in [kids] if isinstance(kids, int | pikepdf.Dictionary) else list(kids):
            self._add(heard, found, kid, page)
        return heard

    def _add(self, heard: Heard, found: Any, kid: Any, page: int | None) -> None:
        if isinstance(kid, int):
            self._say(heard, found, page, kid)
        elif kid.get("/Type") == "/MCR":
            self._say(heard, found, self._numbers[kid.Pg.objgen], int(kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            heard.links.append(str(kid.Obj.Contents))
            self._check_link(heard, found, kid)
        else:
            if kid.P.objgen != found.objgen:
                self.faults.append(f"{kid.S} says that another element is above it")
            heard.kids.append(self._element(kid, page))

    def _say(self, heard: Heard, found: Any, page: int | None, number: int) -> None:
        if page is None:
            self.faults.append(f"{heard.tag}: content without a page")
            return
        if (page, number) in self._seen:
            self.faults.append(f"page {page + 1}: content {number} is in two elements")
        self._seen.add((page, number))
        heard.pages.add(page)
        heard.kids.append(self._texts[page].get(number, ""))
        owners = self._owners.get(int(self._pdf.pages[page].obj.get("/StructParents", -1)), [])
        if number >= len(owners) or owners[number].objgen != found.objgen:
            self.faults.append(f"page {page + 1}: content {number} names another element")

    def _check_link(self, heard: Heard, found: Any, kid: Any) -> None:
        note, page = kid.Obj, kid.Pg
        owner = self._owners.get(int(note.get("/StructParent", -1)))
        if heard.tag != "Link" or owner is None or owner.objgen != found.objgen:
            self.faults.append(f"the annotation {note.get('/Contents')} is not its link's own")
        if note.objgen not in {one.objgen for one in page.get("/Annots", [])}:
            self.faults.append(f"the annotation {note.get('/Contents')} is not on its page")
        left, low, right, high = map(float, note.Rect)
        _, _, wide, tall = map(float, page.MediaBox)
        if not (0 <= left < right <= wide + 0.5 and 0 <= low < high <= tall):
            self.faults.append(f"the annotation {note.get('/Contents')} leaves its page")
        if int(note.get("/F", 0)) != 4 or ("/Dest" not in note and "/A" not in note):
            self.faults.append(
                f"the annotation {note.get('/Contents')} is not printed or leads nowhere"
            )

    # ------------------------------------------------------------ the pages

    def _check_page(self, at: int, page: Any) -> None:
        if str(page.obj.get("/Tabs")) != "/S":
            self.faults.append(f"page {at + 1}: tabs do not follow the structure")
        for note in page.obj.get("/Annots", []):
            if int(note.get("/StructParent", -1)) not in self._owners:
                self.faults.append(f"page {at + 1}: an annotation is in no element")

    def _marked(self, at: int, page: Any) -> dict[int, str]:
        """The text of each marked content of a page; painting outside any is a fault."""
        texts: dict[int, str] = {}
        stack: list[int | None] = []
        fonts = {key: self._map(font) for key, font in page.Resources.Font.items()}
        codes: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    stack.append(_number(operands[1]))
                    if stack[-1] is not None:
                        texts.setdefault(stack[-1], "")
                case "EMC":
                    stack.pop()
                case "Tf":
                    codes = fonts[str(operands[0])]
                case "Tj" | "TJ" as shows:
                    if not stack:
                        self.faults.append(f"page {at + 1}: words outside any content")
                    elif stack[-1] is not None:
                        shown = operands if shows == "Tj" else list(operands[0])
                        texts[stack[-1]] += _decoded(shown, codes)
                case paints if paints in _PAINTS and not stack:
                    self.faults.append(f"page {at + 1}: {paints} outside any content")
        return texts

    def _map(self, font: Any) -> dict[int, str]:
        if font.objgen not in self._maps:
            self._maps[font.objgen] = meanings(font.ToUnicode.read_bytes())
        return self._maps[font.objgen]


def _number(properties: Any) -> int | None:
    return int(properties.MCID) if "/MCID" in properties else None


def _decoded(shown: list[Any], codes: dict[int, str]) -> str:
    strings = (bytes(part) for part in shown if isinstance(part, pikepdf.String))
    return "".join(codes[code] for string in strings for code in string)


def _numbered(tree: Any) -> dict[int, Any]:
    """A number tree of one leaf, as this writer makes them."""
    numbers = list(tree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


# ---------------------------------------------------------------- what is wrong


def structure_faults(reader: Reader) -> list[str]:
    """What is wrong with the tree of a file, in words: what a listener would trip over."""
    root = reader.root
    below = [fault for heard in root.walk() for fault in _element_faults(heard)]
    return [*reader.faults, *_heading_faults(root), *below]


def _heading_faults(root: Heard) -> Iterator[str]:
    level = 0
    for heard in root.walk():
        if re.fullmatch("H[1-6]", heard.tag):
            own = int(heard.tag[1])
            if own > level + 1:
                yield f"{heard.tag} '{heard.text()}' follows a heading of level {level}"
            if not heard.text().strip():
                yield f"an empty {heard.tag}"
            if own == 1 and level:
                yield f"a second H1: '{heard.text()}'"
            level = own


_KIDS = {
    "Table": {"THead", "TBody", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"Caption", "TOCI"},
}


def _element_faults(heard: Heard) -> Iterator[str]:
    allowed = _KIDS.get(heard.tag)
    if allowed is not None:
        strange = {kid if isinstance(kid, str) else kid.tag for kid in heard.kids} - allowed
        if strange or not heard.kids:
            yield f"{heard.tag} holds {strange or 'nothing'}"
    match heard.tag:
        case "Table":
            yield from _table_faults(heard)
        case "TH" if "Scope" not in heard.attributes:
            yield f"TH '{heard.text()}' without a scope"
        case "LI" if "LBody" not in [kid.tag for kid in heard.elements()]:
            yield f"LI without a body: '{heard.text()}'"
        case "Link" if not heard.links or not all(heard.links) or not heard.text().strip():
            yield f"Link '{heard.text()}' without annotation, contents or words"
        case "Figure" if not heard.alt or len(heard.attributes.get("BBox", ())) != 4:
            yield f"Figure '{heard.alt}' without alternative text or box"


def _table_faults(table: Heard) -> Iterator[str]:
    rows = [row for part in table.elements() for row in part.elements()]
    widths = {
        sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.elements()) for row in rows
    }
    if len(widths) != 1:
        yield f"a table with rows of {sorted(widths)} columns"
    if "TBody" not in [part.tag for part in table.elements()]:
        yield "a table without a body"
    if not any(cell.tag == "TH" for row in rows for cell in row.elements()):
        yield "a table without heads"


# ---------------------------------------------------------------- to be read by people


def view(path: Path) -> str:
    """What is said, a line each, indented by depth: role, language, words, and where links lead."""
    with Reader(path) as reader:
        return "\n".join(_lines(reader.root, 0))


def _lines(heard: Heard, depth: int) -> Iterator[str]:
    here = "  " * depth + heard.tag + _more(heard)
    words = [kid for kid in heard.kids if isinstance(kid, str) or kid.tag in _INLINE]
    if words and heard.tag != "Figure":
        here += ": " + evened("".join(map(_inline, words)))
    yield here
    for kid in heard.kids:
        if isinstance(kid, Heard) and kid.tag not in _INLINE:
            yield from _lines(kid, depth + 1)


def _more(heard: Heard) -> str:
    more = [heard.language, str(heard.attributes.get("Scope", ""))[1:].lower()]
    more.append(f"spans {heard.attributes['ColSpan']}" if "ColSpan" in heard.attributes else "")
    more.append(f"“{heard.alt}”" if heard.alt else "")
    told = ", ".join(word for word in more if word)
    return f" ({told})" if told else ""


def _inline(part: Heard | str) -> str:
    if isinstance(part, str):
        return part
    words = "".join(map(_inline, part.kids))
    if part.tag == "Link":
        return f"⟨{words}⟩"
    return f"{{{part.language}: {words}}}" if part.language else words


if __name__ == "__main__":
    print(view(Path(sys.argv[1])))

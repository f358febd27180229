"""Take a theme's font files, give registered faces: widths, and which face can print a character.

A glyph that a font lacks is silent in reportlab and breaks PDF/UA, so every character is looked up
here: in the face asked for, then in a fallback, and where nothing has it the author is told.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast
from unicodedata import category

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from report.errors import fault
from report.frozen import frozen
from report.pdf.embedded import EmbeddedFont
from report.pdf.kerning import Kerning, read_kerning
from report.theme import Fonts

P = ParamSpec("P")
T = TypeVar("T")
CODES = {"E306": "a character that no font can print", "E307": "a font that cannot be used"}

# Joiners, marks of direction, variation selectors: no ink of their own, yet some fonts draw a box.
_UNSEEN = (0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
_UNSEEN += (*range(0xFE00, 0xFE10), 0xFEFF)
# Carlito has neither no-break space nor no-break hyphen: they are drawn as space and hyphen, and
# never broken at.
_DRAWN_AS = dict.fromkeys(_UNSEEN) | {0x00A0: " ", 0x3000: " ", 0x2011: "-"}


@frozen
class Face:
    """One registered font: what it can print, by code point, and how it kerns."""

    name: str
    glyphs: dict[int, float]  # the advance width, in thousandths of the size
    numbers: dict[int, int]  # the glyph's number in the file
    kerning: Kerning
    pairs: dict[tuple[str, str], int]  # what kerning has been asked so far

    def kern(self, left: str, right: str) -> int:
        """How much closer (negative) ``right`` stands; a space stands where it stands."""
        found = self.pairs.get((left, right))
        if found is None:
            one, two = self.numbers[ord(left)], self.numbers[ord(right)]
            found = 0 if " " in (left, right) else round(self.kerning.between(one, two))
            self.pairs[left, right] = found
        return found


@frozen
class _Family:
    """The page's font. ``common``: what its regular cut prints, and what is never drawn."""

    fonts: Fonts
    common: frozenset[str]

    def face(self, bold: bool, italic: bool) -> Face:
        """One of its four cuts; a cut that nothing is set in is never read as a whole."""
        word = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
        return _face(f"{self.fonts.family}-{word}", self._path(bold, italic))

    def _path(self, bold: bool, italic: bool) -> Path:
        fonts = self.fonts
        if italic:
            return fonts.bold_italic if bold else fonts.italic
        return fonts.bold if bold else fonts.regular


CLOSER = 0xF8000  # a character of plane 15, see ``kerned``
SPACES = " \t\r\n\u2028\u2029"  # where a line may break; none of them is drawn as it stands
_BREAKABLE = re.compile(f"([{SPACES}]+)")
_known: dict[str, Face] = {}
_forgets: list[Callable[[], None]] = []
_families: list[_Family] = []  # the last one is the page's; ``width_pt`` has no theme to ask


def register(fonts: Fonts) -> None:
    """Make ``fonts`` the page's font; each file is read once."""
    if _families and _families[-1].fonts == fonts:
        return  # and what has been measured stays known
    for path in (fonts.bold, fonts.italic, fonts.bold_italic):
        _check(path)
    regular = _face(f"{fonts.family}-Regular", fonts.regular)
    common = frozenset(map(chr, {*regular.glyphs, *_DRAWN_AS, *map(ord, SPACES)}))
    _families[:] = [_Family(fonts, common)]
    for forget in _forgets:
        forget()


def remembered(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """What a function has told, ``size`` answers of it: until another font is the page's.

    A table measures its cells before it sets them, the same words stand in many of them, and a
    text that nobody changed comes again in the next build.
    """

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        known = lru_cache(maxsize=size)(function)
        _forgets.append(known.cache_clear)
        return cast("Callable[P, T]", known)

    return keep


def width_pt(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """The width of ``text`` in the page's font, in points; ``register`` comes first."""
    return _width(text, bold, italic) * size


@remembered(20_000)
def split(text: str, bold: bool, italic: bool) -> tuple[tuple[str, float], ...]:
    """Each word of ``text`` with its width at size 1, and ("", 0) for each place to break."""
    return tuple(
        ("", 0.0) if index % 2 else (part, _width(part, bold, italic))
        for index, part in enumerate(_BREAKABLE.split(text))
        if part
    )


@lru_cache(maxsize=50_000)
def kerns(name: str, drawn: str) -> tuple[tuple[int, int], ...]:
    """(index, thousandths of the size) for each character of ``drawn`` that stands closer."""
    kern = _known[name].kern
    found = ((at, kern(left, right)) for at, (left, right) in enumerate(pairwise(drawn), 1))
    return tuple((at, by) for at, by in found if by)


@lru_cache(maxsize=50_000)
def kerned(name: str, drawn: str) -> str:
    """``drawn`` with what ``kerns`` gives between: as characters for private use, that many from
    ``CLOSER`` on, for no text that is printed has any of them."""
    parts, done = list[str](), 0
    for at, by in kerns(name, drawn):
        parts += (drawn[done:at], chr(CLOSER + by))
        done = at
    return "".join(parts) + drawn[done:]


def regular_name() -> str:
    """The registered name of the page's regular cut."""
    return _families[-1].face(False, False).name


@remembered(50_000)
def pieces(text: str, bold: bool, italic: bool) -> tuple[tuple[str, str], ...]:
    """``text`` as it is drawn: (font name, characters) for each stretch that one face prints.

    Raises ReportError for a character that no face has.
    """
    face = _families[-1].face(bold, italic)
    drawn = text.translate(_DRAWN_AS)
    if all(ord(char) in face.glyphs for char in drawn):
        return ((face.name, drawn),) if drawn else ()
    out: list[tuple[str, str]] = []
    for char in drawn:
        name = _printer(char, face, bold, text).name
        if out and out[-1][0] == name:
            out[-1] = (name, out[-1][1] + char)
        else:
            out.append((name, char))
    return tuple(out)


def lacking(fonts: Fonts, signs: Iterable[str]) -> list[str]:
    """Those of ``signs`` that neither the page's font nor the fallback has, each once."""
    register(fonts)
    family = _families[-1]
    face, spare = family.face(False, False), _spare_face(False)
    return [
        sign
        for sign in dict.fromkeys(signs)
        if sign not in family.common
        and ord(sign) not in face.glyphs
        and not (spare and ord(sign) in spare.glyphs)
    ]


def ensure_printable(text: str) -> None:
    """Raise ReportError, with the words around it, for a character that no font has."""
    family = _families[-1]
    if family.common.issuperset(text):
        return
    face = family.face(False, False)
    for char in text:
        if char not in family.common:
            _printer(char, face, False, text)


def leaves_ink(text: str) -> bool:
    """Whether anything of ``text`` is seen."""
    return bool(text.translate(_DRAWN_AS).strip())


def _printer(char: str, face: Face, bold: bool, text: str) -> Face:
    if ord(char) in face.glyphs:
        return face
    spare = _spare_face(bold)
    if spare is not None and ord(char) in spare.glyphs:
        return spare
    at = max(text.find(char), 0)
    around = text[max(0, at - 30) : at + 30]
    raise fault(
        f"no font can print the character {char!r} (U+{ord(char):04X}) in '{around}'",
        "write it with letters, or give the theme a font that has it",
        code="E306",
    )


@remembered(50_000)
def _width(text: str, bold: bool, italic: bool) -> float:
    """The width at size 1."""
    total = 0.0
    for name, drawn in pieces(text, bold, italic):
        face = _known[name]
        glyphs = face.glyphs
        total += sum([glyphs[ord(char)] for char in drawn])
        total += sum([face.kern(left, right) for left, right in pairwise(drawn)])
    return total / 1000


@cache
def _check(path: Path) -> None:
    """Raise ReportError where a file is no font that can be used, whether or not it will be."""
    with _refused(path):
        TTFontFile(str(path), charInfo=0)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, TTFError) as error:
        raise fault(
            "this font cannot be used",
            f"a TrueType file is needed ({error})",
            file=path,
            code="E307",
        ) from error


@cache
def _face(cut: str, path: Path) -> Face:
    """Register one file; another theme's font of the same name stays what it is."""
    name = f"{cut}-{len(_known)}" if cut in _known else cut
    with _refused(path):
        font: Any = EmbeddedFont(name, cut, path)
    pdfmetrics.registerFont(font)
    widths, default = font.face.charWidths, font.face.defaultWidth
    letters = filter(_means_something, font.face.charToGlyph)
    glyphs = {code: float(widths.get(code, default)) for code in letters}
    _known[name] = Face(name, glyphs, font.face.charToGlyph, read_kerning(path), {})
    return _known[name]


def _means_something(code: int) -> bool:
    """Neither a control nor for private use: no reader knows what such a letter means, and PDF/A
    (ISO 19005-3, 6.2.11.7.3) would have it said in other words."""
    return category(chr(code)) not in ("Co", "Cc")


@cache
def _spare_face(bold: bool) -> Face | None:
    """DejaVu Sans, which matplotlib carries: found without importing matplotlib (0.6 s)."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    path = folder / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")
    return _face(path.stem, path) if path.exists() else None

"""A base deck's path in, an open presentation without slides out, whatever the deck was made by."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE

from report.deck.draw import qn
from report.errors import ReportError, fault

CODES = {
    "E310": "a base deck that cannot be opened",
    "E311": "a base deck that is not safe to open",
}

_MAIN = CONTENT_TYPE.PML_PRESENTATION_MAIN.encode()
_OTHER_MAINS = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(presentationml|drawingml|officeDocument)/(\w+)"
)
_MACRO = re.compile(rb"<(?:Override|Relationship) [^>]*vba(?:Project|Data)[^>]*/>")
_RELATION = re.compile(rb"<Relationship\b[^>]*?/?>")
# What says who made the template and when, shows its slides, or signs what will be changed.
_OWN = re.compile(
    rb"/(?:extended-properties|custom-properties|thumbnail|printerSettings|digital-signature/origin)"
    rb'"'
)
_OLD = b"\xd0\xcf\x11\xe0"  # a compound file: PowerPoint 97, or one locked by a password
_LARGEST_FILE, _LARGEST, _MOST_PARTS = 100_000_000, 400_000_000, 10_000  # bytes, bytes, parts
_DENSE = 400  # times smaller than what it holds: no picture, text or table packs so well
_LARGEST_XML = 60_000_000  # bytes of one part
_WIDEST = 51_206_400  # EMU: 56 in, PowerPoint's own limit
_NARROWEST = 2_286_000  # 2.5 in
_LOCKED = "this deck is locked by a password, or of PowerPoint 97 (.ppt)"
_UNLOCK = "save it as .pptx or .potx without a password"
_ANEW = "open it in PowerPoint and save it anew"


def open_base(path: Path) -> Any:
    """The deck at ``path``, a template or a show too, without its slides, macros and sections.

    ISO Strict decks are read (ISO/IEC 29500-1). ReportError with what is wrong where there is no
    deck there, or one that is damaged, locked, too large, or reaches out of itself.
    """
    with damage_told(path):
        presentation = Presentation(io.BytesIO(_normal(_read(path), path)))
        _strip(presentation)
        _check(presentation, path)
    return presentation


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """What python-pptx and lxml say of a damaged deck, as a ReportError that names the file."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise _refused(path, "this is no PowerPoint deck, or a damaged one", _ANEW) from None
    except (etree.XMLSyntaxError, PythonPptxError, ValueError):
        raise _refused(path, "a part of this deck is damaged", _ANEW) from None
    except (KeyError, IndexError, AttributeError, TypeError):
        raise _refused(path, "a part that every deck has is missing", _ANEW) from None


def _refused(path: Path, what: str, hint: str, code: str = "E310") -> ReportError:
    return fault(what, hint, file=path, code=code)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            what = "this file has more than 100 MB"
            raise _refused(path, what, "drop its slides and films")
        file = path.read_bytes()
    except FileNotFoundError:
        raise _refused(path, "there is no base deck here", "name another file") from None
    except OSError:
        raise _refused(path, "this file cannot be read", "name another file") from None
    if file.startswith(_OLD):
        raise _refused(path, _LOCKED, _UNLOCK)
    return file


def _normal(file: bytes, path: Path) -> bytes:
    """``file`` as a plain presentation; the same bytes where it is one already."""
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        _check_size(source, len(file), path)
        if "ppt/presentation.xml" not in source.namelist():
            what = "there is no presentation in this file"
            raise _refused(path, what, "name a deck: .pptx, .potx, .ppsx, .pptm or .potm")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            for name in dict.fromkeys(source.namelist()):
                if not name.endswith("/") and not re.search(r"vba(Project|Data)", name):
                    content = source.read(name)
                    _check_part(name, content, path)
                    target.writestr(name, _plain(name, content))
        return out.getvalue()


def _check_size(source: zipfile.ZipFile, packed: int, path: Path) -> None:
    """That it holds no more than a deck does; the zip's own word is kept to when it is read."""
    whole = sum(member.file_size for member in source.infolist())
    if whole > _LARGEST or len(source.infolist()) > _MOST_PARTS:
        what = "unpacked this file is larger than any deck for a briefing"
        raise _refused(path, what, "drop its slides and films", "E311")
    if whole > 20_000_000 and whole > packed * _DENSE:
        what = "this file unpacks to many times its size, as no deck does"
        raise _refused(path, what, "do not use it", "E311")
    if any(member.flag_bits & 1 for member in source.infolist()):
        raise _refused(path, _LOCKED, _UNLOCK)


def _check_part(name: str, content: bytes, path: Path) -> None:
    """That a part declares no entities, and that no layout or master loads what lies elsewhere."""
    if not name.endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content or len(content) > _LARGEST_XML:
        raise _refused(
            path, f"its part {name} is not what PowerPoint writes", "do not use it", "E311"
        )
    if name.endswith(".rels") and not name.startswith(("ppt/slides/", "ppt/notesSlides/")):
        for target in _external(content):
            what = f"it would load this from elsewhere: {target}"
            hint = "put it into the deck in PowerPoint (File, Info, Edit Links), or remove it"
            raise _refused(path, what, hint, "E311")


def _external(relations: bytes) -> Iterator[str]:
    """What is loaded from outside the file; links that wait for a click load nothing."""
    for found in _RELATION.findall(relations):
        if b'TargetMode="External"' in found and b"/hyperlink" not in found:
            target = re.search(rb'Target="([^"]*)"', found)
            yield target[1].decode(errors="replace")[:80] if target else "?"


def _plain(name: str, content: bytes) -> bytes:
    if name == "[Content_Types].xml":
        for other in _OTHER_MAINS:
            content = content.replace(b'"' + other + b'"', b'"' + _MAIN + b'"')
    if name.endswith((".rels", "[Content_Types].xml")):
        content = _MACRO.sub(b"", content)
    if name in ("_rels/.rels", "ppt/_rels/presentation.xml.rels"):
        content = _RELATION.sub(_without_own, content)
    if name.endswith((".xml", ".rels")):
        content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)
    return content


def _without_own(found: re.Match[bytes]) -> bytes:
    return b"" if _OWN.search(found.group()) else found.group()


def _strip(presentation: Any) -> None:
    """Drop the slides that the deck came with; parts that nothing leads to are not saved."""
    part = presentation.part
    root = part._element
    for slide in root.findall(f"{qn('p:sldIdLst')}/{qn('p:sldId')}"):
        part._rels.pop(slide.get(qn("r:id")))
        slide.getparent().remove(slide)
    for name in ("p:custShowLst", "p:modifyVerifier"):
        for part_of_old in root.findall(qn(name)):
            root.remove(part_of_old)
    for extension in root.findall(f"{qn('p:extLst')}/{qn('p:ext')}"):
        if extension.get("uri") == _SECTIONS:
            extension.getparent().remove(extension)


def _check(presentation: Any, path: Path) -> None:
    """That it has slides of a size and layouts to put on them."""
    size = (presentation.slide_width or 0, presentation.slide_height or 0)
    if not all(_NARROWEST <= side <= _WIDEST for side in size):
        inches = " by ".join(f"{side / 914400:.2f}" for side in size)
        raise _refused(path, f"its slides are {inches} in", "make them 2.5 to 56 in wide and high")
    if not any(len(master.slide_layouts) for master in presentation.slide_masters):
        raise _refused(path, "it has no slide layout", "add one to its slide master")

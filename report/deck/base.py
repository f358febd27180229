"""A base deck's path in, an open presentation without slides out, whatever the deck was made by."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE

from report.deck.draw import qn
from report.errors import fault

_SIZE = (12192000, 6858000)  # 16:9, the grid that slides are planned on
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


def open_base(path: Path) -> Any:
    """The deck at ``path``, a template or a show too, without its slides, macros and sections.

    A ReportError where there is no deck there, or one of another size than 13.33 by 7.5 inches.
    """
    try:
        presentation = Presentation(io.BytesIO(_normal(path.read_bytes())))
    except FileNotFoundError:
        raise fault("there is no base deck here", "see 'deck' in _brand.yml", file=path) from None
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise fault(f"this is no PowerPoint deck ({error})", "save it anew", file=path) from error
    size = (presentation.slide_width or 0, presentation.slide_height or 0)
    if size != _SIZE:
        inches = " by ".join(f"{side / 914400:.2f}" for side in size)
        raise fault(f"its slides are {inches} in", "make them 13.33 by 7.5 in (16:9)", file=path)
    _strip(presentation)
    return presentation


def _normal(file: bytes) -> bytes:
    """``file`` as a plain presentation; the same bytes where it is one already."""
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        kinds = source.read("[Content_Types].xml")
        main = source.read("ppt/presentation.xml")
        odd = b"vbaProject" in kinds or any(other in kinds for other in _OTHER_MAINS)
        if not odd and b"purl.oclc.org/ooxml" not in main:
            return file
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                if not re.search(r"vba(Project|Data)", name):
                    target.writestr(name, _plain(name, source.read(name)))
        return out.getvalue()


def _plain(name: str, content: bytes) -> bytes:
    if name == "[Content_Types].xml":
        for other in _OTHER_MAINS:
            content = content.replace(b'"' + other + b'"', b'"' + _MAIN + b'"')
    if name.endswith((".rels", "[Content_Types].xml")):
        content = _MACRO.sub(b"", content)
    if name.endswith((".xml", ".rels")):
        content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)
    return content


def _strip(presentation: Any) -> None:
    """Drop the slides that the deck came with; parts that nothing leads to are not saved."""
    part = presentation.part
    root = part._element
    for slide in root.findall(f"{qn('p:sldIdLst')}/{qn('p:sldId')}"):
        part._rels.pop(slide.get(qn("r:id")))
        slide.getparent().remove(slide)
    for shows in root.findall(qn("p:custShowLst")):
        root.remove(shows)
    for extension in root.findall(f"{qn('p:extLst')}/{qn('p:ext')}"):
        if extension.get("uri") == _SECTIONS:
            extension.getparent().remove(extension)

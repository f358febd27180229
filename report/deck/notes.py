"""Texts in, the notes page of a slide out, made at once instead of cloned shape by shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import NotesSlidePart

from report.deck.draw import qn
from report.text import Text

_PAGE = (
    f"<p:notes {nsdecls('p', 'a', 'r')}><p:cSld><p:spTree><p:nvGrpSpPr>"
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
    'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
    "<p:spPr/></p:sp>"
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
    '</p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/></p:txBody></p:sp></p:spTree></p:cSld>"
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def add_notes(
    slide: Any, number: int, texts: Iterable[Text], master: Any, *, language: str
) -> None:
    """Give ``slide``, the ``number``-th of its deck, a notes page; ``master`` is its part."""
    page = parse_xml(_PAGE)
    body = page.find(f".//{qn('p:txBody')}")
    for words in texts:
        paragraph = etree.SubElement(body, qn("a:p"))
        for run in words:
            element = etree.SubElement(paragraph, qn("a:r"))
            look = etree.SubElement(element, qn("a:rPr"), lang=run.language or language)
            if run.bold:
                look.set("b", "1")
            text = "".join(sign if sign >= " " else " " for sign in run.text)
            etree.SubElement(element, qn("a:t")).text = text
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, slide.part.package, page)
    part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)

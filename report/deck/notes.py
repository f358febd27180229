"""Texts in, the notes page of a slide out, made at once instead of cloned shape by shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import NotesSlidePart

from report.deck.manner import theme_fonts
from report.deck.words_xml import escaped, quoted
from report.text import Run, Text

_PAGE = (
    f"<p:notes {nsdecls('p', 'a', 'r')}><p:cSld><p:spTree><p:nvGrpSpPr>"
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
    'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
    "<p:spPr/></p:sp>"
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
    '</p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody></p:sp></p:spTree></p:cSld>"
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def add_notes(slide: Any, texts: Iterable[Text], master: Any, *, language: str) -> None:
    """Give ``slide`` a notes page of the same number; ``master`` is a part."""
    said = "".join([_paragraph_xml(words, language) for words in texts])
    page = parse_xml(_PAGE.replace("{words}", said))
    name = PackURI(f"/ppt/notesSlides/notesSlide{slide.partname.idx}.xml")
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, slide.package, page)
    part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
    slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)


def notes_font(presentation: Any) -> str:
    """The font of notes: that of text in the theme of the notes' master, or of a new one."""
    theme = presentation.part.notes_master_part.part_related_by(RELATIONSHIP_TYPE.THEME)
    return theme_fonts(parse_xml(theme.blob))["+mn-lt"]


def _paragraph_xml(words: Text, language: str) -> str:
    return f"<a:p>{''.join([_run_xml(run, language) for run in words])}</a:p>"


def _run_xml(run: Run, language: str) -> str:
    bold = ' b="1"' if run.bold else ""
    look = f"<a:rPr lang={quoted(run.language or language)}{bold}/>"
    return f"<a:r>{look}<a:t>{escaped(run.text)}</a:t></a:r>"

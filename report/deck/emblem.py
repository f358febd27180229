"""Put the brand's logo on a slide: a native picture that says what it is."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from report.deck.elements import new_element, qn, template
from report.deck.plan import Emblem

_PICTURE = template(
    '<p:pic {ns}><p:nvPicPr><p:cNvPr id="0" name=""/>'
    '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
    "<p:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
    '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)


def add_emblem(slide: Any, emblem: Emblem) -> None:
    """The picture in its box, its file a part of the deck."""
    package = slide.part.package
    name: PackURI = package.next_partname("/ppt/media/image%d.png")
    part = Part(name, CONTENT_TYPE.PNG, package, emblem.png)
    element = new_element(slide.shapes, _PICTURE(), emblem.name, emblem.box)
    element[0][0].set("descr", emblem.alt)
    blip = element.find(f"{qn('p:blipFill')}/{qn('a:blip')}")
    blip.set(qn("r:embed"), slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

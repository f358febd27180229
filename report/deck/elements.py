"""New shapes as XML: a copy of an element made before in, the element on its slide out."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.ns import qn as slow_qn

from report.deck.grid import Box

qn = cache(slow_qn)  # python-pptx looks the prefix up at every call

_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"

# python-pptx reads a text of XML for every shape; a copy of one that is read is ten times as fast.


def new_element(shapes: Any, element: Any, name: str, box: Box) -> Any:
    """``element``, at the top of ``shapes``, with a name and a place."""
    properties, (offset, extent) = element[0][0], element.find(f".//{qn('a:off')}").getparent()[:2]
    properties.set("id", str(shapes._next_shape_id))
    properties.set("name", name)
    offset.set("x", str(box.x))
    offset.set("y", str(box.y))
    extent.set("cx", str(box.width))
    extent.set("cy", str(box.height))
    shapes._element.append(element)
    return element


def template(xml: str) -> Callable[[], Any]:
    """What gives a new copy of the element that ``xml`` says; ``{ns}`` stands for namespaces."""
    made = parse_xml(xml.replace("{ns}", nsdecls("p", "a")))
    return lambda: copy.deepcopy(made)


_FRAME = (
    '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
    '<a:prstGeom prst="{prst}"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
)
_WORDS = "<p:txBody><a:bodyPr{look}/><a:lstStyle/><a:p/></p:txBody>"
TEXT_BOX = template(
    '<p:sp {ns}><p:nvSpPr><p:cNvPr id="0" name=""/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
    + _FRAME.format(prst="rect", fill="<a:noFill/>")
    + _WORDS.format(look="")
    + "</p:sp>"
)
SHAPE = template(
    '<p:sp {ns}><p:nvSpPr><p:cNvPr id="0" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
    + _FRAME.format(prst="rect", fill="")
    + _WORDS.format(look=' rtlCol="0" anchor="ctr"')
    + "</p:sp>"
)
RULE = template(
    '<p:cxnSp {ns}><p:nvCxnSpPr><p:cNvPr id="0" name=""/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>'
    + _FRAME.format(prst="line", fill="")
    + "</p:cxnSp>"
)
GROUP = template(
    '<p:grpSp {ns}><p:nvGrpSpPr><p:cNvPr id="0" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr></p:grpSp>'
)
MARK = template(
    '<a:ext {ns} uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    f'<adec:decorative xmlns:adec="{_DECORATIVE}" val="1"/></a:ext>'
)

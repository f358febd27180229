"""What was drawn in the house's measures and roles in, the same in a base deck's own out.

Slides are planned and drawn on a slide 540 points high, in ten slots for colours and in one font.
On a stranger's base deck one walk over the finished XML puts in its colours and fonts, overrides
what its placeholders would hand down, and enlarges everything where its slides are higher.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from report.deck.elements import qn
from report.deck.inks import Ink, Inks
from report.deck.words_xml import SCHEME, elements
from report.frozen import frozen

_ROLES = {slot: role for role, slot in SCHEME.items()}
_RUNS = {qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")}
_AFTER_FILL = ("a:latin", "a:ea", "a:cs", "a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl",
               "a:extLst")  # fmt: skip
_AFTER_FACE = _AFTER_FILL[1:]
_PLAIN = {"cap": "none", "spc": "0", "u": "none", "strike": "noStrike"}
_LENGTHS: dict[str, tuple[str, ...]] = {
    qn("a:off"): ("x", "y"),
    qn("a:ext"): ("cx", "cy"),
    qn("a:chOff"): ("x", "y"),
    qn("a:chExt"): ("cx", "cy"),
    qn("a:pPr"): ("marL", "indent"),
    qn("a:bodyPr"): ("lIns", "tIns", "rIns", "bIns"),
    qn("a:ln"): ("w",),
    qn("a:lnL"): ("w",),
    qn("a:lnR"): ("w",),
    qn("a:lnT"): ("w",),
    qn("a:lnB"): ("w",),
    qn("a:gridCol"): ("w",),
    qn("a:tr"): ("h",),
    qn("a:tcPr"): ("marL", "marT", "marR", "marB"),
    qn("a:spcPts"): ("val",),
    **dict.fromkeys(_RUNS, ("sz",)),
}


@frozen
class Coat:
    """How one kind of slide looks: its inks, its title's own, and the fonts as runs name them."""

    inks: Inks
    title: Ink
    face: str
    title_face: str
    scale: float = 1.0


def adapt(root: Any, coat: Coat) -> None:
    """Give all shapes under ``root``, or a chart, the look of ``coat``."""
    titles = [one for one in root.iter(qn("p:sp")) if _is_title(one)]
    own = dict.fromkeys(("ink", "own"), coat.title)
    for title in titles:
        _dress(title, {**coat.inks, **own}, coat.title_face)
    _dress(root, {**coat.inks, "own": coat.inks["ink"]}, coat.face, skip=titles)
    for shape in root.iter(qn("p:sp")):
        if shape.find(f".//{qn('p:ph')}") is not None:
            _override(shape)
    if coat.scale != 1:
        _enlarge(root, coat.scale)


def _is_title(shape: Any) -> bool:
    mark = shape.find(f".//{qn('p:ph')}")
    return mark is not None and mark.get("type") in ("title", "ctrTitle")


def _dress(root: Any, inks: Inks, face: str, skip: Iterable[Any] = ()) -> None:
    """Colours and fonts of everything under ``root`` but what is in ``skip``."""
    kept = [part for shape in skip for part in shape.iter()]  # else lxml makes them anew
    left = {id(part) for part in kept}
    parts = [part for part in root.iter(etree.Element) if id(part) not in left]
    for part in parts:
        if part.tag == qn("a:schemeClr"):
            _recolor(part, inks)
        elif part.tag in _RUNS:
            _set_run(part, inks, face)
        elif part.tag == qn("a:buFont"):
            part.set("typeface", face)


def _recolor(color: Any, inks: Mapping[str, Ink]) -> None:
    """The role that a slot stood for, in the base deck's colour; a strength is kept."""
    role = _ROLES.get(color.get("val"))
    if role is None:
        return
    (made,) = elements(inks[role].xml)
    made.extend(list(color))
    color.getparent().replace(color, made)


def _set_run(run: Any, inks: Mapping[str, Ink], face: str) -> None:
    if run.find(qn("a:solidFill")) is None and run.tag != qn("a:endParaRPr"):
        fill = etree.Element(qn("a:solidFill"))
        fill.append(elements(inks["own"].xml)[0])
        _insert(run, fill, _AFTER_FILL)
    if run.find(qn("a:latin")) is None:
        _insert(run, etree.Element(qn("a:latin"), typeface=face), _AFTER_FACE)


def _insert(run: Any, part: Any, after: Iterable[str]) -> None:
    """Put ``part`` where the schema wants it: before those that come after it."""
    names = {qn(name) for name in after}
    following = next((one for one in run if one.tag in names), None)
    if following is None:
        run.append(part)
    else:
        following.addprevious(part)


def _override(shape: Any) -> None:
    """Undo what a placeholder hands down that would draw words otherwise than was measured."""
    body = shape.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")
    if body is None:
        return
    for name, value in (("rot", "0"), ("vert", "horz"), ("numCol", "1")):
        body.set(name, value)
    for look in shape.iter(qn("a:pPr")):
        if look.find(qn("a:lnSpc")) is None:
            (spacing,) = elements('<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>')
            look.insert(0, spacing)
    for run in shape.iter(qn("a:rPr")):
        for name, value in _PLAIN.items():
            run.set(name, value)


def _enlarge(root: Any, scale: float) -> None:
    for part in root.iter(etree.Element):
        for name in _LENGTHS.get(part.tag, ()):
            value = part.get(name)
            if value is not None:
                part.set(name, str(_size(value, scale) if name == "sz" else _scaled(value, scale)))


def _scaled(value: str, scale: float) -> int:
    return round(int(value) * scale)


def _size(value: str, scale: float) -> int:
    """A size in whole tenths of a point, as both programs draw it."""
    return round(int(value) * scale / 10) * 10

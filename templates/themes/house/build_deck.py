"""Take _brand.yml, give deck.pptx: the base deck of the house theme, always the same bytes.

Usage: python templates/themes/house/build_deck.py [OUT.pptx]

Every part is written here, so that nothing in the deck is anybody's default. Positions are EMU.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.presentationml"
MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
    'hlink="hlink" folHlink="folHlink"'
)
# Which colour of _brand.yml fills which slot of a PowerPoint theme.
SLOTS = {
    "dk1": "foreground",
    "lt1": "background",
    "dk2": "secondary",
    "lt2": "light",
    "accent1": "primary",
    "accent2": "foreground",
    "accent3": "tertiary",
    "accent4": "warning",
    "accent5": "report.rule",
    "accent6": "report.tint",
    "hlink": "primary",
    "folHlink": "secondary",
}
SECTION = ("body", 13, (609600, 285750, 7239000, 228600), (12, True, "accent1"), "t")
TITLE = ("title", None, (609600, 514350, 10972800, 800100), (26, True, "tx1"), "t")
SOURCE = ("body", 14, (609600, 6038850, 10972800, 190500), (10.5, False, "tx2"), "t")
FOOTERS = (
    ("ftr", 11, (609600, 6400800, 3505200, 190500), "l"),
    ("dt", 10, (4343400, 6400800, 3505200, 190500), "ctr"),
    ("sldNum", 12, (9944100, 6400800, 1638300, 190500), "r"),
)
WORDS = (8077200, 1524000, 3505200, 4381500)
PICTURE = (609600, 1524000, 7010400, 4381500)
BODY = (609600, 1485900, 10972800, 4419600)
COVERS = tuple((x, 4800600, 3505200, 857250) for x in (609600, 4343400, 8077200))


# ---------------------------------------------------------------- shapes


def transform(box: tuple[int, int, int, int]) -> str:
    """The place of a shape."""
    x, y, width, height = box
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def look(size: float, bold: bool, color: str) -> str:
    """The attributes and the colour of a run."""
    return (
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" i="0" cap="none" spc="0" '
        f'kern="1200"><a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        "</a:defRPr>"
    )


def level(
    number: int, style: tuple[float, bool, str], spacing: int = 100, before: int = 0, dash: int = 0,
    align: str = "l",
) -> str:  # fmt: skip
    """One level of a list; ``dash`` px of hanging indent a step, 0 for a plain paragraph."""
    left = dash * 9525
    bullet = (
        '<a:buClr><a:schemeClr val="tx2"/></a:buClr><a:buFont typeface="+mj-lt"/>'
        '<a:buChar char="\u2013"/>'
        if dash
        else "<a:buNone/>"
    )
    return (
        f'<a:lvl{number}pPr marL="{left}" indent="{-24 * 9525 if dash else 0}" algn="{align}" '
        'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{spacing * 1000}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{before * 100}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}{look(*style)}</a:lvl{number}pPr>'
    )


def placeholder(
    kind: str, index: int | None, box: tuple[int, int, int, int], levels: str, anchor: str,
    number: int, prompt: str, name: str = "",
) -> str:  # fmt: skip
    """A placeholder without insets or autofit."""
    at = f' idx="{index}"' if index is not None else ""
    size = ' sz="quarter"' if kind in ("ftr", "dt", "sldNum") or (index or 0) > 12 else ""
    kind_words = f' type="{kind}"' if kind else ""
    words = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        '<a:rPr lang="fr-FR"/><a:t>\u2039#\u203a</a:t></a:fld>'
        if kind == "sldNum"
        else f'<a:r><a:rPr lang="fr-FR"/><a:t>{prompt}</a:t></a:r>'
        if prompt
        else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name or prompt or kind}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind_words}{size}{at}/>'
        f'</p:nvPr></p:nvSpPr><p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" '
        f'rIns="0" bIns="0" numCol="1" rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle>{levels}</a:lstStyle><a:p>{words}<a:endParaRPr lang="fr-FR"/></a:p>'
        "</p:txBody></p:sp>"
    )


def rectangle(box: tuple[int, int, int, int], color: str, number: int, name: str) -> str:
    """A flat rectangle, marked as decoration."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}">{DECORATIVE}</p:cNvPr>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)


def footer_rule(color: str, number: int) -> str:
    """The hairline over the footers."""
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Footer rule">{DECORATIVE}</p:cNvPr>'
        '<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f"<p:spPr>{transform((609600, 6324600, 10972800, 0))}"
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">'
        f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def footers(color: str, kinds: tuple[str, ...] = ("ftr", "dt", "sldNum")) -> str:
    """The marking, the date and the slide's number."""
    prompts = {"ftr": "", "dt": "", "sldNum": ""}
    return "".join(
        placeholder(
            kind, index, box, level(1, (10, False, color), align=align), "t", 20 + index,
            prompts[kind], {"ftr": "Footer", "dt": "Date", "sldNum": "Slide number"}[kind],
        )
        for kind, index, box, align in FOOTERS
        if kind in kinds
    )  # fmt: skip


def words(spec: tuple[Any, ...], number: int, prompt: str, spacing: int = 100) -> str:
    """A placeholder of one style."""
    kind, index, box, style, anchor = spec
    return placeholder(kind, index, box, level(1, style, spacing), anchor, number, prompt)


def body_levels(first: tuple[float, bool, str] = (20, False, "tx1")) -> str:
    """The three levels of a body: a paragraph, a list, a list in it."""
    return (
        level(1, first, before=6)
        + level(2, (18, False, "tx1"), before=6, dash=24)
        + level(3, (16, False, "tx1"), before=6, dash=48)
    )


# ---------------------------------------------------------------- layouts


def tree(shapes: str) -> str:
    """Shapes as the tree of a slide."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


def layout(name: str, kind: str, shapes: str, background: str = "", master: bool = True) -> str:
    """One layout; ``master`` keeps the master's tab and rule."""
    ground = (
        f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{background}"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
        if background
        else ""
    )
    kind_words = f'type="{kind}" ' if kind else ""
    shown = "" if master else 'showMasterSp="0" '
    return (
        f'{HEAD}<p:sldLayout {NS} {shown}{kind_words}preserve="1" userDrawn="1">'
        f'<p:cSld name="{name}">{ground}{tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/>'
        "</p:clrMapOvr></p:sldLayout>"
    )


def layouts() -> list[str]:
    """Title, section, content, picture and words, message."""
    top = words(TITLE, 2, "Title", 90) + words(SECTION, 3, "Section")
    foot = words(SOURCE, 9, "Source") + footers("tx2")
    tab = rectangle((609600, 0, 704850, 76200), "accent1", 40, "Tab")
    cover = tab_on_ink() + placeholder(
        "ctrTitle", None, (609600, 1428750, 9105900, 1257300),
        level(1, (44, True, "bg1"), 90), "b", 2, "Title",
    ) + placeholder(
        "subTitle", 1, (609600, 2914650, 8172450, 571500),
        level(1, (20, False, "accent5")), "t", 3, "Subtitle",
    ) + placeholder(
        "body", 13, (609600, 285750, 7239000, 228600),
        level(1, (14, True, "bg1")), "t", 4, "Organisation",
    ) + "".join(
        placeholder("body", 14 + at, box, level(1, (16, False, "tx1")), "t", 5 + at,
                    f"Column {at + 1}")
        for at, box in enumerate(COVERS)
    ) + footers("tx2", ("ftr",))  # fmt: skip
    section = tab + placeholder(
        "title", None, (609600, 2076450, 9105900, 1143000),
        level(1, (40, True, "bg1"), 90), "t", 2, "Title",
    ) + placeholder(
        "body", 13, (609600, 1428750, 1638300, 609600),
        level(1, (40, False, "accent5")), "t", 3, "Number",
    ) + placeholder(
        "body", 1, (609600, 3409950, 8172450, 571500),
        level(1, (20, False, "accent5")), "t", 4, "Message",
    ) + footer_rule("tx2", 41) + footers("accent5")  # fmt: skip
    body = placeholder("body", 1, BODY, body_levels(), "t", 4, "Text")
    side = placeholder("body", 1, WORDS, body_levels((20, True, "tx1")), "t", 4, "Text")
    picture = placeholder("pic", 15, PICTURE, level(1, (16, False, "tx2")), "t", 5, "Picture")
    return [
        layout("Title", "title", cover, master=False),
        layout("Section", "secHead", section, "tx1", master=False),
        layout("Content", "", top + body + foot),
        layout("Picture and words", "", top + picture + side + foot),
        layout("Message", "", top + foot),
    ]


def tab_on_ink() -> str:
    """The ink ground of the title slide, and the tab on it."""
    ink = rectangle((0, 0, 12192000, 4457700), "tx1", 40, "Ground")
    return ink + rectangle((609600, 0, 704850, 76200), "accent1", 41, "Tab")


def master() -> str:
    """The slide master: the tab, the footer's rule, and the styles that layouts inherit."""
    shapes = (
        rectangle((609600, 0, 704850, 76200), "accent1", 40, "Tab")
        + footer_rule("accent5", 41)
        + words(TITLE, 2, "Title", 90)
        + placeholder("body", 1, BODY, body_levels(), "t", 3, "Text")
        + footers("tx2")
    )
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + at}" r:id="rId{at + 1}"/>' for at in range(5))
    other = "".join(level(n, (16, False, "tx1")) for n in range(1, 10))
    return (
        f'{HEAD}<p:sldMaster {NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg>{tree(shapes)}</p:cSld><p:clrMap {MAP}/>"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{level(1, (26, True, 'tx1'), 90)}</p:titleStyle>"
        f"<p:bodyStyle>{body_levels()}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    )


def notes_master() -> str:
    """The notes: the slide's image above, words below, A4."""
    shapes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{transform((685800, 685800, 5486400, 3086100))}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>'
    ) + placeholder(
        "body", 3, (685800, 4000500, 5486400, 4800600),
        level(1, (12, False, "tx1"), before=6), "t", 3, "Notes",
    )  # fmt: skip
    return (
        f'{HEAD}<p:notesMaster {NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg>{tree(shapes)}</p:cSld><p:clrMap {MAP}/>"
        f"<p:notesStyle>{level(1, (12, False, 'tx1'), before=6)}</p:notesStyle></p:notesMaster>"
    )


# ---------------------------------------------------------------- theme and package


def theme(brand: dict[str, Any]) -> str:
    """Colours and the font; fills, lines and effects flat."""
    colors, font = brand["color"], brand["report"]["deck-font"]

    def value(role: str) -> str:
        name = brand["report"][role[7:]] if role.startswith("report.") else colors[role]
        return str(colors["palette"].get(name, name)).lstrip("#").upper()

    slots = "".join(
        f'<a:{slot}><a:srgbClr val="{value(role)}"/></a:{slot}>' for slot, role in SLOTS.items()
    )
    faces = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{w}">{fill}<a:prstDash val="solid"/></a:ln>' for w in (9525, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    name = brand["meta"]["name"]
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="{name}"><a:themeElements><a:clrScheme name="{name}">{slots}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def relations(*targets: tuple[str, str]) -> str:
    """A part's relationships: (kind, target) in order."""
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" '
        f'Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def presentation() -> str:
    """The presentation: 16:9, one master, one notes master."""
    return (
        f'{HEAD}<p:presentation {NS} saveSubsetFonts="1" autoCompressPictures="0">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{level(1, (16, False, 'tx1'))}</p:defaultTextStyle>"
        "</p:presentation>"
    )


def content_types(parts: dict[str, str]) -> str:
    """What each part is."""
    kinds = {
        "ppt/presentation.xml": f"{TYPES}.presentation.main+xml",
        "ppt/presProps.xml": f"{TYPES}.presProps+xml",
        "ppt/tableStyles.xml": f"{TYPES}.tableStyles+xml",
        "ppt/slideMasters/": f"{TYPES}.slideMaster+xml",
        "ppt/slideLayouts/": f"{TYPES}.slideLayout+xml",
        "ppt/notesMasters/": f"{TYPES}.notesMaster+xml",
        "ppt/theme/": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    items = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name in sorted(parts)
        for start, kind in kinds.items()
        if name.startswith(start) and not name.endswith(".rels")
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )


def core() -> str:
    """No author: the deck that is made from it says its own."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def package(brand: dict[str, Any]) -> dict[str, str]:
    """Every part by its name."""
    looks = theme(brand)
    parts = {
        "_rels/.rels": relations(
            ("officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core(),
        "ppt/presentation.xml": presentation(),
        "ppt/_rels/presentation.xml.rels": relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NS}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/'
        'drawingml/2006/main" def="{2D5ABB26-0587-4C30-8999-92F81FD0307C}"/>',
        "ppt/theme/theme1.xml": looks,
        "ppt/theme/theme2.xml": looks,
        "ppt/slideMasters/slideMaster1.xml": master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, 6)),
            ("theme", "../theme/theme1.xml"),
        ),
        "ppt/notesMasters/notesMaster1.xml": notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations(("theme", "../theme/theme2.xml")),
    }
    for number, xml in enumerate(layouts(), 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = xml
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return {"[Content_Types].xml": content_types(parts), **dict(sorted(parts.items()))}


def build(brand_file: Path, out: Path) -> None:
    """Write the base deck of a brand."""
    brand = yaml.safe_load(brand_file.read_text(encoding="utf-8"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, xml in package(brand).items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            file.writestr(member, xml.encode("utf-8"))


if __name__ == "__main__":
    build(HERE / "_brand.yml", Path(sys.argv[1]) if sys.argv[1:] else HERE / "deck.pptx")

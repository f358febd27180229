"""Base decks of any make: opened without their slides, or refused with a reason."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from report.deck.base import open_base
from report.deck.feet import Said
from report.deck.look import look_of
from report.errors import ReportError
from tests.deck.base_decks import base_deck, rezipped, strict
from tests.samples import house_theme


def test_the_slides_of_a_base_deck_are_dropped(tmp_path: Path) -> None:
    deck = Presentation(str(house_theme().deck))
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(str(tmp_path / "full.pptx"))
    assert len(open_base(tmp_path / "full.pptx").slides) == 0


def test_a_template_is_opened_as_a_deck(tmp_path: Path) -> None:
    template = tmp_path / "deck.potx"
    with (
        zipfile.ZipFile(house_theme().deck) as source,
        zipfile.ZipFile(template, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"presentation.main+xml", b"template.main+xml")
            target.writestr(name, content)
    assert len(open_base(template).slide_layouts) == 5


def _base(tmp_path: Path) -> Path:
    return base_deck(tmp_path / "base.pptx")


@pytest.mark.parametrize("kind", ["template", "slideshow"])
def test_shows_and_templates_are_opened(kind: str, tmp_path: Path) -> None:
    def other(name: str, content: bytes) -> bytes:
        if name != "[Content_Types].xml":
            return content
        return content.replace(b"presentation.main+xml", f"{kind}.main+xml".encode())

    path = rezipped(_base(tmp_path), tmp_path / "other.potx", other)
    assert len(open_base(path).slide_layouts) == 11


def test_macros_are_dropped(tmp_path: Path) -> None:
    def with_macros(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml":
            part = (
                b'<Override PartName="/ppt/vbaProject.bin" '
                b'ContentType="application/vnd.ms-office.vbaProject"/></Types>'
            )
            main = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
            plain = CONTENT_TYPE.PML_PRESENTATION_MAIN.encode()
            return content.replace(b"</Types>", part).replace(plain, main)
        if name == "ppt/_rels/presentation.xml.rels":
            link = (
                b'<Relationship Id="rId99" Target="vbaProject.bin" Type="http://schemas.microsoft'
                b'.com/office/2006/relationships/vbaProject"/></Relationships>'
            )
            return content.replace(b"</Relationships>", link)
        return content

    more = [("ppt/vbaProject.bin", b"macro")]
    path = rezipped(_base(tmp_path), tmp_path / "macros.pptm", with_macros, more)
    open_base(path).save(str(tmp_path / "out.pptx"))
    with zipfile.ZipFile(tmp_path / "out.pptx") as file:
        assert not [name for name in file.namelist() if "vba" in name]
        assert b"vba" not in file.read("[Content_Types].xml")


def test_iso_strict_is_read(tmp_path: Path) -> None:
    path = rezipped(_base(tmp_path), tmp_path / "strict.pptx", strict)
    assert len(open_base(path).slide_layouts) == 11


def test_what_tells_of_the_templates_makers_is_dropped(tmp_path: Path) -> None:
    open_base(_base(tmp_path)).save(str(tmp_path / "out.pptx"))
    with zipfile.ZipFile(tmp_path / "out.pptx") as file:
        assert not [n for n in file.namelist() if "thumbnail" in n or n == "docProps/app.xml"]


def test_entities_are_refused(tmp_path: Path) -> None:
    def bomb(name: str, content: bytes) -> bytes:
        if name != "ppt/theme/theme1.xml":
            return content
        return content.replace(b"<a:theme", b'<!DOCTYPE x [<!ENTITY a "b">]><a:theme', 1)

    path = rezipped(_base(tmp_path), tmp_path / "bomb.pptx", bomb)
    with pytest.raises(ReportError, match=r"theme1\.xml is not what PowerPoint writes"):
        open_base(path)


def test_a_file_that_unpacks_to_much_more_is_refused(tmp_path: Path) -> None:
    more = [("ppt/media/zeros.bin", bytes(60_000_000))]
    path = rezipped(_base(tmp_path), tmp_path / "bomb.pptx", more=more)
    with pytest.raises(ReportError, match="many times its size"):
        open_base(path)


def test_what_is_loaded_from_elsewhere_is_refused_and_named(tmp_path: Path) -> None:
    deck = Presentation(str(_base(tmp_path)))
    address = "https://example.org/logo.png"
    deck.slide_master.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    deck.save(str(tmp_path / "linked.pptx"))
    with pytest.raises(ReportError, match="load this from elsewhere: https://example"):
        open_base(tmp_path / "linked.pptx")


def test_a_link_that_waits_for_a_click_is_no_fault(tmp_path: Path) -> None:
    deck = Presentation(str(_base(tmp_path)))
    address = "https://example.org"
    deck.slide_master.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    deck.save(str(tmp_path / "linked.pptx"))
    assert open_base(tmp_path / "linked.pptx")


def test_a_locked_deck_is_named_as_one(tmp_path: Path) -> None:
    path = tmp_path / "locked.pptx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    with pytest.raises(ReportError, match="locked by a password"):
        open_base(path)


def test_a_deck_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    whole = _base(tmp_path).read_bytes()
    path = tmp_path / "cut.pptx"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReportError, match="damaged"):
        open_base(path)


@pytest.mark.parametrize(
    "part", ["ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/presentation.xml"]
)
def test_a_part_that_is_no_xml_is_told_as_damaged(part: str, tmp_path: Path) -> None:
    path = rezipped(
        _base(tmp_path),
        tmp_path / "bad.pptx",
        lambda name, content: content[:-20] if name == part else content,
    )
    with pytest.raises(ReportError, match="damaged"):
        look_of(open_base(path), house_theme().on_deck(path), Said("", (), "", "fr"))


@pytest.mark.parametrize("content", [None, b"not a zip"])
def test_a_missing_or_damaged_deck_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "deck.pptx"
    if content:
        path.write_bytes(content)
    with pytest.raises(ReportError):
        open_base(path)

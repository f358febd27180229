"""What is written into pictures, and nobody sees on a page: the proof finds it in both files."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from report.draft import WRITERS, Told
from report.proof.passages import passages
from report.proof.photo import photo_texts
from report.proof.search import search
from tests.proof.test_proof import NOTHING, secret
from tests.samples import house_theme
from tests.samples import story as sample

WORD = "Wu 987654"  # so short that bytes alone could hold it by chance
WANT = secret(WORD)


def jpeg(*segments: tuple[int, bytes], scan: bytes = b"\x12\x34\xff\x00\x56") -> bytes:
    """A JPEG of these segments, with a picture of no use."""
    made = b"".join(
        b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data
        for marker, data in segments
    )
    return b"\xff\xd8" + made + b"\xff\xda\x00\x04\0\0" + scan + b"\xff\xd9"


def tiff(order: str, *entries: tuple[int, int, bytes], pointer: int = 0) -> bytes:
    """A TIFF of one directory; with ``pointer``, of another one behind that tag that holds them."""
    unit = {2: 1, 7: 1, 1: 1}
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    at = 8
    outer = b""
    if pointer:
        outer = struct.pack(f"{order}HHHIII", 1, pointer, 4, 1, 26, 0)
        at = 26
    body = at + 2 + 12 * len(entries) + 4
    listed, held = struct.pack(f"{order}H", len(entries)), b""
    for tag, kind, data in entries:
        number = len(data) // unit[kind]
        inside = (
            data.ljust(4, b"\0") if len(data) <= 4 else struct.pack(f"{order}I", body + len(held))
        )
        listed += struct.pack(f"{order}HHI", tag, kind, number) + inside
        held += data if len(data) > 4 else b""
    return head + outer + listed + b"\0\0\0\0" + held


def exif(order: str, *entries: tuple[int, int, bytes], pointer: int = 0) -> bytes:
    return jpeg((0xE1, b"Exif\0\0" + tiff(order, *entries, pointer=pointer)))


def iptc(*fields: bytes) -> bytes:
    """Captions as Photoshop keeps them, behind a resource of another kind."""
    data = b"".join(b"\x1c\x02\x78" + struct.pack(">H", len(one)) + one for one in fields)
    other = b"8BIM" + struct.pack(">H", 0x03ED) + b"\x03abc" + struct.pack(">I", 3) + b"xyz\0"
    held = b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(data)) + data
    return jpeg((0xED, b"Photoshop 3.0\0" + other + held))


def xmp(text: str) -> bytes:
    return f"<x:xmpmeta><dc:title>{text}</dc:title></x:xmpmeta>".encode()


def long_xmp(text: str) -> bytes:
    """XMP that is longer than a segment: its parts stand in any order."""
    whole = xmp(text)
    cut = whole.index(b"987654") + 3  # in the middle of the number
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32 + struct.pack(">I", len(whole))
    first = (0xE1, head + struct.pack(">I", 0) + whole[:cut])
    second = (0xE1, head + struct.pack(">I", cut) + whole[cut:])
    return jpeg(second, first)


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    made = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + made


BARE = WORD.encode()
PICTURES: dict[str, bytes] = {
    "a comment": jpeg((0xFE, BARE)),
    "a comment behind the first scan": jpeg()[:-2] + jpeg((0xFE, BARE))[2:],
    "Exif, a description": exif("<", (0x010E, 2, BARE + b"\0")),
    "Exif, the other order of bytes": exif(">", (0x0131, 2, b"x\0"), (0x013B, 2, BARE + b"\0")),
    "Exif, four bytes in the entry itself": exif("<", (0x010E, 2, b"Wu\0\0"), (0x013B, 2, BARE)),
    "Exif, a comment": exif("<", (0x9286, 7, b"ASCII\0\0\0" + BARE), pointer=0x8769),
    "Exif, a wide comment": exif(
        ">", (0x9286, 7, b"UNICODE\0" + WORD.encode("utf-16-be")), pointer=0x8769
    ),
    "Exif, the place": exif("<", (0x001C, 7, b"ASCII\0\0\0" + BARE), pointer=0x8825),
    "Exif, Windows' title": exif("<", (0x9C9B, 1, WORD.encode("utf-16-le") + b"\0\0")),
    "XMP": jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(WORD))),
    "long XMP": long_xmp(WORD),
    "IPTC": iptc(b"Une photo", BARE),
    "PNG, plain": png((b"tEXt", b"Comment\0" + BARE)),
    "PNG, packed": png((b"zTXt", b"Comment\0\0" + zlib.compress(BARE))),
    "PNG, in any language": png((b"iTXt", b"Comment\0\0\0fr\0Note\0" + BARE)),
    "PNG, packed, in any language": png((b"iTXt", b"C\0\1\0fr\0N\0" + zlib.compress(BARE))),
    "PNG, Exif": png((b"eXIf", tiff("<", (0x010E, 2, BARE + b"\0")))),
}


def found(content: bytes) -> set[str]:
    return {hit.found for hit in search(passages(content, ""), WANT, frozenset()).hits}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_written_into_a_picture_is_found(name: str) -> None:
    assert found(PICTURES[name]) >= {"wu", "987654"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A PDF and a deck that tell nothing of it."""
    folder = tmp_path_factory.mktemp("files")
    for name in ("pdf", "pptx"):
        WRITERS[name](Told(sample(), house_theme(), "", NOTHING), folder / f"paper.{name}", None)
    return {name: folder / f"paper.{name}" for name in ("pdf", "pptx")}


def with_media(deck: Path, picture: bytes) -> bytes:
    held = io.BytesIO(deck.read_bytes())
    with zipfile.ZipFile(held, "a") as package:
        package.writestr("ppt/media/image9", picture)
    return held.getvalue()


def with_image(pdf: Path, picture: bytes) -> bytes:
    """The PDF with a JPEG drawn as it is, or any other picture attached."""
    held = io.BytesIO()
    with pikepdf.open(pdf) as document:
        if picture[:2] == b"\xff\xd8":
            image = document.make_stream(picture)
            image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            image.Filter = pikepdf.Name.DCTDecode
            document.pages[0].Resources.XObject = pikepdf.Dictionary(Im0=image)
        else:
            document.attachments["image.png"] = picture
        document.save(held)
    return held.getvalue()


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize(("kind", "put"), [("pdf", with_image), ("pptx", with_media)])
def test_it_is_found_in_a_finished_file(
    name: str, kind: str, put: Callable[[Path, bytes], bytes], files: dict[str, Path]
) -> None:
    assert "wu" not in found(files[kind].read_bytes())
    assert found(put(files[kind], PICTURES[name])) >= {"wu", "987654"}


def test_what_a_camera_measures_is_no_text() -> None:
    """Pixels, numbers and a maker's own notes hold any letters by chance."""
    noise = bytes(range(1, 255)) + b"Wu 987654"
    made = exif("<", (0x927C, 7, noise), (0x010E, 2, b"Un parc\0"))
    assert [text.strip() for _, text in photo_texts(made)] == ["Un parc"]  # type: ignore[union-attr]
    assert found(made) == set()
    assert found(jpeg((0xE2, noise), scan=noise.replace(b"\xff", b""))) == set()


@pytest.mark.parametrize("cut", range(2, 60, 3))
def test_a_picture_that_is_broken_off_ends_no_search(cut: int) -> None:
    for picture in PICTURES.values():
        list(passages(picture[:cut], ""))
        list(passages(picture[:-cut], ""))


def test_directories_that_lead_in_a_circle_end() -> None:
    looped = (
        b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHII", 1, 0x8769, 4, 1, 8) + b"\x08\0\0\0"
    )
    assert list(photo_texts(jpeg((0xE1, b"Exif\0\0" + looped)))) == []

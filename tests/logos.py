"""Small pictures drawn by code, of every kind that a logo may be, and looks that have them."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from report.frozen import replace
from report.theme import Logo, Logos, Theme
from report.theme.picture import read_picture
from tests.samples import house_theme

RED = (200, 30, 40)
SECRET = "Vaugirard"  # what its maker wrote into a picture


def drawn(width: int = 120, height: int = 60, mode: str = "RGBA") -> Image.Image:
    """A red disc, and nothing around it."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((0, 0, width - 1, height - 1), fill=(*RED, 255))
    return image if mode == "RGBA" else image.convert(mode)


def png_of_sixteen(kind: int, pixel: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of 4 × 2 like pixels of 16 bits: of grey (0), of colours (2), of grey and alpha (4)."""
    rows = (b"\0" + pixel * 4) * 2
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 4, 2, 16, kind, 0, 0, 0)),
        *chunks,
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def saved(image: Image.Image, form: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def _on_white(mode: str) -> Image.Image:
    image = Image.new("RGB", (120, 60), "white")
    image.paste(drawn(), mask=drawn())
    return image.convert(mode)


def _palette() -> bytes:
    image = Image.new("P", (120, 60), 0)
    image.putpalette([0, 0, 0, *RED])
    ImageDraw.Draw(image).ellipse((0, 0, 119, 59), fill=1)
    return saved(image, transparency=0)


KINDS: dict[str, Callable[[], bytes]] = {
    "colours and alpha": lambda: saved(drawn()),
    "a palette with a clear colour": _palette,
    "a palette of half-clear colours": lambda: saved(drawn().quantize(8)),
    "grey and alpha": lambda: saved(drawn(mode="LA")),
    "colours": lambda: saved(_on_white("RGB")),
    "grey": lambda: saved(_on_white("L")),
    "black and white": lambda: saved(_on_white("1")),
    "16 bits of grey": lambda: png_of_sixteen(0, b"\x80\x00"),
    "16 bits of grey, a level clear": lambda: png_of_sixteen(
        0, b"\x80\x00", (b"tRNS", b"\x80\x00")
    ),
    "16 bits of colours": lambda: png_of_sixteen(2, b"\xc8\xc8\x1e\x1e\x28\x28"),
    "16 bits of grey and alpha": lambda: png_of_sixteen(4, b"\x80\x00\x40\x00"),
    "a JPEG": lambda: saved(_on_white("RGB"), "JPEG"),
    "a grey JPEG": lambda: saved(_on_white("L"), "JPEG"),
    "a JPEG of four inks": lambda: saved(_on_white("CMYK"), "JPEG"),
}


def talkative(form: str) -> bytes:
    """A picture into which its maker wrote: Exif with a place, XMP, a comment or a text."""
    exif = Image.Exif()
    exif[0x013B] = SECRET  # the artist
    exif.get_ifd(0x8825)[0x001D] = SECRET  # GPS
    if form == "JPEG":
        xmp = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
        return saved(_on_white("RGB"), "JPEG", exif=exif, xmp=xmp, comment=SECRET.encode())
    texts = PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_itxt("XML:com.adobe.xmp", SECRET, zip=True)
    return saved(drawn(), pnginfo=texts, exif=exif)


def look(folder: Path, content: bytes, alt: str = "Le soleil de Sun") -> Theme:
    """The house look with a logo."""
    file = folder / "logo.png"
    file.write_bytes(content)
    head, cover = (Logo(read_picture(file, *size), alt) for size in ((480, 110), (860, 190)))
    return replace(house_theme(), logos=Logos(head, cover))


def brand(folder: Path, logo: str, **files: bytes) -> Path:
    """A folder of templates in which the house look has a ``logo``; its files by their stems."""
    house = folder / "themes" / "house"
    house.mkdir(parents=True, exist_ok=True)
    (house / "_brand.yml").write_text(f"meta: {{name: Sun}}\nlogo: {logo}\n", encoding="utf-8")
    for name, content in files.items():
        (house / name.replace("_", ".")).write_bytes(content)
    return folder

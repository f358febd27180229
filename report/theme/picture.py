"""A PNG or JPEG file → its pixels as print needs them, and nothing else that is in it.

The file is not trusted: it is decoded, brought to 8-bit sRGB, made no larger than it is printed,
and packed anew. What its maker wrote into it, or hid under pixels that nobody sees, stays behind.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from report.frozen import frozen

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 40_000_000
_MOST_BYTES = 20_000_000
_GAP = 3.0  # times too large: from there on pixels are joined first, which is fast
_LEVEL = 9  # of zlib
_SIXTEEN = 257  # an 8-bit step in 16 bits


class TooLargeError(Exception):
    """More bytes or pixels than any print needs."""


class DamagedError(Exception):
    """Not a PNG or JPEG, or not a whole one."""


@frozen
class Picture:
    """Pixels in three forms: a PNG; the colours and what they cover as a PDF's streams have them.

    ``cover`` is empty where nothing shines through. ``aspect`` is width by height, to the full.
    """

    aspect: float
    width: int
    height: int
    png: bytes
    color: bytes
    cover: bytes

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its width and height at its largest in a box of ``width`` × ``height``."""
        if self.aspect * height > width:
            return width, width / self.aspect
        return self.aspect * height, height


def read_picture(file: Path, width: int, height: int) -> Picture:
    """The picture in ``file``, at most ``width`` × ``height`` pixels of it.

    Raises TooLargeError or DamagedError.
    """
    import warnings

    from PIL import Image  # deferred: hardly any look has a picture

    try:
        if file.stat().st_size > _MOST_BYTES:
            raise TooLargeError
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Pillow's: how large it may be is said here
            with Image.open(file, formats=("PNG", "JPEG")) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise TooLargeError
                return _packed(*_parts(image), width, height)
    except (TooLargeError, Image.DecompressionBombError):
        raise TooLargeError from None
    except Exception:  # decoders raise whatever they trip over
        raise DamagedError from None


def _parts(image: Image) -> tuple[Image, Image | None]:
    """Its colours in sRGB, and how far each pixel covers what is below, the right way up."""
    from PIL import ImageOps  # deferred, as above

    ImageOps.exif_transpose(image, in_place=True)
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = _in_eight_bits(image)
    cover = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    if image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("L" if image.mode in ("1", "LA", "La") else "RGB")
    return _in_srgb(image, profile), cover


def _in_eight_bits(image: Image) -> Image:
    """A grey picture of 16 bits; the one level that it may say is clear keeps being so."""
    clear = image.info.get("transparency")
    values = image.convert("I")
    grey = values.point(lambda value: value * (1 / _SIXTEEN) + 0.5).convert("L")
    if clear is not None:
        grey.info["transparency"] = int(clear / _SIXTEEN + 0.5)
    return grey


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """By its own profile, where it has one that can be used."""
    from PIL import ImageCms  # deferred, as above

    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(
                image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made is not None:
            return made
    return image.convert("RGB")


def _packed(color: Image, cover: Image | None, width: int, height: int) -> Picture:
    from PIL import Image  # deferred, as above

    aspect = color.width / color.height
    share = min(1.0, width / color.width, height / color.height)
    size = max(1, round(color.width * share)), max(1, round(color.height * share))
    if cover is not None and cover.getextrema()[0] == 255:
        cover = None
    if cover is None:
        color = color.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)
        return Picture(aspect, *size, *_pngs(color), cover=b"")
    whole = Image.merge("RGBA", (*color.split(), cover))
    whole = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)
    cover = whole.getchannel("A")
    white = Image.new("RGB", size, "white")  # what is under pixels that nobody sees goes
    color = Image.composite(whole.convert("RGB"), white, cover.point([0] + [255] * 255))
    png, _ = _pngs(Image.merge("RGBA", (*color.split(), cover)))
    return Picture(aspect, *size, png, _pngs(color)[1], _pngs(cover)[1])


def _pngs(image: Image) -> tuple[bytes, bytes]:
    """``image`` as a PNG, and the deflated rows in it (PNG 3, section 11.2.3)."""
    out = io.BytesIO()
    image.info = {}  # Pillow hands on what was said of it, and writes some of it
    image.save(out, "PNG", compress_level=_LEVEL)
    content, at, rows = out.getvalue(), 8, b""
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            rows += content[at + 8 : at + 8 + length]
        at += length + 12
    return content, rows

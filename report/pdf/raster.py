"""Take a picture's pixels, give the PDF's objects of it: an image, its mask, a page's group."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream

from report.theme.picture import Picture

# Colours of a page on which something shines through are mixed as they are: ISO 19005-3, 6.2.10.
SEEN_THROUGH = PDFDictionary({"Type": "/Group", "S": "/Transparency", "CS": "/DeviceRGB"})
_LIKE_PNG = 15  # of predictors: each row says which it has (ISO 32000-1, 7.4.4.4)


def raster(picture: Picture, document: Any) -> Any:
    """The image of ``picture``, of the output intent's colours; its mask is put in the document."""
    image = _image(picture, picture.color, 3)
    if picture.cover:
        mask = _image(picture, picture.cover, 1)
        image.dictionary["SMask"] = document.Reference(mask)
    return image


def _image(picture: Picture, rows: bytes, colors: int) -> Any:
    like = {"Predictor": _LIKE_PNG, "Colors": colors, "Columns": picture.width}
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": "/DeviceRGB" if colors == 3 else "/DeviceGray",
        "BitsPerComponent": 8,
        "Filter": "/FlateDecode",
        "DecodeParms": PDFDictionary(like),
    }
    return PDFStream(PDFDictionary(entries), rows)

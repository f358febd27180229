"""Draw the README's pictures from real pages and slides: ``python docs/pictures.py``.

Needs LibreOffice (soffice) and poppler (pdftoppm) on the PATH.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageOps
from pptx import Presentation

import report

DOCS = Path(__file__).resolve().parent
DATA = DOCS.parent / "data"
EDGE = "#C9CED6"
PALETTE = 96  # colours of a picture: pages have few, and the files stay small


def main() -> None:
    """Build both briefings, and keep a few of their pages and slides as pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for data in ("ampere", "showcase"):
            report.build(report.load(DATA / f"{data}.yaml"), "board", "en", out=folder)
        pages = _pictures(folder / "ampere-board-en.pdf", 80)
        more = _pictures(folder / "showcase-board-en.pdf", 80)
        slides = _pictures(_printed(folder / "ampere-board-en.pptx"), 60)
        charts = _pictures(_printed(folder / "showcase-board-en.pptx"), 60)
        decides = _place(folder / "ampere-board-en.pptx", "The group decides")
        chart = _place(folder / "showcase-board-en.pptx", "Solar is ahead of wind")
    _keep("overview", _sheet([pages[0], pages[3], pages[4]], slides[:12]))
    _keep("page-1", pages[0])
    _keep("page-map", pages[3])
    _keep("slide-decides", slides[decides])
    _keep("slide-chart", charts[chart])
    _keep("page-charts", more[3])


def _place(deck: Path, title: str) -> int:
    """Which slide of ``deck`` has a title that begins with ``title``, from 0."""
    titles = [slide.shapes.title for slide in Presentation(str(deck)).slides]
    return next(at for at, one in enumerate(titles) if one and one.text.startswith(title))


def _printed(deck: Path) -> Path:
    """The deck as LibreOffice prints it."""
    home = f"-env:UserInstallation={(deck.parent / 'office').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf:impress_pdf_Export"]
    out = deck.parent / "printed"
    subprocess.run([*convert, str(deck), "--outdir", str(out)], check=True, capture_output=True)
    return out / f"{deck.stem}.pdf"


def _pictures(pdf: Path, dots: int) -> list[Image.Image]:
    stem = pdf.parent / f"{pdf.parent.name}-{pdf.stem}"
    subprocess.run(["pdftoppm", "-r", str(dots), "-png", str(pdf), str(stem)], check=True)
    found = sorted(pdf.parent.glob(f"{stem.name}-*.png"))
    return [ImageOps.expand(Image.open(file).convert("RGB"), 1, EDGE) for file in found]


def _sheet(pages: list[Image.Image], slides: list[Image.Image]) -> Image.Image:
    """Pages in a row above slides in rows, on white."""
    width, gap = 1600, 16
    rows = [pages, *(slides[at : at + 4] for at in range(0, len(slides), 4))]
    sized = [_fitted(row, width, gap) for row in rows if row]
    height = sum(row[0].height for row in sized) + gap * (len(sized) + 1)
    sheet = Image.new("RGB", (width, height), "white")
    y = gap
    for row in sized:
        x = gap
        for picture in row:
            sheet.paste(picture, (x, y))
            x += picture.width + gap
        y += row[0].height + gap
    return sheet


def _fitted(row: list[Image.Image], width: int, gap: int) -> list[Image.Image]:
    each = (width - gap * (len(row) + 1)) // len(row)
    return [p.resize((each, p.height * each // p.width), Image.Resampling.LANCZOS) for p in row]


def _keep(name: str, picture: Image.Image) -> None:
    picture.quantize(PALETTE).save(DOCS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()

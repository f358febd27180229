"""Pages look as they were accepted. ``--accept`` renews the pictures, after a look at each page.

A picture is small and coarse, and compared by what patches of it hold in ink: a letter that is
smoothed otherwise changes nothing, a line that moves or a colour that is lost does.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from report.pdf import write_pdf
from report.story import Story
from tests.briefings import ROOT
from tests.sample_charts import KINDS, chart
from tests.samples import house_theme, story

ACCEPTED = Path(__file__).with_name("pictures")
DIFFERING = ROOT / "out" / "differing"  # is not committed
_SCALE = 1.44  # pixels a point, before
_LESS = 4  # times smaller: what counts then is how much ink there is, not how it was smoothed
_PATCH = 8  # pixels: two lines of text
_MOST = 10.0  # of 255: what the ink of a patch may change by

PAGES = ("cover", *(f"sample-{at}" for at in range(1, 9)), *(f"charts-{at}" for at in (1, 2)))


@cache
def drawn() -> dict[str, Image.Image]:
    """Every page of the sample story and its cover, and pages with one chart of each kind."""
    whole = replace(story(), has_cover_page=True)
    kinds = tuple(chart(kind, title=(), path=kind) for kind in KINDS)
    charts = replace(whole.sections[0], blocks=kinds)
    cover, *pages = _pages(replace(whole, watermark=""))
    _, *shown = _pages(replace(story(), sections=(charts,)))
    named = {f"sample-{number}": page for number, page in enumerate(pages, 1)}
    more = {f"charts-{number}": page for number, page in enumerate(shown, 1)}
    return {"cover": cover, **named, **more}


def _pages(told: Story) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.pdf"
        write_pdf(told, house_theme(), path)
        with pypdfium2.PdfDocument(path) as document:
            pages = [page.render(scale=_SCALE).to_pil().convert("RGB") for page in document]
            return [page.reduce(_LESS) for page in pages]


def test_every_page_of_the_sample_has_a_picture() -> None:
    assert tuple(drawn()) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_was_accepted(name: str, request: pytest.FixtureRequest) -> None:
    now, file = drawn()[name], ACCEPTED / f"{name}.png"
    if request.config.getoption("--accept"):
        ACCEPTED.mkdir(exist_ok=True)
        few_colors(now).save(file, optimize=True)
    accepted = Image.open(file).convert("RGB")
    found = difference(accepted, now)
    if found > _MOST:
        DIFFERING.mkdir(parents=True, exist_ok=True)
        side_by_side(accepted, now).save(DIFFERING / file.name)
    assert found <= _MOST, f"look at {DIFFERING / file.name}: accepted, now, and where they differ"


def test_what_is_seen_is_seen_by_the_comparison() -> None:
    """A paragraph moved by half a line, and one whose colour is lost, differ; a hair does not."""
    page = drawn()["sample-3"]
    moved, hair, grey = page.copy(), page.copy(), page.convert("L").convert("RGB")
    moved.paste(page.crop((60, 120, 200, 160)), (60, 123))
    hair.putpixel((100, 130), (0, 0, 0))
    assert difference(page, moved) > _MOST
    assert difference(drawn()["charts-1"], drawn()["charts-1"].convert("L").convert("RGB")) > _MOST
    assert difference(page, hair) < _MOST
    assert difference(page, few_colors(page).convert("RGB")) < _MOST / 2
    assert difference(page, page.filter(ImageFilter.SMOOTH)) < _MOST
    assert difference(page, grey) > 0


def few_colors(picture: Image.Image) -> Image.Image:
    """The same in 64 colours, which change no patch by more than a hundredth."""
    return picture.quantize(64, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The most that any patch of two pictures differs by, of 255; of other sizes: all of it."""
    if one.size != other.size:
        return 255.0
    return float(np.abs(_patches(one) - _patches(other)).max())


def _patches(picture: Image.Image) -> np.ndarray:
    pixels = np.asarray(picture, dtype=float)
    high, wide = (side // _PATCH * _PATCH for side in pixels.shape[:2])
    cut = pixels[:high, :wide].reshape(high // _PATCH, _PATCH, wide // _PATCH, _PATCH, 3)
    return np.asarray(cut.mean(axis=(1, 3)))


def side_by_side(accepted: Image.Image, now: Image.Image) -> Image.Image:
    """Both pictures, and in a third what differs, in black."""
    wide, high = now.size
    sheet = Image.new("RGB", (3 * wide + 8, max(high, accepted.size[1])), "#888888")
    sheet.paste(accepted, (0, 0))
    sheet.paste(now, (wide + 4, 0))
    if accepted.size == now.size:
        apart = np.abs(np.asarray(accepted, dtype=int) - np.asarray(now, dtype=int)).max(axis=2)
        sheet.paste(Image.fromarray((255 - apart).astype("uint8")), (2 * wide + 8, 0))
    return sheet

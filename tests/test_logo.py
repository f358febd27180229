"""A brand's logo: which picture is meant, what is left of it, and what is wrong with it."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image, ImageCms

from report import build, load
from report.errors import ReportError
from report.proof.passages import passages
from report.theme import Theme, load_theme
from report.theme.picture import DamagedError, Picture, TooLargeError, read_picture
from tests.briefings import TEMPLATES, yaml_of
from tests.logos import KINDS, RED, SECRET, brand, drawn, png_of_sixteen, saved, talkative


def theme(folder: Path, logo: str, **files: bytes) -> Theme:
    return load_theme(brand(folder, logo, **files) / "themes" / "house", TEMPLATES)


def picture(folder: Path, content: bytes, width: int = 860, height: int = 190) -> Picture:
    (folder / "picture").write_bytes(content)
    return read_picture(folder / "picture", width, height)


def seen(made: Picture) -> Image.Image:
    return Image.open(io.BytesIO(made.png))


# ---------------------------------------------------------------- which one is meant

TALL, WIDE, SQUARE = (saved(drawn(*size)) for size in ((10, 40), (40, 10), (20, 20)))


def shapes(found: Theme) -> tuple[float, float]:
    """Width by height of the logo over page 1 and of that on the cover."""
    assert found.logos is not None
    return found.logos.head.picture.aspect, found.logos.cover.picture.aspect


@pytest.mark.parametrize(
    ("logo", "expected"),
    [
        ("wide.png", (4.0, 4.0)),
        ("{path: wide.png, alt: Sun}", (4.0, 4.0)),
        ("{small: tall.png}", (0.25, 0.25)),
        ("{small: tall.png, medium: wide.png, large: square.png}", (4.0, 1.0)),
        ("{small: tall.png, large: square.png}", (1.0, 1.0)),
        ("{medium: wide.png, large: logo.svg}", (4.0, 4.0)),
        ("{images: {sun: wide.png}, medium: sun}", (4.0, 4.0)),
        ("{images: {sun: {path: wide.png, alt: Sun}}, large: sun, small: tall.png}", (4.0, 4.0)),
        ("{medium: {light: wide.png, dark: tall.png}}", (4.0, 4.0)),
        ("{images: {sun: wide.png}, medium: {light: sun, dark: tall.png}}", (4.0, 4.0)),
        ("{medium: {light: {path: wide.png, alt: Sun}}}", (4.0, 4.0)),
        ("{medium: {dark: tall.png}, large: square.png}", (1.0, 1.0)),
    ],
)
def test_a_logo_is_named_in_every_form_of_brand_yml(
    logo: str, expected: tuple[float, float], tmp_path: Path
) -> None:
    found = theme(tmp_path, logo, wide_png=WIDE, tall_png=TALL, square_png=SQUARE)
    assert shapes(found) == expected
    assert found.remarks == ()


def test_on_dark_paper_stands_the_logo_for_dark_paper(tmp_path: Path) -> None:
    dark = '{light: wide.png, dark: tall.png}}\ncolor: {foreground: "#FFF", background: "#111"'
    found = theme(tmp_path, f"{{medium: {dark}}}", wide_png=WIDE, tall_png=TALL)
    assert shapes(found) == (0.25, 0.25)


@pytest.mark.parametrize(
    ("logo", "alt"),
    [
        ("wide.png", "Sun"),
        ("{path: wide.png, alt: ' '}", "Sun"),
        ("{path: wide.png, alt: A sun}", "A sun"),
        ("{images: {sun: {path: wide.png, alt: A rising sun}}, medium: sun}", "A rising sun"),
        ("{images: {sun: {path: wide.png, alt: A}}, medium: {path: sun, alt: B}}", "B"),
    ],
)
def test_what_is_said_of_a_logo_is_its_own_text_or_the_brands_name(
    logo: str, alt: str, tmp_path: Path
) -> None:
    logos = theme(tmp_path, logo, wide_png=WIDE).logos
    assert logos is not None
    assert (logos.head.alt, logos.cover.alt) == (alt, alt)


def test_a_brand_without_a_logo_has_none(tmp_path: Path) -> None:
    assert theme(tmp_path, "{images: {sun: wide.png}}").logos is None
    assert theme(tmp_path, "{medium: {dark: wide.png}}").logos is None
    assert load_theme(TEMPLATES / "themes" / "house", TEMPLATES).logos is None


@pytest.mark.parametrize("path", ["logo.svg", "https://example.org/logo.png"])
def test_a_logo_that_cannot_be_printed_is_a_remark_of_the_build(path: str, tmp_path: Path) -> None:
    found = theme(tmp_path, f"{{medium: {path}}}")
    assert found.logos is None
    (tmp_path / "paper.yaml").write_text(yaml_of(), encoding="utf-8")
    made = build(load(tmp_path / "paper.yaml"), out=tmp_path / "out", templates=tmp_path)
    (remark,) = (one for built in made for one in built.warnings)
    assert (remark.code, remark.where) == ("W119", "logo.medium")
    assert remark.what == f"the logo {path} is not printed"


# ---------------------------------------------------------------- what is wrong with it


def told(folder: Path, logo: str, **files: bytes) -> str:
    with pytest.raises(ReportError) as caught:
        theme(folder, logo, **files)
    (one,) = caught.value.problems
    assert Path(one.file).name == "_brand.yml"
    return f"{one.code} {one.line}:{one.column} {one.where}: {one.what}; {one.hint}"


def test_a_logo_that_is_missing_is_told_with_its_place(tmp_path: Path) -> None:
    assert told(tmp_path, "{medium: sun.png}") == (
        "E312 2:16 logo.medium: there is no file sun.png in the theme's folder; "
        "add it, or name another"
    )
    assert told(tmp_path, "{images: {sun: {path: x.png}}, medium: sun}") == (
        "E312 2:29 logo.images.sun.path: there is no file x.png in the theme's folder; "
        "add it, or name another"
    )


def test_a_mistyped_name_of_an_image_is_told_with_the_nearest(tmp_path: Path) -> None:
    assert told(tmp_path, "{images: {white: x.png}, medium: {light: whte}}") == (
        "E312 2:48 logo.medium.light: there is no file whte in the theme's folder; "
        "did you mean 'white'?"
    )


@pytest.mark.parametrize("path", ["../out.png", "/etc/out.png", "a/../../out.png", "link.png"])
def test_a_logo_outside_the_theme_s_folder_is_refused(path: str, tmp_path: Path) -> None:
    brand(tmp_path, "x")
    (tmp_path / "themes" / "out.png").write_bytes(WIDE)
    (tmp_path / "themes" / "house" / "link.png").symlink_to(tmp_path / "themes" / "out.png")
    assert told(tmp_path, path) == (
        f"E312 2:7 logo: {path} is not in the theme's folder; put it beside _brand.yml"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", WIDE[:60], WIDE[:-30], saved(drawn(mode="RGB"), "GIF"),
     saved(drawn(mode="RGB"), "JPEG")[:300]],
)  # fmt: skip
def test_a_damaged_picture_is_told(content: bytes, tmp_path: Path) -> None:
    assert told(tmp_path, "sun.png", sun_png=content) == (
        "E313 2:7 logo: sun.png is no picture that can be read; save it again as PNG or JPEG"
    )


def test_whatever_bytes_are_changed_a_picture_is_read_or_refused(tmp_path: Path) -> None:
    dice, refused = random.Random(5), 0
    for content in [KINDS[kind]() for kind in KINDS] * 10:
        changed = bytearray(content)
        for _ in range(dice.choice([1, 2, 20])):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        try:
            picture(tmp_path, bytes(changed), 48, 11)
        except (DamagedError, TooLargeError):
            refused += 1
    assert 0 < refused < 140


@pytest.mark.parametrize("side", [7_000, 30_000, 2_000_000_000])
def test_a_picture_that_would_fill_the_memory_is_refused(side: int, tmp_path: Path) -> None:
    size = side.to_bytes(4, "big")
    huge = png_of_sixteen(2, b"\0" * 6)
    head = b"IHDR" + size + size + huge[24:29]
    bomb = huge[:12] + head + crc32(head).to_bytes(4, "big") + huge[33:]
    assert told(tmp_path, "sun.png", sun_png=bomb) == (
        "E313 2:7 logo: sun.png is too large: it has more than 40 million pixels, or 20 MB; "
        "save it smaller: 1000 pixels are plenty"
    )


def test_a_file_of_many_bytes_is_not_opened(tmp_path: Path) -> None:
    assert "too large" in told(tmp_path, "sun.png", sun_png=WIDE + bytes(20_000_001))


def test_a_field_that_no_logo_has_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "{medum: x.png}").startswith(
        "E201 2:8 logo.medum: there is no such field; did you mean 'medium'?"
    )
    assert told(tmp_path, "[x.png]").startswith("E205 2:7 logo: ")


# ---------------------------------------------------------------- what is left of it


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_becomes_eight_bits_of_srgb(kind: str, tmp_path: Path) -> None:
    made = picture(tmp_path, KINDS[kind]())
    image = seen(made)
    assert image.mode == ("RGBA" if made.cover else "RGB")
    assert image.size == (made.width, made.height)
    assert bool(made.cover) == any(word in kind for word in ("alpha", "clear"))
    middle = image.convert("RGBA").getpixel((made.width // 2, made.height // 2))
    if "16 bits of grey" in kind:
        alpha = {"16 bits of grey": 255, "16 bits of grey and alpha": 64}.get(kind, 0)
        assert middle == ((255, 255, 255, 0) if not alpha else (128, 128, 128, alpha))
    elif "grey" not in kind and "black" not in kind:
        assert all(abs(one - other) <= 12 for one, other in zip(middle[:3], RED, strict=True))


def test_what_is_larger_than_it_is_printed_is_made_smaller(tmp_path: Path) -> None:
    made = picture(tmp_path, saved(drawn(4000, 2000)))
    assert (made.width, made.height, made.aspect) == (380, 190, 2.0)
    assert len(made.png) < 20_000
    small = picture(tmp_path, saved(drawn(40, 20)))
    assert (small.width, small.height) == (40, 20)


def test_nothing_hides_under_pixels_that_nobody_sees(tmp_path: Path) -> None:
    hidden = Image.new("RGBA", (40, 20), (1, 2, 3, 0))
    hidden.putpixel((0, 0), (9, 8, 7, 255))
    made = seen(picture(tmp_path, saved(hidden)))
    assert {color for _, color in made.getcolors()} == {(9, 8, 7, 255), (255, 255, 255, 0)}


def test_a_picture_that_lies_on_its_side_is_set_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: a quarter to the right
    made = picture(tmp_path, saved(drawn(40, 20, "RGB"), "JPEG", exif=exif))
    assert (made.width, made.height) == (20, 40)


def test_colours_are_those_of_the_picture_s_own_profile(tmp_path: Path) -> None:
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    flat = Image.new("RGB", (4, 4), RED)
    for profile in (own, b"no profile"):
        made = seen(picture(tmp_path, saved(flat, icc_profile=profile)))
        assert made.getpixel((1, 1)) == pytest.approx(RED, abs=1)
        assert made.info == {}


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_what_its_maker_wrote_into_a_picture_travels_in_neither_file(
    form: str, tmp_path: Path
) -> None:
    content = talkative(form)
    assert any(SECRET in one.text for one in passages(content, ""))
    (tmp_path / "paper.yaml").write_text(yaml_of(), encoding="utf-8")
    templates = brand(tmp_path, "{medium: {path: sun.png, alt: A sun}}", sun_png=content)
    made = build(load(tmp_path / "paper.yaml"), out=tmp_path / "out", templates=templates)
    for one in made:
        texts = [passage.text for passage in passages(one.path.read_bytes(), "")]
        assert any("A sun" in text for text in texts)
        assert not any(SECRET in text for text in texts)


def test_the_same_logo_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text(yaml_of(), encoding="utf-8")
    templates = brand(tmp_path, "sun.png", sun_png=KINDS["colours and alpha"]())
    paper = load(tmp_path / "paper.yaml")
    one, other = (
        [made.sha256 for made in build(paper, out=tmp_path / name, templates=templates)]
        for name in ("one", "other")
    )
    assert one == other


def test_a_look_without_a_logo_opens_no_pictures() -> None:
    code = (
        "import sys; from pathlib import Path; from report.theme import load_theme\n"
        f"t = Path({str(TEMPLATES)!r}); load_theme(t / 'themes' / 'house', t)\n"
        "assert 'PIL' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

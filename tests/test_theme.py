"""A theme folder to a look."""

import shutil
from pathlib import Path

import pytest

from report.errors import ReportError
from report.theme import Theme, contrast, load_theme
from tests.samples import house_theme

TEMPLATES = Path(__file__).parent.parent / "templates"
HOUSE = TEMPLATES / "themes" / "house"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the house theme, to change."""
    shutil.copy(HOUSE / "_brand.yml", tmp_path)
    (tmp_path / "deck.pptx").touch()
    return tmp_path


def load(folder: Path) -> Theme:
    return load_theme(folder, TEMPLATES)


def told(folder: Path, *changes: tuple[str, str]) -> str:
    brand = folder / "_brand.yml"
    text = brand.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    brand.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        load(folder)
    return "\n".join(
        f"{one.code} {one.where}: {one.what}; {one.hint}" for one in caught.value.problems
    )


def test_the_house_theme_is_as_shown() -> None:
    assert load(HOUSE) == house_theme()


def test_a_theme_stands_on_another_page_unchanged() -> None:
    theme = load(HOUSE)
    assert theme.on_page("letter").page == "letter"
    assert theme.on_page("letter").on_page("A4") == theme


def test_a_colour_may_be_written_out_or_named_through_another_name(folder: Path) -> None:
    brand = folder / "_brand.yml"
    text = brand.read_text(encoding="utf-8").replace("primary: teal", "primary: '#024'")
    brand.write_text(text.replace('fog: "#F3F5F7"', "fog: mist"), encoding="utf-8")
    colors = load(folder).colors
    assert (colors.accent, colors.ground) == ("#002244", "#C9CED6")


def test_a_colour_that_the_palette_does_not_name_is_told(folder: Path) -> None:
    assert told(folder, ("primary: teal", "primary: teall")) == (
        "E301 color.primary: there is no colour 'teall' in the palette (there is: ink, teal, "
        "terracotta, slate, steel, mist, seafoam, white, fog, sea, shore); did you mean 'teal'?"
    )


def test_two_names_for_each_other_are_no_colour(folder: Path) -> None:
    changes = (('teal: "#0B7A75"', "teal: sea"), ('sea: "#E9EDF1"', "sea: teal"))
    assert told(folder, *changes).count("is not a colour") == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#0B7A75", "#2FB5AE", "E302 color.primary: #2FB5AE cannot be read on #FFFFFF: "
         "the contrast is 2.5, and 4.5 is the least; the nearest that can is \"#20807C\""),
        ("#DCEAE8", "#0B7A75", "E302 color.foreground: #14213D cannot be read on #0B7A75: "
         "the contrast is 3.1, and 4.5 is the least; the nearest that can is \"#000000\""),
    ],
)  # fmt: skip
def test_a_colour_too_faint_to_read_is_told_with_the_nearest_that_is_not(
    folder: Path, old: str, new: str, message: str
) -> None:
    shown = told(folder, (old, new))
    assert shown.split("; the nearest")[0] == message.split("; the nearest")[0]
    offered = shown.split('"')[1]
    ground = "#FFFFFF" if "#FFFFFF" in shown else new
    assert 4.5 <= contrast(offered, ground) < 4.7


def test_contrast_is_as_the_guidelines_define_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.005)


def test_a_font_file_in_the_theme_s_folder_comes_first(folder: Path) -> None:
    own = folder / "fonts" / "Carlito-Bold.ttf"
    own.parent.mkdir()
    own.touch()
    fonts = load(folder).fonts
    assert fonts.bold == own
    assert fonts.regular == TEMPLATES / "fonts" / "carlito" / "Carlito-Regular.ttf"


def test_what_is_missing_is_told_all_at_once(folder: Path) -> None:
    (folder / "deck.pptx").unlink()
    assert told(folder, ("Carlito-Bold.ttf", "Carlito-Black.ttf")) == (
        "E304 typography.fonts[0].files[1]: there is no font file Carlito-Black.ttf; "
        "put it in the theme's folder 'fonts'\n"
        "E305 report.deck: there is no file deck.pptx in the theme's folder; "
        "add it, or name another"
    )


def test_a_font_that_is_not_listed_is_told(folder: Path) -> None:
    assert told(folder, ("base: Carlito", "base: Carlitto")) == (
        "E303 typography.base: there is no font 'Carlitto' (there is: Carlito); "
        "did you mean 'Carlito'?"
    )


def test_a_field_that_no_theme_has_is_told(folder: Path) -> None:
    assert "E201 report.deck-fnt: there is no such field; did you mean 'deck-font'?" in told(
        folder, ("deck-font:", "deck-fnt:")
    )


def test_a_colour_without_quotes_is_told_as_a_comment(folder: Path) -> None:
    assert told(folder, ('ink: "#14213D"', "ink: #14213D")) == (
        "E118 color.palette: from # on this is a comment and not part of the text; "
        'write "#14213D", or a space after # for a comment'
    )


# ---------------------------------------------------------------- a company's own brand.yml

BRAND = """
meta: {name: {short: Sun, full: Sun Company}, link: https://example.org}
logo: {small: logo.svg}
color:
  palette: {night: "#2B1B3D", plum: "#7A1F5C"}
  foreground: night
  background: white
  primary: plum
  success: "#00aa00"
typography:
  base: {family: Carlito, size: 11pt}
  headings: Carlito
defaults: {quarto: {format: html}}
"""


def brand(folder: Path, text: str) -> Theme:
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return load(folder)


def test_a_brand_file_made_for_other_programs_is_a_theme(tmp_path: Path) -> None:
    theme = brand(tmp_path, BRAND)
    assert theme.name == "Sun"
    assert (theme.colors.ink, theme.colors.accent, theme.colors.paper) == (
        "#2B1B3D",
        "#7A1F5C",
        "#FFFFFF",
    )
    assert (theme.deck, theme.painted) == (HOUSE / "deck.pptx", True)
    assert theme.fonts == house_theme().fonts


def test_colours_that_a_brand_leaves_out_are_made_of_those_it_has(tmp_path: Path) -> None:
    colors = brand(tmp_path, BRAND).colors
    assert contrast(colors.grey, colors.paper) >= 4.5
    assert contrast(colors.unsettled, colors.paper) >= 4.5
    assert contrast(colors.ink, colors.tint) >= 4.5
    assert 1.2 < contrast(colors.rule, colors.paper) < 2


def test_a_dark_brand_can_be_read_too(tmp_path: Path) -> None:
    dark = 'color: {foreground: "#EEEEEE", background: "#101820", primary: "#7FD1C8"}\n'
    colors = brand(tmp_path, dark).colors
    for role in ("ink", "accent", "grey", "unsettled"):
        assert contrast(getattr(colors, role), colors.paper) >= 4.5


def test_an_empty_brand_is_black_on_white(tmp_path: Path) -> None:
    theme = brand(tmp_path, "meta: {name: Plain}\n")
    assert (theme.colors.ink, theme.colors.paper) == ("#1A1A1A", "#FFFFFF")


@pytest.mark.parametrize(
    "files",
    [
        "[a.ttf, b.ttf, c.ttf, d.ttf]",
        "[X-Regular.ttf, X-Bold.ttf, X-Italic.ttf, X-BoldItalic.ttf]",
        "[X-BoldItalic.ttf, X-Italic.ttf, X-Bold.ttf, X-Regular.ttf]",
        "[{path: d.ttf, weight: 700, style: italic}, {path: a.ttf}, "
        "{path: b.ttf, weight: bold}, {path: c.ttf, style: italic}]",
    ],
)
def test_font_files_are_known_by_what_is_said_of_them_or_by_name_or_order(
    tmp_path: Path, files: str
) -> None:
    (tmp_path / "fonts").mkdir()
    for name in ("a", "b", "c", "d", "X-Regular", "X-Bold", "X-Italic", "X-BoldItalic"):
        (tmp_path / "fonts" / f"{name}.ttf").touch()
    text = f"typography: {{fonts: [{{family: X, source: file, files: {files}}}], base: X}}\n"
    fonts = brand(tmp_path, text).fonts
    cuts = [path.stem for path in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic)]
    assert cuts in (["a", "b", "c", "d"], ["X-Regular", "X-Bold", "X-Italic", "X-BoldItalic"])
    assert fonts.deck == "X"


def test_a_font_from_the_network_is_wanted_as_files(tmp_path: Path) -> None:
    text = "typography: {fonts: [{family: Open Sans, source: google}], base: Open Sans}\n"
    with pytest.raises(ReportError) as caught:
        brand(tmp_path, text)
    assert {one.what for one in caught.value.problems} == {
        f"there is no font file OpenSans-{cut}.ttf"
        for cut in ("Regular", "Bold", "Italic", "BoldItalic")
    }

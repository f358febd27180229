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
    return load_theme(folder, TEMPLATES / "fonts")


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

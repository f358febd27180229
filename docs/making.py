"""How an example of a fault is made: what is typed, and how the program is made to tell it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import indent
from typing import Any
from unittest.mock import patch

import pikepdf

from report.check import briefing_of, load_briefing
from report.copies import Recipient, read_recipients
from report.editorial import remarks
from report.errors import Problem, ReportError
from report.language import Date
from report.pipeline import build, load, tell
from report.source import read_source, read_text
from report.starter import write_new
from report.template import Library, library, shipped_templates
from report.template.shown import write_template
from report.text import Run
from report.theme import Theme, load_theme
from report.verify import verify

FILE = "harbour.yaml"
BASE = """\
schema: 1
briefing:
  id: harbour
  title: A second quay
  organisation: Harbour Authority
  language: en
  as_of: 2026-03
  marking: public
summary:
  message: Ships wait too long
  ask: The board is asked to decide.
"""

Tell = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Example:
    """``shown`` is typed; ``tell`` raises the problems or gives a list of them, in a folder."""

    shown: str
    tell: Tell
    kind: str = "yaml"


def text(typed: str) -> Example:
    """A data file that cannot be read."""
    return Example(typed, lambda _: read_text(typed, FILE))


def part(typed: str, base: str = BASE) -> Example:
    """A part of a data file that can be read, but is wrong."""
    return Example(typed, lambda folder: load(put(folder, base + typed)))


def head(typed: str) -> Example:
    """The same for a line of the head."""
    marked = BASE.replace("summary:", f"{indent(typed, '  ')}\nsummary:")
    return Example(typed, lambda folder: load(put(folder, marked)))


def remark(typed: str, base: str = BASE) -> Example:
    """A part of a data file that is right, and could be better."""
    return Example(typed, lambda folder: remarks(load(put(folder, base + typed))))


def raw(shown: str, data: bytes) -> Example:
    """A file of bytes."""

    def told(folder: Path) -> None:
        (folder / FILE).write_bytes(data)
        read_source(folder / FILE)

    return Example(shown, told, "text")


def action(shown: str, told: Tell, kind: str = "sh") -> Example:
    """What no single text shows."""
    return Example(shown, told, kind)


def look(old: str, new: str) -> Example:
    """A ``_brand.yml`` in which ``old`` has become ``new``."""

    def told(folder: Path) -> None:
        shutil.copytree(shipped_templates() / "themes" / "house", folder / "mine")
        brand = folder / "mine" / "_brand.yml"
        before = brand.read_text(encoding="utf-8")
        assert old in before, old
        brand.write_text(before.replace(old, new), encoding="utf-8")
        load_theme(folder / "mine", shipped_templates())

    return Example(new, told)


def logo(typed: str, content: bytes = b"") -> Example:
    """A look with a logo; with ``content`` there is a file sun.png."""

    def told(folder: Path) -> list[Problem]:
        shutil.copytree(shipped_templates() / "themes" / "house", folder / "mine")
        brand = folder / "mine" / "_brand.yml"
        brand.write_text(brand.read_text(encoding="utf-8") + typed + "\n", encoding="utf-8")
        if content:
            (folder / "mine" / "sun.png").write_bytes(content)
        return list(load_theme(folder / "mine", shipped_templates()).remarks)

    return Example(typed, told)


def language(old: str, new: str) -> Example:
    """A language's file in which ``old`` has become ``new``."""

    def told(folder: Path) -> None:
        before = (shipped_templates() / "languages" / "en.yaml").read_text(encoding="utf-8")
        assert old in before, old
        (folder / "languages").mkdir()
        (folder / "languages" / "en.yaml").write_text(before.replace(old, new), encoding="utf-8")
        library(folder).language("en")

    return Example(new, told)


_TABLE = """\
rationale:
  message: Why
  tables:
    - id: sales
      title: Sales
      {0}
"""
_COLUMNS = (
    "from: sales.csv\n      columns: [{head: Line, column: line}, {head: Sales, column: sales%s}]"
)


def sheet(csv: str, given: str = "") -> Example:
    """A CSV file, and a table that takes its rows from it; ``given`` is shown in its place."""
    item = given or _COLUMNS % ", numeric: true"

    def told(folder: Path) -> None:
        (folder / "sales.csv").write_text(csv, encoding="utf-8", newline="")
        load(put(folder, BASE + _TABLE.replace("{0}", item)))

    return Example(given or csv, told, "yaml" if given else "text")


def recipients(typed: str) -> Example:
    """A list of recipients."""

    def told(folder: Path) -> None:
        (folder / "recipients.csv").write_text(typed, encoding="utf-8", newline="")
        read_recipients(folder / "recipients.csv")

    return Example(typed, told, "text")


def copies(shown: str, audience: str = "board", day: str | None = None, kept: str = "") -> Example:
    """A copy for Anne Martin, beside a register that holds ``kept``."""

    def told(folder: Path) -> None:
        if kept:
            (folder / f"harbour-{audience}-copies.csv").write_text(kept, encoding="utf-8")
        on = Date.read(day) if day else None
        one = Recipient(1, "Anne Martin")
        build(load(put(folder, BASE)), audience, formats=["pdf"], out=folder, on=on, copies=[one])

    return Example(shown, told, "sh")


def put(folder: Path, data: str) -> Path:
    """A data file in the folder."""
    path = folder / FILE
    path.write_text(data, encoding="utf-8")
    return path


# ---------------------------------------------------------------- what no single text shows


def missing_language(folder: Path) -> None:
    """An edition in a language that the file does not have."""
    tell(load(put(folder, BASE)), "board", "fr", library())


def own_templates(folder: Path, line: str) -> None:
    """An edition for an audience of one's own, with ``line`` in its template."""
    board = shipped_templates() / "audiences" / "board.yaml"
    (folder / "mine" / "audiences").mkdir(parents=True)
    mine = folder / "mine" / "audiences" / "mine.yaml"
    before = board.read_text(encoding="utf-8").replace("theme: house\n", "")
    mine.write_text(f"{before}{line}\n", encoding="utf-8")
    tell(load(put(folder, BASE)), "mine", "en", library(folder / "mine"))


def template(typed: str) -> Example:
    """A template that changes the board's, and is wrong."""

    def told(folder: Path) -> None:
        _own_library(folder, typed).template("mine")

    return Example(f"extends: board\n{typed}", told)


_RATIONALE = """\
rationale:
  message: Ships wait
  drivers: [{title: Wait, text: Ships wait for a day.}]
  takeaways: [{title: Act, text: Begin at once.}]
"""


def budget(typed: str) -> Example:
    """A template whose budget the edition is over."""

    def told(folder: Path) -> list[Problem]:
        _own_library(folder, typed)
        made = build(
            load(put(folder, BASE + _RATIONALE)), "mine", templates=folder, out=folder / "out"
        )
        return [warning for one in made for warning in one.warnings]

    return Example(f"extends: board\n{typed}", told)


def substituted(shown: str, font: str) -> Example:
    """A company's template whose text is in a font that is not known."""

    def told(folder: Path) -> list[Problem]:
        from pptx import Presentation  # only here: it takes a while

        deck, path = Presentation(), folder / "company.pptx"
        space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
        for latin in deck.slide_master._element.iter(f"{space}latin"):
            latin.set("typeface", font)
        deck.save(str(path))
        made = build(
            load(put(folder, BASE)), "board", formats=["pptx"], out=folder / "out", deck=path
        )
        return list(made[0].warnings)

    return action(shown, told, "sh")


def held(typed: str) -> Example:
    """A data file with something confidential, for a works council."""

    def told(folder: Path) -> list[Problem]:
        path = put(folder, BASE + typed)
        made = build(load(path), "works-council", formats=["pdf"], out=folder / "out")
        return list(made[0].warnings)

    return Example(typed, told)


def _own_library(folder: Path, typed: str) -> Library:
    (folder / "audiences").mkdir()
    path = folder / "audiences" / "mine.yaml"
    path.write_text(f"extends: board\n{typed}", encoding="utf-8")
    return library(folder)


def in_a_circle(folder: Path) -> None:
    """A template that extends itself."""
    (folder / "audiences").mkdir()
    (folder / "audiences" / "mine.yaml").write_text("extends: mine\n", encoding="utf-8")
    library(folder).template("mine")


def odd_name(folder: Path) -> None:
    """A new template with a name that no file should have."""
    write_template("Our bank", folder / "x.yaml", "")


def template_twice(folder: Path) -> None:
    """A new template where there is one."""
    for _ in range(2):
        write_template("bankers", folder / "templates" / "audiences" / "bankers.yaml", "")


def no_country(folder: Path) -> None:
    """A map of a country that the atlas does not have."""
    typed = (
        "footprint:\n  message: M\n  map: {countries: [XX]}\n"
        "  sites: [{id: q, name: Q, role: R, location: {lat: 50, lon: 3}}]\n"
    )
    tell(load(put(folder, BASE + typed)), "board", "en", library())


def unreadable(folder: Path) -> None:
    """A path that leads through a file."""
    put(folder, BASE)
    load_briefing(folder / FILE / "more.yaml")


def no_glyph(folder: Path) -> None:
    """A text with a hieroglyph."""
    odd = load(put(folder, BASE.replace("too long", "\U00013000")))
    build(odd, formats=["pdf"], out=folder / "out")


def no_font(folder: Path) -> None:
    """A theme with a font file that is none."""
    from report.pdf.fonts import register  # only here: it imports reportlab

    shutil.copytree(shipped_templates() / "themes" / "house", folder / "mine")
    (folder / "mine" / "fonts").mkdir()
    (folder / "mine" / "fonts" / "Carlito-Regular.ttf").write_text("no font", encoding="utf-8")
    register(load_theme(folder / "mine", shipped_templates()).fonts)


def no_title(_: Path) -> None:
    """A base deck without a title."""
    from pptx import Presentation  # only here, as above

    from report.deck.layouts import find_layouts, read_layouts

    deck = Presentation()
    for layout in deck.slide_layouts:
        for place in list(layout.placeholders):
            place.element.getparent().remove(place.element)
    find_layouts(read_layouts(deck), deck.slide_width * deck.slide_height)


def no_room(folder: Path) -> None:
    """A base deck without room."""
    from pptx import Presentation  # only here, as above

    from report.deck.base import open_base
    from report.deck.feet import Said
    from report.deck.look import look_of

    deck, path = Presentation(), folder / "full.pptx"
    for layout in deck.slide_layouts:
        for place in layout.placeholders:
            if "FOOTER" in str(place.placeholder_format.type):
                place.left = place.top = 0
                place.width, place.height = deck.slide_width, deck.slide_height
    deck.save(str(path))
    theme = replace(_house(), deck=path, painted=False)
    _without_folder(lambda: look_of(open_base(path), theme, Said("", (), "", "en")))


def no_deck(folder: Path) -> None:
    """A text in the place of a base deck."""
    from report.deck.base import open_base

    path = folder / "notes.txt"
    path.write_text("Notes", encoding="utf-8")
    _without_folder(lambda: open_base(path))


def refreshed_without_links(folder: Path, out: str) -> None:
    """A deck that says nothing of what its shapes tell, brought up to date as ``out``."""
    from pptx import Presentation  # only here, as above

    from report.refresh import refresh

    deck = folder / "harbour-board-en.pptx"
    Presentation().save(str(deck))
    refresh(load(put(folder, BASE)), deck, folder / out)


def unsafe_deck(folder: Path) -> None:
    """A base deck that loads a picture from elsewhere."""
    from pptx import Presentation  # only here, as above
    from pptx.opc.constants import RELATIONSHIP_TYPE

    from report.deck.base import open_base

    deck, path = Presentation(), folder / "template.pptx"
    address = "https://example.org/logo.png"
    deck.slide_master.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    deck.save(str(path))
    _without_folder(lambda: open_base(path))


def _house() -> Theme:
    return load_theme(shipped_templates() / "themes" / "house", shipped_templates())


def _without_folder(tell: Callable[[], object]) -> None:
    """What ``tell`` raises, with the name of its file alone."""
    try:
        tell()
    except ReportError as error:
        raise ReportError(
            replace(one, file=Path(one.file).name) for one in error.problems
        ) from None


def _deck_of(words: str, path: Path) -> Path:
    from pptx import Presentation  # only here, as above

    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = words
    deck.save(str(path))
    return path


def lacking(folder: Path) -> list[Problem]:
    """A deck that does not say the title."""
    told = tell(load(put(folder, BASE)), "board", "en", library())
    found = verify(told.story, _deck_of("Another quay", folder / "d.pptx"), Path("d.pptx"))
    return [one for one in found if one.code == "E601"][:1]


_TOLD = """\
rationale:
  message: The quay is too short
  context:
    - {title: Ships, text: Ships wait for a day and a half.}
    - {title: Trade, text: Trade has grown by half in ten years.}
  series:
    - {id: calls, title: Calls, unit: a year, points: [{name: Ships, value: 412}]}
footprint: {message: One port, lead: The port has a single quay for ships of that size.}
"""


def odd_deck(folder: Path, what: str) -> list[Problem]:
    """A deck that is not as its story is: it tells ``twice``, or ``more``, ``drawn`` otherwise…"""
    from report.deck.write import write_deck  # only here, as above

    told = tell(load(put(folder, BASE + _TOLD)), "board", "en", library())
    story, (first, second, *others) = told.story, told.story.sections
    context, chart = first.blocks
    other = {
        "twice": (
            replace(first, blocks=(replace(context, items=context.items * 2), chart)),
            second,
        ),
        "more": (replace(first, lead=(Run("A word of its own"),)), second),
        "drawn": (replace(first, blocks=(context, _redrawn(chart))), second),
        "order": (second, first),
    }[what]
    path = folder / "d.pptx"
    write_deck(replace(story, sections=(*other, *others)), told.theme, path)
    codes = {"twice": "E611", "more": "E612", "drawn": "E613", "order": "E614"}
    return [one for one in verify(story, path, Path("d.pptx")) if one.code == codes[what]][:1]


def _redrawn(chart: Any) -> Any:
    series = (replace(one, values=(421.0,)) for one in chart.series)
    return replace(chart, series=tuple(series))


def telling(folder: Path) -> None:
    """A build in which nothing is redacted: what is withheld is found in the finished deck."""
    secret = BASE + "actions:\n  - {what: Refuse the offer of 34 million, marking: secret}\n"
    with patch("report.pipeline.redact", lambda briefing, *_: briefing):
        build(load(put(folder, secret)), "board", "en", formats=["pptx"], out=folder / "out")


def new_twice(folder: Path) -> None:
    """A new file where there is one."""
    write_new(put(folder, BASE), BASE)


def foreign_pdf(folder: Path) -> Path:
    """A PDF of one empty page, in which no data travel."""
    path = folder / "minutes.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path)
    return path


def unwritable(folder: Path) -> None:
    """An output folder below a file."""
    (folder / "out").write_text("a file", encoding="utf-8")
    build(load(put(folder, BASE)), formats=["pptx"], out=folder / "out" / "deeper")


def series(folder: Path, csv: str) -> None:
    """A series that takes its values from a CSV file."""
    (folder / "sales.csv").write_text(csv, encoding="utf-8")
    item = (
        "rationale:\n  message: Why\n  series:\n    - {id: s, title: S, unit: u, from: sales.csv, "
        "category: line, lines: [{name: Sales, column: sales}]}\n"
    )
    briefing_of(read_source(put(folder, BASE + item)))

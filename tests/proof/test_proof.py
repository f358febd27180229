"""Finished files searched for what is withheld: what is found, and what is no hit."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from report.draft import WRITERS, Told
from report.proof import Wanted, prove
from report.proof.passages import Passage
from report.proof.search import search
from report.proof.withheld import wanted_of
from report.story import Story
from report.text import text
from tests.briefings import briefing, told, words
from tests.samples import house_theme

SECRET = "Hélène Marsac cède 31,5 M€ à Turin"
CHART = """{message: Un message, series: [{id: s, title: Une courbe, unit: u, points: [
  {name: Un, value: 4821}, {name: Deux, value: 77}, {name: Trois, value: 90}]}]}"""
PARTS = {"rationale": CHART}
NOTHING = Wanted({}, {}, {}, {}, frozenset())
HIDDEN = f"""
- {{what: "{SECRET}", marking: secret}}
- {{what: "Le prix dépasse 987654", marking: secret}}
"""


def wanted(marking: str = "public", **parts: str) -> Wanted:
    """What files of such a briefing may not hold for the public."""
    return wanted_of(briefing(marking=marking, **parts), "public", words())


def hits(found: list[Passage] | str, want: Wanted) -> set[str]:
    """What a search finds in some passages, or in a text on a page."""
    passages = [Passage("page text", "page 1", found)] if isinstance(found, str) else found
    return {hit.found.strip() for hit in search(passages, want, frozenset()).hits}


# ---------------------------------------------------------------- what is a hit, and what is none


def secret(what: str, *said: str) -> Wanted:
    """What is wanted where ``what`` is secret, and the rest is said to all."""
    actions = [f'- {{what: "{what}", marking: secret}}', *(f'- {{what: "{one}"}}' for one in said)]
    return wanted(actions="\n".join(actions))


def test_a_word_that_only_the_withheld_has_is_a_hit_in_any_case() -> None:
    want = secret("Hélène Marsac cède le parc", "Hélène garde le parc")
    assert hits("Selon MARSAC, le parc", want) == {"marsac"}


def test_a_word_that_the_edition_says_itself_is_none() -> None:
    assert hits("le parc de Turin", secret("Vendre le parc", "Garder le parc", "Turin")) == set()


def test_a_short_word_is_a_hit_too_where_the_edition_never_says_it() -> None:
    assert hits("Le Wu parle", secret("Wu cède", "Le parc parle")) == {"wu"}


def test_a_part_of_a_word_is_none() -> None:
    assert hits("la garantie", secret("un rant", "la garantie")) == set()


@pytest.mark.parametrize(
    "printed", ["31,5 M€", "31.5 M€", "31,50 M€", "\u221231,5", "31,5 %", "de 31,5 à"]
)
def test_a_number_that_only_the_withheld_has_is_a_hit(printed: str) -> None:
    want = wanted(facts="f: {value: 31.5, marking: secret}")
    assert hits(f"Environ {printed}", want) == {"31.5"}


def test_a_number_that_the_edition_says_itself_is_none() -> None:
    parts = {"facts": "f: {value: 1234, marking: secret}\ng: {value: 1234.0}"}
    assert hits("1 234 et 1234", wanted(**parts)) == set()


def test_pages_and_marks_of_an_axis_are_the_program_s_own() -> None:
    want = wanted(facts="f: {value: 7, marking: secret}")
    page = [Passage("page text", "page 7", "Page 7 sur 12")]
    assert search(page, want, frozenset(map(str, range(13)))).hits == ()
    assert len(search(page, want, frozenset()).hits) == 1


def test_a_sentence_of_common_words_is_a_hit_as_a_whole() -> None:
    want = secret("Le parc sera vendu en mai", "Le parc sera", "vendu en", "mai")
    assert hits("Il dit : le parc\r\nsera vendu en mai.", want) == {"le parc sera vendu en mai"}
    assert hits("Le parc sera en mai vendu", want) == set()


def test_a_sentence_that_the_edition_says_itself_is_none() -> None:
    want = secret("Le parc sera vendu", "Demain le parc sera vendu à Turin")
    assert hits("Le parc sera vendu", want) == set()


def test_a_name_of_two_common_words_is_a_hit_within_a_line() -> None:
    want = secret("Parc Turin", "Parc", "Turin")
    assert hits("le Parc Turin", want) == {"parc turin"}
    assert hits("Parc\r\nTurin", want) == set()


def test_the_parts_of_a_text_around_a_fact_are_searched_each() -> None:
    parts = {
        "facts": "f: {value: 400, marking: secret}",
        "actions": '[{what: "Le site perd {{f}} postes à la fin"}, {what: le site perd}, '
        "{what: postes}, {what: à la fin}]",
    }
    assert hits("postes à la fin", wanted(**parts)) == {"postes à la fin"}


def test_a_date_is_a_hit_as_it_is_printed() -> None:
    parts = "[{what: Agir, due: 2027-09-14, marking: secret}, {what: Agir, due: 2027}]"
    assert hits("le 14 septembre 2027", wanted(actions=parts)) >= {"14 septembre 2027"}
    assert hits("en 2027", wanted(actions=parts)) == set()


def test_a_withheld_address_is_a_hit() -> None:
    want = wanted(
        sources="s: {kind: press, title: T, url: 'https://example.org/x', marking: secret}"
    )
    assert hits("voir https://example.org/x", want) == {"https://example.org/x"}


def test_what_is_said_in_another_language_is_searched_too() -> None:
    want = wanted(actions="[{what: {fr: Vendre, en: Disposal}, marking: secret}]")
    assert hits("the disposal", want) == {"disposal"}


def test_bold_and_links_hide_no_word() -> None:
    want = secret("On cède **Mar**sac [à la fin](https://example.org/page)")
    assert hits("Marsac", want) == {"marsac"}
    assert hits("https://example.org/page", want) == {"https://example.org/page"}


# ---------------------------------------------------------------- finished files


@pytest.fixture(scope="module")
def story() -> Story:
    """A short story with a chart."""
    return told(**PARTS)


@pytest.fixture(scope="module")
def pdf(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(story, tmp_path_factory.mktemp("pdf") / "paper.pdf")


@pytest.fixture(scope="module")
def deck(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(story, tmp_path_factory.mktemp("deck") / "paper.pptx")


def write(story: Story, path: Path) -> int:
    return WRITERS[path.suffix[1:]](Told(story, house_theme(), "", NOTHING), path, None)


def written(story: Story, path: Path) -> Path:
    write(story, path)
    return path


def places(path: Path, story: Story, want: Wanted | None = None) -> set[tuple[str, str]]:
    """Where a file holds what is withheld, and what sort of thing it is."""
    found = prove(path, story, 9, want or wanted(actions=HIDDEN, **PARTS), write)
    return {(hit.sort, hit.where) for hit in found.hits}


def test_nothing_is_found_in_a_file_that_tells_nothing(pdf: Path, deck: Path, story: Story) -> None:
    assert places(pdf, story) == set()
    assert places(deck, story) == set()


def test_words_that_the_program_writes_in_any_file_are_no_hits(
    pdf: Path, deck: Path, story: Story
) -> None:
    want = wanted(
        actions='[{what: "Office Theme ReportLab Sheet1 TextBox producer title", marking: secret}]',
        **PARTS,
    )
    assert places(pdf, story, want) == set()
    assert places(deck, story, want) == set()


@pytest.mark.parametrize("name", ["paper.pdf", "paper.pptx"])
def test_what_a_page_or_a_slide_tells_is_found(name: str, story: Story, tmp_path: Path) -> None:
    telling = replace(story, title=text(SECRET))
    found = places(written(telling, tmp_path / name), story)
    assert {"word", "number", "sentence"} == {sort for sort, _ in found}
    assert {"page 1", "ppt/slides/slide1.xml"} & {where for _, where in found}


def test_a_file_s_name_is_searched(story: Story, tmp_path: Path) -> None:
    assert ("word", "the file's name") in places(written(story, tmp_path / "marsac.pdf"), story)


Pdf = pikepdf.Pdf


def _alt(document: Pdf) -> None:
    root = document.Root.StructTreeRoot
    root.Alt = pikepdf.String(SECRET)


def _actual(document: Pdf) -> None:
    document.Root.StructTreeRoot.ActualText = pikepdf.String("Marsac")


def _outline(document: Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Marsac", 0))


def _note(document: Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 1, 1], Contents="987 654"
    )
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])


def _xmp(document: Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = "Marsac"


def _info(document: Pdf) -> None:
    document.docinfo["/Keywords"] = "Marsac, 31,5"


def _attachment(document: Pdf) -> None:
    document.attachments["note.txt"] = SECRET.encode()


def _wide_attachment(document: Pdf) -> None:
    document.attachments["wide.csv"] = "nom;prix\nSu;987654".encode("utf-16")


def _old_attachment(document: Pdf) -> None:
    document.attachments["old.csv"] = "élu;prix\nSu;987654".encode("cp1252")


def _nested(document: Pdf) -> None:
    inner = Pdf.new()
    inner.add_blank_page()
    inner.attachments["deeper.csv"] = b"nom;prix\nMarsac;987654"
    held = io.BytesIO()
    inner.save(held)
    document.attachments["inner.pdf"] = held.getvalue()


def _zipped(document: Pdf) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("note.txt", SECRET)
    document.attachments["inner.zip"] = held.getvalue()


def _unused_stream(document: Pdf) -> None:
    document.Root.Extra = document.make_stream(b"q (Helene Marsac) Tj Q")


def _wide_stream(document: Pdf) -> None:
    document.Root.Extra = document.make_stream(b"\xff\xd9" + "Marsac".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("tamper", "where"),
    [
        (_alt, "/Alt"),
        (_actual, "/ActualText"),
        (_outline, "/Title"),
        (_note, "/Contents"),
        (_xmp, "XMP"),
        (_info, "/Keywords"),
        (_attachment, "attachment"),
        (_wide_attachment, "attachment"),
        (_old_attachment, "attachment"),
        (_nested, "attachment, object"),
        (_zipped, "attachment, note.txt"),
        (_unused_stream, "object"),
        (_wide_stream, "object"),
    ],
)
def test_what_a_pdf_hides_is_found(
    tamper: Callable[[Pdf], None], where: str, pdf: Path, story: Story, tmp_path: Path
) -> None:
    changed = tmp_path / "paper.pdf"
    with Pdf.open(pdf) as document:
        tamper(document)
        document.save(changed)
    found = places(changed, story)
    assert found
    assert any(where in place for _, place in found)


def test_an_earlier_revision_of_a_pdf_is_read_too(pdf: Path, story: Story, tmp_path: Path) -> None:
    """What an editor of PDFs adds at the end hides what stood there before."""
    first = written(replace(story, title=text(SECRET)), tmp_path / "first.pdf").read_bytes()
    changed = tmp_path / "paper.pdf"
    changed.write_bytes(first + pdf.read_bytes())
    assert any(place.startswith("revision 1") for _, place in places(changed, story))


def repacked(deck: Path, to: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The deck with some of its parts changed."""
    with zipfile.ZipFile(deck) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(to, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return to


def _workbook_cell(parts: dict[str, bytes]) -> None:
    name = next(name for name in parts if name.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(parts[name])) as book:
        inner = {part: book.read(part) for part in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<v>4821</v>" in inner[sheet]
    inner[sheet] = inner[sheet].replace(b"<v>4821</v>", b"<v>987654</v>")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        for part, content in inner.items():
            book.writestr(part, content)
    parts[name] = held.getvalue()


def _chart_cache(parts: dict[str, bytes]) -> None:
    name = next(name for name in parts if name.startswith("ppt/charts/chart"))
    parts[name] = parts[name].replace(b"<c:v>4821.0</c:v>", b"<c:v>987654.0</c:v>")


def _slide(old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        name = "ppt/slides/slide1.xml"
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return change


def _split(parts: dict[str, bytes]) -> None:
    name = "ppt/slides/slide1.xml"
    runs = "".join(f"<a:r><a:t>{piece}</a:t></a:r>" for piece in ("Mar", "sac 9", "87 6", "54"))
    parts[name] = parts[name].replace(b"</a:p>", f"{runs}</a:p>".encode(), 1)


def _part(name: str, content: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[name] = content.encode()

    return change


def _link(parts: dict[str, bytes]) -> None:
    name = "ppt/slides/_rels/slide1.xml.rels"
    link = (
        b'<Relationship Id="rId99" Type="x" Target="https://marsac.example" TargetMode="External"/>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", link + b"</Relationships>")


def _core(parts: dict[str, bytes]) -> None:
    name = "docProps/core.xml"
    parts[name] = parts[name].replace(b"<dc:title>", b"<dc:title>Marsac ")


def _picture(parts: dict[str, bytes]) -> None:
    chunk = b"\0\0\0\x16tEXtComment\0Helene Marsac.."
    parts["ppt/media/image9.png"] = b"\x89PNG\r\n\x1a\n" + chunk


@pytest.mark.parametrize(
    ("tamper", "where"),
    [
        (_workbook_cell, ".xlsx, xl/worksheets/sheet1.xml"),
        (_chart_cache, "ppt/charts/chart"),
        (_split, "ppt/slides/slide1.xml"),
        (_slide(b'name="', b'descr="Photo de Marsac" name="'), "names and descriptions"),
        (_slide(b"<p:spTree>", b"<p:spTree><!-- 987654 -->"), "ppt/slides/slide1.xml"),
        (_part("ppt/notesSlides/notesSlide9.xml", "<n><t>Marsac</t></n>"), "notesSlide9"),
        (_part("ppt/comments/comment1.xml", '<c><t authorId="1">Marsac</t></c>'), "comment1"),
        (_part("ppt/tags/tag1.xml", '<t><tag name="A" val="Marsac"/></t>'), "tag1"),
        (_part("customXml/item1.xml", "<x>987 654</x>"), "customXml"),
        (_part("docProps/custom.xml", '<p><q name="Marsac"/></p>'), "custom.xml"),
        (_part("ppt/media/marsac.txt", "rien"), "names of parts"),
        (_part("ppt/printerSettings.bin", "\0\0 Marsac \0"), "printerSettings"),
        (_link, "slide1.xml.rels"),
        (_core, "docProps/core.xml"),
        (_picture, "image9.png, tEXt"),
    ],
)
def test_what_a_deck_hides_is_found(
    tamper: Callable[[dict[str, bytes]], None], where: str, deck: Path, story: Story, tmp_path: Path
) -> None:
    found = places(repacked(deck, tmp_path / "paper.pptx", tamper), story)
    assert found
    assert any(where in place for _, place in found)


def test_marks_of_what_shapes_tell_hold_no_number_and_no_word(deck: Path) -> None:
    """A mark is a part of a hash: written in consonants, it says nothing by chance."""
    with zipfile.ZipFile(deck) as package:
        links = package.read("customXml/item1.xml").decode()
    marks = re.findall(r'(?:told|alt)="([^"]*)"', links)
    assert len(" ".join(marks).split()) > 10
    assert not re.search(r"[0-9aeiouy]", "".join(marks))


def test_a_number_in_the_same_place_that_is_no_mark_is_found(
    deck: Path, story: Story, tmp_path: Path
) -> None:
    def change(parts: dict[str, bytes]) -> None:
        name = "customXml/item1.xml"
        parts[name] = re.sub(rb'told="[^"]*"', b'told="987 654"', parts[name], count=1)

    changed = repacked(deck, tmp_path / "paper.pptx", change)
    assert any("customXml" in place for _, place in places(changed, story))

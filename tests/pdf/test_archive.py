"""What makes the file a PDF/A-3 and a PDF/UA-1."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from report.pdf import write_pdf
from report.text import plain
from tests.pdf.conformance import findings
from tests.samples import house_theme, story


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "sample.pdf"
    write_pdf(story(), house_theme(), path, b"title: Ampere\n")
    return path


def test_the_metadata_say_twice_the_same(sample: Path) -> None:
    with pikepdf.open(sample) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo.Title) == plain(story().title)
        assert list(xmp["dc:creator"]) == [str(pdf.docinfo.Author)] == [story().author]
        assert str(pdf.docinfo.CreationDate) == "D:20251006000000Z"
        assert xmp["xmp:CreateDate"] == "2025-10-06T00:00:00Z"


def test_the_file_names_its_standards(sample: Path) -> None:
    with pikepdf.open(sample) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_every_font_is_embedded(sample: Path) -> None:
    with pikepdf.open(sample) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_the_data_travel_inside_as_an_associated_file(sample: Path) -> None:
    with pikepdf.open(sample) as pdf:
        file = pdf.attachments["ampere.yaml"].get_file()
        assert file.read_bytes() == b"title: Ampere\n"
        assert file.mime_type == "application/yaml"
        specification = pdf.Root.AF[0]
        assert str(specification.AFRelationship) == "/Data"
        assert str(specification.Desc) == story().words.data
        assert str(specification.EF.F.Params.ModDate) == "D:20251006000000Z"


def test_the_document_is_tagged_and_has_a_language(sample: Path) -> None:
    with pikepdf.open(sample) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "fr"
        assert all(str(page.Tabs) == "/S" for page in pdf.pages)


def test_every_section_has_a_bookmark(sample: Path) -> None:
    with pikepdf.open(sample) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [plain(section.title) for section in story().sections]


def test_it_holds_what_the_standards_ask(sample: Path) -> None:
    assert findings(sample) == []


def test_the_validators_see_what_is_wrong(sample: Path, tmp_path: Path) -> None:
    """Each of them, or their silence would say nothing."""
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(sample) as pdf:
        del pdf.Root.MarkInfo
        del pdf.Root.OutputIntents
        pdf.save(broken)
    found = "\n".join(findings(broken))
    assert "PDFUA1-" in found
    assert "PDFA3A-" in found
    assert "ISO_19005_3:" in found
    assert "UA-01-002" in found

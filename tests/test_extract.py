"""The data that travels inside a PDF, given back; and files that carry none."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from report.errors import ReportError
from report.extract import extract_record
from report.pdf import write_pdf
from tests.samples import house_theme, story

RECORD = "schema: 1\nbriefing:\n  title: L’été à Ölbronn\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("extract") / "sample.pdf"
    write_pdf(story(), house_theme(), path, RECORD.encode())
    return path


def refusal(path: Path) -> tuple[str, str]:
    """The code and the words of the one problem of extracting from ``path``."""
    with pytest.raises(ReportError) as caught:
        extract_record(path)
    (problem,) = caught.value.problems
    return problem.code, problem.what


def changed(sample: Path, path: Path, **options: object) -> Path:
    with pikepdf.open(sample) as document:
        document.save(path, **options)
    return path


def test_the_data_come_back_to_the_letter(sample: Path) -> None:
    assert extract_record(sample) == RECORD


def test_they_come_back_from_a_pdf_that_another_program_has_saved(
    sample: Path, tmp_path: Path
) -> None:
    path = changed(sample, tmp_path / "web.pdf", linearize=True)
    assert extract_record(path) == RECORD


def test_a_pdf_without_data_is_told(tmp_path: Path) -> None:
    write_pdf(story(), house_theme(), tmp_path / "bare.pdf")
    assert refusal(tmp_path / "bare.pdf") == ("E605", "the PDF carries no data of a briefing")


def test_a_pdf_with_another_attachment_is_told(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        document.add_blank_page()
        document.attachments["notes.txt"] = pikepdf.AttachedFileSpec(document, b"notes")
        document.save(tmp_path / "foreign.pdf")
    assert refusal(tmp_path / "foreign.pdf")[0] == "E605"


def test_data_that_were_changed_inside_the_pdf_are_told(sample: Path, tmp_path: Path) -> None:
    with pikepdf.open(sample) as document:
        document.Root.AF[0].EF.F.write(b"schema: 1\n")
        document.save(tmp_path / "changed.pdf")
    assert refusal(tmp_path / "changed.pdf") == ("E606", "the data inside the PDF is damaged")


def test_a_pdf_that_ends_too_early_is_told(sample: Path, tmp_path: Path) -> None:
    content = sample.read_bytes()
    (tmp_path / "cut.pdf").write_bytes(content[: len(content) // 2])
    assert refusal(tmp_path / "cut.pdf")[0] in ("E605", "E606")


def test_a_locked_pdf_is_told(sample: Path, tmp_path: Path) -> None:
    key = pikepdf.Encryption(user="key", owner="key")
    path = changed(sample, tmp_path / "locked.pdf", encryption=key)
    assert refusal(path) == ("E606", "the PDF is locked with a password")


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_text("schema: 1\n", encoding="utf-8")
    assert refusal(tmp_path / "paper.pdf") == ("E606", "this file is no PDF")
    assert refusal(tmp_path)[0] == "E102"
    assert refusal(tmp_path / "none.pdf")[0] == "E101"

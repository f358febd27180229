"""Numbered copies: who gets one, what stands behind its text, and what the register keeps."""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import copies as room
from report import pipeline
from report.copies import Entry, Recipient, Register, read_recipients
from report.errors import ReportError
from report.language import Date
from report.pipeline import build, load
from report.read import pdf_everything
from report.recheck import recheck
from tests.briefings import ROOT, yaml_of

DAY = Date.read("2026-03-31")
ANNE, PAUL = Recipient(1, "Anne Martin", "Board"), Recipient(2, "Paul Noir")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.yaml"
    path.write_text(yaml_of(marking="public"), encoding="utf-8")
    return path


def listed(tmp_path: Path, text: str) -> tuple[Recipient, ...]:
    path = tmp_path / "recipients.csv"
    path.write_text(text, encoding="utf-8")
    return read_recipients(path)


def faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ReportError) as raised:
        listed(tmp_path, text)
    return [f"{one.line}:{one.column} {one.code} {one.what}" for one in raised.value.problems]


def entry(name: str = "Anne Martin", copy: str = "1") -> Entry:
    return Entry(copy, name, "why", "2026-03-31", "fr", "a.pdf", "0" * 64)


# ---------------------------------------------------------------- the list


def test_recipients_are_counted_in_their_order(tmp_path: Path) -> None:
    assert listed(tmp_path, "recipient,reason\nAnne Martin,Board\nPaul Noir,\n") == (ANNE, PAUL)


def test_a_recipient_keeps_the_number_that_the_list_gives(tmp_path: Path) -> None:
    assert [one.number for one in listed(tmp_path, "Nom;Numéro\nA;7\nB;3\n")] == [7, 3]


def test_everything_that_is_wrong_with_a_list_is_told_at_its_place(tmp_path: Path) -> None:
    assert faults(tmp_path, f"recipient,number\n,1\nB,1\nC,x\n{'D' * 61},4\n") == [
        "2:1 E802 this copy has no recipient",
        "3:3 E802 there is a copy 1 above already",
        "4:3 E802 a copy's number is a whole number from 1 to 999",
        "5:1 E802 this name has 61 signs, more than the 60 that fit behind a page",
    ]


def test_a_list_without_recipients_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, "recipients\nA\n")[0].startswith("0:0 E801 no column says who gets")
    assert faults(tmp_path, "recipient\n") == ["0:0 E802 the list names no recipient"]


@given(st.text(max_size=80))
def test_any_name_makes_a_plain_name_of_a_file(name: str) -> None:
    label = Recipient(3, name).label
    assert label.startswith("003")
    assert set(label) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(label) <= 44


# ---------------------------------------------------------------- the copies


def test_each_recipient_has_a_copy_with_their_name_behind_the_text(
    paper: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    built = build(load(paper), out=out, on=DAY, copies=(ANNE, PAUL))
    assert [one.copy for one in built] == [1, 1, 2, 2]
    assert {path.name for path in out.iterdir()} == {
        *(one.path.name for one in built),
        "paper-board-copies.csv",
    }
    pdf, deck = built[0].path, built[1].path
    assert pdf.name == "paper-board-fr-001-anne-martin.pdf"
    assert "Exemplaire 1 – Anne Martin" in pdf_everything(pdf)
    assert "Paul" not in pdf_everything(pdf)
    with pikepdf.open(pdf) as opened:
        content = opened.pages[0].Contents.read_bytes()
    assert b"/Artifact <</Type/Pagination/Subtype/Watermark>> BDC" in content
    with zipfile.ZipFile(deck) as package:
        holding = [name for name in package.namelist() if b"Anne Martin" in package.read(name)]
    assert holding
    assert all(name.startswith("ppt/slideLayouts/") for name in holding)


def test_the_register_says_which_copy_is_whose_and_its_hash(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built = build(load(paper), out=out, on=DAY, copies=(ANNE, PAUL))
    with (out / "paper-board-copies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["copy"], row["recipient"], row["reason"], row["date"]) for row in rows] == [
        (str(one.number), one.name, one.reason, "2026-03-31") for one in (ANNE, ANNE, PAUL, PAUL)
    ]
    hashes = [hashlib.sha256(one.path.read_bytes()).hexdigest() for one in built]
    assert [row["sha256"] for row in rows] == hashes


def test_the_same_copies_again_add_nothing_to_the_register(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build(load(paper), out=out, on=DAY, copies=(ANNE,))
    before = (out / "paper-board-copies.csv").read_bytes()
    second = build(load(paper), out=out, on=DAY, copies=(ANNE,))
    assert [one.sha256 for one in second] == [one.sha256 for one in first]
    assert (out / "paper-board-copies.csv").read_bytes() == before


def test_a_name_that_is_withheld_may_be_that_of_a_recipient(tmp_path: Path) -> None:
    paper = tmp_path / "paper.yaml"
    hidden = "[{what: Zanzibar Quagga quits, marking: secret}, {what: Agir}]"
    paper.write_text(yaml_of(marking="public", actions=hidden), encoding="utf-8")
    copies = (Recipient(1, "Zanzibar Quagga"),)
    assert len(build(load(paper), out=tmp_path / "out", on=DAY, copies=copies)) == 2


@pytest.mark.parametrize(
    ("audience", "on", "code"), [("press", DAY, "E804"), ("board", None, "E805")]
)
def test_copies_are_for_audiences_that_have_them_and_of_a_day(
    paper: Path, tmp_path: Path, audience: str, on: Date | None, code: str
) -> None:
    with pytest.raises(ReportError) as raised:
        build(load(paper), audience, out=tmp_path / "out", on=on, copies=(ANNE,))
    assert [one.code for one in raised.value.problems] == [code]
    assert not list((tmp_path / "out").iterdir())


def test_a_copy_stays_with_whom_it_was_given_to(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(load(paper), out=out, on=DAY, copies=(ANNE,))
    with pytest.raises(ReportError, match="copy 1 was given to Anne Martin, not to Paul Noir"):
        build(load(paper), out=out, on=DAY, copies=(Recipient(1, "Paul Noir"),))


# ---------------------------------------------------------------- when something breaks off


def test_a_line_is_in_the_register_before_the_copy_has_its_name(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(draft: Path, final: Path) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "release", broken)
        with pytest.raises(ReportError, match="No space left"):
            build(load(paper), out=out, on=DAY, copies=(ANNE,))
    assert [path.name for path in out.iterdir()] == ["paper-board-copies.csv"]
    assert len(Register(out / "paper-board-copies.csv").entries) == 1
    built = build(load(paper), out=out, on=DAY, copies=(ANNE,))
    assert [one.sha256 for one in Register(out / "paper-board-copies.csv").entries] == [
        one.sha256 for one in built
    ]


@pytest.mark.parametrize("lost", [1, 10, 40, 80])
def test_a_line_that_was_cut_off_is_written_anew_and_no_other_is_lost(
    tmp_path: Path, lost: int
) -> None:
    path = tmp_path / "register.csv"
    for name in ("Anne", "Paul, the second"):
        Register(path).enter(entry(name, name[0]))
    path.write_bytes(path.read_bytes()[:-lost])
    Register(path).enter(entry("Paul, the second", "P"))
    Register(path).enter(entry("Zoe", "Z"))
    assert [one.recipient for one in Register(path).entries] == ["Anne", "Paul, the second", "Zoe"]


def test_a_line_that_a_person_added_without_its_end_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    Register(path).enter(entry())
    path.write_bytes(path.read_bytes() + b"2,Hand,why,2026,fr,b.pdf," + b"1" * 64)
    Register(path).enter(entry("Zoe", "3"))
    assert [one.copy for one in Register(path).entries] == ["1", "2", "3"]


def test_a_file_that_is_no_register_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ReportError, match="this is no register of copies"):
        Register(path)
    assert path.read_text(encoding="utf-8") == "a,b\n1,2\n"


def test_a_spreadsheet_reckons_nothing_of_what_a_register_holds(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    Register(path).enter(entry('=HYPERLINK("x")'))
    assert "\n1,\"'=HYPERLINK" in path.read_text(encoding="utf-8")
    assert not list(Register(path).problems([Recipient(1, '=HYPERLINK("x")')]))


_WRITER = """
import sys
from pathlib import Path
from report.copies import Entry, Register
register = Register(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 50):
    register.enter(Entry(str(number), "N", "", "2026", "fr", "f", "0" * 64))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_two_builds_at_once_lose_no_line(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    command = [sys.executable, "-c", _WRITER, str(path)]
    running = [subprocess.Popen([*command, start]) for start in ("100", "200")]
    assert [one.wait() for one in running] == [0, 0]
    found = sorted(int(one.copy) for one in Register(path).entries)
    assert found == [*range(100, 150), *range(200, 250)]


def test_a_register_is_read_by_its_own_heads() -> None:
    assert room._HEADS == ("copy", "recipient", "reason", "date", "language", "file", "sha256")


def test_a_copy_agrees_with_the_data_but_not_under_another_number(tmp_path: Path) -> None:
    briefing = load(ROOT / "data" / "ampere.yaml")
    made = build(
        briefing, copies=[Recipient(7, "Anne Martin", "séance")], on=Date(2026, 1, 5), out=tmp_path
    )
    assert all(recheck(briefing, one.path).agrees for one in made)
    (pdf,) = [one.path for one in made if one.format == "pdf"]
    other = pdf.rename(pdf.with_name(pdf.name.replace("-007-", "-008-")))
    assert {one.state for one in recheck(briefing, other).findings} == {"added"}

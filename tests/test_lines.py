"""Bytes to text: what is refused, and the places of characters."""

from pathlib import Path

import pytest

from report import lines
from report.errors import ReportError
from report.lines import Lines, Place
from report.source import read_source, read_text


def told(path: Path) -> str:
    with pytest.raises(ReportError) as caught:
        read_source(path)
    return str(caught.value).replace(str(path), "d.yaml")


def told_of_bytes(raw: bytes, folder: Path) -> str:
    path = folder / "d.yaml"
    path.write_bytes(raw)
    return told(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert told(tmp_path / "x") == "d.yaml: there is no such file; check the name and the folder"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert told(tmp_path) == "d.yaml: this is a folder, not a file; name the .yaml file in it"


def test_a_file_that_is_far_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "MAX_BYTES", 1_000_000)
    assert told_of_bytes(b"#" * 1_200_000, tmp_path) == (
        "d.yaml: the file has 1.2 MB, more than the 1 MB allowed; "
        "a briefing is far smaller: is this the right file?"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_as_what_excel_calls_it(encoding: str, tmp_path: Path) -> None:
    assert told_of_bytes("titre: été\n".encode(encoding), tmp_path) == (
        "d.yaml: the file is UTF-16, which Excel calls Unicode text; save it again as UTF-8"
    )


def test_latin_1_is_told_with_the_line_as_it_was_meant(tmp_path: Path) -> None:
    assert told_of_bytes("a: 1\ntitre: été\n".encode("latin-1"), tmp_path) == (
        "d.yaml:2:8: the file is not UTF-8; it looks like Latin-1; save it again as UTF-8\n"
        "    titre: été\n"
        "           ^"
    )


def test_windows_1252_is_told_from_latin_1(tmp_path: Path) -> None:
    assert "it looks like Windows-1252;" in told_of_bytes("a: l\u2019or".encode("cp1252"), tmp_path)


def test_a_byte_order_mark_is_harmless(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes("\ufeffa: b\n".encode())
    source = read_source(path)
    assert (source.data, source.place(["a"])) == ({"a": "b"}, Place(1, 4))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_hold_for_every_kind_of_line_end(end: str) -> None:
    source = read_text(f"a: 1{end}{end}b:{end}  - é{end}  - 😀 x{end}  - y{end}")
    assert source.place(["b", 2]) == Place(6, 5)
    assert source.lines[4] == "  - 😀 x"


def test_a_place_counts_characters_and_not_bytes() -> None:
    assert read_text("é: {😀: x}").place(["é", "😀"]) == Place(1, 8)


@pytest.mark.parametrize("sign", ["\x07", "\x00", "\x7f", "\x85", "\u2028", "\u2029", "\ufffe"])
def test_a_control_character_is_refused(sign: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_text(f"b: 1\na: x{sign}y\na: 2\n", "d.yaml")
    control, twice = caught.value.problems
    assert str(control).startswith(
        f"d.yaml:2:5: the character U+{ord(sign):04X} cannot be seen and may not stand in a text; "
        "delete it: it often comes with pasted text\n    a: x y\n        ^"
    )
    assert twice.code == "E112"


@pytest.mark.parametrize(
    ("indent", "name", "code"),
    [
        ("\t", "a tab", "E107"),
        ("  \t", "a tab", "E107"),
        ("\u00a0\u00a0", "a no-break space", "E108"),
        (" \u202f", "a narrow no-break space", "E108"),
        ("\u200b  ", "a zero-width space", "E108"),
        ("  \u2003", "the invisible character U+2003", "E108"),
    ],
)
def test_an_indent_of_anything_but_spaces_is_refused_once(
    indent: str, name: str, code: str
) -> None:
    with pytest.raises(ReportError) as caught:
        read_text(f"a:\n  b: 1\n{indent}c: 2\nd: 3\n", "d.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (3, code)
    assert problem.what == f"the line is set in with {name}"
    assert problem.hint == "set it in with ordinary spaces only, two for each level"


def test_every_line_set_in_with_a_tab_is_told() -> None:
    with pytest.raises(ReportError) as caught:
        read_text("a:\n\tb: 1\nc:\n\td: 1\n")
    assert [problem.line for problem in caught.value.problems] == [2, 4]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  one\n  \ttwo\n  \u00a0three\n",
        'a: "one\n  \u00a0two"\n',
        "a: one\n   \u00a0two\nb: 1\n",
    ],
)
def test_inside_a_text_of_several_lines_an_odd_space_is_part_of_it(text: str) -> None:
    assert "two" in read_text(text).data["a"]


def test_a_line_that_does_not_exist_is_empty() -> None:
    assert Lines("d", "a\nb").line(3) == ""

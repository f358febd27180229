"""Texts that are no YAML: what the author is told."""

import pytest
import yaml

from report import source as source_module
from report.errors import ReportError
from report.source import read_text

BEGINS = "a text cannot begin with {} unless it stands in quotes"
BACKSLASH = 'a backslash between " and " begins a special sign, and this is none'
BACKSLASH_HINT = "put the text between ' and ' instead"
GOES_ON = "the text goes on after the sign that ends it"
COLON = "a text that holds ': ' must stand in quotes"
OPEN = "the {} that opens here is not closed, or a comma is missing inside"
OPEN_HINT = "close it with {}; if this is a text, put it in quotes"
FURTHER = "this line is set in further than the line above, which has a value already"
FURTHER_HINT = (
    "begin it in the column of the line above; a text that goes on here must stand in quotes"
)
COLUMN = "this line begins in a column where no line above it begins"

FAULTS = [
    ("titre: Ampere : la filiale\n", "1:15", "E120", COLON, 'write titre: "Ampere : la filiale"'),
    ("- a: L'un : \"deux\" # x\n", "1:11", "E120", COLON, "write a: 'L''un : \"deux\"'"),
    ("a: one\n  two : three\n", "2:7", "E120", COLON, "put the whole text in quotes"),
    ("- " + "x " * 600 + ": y\n", "1:1203", "E120", COLON, "put the whole text in quotes"),
    ("a: b:\n", "1:5", "E124", "two fields stand in one line",
     "begin the part that belongs to 'b' on a line of its own"),
    ("a: **Ampere** x\n", "1:4", "E121", BEGINS.format("*"), 'write "**Ampere** x"'),
    ("a: & b\n", "1:4", "E121", BEGINS.format("&"), 'write "& b"'),
    ("a: > 5 %\n", "1:4", "E121", BEGINS.format(">"), 'write "> 5 %"'),
    ("a: |x\n", "1:4", "E121", BEGINS.format("|"), 'write "|x"'),
    ("a: %x\n", "1:4", "E121", BEGINS.format("%"), 'write "%x"'),
    ("a: @x # y\n", "1:4", "E121", BEGINS.format("@"), 'write "@x"'),
    ("a: `x`\n", "1:4", "E121", BEGINS.format("`"), 'write "`x`"'),
    ("a: , x\n", "1:4", "E121", BEGINS.format(","), 'write ", x"'),
    ("a: ] x\n", "1:4", "E121", BEGINS.format("]"), 'write "] x"'),
    ("a: @" + "x" * 90 + "\n", "1:4", "E121", BEGINS.format("@"), "put the whole text in quotes"),
    ('a: 1\nb: "x\nc: 1\n', "2:4", "E122", "the quotes that open here are never closed",
     'close them with " at the end of the text'),
    ("a: 'x\n", "1:4", "E122", "the quotes that open here are never closed",
     "close them with ' at the end of the text; an apostrophe inside '…' is written twice, "
     'or put the text between " and "'),
    ('a: "C:\\data"\n', "1:7", "E123", BACKSLASH, BACKSLASH_HINT),
    ('a: "C:\\x y"\n', "1:7", "E123", BACKSLASH, BACKSLASH_HINT),
    ("a: - x\n", "1:4", "E124", "a list cannot begin in the line of its field",
     "begin the list on the next line, each item with '- '; put a text in quotes"),
    ("a: 1\n  b: 2\n", "2:3", "E125", FURTHER, FURTHER_HINT),
    ("a:\n  b: 1\n c: 2\n", "3:2", "E125", COLUMN, "begin it in column 1 or 3"),
    ("a:\n- b\nc\n: d\n", "3:1", "E128", "this line is neither a field nor an item of a list",
     "a field is written 'name: value', an item '- value'; a text that goes on is set in"),
    ("- a\nb: 1\n", "2:1", "E125",
     "a list goes on here, and this line does not begin with '- '", "begin it in column 1"),
    ("b: 1\n- a\n", "2:1", "E125",
     "an item that begins with '- ' stands where a field should stand", "begin it in column 1"),
    (": b\n", "1:1", "E116", "a field's name is missing before the colon", "write 'name: value'"),
    ("a: [1, 2\nb: 1\n", "1:4", "E126", OPEN.format("["), OPEN_HINT.format("]")),
    ("a: {x: 1\nb: 1\n", "1:4", "E126", OPEN.format("{"), OPEN_HINT.format("}")),
    ("a: {", "1:4", "E126", OPEN.format("{"), OPEN_HINT.format("}")),
    ('a: "x" y\n', "1:8", "E127", GOES_ON, "write '\"x\" y'"),
    ("a: 'l'usine'\n", "1:7", "E127", GOES_ON, 'write "l\'usine"'),
    ("a: [x](https://y)\n", "1:7", "E127", GOES_ON, 'write "[x](https://y)"'),
    ("a: 1\nb:2\nc: 3\n", "2:1", "E128", "an ordinary space is missing after the colon",
     "write b: 2"),
    ("a: 1\nb:\u00a02\n", "2:1", "E128", "an ordinary space is missing after the colon",
     "write b: 2"),
    ("a: 1\n...\nb: 2\n", "3:1", "E117", "a second document begins here",
     "keep one briefing in one file: delete the line '---' or '...' above"),
]  # fmt: skip


@pytest.mark.parametrize("loader", [yaml.SafeLoader, source_module._LOADER])
@pytest.mark.parametrize(("text", "place", "code", "what", "hint"), FAULTS)
def test_a_text_that_is_no_yaml_is_explained(
    text: str,
    place: str,
    code: str,
    what: str,
    hint: str,
    loader: type,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_module, "_LOADER", loader)
    with pytest.raises(ReportError) as caught:
        read_text(text, "d")
    (problem,) = caught.value.problems
    assert f"{problem.line}:{problem.column}" == place
    assert (problem.code, problem.what, problem.hint) == (code, what, hint)


def test_the_hint_for_a_colon_can_be_pasted_back() -> None:
    with pytest.raises(ReportError) as caught:
        read_text('titre: L\'essai : "un"\n')
    line = caught.value.problems[0].hint.removeprefix("write ")
    assert read_text(line).data == {"titre": 'L\'essai : "un"'}


def test_a_fault_that_is_explained_already_is_not_told_twice() -> None:
    with pytest.raises(ReportError) as caught:
        read_text("a: Usine #1\n  suite\nb: {{x}} y\n")
    assert [one.code for one in caught.value.problems] == ["E118"]

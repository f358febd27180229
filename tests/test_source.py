"""YAML to plain data: words stay words, and every value has its place."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from report import source as source_module
from report.errors import ReportError
from report.source import CODES, Place, Quoted, looks_like_unquoted_text, read_source, read_text

SITES = """\
footprint:
  sites:
    - name: Douai
      roles: [one, "two"]
    - {name: Cléon, region: }
  empty:
"""


@pytest.mark.parametrize(
    "word",
    ["NO", "yes", "oui", "true", "2023-11", "2023-11-05", "+400", "1.0", "012", "0x1F", "1e3",
     "12:30:45", ".inf", "1_000", "=", "C:\\x", "R&D <5 %", "a#b", "NULL", "https://x.org"],
)  # fmt: skip
def test_a_word_stays_as_typed(word: str) -> None:
    value = read_text(f"a: {word}\n").data["a"]
    assert value == word
    assert type(value) is str


@pytest.mark.parametrize("written", ['"400"', "'400'", "|-\n  400", ">-\n  400"])
def test_a_text_in_quotes_or_in_a_block_is_known_as_quoted(written: str) -> None:
    value = read_text(f"a: {written}\n").data["a"]
    assert (value, type(value)) == ("400", Quoted)


@pytest.mark.parametrize("nothing", ["", "~", "null", "# a remark"])
def test_an_empty_value_is_none(nothing: str) -> None:
    assert read_text(f"a: {nothing}\nb: 1\n").data == {"a": None, "b": "1"}


@pytest.mark.parametrize("written", ['""', '"~"', "'null'"])
def test_nothing_in_quotes_is_a_text(written: str) -> None:
    assert read_text(f"a: {written}\n").data["a"] == written[1:-1]


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        ([], Place(1, 1)),
        (["footprint"], Place(2, 3)),
        (["footprint", "sites", 0], Place(3, 7)),
        (["footprint", "sites", 0, "name"], Place(3, 13)),
        (["footprint", "sites", 0, "roles", 1], Place(4, 20)),
        (["footprint", "sites", 1, "name"], Place(5, 14)),
        (["footprint", "sites", 1, "region"], Place(5, 21)),
        (["footprint", "empty"], Place(6, 3)),
    ],
)
def test_every_value_has_its_place(loc: list[str | int], place: Place) -> None:
    assert read_text(SITES).place(loc) == place


def test_a_field_s_name_has_a_place_of_its_own() -> None:
    assert read_text(SITES).place(["footprint", "sites", 0, "name"], key=True) == Place(3, 7)


@pytest.mark.parametrize("loc", [["sites", 0, "regoin"], ["sites", 0, "name", "x"], ["sites", 7]])
def test_where_a_path_leads_nowhere_the_nearest_that_exists_is_given(loc: list[Any]) -> None:
    source = read_text("sites:\n  - name: x\n")
    parent = loc[:1] if loc[1] == 7 else loc[:3] if "name" in loc else loc[:2]
    assert source.place(loc) == source.place(parent)


def test_an_empty_item_stands_at_its_hyphen() -> None:
    assert read_text("a:\n  -\n\n  - b\n").place(["a", 0]) == Place(2, 3)


def test_a_problem_tells_file_place_path_and_line() -> None:
    problem = read_text(SITES, "data/x.yaml").problem(
        ["footprint", "sites", 1, "region"], "is empty", "write it", "E299", key=True
    )
    assert str(problem) == (
        "data/x.yaml:5:21: footprint.sites[1].region: is empty; write it\n"
        "        - {name: Cléon, region: }\n"
        "                        ^"
    )
    assert problem.code == "E299"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Objectif : agilité", True),
        ("- Objectif principal: agilité", True),
        ("- Objectif: agilité", False),
        ('- "Objectif principal": agilité', False),
        ("- {a : 1, b : 2}", False),
        ("- agilité", False),
        ("-", False),
    ],
)
def test_a_text_with_a_colon_looks_like_one(text: str, expected: bool) -> None:
    assert looks_like_unquoted_text(read_text(f"a:\n{text}\n").data["a"][0]) is expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "d: the file holds no data; begin with 'schema: 1'"),
        ("# only a remark\n", "d: the file holds no data; begin with 'schema: 1'"),
        ("- a\n", "d:1:1: the file must hold fields; begin with a field and its value, such as "
                  "'schema: 1'\n    - a\n    ^"),
        ("schema:1\n", "d:1:1: the file must hold fields; put an ordinary space after the colon, "
                       "as in 'schema: 1'\n    schema:1\n    ^"),
    ],
)  # fmt: skip
def test_a_file_without_fields_is_refused(text: str, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_text(text, "d")
    assert str(caught.value) == message


def test_all_problems_come_at_once() -> None:
    text = "a: 1\na: 2\nb: &x y\nc: Usine #1\nd:\u00a0 4\u2028\ne: Un : deux\nf: 3\n\tg: 4\n"
    with pytest.raises(ReportError) as caught:
        read_text(text)
    assert [(one.line, one.code) for one in caught.value.problems] == [
        (2, "E112"), (3, "E113"), (4, "E118"), (5, "E128"), (5, "E106"), (8, "E107"),
    ]  # fmt: skip


def test_every_code_has_a_title_and_every_title_a_code() -> None:
    package = Path(source_module.__file__).parent
    parts = [package / f"{name}.py" for name in ("source", "builder", "syntax", "lines")]
    used = {code for code in CODES if sum(p.read_text().count(code) for p in parts) > 1}
    assert used == set(CODES)


def test_the_slower_reader_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_text(SITES)
    monkeypatch.setattr(source_module, "_LOADER", yaml.SafeLoader)
    slow = read_text(SITES)
    assert slow.data == fast.data
    assert slow.place(["footprint", "empty"]) == fast.place(["footprint", "empty"])


def test_a_file_is_read_as_the_path_was_given(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text("a: é\n", encoding="utf-8")
    assert (read_source(path).path, read_source(path).data) == (path, {"a": "é"})


def codes(text: str) -> set[str]:
    """The codes of all problems in ``text``; none where it can be read."""
    try:
        read_text(text)
    except ReportError as error:
        return {problem.code for problem in error.problems}
    return set()


VALUES = st.recursive(
    st.none() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1), VALUES, min_size=1))
def test_what_is_written_as_yaml_is_read_back(data: dict[str, Any]) -> None:
    written = yaml.safe_dump(data, default_style='"', allow_unicode=False)
    written = written.replace('!!null "null"', "null")
    assert read_text(written).data == data


@given(st.text(alphabet="ab:-#*&!|>'\"%@`{}[],? \n\t\u00a0é", max_size=60))
def test_whatever_is_typed_gives_data_or_problems_with_words(text: str) -> None:
    assert codes(text) <= set(CODES)

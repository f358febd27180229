"""What YAML knows and a data file may not hold; each message is read whole."""

import pytest

from report import builder
from report.errors import ReportError
from report.source import read_text


def told(text: str) -> str:
    with pytest.raises(ReportError) as caught:
        read_text(text, "d")
    return "\n".join(f"{one.code} {one}" for one in caught.value.problems)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            "E112 d:3:1: the field 'a' stands here twice; it stands in line 1 already\n"
            "    a: 3\n    ^",
        ),
        (
            'sites:\n  - a: 1\n  - a: 1\n    "a": 2\n',
            "E112 d:4:5: sites[1]: the field 'a' stands here twice; it stands in line 3 already\n"
            '        "a": 2\n        ^',
        ),
        (
            "a: &x y\n",
            'E113 d:1:4: a text cannot begin with & unless it stands in quotes; write "&x y"\n'
            "    a: &x y\n       ^",
        ),
        (
            "a: *y\n",
            'E113 d:1:4: a text cannot begin with * unless it stands in quotes; write "*y"\n'
            "    a: *y\n       ^",
        ),
        (
            "a: !!python/name:os.system x\n",
            "E115 d:1:4: a text cannot begin with ! unless it stands in quotes; "
            'write "!!python/name:os.system x"\n    a: !!python/name:os.system x\n       ^',
        ),
        (
            "a:\n  <<: b\n",
            "E114 d:2:3: a: '<<' is not read; write the fields out where they are needed\n"
            "      <<: b\n      ^",
        ),
        (
            "a: 1\n---\nb: 1\n",
            "E117 d:2:1: a second document begins here; "
            "keep one briefing in one file: delete the line '---' and what follows\n    ---\n    ^",
        ),
        (
            "? [a]\n: b\n",
            "E116 d:1:3: the name of a field must be a text; if this is a text, put it in quotes\n"
            "    ? [a]\n      ^",
        ),
        (
            "null: b\n",
            "E116 d:1:1: a field's name is missing; write 'name: value'\n    null: b\n    ^",
        ),
        (
            "a: {{douai-hires}} à Douai # note\n",
            "E121 d:1:4: a: a text that begins with {{ must stand in quotes; "
            'write "{{douai-hires}} à Douai"\n'
            "    a: {{douai-hires}} à Douai # note\n       ^",
        ),
        (
            "a:\n  - {{x}}\n",
            'E121 d:2:5: a[0]: a text that begins with {{ must stand in quotes; write "{{x}}"\n'
            "      - {{x}}\n        ^",
        ),
        (
            "a: Usine #1, \"rue\" # où\n",
            "E118 d:1:10: from # on this is a comment and not part of the text; "
            "write 'Usine #1, \"rue\" # où', or a space after # for a comment\n"
            '    a: Usine #1, "rue" # où\n             ^',
        ),
        (
            "colour: #14213D\nb: 1\n",
            "E118 d:1:9: from # on this is a comment and not part of the text; "
            'write "#14213D", or a space after # for a comment\n'
            "    colour: #14213D\n            ^",
        ),
        (
            "le\u00a0titre: a\n",
            "E109 d:1:3: the field's name holds a no-break space; "
            "use an ordinary space or none; if this is a text, put it in quotes\n"
            "    le titre: a\n      ^",
        ),
        (
            "- Objectif\u00a0: agilité\n",
            "E109 d:1:11: [0]: the field's name holds a no-break space; "
            "use an ordinary space or none; if this is a text, put it in quotes\n"
            "    - Objectif : agilité\n              ^",
        ),
    ],
)  # fmt: skip
def test_what_may_not_stand_is_told_with_what_would_be_right(text: str, message: str) -> None:
    assert told(text) == message


@pytest.mark.parametrize(
    "text",
    [
        "a: 'Usine #1'\n",
        "a: Usine # a remark\n",
        "a: b#c\n",
        "#a remark\na: b\n",
        "a:\n  #a remark\n  b: c\n",
        "a: |\n  one #1\n",
        '"<<": a\n',
        "---\na: b\n",
        "a: b\n...\n",
        '"le\u00a0titre": a\n',
        "a: {b: c, d: [e]}\n",
        'a: "*b"\n',
    ],
)
def test_what_only_looks_like_a_fault_is_read(text: str) -> None:
    assert read_text(text).data


def test_a_second_equal_field_in_another_place_is_none() -> None:
    assert read_text("a: {x: 1}\nb: {x: 1}\n").data == {"a": {"x": "1"}, "b": {"x": "1"}}


def test_sixty_four_levels_are_read_and_no_more() -> None:
    assert read_text("a: " + "[" * 63 + "]" * 63).data
    message = told("a: " + "[" * 64 + "]" * 64)
    assert "more than 64 levels stand inside each other; a briefing needs about six" in message


def test_a_bomb_of_levels_ends_early() -> None:
    assert told("a: " + "[" * 100_000).startswith("E119")


def test_too_many_values_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "MAX_VALUES", 1000)
    assert read_text("a: [" + "b, " * 998 + "]\n").data
    assert "the file holds more than 1,000 values" in told("a: [" + "b, " * 999 + "]\n")


def test_an_alias_is_no_name_of_a_field() -> None:
    assert "E113 d:1:2: a text cannot begin with *" in told("{*a : b}")


def test_aliases_that_multiply_are_refused_and_not_followed() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
    assert told("\n".join(lines)).count("E113") == 30 + 2 * 29

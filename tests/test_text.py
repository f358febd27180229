"""Runs of text and the little markup that authors may write."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from report.text import EMPTY, Run, bold, joined, parse, plain, text


def test_bold_italic_and_links_become_runs() -> None:
    assert parse("a **b** *c* [d](https://e.org)") == (
        Run("a "),
        Run("b", bold=True),
        Run(" "),
        Run("c", italic=True),
        Run(" "),
        Run("d", link="https://e.org"),
    )


def test_every_other_character_prints_as_typed() -> None:
    for typed in ("R&D <5 %", r"C:\x", "a_b_c", "2 * 3 * 4", "&amp; <b>", "# no head", "- no list"):
        assert plain(parse(typed)) == typed
        assert not any(run.bold or run.italic for run in parse(typed))


def test_a_link_to_a_script_stays_plain_text() -> None:
    assert parse("[x](javascript:alert(1))") == (Run("[x](javascript:alert(1))"),)


@given(st.text(alphabet=st.characters(exclude_characters="*[]()_\\\n\r\x00", codec="utf-8")))
def test_text_without_markup_signs_is_one_run_to_the_letter(typed: str) -> None:
    assert plain(parse(typed)) == typed


def test_joining_leaves_out_what_is_empty() -> None:
    assert plain(joined((text("a"), EMPTY, text("b")), ", ")) == "a, b"
    assert joined((EMPTY, EMPTY)) == EMPTY


def test_bold_keeps_the_link_and_the_fact_of_each_run() -> None:
    assert bold((Run("x", link="https://e.org", fact="f"),)) == (
        Run("x", bold=True, link="https://e.org", fact="f"),
    )

"""Problems in the language of the terminal, and that the French of them is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import faults
from report.check import briefing_of
from report.editorial import remarks
from report.errors import JOINT, Problem, ReportError
from report.messages import Messages, Wording, messages, terminal_language, translated, worded
from report.source import read_text
from tests.briefings import ROOT, TEMPLATES, briefing, yaml_of
from tests.faulty import FAULTY, SHEETS
from tests.wordings import GAP, wordings

FRENCH = TEMPLATES / "messages" / "fr.yaml"
FOLDERS = (TEMPLATES,)
ENGLISH_WORDS = re.compile(
    r"\b(the|there|is|of|did|you|mean|this|that|and|not|must|stand|here|with|write|in|it|its|be|"
    r"can|cannot|has|have|from|an|by|to|no|such|needs|missing|file|begin|put|two|which)\b"
)
# What the command line says beside problems: whole lines, with counts in them.
COMMAND_LINE = (
    *(
        f"{before}{GAP} {noun}{plural}{after}"
        for before, noun, after in (
            ("", "problem", ""),
            ("", "page", ""),
            ("", "slide", ""),
            ("", "remark", ""),
            ("", "remark", f": {GAP}"),
            ("no problem, ", "remark", ""),
        )
        for plural in ("", "s")
    ),
    "no problem, no remark",
    f"{GAP} is there. Fill it in, then:{GAP}",
    f"{GAP} is there. Edit it, then:{GAP}",
    f"{GAP} is there.",
    f"{GAP} files in {GAP} s",
)
# What report doctor says beside problems: heads, words of its tables, and sentences.
DOCTOR = (
    ": ",
    f"{GAP} layout",
    f"{GAP} layouts",
    "in",
    "Layouts",
    "Fonts",
    "Colours of text, and their contrast on slides of content",
    "In boxes of their own",
    "To know of the file",
    "not used",
    "title",
    "section",
    "content",
    "titles",
    "cover",
    "sections",
    "text",
    "measured",
    "not known; measured as",
    "the wider of DejaVu Sans and DejaVu Serif",
    "a shade of",
    "no colour of the theme",
    "ink",
    "accent",
    "grey",
    "unsettled",
    "second",
    "it is the house's own",
    "named in _brand.yml",
    "there is none: laid out on the one for content",
    "a title and a subtitle",
    "it says that it is the title's",
    "a title that is not on top, and no place for content",
    "it says that it opens a section",
    "a title that is not on top",
    "a title, and room below it",
    "a title and one large place",
    "a title and several places",
    "no title serves: one is drawn in a place of its own",
    "nothing: it has the house's own layouts",
    f"tables, charts, pictures and text: {GAP} by {GAP} in on slides of content",
    "the section's name above them, the sources below them",
    f"on slides of {GAP}, at the foot: {GAP}",
    f"on slides of {GAP}, all but the title",
    f"on slides of {GAP}, what layout and master show is hidden: it leaves no room",
    f"it has slides of its own, {GAP}: they are left out",
    "it has macros: they are left out",
    "it has embedded objects: those of layouts and masters stay",
    f"layouts without a title: {GAP}",
    f"'{GAP}': {GAP} placeholders have no place, in the layout or its master",
    f"'{GAP}': {GAP} {GAP} is not on the slide",
    f"'{GAP}': {GAP} {GAP} is too low for a line",
    f"titles whose colour cannot be read on their ground: {GAP}",
    "the layout for content has no footer",
    "the layout for content has no date",
    "the layout for content has no slide number",
    f"fonts of unknown widths, so that text is set smaller: {GAP}",
    f"fonts named past the theme's: {GAP}",
)


def in_french(what: str, hint: str = "") -> tuple[str, str]:
    problem = translated(Problem("d", 1, 1, what, hint), "fr", FOLDERS)
    return problem.what.replace("\u00a0", " "), problem.hint.replace("\u00a0", " ")


# ---------------------------------------------------------------- one problem


def test_a_problem_is_told_in_french_with_the_authors_words_as_they_are() -> None:
    told = in_french("there is no fact 'hire' (there is: born, hires)", "did you mean 'hires'?")
    assert told == (
        "il n’y a pas de fait « hire » (il y a : born, hires)",
        "vouliez-vous dire « hires » ?",
    )


def test_only_the_words_change() -> None:
    problem = Problem("d.yaml", 4, 7, "a tab stands here", "", "E107", "a.b", "\ta: 1")
    told = translated(problem, "fr", FOLDERS)
    assert (told.file, told.line, told.column, told.code) == ("d.yaml", 4, 7, "E107")
    assert (told.where, told.excerpt, told.hint) == ("a.b", "\ta: 1", "")
    assert told.what == "il y a ici une tabulation"


def test_the_wording_that_fits_most_exactly_is_taken() -> None:
    assert in_french("write true or false")[0] == "écrivez « true » (oui) ou « false » (non)"
    assert in_french("write 1.5, or 15")[0] == "écrivez 1.5 ou 15"
    assert in_french('write "Lyon, or so"')[0] == 'écrivez "Lyon, or so"'


def test_what_stands_in_a_place_is_translated_where_it_has_a_table() -> None:
    what, _ = in_french("a text or fields must stand here, not 'a list or fields'")
    assert what == "il faut ici un texte ou des champs, et non « a list or fields »"
    assert in_french("begin it in column 1 or 3 or 5")[0] == "commencez-la en colonne 1 ou 3 ou 5"


def test_a_reason_that_has_no_french_is_told_as_it_is() -> None:
    told = [in_french(f"the file cannot be read ({why})")[0] for why in ("Is a directory", "Odd")]
    assert told == [
        "le fichier ne peut pas être lu (c’est un dossier)",
        "le fichier ne peut pas être lu (Odd)",
    ]


def test_english_stays_where_nothing_fits() -> None:
    assert in_french("nobody has put this in French") == ("nobody has put this in French", "")


@pytest.mark.parametrize("code", ["en", "xx", "../../languages/fr"])
def test_a_language_without_messages_is_told_in_english(code: str) -> None:
    problem = Problem("d", 1, 1, "a tab stands here")
    assert translated(problem, code, FOLDERS) == problem


@given(st.text())
def test_a_name_is_carried_over_whatever_it_holds(name: str) -> None:
    assert worded(f"there is no fact '{name}' (there is: none)", "fr", FOLDERS).count(name) >= 1


# ---------------------------------------------------------------- files of messages


def folder_with(text: str, folder: Path) -> Path:
    (folder / "messages").mkdir(exist_ok=True)
    (folder / "messages" / "fr.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_first_folder_with_messages_is_taken(tmp_path: Path) -> None:
    own = folder_with("messages: [{en: a tab stands here, fr: tabulation}]", tmp_path)
    assert worded("a tab stands here", "fr", (own, TEMPLATES)) == "tabulation"


@pytest.mark.parametrize(
    "text",
    [
        "messages: [",
        "messages: word\nwords: word",
        "messages: [word, {en: a tab stands here}]\nwords: {kind: word}",
        "messages: [{en: a tab stands here, fr: '{place}'}]",
        "messages: [{en: a tab stands here, fr: {a: b}}]",
        "messages: [{en: '{kind}', fr: '{kind}'}]\nwords: {kind: {'{kind}': '{kind}'}}",
    ],
)
def test_a_file_of_messages_at_fault_hides_no_problem(text: str, tmp_path: Path) -> None:
    assert worded("a tab stands here", "fr", (folder_with(text, tmp_path),)) == "a tab stands here"


# ---------------------------------------------------------------- the terminal's language


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fr_CA@euro", "LC_MESSAGES": ""}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "de_DE"}, "de"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "de_DE", "LC_ALL": "en_US"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:en"}, "fr"),
        ({"LANGUAGE": "fr"}, "fr"),
        ({"LANG": "C", "LANGUAGE": "fr"}, "en"),
        ({"LANG": "fr_FR", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "french"}, "en"),
        ({"LC_CTYPE": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_terminals_language_is_read_as_gettext_does(environ: dict[str, str], code: str) -> None:
    assert terminal_language(environ) == code


# ---------------------------------------------------------------- the French file is whole


@cache
def told_wordings() -> dict[str, str]:
    return wordings(ROOT / "report") | dict.fromkeys((*COMMAND_LINE, *DOCTOR), "cli")


def samples(wording: str, known: Messages) -> Iterator[str]:
    """``wording`` with its gaps filled: by a sign, by a digit, and one by a word of a table."""
    parts = wording.split(GAP)
    yield "§".join(parts)
    yield "7".join(parts)
    for table, words in known.tables.items():
        for word in words[-1:] if table == "sentence" else words:
            filler = re.sub(r"\{\w+\}", "7", word.english)
            for gap in range(1, len(parts)):
                yield "7".join(parts[:gap]) + filler + "7".join(parts[gap:])


# Places that hold words of the data file, or names that are the same in every language.
AS_TYPED = ("marking", "encoding", "names")


def fitting(words: str, known: Messages) -> Wording | None:
    """The French file's wording for ``words``; None where a place would hold English."""
    found = known.fitting(words)
    if found is None:
        return None
    wording, _ = found
    for name, value in (wording.places(words) or {}).items():
        is_name = f"'{{{name}}}'" in wording.english and " " not in value
        table = name.rstrip("123")
        is_known = is_name or table in known.tables or table in AS_TYPED
        if not is_known and any(sign.isalpha() for sign in value):
            return None
    return wording


@cache
def used(wording: str, known: Messages) -> set[Wording]:
    """The wordings of the French file that say ``wording``, whatever stands in its gaps."""
    return set(filter(None, (fitting(words, known) for words in samples(wording, known))))


def test_every_wording_of_the_program_has_its_french() -> None:
    known = messages(FRENCH)
    lacking = {
        f"{module}: {wording.replace(GAP, '{…}')}"
        for wording, module in told_wordings().items()
        if not used(wording, known)
    }
    assert lacking == set()


def test_no_french_is_left_over_that_nothing_says() -> None:
    known = messages(FRENCH)
    needed = {one for wording in told_wordings() for one in used(wording, known)}
    assert {one.english for one in known.tables["sentence"]} - {one.english for one in needed} == {
        JOINT
    }


def test_a_hint_follows_in_french_after_a_no_break_space() -> None:
    told = translated(Problem("f", 1, 1, "there is no such field", "x"), "fr", [FRENCH.parents[1]])
    assert str(told) == "f:1:1: ce champ n’existe pas\u00a0; x"


def test_every_kind_of_value_has_its_french() -> None:
    known = {one.english for one in messages(FRENCH).tables["kinds"]}
    assert known - {"{kinds1} or {kinds2}"} == set(faults._EXPECTED.values())


def test_no_word_of_a_table_is_left_over() -> None:
    tables = messages(FRENCH).tables
    told = "\n".join(told_wordings())
    for name in ("kind", "unit", "character"):
        words = {one.english.partition("{")[0] for one in tables[name]}
        assert {word for word in words if word not in told} == set()


def every_french() -> list[Wording]:
    return [one for table in messages(FRENCH).tables.values() for one in table]


def test_every_french_wording_has_the_places_of_the_english() -> None:
    for one in every_french():
        assert set(re.findall(r"\{\w+\}", one.other)) == set(re.findall(r"\{\w+\}", one.english))


def test_the_french_is_set_as_french_is_printed() -> None:
    for one in every_french():
        assert not re.search(r" [:;!?»]|« |\w'\w|[^\s«][;!?»]", one.other.replace("\u00a0»", "")), (
            one
        )
        assert not ENGLISH_WORDS.search(re.sub(r"«[^»]*»|\{\w+\}", "", one.other)), one


# ---------------------------------------------------------------- faulty files, end to end


@pytest.mark.parametrize("text", FAULTY.values(), ids=FAULTY)
def test_a_faulty_file_is_told_without_an_english_word(text: str) -> None:
    with pytest.raises(ReportError) as caught:
        briefing_of(read_text(text))
    for problem in caught.value.problems:
        assert_french(problem)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_faulty_sheet_is_told_without_an_english_word(sheet: str, tmp_path: Path) -> None:
    (tmp_path / "postes.csv").write_text(sheet, encoding="utf-8")
    table = "{id: t, title: T, from: postes.csv, columns: [{head: L, column: lieu}, "
    table += "{head: P, column: postes, numeric: true}]}"
    found = problems_of_file(yaml_of(footprint=f"{{message: M, tables: [{table}]}}"), tmp_path)
    assert found
    for problem in found:
        assert_french(problem)


@pytest.mark.parametrize("name", ["postes", "a/../../b.csv", "absent.csv", "postes.xlsx"])
def test_a_sheet_that_cannot_be_read_is_told_in_french(name: str, tmp_path: Path) -> None:
    table = f"{{id: t, title: T, from: {name}, columns: [{{head: L, column: lieu}}]}}"
    (problem,) = problems_of_file(yaml_of(footprint=f"{{message: M, tables: [{table}]}}"), tmp_path)
    assert_french(problem)


def test_the_remarks_of_an_editor_are_told_in_french() -> None:
    found = remarks(
        briefing(
            meeting="{purpose: decision}",
            sources="s: {kind: press, title: S}",
            facts="a: {value: 1, kind: flow}\nb: {value: 2, kind: flow, period: 2025}",
            actions="[{what: W}, {what: W, owner: O}]",
            risks="[{cause: C, effect: E, likelihood: low, impact: low}]",
            open_questions="{message: M, options: [{name: N, principle: P}]}",
            footprint="{message: M, statements: [{title: T, text: X, status: speculative}], "
            "series: [{id: c, title: M, unit: U, points: [{name: A, fact: a}, "
            "{name: B, fact: b}]}]}",
            rationale="{message: " + "mot " * 60 + "}",
        )
    )
    assert len({problem.code for problem in found}) >= 10
    for problem in found:
        assert_french(problem)


def problems_of_file(text: str, folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ReportError) as caught:
        briefing_of(read_text(text), folder)
    return caught.value.problems


def assert_french(problem: Problem) -> None:
    told = translated(problem, "fr", FOLDERS)
    assert told.what != problem.what
    assert not problem.hint or told.hint != problem.hint
    assert not ENGLISH_WORDS.search(re.sub(r"«[^»]*»", "", f"{told.what}; {told.hint}"))

"""What is open, what may go wrong, what is asked and what follows."""

from __future__ import annotations

from report import story as s
from report.text import NBSP, plain
from tests.briefings import told


def rows(table: s.Block) -> list[list[str]]:
    assert isinstance(table, s.Table)
    return [[plain(cell.text) for cell in row.cells] for row in table.rows]


def questions(fields: str) -> s.Block:
    asked = f"{{message: M, questions: [{{question: Q, why: W{fields}}}]}}"
    return told(open_questions=asked).sections[0].blocks[0]


def test_options_are_lettered_with_their_verdicts() -> None:
    story = told(
        open_questions="""
            message: M
            options:
              - {name: Rester, principle: P, advantages: [x], risks: [y]}
              - {name: Partir, principle: P}
            criteria: [{name: K, verdicts: [{text: oui, better: true}, {text: non}]}]
            depends: du marché
        """
    )
    (block,) = story.sections[0].blocks
    assert isinstance(block, s.Options)
    assert [(option.letter, plain(option.name)) for option in block.options] == [
        ("A", "Rester"),
        ("B", "Partir"),
    ]
    assert [verdict.better for verdict in block.criteria[0].verdicts] == [True, False]
    assert (block.open_label, plain(block.open_text)) == ("À trancher", "du marché")


def test_questions_that_nobody_owns_say_so_once() -> None:
    table = questions("")
    assert isinstance(table, s.Table)
    assert [column.head for column in table.columns] == ["Question", "Pourquoi elle compte"]
    assert plain(table.note) == f"Responsables et échéances{NBSP}: à fixer en séance."


def test_a_question_with_an_owner_or_a_date_has_columns_for_both() -> None:
    table = questions(", due: 2025-11")
    assert isinstance(table, s.Table)
    assert rows(table) == [["Q", "W", "à désigner", f"nov.{NBSP}2025"]]
    assert table.note == ()


def test_a_risk_says_how_likely_and_how_grave_it_is() -> None:
    story = told(risks="[{cause: C, effect: E, likelihood: high, impact: low}]")
    (table,) = story.sections[0].blocks
    assert rows(table) == [["C", "E", "Élevée", "Faible", "à désigner", "–"]]


def test_a_decision_is_asked_with_what_follows_if_it_is_refused() -> None:
    asked = "{message: M, decision: {title: Décider, resolution: R, if_refused: X}}"
    section = told(open_questions=asked).sections[-2]
    (block,) = section.blocks
    assert isinstance(block, s.Callout)
    assert plain(section.title) == "Décider"
    assert (plain(block.text), plain(block.aside)) == ("R", "X")
    assert block.aside_label == "En cas de refus"


def test_actions_follow_the_decision() -> None:
    story = told(open_questions="{message: M, decision: {resolution: R}}", actions="[{what: Agir}]")
    section = next(one for one in story.sections if one.id == "decision")
    assert [type(block) for block in section.blocks] == [s.Callout, s.Table]
    assert rows(section.blocks[1]) == [["Agir", "à désigner", "à fixer"]]


def test_actions_without_a_decision_have_a_section_of_their_own() -> None:
    section = told(actions="[{what: Agir}]", titles="{actions: Agir vite}").sections[0]
    assert (section.label, plain(section.title)) == ("Prochaines étapes", "Agir vite")

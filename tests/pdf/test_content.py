"""The operators of a page: none twice, and marked content and words nested within each other."""

from __future__ import annotations

from report.pdf.content import Content, Shown

WORDS = (Shown("/F1 9", "[(a)] TJ"),)


def test_words_go_on_from_the_words_before() -> None:
    code: list[str] = []
    content = Content(code)
    content.mark("/P BDC", for_words=True)
    content.write(10.004, 700, "0 0 0", WORDS)
    content.write(10.008, 687.5, "0 0 0", WORDS)
    content.mark("/Link BDC", for_words=True)
    content.write(20.012, 687.5, "0 0 1", WORDS)
    content.end("/Artifact BMC")
    assert code == [
        *("BT", "/P BDC", "0 0 0 rg", "10 700 Td /F1 9 Tf [(a)] TJ", "0.01 -12.5 Td [(a)] TJ"),
        *("EMC", "/Link BDC", "0 0 1 rg", "10 0 Td [(a)] TJ", "EMC", "ET"),
    ]


def test_words_end_before_anything_else_is_painted() -> None:
    code: list[str] = []
    content = Content(code)
    content.mark("/P BDC", for_words=True)
    content.write(10, 700, "0 0 0", WORDS)
    assert not content.may_paint
    content.mark("/Artifact BMC", for_words=False)
    content.fill("1 2 3 4", "0 0 0")
    content.write(10, 700, "0 0 0", WORDS)
    content.fill("1 2 3 4", "0 0 0")
    content.end("/Artifact BMC")
    assert code == [
        *("BT", "/P BDC", "0 0 0 rg", "10 700 Td /F1 9 Tf [(a)] TJ", "EMC", "ET"),
        *("/Artifact BMC", "1 2 3 4 re f", "BT", "10 700 Td [(a)] TJ", "ET", "1 2 3 4 re f", "EMC"),
    ]


def test_a_colour_and_a_font_are_named_again_after_what_may_have_changed_them() -> None:
    code: list[str] = []
    content = Content(code)
    content.mark("/Figure BDC", for_words=False)
    content.write(10, 700, "0 0 0", WORDS)
    content.paint("BT 1 1 1 rg /F2 5 Tf (b) Tj ET")
    content.write(10, 700, "0 0 0", WORDS)
    assert code[-3:] == ["BT", "0 0 0 rg", "10 700 Td /F1 9 Tf [(a)] TJ"]


def test_places_do_not_drift() -> None:
    code: list[str] = []
    content = Content(code)
    content.mark("/P BDC", for_words=True)
    for step in range(300):
        content.write(step * 1.003, 700 - step * 1.337, "0 0 0", WORDS)
    moves = [line.split()[:2] for line in code if "Td" in line]
    assert abs(sum(float(right) for right, _ in moves) - 299 * 1.003) < 0.01
    assert abs(sum(float(up) for _, up in moves) - (700 - 299 * 1.337)) < 0.01


def test_what_lies_under_the_words_is_laid_first_and_at_once() -> None:
    code: list[str] = []
    content = Content(code)
    content.mark("/Watermark BMC", for_words=False)
    content.paint("q Q")
    content.begin_ground()
    content.mark("/P BDC", for_words=True)
    content.write(10, 700, "0 0 0", WORDS)
    content.lay("1 2 3 4", "0 0 0")
    content.write(10, 690, "0 0 0", WORDS)
    content.lay("5 6 7 8", "0 0 0")
    content.end("/Artifact BMC")
    assert code == [
        *("/Watermark BMC", "q Q", "EMC"),
        *("/Artifact BMC", "0 0 0 rg", "1 2 3 4 re f", "5 6 7 8 re f", "EMC"),
        *("BT", "/P BDC", "0 0 0 rg", "10 700 Td /F1 9 Tf [(a)] TJ", "0 -10 Td [(a)] TJ"),
        *("EMC", "ET"),
    ]

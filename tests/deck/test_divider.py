"""Where a large title breaks: after a sign, before an article, and never for a word alone."""

from __future__ import annotations

import pytest

from report.deck.divider import evened
from report.deck.words import prose
from report.text import NBSP, text

WIDTH = 650.0  # points


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Aubrac Énergie: what capital for storage?", "what capital"),
        ("Une filiale dédiée pour accélérer dans l’électrique et le logiciel", "l’électrique et"),
        ("Renault keeps the large decisions, Ampere a share of autonomy", "Ampere a share of"),
    ],
)
def test_a_title_of_two_lines_breaks_where_its_reader_would_pause(title: str, second: str) -> None:
    made = evened(prose(text(title), 40, bold=True), WIDTH, "Calibri")
    bound = made.text.rpartition(" ")[2]
    assert bound.replace(NBSP, " ").startswith(second)


def test_a_title_of_one_line_stays_as_it_is() -> None:
    made = prose(text("Une ligne"), 40, bold=True)
    assert evened(made, WIDTH, "Calibri") == made

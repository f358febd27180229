"""The ears of the other tests: what a listener would trip over is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from report import story as s
from report.pdf import write_pdf
from report.text import text
from tests.pdf.hearing import Reader, structure_faults, view
from tests.samples import house_theme, story


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hearing") / "sample.pdf"
    write_pdf(story(), house_theme(), path)
    return path


def faults(path: Path) -> list[str]:
    with Reader(path) as reader:
        return structure_faults(reader)


def first(pdf: pikepdf.Pdf, tag: str) -> Any:
    """The first structure element of a tag."""
    told = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
    return next(one for one in told if one.get("/S") == f"/{tag}")


def _lose_alt(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").Alt


def _lose_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A


def _skip_a_level(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H5


def _lose_annotation(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots


def _lose_contents(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].Contents = pikepdf.String("")


def _mix_up_owners(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = next(one for one in numbers if isinstance(one, pikepdf.Array))
    first, second = owners[0], owners[1]
    owners[0], owners[1] = second, first


def _lose_element(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Sect").K[0]


def _lose_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].Tabs


def _paint_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [
        (_lose_alt, "Figure"),
        (_lose_scope, "without a scope"),
        (_skip_a_level, "follows a heading of level 1"),
        (_lose_annotation, "is not on its page"),
        (_lose_contents, "Link"),
        (_mix_up_owners, "names another element"),
        (_lose_element, "is in no element"),
        (_lose_tabs, "tabs do not follow"),
        (_paint_outside, "outside any content"),
    ],
)
def test_what_a_listener_would_trip_over_is_found(
    break_it: Callable[[pikepdf.Pdf], None], expected: str, sample: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(sample) as pdf:
        break_it(pdf)
        pdf.save(broken)
    assert faults(sample) == []
    assert expected in "\n".join(faults(broken))


def test_the_view_tells_roles_languages_and_links(sample: Path) -> None:
    told = view(sample)
    assert "  H1: Ampere : filiale autonome ou retour dans Renault ?" in told
    assert "P: Rapporté ⟨[1]⟩" in told
    assert "TH (column): Statut\n" in told
    assert "Figure (“" in told


def test_words_and_their_meanings_are_a_list_of_labels_and_bodies(tmp_path: Path) -> None:
    item = s.Statement(text("Pacte"), text("Un contrat."), s.Mark("Confirmé"))
    block = s.Statements("glossary", (), (item, item), terms=True)
    whole = story()
    path = tmp_path / "terms.pdf"
    sections = (replace(whole.sections[0], blocks=(block,)),)
    write_pdf(replace(whole, sections=sections), house_theme(), path)
    said = ["L", "LI", "Lbl: Pacte", "LBody", "P: Un contrat.", "P: Confirmé"]
    lines = [line.strip() for line in view(path).splitlines()]
    at = lines.index("Lbl: Pacte")
    assert lines[at - 2 : at + 4] == said

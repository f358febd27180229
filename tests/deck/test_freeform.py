"""Freeforms and small shapes on a slide."""

from __future__ import annotations

from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from report.deck.freeform import add_freeform, add_label, add_marker
from report.layout.words import Line, Piece, label
from tests.picture_samples import measure

TRIANGLE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))


@pytest.fixture
def shapes() -> Any:
    deck = Presentation()
    return deck.slides.add_slide(deck.slide_layouts[6]).shapes


def test_a_freeform_stands_where_its_points_are(shapes: Any) -> None:
    made = add_freeform(shapes, [TRIANGLE], (5.0, 7.0), closed=True, color="paper", name="Pays")
    assert (made.left.pt, made.top.pt, made.width.pt, made.height.pt) == (5, 7, 10, 10)
    assert made.shape_type == MSO_SHAPE_TYPE.FREEFORM


def test_several_outlines_are_one_shape(shapes: Any) -> None:
    add_freeform(
        shapes, [TRIANGLE, TRIANGLE], (0.0, 0.0), closed=False, color="grey", line_pt=1, name="Côte"
    )
    (made,) = shapes
    assert made._element.xml.count("<a:moveTo>") == 2


def test_a_colour_without_a_slot_is_written_as_it_is(shapes: Any) -> None:
    made = add_freeform(shapes, [TRIANGLE], (0, 0), closed=True, color="#F6F7F9", name="Voisin")
    assert str(made.fill.fore_color.rgb) == "F6F7F9"


def test_nothing_to_draw_makes_no_shape(shapes: Any) -> None:
    assert add_freeform(shapes, [], (0, 0), closed=True, color="paper", name="Pays") is None
    assert len(shapes) == 0


def test_a_freeform_has_an_id_of_its_own_and_its_name_is_no_markup(shapes: Any) -> None:
    for name in ('<a:t>&"', "Pays"):
        add_freeform(shapes, [TRIANGLE], (0, 0), closed=True, color="paper", name=name)
    assert len({made.shape_id for made in shapes}) == 2
    assert [made.name for made in shapes] == ['<a:t>&"', "Pays"]


def test_points_that_fall_together_are_written_once(shapes: Any) -> None:
    near = (*TRIANGLE, (10.001, 10.001))
    made = add_freeform(shapes, [near], (0, 0), closed=True, color="paper", name="Pays")
    assert made._element.xml.count("<a:lnTo>") == 2


def test_a_marker_is_centred(shapes: Any) -> None:
    made = add_marker(shapes, "circle", (50.0, 60.0), 10.0, "ink", False, name="Site")
    assert (made.left.pt + made.width.pt / 2, made.top.pt + made.height.pt / 2) == (50, 60)


def test_a_label_is_as_wide_as_its_words_and_ends_where_it_should(shapes: Any) -> None:
    words = label(80.0, [Line((Piece("Douai", 14),), 30.0)], measure, "end")
    made = add_label(shapes, words, (0.0, 0.0), name="Douai", language="fr")
    assert made.left.pt + made.width.pt == pytest.approx(80.0)
    assert made.width.pt >= words.area.width

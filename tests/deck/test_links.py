"""Which shape of a deck tells which facts: the part that says so, held to the slides."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree
from pptx import Presentation

from report.deck.links import NAMESPACE
from report.pipeline import build, load
from tests.briefings import ROOT

_NAMES = {"l": NAMESPACE}


@pytest.fixture(scope="module", params=["board", "press"])
def deck(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    briefing = load(ROOT / "data" / "ampere.yaml")
    out = tmp_path_factory.mktemp("links")
    (made,) = build(briefing, request.param, "en", formats=["pptx"], out=out)
    return made.path


def links(deck: Path) -> list[Any]:
    with zipfile.ZipFile(deck) as package:
        root = etree.fromstring(package.read("customXml/item1.xml"))
    return list(root.xpath("l:shape", namespaces=_NAMES))


def shown(deck: Path) -> dict[tuple[str, str], str]:
    """What the shapes of each name say, by slide; a picture's words are those of its group."""
    said: dict[tuple[str, str], str] = {}
    for slide in Presentation(str(deck)).slides:
        number = str(slide.slide_id)
        for shape in slide.shapes:
            words = "".join(one.text or "" for one in shape._element.iter() if one.tag[-2:] == "}t")
            said[number, shape.name] = said.get((number, shape.name), "") + words
        if slide.has_notes_slide:
            said[number, "notes"] = slide.notes_slide.notes_text_frame.text
    return said


def test_every_fact_stands_where_the_links_say(deck: Path) -> None:
    said = shown(deck)
    found = 0
    for link in links(deck):
        place = link.get("slide"), link.get("name")
        assert place in said
        for fact in link.xpath("l:fact", namespaces=_NAMES):
            assert fact.text in said[place], f"{fact.get('id')} at {place}"
            found += 1
    assert found > 5


def test_a_figure_is_linked_wherever_it_is_told(deck: Path) -> None:
    told = {
        (link.get("slide"), link.get("name"))
        for link in links(deck)
        if link.xpath("l:fact[@id='douai-hires']", namespaces=_NAMES)
    }
    assert {
        place for place, words in shown(deck).items() if re.search(r"\b400 positions|^400", words)
    } <= told


def test_links_name_no_fact_that_readers_may_not_see(deck: Path) -> None:
    facts = {one.get("id") for link in links(deck) for one in link}
    assert ("reintegration" in facts) == ("board" in deck.name)


def test_a_number_that_is_drawn_keeps_its_fact_in_both_files(tmp_path: Path) -> None:
    briefing = load(ROOT / "data" / "showcase.yaml")
    pdf, deck = build(briefing, out=tmp_path)
    drawn = {
        point.fact
        for part in (briefing.rationale, briefing.footprint, briefing.open_questions)
        for series in (part.series if part else ())
        for point in series.points
        if point.fact
    }
    assert drawn
    charts = [link for link in links(deck.path) if "series" in link.get("name")]
    assert drawn <= {one.get("id") for link in charts for one in link}
    with pikepdf.open(pdf.path) as document:
        figures = [one for one in document.objects if _is_figure(one)]
        owned = [one.A for one in figures if isinstance(one.get("/A"), pikepdf.Array)]
        named = {str(fact.V) for both in owned for one in both for fact in one.get("/P", ())}
    assert drawn <= named


def _is_figure(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"

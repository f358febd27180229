"""What random content could break, kept; and the rules see what is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from report import story as s
from report.pdf import write_pdf
from report.text import EMPTY, Run
from tests.logos import KINDS, look
from tests.pdf.conformance import findings
from tests.pdf.rules import broken_rules
from tests.sample_charts import chart
from tests.samples import house_theme, story


def written(path: Path, *blocks: s.Block) -> Path:
    """A story of ``blocks``."""
    section = replace(story().sections[0], blocks=blocks)
    write_pdf(replace(story(), sections=(section,)), house_theme(), path, b"title: x")
    return path


def says(*runs: Run) -> s.Statements:
    return s.Statements("x", EMPTY, (s.Statement(EMPTY, runs),))


def test_an_alternative_text_is_no_longer_than_a_string_may_be(tmp_path: Path) -> None:
    path = written(tmp_path / "long.pdf", replace(chart("bars"), alt="Valeur élevée, " * 3000))
    assert findings(path) == []
    with pikepdf.open(path) as pdf:
        (alt,) = (str(one.Alt) for one in pdf.objects if _is(one, "/Figure"))
    assert alt.startswith("Valeur élevée, ")
    assert alt.endswith("Valeur …")


def test_an_address_with_letters_beyond_ascii_is_written_in_percent_codes(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", says(Run("lien", link="https://é.fr/où?a=b c%20d&e=(f)")))
    with pikepdf.open(path) as pdf:
        addresses = {str(one.A.URI) for one in pdf.objects if _is(one, "/Link") and "/A" in one}
    assert "https://%C3%A9.fr/o%C3%B9?a=b%20c%20d&e=(f)" in addresses
    assert findings(path) == []


def test_a_thousand_letters_in_every_cut_stay_readable(tmp_path: Path) -> None:
    letters = "".join(map(chr, (*range(0xC0, 0x250), *range(0x391, 0x3A2), *range(0x400, 0x500))))
    words = " ".join(letters[at : at + 9] for at in range(0, len(letters), 9))
    looks = ({}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True})
    path = written(tmp_path / "many.pdf", says(*(Run(words, **look) for look in looks)))
    assert findings(path) == []


def test_a_family_with_a_long_name_is_embedded_under_a_short_one(tmp_path: Path) -> None:
    fonts = replace(house_theme().fonts, family="Very Long " * 30)
    path = tmp_path / "family.pdf"
    write_pdf(story(), replace(house_theme(), fonts=fonts), path)
    assert findings(path) == []


def _is(one: Any, kind: str) -> bool:
    held = isinstance(one, pikepdf.Dictionary | pikepdf.Stream)
    return held and kind in (one.get("/S"), one.get("/Subtype"))


# ---------------------------------------------------------------- what is broken is seen


def _replace_in_page(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        data = page.Contents.read_bytes()
        assert old in data
        page.Contents = pdf.make_stream(data.replace(old, new, 1))

    return change


def _first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(one for one in pdf.objects if _is(one, kind))


def _font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(dict(pdf.pages[0].Resources.Font.items()).values()))


def _map(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        told = _font(pdf).ToUnicode
        assert old in told.read_bytes()
        told.write(told.read_bytes().replace(old, new))

    return change


def _set(kind: str, key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        _first(pdf, kind)[key] = value

    return change


def _narrow(pdf: pikepdf.Pdf) -> None:
    _font(pdf).Widths = pikepdf.Array([10] * len(_font(pdf).Widths))


def _lose_scopes(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if _is(one, "/TH"):
            one.A.Scope = pikepdf.Name("/None")


def _rename(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Autre"


def _lose_age(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].EF.F.Params["/ModDate"]


def _empty_entry(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = pikepdf.String(" ")


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "a colour of four inks": (_replace_in_page(b" rg\n", b" 0 k\n"), "6.2.4.3"),
    "content within content": (_replace_in_page(b"EMC\n", b""), "7.1"),
    "a string too long": (_set("/Figure", "/Alt", pikepdf.String("я" * 20_000)), "6.1.13"),
    "a language in words": (_set("/P", "/Lang", pikepdf.String("en français")), "6.7.4"),
    "a link without words": (_set("/Link", "/Contents", pikepdf.String(" ")), "7.18.5"),
    "letters of another width": (_narrow, "6.2.11.5"),
    "a letter for private use": (_map(b"<01> <", b"<01> <E000> % <"), "6.2.11.7"),
    "letters that say nothing": (_map(b"<01> <", b"<7F> <"), "6.2.11.7.2"),
    "cells without heads": (_lose_scopes, "7.5"),
    "two titles": (_rename, "6.6.2"),
    "data of no age": (_lose_age, "6.8"),
    "an entry without words": (_empty_entry, "an entry"),
}


def _first_image(pdf: pikepdf.Pdf) -> Any:
    return next(one for one in pdf.objects if _is(one, "/Image") and "/SMask" in one)


def _smooth(pdf: pikepdf.Pdf) -> None:
    _first_image(pdf).Interpolate = True


def _recolor(pdf: pikepdf.Pdf) -> None:
    _first_image(pdf).ColorSpace = pikepdf.Name.DeviceCMYK


def _widen(pdf: pikepdf.Pdf) -> None:
    _first_image(pdf).SMask.Width += 1


def _ungroup(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Group"]


BROKEN |= {
    "pixels that are smoothed": (_smooth, "6.2.8"),
    "pixels of four inks": (_recolor, "6.2.4.3"),
    "a mask of another size": (_widen, "6.2.8"),
    "colours let through by no group": (_ungroup, "6.2.10"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "whole.pdf"
    write_pdf(story(), look(path.parent, KINDS["colours and alpha"]()), path, b"title: x")
    assert broken_rules(path) == []
    return path


@pytest.mark.parametrize(("change", "told"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_seen(
    change: Callable[[pikepdf.Pdf], None], told: str, whole: Path, tmp_path: Path
) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(whole) as pdf:
        change(pdf)
        pdf.save(path)
    assert any(told in fault for fault in broken_rules(path))


def test_a_link_that_nobody_sees_is_none(tmp_path: Path) -> None:
    path = written(
        tmp_path / "unseen.pdf", says(Run("mot"), Run("\u200b\u00ad", link="https://a.b"))
    )
    assert findings(path) == []
    with pikepdf.open(path) as pdf:
        assert not [one for one in pdf.objects if _is(one, "/Link") and "https://a.b" in str(one)]

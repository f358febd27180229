"""What was made before is made once; what differs in anything is made anew."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from report.kept import Kept, digest_of, is_wanted, keeping, key_of
from report.text import text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (True, 1),
        (Decimal("1.0"), Decimal("1.00")),
        ("a", b"a"),
        (("a",), ["a"]),
        (0.0, -0.0),
    ],
)
def test_values_that_python_takes_for_equal_but_prints_otherwise_have_other_keys(
    one: Any, other: Any
) -> None:
    assert key_of(one) != key_of(other)


def test_equal_values_have_one_key_whatever_they_share() -> None:
    once = text("Douai")
    assert key_of(once, once) == key_of(text("Douai"), text("".join(["Dou", "ai"])))


def test_contents_have_other_digests_where_they_are_cut_otherwise() -> None:
    assert digest_of(b"ab", b"c") != digest_of(b"a", b"bc")


def test_a_value_is_made_once() -> None:
    kept: Kept[object] = Kept(2)
    first = kept.get(b"a", object)
    assert kept.get(b"a", object) is first
    assert kept.get(b"b", object) is not first


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept: Kept[object] = Kept(2)
    a, b = kept.get(b"a", object), kept.get(b"b", object)
    kept.get(b"a", object)
    kept.get(b"c", object)
    assert kept.get(b"a", object) is a
    assert kept.get(b"b", object) is not b


def test_what_is_taken_is_for_nobody_else_until_it_is_put_back() -> None:
    kept: Kept[object] = Kept(2)
    mine = kept.take(b"a", object)
    assert kept.take(b"a", object) is not mine
    kept.put(b"a", mine)
    assert kept.take(b"a", object) is mine


def test_a_program_that_builds_once_keeps_nothing_until_it_has() -> None:
    kept: Kept[object] = Kept(2)
    with keeping(wanted=False):
        mine = kept.get(key_of("a"), object)
        assert kept.get(key_of("a"), object) is not mine
        assert kept.get(key_of("b"), object) is not mine
        kept.put(digest_of(b"a"), mine)
        assert kept.take(digest_of(b"a"), object) is not mine
    assert is_wanted()
    assert kept.get(key_of("a"), object) is kept.get(key_of("a"), object)

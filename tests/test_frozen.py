"""Values that never change: as dataclasses make them, in every way that is used."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields
from functools import cached_property
from typing import Any

import pytest

from report.frozen import frozen, replace


@frozen
class Ours:
    """A value."""

    name: str
    count: int = 0
    places: Mapping[str, int] = field(default_factory=dict, compare=False)
    hidden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Theirs:
    """The same, made by the library."""

    name: str
    count: int = 0
    places: Mapping[str, int] = field(default_factory=dict, compare=False)
    hidden: str = field(default="", repr=False)


@frozen
class Caching:
    """A value that reckons once."""

    name: str

    @cached_property
    def loud(self) -> str:
        """The name in capitals."""
        return self.name.upper()


@frozen
class Empty:
    """A value of nothing."""


def _said(kind: Any) -> list[Any]:
    one, same, other = kind("a", 1), kind("a", 1, {"x": 1}), kind("a", count=2)
    return [
        repr(one).replace(kind.__name__, ""),
        (one == same, one == other, one == "a", hash(one) == hash(same), len({one, same, other})),
        asdict(same),
        asdict(replace(same, count=3)),
        asdict(dataclasses.replace(same, count=3)),
        [(f.name, f.compare, f.repr) for f in fields(kind)],
        kind.__match_args__,
        kind.__slots__,
    ]


def test_a_value_is_what_the_library_would_make() -> None:
    assert _said(Ours) == _said(Theirs)


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))]
)
@pytest.mark.parametrize("value", [Ours("a", 1, {"b": 2}), Caching("a"), Empty()])
def test_a_copy_is_equal_and_frozen_too(value: Any, again: Any) -> None:
    made = again(value)
    assert made == value
    assert repr(made) == repr(value)
    with pytest.raises(FrozenInstanceError):
        made.name = "b"


@pytest.mark.parametrize("value", [Ours("a"), Caching("a")])
def test_nothing_is_set_or_deleted(value: Any) -> None:
    for name in ("name", "unknown"):
        with pytest.raises(FrozenInstanceError, match=name):
            setattr(value, name, "b")
    with pytest.raises(FrozenInstanceError, match="name"):
        del value.name


def test_each_value_has_a_default_of_its_own() -> None:
    assert Ours("a").places is not Ours("a").places


def test_arguments_are_checked() -> None:
    make: Any = Ours
    with pytest.raises(TypeError, match=r"Ours.__init__\(\) missing 1 required .*'name'"):
        make()
    with pytest.raises(TypeError, match="unexpected keyword argument 'unknown'"):
        make("a", unknown=1)
    change: Any = replace
    with pytest.raises(TypeError, match="Ours has no field 'unknown'"):
        change(Ours("a"), unknown=1)


def test_what_is_cached_is_reckoned_once_and_is_no_part_of_the_value() -> None:
    one = Caching("a")
    assert one.loud is one.loud == "A"
    assert one == Caching("a")


def test_a_method_of_its_own_stays() -> None:
    @frozen
    class Same:
        """Equal to all of its kind."""

        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Same)

        def __hash__(self) -> int:
            return 1

    assert Same("a") == Same("b")
    assert hash(Same("a")) == 1


@frozen
class Odd:
    """A value with a field that is named as the argument of a function might be."""

    value: int
    changes: int = 0


def test_a_field_may_have_any_name() -> None:
    assert replace(Odd(1), value=2, changes=3) == Odd(2, 3)

"""What was made before, by all that it was made from, for the next build in this process.

Nothing of it is written anywhere. Each room keeps a certain number; what was not asked for longest
goes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Generic, TypeVar

V = TypeVar("V")

_wanted = True


@contextmanager
def keeping(*, wanted: bool) -> Iterator[None]:
    """Whether anything is kept meanwhile, here and in processes that are forked meanwhile.

    A program that builds once and ends need not: nobody will ask for it.
    """
    global _wanted
    before, _wanted = _wanted, wanted
    try:
        yield
    finally:
        _wanted = before


def is_wanted() -> bool:
    """Whether anything is kept in this process."""
    return _wanted


def key_of(*values: Any) -> bytes:
    """The same for the same values: of the same types, equal to the last digit.

    For values without cycles: which of them are one object makes no difference.
    """
    if not _wanted:
        return b""
    import pickle  # deferred: a program that builds once needs none

    out = BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # else equal values differ by what is shared among them
    pickler.dump(values)
    return out.getvalue()


def digest_of(*contents: bytes) -> bytes:
    """The same for the same bytes, and short however long these are."""
    if not _wanted:
        return b""
    from hashlib import sha256  # deferred, as above

    return b"".join([sha256(content).digest() for content in contents])


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[V]):
    """A value that is equal to itself alone: to compare two whole ones would take longer."""

    value: V

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class Kept(Generic[V]):
    """At most so many values, by their keys."""

    def __init__(self, most: int) -> None:
        self._held: Callable[[bytes], list[V]] = lru_cache(most)(lambda _: [])

    def get(self, key: bytes, make: Callable[[], V]) -> V:
        """The value that was made from what ``key`` names; made now where there is none."""
        if not _wanted:
            return make()
        held = self._held(key)
        if not held:
            held.append(make())
        return held[0]

    def take(self, key: bytes, make: Callable[[], V]) -> V:
        """The same, for a value that one alone may use: it is away until it is ``put`` back."""
        if not _wanted:
            return make()
        held = self._held(key)
        try:
            return held.pop()
        except IndexError:
            return make()

    def put(self, key: bytes, value: V) -> None:
        """Keep a value for the next who wants to ``take`` it."""
        if _wanted:
            self._held(key).append(value)

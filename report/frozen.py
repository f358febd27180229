"""Values that never change: dataclasses, frozen and with slots, made in a quarter of the time.

Some two hundred of them are made at every start. Of each, ``dataclasses`` compiles six methods;
here one is, for what only it can do, and the others are shared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

_ABSENT = object()  # in the place of an argument for which a value is made anew


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """``cls`` as ``dataclass(frozen=True, slots=True)`` makes it; no slots where it caches.

    Values are equal where all that is compared is; they have a hash, can be pickled and replaced.
    """
    slots = not any(isinstance(one, cached_property) for one in vars(cls).values())
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    listed = fields(made)
    methods: dict[str, Callable[..., Any]] = {
        "__init__": _init(made, listed, slots),
        "__repr__": _repr,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        **_comparing([one.name for one in listed if one.compare]),
    }
    if slots:
        methods |= _state([one.name for one in listed], made)
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _init(made: type, listed: Sequence[Field[Any]], slots: bool) -> Callable[..., Any]:
    """The one method that must be compiled: it takes the fields by their names."""
    known: dict[str, Any] = {"absent": _ABSENT, "put": object.__setattr__}
    heads, lines = ["self"], []
    for one in listed:
        name, value = one.name, one.name
        if one.default is not MISSING:
            known[f"default_{name}"] = one.default
            heads.append(f"{name}=default_{name}")
        elif one.default_factory is not MISSING:
            known[f"make_{name}"] = one.default_factory
            heads.append(f"{name}=absent")
            value = f"make_{name}() if {name} is absent else {name}"
        else:
            heads.append(name)
        if slots:
            known[f"set_{name}"] = getattr(made, name).__set__
            lines.append(f" set_{name}(self, {value})")
        else:
            lines.append(f" put(self, {name!r}, {value})")
    made_here: dict[str, Any] = {}
    source = f"def __init__({', '.join(heads)}):\n" + "\n".join(lines or [" pass"])
    exec(source, known, made_here)  # as dataclasses does
    init: Callable[..., Any] = made_here["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__module__ = made.__module__
    return init


def _comparing(names: Sequence[str]) -> dict[str, Callable[..., Any]]:
    """Equal and of one hash by the fields that are compared."""
    told: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: Any, other: object) -> Any:
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(told(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _state(names: Sequence[str], made: Any) -> dict[str, Callable[..., Any]]:
    """What pickle and copy keep of a value with slots, and how they put it back."""
    setters = [getattr(made, name).__set__ for name in names]

    def __getstate__(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def __setstate__(self: Any, state: list[Any]) -> None:
        for put, value in zip(setters, state, strict=True):
            put(self, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


def _repr(self: Any) -> str:
    shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(self: Any, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")

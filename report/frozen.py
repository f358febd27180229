"""Values that never change: dataclasses, frozen and with slots, made in a quarter of the time.

Some two hundred of them are made at every start. Of each, ``dataclasses`` compiles six methods;
here one is, for what only it can do, and the others are shared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import replace as replace  # so that the names and types of changes are checked
else:

    def replace(value, /, **changes):
        """``value`` with some fields changed, as ``dataclasses.replace`` has it."""
        kind = value.__class__
        if kind not in _known:
            return dataclasses.replace(value, **changes)
        told, setters, put = _known[kind]
        one = _new(kind)
        for setter, content in zip(setters, told(value), strict=True):
            setter(one, content)
        for name, content in changes.items():
            if name not in put:
                raise TypeError(f"{kind.__qualname__} has no field {name!r}")
            put[name](one, content)
        return one


T = TypeVar("T")
Setter = Callable[[Any, Any], None]
Methods = dict[str, Callable[..., Any]]

Reader = Callable[[Any], tuple[Any, ...]]

_new = object.__new__
_known: dict[type, tuple[Reader, tuple[Setter, ...], Mapping[str, Setter]]] = {}  # for replace
_ABSENT = object()  # in the place of an argument for which a value is made anew


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """``cls`` as ``dataclass(frozen=True, slots=True)`` makes it; no slots where it caches.

    Values are equal where all that is compared is; they have a hash, can be pickled and replaced.
    """
    slots = not any(isinstance(one, cached_property) for one in vars(cls).values())
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    listed = fields(made)
    put = {one.name: getattr(made, one.name).__set__ if slots else _setter(one) for one in listed}
    _known[made] = told, setters, _ = _reader(tuple(put)), tuple(put.values()), put
    methods: Methods = {
        "__init__": _init(made, listed, put),
        "__repr__": _repr,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        **_comparing(tuple(one.name for one in listed if one.compare)),
        **_copying(told, setters),
    }
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _setter(one: Field[Any]) -> Setter:
    def put(value: Any, content: Any) -> None:
        object.__setattr__(value, one.name, content)

    return put


def _init(made: type, listed: Sequence[Field[Any]], put: Mapping[str, Setter]) -> Any:
    """The one method that must be compiled: it takes the fields by their names."""
    known: dict[str, Any] = {"absent": _ABSENT}
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
        known[f"set_{name}"] = put[name]
        lines.append(f" set_{name}(self, {value})")
    compiled: dict[str, Any] = {}
    source = f"def __init__({', '.join(heads)}):\n" + "\n".join(lines or [" pass"])
    exec(source, known, compiled)  # as dataclasses does
    init = compiled["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__module__ = made.__module__
    return init


def _comparing(names: Sequence[str]) -> Methods:
    """Equal and of one hash by the fields that are compared."""
    told = _reader(names)

    def __eq__(self: Any, other: object) -> Any:
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(told(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _copying(told: Reader, setters: Sequence[Setter]) -> Methods:
    """What pickle and copy keep of a value, and how they put it back."""

    def __getstate__(self: Any) -> tuple[Any, ...]:
        return told(self)

    def __setstate__(self: Any, state: tuple[Any, ...]) -> None:
        for setter, content in zip(setters, state, strict=True):
            setter(self, content)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


def _reader(names: Sequence[str]) -> Reader:
    """Gives what a value says in the fields of these names."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _repr(self: Any) -> str:
    shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(self: Any, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")

"""The one way models are made: frozen, slotted dataclasses that cost little until they are used.

`dataclasses.dataclass` writes and compiles half a dozen functions for each class as it is read;
for the hundred and more classes here that is a third of a short command's own time. A record is
completed when the first of its kind is made: one function is compiled, the others are shared.
`fields`, `replace` and `asdict` work as ever, since `dataclasses` tells the fields when asked.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_UNSET = object()
"""Stands for a value that the caller left to a default factory."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make `cls` a frozen record, whose fields are given by name.

    Why not a pydantic model: compiling validators for these thirty types takes longer than all the
    rest of a brief. `inputs/record_reader.py` checks YAML against the same annotations, and knows
    file and line.
    """
    return _slotted(cls, kw_only=True)


@dataclass_transform(frozen_default=True)
def positional_record(cls: type[T]) -> type[T]:
    """Make `cls` a frozen record, whose fields may be given in their order."""
    return _slotted(cls, kw_only=False)


def _slotted(cls: type[T], *, kw_only: bool) -> type[T]:
    """Return `cls` made anew with a slot for each field; slots cannot be added to a class."""
    names = tuple(cls.__annotations__)
    if any(hasattr(base, "__dataclass_fields__") for base in cls.__bases__):
        raise TypeError(f"{cls.__qualname__}: a record takes over no fields from another")
    body = {name: value for name, value in vars(cls).items() if name not in names}
    for given in ("__dict__", "__weakref__"):
        body.pop(given, None)
    body |= {
        "__slots__": names,
        "__match_args__": () if kw_only else names,
        "__dataclass_fields__": _LateFields(cls, kw_only=kw_only),
        "__setattr__": _refuse_assignment,
        "__delattr__": _refuse_deletion,
        "__getstate__": _state,
    }
    metaclass: Any = type(cls)
    made: type[T] = metaclass(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    _complete_at_first_use(made, {name: vars(cls).get(name, MISSING) for name in names}, kw_only)
    return made


class _LateFields:
    """Stands in the place of `__dataclass_fields__` until somebody asks for them."""

    def __init__(self, written: type, *, kw_only: bool) -> None:
        self._written = written
        self._kw_only = kw_only

    def __get__(self, _instance: object, owner: type) -> dict[str, Field[Any]]:
        """Have `dataclasses` read the class as it was written, which compiles nothing."""
        read = dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=self._kw_only)
        told: Any = read(self._written)
        fields: dict[str, Field[Any]] = told.__dataclass_fields__
        type.__setattr__(owner, "__dataclass_fields__", fields)
        type.__setattr__(owner, "__dataclass_params__", told.__dataclass_params__)
        return fields


def _complete_at_first_use(cls: Any, defaults: dict[str, Any], kw_only: bool) -> None:
    """Let the first record, whether made or unpickled, bring the methods of its class."""

    def first_init(self: Any, /, *args: Any, **values: Any) -> None:
        _complete(cls, defaults, kw_only)
        self.__init__(*args, **values)

    def first_setstate(self: Any, state: tuple[object, ...]) -> None:
        _complete(cls, defaults, kw_only)
        self.__setstate__(state)

    cls.__init__ = first_init
    cls.__setstate__ = first_setstate


def _complete(cls: Any, defaults: dict[str, Any], kw_only: bool) -> None:
    """Give `cls` its methods; `defaults` has what was written behind each field, if anything."""
    cls.__init__ = _compiled_init(cls, defaults, "*, " if kw_only and defaults else "")
    cls.__setstate__ = _restore
    compared = _values_of(
        [name for name, it in defaults.items() if not isinstance(it, Field) or it.compare]
    )

    def is_equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hashed(self: object) -> int:
        return hash(compared(self))

    for name, method in (("__eq__", is_equal), ("__hash__", hashed), ("__repr__", _shown)):
        if getattr(cls, name) is getattr(object, name):
            setattr(cls, name, method)


def _values_of(names: list[str]) -> Callable[[object], object]:
    """Return what reads the values of these fields, the quickest way there is."""
    return attrgetter(*names) if names else lambda _record: ()


def _compiled_init(cls: Any, defaults: dict[str, Any], star: str) -> Callable[..., None]:
    """Return `__init__`; each field is set by its own slot, which goes round `__setattr__`."""
    scope: dict[str, Any] = {"_UNSET": _UNSET}
    parameters, lines = [], []
    for name, written in defaults.items():
        scope[f"_set_{name}"] = getattr(cls, name).__set__
        default = written.default if isinstance(written, Field) else written
        parameter, value = name, name
        if default is not MISSING:
            scope[f"_default_{name}"] = default
            parameter = f"{name}=_default_{name}"
        elif isinstance(written, Field) and written.default_factory is not MISSING:
            scope[f"_make_{name}"] = written.default_factory
            parameter = f"{name}=_UNSET"
            value = f"_make_{name}() if {name} is _UNSET else {name}"
        parameters.append(parameter)
        lines.append(f" _set_{name}(self, {value})")
    header = f"def __init__(self, {star}{', '.join(parameters)}):"
    exec("\n".join([header, *lines, " return None"]), scope)  # noqa: S102 - as dataclasses do
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _refuse_assignment(_record: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(_record: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(record: Any) -> tuple[object, ...]:
    """Return the values in their order, for pickle and copy."""
    return tuple([getattr(record, name) for name in record.__slots__])


def _restore(record: Any, state: tuple[object, ...]) -> None:
    for name, value in zip(record.__slots__, state, strict=True):
        object.__setattr__(record, name, value)


def _shown(record: Any) -> str:
    values = (f"{name}={getattr(record, name)!r}" for name in record.__slots__)
    return f"{type(record).__qualname__}({', '.join(values)})"

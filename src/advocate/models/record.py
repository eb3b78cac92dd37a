"""The one way models are made: frozen, slotted, keyword-only, refusing unknown fields when read."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make `cls` a frozen record.

    Why not a pydantic model: one brief must start fast, and pydantic is needed only where YAML is
    checked. It validates these plain dataclasses there, by the configuration set here.
    """
    cls.__pydantic_config__ = {"extra": "forbid", "strict": True}  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)

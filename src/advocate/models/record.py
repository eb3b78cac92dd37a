"""The one way models are made: frozen, slotted, keyword-only dataclasses."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make `cls` a frozen record.

    Why not a pydantic model: compiling validators for these thirty types takes longer than all the
    rest of a brief. `inputs/record_reader.py` checks YAML against the same annotations, and knows
    file and line.
    """
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)

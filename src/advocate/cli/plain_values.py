"""Reads text, paths and dates from the command line without the library that Typer has for it.

Typer 0.29 loads pydantic, which takes as long as Typer itself, to learn that a text is a text.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def read_plainly(params: Sequence[Any]) -> None:
    """Let these parameters read what is plain by themselves; all else stays Typer's business.

    Where Typer is older or newer and reads its values in another way, nothing is changed.
    """
    for param in params:
        original = getattr(param, "get_runtime_param", None)
        if original is not None and hasattr(param, "type_descriptor"):
            reader = original if isinstance(original, _PlainValue) else _PlainValue(original)
            param.get_runtime_param = reader


class _PlainValue:
    """Stands in the place of Typer's reader of one parameter."""

    def __init__(self, original: Callable[[], Any]) -> None:
        self._original = original

    def __call__(self) -> "_PlainValue":
        return self

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:
        """Return the value as the command wants it.

        Raises:
            typer.BadParameter: it cannot be that.
        """
        is_many = param.multiple or param.nargs == -1
        if value is None:
            return () if is_many else None
        wanted = param.type_descriptor.annotation
        parser = param.type_descriptor.parameter_info.parser
        if parser is not None and not is_many:
            return self._parsed(parser, value, param, ctx)
        if wanted is str and isinstance(value, str):
            return value
        if wanted == list[str] and _are_texts(value):
            return list(value)
        if wanted is Path and isinstance(value, str) and _is_open_to_us(value):
            return Path(value)
        return self._original().coerce(value, param=param, ctx=ctx)

    def _parsed(self, parser: Callable[[Any], Any], value: Any, param: Any, ctx: Any) -> Any:
        try:
            return parser(value)
        except (ValueError, AssertionError):  # Typer words these
            return self._original().coerce(value, param=param, ctx=ctx)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def _is_open_to_us(path: str) -> bool:
    return not Path(path).exists() or os.access(path, os.R_OK)

"""Reads simple values on the command line without pydantic, which Typer would load.

Typer 0.29 loads it even for texts and whole numbers, and that takes as long as Typer itself.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer

_SWITCHED = {"1": True, "true": True, "0": False, "false": False, "": False}
"""The usual values of environment variables that switch something on or off."""

_FREE = dict.fromkeys(("file_okay", "dir_okay", "readable"), True) | {"path_type": None}
_FREE |= dict.fromkeys(("exists", "writable", "resolve_path", "allow_dash"), False)
"""The settings of a path option that accepts any path."""
_UNREAD = object()
_LONGEST = 500
"""Characters of a name that somebody types; comparing longer ones takes long."""


def read_plainly(params: Sequence[Any]) -> None:
    """Make these parameters read simple values themselves; Typer still reads all others.

    If another version of Typer reads its values in another way, nothing is changed.
    """
    for param in params:
        original = getattr(param, "get_runtime_param", None)
        if original is not None and hasattr(param, "type_descriptor"):
            reader = original if isinstance(original, _PlainValue) else _PlainValue(original)
            param.get_runtime_param = reader


class _PlainValue:
    """Replaces Typer's reader of one parameter."""

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
        info = param.type_descriptor.parameter_info
        read = _read_plain(value, param.type_descriptor.annotation, info, is_many=is_many)
        return self._original().coerce(value, param=param, ctx=ctx) if read is _UNREAD else read


def _read_plain(value: Any, wanted: Any, info: Any, *, is_many: bool) -> Any:
    """Return the value, or `_UNREAD` where Typer must read it or report an error."""
    for text in value if isinstance(value, list | tuple) else (value,):
        is_named = not isinstance(text, str) or (text.strip() and text[:2] != "--")
        if not is_named and wanted not in (bool, int):
            raise typer.BadParameter(f"“{text:.30}” names nothing.")
        names = text.split(",") if isinstance(text, str) and wanted is not Path else ()
        if any(len(name) > _LONGEST for name in names):
            raise typer.BadParameter(f"“{text[:30]}…” is longer than {_LONGEST} characters.")
    if info.parser is not None:
        return _UNREAD if is_many else _parsed(info.parser, value)
    if wanted == list[str] and isinstance(value, list | tuple):
        return list(value) if all(isinstance(item, str) for item in value) else _UNREAD
    read = _READERS.get(wanted) if isinstance(value, str) else None
    return read(value, info) if read else _UNREAD


def _parsed(parser: Callable[[Any], Any], value: Any) -> Any:
    try:
        return parser(value)
    except (ValueError, AssertionError):  # Typer words these
        return _UNREAD


def _number(value: str, info: Any) -> Any:
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        return _UNREAD
    is_enough = info.min is None or int(value) >= info.min
    return int(value) if is_enough and (info.max is None or int(value) <= info.max) else _UNREAD


def _path(value: str, info: Any) -> Any:
    is_free = all(getattr(info, name, _UNREAD) == _FREE[name] for name in _FREE)
    is_open_to_us = not os.access(value, os.F_OK) or os.access(value, os.R_OK)
    return Path(value) if is_free and is_open_to_us else _UNREAD


_READERS: dict[type, Callable[[str, Any], Any]] = {
    str: lambda value, _info: value,
    bool: lambda value, _info: _SWITCHED.get(value, _UNREAD),
    int: _number,
    Path: _path,
}
"""The function that reads a text as a value, by type."""

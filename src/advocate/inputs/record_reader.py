"""Checks plain YAML values against the models' annotations and builds the records.

Every problem of a file is noted with its place; a value is built only when nothing is wrong.
"""

import re
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum
from functools import cache
from math import isfinite

from advocate.inputs.yaml_reader import YamlFile, YamlPath

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_BAD = object()
"""Stands for a value that could not be built; its problem has been noted."""


def read_record(file: YamlFile, wanted: type[typing.Any], path: YamlPath = ()) -> typing.Any:
    """Build one `wanted` from the value at the root of `file`, or return None with problems noted.

    Source: the annotations of the model; nothing about fields is written down twice.
    """
    value = _build(file, wanted, file.value, path)
    return None if value is _BAD else value


def read_records(file: YamlFile, wanted: type[typing.Any]) -> tuple[typing.Any, ...]:
    """Build a tuple of `wanted` from a file that is one list; good records only."""
    if file.value is None:
        return ()
    if not isinstance(file.value, list):
        file.complain((), "The file must be one list.", 'Start each record with "- ".')
        return ()
    built = [_build(file, wanted, item, (i,)) for i, item in enumerate(file.value)]
    return tuple(item for item in built if item is not _BAD)


@cache
def _annotations(wanted: typing.Any) -> dict[str, typing.Any]:
    return typing.get_type_hints(wanted)


def _build(file: YamlFile, wanted: typing.Any, value: object, path: YamlPath) -> object:
    origin = typing.get_origin(wanted)
    if origin in (types.UnionType, typing.Union):
        if value is None:
            return None
        wanted = next(arg for arg in typing.get_args(wanted) if arg is not types.NoneType)
        return _build(file, wanted, value, path)
    if origin is tuple:
        return _build_tuple(file, typing.get_args(wanted)[0], value, path)
    if isinstance(wanted, type) and is_dataclass(wanted):
        return _build_dataclass(file, wanted, value, path)
    return _build_scalar(file, wanted, value, path)


def _build_tuple(file: YamlFile, wanted: typing.Any, value: object, path: YamlPath) -> object:
    if value is None:
        return ()
    if not isinstance(value, list):
        return _refuse(file, path, "must be a list", 'Write "- " before each entry.')
    items = [_build(file, wanted, item, (*path, i)) for i, item in enumerate(value)]
    return _BAD if _BAD in items else tuple(items)


def _build_dataclass(
    file: YamlFile, wanted: type[typing.Any], value: object, path: YamlPath
) -> object:
    if not isinstance(value, dict):
        return _refuse(file, path, "must be a record", 'Write it as "field: value" lines.')
    hints = _annotations(typing.cast("typing.Any", wanted))
    unknown = [key for key in value if key not in hints]
    for key in unknown:
        near = get_close_matches(key, [name for name in hints if name not in value] or hints, n=1)
        _refuse(
            file,
            (*path, key),
            "is not a field here",
            f'Did you mean "{near[0]}"?' if near else "Fields here: " + ", ".join(hints) + ".",
        )
    built: dict[str, object] = {}
    for spec in fields(wanted):
        if spec.name in value and not (value[spec.name] is None and spec.default is not MISSING):
            built[spec.name] = _build(file, hints[spec.name], value[spec.name], (*path, spec.name))
        elif spec.default is MISSING and spec.default_factory is MISSING:
            file.complain(
                path, f'{_name(file, path)}"{spec.name}" is missing.', f'Add "{spec.name}: …".'
            )
            built[spec.name] = _BAD
    return _BAD if unknown or any(item is _BAD for item in built.values()) else wanted(**built)


def _build_scalar(file: YamlFile, wanted: typing.Any, value: object, path: YamlPath) -> object:
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return _choice(file, wanted, value, path)
    return _SCALARS[wanted](file, value, path)


def _boolean(file: YamlFile, value: object, path: YamlPath) -> object:
    if isinstance(value, bool):
        return value
    return _refuse(file, path, "must be true or false", "Write true or false, without quotes.")


def _integer(file: YamlFile, value: object, path: YamlPath) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return _refuse(file, path, "must be a whole number", _number_hint(value))


def _number(file: YamlFile, value: object, path: YamlPath) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return float(value)
    return _refuse(file, path, "must be a number", _number_hint(value))


def _text(file: YamlFile, value: object, path: YamlPath) -> object:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if path in file.raw_text:
        return file.raw_text[path]
    if isinstance(value, bool):
        return _refuse(file, path, "must be text", "Put it in quotation marks.")
    if value is None or isinstance(value, str):
        return _refuse(file, path, "is empty", "Fill it in, or leave the field out.")
    return _refuse(file, path, "must be text", "Write it on one line, or after “>-”.")


def _date(file: YamlFile, value: object, path: YamlPath) -> object:
    try:
        return date.fromisoformat(str(value)) if _DATE.match(str(value)) else _bad_date(file, path)
    except ValueError:
        return _bad_date(file, path)


def _bad_date(file: YamlFile, path: YamlPath) -> object:
    return _refuse(file, path, "must be a date", "Write year-month-day, for example 2026-07-02.")


_SCALARS = {str: _text, bool: _boolean, int: _integer, float: _number, date: _date}


def _choice(file: YamlFile, wanted: type[Enum], value: object, path: YamlPath) -> object:
    known = [str(item.value) for item in wanted]
    if isinstance(value, str) and value in known:
        return wanted(value)
    near = get_close_matches(str(value), known, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    return _refuse(file, path, f'cannot be "{value}"', hint + "Known: " + ", ".join(known) + ".")


def _number_hint(value: object) -> str:
    if isinstance(value, str) and value.replace(",", "").replace(".", "").lstrip("£-").isdigit():
        return "Write digits only, without commas, signs or quotation marks."
    return "Write a plain number, for example 43 or 3.5."


def _refuse(file: YamlFile, path: YamlPath, what: str, hint: str | None = None) -> object:
    if not path:
        file.complain((), f"The file {what}.", hint)
        return _BAD
    last = path[-1]
    subject = f'"{last}"' if isinstance(last, str) else f"Entry {last + 1}"
    file.complain(path, f"{_name(file, path[:-1])}{subject} {what}.", hint)
    return _BAD


def _name(file: YamlFile, path: YamlPath) -> str:
    """Return `id: ` of the record that `path` lies in, so that people find it by more than line."""
    found = ""
    value = file.value
    for step in path:
        value = _step_into(value, step)
        if isinstance(value, dict):
            found = str(value.get("id") or value.get("constituency") or value.get("name") or found)
    return f"{found}: " if found else ""


def _step_into(value: object, step: str | int) -> object:
    if isinstance(step, int):
        return value[step] if isinstance(value, list) and step < len(value) else None
    return value.get(step) if isinstance(value, dict) else None

"""Finds fields of the YAML that hold a placeholder and nothing else, whatever the record."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from advocate.models.field_types import YamlPath
from advocate.models.workspace import Workspace
from advocate.rules.desk import COLLECTIONS

_NOTHING_YET = re.compile(
    r"\W*(?:t\.?b\.?[cda]|x{3,}|\?{2,}|todo|fixme|to be (?:confirmed|decided|announced|added))\W*",
    re.IGNORECASE,
)
_LONGEST = 24


def unfilled(workspace: Workspace) -> Iterator[tuple[str | None, str, YamlPath, str]]:
    """Yield each such field: the record's id, its file, the path in it, and the text."""
    for record, file, start in _records(workspace):
        for path, text in _placeholders(record):
            yield getattr(record, "id", None), file, (*start, *path), text


def _records(workspace: Workspace) -> Iterator[tuple[object, str, YamlPath]]:
    yield workspace.settings, "advocate.yaml", ()
    for name, file in COLLECTIONS:
        for index, record in enumerate(getattr(workspace, name)):
            yield record, file, (index,)
    for manifesto in workspace.manifestos:
        yield manifesto, f"data/manifestos/{manifesto.election}.yaml", ()


def _placeholders(value: Any) -> list[tuple[YamlPath, str]]:
    """Return the placeholders in a record and within it; a plain loop, for large workspaces."""
    found: list[tuple[YamlPath, str]] = []
    is_list = isinstance(value, tuple)
    for name, item in enumerate(value) if is_list else _fields(value):
        if item is None:
            continue
        if type(item) is str:
            if len(item) <= _LONGEST and _NOTHING_YET.fullmatch(item):
                found.append(((name,), item))
        elif (type(item) is tuple and item) or isinstance(item, Struct):
            found += [((name, *path), text) for path, text in _placeholders(item)]
    return found


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    names, read = _reader(value.__class__)
    return zip(names, read(value), strict=True)


@cache
def _reader(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of a model's fields, and what reads them all at once."""
    names = tuple(field.name for field in fields(kind))
    read = attrgetter(*names)
    return names, read if len(names) > 1 else lambda value: (read(value),)

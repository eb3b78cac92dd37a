"""Writes, into each file of a blank start, every field that its first part leaves out.

The first part is written by hand and kept: what a newcomer fills in, down to the line “further
fields”. The rest comes from the models and `field_notes.toml`, all of it commented out. After a
change: python tools/build_blank.py
"""

import sys
import textwrap
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from advocate.inputs.file_shapes import SHAPES, FileShape
from advocate.inputs.new_workspace import BLANK, filled_in
from advocate.models.field_notes import example_of, note_of
from advocate.models.field_types import hints_of

RULE = f"# {'-' * 96} further fields\n"
LIST = "# Every field of an entry. To use one, copy its line and take away the “# ” before it.\n#\n"
RECORD = """\
# All else that may stand here; leave it as it is until you need it. To use a field, copy its line
# to its place above, below the heading that it has here, and take away the “# ” before it.
#
"""
WIDTH = 106
PLAIN: Mapping[type, Any] = {bool: True, int: 1, float: 1.5, str: "…", date: "2026-09-01"}
"""Values of fields that have no example."""


def blank_files() -> Mapping[Path, str]:
    """Return each file of a blank start with what it is to hold."""
    return {
        path: _first_part(path) + RULE + "".join(_rest(shape, _first_part(path)))
        for shape in SHAPES
        if (path := BLANK / shape.file.replace("YEAR", "2024")).exists()
    }


def _first_part(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition(RULE)[0]


def _rest(shape: FileShape, first: str) -> Iterator[str]:
    """Yield the lines of the rest."""
    yield LIST if shape.is_list else RECORD
    given = None if shape.is_list else yaml.safe_load(filled_in(first, {}))
    lines = _entry(shape.record, None) if shape.is_list else _fields(shape.record, given)
    yield from (f"# {line}".rstrip() + "\n" for line in lines)


def _fields(record: type[Struct], given: Any) -> Iterator[str]:
    """Yield the lines of what a record may say, beyond what is `given` of it."""
    for name, hint in hints_of(record).items():
        if name == "at":
            continue
        had = given.get(name) if isinstance(given, Mapping) else None
        if isinstance(given, Mapping) and name in given and not _record_in(hint):
            continue
        value = [*_value(record, name, hint, had)]
        if not value:
            continue
        if not had:
            yield from textwrap.wrap(_note(record, name, hint), WIDTH, **_COMMENT)
        yield f"{name}: {value[0]}" if len(value) == 1 and value[0][0] != " " else f"{name}:"
        yield from value if value[0][0] == " " else ()


_COMMENT: Any = {"initial_indent": "# ", "subsequent_indent": "# "}


def _value(record: type[Struct], name: str, hint: Any, had: Any) -> Iterator[str]:
    """Yield what stands behind a field: one line, or indented ones; nothing where all is given."""
    within, kind = _record_in(hint), typing.get_origin(_plain(hint))
    example = example_of(record, name)
    if within is None or (example is not None and not had):
        yield _as_yaml(_simple(hint) if example is None else example)
    elif kind is tuple:
        first = had[0] if had else None
        yield from (f"  {line}" for line in _entry(within, first))
    elif kind is Mapping:
        yield f"  {next(iter(typing.get_args(typing.get_args(_plain(hint))[0])), 'name')}:"
        yield from (f"    {line}" for line in _fields(within, None))
    else:
        yield from (f"  {line}" for line in _fields(within, had))


def _entry(record: type[Struct], given: Any) -> Iterator[str]:
    """Yield the lines of one entry of a list: the first field stands behind the dash."""
    is_first = True
    for line in _fields(record, given):
        starts = is_first and line[0] not in "# "
        yield f"- {line}" if starts else f"  {line}"
        is_first = is_first and not starts


def _note(record: type[Struct], name: str, hint: Any) -> str:
    plain = _plain(hint)
    inner = (
        next(iter(typing.get_args(plain)), plain) if typing.get_origin(plain) is tuple else plain
    )
    one_of = inner if isinstance(inner, type) and issubclass(inner, Enum) else ()
    choices = f" One of: {', '.join(item.value for item in one_of)}." if one_of else ""
    return f"{note_of(record, name)}{choices}"


def _plain(hint: Any) -> Any:
    """Return an annotation without what is said of it, and without None."""
    if hasattr(hint, "__metadata__"):
        return _plain(typing.get_args(hint)[0])
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _plain(next(part for part in typing.get_args(hint) if part is not types.NoneType))
    return hint


def _record_in(hint: Any) -> type[Struct] | None:
    """Return the record that a field holds one or several of."""
    plain = _plain(hint)
    if isinstance(plain, type) and issubclass(plain, Struct):
        return plain
    found = map(_record_in, typing.get_args(plain) if typing.get_origin(plain) else ())
    return next(filter(None, found), None)


def _simple(hint: Any) -> Any:
    plain = _plain(hint)
    if typing.get_origin(plain) is tuple:
        return [_simple(typing.get_args(plain)[0])]
    if isinstance(plain, type) and issubclass(plain, Enum):
        return next(iter(plain)).value
    return PLAIN[plain]


def _as_yaml(value: Any) -> str:
    """Return a value on one line, as it would be typed."""
    if isinstance(value, str) and _is_day(value):
        return value
    flow = isinstance(value, Sequence | Mapping) and not isinstance(value, str)
    text = yaml.safe_dump(
        value, default_flow_style=flow or None, allow_unicode=True, width=9999, sort_keys=False
    )
    return text.removesuffix("...\n").strip()


def _is_day(text: str) -> bool:
    return len(text) == len("2026-09-01") and text.replace("-", "").isdigit()


if __name__ == "__main__":
    for path, text in blank_files().items():
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(BLANK)} written\n")

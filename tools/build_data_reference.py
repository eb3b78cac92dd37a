"""Writes docs/data.md and the schemas of all files, from the models and `field_notes.toml`."""

import inspect
import json
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields
from tools.json_schema import schema_of

from advocate.inputs.file_shapes import SHAPES
from advocate.models.field_notes import example_of, note_of
from advocate.models.field_types import FieldType, NumberType, Ref

TARGET = Path(__file__).parents[1] / "docs" / "data.md"
SCHEMAS = Path(__file__).parents[1] / "src" / "advocate" / "inputs" / "schemas"
HEAD = """# The files of a workspace

Every field that a file may have; those in bold must be there. Dates are written `2026-07-02`, lists
with `- ` before each entry. A field that is not here is refused, with the nearest name as a hint.
Prose may cite claims with `{{ fact("id") }}` and `{{ cite("id") }}`, say when a source was last
read with `{{ checked("id") }}`, and compare two of them with `{{ gap("id", "id") }}` and
`{{ trend("new_id", "old_id") }}`; see [Templates](templates.md).

Text is read as it is typed: `010`, `12:30`, `yes` and `2026-07-02` stay text, and only plain
numbers, `true`, `false` and `null` are more. Put text into straight quotation marks where it
contains `: ` or ` #` (the rest would be a comment: errors name it, unless two spaces stand before
and one behind the `#`), or begins with one of ``& * ! @ ` % > | [ { ? - "``. Characters that
nobody sees (soft hyphens, spaces of no width, marks of direction, no-break spaces as indents,
vertical tabs) are named with their line and left out, or read as spaces; those that turn a line
round, and names with letters of two scripts, are errors. `advocate check` also names whatever
lies in `data/` and is read by nothing.

More on `sectors/NAME.yaml` is told in [Sectors](sectors.md), on `kinds/NAME.yaml` in
[Kinds](kinds.md). All examples are invented. This page is made from the program, where
`models/field_notes.toml` says what each field is for: `python -m tools.build_data_reference`.
"""
MOST_SHOWN = 40
"""Letters of an example that has its place in a table."""
WORDS = {str: "text", bool: "true or false", int: "whole number", float: "number", date: "date"}


def data_page() -> str:
    """Return the whole page as Markdown."""
    told: set[type] = set()
    parts = [HEAD]
    for each in SHAPES:
        shape = "A list" if each.is_list else "One record"
        parts.append(f"## `{each.file}`\n\n{shape}. {_first_line(each.record)}\n")
        parts += _tables(each.record, told)
    return "\n".join(parts)


def _tables(model: type, told: set[type]) -> Iterator[str]:
    """Yield the table of a model, and one for each kind of record inside it, each once."""
    told.add(model)
    hints = typing.get_type_hints(model, include_extras=True)
    inside: list[type] = []
    rows = ["| field | is | means |", "| --- | --- | --- |"]
    for spec in (item for item in fields(model) if item.name != "at"):
        kind, records = _kind(hints[spec.name])
        inside += records
        is_needed = spec.default is NODEFAULT and spec.default_factory is NODEFAULT
        name = f"**`{spec.name}`**" if is_needed else f"`{spec.name}`"
        rows.append(f"| {name} | {kind} | {_told(model, spec.name)} |")
    yield "\n".join(rows) + "\n"
    for record in dict.fromkeys(inside):
        if record not in told:
            yield f"### {record.__name__}\n\n{_first_line(record)}\n"
            yield from _tables(record, told)


def _kind(hint: typing.Any) -> tuple[str, list[type]]:
    """Return what a field holds in words, and the kinds of record in it."""
    if said := getattr(hint, "__metadata__", None):
        return _declared(said[0]), []
    if parts := typing.get_args(hint):
        return _composed(typing.get_origin(hint), parts)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return f"record: [{hint.__name__}](#{hint.__name__.lower()})", [hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "one of " + ", ".join(f"`{item.value}`" for item in hint), []
    return WORDS[hint], []


def _composed(origin: object, parts: tuple[typing.Any, ...]) -> tuple[str, list[type]]:
    """Return the same of what is made of other kinds: a list, a mapping, one of some."""
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{item}`" for item in parts), []
    if origin is Mapping:
        kind, records = _kind(parts[1])
        return f"by name: {kind}", records
    kind, records = _kind(next(part for part in parts if part is not types.NoneType))
    return (f"list of {kind}" if origin is tuple else kind), records


def _declared(said: object) -> str:
    """Return what a text or number is, as its annotation says it."""
    if isinstance(said, NumberType):
        return f"whole number, at least {said.least}"
    assert isinstance(said, FieldType)  # noqa: S101 - there are no others
    if isinstance(said, Ref) and said.shown == Ref(to="").shown:
        return f"{said.shown} of {said.to}"
    return said.shown


def _first_line(model: type) -> str:
    return inspect.getdoc(model).partition("\n")[0] if model.__doc__ else ""  # type: ignore[union-attr]


def _told(model: type, field: str) -> str:
    """Return what a field is for, with an example where that is short."""
    example = example_of(model, field)
    shown = ", ".join(map(str, example)) if isinstance(example, list) else str(example or "")
    is_shown = shown and "{" not in shown and len(shown) <= MOST_SHOWN
    told = note_of(model, field) + (f" Example: `{shown}`" if is_shown else "")
    return told.replace("|", "\\|")


def schema_texts() -> dict[str, str]:
    """Return the schema of each file as JSON, by its name in `SCHEMAS`."""
    return {
        f"{shape.name}.json": f"{json.dumps(schema_of(shape), ensure_ascii=False, indent=1)}\n"
        for shape in SHAPES
    }


if __name__ == "__main__":
    TARGET.write_text(data_page(), encoding="utf-8")
    for name, text in schema_texts().items():
        (SCHEMAS / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{TARGET.name} and the schemas written\n")

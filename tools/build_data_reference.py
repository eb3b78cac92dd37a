"""Writes docs/data.md, the fields of every YAML file, from the models that read them."""

import ast
import inspect
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from advocate.models.campaign import Manifesto
from advocate.models.field_types import FieldType, NumberType, Ref
from advocate.models.kinds import Traits
from advocate.models.record_collections import COLLECTIONS
from advocate.models.sector import Sector
from advocate.models.settings import Settings

TARGET = Path(__file__).parents[1] / "docs" / "data.md"
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

What the fields of `sectors/NAME.yaml` are for is told in [Sectors](sectors.md).
`data/elections.yaml` is described in its own first lines. This page is made from the program:
`python tools/build_data_reference.py`.
"""
WORDS = {str: "text", bool: "true or false", int: "whole number", float: "number", date: "date"}


def data_page() -> str:
    """Return the whole page as Markdown."""
    files: dict[str, tuple[str, type]] = {
        "advocate.yaml": ("one record", Settings),
        **{item.file: ("a list", item.record) for item in COLLECTIONS},
        "data/manifestos/YEAR.yaml": ("one record", Manifesto),
        "kinds/NAME.yaml": ("one record", Traits),
        "sectors/NAME.yaml": ("one record", Sector),
    }
    told: set[type] = set()
    parts = [HEAD]
    for name, (shape, model) in files.items():
        parts.append(f"## `{name}`\n\n{shape.capitalize()}. {_first_line(model)}\n")
        parts += _tables(model, told)
    return "\n".join(parts)


def _tables(model: type, told: set[type]) -> Iterator[str]:
    """Yield the table of a model, and one for each kind of record inside it, each once."""
    told.add(model)
    notes = _notes(model)
    hints = typing.get_type_hints(model, include_extras=True)
    inside: list[type] = []
    rows = ["| field | is | means |", "| --- | --- | --- |"]
    for spec in (item for item in fields(model) if item.name != "at"):
        kind, records = _kind(hints[spec.name])
        inside += records
        is_needed = spec.default is NODEFAULT and spec.default_factory is NODEFAULT
        name = f"**`{spec.name}`**" if is_needed else f"`{spec.name}`"
        rows.append(f"| {name} | {kind} | {notes.get(spec.name, '')} |")
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
    return f"{said.shown} of {said.to}" if isinstance(said, Ref) else said.shown


def _first_line(model: type) -> str:
    return inspect.getdoc(model).partition("\n")[0] if model.__doc__ else ""  # type: ignore[union-attr]


def _notes(model: type) -> dict[str, str]:
    """Return the line under each field of the model's source, inherited fields included."""
    bases = [base for base in model.__bases__ if base is not Struct and issubclass(base, Struct)]
    found = {name: note for base in bases for name, note in _notes(base).items()}
    (body,) = ast.parse(inspect.getsource(model)).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - a model is a class
    for field, after in zip(body.body, body.body[1:], strict=False):
        is_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and is_text:
            text = str(typing.cast("ast.Constant", typing.cast("ast.Expr", after).value).value)
            found[field.target.id] = " ".join(text.split()).replace("|", "\\|")
    return found


if __name__ == "__main__":
    TARGET.write_text(data_page(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name} written\n")

"""The JSON Schema of a file of a workspace, by which editors explain, complete and check it.

Made from the annotations that `record_reader.py` reads by: what one accepts, the other does. What
only a whole workspace can tell, as whether an id is there, it leaves to `advocate check`. Draft 7,
as the YAML support of editors wants. `advocate schema` adds the ids that a workspace has.
"""

import re
import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct

from advocate.inputs.file_shapes import FileShape
from advocate.models.field_notes import example_of, note_of
from advocate.models.field_types import PROGRAMME_YEAR, NumberType, Ref, defaults_of, hints_of
from advocate.models.former_names import FIELDS, UNITS

Schema = dict[str, Any]
_TWO_YEARS = "|".join(f"{year:02}([/-]{(year + 1) % 100:02})?" for year in range(100))
_YEAR: Schema = {"type": ["string", "integer"], "pattern": rf"^\s*(19|20)({_TWO_YEARS})\s*$"}
_YEAR |= {"minimum": 1900, "maximum": 2099}
_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S"}
"""A number is read as it was typed."""
_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    bool: {"type": ["boolean"]},
    int: {"type": ["integer"]},
    float: {"type": ["number"]},
    date: {"type": ["string"], "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}
_FORMER = {"deprecated": True, "deprecationMessage": "A former name, which stays valid."}


def schema_of(shape: FileShape) -> Schema:
    """Return the schema of a file; under `definitions`, empty, what else its fields may name."""
    whole = _schema(tuple[shape.record, ...] if shape.is_list else shape.record)  # type: ignore[name-defined]
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": shape.file}
    named = sorted(set(re.findall(r"#/definitions/(\w+)", str(whole))))
    return {**head, **whole, "definitions": {name: {"not": {}} for name in named}}


def _schema(hint: Any) -> Schema:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _declared(*parts[:2])
    if origin in (types.UnionType, Union):
        return _or_nothing(_schema(next(p for p in parts if p is not types.NoneType)))
    if origin is Mapping:
        return _mapping(*parts)
    if origin is tuple:
        return {"type": ["array", "null"], "items": _schema(parts[0])}
    if known := _choices(hint):
        former = [old for old, new in UNITS.items() if new in known]
        return {"anyOf": [{"enum": [*known]}, *([{"enum": former, **_FORMER}] if former else [])]}
    return _record(hint) if issubclass(hint, Struct) else _SCALARS[hint]


def _declared(wanted: Any, said: object) -> Schema:
    if isinstance(said, Ref):
        return {"anyOf": [{"$ref": f"#/definitions/{said.to}"}, _TEXT]}
    if isinstance(said, NumberType):
        return {**_SCALARS[wanted], "minimum": said.least}
    return _YEAR if said == PROGRAMME_YEAR else _SCALARS[wanted]


def _mapping(key: Any, item: Any) -> Schema:
    """Return the schema of things by name; where the names are given, there are no others."""
    names, each = _choices(key), _schema(item)
    inside = {"properties": dict.fromkeys(names, each), "additionalProperties": False}
    return {"type": ["object", "null"], **(inside if names else {"additionalProperties": each})}


def _choices(hint: Any) -> tuple[str, ...]:
    """Return the values of a field that has one of some; nothing of any other."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(str(item.value) for item in hint)
    return get_args(hint) if get_origin(hint) is Literal else ()


def _or_nothing(schema: Schema) -> Schema:
    """Return the schema of what may also be left empty."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {**schema, "type": [*dict.fromkeys([*schema["type"], "null"])]}


def _record(record: type[Struct]) -> Schema:
    fields = {name: _field(record, name) for name in defaults_of(record) if name != "at"}
    former = {old: new for old, new in FIELDS.items() if new in fields and old not in fields}
    needed = [name for name in fields if defaults_of(record)[name] is NODEFAULT]
    either = [
        {"anyOf": [{"required": [n]} for n in names]}
        for names in former.items()
        if names[1] in needed
    ]
    return {
        "type": ["object"],
        "properties": fields | {old: fields[new] | _FORMER for old, new in former.items()},
        "required": [name for name in needed if name not in former.values()],
        "dependencies": {old: {"properties": {new: False}} for old, new in former.items()},
        "additionalProperties": False,
        **({"allOf": either} if either else {}),
    }


def _field(record: type[Struct], name: str) -> Schema:
    schema, default = _schema(hints_of(record)[name]), defaults_of(record)[name]
    if default is not NODEFAULT and not hasattr(default, "factory"):
        schema = _or_nothing(schema)
    example = None if "anyOf" in str(schema) else example_of(record, name)
    examples = {} if example is None else {"examples": [example]}
    return {"description": note_of(record, name), **schema, **examples}

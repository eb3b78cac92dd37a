"""What the schemas accept is what the reader accepts, field by field and value by value."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker
from msgspec import Struct
from tools.build_data_reference import SCHEMAS, schema_texts
from tools.json_schema import schema_of

from advocate.inputs.file_shapes import SHAPES, FileShape, records_within
from advocate.inputs.record_reader import read_record
from advocate.inputs.yaml_file import YamlFile
from advocate.models.field_types import YamlPath

RECORDS = dict.fromkeys(each for shape in SHAPES for each in records_within(shape.record))
ODD: tuple[Any, ...] = (
    *(None, "", " ", "x", 7, -1, 3.5, True, [], {}, ["x"], [None], {"x": "y"}, [7], ["public"]),
    *("2026-02-28", "2026-02-30", "2026-2-3", "2025/26", "2025/27", "1999-00", "percent", "pupils"),
)
"""Values of every sort, each right in some field and wrong in others."""


class AsTyped(dict[YamlPath, str]):
    """Knows of every number how it was typed: as text it is its digits, as in a file."""

    def __contains__(self, path: object) -> bool:
        return True

    def __missing__(self, path: YamlPath) -> str:
        return "7"


def is_read(record: type[Struct], value: object) -> bool:
    """Say whether the reader makes a record of a value."""
    file = YamlFile("some.yaml", value, raw_text=AsTyped())
    return read_record(file, record) is not None and not file.problems


def plain(schema: dict[str, Any]) -> Any:
    """Return a value that a schema should accept, with no field that may be left out."""
    if "examples" in schema:
        return schema["examples"][0]
    if "anyOf" in schema:
        return schema["anyOf"][0].get("enum", ["x"])[0]
    if schema["type"][0] == "object":
        either = [each["anyOf"][1]["required"][0] for each in schema.get("allOf", ())]
        needed = [*schema.get("required", ()), *either]
        return {name: plain(schema["properties"][name]) for name in needed}
    others = {"boolean": True, "integer": 7, "number": 7, "array": []}
    return others.get(schema["type"][0], "2026-02-28" if "format" in schema else "x")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__name__))
def test_reader_and_schema_agree_on_every_value_in_every_field(record: type[Struct]) -> None:
    schema = schema_of(FileShape("some.yaml", record))
    validator = Draft7Validator(schema, format_checker=FormatChecker())
    base = plain(schema)
    tried = [
        *({**base, field: value} for field in (*schema["properties"], "x") for value in ODD),
        *({name: base[name] for name in base if name != left_out} for left_out in base),
    ]

    assert is_read(record, base)
    assert [odd for odd in tried if is_read(record, odd) is not validator.is_valid(odd)] == []


def test_the_packaged_schemas_are_those_that_the_models_make() -> None:
    packaged = {path.name: path.read_text("utf-8") for path in SCHEMAS.iterdir()}

    assert packaged == schema_texts()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.name))
def test_every_example_is_one_that_its_field_accepts(shape: FileShape) -> None:
    schema = schema_of(shape)
    Draft7Validator.check_schema(schema)
    fields = [item for item in inside(schema) if isinstance(item.get("examples"), list)]

    assert fields
    assert [
        field
        for field in fields
        for example in field["examples"]
        if not Draft7Validator(field, format_checker=FormatChecker()).is_valid(example)
    ] == []


def inside(schema: Any) -> Iterator[Any]:
    """Yield a schema and those within it."""
    if isinstance(schema, dict):
        yield schema
    for item in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(item, dict | list):
            yield from inside(item)

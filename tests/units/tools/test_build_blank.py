"""The files of a blank start have every field that there is, and each as it is read."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tools.build_blank import RULE, blank_files

from advocate.cli.completion import packaged_sectors
from advocate.inputs.file_shapes import SHAPES, FileShape, records_within
from advocate.inputs.new_workspace import BLANK, filled_in
from advocate.inputs.record_reader import read_record, read_records
from advocate.inputs.yaml_reader import read_yaml

FILES = blank_files()
SHAPE_OF = {BLANK / shape.file.replace("YEAR", "2024"): shape for shape in SHAPES}
ANSWERS = {"today": "2026-12-01", "sector": "[education]", "nation": "Wales"}
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def in_use(path: Path) -> Any:
    """What the file says when every line of its second part has been put to use."""
    first, rest = filled_in(FILES[path], ANSWERS).split(RULE)
    lines = rest[rest.index("#\n") + 2 :].splitlines()
    typed = "\n".join(line.removeprefix("# ") for line in lines)
    return joined(yaml.safe_load(first), yaml.safe_load(typed))


def joined(one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        keys = [*one, *other]
        return {key: joined(one.get(key), other.get(key)) for key in keys}
    if isinstance(one, list) and isinstance(other, list):
        return [joined(one[0], other[0])]
    return other if one in (None, "") else one


def test_the_files_are_what_the_tool_writes() -> None:
    assert len(FILES) == len([*BLANK.rglob("*.*")]) >= 12
    assert {path: path.read_text("utf-8") for path in FILES} == FILES


@each_file
def test_every_field_of_every_record_stands_there_with_what_it_is_for(path: Path) -> None:
    records = {*records_within(SHAPE_OF[path].record)}
    fields = {name for record in records for name in record.__struct_fields__} - {"at"}

    told = set(re.findall(r"(?m)^[# -]*(\w+):", FILES[path]))
    assert fields - told == set()


@each_file
def test_what_is_put_to_use_is_read(path: Path, tmp_path: Path) -> None:
    shape: FileShape = SHAPE_OF[path]
    copy = tmp_path / path.name
    copy.write_text(yaml.safe_dump(in_use(path), allow_unicode=True), "utf-8")

    file = read_yaml(copy, path.name)
    _ = (read_records if shape.is_list else read_record)(file, shape.record)

    assert file.problems == []


def test_the_blank_settings_and_the_list_name_the_fields_of_work_that_there_are() -> None:
    todo = Path(BLANK.parents[1] / "checking" / "todo_list.toml").read_text("utf-8")

    assert len(packaged_sectors()) >= 3
    assert ", ".join(packaged_sectors()) in FILES[BLANK / "advocate.yaml"]
    assert ", ".join(packaged_sectors()) in todo

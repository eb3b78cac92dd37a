"""Plain values into records: what each kind of field takes, and how a refusal reads."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from advocate.errors import Problem
from advocate.inputs.record_reader import read_record, read_records
from advocate.inputs.yaml_reader import read_yaml
from advocate.models.evidence import Audience


class Part(Struct, frozen=True, kw_only=True):
    name: str
    minutes: int = 5


class Whole(Struct, frozen=True, kw_only=True):
    """One of every kind of field that the models have."""

    id: str
    count: int | None = None
    share: float | None = None
    on: date | None = None
    open: bool = False
    audience: Audience = Audience.PUBLIC
    words: tuple[str, ...] = ()
    part: Part | None = None
    parts: tuple[Part, ...] = ()


def read(folder: Path, text: str, wanted: type[Any] = Whole) -> tuple[Any, list[Problem]]:
    path = folder / "file.yaml"
    path.write_text(text, "utf-8")
    file = read_yaml(path, "data/file.yaml")
    return read_record(file, wanted), file.problems


def refusal(folder: Path, text: str) -> Problem:
    """Return the one problem of a list of one record, whose first line is its id."""
    path = folder / "file.yaml"
    lines = ["- id: one", *(f"  {line}" for line in text.splitlines())]
    path.write_text("\n".join(lines), "utf-8")
    file = read_yaml(path, "data/file.yaml")
    assert read_records(file, Whole) == {}
    (problem,) = file.problems
    assert problem.file == "data/file.yaml"
    return problem


def test_a_whole_record_is_built_with_every_field(tmp_path: Path) -> None:
    text = (
        "id: one\ncount: 3\nshare: 4\non: 2026-07-02\nopen: true\naudience: internal\n"
        "words: [a, 12, 3.50]\npart: {name: p}\nparts:\n  - {name: q, minutes: 9}\n"
    )

    built, problems = read(tmp_path, text)

    assert problems == []
    assert built == Whole(
        id="one",
        count=3,
        share=4.0,
        on=date(2026, 7, 2),
        open=True,
        audience=Audience.INTERNAL,
        words=("a", "12", "3.50"),
        part=Part(name="p"),
        parts=(Part(name="q", minutes=9),),
    )
    assert isinstance(built.share, float)


@pytest.mark.parametrize(
    "field", ["count", "share", "on", "open", "audience", "words", "part", "parts"]
)
def test_a_field_left_empty_is_as_if_left_out(tmp_path: Path, field: str) -> None:
    built, problems = read(tmp_path, f"id: one\n{field}:\n")

    assert (built, problems) == (Whole(id="one"), [])


def test_text_loses_the_space_around_it(tmp_path: Path) -> None:
    assert read(tmp_path, 'id: "  one  "')[0].id == "one"
    assert read(tmp_path, "id: 0.10")[0].id == "0.10"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("count: 3.5", '"count" must be a whole number.', "Write a plain number"),
        ("count: 3,000", '"count" must be a whole number.', "digits only"),
        ('count: "3"', '"count" must be a whole number.', "digits only"),
        ("count: true", '"count" must be a whole number.', "Write a plain number"),
        ("count: [3]", '"count" must be a whole number.', "Write a plain number"),
        ("share: £5", '"share" must be a number.', "digits only"),
        ("share: 5%", '"share" must be a number.', "Write a plain number"),
        ("share: false", '"share" must be a number.', "Write a plain number"),
        ("on: 2 July 2026", '"on" must be a date.', "2026-07-02"),
        ("on: 2026-02-30", '"on" must be a date.', "2026-07-02"),
        ("on: 20260702", '"on" must be a date.', "2026-07-02"),
        ("on: [2026]", '"on" must be a date.', "2026-07-02"),
        ("on: tomorrow..", '"on" must be a date.', "2026-07-02"),
        ("open: no", '"open" must be true or false.', "Write true or false"),
        ("open: 1", '"open" must be true or false.', "Write true or false"),
        ("audience: publik", '"audience" cannot be "publik".', 'Did you mean "public"?'),
        ("audience: 12", '"audience" cannot be "12".', "Known: public, recipient, host, internal."),
        ("words: a", '"words" must be a list.', '"- "'),
        ("words: [[a]]", "Entry 1 must be text.", "one line"),
        ("words: [a, true]", "Entry 2 must be text.", "quotation marks"),
        ('words: [a, " "]', "Entry 2 is empty.", "leave the field out"),
        ("words: [null]", "Entry 1 is empty.", "leave the field out"),
        ("part: text", '"part" must be a record.', '"field: value"'),
        ("parts: {name: x}", '"parts" must be a list.', '"- "'),
        ("parts: [x]", "Entry 1 must be a record.", '"field: value"'),
        ("partz: x", '"partz" is not a field here.', 'Did you mean "part"?'),
        ("zzz: x", '"zzz" is not a field here.', "Fields here: id, count, share"),
    ],
)
def test_what_a_field_does_not_take_is_refused_with_its_remedy(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    problem = refusal(tmp_path, text)

    assert problem.message == f"one: {message}"
    assert problem.line == 2
    assert hint in (problem.hint or "")


def test_a_missing_field_is_named_in_its_own_record(tmp_path: Path) -> None:
    problem = refusal(tmp_path, "parts:\n  - name: p\n  - minutes: 3")

    assert (problem.message, problem.line) == ('one: "name" is missing.', 4)
    assert problem.hint == 'Add "name: …".'


@pytest.mark.parametrize("value", ["", "[]", "text", "12"])
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, value: str) -> None:
    built, (problem,) = read(tmp_path, value)

    assert built is None
    assert "must be a record" in problem.message


def test_the_nearest_record_with_a_name_is_named(tmp_path: Path) -> None:
    problem = refusal(tmp_path, "parts:\n  - name: p\n    minutes: x")

    assert problem.message == 'p: "minutes" must be a whole number.'


def test_all_problems_of_all_records_are_noted_and_good_records_are_built(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("- id: a\n  count: x\n  open: y\n- id: b\n- [c]\n- count: 1\n", "utf-8")
    file = read_yaml(path, "data/file.yaml")

    built = read_records(file, Whole)

    assert [item.id for item in built.values()] == ["b"]
    assert [(p.line, p.message) for p in file.problems] == [
        (2, 'a: "count" must be a whole number.'),
        (3, 'a: "open" must be true or false.'),
        (5, "Entry 3 must be a record."),
        (6, '"id" is missing.'),
    ]


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a: 1", 1), ("text", 1), ("[]", 0)])
def test_a_file_of_records_is_one_list_or_nothing(tmp_path: Path, text: str, count: int) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(text, "utf-8")
    file = read_yaml(path, "data/file.yaml")

    assert read_records(file, Whole) == {}
    assert [problem.message for problem in file.problems] == ["The file must be one list."] * count

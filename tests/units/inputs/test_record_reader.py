"""Plain values into records: what each kind of field takes, and how a refusal reads."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
from msgspec import Struct, field

from advocate.errors import Problem
from advocate.inputs.record_reader import read_record, read_records
from advocate.inputs.yaml_reader import read_yaml
from advocate.models.evidence import Audience, Evidence, Unit
from advocate.models.field_types import ProgrammeYear
from advocate.models.programme import Programme


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
    kind: Literal["house", "barn"] = "house"
    year: ProgrammeYear | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
    rooms: Mapping[Literal["kitchen", "hall"], Part] = field(default_factory=dict)


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
        "kind: barn\nyear: 2025/26\nsizes: {a: 3, b c: 4}\nrooms: {hall: {name: r}}\n"
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
        kind="barn",
        year="2025/26",
        sizes={"a": 3, "b c": 4},
        rooms={"hall": Part(name="r")},
    )
    assert isinstance(built.share, float)


@pytest.mark.parametrize(
    "name",
    [
        *("count", "share", "on", "open", "audience", "words", "part", "parts", "kind", "year"),
        *("sizes", "rooms"),
    ],
)
def test_a_field_left_empty_is_as_if_left_out(tmp_path: Path, name: str) -> None:
    built, problems = read(tmp_path, f"id: one\n{name}:\n")

    assert (built, problems) == (Whole(id="one"), [])


def test_text_loses_the_space_around_it(tmp_path: Path) -> None:
    assert read(tmp_path, 'id: "  one  "')[0].id == "one"
    assert read(tmp_path, "id: 0.10")[0].id == "0.10"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("count: 3.5", '"count" must be a whole number, not “3.5”.', "Write a plain number"),
        ("count: 3,000", '"count" must be a whole number, not “3,000”.', "Write 3000, digits"),
        ('count: "3"', '"count" must be a whole number, not “3”.', "Write 3, digits only"),
        ("count: true", '"count" must be a whole number, not “true”.', "Write a plain number"),
        ("count: [3]", '"count" must be a whole number, not a list.', "Write a plain number"),
        ("share: £5", '"share" must be a number, not “£5”.', "Write 5, digits only"),
        ("share: 5%", '"share" must be a number, not “5%”.', "Write 5, digits only"),
        ("share: false", '"share" must be a number, not “false”.', "Write a plain number"),
        ("on: 2 July 2026", '"on" must be a date, not “2 July 2026”.', "2026-07-02"),
        ("on: 2026-02-30", '"on" must be a date, not “2026-02-30”.', "has 28 days"),
        ("on: 20260702", '"on" must be a date, not “20260702”.', "2026-07-02"),
        ("on: [2026]", '"on" must be a date, not a list.', "2026-11-21"),
        ("on: tomorrow..", '"on" must be a date, not “tomorrow..”.', "2026-11-21"),
        ("open: no", '"open" must be true or false, not “no”.', "Write true or false"),
        ("open: 1", '"open" must be true or false, not “1”.', "Write true or false"),
        ("audience: publik", '"audience" cannot be "publik".', 'Did you mean "public"?'),
        ("audience: 12", '"audience" cannot be "12".', "Known: public, recipient, host, internal."),
        ("words: a", '"words" must be a list, not “a”.', '"- "'),
        ("words: [[a]]", 'Entry 1 of "words" must be text, not a list.', "one line"),
        ("words: [a, true]", 'Entry 2 of "words" must be text, not “true”.', "quotation marks"),
        ('words: [a, " "]', 'Entry 2 of "words" is empty.', "leave the field out"),
        (
            "words: [null]",
            'Entry 1 of "words" is empty: "null" stands for nothing.',
            "leave the field out",
        ),
        ("part: text", '"part" must be a record, not “text”.', '"field: value"'),
        ("parts: {name: x}", '"parts" must be a list, not a record.', '"- "'),
        ("parts: [x]", 'Entry 1 of "parts" must be a record, not “x”.', '"field: value"'),
        ("kind: bran", '"kind" cannot be "bran".', 'Did you mean "barn"?'),
        ("kind: [barn]", '"kind" cannot be "[\'barn\']".', "Known: house, barn."),
        ("sizes: [a]", '"sizes" must be a list of names, not a list.', '"name: value"'),
        ("sizes: text", '"sizes" must be a list of names, not “text”.', '"name: value"'),
        ("sizes: {a: x}", '"a" must be a whole number, not “x”.', "Write a plain number"),
        ("rooms: {hal: {name: r}}", '"hal" cannot be "hal".', 'Did you mean "hall"?'),
        ("rooms: {hall: {}}", '"name" is missing.', 'Add "name: …".'),
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


@pytest.mark.parametrize("year", ["2025/26", "2025-26", "2025", "1999/00", "1999-00"])
def test_the_year_of_a_programme_is_one_year_or_two_that_follow(tmp_path: Path, year: str) -> None:
    built, problems = read(tmp_path, f"id: one\nyear: {year}")

    assert (built.year, problems) == (year, [])


@pytest.mark.parametrize(
    "year",
    [
        *("2025/27", "2025/2026", "2025/", "25/26", "2025–26", "1899", "this year", "2025/26/27"),
        *("2025-09-01", "2025.5"),
    ],
)
def test_what_is_no_year_of_a_programme_is_refused(tmp_path: Path, year: str) -> None:
    problem = refusal(tmp_path, f"year: {year}")

    assert problem.message == f'one: "{year}" is not the year of a programme.'
    assert problem.hint == "Write for example 2025/26, 2025-26 or 2025."


OLD_NAMES = "id: a\nschool: Ark\nconstituency: Here\nacademic_year: 2025/26\npupils: 24\n"
NEW_NAMES = "id: a\nsite: Ark\nconstituency: Here\nyear: 2025/26\npeople_helped: 24\n"


@pytest.mark.parametrize(("text", "is_former"), [(OLD_NAMES, True), (NEW_NAMES, False)])
def test_a_record_may_use_the_former_names_of_its_fields(
    tmp_path: Path, text: str, is_former: bool
) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(text, "utf-8")
    file = read_yaml(path, "data/file.yaml")

    built = read_record(file, Programme)

    assert file.problems == []
    assert built is not None
    assert (built.site, built.year, built.people_helped) == ("Ark", "2025/26", 24)
    assert file.has_former_names is is_former


def test_the_same_field_under_both_its_names_is_refused(tmp_path: Path) -> None:
    _, problems = read(tmp_path, f"{NEW_NAMES}school: Bede\n", Programme)

    assert [problem.message for problem in problems] == ['"school" is not a field here.']


def test_a_former_name_is_none_of_a_record_that_never_had_it(tmp_path: Path) -> None:
    problem = refusal(tmp_path, "school: Ark")

    assert problem.message == 'one: "school" is not a field here.'


def test_a_problem_of_a_field_is_told_by_the_name_that_the_file_gives_it(tmp_path: Path) -> None:
    _, problems = read(tmp_path, OLD_NAMES.replace("24", "many"), Programme)

    assert [problem.message for problem in problems] == [
        '"pupils" must be a whole number, not “many”.'
    ]


@pytest.mark.parametrize(
    ("unit", "read_as"),
    [
        ("pupils", Unit.PEOPLE),
        ("people", Unit.PEOPLE),
        ("schools", Unit.SITES),
        ("sites", Unit.SITES),
    ],
)
def test_a_unit_may_have_its_former_name(tmp_path: Path, unit: str, read_as: Unit) -> None:
    text = (
        f"id: a\nstatement: We helped\nvalue: 24\nunit: {unit}\npopulation: All\n"
        "geography: England\nperiod: 2023/24\nstatus: published\nverified: primary\n"
        "publisher: Us\ntitle: Report\n"
    )

    built, problems = read(tmp_path, text, Evidence)

    assert (problems, built.unit) == ([], read_as)


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

    assert problem.message == 'p: "minutes" must be a whole number, not “x”.'


def test_all_problems_of_all_records_are_noted_and_good_records_are_built(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("- id: a\n  count: x\n  open: y\n- id: b\n- [c]\n- count: 1\n", "utf-8")
    file = read_yaml(path, "data/file.yaml")

    built = read_records(file, Whole)

    assert [item.id for item in built.values()] == ["b"]
    assert [(p.line, p.message) for p in file.problems] == [
        (2, 'a: "count" must be a whole number, not “x”.'),
        (3, 'a: "open" must be true or false, not “y”.'),
        (5, "Entry 3 must be a record, not a list."),
        (6, '"id" is missing.'),
    ]


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a: 1", 1), ("text", 1), ("[]", 0)])
def test_a_file_of_records_is_one_list_or_nothing(tmp_path: Path, text: str, count: int) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(text, "utf-8")
    file = read_yaml(path, "data/file.yaml")

    assert read_records(file, Whole) == {}
    assert [problem.message for problem in file.problems] == ["The file must be one list."] * count

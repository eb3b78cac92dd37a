"""What may not be said is found in every field of every record, and follows from its type alone."""

import json
import typing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from advocate.inputs.workspace_reader import survey_workspace
from advocate.models.field_types import PHONE, FieldType, NameType, ProseType, Record
from advocate.rules.prose import texts_in
from tests.every_field import write_workspace
from tests.features.conftest import Run

SENTENCE = "Here the disastrous Conservative government left 97% of pupils behind"
FIGURE = "It reaches 1,240 pupils"
BLAME = "The shameful Conservative government"
CHILD = "It was shown to Lisa Brown, a Year 6 pupil"
MOBILE = "Call 07700 900123"


def _is_printed(kind: FieldType) -> bool:
    return isinstance(kind, ProseType) and kind.is_printed


def _is_prose(kind: FieldType) -> bool:
    return isinstance(kind, ProseType)


def _is_name(kind: FieldType) -> bool:
    return isinstance(kind, NameType)


def _is_words(kind: FieldType) -> bool:
    return _is_prose(kind) or _is_name(kind)


CASES = [
    (SENTENCE, _is_printed, {"N01"}),
    (SENTENCE, _is_printed, {"X02"}),
    (FIGURE, _is_printed, {"N01"}),
    (FIGURE, _is_name, {"N01"}),
    (BLAME, _is_name, {"X02"}),
    (CHILD, _is_prose, {"C05"}),
    (MOBILE, _is_words, {"R01"}),
]


@pytest.mark.parametrize(("said", "is_meant", "rules"), CASES)
def test_it_is_found_in_every_field_of_its_sort(
    said: str, is_meant: Callable[[FieldType], bool], rules: set[str], run: Run, workspace: Path
) -> None:

    def fill(owner: str, name: str, kind: FieldType) -> str | None:
        return f"{said} ({owner} {name})" if is_meant(kind) and name != "id" else None

    for path in workspace.rglob("*.yaml"):
        path.unlink()
    write_workspace(workspace, fill)
    found = run("check", "--json", "--on", "2026-11-20").json["problems"]
    told = {(p["file"], p["line"]) for p in found if p["rule"] in rules}
    survey = survey_workspace(workspace, None)
    assert survey.workspace is not None, survey.problems
    refused = {(problem.file, problem.line) for problem in survey.problems}
    wanted = {
        (text.about, text.path): (text.file, survey.workspace.line_in(text.file, text.path))
        for text in texts_in(survey.workspace)
        if text.text.startswith(said)
    }
    assert len(wanted) > 15
    assert [what for what, place in wanted.items() if place not in told | refused] == []


def test_a_phone_number_is_told_by_its_field(run: Run, workspace: Path) -> None:
    def fill(_owner: str, _name: str, kind: FieldType) -> str | None:
        return "07700 900123" if kind == PHONE else None

    write_workspace(workspace, fill)
    found = json.loads(run("check", "--json", "--rule", "R01").stdout)["problems"]
    assert [problem for problem in found if problem["rule"] == "R01"] == []


def test_no_text_of_a_record_is_without_a_declared_type() -> None:
    records = list(_all_below(Record))
    assert len(records) > 30
    bare = [
        f"{record.__name__}.{name}"
        for record in records
        for name, hint in typing.get_type_hints(record, include_extras=True).items()
        if _has_bare_text(hint)
    ]
    assert bare == []


def _all_below(record: type[Struct]) -> Iterator[type[Struct]]:
    for below in record.__subclasses__():
        yield below
        yield from _all_below(below)


def _has_bare_text(hint: object) -> bool:
    if typing.get_origin(hint) is typing.Annotated:
        return False
    return hint is str or any(map(_has_bare_text, typing.get_args(hint)))

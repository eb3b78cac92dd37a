"""Every text that a template may print says what it is, so that none counts as typed by mistake."""

import typing
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from msgspec import Struct

from advocate.kinds import brief, index, letter, manifesto
from advocate.kinds.activity_hook import ActivityHook
from advocate.kinds.member_roles import RoleFact
from advocate.models.document import DocumentInfo, HeldPicture
from advocate.models.document_context import DocumentContext
from advocate.models.engagement import VisitStep
from advocate.models.field_types import FieldType, Place, Prose, fields_of, type_of
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.workspace import Workspace

NEVER_PRINTED = {DocumentContext, HeldPicture, Workspace, Place}
"""They hold what is printed, and are not given to templates themselves."""


class Undeclared(Struct):
    """A record as it must not be."""

    said: str | None = None
    lines: tuple[str, ...] = ()
    declared: Prose = ""

    @property
    def called(self) -> str:
        """A text that does not say what it is."""
        return ""


def of_modules(*modules: ModuleType) -> Iterator[type[Struct]]:
    """The records that modules name, or put together themselves."""
    yield from {item for module in modules for item in vars(module).values() if is_record(item)}


def is_record(item: object) -> bool:
    is_class = isinstance(item, type) and issubclass(item, Struct) and item is not Struct
    return is_class and item not in NEVER_PRINTED


def with_inner(records: list[type[Struct]]) -> set[type[Struct]]:
    waiting, seen = records, set[type[Struct]]()
    while waiting:
        record = waiting.pop()
        if record not in seen:
            seen.add(record)
            waiting += [part for _, hint in hints_of(record) for part in parts_of(hint) if part]
    return seen


def hints_of(record: type[Struct]) -> Iterator[tuple[str, Any]]:
    yield from typing.get_type_hints(record, include_extras=True).items()
    for name, item in vars(record).items():
        if isinstance(item, property):
            yield name, typing.get_type_hints(item.fget, include_extras=True)["return"]


def parts_of(hint: Any) -> Iterator[Any]:
    """Yield the records in an annotation, and None for each text that does not say what it is."""
    if any(isinstance(item, FieldType) for item in getattr(hint, "__metadata__", ())):
        return
    if hint is str:
        yield None
    elif is_record(hint):
        yield hint
    for inner in typing.get_args(hint):
        yield from parts_of(inner)


def undeclared(record: type[Struct]) -> list[str]:
    return [name for name, hint in hints_of(record) if None in parts_of(hint)]


KINDS = of_modules(brief, letter, manifesto, index)
RECORDS = with_inner([*KINDS, DocumentInfo, RoleFact])


@pytest.mark.parametrize("record", sorted(RECORDS, key=str))
def test_no_record_that_a_template_may_print_has_a_text_of_no_type(record: type[Struct]) -> None:
    assert undeclared(record) == []


def test_the_records_looked_at_are_those_within_others_too() -> None:
    assert {FormsOfAddress, VisitStep, ActivityHook, manifesto.AskBlock} <= RECORDS
    assert undeclared(Undeclared) == ["said", "lines", "called"]


def test_a_property_says_what_it_is_like_a_field() -> None:
    assert type_of(Undeclared, "called") == type_of(Undeclared, "declared")
    found = type_of(DocumentInfo, "standing")
    assert found is not None
    assert not found.is_typed
    assert type_of(VisitStep, "minutes") is type_of(VisitStep, "nothing") is None
    assert "standing" not in [field.name for field in fields_of(DocumentInfo)]

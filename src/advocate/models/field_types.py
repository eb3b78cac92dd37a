"""What the texts of records are: said once, in the annotation of the field; all else follows.

Reader, references, rules, templates and documentation ask here. A text whose field has no type is
prose, and is checked most strictly. Days, numbers, choices and yes or no are what Python's own type
says.
"""

import types
import typing
from collections.abc import Iterator
from datetime import date
from functools import cache
from inspect import get_annotations
from typing import Annotated, Any, cast

from msgspec import NODEFAULT, Struct

from advocate.models.former_names import FIELDS

YamlPath = tuple[str | int, ...]
"""Keys and list positions from the top of a file."""
SMALL_COUNT = 10
ANY_COUNT = 999


class Place(Struct, frozen=True):
    """Where something stands in a file of the workspace."""

    file: str
    path: YamlPath = ()
    line: int | None = None


class Renamed(Struct, frozen=True, kw_only=True):
    """What a template may name by the former names of its fields too."""

    def __getattr__(self, name: str) -> Any:
        """Return the field that once had that name."""
        if name in FIELDS and FIELDS[name] in self.__struct_fields__:
            return getattr(self, FIELDS[name])
        raise AttributeError(name)


class Record(Renamed, frozen=True, kw_only=True):
    """What a file of the workspace holds; a changed copy keeps the place of the first."""

    at: Place | None = None
    """Set by the reader; no field of the file."""


class DatedRecord(Record, frozen=True, kw_only=True):
    """What holds from one day to another; a document dated outside knows nothing of it."""

    start: date | None = None
    end: date | None = None


class FieldType(Struct, frozen=True, kw_only=True):
    """What one text is."""

    shown: str
    """In words, for the documentation."""
    is_typed: bool = False
    """Whether somebody wrote it in words of their own, so that documents do not vouch for it."""


class ProseType(FieldType, frozen=True, kw_only=True):
    """Sentences and phrases of ours: every rule on words holds."""

    shown: str = "prose"
    is_typed: bool = True
    counts_up_to: int = 0
    """Largest plain count that may be typed: minutes of a plan, people in a room."""
    may_state_figures: bool = False
    """Whether figures belong here, since the record itself is their source."""
    is_printed: bool = True
    is_note: bool = False
    """For colleagues: its words may not reach anybody else."""
    is_aside: bool = False
    """The same of whole phrases only, since short ones may stand elsewhere by chance."""


class NameType(FieldType, frozen=True, kw_only=True):
    """The name of a person, place or body: no figure and no judgement."""

    shown: str = "name"


class Ref(FieldType, frozen=True, kw_only=True):
    """The id of a record in a collection, or the name of something that is known elsewhere."""

    to: str
    """Name of the collection; "statistics" are also those of the packaged record, "people" and
    "subjects" what the sectors have."""
    shown: str = "id"


class NumberType(Struct, frozen=True):
    """What a number may be."""

    least: int


UNDECLARED = ProseType()
"""What a text is whose field says nothing."""
Prose = Annotated[str, UNDECLARED]
Plan = Annotated[str, ProseType(counts_up_to=SMALL_COUNT)]
"""What is planned for a day: may count minutes, and people in a room."""
Consents = Annotated[str, ProseType(counts_up_to=ANY_COUNT, is_aside=True)]
Claim = Annotated[str, ProseType(may_state_figures=True)]
"""A statement of the register, which has its source beside it."""
Reason = Annotated[str, ProseType(is_printed=False)]
"""Why something is as it is; for those who keep the file."""
Note = Annotated[str, ProseType(is_note=True)]
PrivateNote = Annotated[str, ProseType(is_note=True, is_printed=False)]
Caution = Annotated[str, ProseType(is_aside=True)]
PrivateAside = Annotated[str, ProseType(is_aside=True, is_printed=False)]
Name = Annotated[str, NameType()]
WORDS = FieldType(shown="words of somebody else")
Words = Annotated[str, WORDS]
ComposedText = Annotated[str, FieldType(shown="made of facts")]
"""What the program itself makes of facts: warnings, what is to be done."""
Published = Annotated[str, FieldType(shown="text as published")]
Figure = Annotated[str, FieldType(shown="number or period")]
PROGRAMME_YEAR = FieldType(shown="programme year")
ProgrammeYear = Annotated[str, PROGRAMME_YEAR]
"""For example 2025/26, 2025-26 or 2025."""
Count = Annotated[int, NumberType(0)]
CountOfSome = Annotated[int, NumberType(1)]
Key = Annotated[str, FieldType(shown="key")]
PHONE = FieldType(shown="phone number")
Phone = Annotated[str, PHONE]
ADDRESS = FieldType(shown="address")
Address = Annotated[str, ADDRESS]
PATH = FieldType(shown="path")
FilePath = Annotated[str, PATH]
EvidenceId = Annotated[str, Ref(to="evidence")]
QuotationId = Annotated[str, Ref(to="quotations")]
ProgrammeId = Annotated[str, Ref(to="programmes")]
AskId = Annotated[str, Ref(to="asks")]
SignatoryId = Annotated[str, Ref(to="signatories")]
TopicId = Annotated[str, Ref(to="topics")]
SectorName = Annotated[str, Ref(to="sectors", shown="name")]
PeopleName = Annotated[str, Ref(to="people", shown="name")]
SubjectName = Annotated[str, Ref(to="subjects", shown="name")]
STATISTIC = Ref(to="statistics")
StatisticId = Annotated[str, STATISTIC]


class RecordText(str):
    """Text that nobody typed for a document: from the fields of a record that are no prose."""

    __slots__ = ()


class Field(Struct, frozen=True):
    """One field of a record, as its annotation has it."""

    name: str
    text: FieldType | None
    """None where it holds no text, but a record, a day, a number or a choice."""
    record: type[Struct] | None = None
    """What it holds one or several of."""


@cache
def hints_of(record: type[Struct]) -> dict[str, Any]:
    """Return the annotations of a record; of most classes they need not be worked out."""
    found = {k: v for base in reversed(record.__mro__) for k, v in get_annotations(base).items()}
    is_plain = not any(isinstance(hint, str) for hint in found.values())
    return found if is_plain else typing.get_type_hints(record, include_extras=True)


@cache
def defaults_of(record: type[Struct]) -> dict[str, Any]:
    """Return the defaults of a record; `msgspec.structs.fields` works out annotations as well."""
    names, defaults = record.__struct_fields__, cast("Any", record).__struct_defaults__
    given = (*[NODEFAULT] * (len(names) - len(defaults)), *defaults)
    return dict(zip(names, given, strict=True))


@cache
def fields_of(record: type[Struct]) -> tuple[Field, ...]:
    """Return the fields that a file may give for a record."""
    hints = hints_of(record)
    return tuple(_field(name, hints[name]) for name in record.__struct_fields__ if name != "at")


def type_of(record: type[Struct], name: str) -> FieldType | None:
    """Return what the text of a field, or of a property, is; None where it holds none."""
    name = FIELDS.get(name, name)
    read = getattr(record, name, None)
    if isinstance(read, property):
        hints = typing.get_type_hints(read.fget, include_extras=True)
        return _field(name, hints.get("return", str)).text
    return next((field.text for field in fields_of(record) if field.name == name), None)


@cache
def types_in(record: type[Struct]) -> frozenset[FieldType]:
    """Return what the texts of a record, and of those within it, can be."""
    inner = [types_in(field.record) for field in fields_of(record) if field.record]
    return frozenset(field.text for field in fields_of(record) if field.text).union(*inner)


def is_for_colleagues(kind: FieldType) -> bool:
    """Say if the words of a text may reach nobody else."""
    return isinstance(kind, ProseType) and (kind.is_note or kind.is_aside)


def texts_of(record: Struct) -> Iterator[tuple[YamlPath, str, FieldType]]:
    """Yield every text in a record and in those within it, with its path from there."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value is None or (field.text is None and field.record is None):
            continue
        is_many = isinstance(value, tuple)
        for place, item in enumerate(value if is_many else (value,)):
            at = (field.name, place) if is_many else (field.name,)
            if field.text is None:
                yield from (((*at, *path), text, kind) for path, text, kind in texts_of(item))
            elif item:
                yield at, item, field.text


def _field(name: str, hint: Any) -> Field:
    """Return what one annotation says; inside lists and beside None, as for the thing itself."""
    declared = [item for item in getattr(hint, "__metadata__", ()) if isinstance(item, FieldType)]
    if declared:
        return Field(name, declared[0])
    origin = typing.get_origin(hint)
    if origin in (Annotated, types.UnionType, typing.Union, tuple):
        inner = [item for item in typing.get_args(hint) if item is not types.NoneType]
        return _field(name, inner[0])
    if isinstance(hint, type) and issubclass(hint, Struct):
        return Field(name, None, hint)
    return Field(name, UNDECLARED if hint is str else None)

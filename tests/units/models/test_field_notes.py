"""Every field that a file of a workspace may have says what it is for, once."""

from msgspec import Struct

from advocate.inputs.file_shapes import SHAPES, records_within
from advocate.models import field_notes
from advocate.models.field_notes import example_of, note_of
from advocate.models.field_types import defaults_of
from advocate.models.packaged_table import packaged_table

RECORDS = list(dict.fromkeys(each for shape in SHAPES for each in records_within(shape.record)))
FIELDS = [(record, name) for record in RECORDS for name in defaults_of(record) if name != "at"]


def without_a_field(tables: dict[str, dict[str, object]]) -> list[str]:
    """Return what stands under a class of which no record has such a field."""
    of_class: dict[str, set[str]] = {}
    for record, field in FIELDS:
        for each in record.__mro__:
            of_class.setdefault(each.__name__, set()).add(field)
    return [
        f"{name}.{field}"
        for name, fields in tables.items()
        for field in fields
        if field not in of_class.get(name, ())
    ]


def test_every_field_of_every_record_says_what_it_is_for() -> None:
    assert len(RECORDS) > 45
    assert len(FIELDS) > 430
    assert [f"{r.__name__}.{name}" for r, name in FIELDS if not note_of(r, name)] == []


def test_no_note_and_no_example_is_of_a_field_that_is_not_there() -> None:
    tables = dict(packaged_table(field_notes.__file__))
    examples = tables.pop("examples")

    assert without_a_field(tables) == []
    assert without_a_field(examples) == []


def test_a_note_is_one_line_that_ends_like_a_sentence() -> None:
    notes = [note_of(record, name) for record, name in FIELDS]

    assert [note for note in notes if "\n" in note or note.strip() != note] == []
    assert [note for note in notes if not note.endswith((".", "”", ")"))] == []


def test_a_record_has_the_notes_of_those_that_it_is_made_from_unless_it_says_more() -> None:
    by_name: dict[str, type[Struct]] = {record.__name__: record for record in RECORDS}

    assert note_of(by_name["Question"], "start") == note_of(by_name["KeyMessage"], "start")
    assert note_of(by_name["BriefSettings"], "ask") != note_of(by_name["DatedBrief"], "ask")
    assert example_of(by_name["BriefSettings"], "committee") == 203

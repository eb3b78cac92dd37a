"""What each field of a workspace's files is for, as `field_notes.toml` says it, with examples."""

from typing import Any

from advocate.models.packaged_table import packaged_table


def note_of(record: type, field: str) -> str:
    """Return what a field of a record is for, in a line."""
    return _said(record, field, packaged_table(__file__)) or ""


def example_of(record: type, field: str) -> Any:
    """Return how a value of a field may be written; None where that is plain."""
    return _said(record, field, packaged_table(__file__)["examples"])


def _said(record: type, field: str, tables: Any) -> Any:
    """Return what the tables say of a field; a class has what is said of those it is made from."""
    said = (tables.get(each.__name__, {}).get(field) for each in record.__mro__)
    return next((each for each in said if each is not None), None)

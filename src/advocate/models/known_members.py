"""What Parliament's record knows of somebody who has sat: seats, parties and titles, with dates."""

from datetime import date

from msgspec import Struct

from advocate.models.field_types import Name


class Served(Struct, frozen=True, kw_only=True):
    """One seat held under one party, from the poll to the last day; open while it lasts."""

    starts: date
    ends: date | None = None
    seat: Name
    party: Name


class KnownMember(Struct, frozen=True, kw_only=True):
    """One person who has sat in the Commons since 1997."""

    id: int | None
    name: Name
    served: tuple[Served, ...]
    """Oldest first."""
    full_title: Name | None
    """Of those who sit on the record's date."""
    as_of: date
    """The record's date, of them or of all."""
    peerage: Name | None

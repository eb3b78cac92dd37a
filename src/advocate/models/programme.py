"""Tutoring programmes: where, when, for how many."""

from datetime import date

from msgspec import Struct

from advocate.models.field_types import (
    Count,
    Figure,
    Key,
    Name,
    PrivateAside,
    Prose,
    Published,
    Record,
    SchoolYear,
)


class Programme(Record, frozen=True, kw_only=True):
    """One programme in one school in one academic year. Counts are people, sessions and hours."""

    id: Key
    school: Name
    """The school's own published name."""
    constituency: Name
    """Name on the 2024 boundaries."""
    academic_year: SchoolYear
    place: Name | None = None
    phase: Prose | None = None
    """"primary" or "secondary"."""
    year_groups: tuple[int, ...] = ()
    subjects: tuple[Prose, ...] = ()
    mode: Prose | None = None
    """"online", "in person" or "online and in person"."""
    schedule: Prose | None = None
    since: Prose | None = None
    pupils: Count | None = None
    sessions: Count | None = None
    hours: Count | None = None
    volunteers: Count | None = None
    source: Published | None = None
    source_date: date | None = None
    note: PrivateAside | None = None
    illustrative: bool = False

    def is_small_group(self, small_number: int) -> bool:
        """Say if so few pupils took part that their number could point at a child."""
        return self.pupils is not None and self.pupils < small_number


class ProgrammeYear(Struct, frozen=True, kw_only=True):
    """Our programmes in one seat in one academic year."""

    academic_year: Figure
    programmes: tuple[Programme, ...]
    pupils: int | None
    """Total, or None where it would give away a small number or a count is missing."""
    has_small_group: bool = False
    """Whether a count is held back, and with it every total that takes it in."""

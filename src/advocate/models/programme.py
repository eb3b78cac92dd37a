"""Tutoring programmes: where, when, for how many."""

from datetime import date

from msgspec import Struct

from advocate.models import field_types as fields
from advocate.models.field_types import Count, Record


class Programme(Record, frozen=True, kw_only=True):
    """One programme in one school in one academic year. Counts are people, sessions and hours."""

    id: fields.Key
    school: fields.Name
    """The school's own published name."""
    constituency: fields.Name
    """Name on the 2024 boundaries."""
    academic_year: fields.SchoolYear
    place: fields.Name | None = None
    phase: fields.Prose | None = None
    """"primary" or "secondary"."""
    year_groups: tuple[int, ...] = ()
    subjects: tuple[fields.Prose, ...] = ()
    mode: fields.Prose | None = None
    """"online", "in person" or "online and in person"."""
    schedule: fields.Prose | None = None
    since: fields.Prose | None = None
    pupils: Count | None = None
    sessions: Count | None = None
    hours: Count | None = None
    volunteers: Count | None = None
    source: fields.Published | None = None
    source_date: date | None = None
    note: fields.PrivateAside | None = None
    illustrative: bool = False

    def is_small_group(self, small_number: int) -> bool:
        """Say if so few pupils took part that their number could point at a child."""
        return self.pupils is not None and self.pupils < small_number


class ProgrammeYear(Struct, frozen=True, kw_only=True):
    """Our programmes in one seat in one academic year."""

    academic_year: fields.Figure
    programmes: tuple[Programme, ...]
    pupils: int | None
    """Total, or None where it would give away a small number or a count is missing."""
    has_small_group: bool = False
    """Whether a count is held back, and with it every total that takes it in."""

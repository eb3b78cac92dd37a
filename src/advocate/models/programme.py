"""Programmes: where, when, for how many."""

from collections.abc import Iterable
from datetime import date

from advocate.models import field_types as fields
from advocate.models.field_types import Count, Record, Renamed


class Programme(Record, frozen=True, kw_only=True):
    """One programme at one site in one year. Counts are people, sessions and hours."""

    id: fields.Key
    site: fields.Name
    constituency: fields.Name
    year: fields.ProgrammeYear
    place: fields.Name | None = None
    phase: fields.Prose | None = None
    year_groups: tuple[int, ...] = ()
    subjects: tuple[fields.Prose, ...] = ()
    mode: fields.Prose | None = None
    schedule: fields.Prose | None = None
    since: fields.Prose | None = None
    people_helped: Count | None = None
    sessions: Count | None = None
    hours: Count | None = None
    volunteers: Count | None = None
    source: fields.Published | None = None
    source_date: date | None = None
    note: fields.PrivateAside | None = None
    illustrative: bool = False

    def is_small_group(self, small_number: int) -> bool:
        """Say if so few people were helped that their number could point at one of them."""
        return self.people_helped is not None and self.people_helped < small_number


def total_of(counts: Iterable[int | None]) -> int | None:
    """Return the sum of counts; None where any of them is not known."""
    known = list(counts)
    return None if None in known else sum(filter(None, known))


class ProgrammeYear(Renamed, frozen=True, kw_only=True):
    """Our programmes in one seat in one year."""

    year: fields.Figure
    ends: date
    """Last day of the year."""
    programmes: tuple[Programme, ...]
    people_helped: int | None
    """Total, or None where it would give away a small number or a count is missing."""
    has_small_group: bool = False
    """Whether a count is held back, and with it every total that takes it in."""

"""Programmes: where, when, for how many."""

from collections.abc import Iterable
from datetime import date

from advocate.models import field_types as fields
from advocate.models.field_types import Count, Record, Renamed


class Programme(Record, frozen=True, kw_only=True):
    """One programme at one site in one year. Counts are people, sessions and hours."""

    id: fields.Key
    site: fields.Name
    """Where people are helped, by its own published name: a hospice, a food bank."""
    constituency: fields.Name
    """Name on the 2024 boundaries."""
    year: fields.ProgrammeYear
    """For example 2025/26, 2025-26 or 2025; `year_starts` in advocate.yaml is its first day."""
    place: fields.Name | None = None
    phase: fields.Prose | None = None
    """Which of several kinds it is, for example day centre."""
    year_groups: tuple[int, ...] = ()
    subjects: tuple[fields.Prose, ...] = ()
    mode: fields.Prose | None = None
    """"online", "in person" or "online and in person"."""
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

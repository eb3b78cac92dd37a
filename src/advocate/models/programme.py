"""Tutoring programmes: where, when, for how many."""

from datetime import date

from advocate.models.record import record


@record
class Programme:
    """One programme in one school in one academic year. Counts are people, sessions and hours."""

    id: str
    school: str
    """The school's own published name."""
    constituency: str
    """Name on the 2024 boundaries."""
    academic_year: str
    """For example 2020/21."""
    place: str | None = None
    phase: str | None = None
    """"primary" or "secondary"."""
    year_groups: tuple[int, ...] = ()
    subjects: tuple[str, ...] = ()
    mode: str | None = None
    """"online", "in person" or "online and in person"."""
    schedule: str | None = None
    since: str | None = None
    pupils: int | None = None
    sessions: int | None = None
    hours: int | None = None
    volunteers: int | None = None
    source: str | None = None
    source_date: date | None = None
    note: str | None = None
    illustrative: bool = False

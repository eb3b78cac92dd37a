"""Tutoring programmes: where, when, for how many."""

from datetime import date

from msgspec import Struct


class Programme(Struct, frozen=True, kw_only=True):
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

    def is_small_group(self, small_number: int) -> bool:
        """Say if so few pupils took part that their number could point at a child."""
        return self.pupils is not None and self.pupils < small_number


class ProgrammeYear(Struct, frozen=True, kw_only=True):
    """Our programmes in one seat in one academic year."""

    academic_year: str
    programmes: tuple[Programme, ...]
    pupils: int | None
    """Total, or None where it would give away a small number or a count is missing."""
    has_small_group: bool = False
    """Whether a count is held back, and with it every total that takes it in."""

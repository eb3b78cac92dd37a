"""Adds up programmes from schools to constituency, authority, region and nation, year by year.

Counts only: what may be printed of them is for the rules on small numbers to say.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from advocate.models.constituency import Constituency
from advocate.models.programme import Programme
from advocate.models.record import record


class Level(StrEnum):
    """How wide an area one total is of."""

    SCHOOL = "school"
    CONSTITUENCY = "constituency"
    AUTHORITY = "authority"
    """Local authority with responsibility for education."""
    REGION = "region"
    NATION = "nation"


@record
class ProgrammeTotal:
    """Our programmes in one area in one academic year.

    A count is None where any of the programmes lacks it: the sum of the others would pass for all.
    """

    level: Level
    place: str | None
    """None where a seat is not known, or lies in several authorities."""
    academic_year: str
    programmes: int
    schools: int
    pupils: int | None
    sessions: int | None
    hours: int | None
    volunteers: int | None
    illustrative: bool
    """Whether any of the programmes is invented."""


def totals(
    programmes: Iterable[Programme],
    level: Level,
    seats: Mapping[str, Constituency] | None = None,
) -> tuple[ProgrammeTotal, ...]:
    """Return totals by place and academic year, the newest year first; unknown places come last.

    `seats` gives constituencies by name in lower case; levels above the constituency need it.
    """
    groups: dict[tuple[str, str | None], list[Programme]] = {}
    for programme in programmes:
        place = _place(programme, level, seats or {})
        groups.setdefault((programme.academic_year, place), []).append(programme)
    found = [_total(level, place, year, items) for (year, place), items in groups.items()]
    found.sort(key=lambda total: (total.place is None, total.place or ""))
    return tuple(sorted(found, key=lambda total: total.academic_year, reverse=True))


def _place(programme: Programme, level: Level, seats: Mapping[str, Constituency]) -> str | None:
    if level is Level.SCHOOL:
        return programme.school
    if level is Level.CONSTITUENCY:
        return programme.constituency
    seat = seats.get(programme.constituency.casefold())
    if seat is None:
        return None
    if level is Level.AUTHORITY:
        authorities = seat.education_authorities
        return authorities[0] if len(authorities) == 1 else None
    return seat.region if level is Level.REGION else seat.nation


def _total(
    level: Level, place: str | None, year: str, programmes: list[Programme]
) -> ProgrammeTotal:
    return ProgrammeTotal(
        level=level,
        place=place,
        academic_year=year,
        programmes=len(programmes),
        schools=len({(item.school, item.constituency) for item in programmes}),
        pupils=_sum(item.pupils for item in programmes),
        sessions=_sum(item.sessions for item in programmes),
        hours=_sum(item.hours for item in programmes),
        volunteers=_sum(item.volunteers for item in programmes),
        illustrative=any(item.illustrative for item in programmes),
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total

"""Adds up programmes from schools to constituency, authority, region and nation, year by year."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from advocate.context.selection import academic_year_start
from advocate.models.constituency import Constituency
from advocate.models.field_types import Figure, Name
from advocate.models.programme import Programme


class Level(StrEnum):
    """How wide an area one total is of."""

    SCHOOL = "school"
    CONSTITUENCY = "constituency"
    AUTHORITY = "authority"
    """Local authority with responsibility for education."""
    REGION = "region"
    NATION = "nation"


WIDER = (Level.AUTHORITY, Level.REGION, Level.NATION)


class ProgrammeTotal(Struct, frozen=True, kw_only=True):
    """Our programmes in one area in one academic year.

    A count is None where any of the programmes lacks it: the sum of the others would pass for all.
    """

    level: Level
    place: Name | None
    """None where a seat is not known, or lies in several authorities."""
    academic_year: Figure
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


def wider_totals(
    programmes: Sequence[Programme],
    seats: Mapping[str, Constituency],
    *,
    on: date,
    small_number: int,
) -> Mapping[tuple[Level, str], ProgrammeTotal]:
    """Return the totals above the constituency of the newest year begun by `on`, by their place.

    Where one of the groups added up is small, the pupils of no total that takes it in are given:
    they could be had by taking away the others. A total that might lack a programme, because its
    seat is not known or lies in several authorities, is left out.
    """
    begun = [p for p in programmes if academic_year_start(p.academic_year) <= on]
    newest = max((p.academic_year for p in begun), default=None)
    latest = [p for p in begun if p.academic_year == newest]
    if any(programme.constituency.casefold() not in seats for programme in latest):
        return {}
    homes = [seats[programme.constituency.casefold()].education_authorities for programme in latest]
    shared = {name for names in homes if len(names) > 1 for name in names}
    found: dict[tuple[Level, str], ProgrammeTotal] = {}
    for level in WIDER:
        for total in totals(latest, level, seats):
            if total.place is not None and not (level is Level.AUTHORITY and total.place in shared):
                found[level, total.place] = total
        for programme in latest:
            place = _place(programme, level, seats)
            if (level, place) in found and programme.is_small_group(small_number):
                found[level, str(place)] = replace(found[level, str(place)], pupils=None)
    return found


def totals_round(
    seat: Constituency | None, wider: Mapping[tuple[Level, str], ProgrammeTotal]
) -> tuple[ProgrammeTotal, ...]:
    """Return the totals of the areas a seat lies in, each wider in programmes than the last."""
    if seat is None:
        return ()
    authority = seat.education_authorities[0] if len(seat.education_authorities) == 1 else ""
    found: list[ProgrammeTotal] = []
    for key in zip(WIDER, (authority, seat.region, seat.nation), strict=True):
        total = wider.get(key)
        if total and (not found or total.programmes > found[-1].programmes):
            found.append(total)
    return tuple(found)


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

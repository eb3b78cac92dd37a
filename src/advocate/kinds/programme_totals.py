"""Adds up our programmes by council, region and nation."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from advocate.models.constituency import Constituency
from advocate.models.field_types import Figure, Name, Renamed
from advocate.models.name_folding import name_key
from advocate.models.programme import Programme, total_of
from advocate.models.workspace import Workspace


class Level(StrEnum):
    """How wide an area one total is of."""

    AUTHORITY = "authority"
    """The upper council, of a county or a city."""
    REGION = "region"
    NATION = "nation"


class ProgrammeTotal(Renamed, frozen=True, kw_only=True):
    """Our programmes in one area in one year.

    A count is None where any of the programmes lacks it: the sum of the others would pass for all.
    """

    level: Level
    place: Name
    year: Figure
    programmes: int
    sites: int
    people_helped: int | None
    sessions: int | None
    hours: int | None
    volunteers: int | None
    illustrative: bool
    """Whether any of the programmes is invented."""


WiderTotals = Mapping[tuple[Level, str], ProgrammeTotal]
"""Totals above the constituency, by level and name of the place."""


def wider_totals(
    workspace: Workspace, seats: Mapping[str, Constituency], *, on: date
) -> WiderTotals:
    """Return the totals above the constituency of the newest year begun by `on`, by their place.

    Where one of the groups added up is small, the people of no total that takes it in are given:
    they could be had by taking away the others. A total that might lack a programme, because its
    seat is not known or lies in several authorities, is left out.
    """
    begun = [(workspace.days_of(p.year)[0], p) for p in workspace.programmes]
    newest = max((first for first, _ in begun if first <= on), default=None)
    latest = [programme for first, programme in begun if first == newest]
    if any(name_key(programme.constituency) not in seats for programme in latest):
        return {}
    areas: dict[tuple[Level, str], list[Programme]] = {}
    shared: set[tuple[Level, str]] = set()
    for programme in latest:
        seat = seats[name_key(programme.constituency)]
        for area in _areas_of(seat):
            areas.setdefault(area, []).append(programme)
        if len(seat.education_authorities) > 1:
            shared.update((Level.AUTHORITY, name) for name in seat.education_authorities)
    return {
        area: _total(area, found, workspace.small_number)
        for area, found in areas.items()
        if area not in shared
    }


def totals_round(seat: Constituency | None, wider: WiderTotals) -> tuple[ProgrammeTotal, ...]:
    """Return the totals of the areas a seat lies in, each wider in programmes than the last."""
    if seat is None:
        return ()
    found: list[ProgrammeTotal] = []
    for area in _areas_of(seat):
        total = wider.get(area)
        if total and (not found or total.programmes > found[-1].programmes):
            found.append(total)
    return tuple(found)


def _areas_of(seat: Constituency) -> Iterator[tuple[Level, str]]:
    """Yield the areas a seat lies in, from narrow to wide; an authority only where it has one."""
    if len(seat.education_authorities) == 1:
        yield Level.AUTHORITY, seat.education_authorities[0]
    yield Level.REGION, seat.region
    yield Level.NATION, seat.nation


def _total(
    area: tuple[Level, str], programmes: Sequence[Programme], small_number: int
) -> ProgrammeTotal:
    has_small_group = any(item.is_small_group(small_number) for item in programmes)
    return ProgrammeTotal(
        level=area[0],
        place=area[1],
        year=programmes[0].year,
        programmes=len(programmes),
        sites=len({(item.site, item.constituency) for item in programmes}),
        people_helped=None if has_small_group else total_of(p.people_helped for p in programmes),
        sessions=total_of(item.sessions for item in programmes),
        hours=total_of(item.hours for item in programmes),
        volunteers=total_of(item.volunteers for item in programmes),
        illustrative=any(item.illustrative for item in programmes),
    )

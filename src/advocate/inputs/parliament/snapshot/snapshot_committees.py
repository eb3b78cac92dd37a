"""Committees in the snapshot, who sat on them on a date, and on which dates that is known."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from msgspec import Struct

from advocate.errors import ParliamentUnreachable
from advocate.inputs.parliament.names.committee_names import (
    choose_committee,
    sorted_by_name,
    with_table,
)
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile, sql
from advocate.models.dates import plainly
from advocate.models.member import ChairedCommittees, Committee, CommitteePlace
from advocate.models.name_folding import fold
from advocate.models.synced_lists import Roll

FRESH = timedelta(days=60)
"""A list read so shortly before the snapshot's date is taken to hold on every later day."""


class KnownPlace(Struct, frozen=True, kw_only=True):
    """A place on a date, with how its holder is listed and how far the source goes."""

    place: CommitteePlace
    listed_as: str
    known_until: date


class SnapshotCommittees:
    """The committees of the snapshot; those on the list that `advocate sync` kept are as there."""

    def __init__(self, file: SnapshotFile, roll: Roll | None = None) -> None:
        self._file = file
        self._roll = roll

    def names(self) -> tuple[str, ...]:
        """Return the names of the committees that sit, in alphabetical order."""
        listed = self.sitting_committees(on=date.max)
        return tuple(dict.fromkeys(each.name for each, _ in listed))

    def known_on(self, on: date) -> dict[int, Committee]:
        """Return every committee known, whether it sits or not, as it is called on `on`."""
        rows = self._file.records(Committee, sql("committees"))
        return with_table({each.id: each for each in rows}, on)

    def find_committee(self, query: str, *, on: date) -> Committee:
        """Return the committee that `query` (id, name, slug, short form or words) means on `on`."""
        day = self._file.calendar.last_sat(on)
        return choose_committee(query, self.known_on(day).values(), on=day)

    def sitting_committees(self, *, on: date) -> ChairedCommittees:
        """Return the committees that sit on `on`, with the chairs that are known."""
        if self._file.calendar.dissolution_covering(on):
            return ()
        found = sorted_by_name(each for each in self.known_on(on).values() if each.sits_on(on))
        return tuple((each, self._chair(each, on)) for each in found)

    def _chair(self, committee: Committee, on: date) -> CommitteePlace | None:
        with suppress(ParliamentUnreachable):
            places = self.committee_places(committee, on=on)
            return next((place for place in places if place.role == "Chair"), None)
        return None

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return who served on `on`, if the snapshot knows the whole list on that day."""
        is_dissolved = self._file.calendar.dissolution_covering(on) is not None
        listed = self._roll.committee(committee.id) if self._roll else None
        if listed is not None and on >= listed.as_of and not is_dissolved:
            return listed.places
        if committee.house == "Commons" and is_dissolved:
            return ()
        rows = self._file.rows(sql("committee_knowledge"), (committee.id,))
        known = [tuple(map(date.fromisoformat, row)) for row in rows]
        if not any(start <= on and self._reaches(until, on) for start, until in known):
            raise _unknown(committee, [until for _, until in known], on)
        places = self._serving(sql("committee_places", whose="cp.committee"), committee.id, on)
        if any(not known.place.member_name for known in places):
            raise ParliamentUnreachable(
                f"The snapshot lacks the names of some members of the {committee.name}.",
                hint="Go online: the Committees service has them.",
            )
        places.sort(key=lambda known: (known.place.role != "Chair", fold(known.listed_as)))
        return tuple(known.place for known in places)

    def places_of_person(
        self, person: int, *, on: date
    ) -> tuple[tuple[CommitteePlace, ...] | None, date | None]:
        """Return the places known to be held on `on`, and the day up to which the least known is.

        Why (None, None) and not an empty list when none is known: the snapshot holds too few
        committees of any day to say that somebody sits on none.
        """
        places = self._serving(sql("committee_places", whose="cp.person"), person, on)
        if not places:
            return None, None
        return tuple(known.place for known in places), min(known.known_until for known in places)

    def _serving(self, query: str, key: int, on: date) -> list[KnownPlace]:
        """Return one place for each person and committee; a chair's row wins over a member's."""
        day = on.isoformat()
        found: dict[tuple[int, int | None], KnownPlace] = {}
        for known in self._file.records(KnownPlace, query, (key, day, day)):
            if known.place.end is None and not self._reaches(known.known_until, on):
                continue
            who = (known.place.committee_id, known.place.member_id)
            if who not in found or known.place.role == "Chair":
                found[who] = known
        return list(found.values())

    def _reaches(self, known_until: date, on: date) -> bool:
        return on <= known_until or self._file.as_of - known_until <= FRESH


def _unknown(committee: Committee, ends: Sequence[date], on: date) -> ParliamentUnreachable:
    if not ends:
        return ParliamentUnreachable(
            f"The snapshot knows no members of the {committee.name}.",
            hint="Go online: the Committees service has them.",
        )
    known = max((until for until in ends if until <= on), default=min(ends))
    return ParliamentUnreachable(
        f"Who sits on the {committee.name} is known until {plainly(known)}, not on {plainly(on)}.",
        hint=f"Go online, or ask about a day that is known: --on {known.isoformat()}",
    )

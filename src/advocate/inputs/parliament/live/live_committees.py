"""Committees by the live service, with the snapshot's names and lists behind it."""

from datetime import date

from msgspec.structs import replace

from advocate.inputs.parliament.live.fallback import Fallback
from advocate.inputs.parliament.live.membership_on_date import committee_places_on
from advocate.inputs.parliament.live.services import CommitteesService, MembersService
from advocate.inputs.parliament.names.committee_names import (
    NO_DAY,
    choose_committee,
    match_committees,
    sorted_by_name,
    with_packaged_names,
)
from advocate.inputs.parliament.snapshot.snapshot_file import LARGEST_ID, sql
from advocate.models.member import ChairedCommittees, Committee, CommitteePlace


class LiveCommittees:
    """Committees by the list of the Committees service, with the names that the package knows."""

    def __init__(
        self, service: CommitteesService, members: MembersService, fallback: Fallback
    ) -> None:
        self._service = service
        self._members = members
        self._fallback = fallback
        self._packaged = fallback.snapshot.committees

    def find_committee(self, query: str, *, on: date) -> Committee:
        """Return the committee that `query` means on `on`, by the service's names first."""
        return self._fallback.ask(
            self._service.name,
            lambda: self._find(query.strip(), self._fallback.calendar.last_sat(on)),
            instead=lambda: self._packaged.find_committee(query, on=on),
        )

    def sitting_committees(self, *, on: date) -> ChairedCommittees:
        """Return the committees that sit; the service tells of now, the snapshot of the past."""
        dissolution = self._fallback.calendar.dissolution_covering(on)
        return self._fallback.ask(
            self._service.name,
            lambda: self._sitting(on),
            instead=lambda: self._packaged.sitting_committees(on=on),
            is_past=not self._fallback.is_now(on) or dissolution is not None,
        )

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members on `on`, chair first, then by surname."""
        if committee.house == "Commons" and self._fallback.calendar.dissolution_covering(on):
            return ()
        return self._fallback.ask(
            self._service.name,
            lambda: self._live_places(committee, on),
            instead=lambda: self._packaged.committee_places(committee, on=on),
        )

    def _find(self, query: str, on: date) -> Committee:
        """Return what `query` means; what is not on today's list of the service has ended."""
        known, is_now = self._packaged.known_on(on), self._fallback.is_now(on)
        meant = match_committees(query, known.values(), on)
        listed = self._service.sitting(expecting=meant[0].id if len(meant) == 1 else None)
        found = {each.id: each for each in listed}
        if query.isdecimal() and int(query) not in found:
            alone = self._service.committee(int(query)) if int(query) <= LARGEST_ID else None
            found |= {alone.id: alone} if alone else {}
        for each in known.values():
            if each.id in found:
                found[each.id] = with_packaged_names(found[each.id], each, is_now=is_now)
            else:
                found[each.id] = replace(each, end=each.end or (NO_DAY if is_now else None))
        return choose_committee(query, found.values(), on=on)

    def _sitting(self, on: date) -> ChairedCommittees:
        snapshot, chairs = self._fallback.snapshot, dict[int, CommitteePlace]()
        found = sorted_by_name(
            each for each in self._service.sitting() if each.sits_on(on) and not each.is_general
        )
        for ids in (snapshot.names.sitting_ids(), snapshot.file.column(sql("peer_ids"))):
            places = self._service.places_of(ids, on=on) or ()
            chairs |= {place.committee_id: place for place in places if place.role == "Chair"}
        return tuple((each, chairs.get(each.id)) for each in found)

    def _live_places(self, committee: Committee, on: date) -> tuple[CommitteePlace, ...]:
        """Return who serves; the records that the list agrees with need not be asked for again.

        Why `is_current` counts today only: it tells of today, whatever day is asked about.
        """
        is_now = self._fallback.is_now(on)
        synced = self._fallback.snapshot.synced
        people = self._service.people(
            committee,
            status="Current" if is_now else "All",
            not_before=self._fallback.answers.anew_from
            or (synced.listed_at(committee.id) if synced else None),
        )
        for person in people:
            known = self._fallback.snapshot.members.member_by_id(person.member_id)
            if known and is_now and person.confirms(known):
                self._members.confirm(known)
        serving = (person for person in people if person.is_current or not is_now)
        return committee_places_on(serving, on)

"""What was true of one person on one date, put together from the snapshot's tables."""

from collections.abc import Iterator
from datetime import date

from advocate.errors import MemberNotFound
from advocate.inputs.parliament.snapshot.membership_terms import HISTORY_BEGINS, position_on
from advocate.inputs.parliament.snapshot.snapshot_committees import SnapshotCommittees
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile, sql
from advocate.inputs.parliament.snapshot.snapshot_offices import posts_on
from advocate.inputs.parliament.snapshot.snapshot_peers import peer_profile, peerage_of
from advocate.inputs.parliament.snapshot.snapshot_people import (
    Person,
    as_named,
    find_person,
    held_on,
    to_member,
)
from advocate.inputs.parliament.snapshot.snapshot_places import SnapshotPlaces
from advocate.models.member import ElectionResult, Member, MemberProfile, Standing


class SnapshotProfiles:
    """Profiles by the snapshot.

    Days after the snapshot's date are answered with what was true on that date.
    """

    def __init__(
        self, file: SnapshotFile, places: SnapshotPlaces, committees: SnapshotCommittees
    ) -> None:
        self._file = file
        self._places = places
        self._committees = committees

    def prepare(self, *_: object, **__: object) -> None:
        """Do nothing: everything is at hand."""

    def member_profile(self, member: Member, *, on: date, **_: object) -> MemberProfile:
        """Return what was true of `member` on `on`; `member` itself is handed back as given."""
        if peer := peer_profile(self._file, member, on=on):
            return peer
        person = find_person(self._file, member.id)
        if person is None and peerage_of(self._file, member.id):
            known, standing = self._file.provenance, Standing.NOT_YET
            return MemberProfile(member=member, on=on, standing=standing, provenance=known)
        if person is None:
            raise MemberNotFound(
                f"The snapshot knows nobody with the id {member.id}.",
                hint="Somebody elected since its date is found online only.",
            )
        return self._profile(person, member, on)

    def sitting_profiles(self, *, on: date) -> Iterator[MemberProfile]:
        """Yield the profile of each who sits on `on`, by family name; nobody in a dissolution.

        Those without Parliament's id (see `docs/snapshot.md`) are left out.
        """
        if self._file.calendar.dissolution_covering(on):
            return
        held, days = held_on(self._file, on)
        for member_id in self._file.column(sql("sitting_on", held=held), days):
            if person := find_person(self._file, member_id):
                yield self._profile(person, to_member(person, sits=True), on)

    def _profile(self, person: Person, member: Member, on: date) -> MemberProfile:
        """Return what was true of `person` on `on`; `member` is how the profile lists them."""
        position = position_on(person.terms, on, self._file.calendar)
        sits, seat = position.standing is Standing.SITTING, person.seat
        term, is_listed = position.term, person.is_listed_on(on)
        party = term.party if term else None
        if is_listed and term and term.ends is None:
            party = person.party  # as Parliament spells it now
        # Parliament's own count of the unbroken service goes first, where it covers the day.
        since = seat.membership_start_date if seat and term else None
        committees, committees_as_of = None, None
        if sits:
            committees, committees_as_of = self._committees.places_of_person(person.key, on=on)
        return MemberProfile(
            member=as_named(member, on) if term and not is_listed else member,
            on=on,
            standing=position.standing,
            provenance=self._file.provenance,
            party=party,
            constituency=self._places.by_gss_code(term.gss_code if term else None),
            constituency_name=term.constituency_name if term else None,
            first_elected=_first_elected(person),
            service_start=since if since and since <= on else position.service_start,
            service_end=position.service_end,
            posts=posts_on(self._file, person.id, on) if term else None,
            committees=committees,
            committees_as_of=committees_as_of,
            election=self._election(person, term.gss_code, on) if term and sits else None,
            email=person.sitting.email if sits and person.sitting else None,
        )

    def _election(self, person: Person, seat: str | None, on: date) -> ElectionResult | None:
        """Return the newest result in the seat held on `on`, if this very person won it.

        None for elections before July 2024.
        """
        results = self._file.records(ElectionResult, sql("results"), (seat, on.isoformat()))
        newest = next(results, None)
        starts = [term.starts for term in person.terms if term.gss_code == seat]
        return newest if newest and newest.held_on in starts else None


def _first_elected(person: Person) -> date | None:
    """Return the first election; None for former members who may have sat before the records."""
    if person.sitting:
        return person.sitting.first_elected
    first = person.terms[0].starts
    return None if first == HISTORY_BEGINS else first

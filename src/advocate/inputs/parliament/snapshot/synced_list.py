"""The packaged snapshot with the list of members that `advocate sync` has kept before it.

Names, parties, seats and who sits are the list's, and so are the committees it holds; everything
else is the snapshot's. It is meant for the day of the list and later ones only.
"""

from collections.abc import Iterator
from datetime import date, datetime, time

from msgspec.structs import replace

from advocate.errors import MemberNotFound
from advocate.inputs.parliament.names.member_matching import match_members, only_one
from advocate.inputs.parliament.snapshot.membership_terms import OF_SITTING, dissolved
from advocate.inputs.parliament.snapshot.snapshot_committees import SnapshotCommittees
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile
from advocate.inputs.parliament.snapshot.snapshot_members import SnapshotMembers
from advocate.inputs.parliament.snapshot.snapshot_places import SnapshotPlaces
from advocate.inputs.parliament.snapshot.snapshot_profiles import SnapshotProfiles
from advocate.models.calendar import ElectionCalendar
from advocate.models.constituency import Constituency
from advocate.models.dates import plainly
from advocate.models.member import (
    CommitteePlace,
    Member,
    MemberProfile,
    Provenance,
    Source,
    Standing,
)
from advocate.models.name_folding import fold, name_key
from advocate.models.synced_lists import Roll


class SyncedList:
    """The list as it corrects what the snapshot, or a copy from before it, says of a member."""

    def __init__(self, roll: Roll, places: SnapshotPlaces, calendar: ElectionCalendar) -> None:
        self.roll = roll
        self.calendar = calendar
        self.places = places
        self._by_id = {member.id: member for member in roll.members}

    @property
    def provenance(self) -> Provenance:
        """That these are Parliament's own answers, kept, and their day."""
        return Provenance(source=Source.SYNCED, as_of=self.roll.as_of)

    def member(self, member_id: int) -> Member | None:
        """Return the record of that id on the list, if it is there."""
        return self._by_id.get(member_id)

    def listed_at(self, committee_id: int | None = None) -> datetime | None:
        """Return when the list was made, or when that of a committee was; None without one.

        Of a committee that the last sync did not ask about, only the day is known.
        """
        roll = self.roll if committee_id is None else self.roll.committee(committee_id)
        if roll is None:
            return None
        if roll.as_of == self.roll.as_of and self.roll.fetched_at:
            return self.roll.fetched_at
        return datetime.combine(roll.as_of, time.min).astimezone()

    def is_of_another_parliament(self, on: date) -> bool:
        """Say whether `on` is in a dissolution that had begun when the list was made, or before."""
        election = self.calendar.dissolution_covering(on)
        return election is not None and election.dissolved_from <= self.roll.as_of

    def apply_to(self, profile: MemberProfile) -> MemberProfile:
        """Return `profile` with name, party, seat, standing and committees by the list."""
        if self.is_of_another_parliament(profile.on):
            return profile
        listed = self.member(profile.member.id)
        if listed is not None:
            profile = self._sitting(profile, listed)
            election = self.calendar.dissolution_covering(profile.on)
            return dissolved(profile, election, on=profile.on) if election else profile
        if profile.standing not in {Standing.SITTING, Standing.DISSOLUTION}:
            return profile
        return replace(
            profile,
            standing=Standing.FORMER,
            constituency=None,
            constituency_name=None,
            service_end=None,
            **OF_SITTING,
        )

    def _sitting(self, profile: MemberProfile, listed: Member) -> MemberProfile:
        """Return `profile` as that of a sitting member; a new seat brings no known election."""
        profile = replace(
            profile,
            member=listed,
            party=listed.latest_party or profile.party,
            committees=self._committees(profile),
        )
        if profile.standing is Standing.SITTING and profile.constituency_name == listed.sits_for:
            return profile
        seat = listed.latest_house_membership
        return replace(
            profile,
            standing=Standing.SITTING,
            constituency=self.places.find_or_none(listed.sits_for),
            constituency_name=listed.sits_for,
            service_start=seat.membership_start_date if seat else None,
            service_end=None,
            election=None,
        )

    def _committees(self, profile: MemberProfile) -> tuple[CommitteePlace, ...] | None:
        """Return the committee places, those on the committees of the list as it has them."""
        if profile.committees is None:
            return None
        rolls = [roll for roll in self.roll.committees if roll.as_of <= profile.on]
        listed = {roll.committee.id for roll in rolls}
        places = [place for place in profile.committees if place.committee_id not in listed]
        places += [
            place for roll in rolls for place in roll.places if place.member_id == profile.member.id
        ]
        return tuple(sorted(places, key=lambda place: place.committee))


class SyncedMembers(SnapshotMembers):
    """The members of the list where it has them, else of the snapshot; peers are the snapshot's."""

    def __init__(self, file: SnapshotFile, synced: SyncedList) -> None:
        super().__init__(file, synced.places)
        self._synced = synced

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member that `query` means; somebody's former name will do."""
        if self._synced.is_of_another_parliament(on):
            return super().find_member(query, on=on)
        if query.strip().isdecimal():
            listed = self._synced.member(int(query))
            return listed or super().find_member(query, on=on)
        if hits := match_members(query, self._synced.roll.members):
            return only_one(query, hits)
        packaged = super().find_member(query, on=on)
        listed = self._synced.member(packaged.id)
        if listed is None:
            raise MemberNotFound(
                f"{packaged.name_display_as} is not on Parliament's list of members of "
                f"{plainly(self._synced.roll.as_of)}.",
                hint="For a day on which they sat, add: --on YYYY-MM-DD",
            )
        return listed

    def find_holder(self, constituency: Constituency | str, *, on: date) -> Member | None:
        """Return who holds `constituency` by the list; None while it is vacant."""
        if self._synced.calendar.dissolution_covering(on):
            return None
        name = constituency if isinstance(constituency, str) else constituency.name
        key = name_key(name)
        members = self._synced.roll.members
        return next((member for member in members if name_key(member.sits_for or "") == key), None)

    def member_by_id(self, member_id: int) -> Member | None:
        """Return who has that id, by the list first."""
        return self._synced.member(member_id) or super().member_by_id(member_id)


class SyncedProfiles(SnapshotProfiles):
    """The snapshot's profiles with name, seat, party and standing by the list."""

    def __init__(
        self,
        file: SnapshotFile,
        synced: SyncedList,
        committees: SnapshotCommittees,
        packaged: SnapshotMembers,
    ) -> None:
        super().__init__(file, synced.places, committees)
        self._synced = synced
        self._packaged = packaged

    def member_profile(self, member: Member, *, on: date, **_: object) -> MemberProfile:
        """Return the snapshot's profile with seat, party and standing by the list."""
        is_packaged = self._packaged.member_by_id(member.id) is not None
        if is_packaged or self._synced.member(member.id) is None:
            return self._by_list(super().member_profile(member, on=on))
        known, unknown = self._synced.provenance, Standing.NOT_YET
        return self._by_list(
            MemberProfile(member=member, on=on, standing=unknown, provenance=known)
        )

    def sitting_profiles(self, *, on: date) -> Iterator[MemberProfile]:
        """Yield the profile of each who sits on `on`, by family name; nobody in a dissolution."""
        if self._synced.calendar.dissolution_covering(on):
            return
        packaged = {each.member.id: each for each in super().sitting_profiles(on=on)}
        members = self._synced.roll.members
        for member in sorted(members, key=lambda member: fold(member.name_list_as)):
            if known := packaged.get(member.id):
                yield self._by_list(replace(known, member=member))
            else:
                yield self.member_profile(member, on=on)

    def _by_list(self, profile: MemberProfile) -> MemberProfile:
        if profile.standing is Standing.PEER:
            return profile
        return replace(self._synced.apply_to(profile), provenance=self._synced.provenance)

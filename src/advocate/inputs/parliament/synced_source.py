"""The packaged snapshot, put right by the list of members that `advocate sync` has kept.

Names, parties, seats and who sits are the list's, and so are the committees it holds; everything
else is the snapshot's. It is meant for the day of the list and later ones only.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from msgspec.structs import replace

from advocate.errors import MemberNotFound, NotFound
from advocate.inputs.parliament.folding import fold
from advocate.inputs.parliament.name_search import match_members, only_one
from advocate.inputs.parliament.snapshot import SnapshotSource
from advocate.inputs.parliament.standing import dissolved
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar
from advocate.models.constituency import Constituency
from advocate.models.dates import plainly
from advocate.models.member import (
    Committee,
    CommitteePlace,
    Member,
    MemberProfile,
    Provenance,
    Source,
    Standing,
)
from advocate.models.roll import Roll


class SyncedSource(SnapshotSource):
    """Answers of the list where it has one, else of the snapshot; dated by the list."""

    def __init__(
        self, roll: Roll, path: Path | None = None, calendar: ElectionCalendar = KNOWN_CALENDAR
    ) -> None:
        """Put `roll` before the snapshot at `path`, or the packaged one."""
        super().__init__(path, calendar)
        self.packaged_as_of = self.as_of
        self.as_of = roll.as_of
        self._roll = roll
        self._by_id = {member.id: member for member in roll.members}

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member that `query` means; somebody's former name will do."""
        if self._is_of_another_parliament(on):
            return super().find_member(query, on=on)
        if query.strip().isdecimal():
            return self._by_id.get(int(query)) or super().find_member(query, on=on)
        if hits := match_members(query, self._roll.members):
            return only_one(query, hits)
        packaged = super().find_member(query, on=on)
        if packaged.id not in self._by_id:
            raise MemberNotFound(
                f"{packaged.name_display_as} is not on Parliament's list of members of "
                f"{plainly(self.as_of)}.",
                hint="For a day on which they sat, add: --on YYYY-MM-DD",
            )
        return self._by_id[packaged.id]

    def member_by_id(self, member_id: int) -> Member | None:
        """Return whoever has that id, by the list first."""
        return self._by_id.get(member_id) or super().member_by_id(member_id)

    def member_name(self, member_id: int) -> str | None:
        """Return the display name of that id, by the list first."""
        member = self._by_id.get(member_id)
        return member.name_display_as if member else super().member_name(member_id)

    def member_profile(self, member: Member, *, on: date) -> MemberProfile:
        """Return the snapshot's profile with seat, party and standing by the list."""
        is_packaged = super().member_by_id(member.id) is not None
        listed = self._by_id.get(member.id)
        if is_packaged or listed is None:
            return self.put_right(super().member_profile(member, on=on))
        return self.put_right(self._unknown(member, on))

    def sitting_profiles(self, on: date) -> Iterator[MemberProfile]:
        """Yield the profile of each who sits on `on`, by family name; nobody in a dissolution."""
        if self.calendar.dissolution_covering(on):
            return
        packaged = {profile.member.id: profile for profile in super().sitting_profiles(on)}
        for member in sorted(self._roll.members, key=lambda member: fold(member.name_list_as)):
            known = packaged.get(member.id)
            if known is None:
                yield self.member_profile(member, on=on)
            else:
                yield self.put_right(replace(known, member=member))

    def details_as_of(self, profile: MemberProfile) -> date:  # noqa: ARG002 - as all sources
        """Return the day of the packaged record: the list tells name, party and seat alone."""
        return self.packaged_as_of

    def party_names(self) -> tuple[str, ...]:
        """Return the parties of those on the list, in alphabetical order."""
        return tuple(sorted({m.latest_party.name for m in self._roll.members if m.latest_party}))

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members by the list, where it holds that committee."""
        roll = self._roll.committee(committee.id)
        if roll is None or on < roll.as_of or self.calendar.dissolution_covering(on):
            return super().committee_places(committee, on=on)
        return roll.places

    def find_holder(self, constituency: Constituency, *, on: date) -> Member | None:
        """Return who holds `constituency` by the list; None while it is vacant."""
        if self.calendar.dissolution_covering(on):
            return None
        key = fold(constituency.name)
        return next((m for m in self._roll.members if fold(m.sits_for or "") == key), None)

    def listed_at(self, committee_id: int | None = None) -> datetime | None:
        """Return when the list was made, or when that of a committee was; None without one.

        Of a committee that the last sync did not ask about, only the day is known.
        """
        roll = self._roll if committee_id is None else self._roll.committee(committee_id)
        if roll is None:
            return None
        if roll.as_of == self._roll.as_of and self._roll.fetched_at:
            return self._roll.fetched_at
        return datetime.combine(roll.as_of, time.min).astimezone()

    def listed_member(self, member_id: int) -> Member | None:
        """Return the record of that id on the list, if it is there."""
        return self._by_id.get(member_id)

    def provenance(self) -> Provenance:
        """Return that these are copies of Parliament's own answers, and their day."""
        return Provenance(source=Source.CACHE, as_of=self.as_of)

    def _unknown(self, member: Member, on: date) -> MemberProfile:
        return MemberProfile(
            member=member, on=on, standing=Standing.NOT_YET, provenance=self.provenance()
        )

    def put_right(self, profile: MemberProfile) -> MemberProfile:
        """Return `profile` with name, party, seat, standing and committees by the list."""
        if self._is_of_another_parliament(profile.on):
            return profile
        listed = self._by_id.get(profile.member.id)
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
            committees=None,
            committees_as_of=None,
            election=None,
            email=None,
            service_end=None,
        )

    def _is_of_another_parliament(self, on: date) -> bool:
        """Say whether `on` is in a dissolution that had begun when the list was made, or before."""
        election = self.calendar.dissolution_covering(on)
        return election is not None and election.dissolved_from <= self.as_of

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
            constituency=self._constituency(listed.sits_for),
            constituency_name=listed.sits_for,
            service_start=seat.membership_start_date if seat else None,
            service_end=None,
            election=None,
        )

    def _committees(self, profile: MemberProfile) -> tuple[CommitteePlace, ...] | None:
        """Return the committee places, those on the committees of the list as it has them."""
        if profile.committees is None:
            return None
        rolls = [roll for roll in self._roll.committees if roll.as_of <= profile.on]
        listed = {roll.committee.id for roll in rolls}
        places = [place for place in profile.committees if place.committee_id not in listed]
        places += [
            place for roll in rolls for place in roll.places if place.member_id == profile.member.id
        ]
        return tuple(sorted(places, key=lambda place: place.committee))

    def _constituency(self, name: str | None) -> Constituency | None:
        try:
            return self.find_constituency(name) if name else None
        except NotFound:
            return None

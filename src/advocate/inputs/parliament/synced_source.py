"""The packaged snapshot, put right by the list of members that `advocate sync` has kept.

Names, parties, seats and who sits are the list's, and so are the committees it holds; everything
else is the snapshot's. It is meant for the day of the list and later ones only.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from advocate.errors import MemberNotFound, NotFound
from advocate.inputs.parliament.folding import fold
from advocate.inputs.parliament.name_search import match_members, only_one
from advocate.inputs.parliament.snapshot import SnapshotSource
from advocate.inputs.parliament.snapshot_file import plainly
from advocate.models.calendar import dissolution_covering
from advocate.models.constituency import Constituency
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

    def __init__(self, roll: Roll, path: Path | None = None) -> None:
        """Put `roll` before the snapshot at `path`, or the packaged one."""
        super().__init__(path)
        self.packaged_as_of = self.as_of
        self.as_of = roll.as_of
        self._roll = roll
        self._by_id = {member.id: member for member in roll.members}

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member that `query` means; somebody's former name will do."""
        if dissolution_covering(on):
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
            return self._put_right(super().member_profile(member, on=on))
        return self._put_right(self._unknown(member, on))

    def sitting_profiles(self, on: date) -> Iterator[MemberProfile]:
        """Yield the profile of each who sits on `on`, by family name; nobody in a dissolution."""
        if dissolution_covering(on):
            return
        packaged = {profile.member.id: profile for profile in super().sitting_profiles(on)}
        for member in sorted(self._roll.members, key=lambda member: fold(member.name_list_as)):
            known = packaged.get(member.id)
            if known is None:
                yield self.member_profile(member, on=on)
            else:
                yield self._put_right(replace(known, member=member))

    def party_names(self) -> tuple[str, ...]:
        """Return the parties of those on the list, in alphabetical order."""
        return tuple(sorted({m.latest_party.name for m in self._roll.members if m.latest_party}))

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members by the list, where it holds that committee."""
        roll = self._roll.committee(committee.id)
        if roll is None or on < roll.as_of or dissolution_covering(on):
            return super().committee_places(committee, on=on)
        return roll.places

    def find_holder(self, constituency: Constituency, *, on: date) -> Member | None:
        """Return who holds `constituency` by the list; None while it is vacant."""
        if dissolution_covering(on):
            return None
        key = fold(constituency.name)
        return next((m for m in self._roll.members if fold(_seat(m) or "") == key), None)

    def provenance(self) -> Provenance:
        """Return that these are copies of Parliament's own answers, and their day."""
        return Provenance(source=Source.CACHE, as_of=self.as_of)

    def _unknown(self, member: Member, on: date) -> MemberProfile:
        return MemberProfile(
            member=member, on=on, standing=Standing.NOT_YET, provenance=self.provenance()
        )

    def _put_right(self, profile: MemberProfile) -> MemberProfile:
        if profile.standing is Standing.DISSOLUTION:
            return profile
        listed = self._by_id.get(profile.member.id)
        if listed is not None:
            return self._sitting(profile, listed)
        if profile.standing is not Standing.SITTING:
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
        )

    def _sitting(self, profile: MemberProfile, listed: Member) -> MemberProfile:
        """Return `profile` as that of a sitting member; a new seat brings no known election."""
        profile = replace(profile, party=listed.latest_party or profile.party)
        if profile.standing is Standing.SITTING and profile.constituency_name == _seat(listed):
            return profile
        seat = listed.latest_house_membership
        return replace(
            profile,
            standing=Standing.SITTING,
            constituency=self._constituency(_seat(listed)),
            constituency_name=_seat(listed),
            service_start=seat.membership_start_date if seat else None,
            service_end=None,
            election=None,
        )

    def _constituency(self, name: str | None) -> Constituency | None:
        try:
            return self.find_constituency(name) if name else None
        except NotFound:
            return None


def _seat(member: Member) -> str | None:
    seat = member.latest_house_membership
    return seat.membership_from if seat else None

"""Members' profiles from the live service, part by part, with the snapshot behind each part."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from advocate.errors import ParliamentError
from advocate.inputs.parliament.live.answers import SourcesUsed
from advocate.inputs.parliament.live.fallback import Fallback
from advocate.inputs.parliament.live.member_parser import Biography
from advocate.inputs.parliament.live.membership_on_date import (
    first_elected,
    is_peer,
    party_of,
    places_on,
    posts_on,
    seat_of,
    sits,
    standing_of,
    with_chairs,
)
from advocate.inputs.parliament.live.services import MembersService
from advocate.inputs.parliament.snapshot.membership_terms import dissolved
from advocate.models.constituency import Constituency
from advocate.models.member import (
    ElectionResult,
    HouseMembership,
    Member,
    MemberProfile,
    Source,
    Standing,
)


class LiveProfiles:
    """Profiles by the Members service, and by the snapshot where its history covers the day."""

    def __init__(self, service: MembersService, fallback: Fallback) -> None:
        self._service = service
        self._fallback = fallback
        self._snapshot = fallback.snapshot

    def member_profile(self, member: Member, *, on: date) -> MemberProfile:
        """Return what was true of `member` on `on`; it carries the weakest source of its parts."""
        used = self._fallback.answers.start_part()
        is_packaged = self._snapshot.members.member_by_id(member.id) and not is_peer(member, on)
        if self._fallback.is_history(on) and is_packaged:
            profile = self._past(member, on)
        else:
            profile = self._present(member, self._fallback.last_sat(on), used)
            election = self._fallback.calendar.dissolution_covering(on)
            profile = dissolved(profile, election, on=on) if election else profile
        known = self._fallback.provenance(used)
        if known.source is Source.SNAPSHOT:  # whose list of peers is older than the rest of it
            known = min(known, profile.provenance, key=lambda each: each.as_of)
        return replace(profile, provenance=known)

    def sitting_profiles(self, *, on: date) -> Iterable[MemberProfile]:
        """Return everybody who sits in the Commons on `on`, by surname: from the snapshot."""
        self._fallback.note_use()
        return self._snapshot.profiles.sitting_profiles(on=on)

    def _past(self, member: Member, on: date) -> MemberProfile:
        """Return the snapshot's profile of a day its history covers, with the posts held then.

        Why the live career is read as well: the snapshot has no posts, and few committees after
        2020.
        """
        self._fallback.note_use()
        profile = self._snapshot.profiles.member_profile(member, on=on)
        career = self._fallback.ask(
            self._service, lambda: self._service.biography(member), instead=lambda: None
        )
        if career is None:
            return profile
        return replace(
            profile,
            posts=posts_on(career, on),
            committees=with_chairs(places_on(career, on), profile.committees or ()),
            committees_as_of=None,
        )

    def _present(self, member: Member, on: date, used: SourcesUsed) -> MemberProfile:
        """Return the profile on a day the snapshot does not cover.

        Without the member's record or career the snapshot answers alone, unless it knows nobody of
        that id or is known to be wrong about who sits. A synced list of members stands in for the
        record, and corrects what copies from before it tell.
        """
        self._service.prefetch_career(member.id)
        is_packaged = self._snapshot.members.member_by_id(member.id) is not None
        packaged = self._snapshot.profiles.member_profile(member, on=on) if is_packaged else None
        career: Biography | None = None
        try:
            member = self._record(member)
            career = self._service.biography(member)
        except ParliamentError as error:
            self._fallback.note_failure(self._service, error)
            if packaged is not None and sits(member, on) is (packaged.standing is Standing.SITTING):
                return packaged
        profile = self._of_career(member, career or Biography(), on)
        known = packaged or profile
        if career:
            places = with_chairs(places_on(career, on), known.committees or ())
            profile = replace(profile, posts=posts_on(career, on), committees=places)
        profile = self._with_contact(profile, known)
        synced = self._snapshot.synced
        return synced.apply_to(profile) if synced and used.is_overtaken else profile

    def _with_contact(self, profile: MemberProfile, known: MemberProfile) -> MemberProfile:
        """Return `profile` with e-mail address and election; `known` tells what is not answered."""
        ask, service, member_id = self._fallback.ask, self._service, profile.member.id
        # A career may list the latest seat alone: nobody was first elected after a service began.
        days = (profile.first_elected, known.first_elected, profile.service_start)
        first = min(filter(None, days), default=None)
        email: str | None = None
        election: ElectionResult | None = None
        if profile.standing in {Standing.SITTING, Standing.PEER}:
            email = ask(service, lambda: service.email(member_id), instead=lambda: known.email)
        if profile.standing is Standing.SITTING:
            election = ask(
                service, lambda: service.latest_election(member_id), instead=lambda: known.election
            )
        if election is not None and election.held_on > profile.on:
            election = None
        return replace(profile, first_elected=first, email=email, election=election)

    def _record(self, member: Member) -> Member:
        """Return the live record, else the one on a synced list, where that holds the member.

        Raises:
            ParliamentError: there is neither.
        """
        try:
            return self._service.member(member.id) or member
        except ParliamentError as error:
            synced = self._snapshot.synced
            listed = synced.member(member.id) if synced else None
            if listed is None:
                raise
            self._fallback.note_failure(self._service, error)
            return listed

    def _of_career(self, member: Member, career: Biography, on: date) -> MemberProfile:
        standing = standing_of(member, career, on)
        seat = seat_of(member, career, on)
        is_sitting = standing is Standing.SITTING
        latest = member.latest_house_membership
        return MemberProfile(
            member=member,
            on=on,
            standing=standing,
            provenance=self._fallback.provenance(),
            party=party_of(member, career, on),
            constituency=self._constituency(seat) if seat and is_sitting else None,
            constituency_name=seat.membership_from if seat and is_sitting else None,
            first_elected=first_elected(career),
            service_start=latest.membership_start_date if latest and is_sitting else None,
            service_end=seat.membership_end_date if seat and not is_sitting else None,
        )

    def _constituency(self, seat: HouseMembership) -> Constituency | None:
        found = self._snapshot.places.find_or_none(seat.membership_from)
        return found if found and seat.membership_from_id in {None, found.id} else None

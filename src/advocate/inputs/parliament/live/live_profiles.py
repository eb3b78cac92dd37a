"""Members' profiles from the live service, part by part, with the snapshot behind each part."""

from collections.abc import Collection, Iterable
from datetime import date

from msgspec.structs import replace

from advocate.errors import ParliamentError
from advocate.inputs.parliament.live.answers import SourcesUsed
from advocate.inputs.parliament.live.fallback import Fallback
from advocate.inputs.parliament.live.member_parser import Biography
from advocate.inputs.parliament.live.membership_on_date import (
    first_elected,
    is_peer,
    may_sit,
    party_of,
    places_on,
    posts_on,
    seat_of,
    sits,
    standing_of,
    with_chairs,
)
from advocate.inputs.parliament.live.services import CommitteesService, MembersService
from advocate.inputs.parliament.snapshot.membership_terms import dissolved
from advocate.models.member import CommitteePlace, Member, MemberProfile, Source, Standing
from advocate.models.name_folding import fold
from advocate.models.sources import Details


class LiveProfiles:
    """Profiles by the Members service, and by the snapshot where its history covers the day."""

    def __init__(
        self, service: MembersService, committees: CommitteesService, fallback: Fallback
    ) -> None:
        self._service = service
        self._committees = committees
        self._fallback = fallback
        self._snapshot = fallback.snapshot
        self._prepared: frozenset[int] = frozenset()
        self._places: dict[int, tuple[CommitteePlace, ...] | None] = {}

    def prepare(self, member_ids: Collection[int], *, on: date, details: Details) -> None:
        """Begin to read what the profiles of several will need, all side by side."""
        if self._fallback.is_history(on):
            return
        self._prepared = frozenset(member_ids)
        self._service.prefetch_careers(member_ids, details)
        if self._fallback.is_now(on) and len(self._prepared - self._places.keys()) > 1:
            self._fallback.answers.prefetch(self._committees.places_urls(member_ids))

    def member_profile(
        self, member: Member, *, on: date, details: Details = Details.WHOLE
    ) -> MemberProfile:
        """Return what was true of `member` on `on`; it carries the weakest source of its parts."""
        used = self._fallback.answers.start_part()
        is_packaged = self._snapshot.members.member_by_id(member.id) and not is_peer(member, on)
        if self._fallback.is_history(on) and is_packaged:
            profile = self._past(member, on)
        else:
            profile = self._present(member, self._fallback.calendar.last_sat(on), used, details)
            election = self._fallback.calendar.dissolution_covering(on)
            profile = dissolved(profile, election, on=on) if election else profile
        known = self._fallback.provenance(used)
        if known.source is Source.SNAPSHOT:  # whose list of peers is older than the rest of it
            known = min(known, profile.provenance, key=lambda each: each.as_of)
        return replace(profile, provenance=known)

    def sitting_profiles(self, *, on: date) -> Iterable[MemberProfile]:
        """Return everybody who sits in the Commons on `on`, by surname.

        The service lists who sits now; of a seat taken since `on`, the snapshot tells who had it.
        """
        packaged = self._snapshot.profiles.sitting_profiles
        dissolution = self._fallback.calendar.dissolution_covering(on)
        listed: tuple[Member, ...] | None = self._fallback.ask(
            self._service.name,
            self._service.all_current,
            instead=lambda: None,
            is_past=self._fallback.is_history(on) or dissolution is not None,
        )
        if listed is None:
            return packaged(on=on)
        sitting = [member for member in listed if may_sit(member, on)]
        if not self._fallback.is_now(on):
            taken = {member.sits_for for member in sitting}
            earlier = [each.member for each in packaged(on=on)]
            sitting += [member for member in earlier if member.sits_for not in taken]
        sitting.sort(key=lambda member: fold(member.name_list_as))
        return (self._of_career(member, Biography(), on) for member in sitting)

    def _past(self, member: Member, on: date) -> MemberProfile:
        """Return the snapshot's profile of a day its history covers, with the posts held then.

        Why the live career is read as well: the snapshot has no posts, and few committees after
        2020.
        """
        self._fallback.note_use()
        profile = self._snapshot.profiles.member_profile(member, on=on)
        career = self._fallback.ask(
            self._service.name, lambda: self._service.biography(member), instead=lambda: None
        )
        if career is None:
            return profile
        return replace(
            profile,
            posts=posts_on(career, on),
            committees=with_chairs(places_on(career, on), profile.committees or ()),
            committees_as_of=None,
        )

    def _present(
        self, member: Member, on: date, used: SourcesUsed, details: Details
    ) -> MemberProfile:
        """Return the profile on a day the snapshot does not cover.

        Without the member's record or career the snapshot answers alone, unless it knows nobody of
        that id or is known to be wrong about who sits. A synced list of members stands in for the
        record, and corrects what copies from before it tell.
        """
        if member.id not in self._prepared:
            self.prepare((member.id,), on=on, details=details)
        is_packaged = self._snapshot.members.member_by_id(member.id) is not None
        packaged = self._snapshot.profiles.member_profile(member, on=on) if is_packaged else None
        career: Biography | None = None
        try:
            member = self._record(member, used)
            career = self._service.biography(member) if details >= Details.OFFICES else None
        except ParliamentError as error:
            self._fallback.note_failure(self._service.name, error)
            if packaged is not None and sits(member, on) is (packaged.standing is Standing.SITTING):
                return packaged
        profile = self._of_career(member, career or Biography(), on)
        known = packaged or profile
        if career:
            profile = replace(profile, posts=posts_on(career, on))
        profile = self._with_committees(profile, known, career)
        profile = self._with_contact(profile, known, details)
        synced = self._snapshot.synced
        return synced.apply_to(profile) if synced and used.is_overtaken else profile

    def _with_committees(
        self, profile: MemberProfile, known: MemberProfile, career: Biography | None
    ) -> MemberProfile:
        """Return `profile` with committee places: by service and career, else what is known.

        Why both: the career has committees of every kind, and mostly not who chairs them.
        """
        places = places_on(career, profile.on) if career else ()
        if career and not places and len(self._prepared) == 1:
            return replace(profile, committees=())
        listed = self._places_now(profile.member.id, profile.on)
        if career is None and listed is None:
            as_of = known.committees_as_of
            return replace(profile, committees=known.committees, committees_as_of=as_of)
        if listed is None:
            return replace(profile, committees=with_chairs(places, known.committees or ()))
        by_committee = {place.committee_id: place for place in (*places, *listed)}
        places = tuple(sorted(by_committee.values(), key=lambda place: place.committee))
        return replace(profile, committees=places)

    def _places_now(self, member_id: int, on: date) -> tuple[CommitteePlace, ...] | None:
        """Return the committee places by the Committees service; None where it does not tell."""
        if not self._fallback.is_now(on):
            return None
        if member_id not in self._places:
            ids = self._prepared if member_id in self._prepared else (member_id,)
            ask, name = self._fallback.ask, self._committees.name
            found = ask(name, lambda: self._committees.places_of(ids, on=on), instead=lambda: None)
            self._places |= dict.fromkeys(ids, None if found is None else ())
            for place in found or ():
                held = self._places.get(place.member_id) or ()
                self._places[place.member_id] = (*held, place)
        return self._places[member_id]

    def _with_contact(
        self, profile: MemberProfile, known: MemberProfile, details: Details
    ) -> MemberProfile:
        """Return `profile` with e-mail address and election; `known` tells what is not answered.

        Of many, only those of whom the snapshot knows neither are asked about; offline, all copies
        count.
        """
        ask, service, member_id = self._fallback.ask, self._service, profile.member.id
        # A career may list the latest seat alone: nobody was first elected after a service began.
        days = (profile.first_elected, known.first_elected, profile.service_start)
        first = min(filter(None, days), default=None)
        sits_now = profile.standing is Standing.SITTING
        is_packaged = known is not profile and known.constituency_name == profile.constituency_name
        if details < Details.WHOLE and sits_now and is_packaged and self._fallback.is_live:
            self._fallback.dated += 1
            self._fallback.note_use()
            return replace(profile, email=known.email, election=known.election, first_elected=first)
        if sits_now or profile.standing is Standing.PEER:
            email = ask(service.name, lambda: service.email(member_id), instead=lambda: known.email)
            profile = replace(profile, email=email)
        if sits_now:
            election = ask(
                service.name,
                lambda: service.latest_election(member_id),
                instead=lambda: known.election,
            )
            is_later = election is not None and election.held_on > profile.on
            profile = replace(profile, election=None if is_later else election)
        return replace(profile, first_elected=first)

    def _record(self, member: Member, used: SourcesUsed) -> Member:
        """Return the live record, else the one on a synced list, where that holds the member.

        Raises:
            ParliamentError: there is neither.
        """
        try:
            return self._service.member(member.id) or member
        except ParliamentError as error:
            synced = self._snapshot.synced
            used.is_overtaken = True
            listed = synced.member(member.id) if synced else None
            if listed is None:
                raise
            self._fallback.note_failure(self._service.name, error)
            return listed

    def _of_career(self, member: Member, career: Biography, on: date) -> MemberProfile:
        standing = standing_of(member, career, on)
        seat = seat_of(member, career, on)
        is_sitting = standing is Standing.SITTING
        held = seat if is_sitting else None
        place = self._snapshot.places.find_or_none(held.membership_from) if held else None
        is_of_2024 = held and place and held.membership_from_id in {None, place.id}
        latest = member.latest_house_membership
        return MemberProfile(
            member=member,
            on=on,
            standing=standing,
            provenance=self._fallback.provenance(),
            party=party_of(member, career, on),
            constituency=place if is_of_2024 else None,
            constituency_name=held.membership_from if held else None,
            first_elected=first_elected(career),
            service_start=latest.membership_start_date if latest and is_sitting else None,
            service_end=seat.membership_end_date if seat and not is_sitting else None,
        )

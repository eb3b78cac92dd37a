"""One member's profile from the live service, part by part, with the snapshot behind each part."""

from datetime import date

from msgspec.structs import replace

from advocate.errors import NotFound, ParliamentError
from advocate.inputs.parliament.fallback import Fallback
from advocate.inputs.parliament.on_date import (
    first_elected,
    party_of,
    places_on,
    posts_on,
    seat_of,
    sits,
    standing_of,
    with_chairs,
)
from advocate.inputs.parliament.parse import Biography
from advocate.inputs.parliament.services import MembersService
from advocate.models.constituency import Constituency
from advocate.models.member import (
    ElectionResult,
    HouseMembership,
    Member,
    MemberProfile,
    Standing,
)


def past_profile(
    member: Member, on: date, *, members: MembersService, fallback: Fallback
) -> MemberProfile:
    """Return the snapshot's profile of a day its history covers, with the posts held then.

    Why the live career is read as well: the snapshot has no posts, and few committees after 2020.
    """
    fallback.note_use()
    profile = fallback.snapshot.member_profile(member, on=on)
    career = fallback.ask(members, lambda: members.biography(member), instead=lambda: None)
    if career is not None:
        profile = replace(
            profile,
            posts=posts_on(career, on),
            committees=with_chairs(places_on(career, on), profile.committees or ()),
            committees_as_of=None,
        )
    return replace(profile, provenance=fallback.provenance_of_part())


def present_profile(
    member: Member, on: date, *, members: MembersService, fallback: Fallback
) -> MemberProfile:
    """Return the profile on a day the snapshot does not cover.

    Without the member's record or career the snapshot answers alone, unless it knows nobody of that
    id or is known to be wrong about who sits. A synced list of members stands in for the record,
    and puts right what copies from before it tell.
    """
    members.prefetch_career(member.id)
    packaged = _packaged(member, on, fallback)
    career: Biography | None = None
    try:
        member = _record(member, members, fallback)
        career = members.biography(member)
    except ParliamentError as error:
        fallback.note_failure(members, error)
        if packaged is not None and sits(member, on) is (packaged.standing is Standing.SITTING):
            return replace(packaged, provenance=fallback.provenance_of_part())
    profile = _of_career(member, career or Biography(), on, fallback)
    known = packaged or profile
    profile = replace(
        profile,
        posts=posts_on(career, on) if career else None,
        committees=with_chairs(places_on(career, on), known.committees or ()) if career else None,
        first_elected=profile.first_elected or known.first_elected,
    )
    if profile.standing in {Standing.SITTING, Standing.PEER}:
        email = fallback.ask(members, lambda: members.email(member.id), instead=lambda: known.email)
        profile = replace(profile, email=email)
    if profile.standing is Standing.SITTING:
        profile = replace(profile, election=_election(profile, known, members, fallback))
    return replace(fallback.put_right(profile), provenance=fallback.provenance_of_part())


def _record(member: Member, members: MembersService, fallback: Fallback) -> Member:
    """Return the live record, else the one on a synced list, where that holds the member.

    Raises:
        ParliamentError: neither is at hand.
    """
    try:
        return members.member(member.id) or member
    except ParliamentError as error:
        listed = fallback.snapshot.listed_member(member.id)
        if listed is None:
            raise
        fallback.note_failure(members, error)
        return listed


def _packaged(member: Member, on: date, fallback: Fallback) -> MemberProfile | None:
    if fallback.snapshot.member_by_id(member.id) is None:
        return None
    return fallback.snapshot.member_profile(member, on=on)


def _of_career(member: Member, career: Biography, on: date, fallback: Fallback) -> MemberProfile:
    standing = standing_of(member, career, on)
    seat = seat_of(member, career, on)
    is_sitting = standing is Standing.SITTING
    latest = member.latest_house_membership
    return MemberProfile(
        member=member,
        on=on,
        standing=standing,
        provenance=fallback.provenance_of_part(),
        party=party_of(member, career, on),
        constituency=_constituency(seat, fallback) if seat and is_sitting else None,
        constituency_name=seat.membership_from if seat and is_sitting else None,
        first_elected=first_elected(career),
        service_start=latest.membership_start_date if latest and is_sitting else None,
        service_end=seat.membership_end_date if seat and not is_sitting else None,
    )


def _election(
    profile: MemberProfile, known: MemberProfile, members: MembersService, fallback: Fallback
) -> ElectionResult | None:
    election = fallback.ask(
        members,
        lambda: members.latest_election(profile.member.id),
        instead=lambda: known.election,
    )
    return election if election is not None and election.held_on <= profile.on else None


def _constituency(seat: HouseMembership, fallback: Fallback) -> Constituency | None:
    try:
        found = fallback.snapshot.find_constituency(seat.membership_from or "")
    except NotFound:
        return None
    is_another = seat.membership_from_id not in {None, found.id}
    return None if is_another else found

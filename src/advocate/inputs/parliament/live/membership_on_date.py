"""What of a career or a committee's list was true on one date; pure, the API's records only."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from advocate.inputs.parliament.live.committee_parser import CommitteePerson, place_on
from advocate.inputs.parliament.live.member_parser import POST_LISTS, Biography
from advocate.models.dates import is_held, is_within
from advocate.models.member import (
    CommitteePlace,
    House,
    HouseMembership,
    Member,
    Party,
    Post,
    Standing,
)


def sits(member: Member, on: date) -> bool:
    """Say whether the latest service of `member` is in the Commons and covers `on`."""
    return _covers(_commons(member), on)


def may_sit(member: Member, on: date) -> bool:
    """Say whether a member found among those sitting sits on `on`, one without dates too."""
    return member.latest_house_membership is None or sits(member, on)


def is_peer(member: Member, on: date) -> bool:
    """Say whether the latest service of `member` is in the Lords and covers `on`."""
    latest = member.latest_house_membership
    return latest is not None and latest.house is House.LORDS and _covers(latest, on)


def standing_of(member: Member, biography: Biography, on: date) -> Standing:
    """Return what `member` is on `on`; a suspended member is still a member.

    Dissolutions are left to those who have a calendar: see `LiveProfiles.member_profile`.
    """
    if is_peer(member, on):
        return Standing.PEER
    if sits(member, on) or any(_covers(seat, on) for seat in biography.seats):
        return Standing.SITTING
    starts = [seat.membership_start_date for seat in (*biography.seats, _commons(member)) if seat]
    is_to_come = bool(starts) and all(start and start > on for start in starts)
    return Standing.NOT_YET if is_to_come else Standing.FORMER


def seat_of(member: Member, biography: Biography, on: date) -> HouseMembership | None:
    """Return the Commons seat held on `on`, else the last one held before."""
    latest = _commons(member)
    seats = [seat for seat in biography.seats if is_held(seat.membership_start_date, None, on)]
    held = [seat for seat in seats if _covers(seat, on)]
    if held or (seats and not _covers(latest, on)):
        return max(held or seats, key=lambda seat: seat.membership_start_date or date.min)
    return latest


def party_of(member: Member, biography: Biography, on: date) -> Party | None:
    """Return the party on `on`; the latest one where the career says nothing else.

    Why the latest wins over an open affiliation with its id: it carries the finer name, since
    Labour and Labour (Co-op) share an id.
    """
    held = [entry for entry in biography.affiliations if is_held(entry.start, entry.end, on)]
    if not held:
        return member.latest_party
    newest = max(held, key=lambda entry: entry.start or date.min)
    if newest.end is None and member.latest_party and newest.party.id == member.latest_party.id:
        return member.latest_party
    return newest.party


def first_elected(biography: Biography) -> date | None:
    """Return when the first Commons seat was taken."""
    starts = [seat.membership_start_date for seat in biography.seats]
    return min((start for start in starts if start), default=None)


def posts_on(biography: Biography, on: date) -> tuple[Post, ...]:
    """Return the posts held on `on`: government, opposition, other, each the oldest first."""
    held = [post for post in biography.posts if is_held(post.start, post.end, on)]
    kinds = [*POST_LISTS]
    return tuple(sorted(held, key=lambda post: (kinds.index(post.kind), post.start or date.min)))


def places_on(biography: Biography, on: date) -> tuple[CommitteePlace, ...]:
    """Return the committee places held on `on`, one for each committee, by name."""
    held = [place for place in biography.committees if is_held(place.start, place.end, on)]
    chairs_last = sorted(held, key=lambda place: place.role == "Chair")
    one_each = {place.committee_id: place for place in chairs_last}
    return tuple(sorted(one_each.values(), key=lambda place: place.committee))


def with_chairs(
    places: tuple[CommitteePlace, ...], known: Iterable[CommitteePlace]
) -> tuple[CommitteePlace, ...]:
    """Return `places`, each in the chair that `known` has the same person in.

    Why: the career of the Members API names committees, and mostly not who chairs them.
    """
    chairs = {
        place.committee_id: {"role": "Chair", "start": place.start}
        for place in known
        if place.role == "Chair"
    }
    return tuple(replace(place, **chairs.get(place.committee_id, {})) for place in places)


def committee_places_on(people: Iterable[CommitteePerson], on: date) -> tuple[CommitteePlace, ...]:
    """Return who of a committee serves on `on`: people, not roles; chair first, then by surname."""
    people = {person.member_id: person for person in people}.values()
    by_name = sorted(people, key=lambda person: person.name_list_as.casefold())
    places = (place for person in by_name if (place := place_on(person, on)))
    return tuple(sorted(places, key=lambda place: place.role != "Chair"))


def _commons(member: Member) -> HouseMembership | None:
    latest = member.latest_house_membership
    return latest if latest and latest.house is House.COMMONS else None


def _covers(membership: HouseMembership | None, on: date) -> bool:
    """On the last day of a membership it still holds, which posts and roles do not."""
    if membership is None:
        return False
    return is_within(membership.membership_start_date, membership.membership_end_date, on)

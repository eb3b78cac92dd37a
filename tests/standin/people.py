"""Whom the stand-in knows: the packaged snapshot's people, and whatever a test adds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from advocate.models.member import CommitteePlace, House, Member, MemberProfile
from tests.standin.shapes import (
    Json,
    contact,
    election,
    member,
    member_of,
    membership,
    moment,
    stretch,
)
from tests.standin.shapes import party as party_json

ABSENT = object()


@dataclass
class Person:
    """One person as the Members API tells of them; every part may be changed by a test."""

    member: Json
    contacts: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    biography: Json = field(default_factory=dict)
    election: Json | None = None
    focus: object = field(default_factory=list)
    """What stands in `value` of the list of interests; `ABSENT` makes it a 404."""
    registered: object = field(default_factory=list)
    """The same of the register of interests."""
    fill_in: Callable[["Person"], None] | None = None
    """Adds what the snapshot knows of the person, when first asked about."""

    @property
    def id(self) -> int:
        found: int = self.member["id"]
        return found

    @property
    def sits(self) -> bool:
        seat = self.member["latestHouseMembership"]
        return bool(seat) and seat["house"] == House.COMMONS and not seat["membershipEndDate"]

    @property
    def serves(self) -> bool:
        """Whether the person is a member of either House now."""
        seat = self.member["latestHouseMembership"]
        return bool(seat) and not seat["membershipEndDate"]

    def contact_records(self, style: str) -> list[Json]:
        return [contact(kind, style, **known) for kind, known in self.contacts]

    def hold(
        self,
        post: str,
        start: date,
        end: date | None = None,
        *,
        kind: str = "governmentPosts",
        info: str | None = None,
    ) -> None:
        """Add a post, or with `kind="committeeMemberships"` a committee of no known id."""
        self.biography.setdefault(kind, []).append(stretch(post, 1, start, end, info))

    def leave(self, end: date, reason: str | None = None) -> None:
        """End the membership of the House."""
        seat = self.member["latestHouseMembership"]
        seat.update(
            membershipEndDate=moment(end), membershipEndReason=reason, membershipStatus=None
        )
        for entry in self.biography.get("representations", []):
            entry["endDate"] = entry["endDate"] or moment(end)

    def rename(self, display: str, list_as: str) -> None:
        self.member.update(nameDisplayAs=display, nameListAs=list_as, nameFullTitle=f"{display} MP")


def packaged_people(snapshot: Snapshot) -> list[Person]:
    """Return everybody who sits, with what the packaged snapshot knows of them when asked."""
    return [_person_of(known, snapshot) for known in _sitting()]


@cache
def _sitting() -> tuple[Member, ...]:
    """Return everybody who sits by the packaged snapshot, whom no test can change."""
    snapshot = open_snapshot()
    members = [
        snapshot.members.member_by_id(member_id) for member_id in snapshot.names.sitting_ids()
    ]
    snapshot.close()
    return tuple(member for member in members if member is not None)


def made_up(
    member_id: int,
    display: str,
    *,
    seat: str | None = None,
    seat_id: int | None = None,
    start: date = date(2024, 7, 4),
    end: date | None = None,
    house: int = 1,
    party: str = "Independent",
) -> Person:
    """Return a person nobody knows of; `house=2` makes a peer, `seat=None` one without a seat."""
    given, _, family = display.rpartition(" ")
    place = membership(seat, seat_id, house=house, start=start, end=end) if seat else None
    record = member(
        member_id, display, f"{family}, {given}", seat=place, of=party_json(party, 8, "Ind")
    )
    entry = stretch(seat or "", seat_id or 0, start, end)
    person = Person(record, biography={"representations": [entry] if seat and house == 1 else []})
    person.contacts.append(
        ("Parliamentary office", {"email": f"{family.lower()}.mp@parliament.uk"})
    )
    return person


def _person_of(known: Member, snapshot: Snapshot) -> Person:
    def fill_in(person: Person) -> None:
        _fill_in(person, snapshot.profiles.member_profile(known, on=snapshot.as_of))

    person = Person(member_of(known), fill_in=fill_in)
    latest = known.latest_house_membership
    if latest is not None:
        seat = stretch(
            latest.membership_from or "",
            latest.membership_from_id or 0,
            latest.membership_start_date,
        )
        person.biography = {"representations": [seat], "committeeMemberships": []}
    return person


def _fill_in(person: Person, profile: MemberProfile) -> None:
    person.contacts = [
        ("Website", {"line1": "https://example.org/", "email": None}),
        ("Constituency office", {"line1": "1 Private Road", "email": "home@example.org"}),
        ("Parliamentary office", {"line1": "House of Commons", "email": profile.email}),
    ]
    if profile.election is not None and person.election is None:
        person.election = election(profile.election)
    for place in profile.committees or ():
        person.biography["committeeMemberships"].append(_entry(place))


def _entry(place: CommitteePlace) -> Json:
    return stretch(place.committee, place.committee_id, place.start, place.end)


def profile_of(source: Snapshot, member_id: int, *, on: date) -> MemberProfile:
    """Return what a snapshot knows of the member with that id on `on`."""
    return source.profiles.member_profile(source.members.find_member(str(member_id), on=on), on=on)

"""Members of Parliament in the words of the Members API: who they are, and where they stand."""

from datetime import date
from enum import IntEnum, StrEnum

from msgspec import Struct

from advocate.models.constituency import Constituency
from advocate.models.dates import is_held
from advocate.models.field_types import Address, Key, Name, Published


class House(IntEnum):
    """The two Houses, numbered as the Members API numbers them."""

    COMMONS = 1
    LORDS = 2


class Standing(StrEnum):
    """What a person is in Parliament on one date."""

    SITTING = "sitting"
    """Holds a seat in the Commons on the date."""
    DISSOLUTION = "dissolution"
    """Held a seat until a dissolution that covers the date: nobody is an MP that day."""
    FORMER = "former"
    """Held a seat before the date and holds none on it."""
    NOT_YET = "not yet"
    """First took a seat after the date."""
    PEER = "peer"
    """Sits in the Lords on the date."""


class Source(StrEnum):
    """Where a fact about Parliament was read, the weakest source last."""

    LIVE = "live"
    CACHE = "cache"
    SYNCED = "synced"
    """The list that `advocate sync` kept."""
    SNAPSHOT = "snapshot"


class Provenance(Struct, frozen=True, kw_only=True):
    """Where Parliament's facts in one run came from, and the day they were true."""

    source: Source
    as_of: date


class Party(Struct, frozen=True, kw_only=True):
    """A party as the Members API names it ("Labour (Co-op)" and "Labour" share an id there)."""

    name: Name
    id: int | None = None
    abbreviation: Name | None = None


class HouseMembership(Struct, frozen=True, kw_only=True):
    """One unbroken service in one House.

    `membership_from` names the seat of an MP, and of a peer says how they came to sit: "Life peer".
    """

    membership_from: Name | None
    house: House
    membership_from_id: int | None = None
    membership_start_date: date | None = None
    membership_end_date: date | None = None


class Member(Struct, frozen=True, kw_only=True):
    """One person as Parliament lists them now; `name_address_as` is mostly null there."""

    id: int
    name_display_as: Name
    name_list_as: Name
    name_full_title: Name
    name_address_as: Name | None = None
    latest_party: Party | None = None
    latest_house_membership: HouseMembership | None = None

    @property
    def sits_for(self) -> Name | None:
        """The constituency, or kind of peerage, of the latest service; None where unknown."""
        seat = self.latest_house_membership
        return seat.membership_from if seat else None


class Served(Struct, frozen=True, kw_only=True):
    """One seat held under one party, from the poll to the last day; open while it lasts."""

    starts: date
    ends: date | None = None
    seat: Name
    party: Name


class KnownMember(Struct, frozen=True, kw_only=True):
    """One person who has sat in the Commons since 1997."""

    id: int | None
    name: Name
    served: tuple[Served, ...]
    """Oldest first."""
    full_title: Name | None
    """Of those who sit on the record's date."""
    as_of: date
    """The record's date, of them or of all."""
    peerage: Name | None


class Post(Struct, frozen=True, kw_only=True):
    """A government, opposition or other parliamentary post, with its dates."""

    name: Name
    kind: Key
    """"government", "opposition" or "other"."""
    start: date | None = None
    end: date | None = None
    source: Published | None = None
    """Who tells it, where that is not Parliament, in words fit to print."""

    @property
    def is_secondary(self) -> bool:
        """Whether neither Parliament nor the government tells it."""
        return is_secondary(self.source)


def is_secondary(source: str | None) -> bool:
    """Say if neither Parliament nor the government tells an office, by the source's own words."""
    return source is not None and "not from Parliament" in source


class OfficeHolder(Struct, frozen=True, kw_only=True):
    """Who holds one office on a date."""

    member_id: int
    member_name: Name
    post: Post


class CommitteePlace(Struct, frozen=True, kw_only=True):
    """One person's place on one committee; a chair is one place with the role Chair."""

    committee_id: int
    committee: Name
    member_id: int
    member_name: Name
    role: Name
    """"Chair" or "Member"."""
    start: date | None = None
    end: date | None = None


class Committee(Struct, frozen=True, kw_only=True):
    """A committee of one House or of both; `email` is the committee office's."""

    id: int
    name: Name
    house: Name = "Commons"
    email: Address | None = None
    former_names: tuple[Name, ...] = ()
    short_names: tuple[Name, ...] = ()
    start: date | None = None
    end: date | None = None
    """The first day on which it did not sit any more."""
    followed_by: tuple[int, ...] = ()
    """Whose work it now is."""
    is_general: bool = False
    """Whether it considers one bill or instrument."""

    def sits_on(self, on: date) -> bool:
        """Say if it is there on `on`, whoever serves on it; so it is where the days are unknown."""
        return is_held(self.start, self.end, on)


ChairedCommittees = tuple[tuple[Committee, CommitteePlace | None], ...]
"""Committees by name, each with the place of its chair, if that is known."""


class ElectionResult(Struct, frozen=True, kw_only=True):
    """The result that put the present member in; counts are votes, shares are per cent."""

    title: Published
    """For example "2024 General Election"."""
    held_on: date
    constituency: Name
    result: Published | None = None
    """Parliament's wording, for example "Lab hold"."""
    is_general_election: bool = True
    electorate: int | None = None
    valid_votes: int | None = None
    turnout_percent: float | None = None
    majority: int | None = None
    majority_percent: float | None = None
    winning_party: Name | None = None
    runner_up_party: Name | None = None
    winner_votes: int | None = None
    winner_share_percent: float | None = None
    majority_published: int | None = None
    """Where another figure was published than the votes give, which is `majority`."""


class MemberProfile(Struct, frozen=True, kw_only=True):
    """Everything one document may say of one member on one date.

    Only what was true on `on` stands here. `None` for a list means that the source cannot tell;
    an empty tuple means that there is none.
    """

    member: Member
    on: date
    standing: Standing
    provenance: Provenance
    party: Party | None = None
    """On the date."""
    constituency: Constituency | None = None
    """The seat held on the date (or last held before a dissolution), where it is a 2024 seat."""
    constituency_name: Name | None = None
    """Its name on the date, whatever the boundaries."""
    first_elected: date | None = None
    service_start: date | None = None
    """Start of the unbroken service that covers the date."""
    service_end: date | None = None
    """End of the last service, for those who no longer sit."""
    posts: tuple[Post, ...] | None = None
    committees: tuple[CommitteePlace, ...] | None = None
    committees_as_of: date | None = None
    """How far the committee list is known; `None` with a live answer."""
    election: ElectionResult | None = None
    email: Address | None = None
    """The parliamentary office's, never a private address."""

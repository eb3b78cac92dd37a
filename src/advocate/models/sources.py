"""What the program asks of Parliament's records: small protocols, and the value that holds them.

Each protocol is one subject. `inputs/parliament/` answers them, from the services or the snapshot.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Protocol

from msgspec import Struct

from advocate.errors import Problem
from advocate.models.activity import Activity
from advocate.models.all_party_group import Group, GroupOffice
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.findings import Career, FocusArea, RegisteredInterest
from advocate.models.member import (
    ChairedCommittees,
    Committee,
    CommitteePlace,
    KnownMember,
    Member,
    MemberProfile,
    OfficeHolder,
    Provenance,
)
from advocate.models.settings import Topic


class Details(IntEnum):
    """How much of a profile is read anew, each more than the one before.

    The rest is the packaged record's, with its date.
    """

    LISTED = 0
    """Who sits, for which party and seat, and on which committees."""
    OFFICES = 1
    """Posts, too, and the career."""
    WHOLE = 2
    """The e-mail address and the result that put the member in, too."""


class Members(Protocol):
    """Who a name, a seat or a postcode means on a date."""

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member of the Commons that `query` (a name or an id) means on `on`.

        In a dissolution that is who sat until it began. An id finds anybody.

        Raises:
            MemberNotFound: nobody; the hint gives the nearest names, or says that the person is
                a former member or a peer.
            Ambiguous: several; never guesses.
        """

    def find_peer(self, query: str, *, on: date) -> Member | None:
        """Return the one member of the Lords on `on` that a name means; None where none is known.

        Raises:
            Ambiguous: several.
        """

    def find_holder(self, constituency: Constituency | str, *, on: date) -> Member | None:
        """Return who holds that seat on `on`; None while it is vacant or Parliament dissolved.

        Before July 2024 it is the seat so called that day, and ConstituencyNotFound if none was.
        """

    def find_by_postcode(self, postcode: str, *, on: date) -> tuple[Member, ...]:
        """Return who holds the seat of a postcode, or the seats of an outward code.

        Raises:
            AdvocateError: it is no postcode.
            MemberNotFound: it leads to nobody, or `on` is before today's constituencies.
            ParliamentUnreachable: postcodes need a connection.
        """


class Profiles(Protocol):
    """What is true of a member of either House on a date."""

    def member_profile(
        self, member: Member, *, on: date, details: Details = Details.WHOLE
    ) -> MemberProfile:
        """Return what was true of `member` on `on`, as far as the source can tell."""

    def prepare(self, member_ids: Collection[int], *, on: date, details: Details) -> None:
        """Begin to read what the profiles of several will need, all side by side."""

    def sitting_profiles(self, *, on: date) -> Iterable[MemberProfile]:
        """Return everybody who sits in the Commons on `on`, by surname."""


class Committees(Protocol):
    """Committees of both Houses, and who serves on them."""

    def find_committee(self, query: str, *, on: date) -> Committee:
        """Return the committee that `query` (id, name, short form or plain word) means on `on`.

        Raises:
            CommitteeNotFound: none, or one that does not sit; the hint names the nearest, or who
                followed.
            Ambiguous: several.
        """

    def sitting_committees(self, *, on: date) -> ChairedCommittees:
        """Return the committees that sit on `on`, by name, with the place of the chair if known.

        Those on one bill or instrument are left out. There are none in a dissolution.
        """

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members on `on`, chair first, then by surname; people, not roles.

        Raises:
            ParliamentUnreachable: the membership on that date is not known from any source at hand.
        """


class Offices(Protocol):
    """Who holds the offices of government and opposition, the Speaker's among them."""

    def find_holder(self, query: str, *, on: date) -> OfficeHolder:
        """Return who holds on `on` the one office that `query` means ("Education Secretary").

        Raises:
            RecordNotFound: no such office is known; the hint gives the nearest.
            Ambiguous: several, or several people hold it.
            ParliamentUnreachable: who holds it on that day is not known from any source at hand.
        """


class Groups(Protocol):
    """All-party groups by the newest register."""

    def find_group(self, query: str) -> Group:
        """Return the all-party group that `query` (title, short name or words of it) means.

        Raises:
            RecordNotFound: none; the hint gives the nearest titles.
            Ambiguous: several.
        """

    def group_officers(self, group: Group) -> tuple[GroupOffice, ...]:
        """Return the officers of a group by the official register, chair first."""

    def groups_of(self, member_id: int) -> tuple[GroupOffice, ...]:
        """Return the offices that a member holds in all-party groups."""


class Places(Protocol):
    """Constituencies of 2024, and the figures known of each."""

    def find_constituency(self, query: str, *, is_typed: bool = False) -> Constituency:
        """Return the 2024 constituency that `query` (name, GSS code, typed short form) means.

        Raises:
            ConstituencyNotFound: none; the hint gives the names that may be meant, or where the
                people of an ended seat are now.
        """

    def statistics(self, gss_code: str) -> tuple[ConstituencyStatistic, ...]:
        """Return the newest figure of each statistic for that constituency."""


class MemberActivity(Protocol):
    """What a member does, declares and did before: mostly known to the live services only."""

    def recent_activity(
        self,
        member_id: int,
        topics: Sequence[Topic],
        *,
        since: date,
        on: date,
        pages: int = 5,
        with_focus: bool = False,
    ) -> tuple[Activity, ...] | None:
        """Return what a member did on `topics` from `since` to `on`, newest first.

        At most `pages` pages of each of Parliament's lists are read. None means that no list could
        be read. With `with_focus`, what `focus_of` will need is fetched in the same round.
        """

    def activity_of_several(
        self, member_ids: Iterable[int], topics: Sequence[Topic], *, since: date, on: date
    ) -> Mapping[int, tuple[Activity, ...]]:
        """Return the same of several at once, votes apart and the first page only, by member.

        Members of whom no list could be read are left out.
        """

    def focus_of(self, member_id: int, *, on: date) -> tuple[FocusArea, ...] | None:
        """Return the interests that a member's page lists; None where not known on that day.

        They have no dates and are often out of date: never to be given as a present view.
        """

    def registered_interests(
        self, member_id: int, topics: Sequence[Topic], *, on: date
    ) -> tuple[RegisteredInterest, ...] | None:
        """Return what a member has registered on `topics`, newest first; None where not known."""

    def career_before(self, member: Member, *, on: date) -> Career | None:
        """Return the posts and committee places that were over by `on`; None where not known."""

    def portrait_of(self, member_id: int, *, on: date) -> bytes | None:
        """Return a member's portrait, JPEG or PNG; None where there is none for that day."""


class Names(Protocol):
    """What rules and checks ask: every source answers it from the packaged record."""

    def member_name(self, member_id: int) -> str | None:
        """Return the display name of that id, former members too; None where it is not known."""

    def has_sat(self, name: str) -> bool:
        """Say if somebody who sat in the Commons since 1997 is called `name`, in any title."""

    def members_called(self, name: str) -> tuple[KnownMember, ...]:
        """Return everybody who has sat since 1997 and is called `name`: none for a family name."""

    def other_holder(self, office: str, ids: Collection[int | None], *, on: date) -> str | None:
        """Return who holds an office, "" for several, where it is nobody of `ids`; else None.

        None too where the record is not sure. "chair of" and "member of" a committee are offices.
        """

    def constituency_names(self) -> tuple[str, ...]:
        """Return the names of the 650 constituencies, in alphabetical order."""

    def former_names(self) -> Mapping[str, tuple[str, ...]]:
        """Return each seat name that ended since 1997, with the 2024 seats that follow it."""

    def party_names(self) -> tuple[str, ...]:
        """Return the names of the parties in the Commons, in alphabetical order."""

    def regions(self) -> tuple[str, ...]:
        """Return the regions and nations that constituencies are grouped in, in order."""

    def statistic_names(self) -> tuple[str, ...]:
        """Return the identifiers of all constituency statistics, in their fixed order."""


class Account(Protocol):
    """Where the answers of a run came from."""

    @property
    def is_live(self) -> bool:
        """Whether Parliament's services are asked, which takes time."""

    def provenance(self) -> Provenance:
        """Return the weakest source used so far, and its date."""

    def details_as_of(self, profile: MemberProfile, /) -> date:
        """Return the day of what a profile says beyond name, party and seat."""

    def notices(self) -> tuple[Problem, ...]:
        """Return what the user must be told of the answers so far, each thing once."""


class Parliament(Struct, frozen=True, kw_only=True):
    """Parliament's facts, by subject: live, from copies or packaged, they are asked alike."""

    members: Members
    profiles: Profiles
    committees: Committees
    offices: Offices
    groups: Groups
    places: Places
    activity: MemberActivity
    names: Names
    account: Account

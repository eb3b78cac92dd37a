"""What Parliament was asked about one member beyond the profile, and what came of it."""

from datetime import date

from msgspec import Struct

from advocate.models.activity import Activity
from advocate.models.all_party_group import GroupOffice
from advocate.models.field_types import Address, Published, TopicId
from advocate.models.member import CommitteePlace, Post


class Career(Struct, frozen=True, kw_only=True):
    """Posts and committee places that were over by a date, the latest ended first."""

    posts: tuple[Post, ...] = ()
    committees: tuple[CommitteePlace, ...] = ()


class FocusArea(Struct, frozen=True, kw_only=True):
    """One heading of the interests that a member's page on Parliament's website lists.

    Undated there and often out of date: never to be given as somebody's present view.
    """

    category: Published
    """For example "Political interests"."""
    phrases: tuple[Published, ...]


class RegisteredInterest(Struct, frozen=True, kw_only=True):
    """One entry in the Register of Members' Financial Interests that names a topic of ours."""

    category: Published
    """For example "Employment and earnings"."""
    text: Published
    registered: date | None = None
    """The day of registration; None where the entry does not say."""
    url: Address | None = None
    """The member's page of the register."""
    topics: tuple[TopicId, ...] = ()
    """Ids of the workspace's topics whose keywords it holds."""


class MemberFindings(Struct, frozen=True, kw_only=True):
    """Answers about one member; None where nobody could be asked, or nothing is known."""

    groups: tuple[GroupOffice, ...] = ()
    career: Career | None = None
    activity: tuple[Activity, ...] | None = None
    """On our topics, newest first."""
    focus: tuple[FocusArea, ...] | None = None
    portrait: bytes | None = None
    """JPEG or PNG."""
    interests: tuple[RegisteredInterest, ...] | None = None

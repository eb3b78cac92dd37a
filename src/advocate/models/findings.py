"""What Parliament was asked about one member beyond the profile, and what came of it."""

from msgspec import Struct

from advocate.models.activity import Activity
from advocate.models.all_party_group import GroupOffice
from advocate.models.career import Career
from advocate.models.interests import FocusArea, RegisteredInterest


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

"""What a member has lately done in Parliament on our subjects."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from advocate.models.field_types import Address, Name, Published, TopicId

ACTIVITY_SPAN = timedelta(days=365)
"""How far back a member's activity is worth a line."""


class ActivityKind(StrEnum):
    """What sort of parliamentary item it is."""

    WRITTEN_QUESTION = "written question"
    CONTRIBUTION = "contribution"
    EARLY_DAY_MOTION = "early day motion"
    VOTE = "vote"


class Activity(Struct, frozen=True, kw_only=True):
    """One dated item, with a reference that leads to it."""

    kind: ActivityKind
    date: date
    title: Published
    reference: Published | None = None
    """For example "UIN 9807", "EDM 123" or "Division 45"; None where Parliament gives none."""
    url: Address | None = None
    detail: Published | None = None
    """One more thing worth saying, for example "answered 24 January 2024" or "voted for"."""
    body: Name | None = None
    """Whom a written question is put to, for example "Department for Education"."""
    place: Name | None = None
    """Where somebody spoke, for example "Westminster Hall"."""
    is_amendment: bool = False
    """Of an early day motion: it would change another member's."""
    topics: tuple[TopicId, ...] = ()
    """Ids of the workspace's topics whose keywords it holds."""

"""What somebody did in Parliament before the day a document is about."""

from msgspec import Struct

from advocate.models.member import CommitteePlace, Post


class Career(Struct, frozen=True, kw_only=True):
    """Posts and committee places that were over by a date, the latest ended first."""

    posts: tuple[Post, ...] = ()
    committees: tuple[CommitteePlace, ...] = ()

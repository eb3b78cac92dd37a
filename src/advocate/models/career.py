"""What somebody did in Parliament before the day a document is about."""

from advocate.models.member import CommitteePlace, Post
from advocate.models.record import record


@record
class Career:
    """Posts and committee places that were over by a date, the latest ended first."""

    posts: tuple[Post, ...] = ()
    committees: tuple[CommitteePlace, ...] = ()

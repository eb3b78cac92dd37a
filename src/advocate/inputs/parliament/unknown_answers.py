"""What no packaged record tells: what members say, ask and declare, and posts that are over."""
# ruff: noqa: ARG002 - every answer here is the same, whoever is asked about

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from advocate.errors import Problem
from advocate.models.activity import Activity
from advocate.models.career import Career
from advocate.models.interests import FocusArea, RegisteredInterest
from advocate.models.member import Member
from advocate.models.workspace import Topic


class UnknownAnswers:
    """Answers "not known" to whatever only Parliament's live services tell."""

    kept_portraits: Callable[[int], bytes | None] | None = None
    """Returns the portrait of a member that an earlier run has kept."""
    warnings: tuple[Problem, ...] = ()
    """What is to be said of the copies of this machine."""

    def recent_activity(
        self,
        member_id: int,
        topics: Sequence[Topic],
        *,
        since: date,
        on: date,
        pages: int = 1,
        with_focus: bool = False,
    ) -> tuple[Activity, ...] | None:
        """Return None."""
        return None

    def activity_of_several(
        self,
        member_ids: Iterable[int],
        topics: Sequence[Topic],
        *,
        since: date,
        on: date,
    ) -> Mapping[int, tuple[Activity, ...]]:
        """Return nobody."""
        return {}

    def focus_of(self, member_id: int, *, on: date) -> tuple[FocusArea, ...] | None:
        """Return None."""
        return None

    def registered_interests(
        self,
        member_id: int,
        topics: Sequence[Topic],
        *,
        on: date,
    ) -> tuple[RegisteredInterest, ...] | None:
        """Return None."""
        return None

    def portrait_of(self, member_id: int, *, on: date) -> bytes | None:
        """Return the one that was kept, where somebody has said how to look for it."""
        return self.kept_portraits(member_id) if self.kept_portraits else None

    def career_before(self, member: Member, *, on: date) -> Career | None:
        """Return None."""
        return None

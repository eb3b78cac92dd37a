"""What only the live services tell of one person: interests, and what is over of a career."""

from collections.abc import Sequence
from datetime import date, timedelta

from advocate.errors import ParliamentError
from advocate.inputs.parliament.interests import InterestsService
from advocate.inputs.parliament.parse import Biography
from advocate.inputs.parliament.services import MembersService
from advocate.models.career import Career
from advocate.models.interests import FocusArea, RegisteredInterest
from advocate.models.member import CommitteePlace, Member, Post
from advocate.models.workspace import Topic


class PersonalAnswers:
    """Answers of the live services that no record behind them can replace."""

    _members: MembersService
    _interests: InterestsService
    _today: date

    def focus_of(self, member_id: int, *, on: date) -> tuple[FocusArea, ...] | None:
        """Return what the member's page lists now; `None` for a past day, since it has no dates."""
        return self._interests.focus_of(member_id) if on >= self._today else None

    def registered_interests(
        self, member_id: int, topics: Sequence[Topic], *, on: date
    ) -> tuple[RegisteredInterest, ...] | None:
        """Return what of the register is on `topics`; `None` for a past day.

        Why: entries leave the register after a year, so that today's tells little of the past.
        """
        if on < self._today:
            return None
        return self._interests.registered_interests(member_id, topics, on=on)

    def portrait_of(self, member_id: int, *, on: date) -> bytes | None:
        """Return the portrait there is now; `None` for a past day, when it may not have been."""
        is_now = on >= self._today - timedelta(days=1)
        return self._members.portrait(member_id) if is_now else None

    def career_before(self, member: Member, *, on: date) -> Career | None:
        """Return what was over by `on`; `None` where the service does not tell."""
        try:
            biography = self._members.biography(member)
        except ParliamentError:
            return None
        return _over_by(biography, on) if biography else None


def _over_by(biography: Biography, on: date) -> Career:
    """Return each post and place once, as the service repeats some; the latest ended first."""
    posts = [post for post in dict.fromkeys(biography.posts) if _is_over(post, on)]
    places = [place for place in dict.fromkeys(biography.committees) if _is_over(place, on)]
    return Career(
        posts=tuple(sorted(posts, key=_ended, reverse=True)),
        committees=tuple(sorted(places, key=_ended, reverse=True)),
    )


def _is_over(held: Post | CommitteePlace, on: date) -> bool:
    return held.end is not None and held.end <= on


def _ended(held: Post | CommitteePlace) -> tuple[date, date]:
    return held.end or date.max, held.start or date.min

"""What the live services alone tell of a member: activity, interests, career, portrait.

A list that cannot be read costs nothing but a notice; what is not known is never guessed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from advocate.errors import ParliamentError
from advocate.inputs.parliament.activity import MOST_PAGES, ActivityLists
from advocate.inputs.parliament.fallback import Fallback
from advocate.inputs.parliament.fields import shortened
from advocate.inputs.parliament.keywords import Keywords, keywords_of, topics_named
from advocate.inputs.parliament.parse import Biography
from advocate.inputs.parliament.parse_interests import RegisterEntry
from advocate.inputs.parliament.services import MembersService
from advocate.models.activity import Activity
from advocate.models.career import Career
from advocate.models.interests import FocusArea, RegisteredInterest
from advocate.models.member import CommitteePlace, Member, Post
from advocate.models.workspace import Topic

T = TypeVar("T")

FOCUS, REGISTER = "stated interests", "registered interests"
LONGEST_TEXT = 240
REGISTER_PAGE = "https://members.parliament.uk/member/{id}/registeredinterests"


class LiveActivity:
    """Answers of the live services that no record behind them can replace."""

    def __init__(
        self, service: MembersService, lists: ActivityLists, fallback: Fallback, *, today: date
    ) -> None:
        self._service = service
        self._lists = lists
        self._fallback = fallback
        self._today = today
        self._unread: set[str] = set()

    @property
    def unread_interests(self) -> str:
        """Names of the lists of interests that could not be read, fit to print."""
        return " and ".join(name for name in (FOCUS, REGISTER) if name in self._unread)

    def recent_activity(
        self,
        member_id: int,
        topics: Sequence[Topic],
        *,
        since: date,
        on: date,
        pages: int = MOST_PAGES,
        with_focus: bool = False,
    ) -> tuple[Activity, ...] | None:
        """Return what the member did on `topics`, newest first; `None` where nothing can tell."""
        also = (self._service.focus_url(member_id),) if with_focus and on >= self._today else ()
        return self._lists.recent_activity(
            member_id, topics, since=since, on=on, pages=pages, also=also
        )

    def activity_of_several(
        self, member_ids: Iterable[int], topics: Sequence[Topic], *, since: date, on: date
    ) -> Mapping[int, tuple[Activity, ...]]:
        """Return what each did on `topics`, votes apart, from the first page of each list."""
        return self._lists.activity_of_several(member_ids, topics, since=since, on=on)

    def focus_of(self, member_id: int, *, on: date) -> tuple[FocusArea, ...] | None:
        """Return what the member's page lists now; `None` for a past day, since it has no dates."""
        if on < self._today:
            return None
        return self._listed(FOCUS, lambda: self._service.focus(member_id))

    def registered_interests(
        self, member_id: int, topics: Sequence[Topic], *, on: date
    ) -> tuple[RegisteredInterest, ...] | None:
        """Return the entries that name a topic, newest first; `None` for a past day.

        Why: entries leave the register after a year, so that today's tells little of the past.
        Without a topic nothing is asked: what is not about our work is no business of ours.
        """
        if on < self._today:
            return None
        keywords = keywords_of(topics)
        if not any(keywords.values()):
            return ()
        entries = self._listed(REGISTER, lambda: self._service.register(member_id, on=on))
        if entries is None:
            return None
        kept = [_of(entry, keywords, REGISTER_PAGE.format(id=member_id)) for entry in entries]
        relevant = [interest for interest in kept if interest.topics]
        return tuple(sorted(relevant, key=lambda each: each.registered or date.min, reverse=True))

    def portrait_of(self, member_id: int, *, on: date) -> bytes | None:
        """Return the portrait there is now; `None` for a past day, when it may not have been."""
        return self._service.portrait(member_id) if self._fallback.is_now(on) else None

    def career_before(self, member: Member, *, on: date) -> Career | None:
        """Return what was over by `on`; `None` where the service does not tell."""
        try:
            biography = self._service.biography(member)
        except ParliamentError:
            return None
        return _over_by(biography, on) if biography else None

    def _listed(self, name: str, ask: Callable[[], tuple[T, ...] | None]) -> tuple[T, ...] | None:
        """Return the list that `ask` brings; a member of whom there is none has an empty one."""
        try:
            return ask() or ()
        except ParliamentError:
            self._unread.add(name)
            return None


def _of(entry: RegisterEntry, keywords: Keywords, page: str) -> RegisteredInterest:
    return RegisteredInterest(
        category=entry.category,
        text=shortened(entry.text, LONGEST_TEXT),
        registered=entry.registered,
        url=page,
        topics=topics_named((entry.text,), keywords),
    )


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

"""What the live services alone tell of a member: activity, interests, career, portrait.

A list that cannot be read costs nothing but a notice; what is not known is never guessed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from advocate.errors import ParliamentError
from advocate.inputs.parliament.live.activity_lists import (
    MOST_PAGES,
    ActivityList,
    found_in,
    lists_of,
)
from advocate.inputs.parliament.live.fallback import FOCUS, REGISTER, Fallback
from advocate.inputs.parliament.live.json_fields import shortened
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses
from advocate.inputs.parliament.live.services import MembersService
from advocate.inputs.parliament.names.keywords import keywords_of, topics_named
from advocate.models.activity import Activity, ActivityKind
from advocate.models.findings import Career, FocusArea, RegisteredInterest
from advocate.models.member import CommitteePlace, Member, Post
from advocate.models.settings import Topic

T = TypeVar("T")
Held = TypeVar("Held", Post, CommitteePlace)

LONGEST_TEXT = 240
_FEW = 5
_IN_LETTERS = tuple(kind for kind in ActivityKind if kind is not ActivityKind.VOTE)
REGISTER_PAGE = "https://members.parliament.uk/member/{id}/registeredinterests"


class LiveActivity:
    """Answers of the live services that no record behind them can replace."""

    def __init__(
        self, addresses: ServiceAddresses, service: MembersService, fallback: Fallback
    ) -> None:
        self._addresses = addresses
        self._service = service
        self._fallback = fallback
        self._answers, self._today = fallback.answers, fallback.today

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
        """Return what mentions a topic's keyword from `since` to `on`, newest first.

        A list that fails leaves the others as they are, and the account names it.
        """
        keywords = keywords_of(topics)
        if since > on or not keywords:
            return ()
        focus = (self._service.focus_url(member_id),) if with_focus and on >= self._today else ()
        lists = lists_of(member_id, self._addresses, since=since, on=on, pages=pages)
        self._read(lists, since, also=focus)
        return found_in(lists, keywords, since, on)

    def activity_of_several(
        self, member_ids: Iterable[int], topics: Sequence[Topic], *, since: date, on: date
    ) -> Mapping[int, tuple[Activity, ...]]:
        """Return the same for each of several, by id, from one page of each list, without votes.

        All are asked for their questions, and those of whom nothing is found for their speeches.
        Their motions, which say the least, are read where few are left: each list is a request.
        """
        keywords = keywords_of(topics)
        if since > on or not keywords:
            return {}
        lists = {
            key: lists_of(key, self._addresses, since=since, on=on, pages=1) for key in member_ids
        }
        found: dict[int, tuple[Activity, ...] | None] = dict.fromkeys(lists)
        for kind in _IN_LETTERS:
            asked = [key for key, items in found.items() if not items]
            if kind is _IN_LETTERS[-1] and len(asked) > _FEW:
                break
            wanted = (each for key in asked for each in lists[key] if each.kind is kind)
            self._read(tuple(wanted), since)
            found |= {key: found_in(lists[key], keywords, since, on) for key in asked}
        return {member_id: items for member_id, items in found.items() if items is not None}

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
        if not keywords:
            return ()
        entries = self._listed(REGISTER, lambda: self._service.register(member_id, on=on))
        if entries is None:
            return None
        page = REGISTER_PAGE.format(id=member_id)
        relevant = [
            replace(entry, text=shortened(entry.text, LONGEST_TEXT), url=page, topics=named)
            for entry in entries
            if (named := topics_named((entry.text,), keywords))
        ]
        return tuple(sorted(relevant, key=lambda each: each.registered or date.min, reverse=True))

    def portrait_of(self, member_id: int, *, on: date) -> bytes | None:
        """Return the portrait there is now; `None` for a past day, when it may not have been."""
        return self._service.portrait(member_id) if self._fallback.is_now(on) else None

    def career_before(self, member: Member, *, on: date) -> Career | None:
        """Return what was over by `on`; `None` where the service does not tell."""
        with suppress(ParliamentError):
            if held := self._service.biography(member):
                posts, committees = _over_by(held.posts, on), _over_by(held.committees, on)
                return Career(posts=posts, committees=committees)
        return None

    def _read(
        self, lists: Sequence[ActivityList], since: date, *, also: Iterable[str] = ()
    ) -> None:
        """Read all lists side by side, page after page; `also` is fetched with the first pages."""
        while still_open := [each for each in lists if each.is_open]:
            self._answers.prefetch((*(each.next_url for each in still_open), *also))
            also = ()
            for each in still_open:
                each.read_page(self._answers, since)
        if any(each.is_read for each in lists):
            self._fallback.unread.update(each.kind for each in lists if not each.is_whole)

    def _listed(self, name: str, ask: Callable[[], tuple[T, ...] | None]) -> tuple[T, ...] | None:
        """Return the list that `ask` brings; a member of whom there is none has an empty one."""
        try:
            return ask() or ()
        except ParliamentError:
            self._fallback.unread.add(name)
            return None


def _over_by(held: Iterable[Held], on: date) -> tuple[Held, ...]:
    """Return what was over by `on`, each once as the service repeats some, the latest first."""
    over = [each for each in dict.fromkeys(held) if each.end is not None and each.end <= on]
    over.sort(key=lambda each: (each.end or date.max, each.start or date.min), reverse=True)
    return tuple(over)

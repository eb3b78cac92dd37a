"""What a member lately did in Parliament on the workspace's topics, from four lists read together.

The lists are filtered here: the services search by any word of a phrase, or not at all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from msgspec.structs import replace

from advocate.errors import ParliamentError
from advocate.inputs.parliament.answers import Answers
from advocate.inputs.parliament.keywords import Keywords, keywords_of, topics_named
from advocate.inputs.parliament.parse_activity import (
    ActivityPage,
    Item,
    parse_contributions,
    parse_motions,
    parse_questions,
    parse_votes,
)
from advocate.inputs.parliament.service_addresses import ServiceAddresses
from advocate.models.activity import Activity, ActivityKind
from advocate.models.workspace import Topic

MOST_PAGES = 5
"""Of each list; what lies further back is not read."""
QUESTIONS_AT_ONCE = 100
"""Asked for at a time; paging goes by what comes, should the service give fewer."""
KINDS = tuple(ActivityKind)


class _List:
    """One list of one member, read page by page until it ends, turns too old, or fails."""

    def __init__(
        self,
        kind: ActivityKind,
        service: str,
        address: Callable[[int, int], str],
        parse: Callable[[object], ActivityPage],
        most_pages: int,
    ) -> None:
        self.kind = kind
        self.items: dict[Item, None] = {}
        self.is_open = True
        self.is_read = False
        self.is_whole = True
        self._service = service
        self._address = address
        self._parse = parse
        self._most_pages = most_pages
        self._pages = 0
        self._count = 0

    @property
    def next_url(self) -> str:
        """The address of the page to read next."""
        return self._address(self._pages + 1, self._count)

    def read_page(self, answers: Answers, since: date) -> None:
        """Add one page. A member of whom there is no list has an empty one."""
        try:
            page = answers.get(self._service, self.next_url, self._parse)
        except ParliamentError:
            self.is_open = self.is_whole = False
            return
        self.is_read = True
        is_new = page is not None and not all(item in self.items for item in page.items)
        if page is None or page.count == 0 or (page.items and not is_new):
            self.is_open = False
            return
        self.items.update(dict.fromkeys(page.items))
        self._pages += 1
        self._count += page.count
        is_too_old = page.last_day is not None and page.last_day < since
        self.is_open = self._pages < self._most_pages and not is_too_old


class ActivityLists:
    """Recent activity from the Members and the Written Questions services."""

    def __init__(self, answers: Answers, addresses: ServiceAddresses) -> None:
        self._answers = answers
        self._addresses = addresses
        self._unread: set[ActivityKind] = set()

    def recent_activity(
        self,
        member_id: int,
        topics: Sequence[Topic],
        *,
        since: date,
        on: date,
        pages: int = MOST_PAGES,
        also: Iterable[str] = (),
    ) -> tuple[Activity, ...] | None:
        """Return what mentions a topic's keyword from `since` to `on`, newest first.

        `None` where no list could be read. A list that fails leaves the others as they are, and
        `unread` names it. The addresses in `also` are fetched with the first pages.
        """
        keywords = keywords_of(topics)
        if since > on or not any(keywords.values()):
            return ()
        lists = self._lists(member_id, since, on, pages)
        self._read(lists, since, also)
        return _found(lists, keywords, since, on)

    def activity_of_several(
        self, member_ids: Iterable[int], topics: Sequence[Topic], *, since: date, on: date
    ) -> Mapping[int, tuple[Activity, ...]]:
        """Return the same for each of several, by id, from one page of each list, without votes.

        All pages are fetched together, so that ten members cost six rounds of requests and not
        ten. Whoever cannot be asked about is left out.
        """
        keywords = keywords_of(topics)
        if since > on or not any(keywords.values()):
            return {}
        lists = {
            member_id: [
                each
                for each in self._lists(member_id, since, on, pages=1)
                if each.kind is not ActivityKind.VOTE
            ]
            for member_id in member_ids
        }
        self._read([each for of_member in lists.values() for each in of_member], since)
        found = {key: _found(of_member, keywords, since, on) for key, of_member in lists.items()}
        return {member_id: items for member_id, items in found.items() if items is not None}

    @property
    def unread(self) -> str:
        """Names of the lists that could not be read, or not to their end, fit to print."""
        kinds = [f"{kind}s" for kind in KINDS if kind in self._unread]
        return " and ".join(filter(None, (", ".join(kinds[:-1]), *kinds[-1:])))

    def _read(self, lists: Sequence[_List], since: date, also: Iterable[str] = ()) -> None:
        """Read all lists side by side, page after page."""
        while still_open := [each for each in lists if each.is_open]:
            self._answers.prefetch((*(each.next_url for each in still_open), *also))
            also = ()
            for each in still_open:
                each.read_page(self._answers, since)
        if any(each.is_read for each in lists):
            self._unread.update(each.kind for each in lists if not each.is_whole)

    def _lists(self, member_id: int, since: date, on: date, pages: int) -> tuple[_List, ...]:
        def questions(_page: int, count: int) -> str:
            query = {
                "askingMemberId": member_id,
                "tabledWhenFrom": since.isoformat(),
                "tabledWhenTo": on.isoformat(),
                "skip": count,
                "take": QUESTIONS_AT_ONCE,
            }
            return f"{self._addresses.questions}/api/writtenquestions/questions?{urlencode(query)}"

        def of_member(path: str) -> Callable[[int, int], str]:
            root = f"{self._addresses.members}/api/Members/{member_id}/{path}"
            return lambda page, _count: f"{root}page={page}"

        def parse(raw: object) -> ActivityPage:
            return parse_questions(raw, member_id=member_id, on=on)

        kinds, members = ActivityKind, "Members"
        return (
            _List(kinds.WRITTEN_QUESTION, "Written Questions", questions, parse, pages),
            _List(
                kinds.CONTRIBUTION,
                members,
                of_member("ContributionSummary?"),
                parse_contributions,
                pages,
            ),
            _List(kinds.EARLY_DAY_MOTION, members, of_member("Edms?"), parse_motions, pages),
            _List(kinds.VOTE, members, of_member("Voting?house=1&"), parse_votes, pages),
        )


def _found(
    lists: Sequence[_List], keywords: Keywords, since: date, on: date
) -> tuple[Activity, ...] | None:
    """Return what of one member's lists is on a topic, newest first; `None` if none was read."""
    if not any(each.is_read for each in lists):
        return None
    found = {
        replace(item.activity, topics=named)
        for each in lists
        for item in each.items
        if since <= item.activity.date <= on and (named := topics_named(item.texts, keywords))
    }
    return tuple(sorted(found, key=_newest_first))


def _newest_first(activity: Activity) -> tuple[int, int, str, str]:
    day = -activity.date.toordinal()
    return day, KINDS.index(activity.kind), activity.reference or "", activity.title

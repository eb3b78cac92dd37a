"""The four lists of what a member did in Parliament, page by page, and what in them is on a topic.

The lists are filtered here: the services search by any word of a phrase, or not at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from urllib.parse import urlencode

from msgspec.structs import replace

from advocate.errors import ParliamentError
from advocate.inputs.parliament.live.activity_parser import (
    Item,
    parse_contribution,
    parse_list,
    parse_motion,
    parse_question,
    parse_vote,
)
from advocate.inputs.parliament.live.answers import Answers
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses
from advocate.inputs.parliament.names.keywords import Keywords, topics_named
from advocate.models.activity import Activity, ActivityKind

MOST_PAGES = 5
"""Of each list; what lies further back is not read."""
QUESTIONS_AT_ONCE = 100
"""Asked for at a time; paging goes by what comes, should the service give fewer."""
LISTS_OF_MEMBERS_API = (
    (ActivityKind.CONTRIBUTION, "ContributionSummary?", parse_contribution),
    (ActivityKind.EARLY_DAY_MOTION, "Edms?", parse_motion),
    (ActivityKind.VOTE, "Voting?house=1&", parse_vote),
)


@dataclass(slots=True)
class ActivityList:
    """One list of one member, read page by page until it ends, turns too old, or fails."""

    kind: ActivityKind
    service: str
    address: Callable[[int, int], str]
    """Returns the address of a page, by its number and by how many items came before it."""
    parse: Callable[[object], tuple[int, tuple[Item, ...]]]
    most_pages: int
    items: dict[Item, None] = field(default_factory=dict)
    is_open: bool = True
    is_read: bool = False
    is_whole: bool = True
    pages_read: int = 0
    count: int = 0
    """Of what came, items that are left out included."""

    @property
    def next_url(self) -> str:
        """The address of the page to read next."""
        return self.address(self.pages_read + 1, self.count)

    def read_page(self, answers: Answers, since: date) -> None:
        """Add one page. A member of whom there is no list has an empty one."""
        try:
            page = answers.get(self.service, self.next_url, self.parse)
        except ParliamentError:
            self.is_open = self.is_whole = False
            return
        self.is_read = True
        count, items = page or (0, ())
        if count == 0 or (items and all(item in self.items for item in items)):
            self.is_open = False
            return
        self.items.update(dict.fromkeys(items))
        self.pages_read += 1
        self.count += count
        is_too_old = bool(items) and items[-1].activity.date < since  # The newest come first.
        self.is_open = self.pages_read < self.most_pages and not is_too_old


def lists_of(
    member_id: int, addresses: ServiceAddresses, *, since: date, on: date, pages: int
) -> tuple[ActivityList, ...]:
    """Return the lists of one member, not yet read, each of at most so many pages."""

    def questions(_page: int, count: int) -> str:
        query = {
            "askingMemberId": member_id,
            "tabledWhenFrom": since.isoformat(),
            "tabledWhenTo": on.isoformat(),
            "skip": count,
            "take": QUESTIONS_AT_ONCE,
        }
        return f"{addresses.questions}/api/writtenquestions/questions?{urlencode(query)}"

    def page_of(root: str, page: int, _count: int) -> str:
        return f"{addresses.members}/api/Members/{member_id}/{root}page={page}"

    question = partial(parse_question, member_id=member_id, on=on)
    parse, asked = partial(parse_list, question, key="results"), ActivityKind.WRITTEN_QUESTION
    return (
        ActivityList(asked, "Written Questions", questions, parse, pages),
        *(
            ActivityList(kind, "Members", partial(page_of, root), partial(parse_list, item), pages)
            for kind, root, item in LISTS_OF_MEMBERS_API
        ),
    )


def found_in(
    lists: Sequence[ActivityList], keywords: Keywords, since: date, on: date
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
    return day, [*ActivityKind].index(activity.kind), activity.reference or "", activity.title

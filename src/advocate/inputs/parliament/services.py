"""Parliament's two services by what they can be asked: addresses, parameters and paging.

Each question raises `ParliamentUnreachable` or `UnexpectedResponse` where no answer is at hand.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlencode

from advocate.inputs.parliament.answers import Answers
from advocate.inputs.parliament.fields import unexpected
from advocate.inputs.parliament.parse import (
    Biography,
    CommitteePerson,
    parse_biography,
    parse_committee,
    parse_committee_page,
    parse_committee_people,
    parse_election,
    parse_email,
    parse_holder,
    parse_member,
    parse_member_page,
    parse_member_total,
)
from advocate.inputs.parliament.portraits import portrait_address, read_portrait
from advocate.models.member import Committee, ElectionResult, Member, Provenance

T = TypeVar("T")

MEMBERS_URL = "https://members-api.parliament.uk"
COMMITTEES_URL = "https://committees-api.parliament.uk"
PAGE = 20
"""The Members API gives 20 at most, whatever `take` asks for."""
PAGES_AT_ONCE = (range(1), *(range(first, first + 5) for first in range(1, 40, 5)))
"""One page first, since most names need no second; 40 hold everybody."""
FULL_HOUSE_PAGES = 33
"""Pages that 650 members fill."""
ROLL_PAGES = (
    *(range(first, min(first + 5, FULL_HOUSE_PAGES)) for first in range(0, FULL_HOUSE_PAGES, 5)),
    *(range(page, page + 1) for page in range(FULL_HOUSE_PAGES, 40)),
)
"""The pages of a full House, five at once, and then one by one up to the empty one."""
SITTING: dict[str, object] = {"House": 1, "IsCurrentMember": "true"}
SITTING_PEERS: dict[str, object] = {"House": 2, "IsCurrentMember": "true"}
MOST_COMMITTEE_PAGES = 80
"""A stop for a service that never gives an empty page."""
COMMITTEE_PAGE = 100
SHORTEST_TERM = 2


class MembersService:
    """What the Members API can be asked.

    `listed_at` is when `advocate sync` last read the list of members: copies from before do not
    tell who sits, the list being newer. `with_portraits` says that whoever is asked about will be
    shown, so that the portrait comes along with the career.
    """

    name = "Members"

    def __init__(
        self,
        answers: Answers,
        url: str = MEMBERS_URL,
        *,
        listed_at: datetime | None = None,
        with_portraits: bool = False,
    ) -> None:
        self._answers = answers
        self._url = url.rstrip("/")
        self._listed_at = listed_at
        self._with_portraits = with_portraits
        self._records: dict[int, tuple[Member, Provenance | None]] = {}

    def _address(self, path: str) -> str:
        return f"{self._url}/api/{path}"

    def _get(self, url: str, parse: Callable[[object], T]) -> T | None:
        return self._answers.get(self.name, url, parse)

    def member(self, member_id: int) -> Member | None:
        """Return whoever has that id, in whichever House and whenever; nobody is asked for twice.

        Why: lists of members hold the same records as the address of one member.
        """
        if member_id in self._records:
            known, source = self._records[member_id]
            if source is not None:
                self._answers.note_use(source.source, source.as_of)
            return known
        url = self._address(f"Members/{member_id}")
        member = self._answers.get(self.name, url, parse_member, not_before=self._listed_at)
        self.note_records([member] if member else [])
        return member

    def note_records(self, members: Iterable[Member]) -> None:
        """Keep what the latest answer held; a record without a seat may not be whole."""
        source = self._answers.latest
        whole = (member for member in members if member.latest_house_membership)
        self._records.update((member.id, (member, source)) for member in whole)

    def search(self, name: str, *, only_sitting: bool) -> tuple[Member, ...]:
        """Return everybody whose name contains `name`, as the service sees it.

        Of all who ever sat, only the first pages: that search explains, and need not be whole.
        """
        return self._search(name, SITTING if only_sitting else {})

    def search_peers(self, name: str) -> tuple[Member, ...]:
        """Return everybody who sits in the Lords and whose name contains `name`."""
        return self._search(name, SITTING_PEERS)

    def _search(self, name: str, only: dict[str, object]) -> tuple[Member, ...]:
        found: dict[int, Member] = {}
        for pages in PAGES_AT_ONCE[: None if only else 2]:
            urls = [self._search_url(name, page * PAGE, only) for page in pages]
            self._answers.prefetch(urls)
            answers = [self._page(url) for url in urls]
            for total, page in answers:
                is_last = all(member.id in found for member in page)
                found.update((member.id, member) for member in page)
                if is_last or len(found) == total:
                    self.note_records(found.values())
                    return tuple(found.values())
        return tuple(found.values())

    def all_current(self, on_step: Callable[[int, int], None]) -> tuple[Member, ...]:
        """Return everybody who sits in the Commons now, five pages at a time.

        `on_step` is told how many pages are read, and how many a full House fills.

        Raises:
            UnexpectedResponse: the pages do not hold as many people as the service says there are.
        """
        found: dict[int, Member] = {}
        total: int | None = None
        for pages in ROLL_PAGES:
            on_step(pages[0], FULL_HOUSE_PAGES)
            urls = [self._search_url("", page * PAGE, SITTING) for page in pages]
            self._answers.prefetch(urls)
            answers = [self._page(url) for url in urls]
            total = next((count for count, _ in answers if count is not None), total)
            known = len(found)
            found.update((member.id, member) for _, page in answers for member in page)
            if len(found) == known or not answers[-1][1]:
                break
        if not found or total not in {None, len(found)}:
            raise unexpected(f"{len(found)} of {total or 'no'} members were listed")
        return tuple(found.values())

    def prefetch_career(self, member_id: int) -> None:
        """Fetch at once what the questions below ask of one member."""
        record = () if member_id in self._records else (self._address(f"Members/{member_id}"),)
        self._answers.prefetch((*record, *self._career(member_id)))

    def expect_career(self, member_id: int) -> None:
        """Fetch the same along with the next requests, the record apart.

        If it turns out that somebody else is meant, the answers are not used.
        """
        self._answers.expect(self._career(member_id))

    def biography(self, member: Member) -> Biography | None:
        """Return the career of `member`."""
        url = self._address(f"Members/{member.id}/Biography")
        return self._get(url, lambda raw: parse_biography(raw, member))

    def email(self, member_id: int) -> str | None:
        """Return the parliamentary e-mail address."""
        return self._get(self._address(f"Members/{member_id}/Contact"), parse_email)

    def latest_election(self, member_id: int) -> ElectionResult | None:
        """Return the result that put the member in; peers have none."""
        url = self._address(f"Members/{member_id}/LatestElectionResult")
        return self._get(url, parse_election)

    def portrait(self, member_id: int) -> bytes | None:
        """Return the portrait as JPEG or PNG; None where none is at hand."""
        return read_portrait(self._answers.get_aside(portrait_address(self._url, member_id)))

    def holder(self, constituency_id: int) -> Member | None:
        """Return who holds that seat now; `None` while it is vacant."""
        url = self._address(f"Location/Constituency/{constituency_id}")
        member = self._answers.get(self.name, url, parse_holder, not_before=self._listed_at)
        self.note_records([member] if member else [])
        return member

    def _career(self, member_id: int) -> tuple[str, ...]:
        paths = ("Biography", "Contact", "LatestElectionResult")
        portrait = (portrait_address(self._url, member_id),) if self._with_portraits else ()
        return (*(self._address(f"Members/{member_id}/{path}") for path in paths), *portrait)

    def _page(self, url: str) -> tuple[int | None, tuple[Member, ...]]:
        return self._answers.get_list(self.name, url, counted_page, not_before=self._listed_at)

    def _search_url(self, name: str, skip: int, only: dict[str, object]) -> str:
        named = {"Name": name} if name else {}
        query = urlencode({**named, **only, "skip": skip, "take": PAGE})
        return self._address(f"Members/Search?{query}")


def counted_page(raw: object) -> tuple[int | None, tuple[Member, ...]]:
    """Return the members on one page of a list, and how many it says there are in all."""
    return parse_member_total(raw), parse_member_page(raw)


class CommitteesService:
    """What the Committees API can be asked."""

    name = "Committees"

    def __init__(self, answers: Answers, url: str = COMMITTEES_URL) -> None:
        self._answers = answers
        self._url = url.rstrip("/")

    def _address(self, path: str) -> str:
        return f"{self._url}/api/{path}"

    def _get(self, url: str, parse: Callable[[object], T]) -> T | None:
        return self._answers.get(self.name, url, parse)

    def committee(self, committee_id: int) -> Committee | None:
        """Return the committee with that id, present or former."""
        return self._get(self._address(f"Committees/{committee_id}"), parse_committee)

    def search(self, term: str) -> tuple[tuple[Committee, tuple[str, ...]], ...]:
        """Return the present committees found by `term`, each with the names it had before."""
        if len(term) < SHORTEST_TERM:
            return ()
        query = {"SearchTerm": term, "CommitteeStatus": "Current"}
        found = self._pages("Committees", query, parse_committee_page, lambda pair: pair[0].id)
        return tuple(found)

    def people(
        self, committee_id: int, *, status: str, not_before: datetime | None = None
    ) -> tuple[CommitteePerson, ...]:
        """Return the members with `status` Current or All; it is always sent, having no default.

        A copy from before `not_before` is no answer.
        """
        path, query = f"Committees/{committee_id}/Members", {"MembershipStatus": status}
        found = self._pages(
            path, query, parse_committee_people, lambda person: person.member_id, not_before
        )
        return tuple(found)

    def _pages(
        self,
        path: str,
        query: dict[str, str],
        parse: Callable[[object], tuple[int, tuple[T, ...]]],
        key: Callable[[T], int],
        not_before: datetime | None = None,
    ) -> list[T]:
        """Page by what came, since `Take` may be capped; a page that repeats ends it too."""
        found: dict[int, T] = {}
        skip = 0
        for _ in range(MOST_COMMITTEE_PAGES):
            paging = urlencode({**query, "Skip": skip, "Take": COMMITTEE_PAGE})
            url = self._address(f"{path}?{paging}")
            count, page = self._answers.get_list(self.name, url, parse, not_before=not_before)
            is_repeated = bool(page) and all(key(item) in found for item in page)
            if count == 0 or is_repeated:
                break
            found.update((key(item), item) for item in page)
            skip += count
        return list(found.values())

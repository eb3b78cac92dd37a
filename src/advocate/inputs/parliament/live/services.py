"""Parliament's two services by what they can be asked: addresses, parameters and paging.

Each question raises `ParliamentUnreachable` or `UnexpectedResponse` where there is no answer and no
copy.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import TypeVar
from urllib.parse import urlencode

from advocate.inputs.parliament.live.answers import Answers
from advocate.inputs.parliament.live.committee_parser import (
    CommitteePerson,
    parse_committee,
    parse_committee_page,
    parse_committee_people,
    parse_memberships,
)
from advocate.inputs.parliament.live.interests_parser import parse_focus, parse_register
from advocate.inputs.parliament.live.json_fields import unexpected
from advocate.inputs.parliament.live.member_parser import (
    Biography,
    parse_biography,
    parse_election,
    parse_email,
    parse_holder,
    parse_member,
    parse_member_page,
    parse_total,
)
from advocate.inputs.parliament.live.portraits import portrait_address, read_portrait
from advocate.inputs.parliament.live.service_addresses import Wanted
from advocate.models.findings import FocusArea, RegisteredInterest
from advocate.models.member import Committee, CommitteePlace, ElectionResult, Member, Provenance
from advocate.models.sources import Details

T = TypeVar("T")

PAGE = 20
"""The Members API gives 20 at most, whatever `take` asks for."""
PAGES_AT_ONCE = (range(1), *(range(first, first + 5) for first in range(1, 40, 5)))
"""One page first, since most names need no second; 40 hold everybody."""
POSTCODE_PAGES = tuple(range(page, page + 1) for page in range(5))
"""An outward code leads to a handful of seats; a list of hundreds is not about a postcode."""
FULL_HOUSE_PAGES = 33
"""Pages that 650 members fill."""
ROLL_PAGES = (
    *(range(first, min(first + 5, FULL_HOUSE_PAGES)) for first in range(0, FULL_HOUSE_PAGES, 5)),
    *(range(page, page + 1) for page in range(FULL_HOUSE_PAGES, 40)),
)
"""The pages of a full House, five at once, and then one by one up to the empty one."""
SITTING: dict[str, object] = {"House": 1, "IsCurrentMember": "true"}
MOST_COMMITTEE_PAGES = 80
"""A stop for a service that never gives an empty page."""
COMMITTEE_PAGE = 100
MEMBERS_AT_ONCE = 100
"""Whose committee places one address asks for, which is then short of two thousand letters."""


class MembersService:
    """What the Members API can be asked.

    Copies from before the list of `advocate sync` do not tell who sits, the list being newer.

    Where a question takes `expecting`, that is the id of the member who is probably meant: what a
    profile needs of them is fetched along with the answer. If somebody else is meant, it is unused.
    """

    name = "Members"

    def __init__(self, answers: Answers, url: str, wanted: Wanted) -> None:
        self._wanted = wanted
        self._answers = answers
        self._url = url
        self.root = f"{url}/api"
        """What the addresses of all questions begin with."""
        answers.probes[self.name] = f"{self.root}/Members/Search?{urlencode(SITTING)}"
        self._records: dict[int, tuple[Member, Provenance]] = {}

    def get(self, path: str, parse: Callable[[object], T]) -> T | None:
        """Return what `parse` makes of the answer to `path`, in which no member is looked for."""
        return self._answers.get(self.name, f"{self.root}/{path}", parse)

    def member(self, member_id: int, *, with_career: bool = False) -> Member | None:
        """Return who has that id, in whichever House and whenever; nobody is asked for twice.

        With `with_career`, the career is fetched along. Why records are kept: lists of members hold
        the same ones as the address of one member.
        """
        if member_id in self._records:
            known, source = self._records[member_id]
            self._answers.note_use(source)
            return known
        expecting = member_id if with_career else None
        return self._one(f"Members/{member_id}", parse_member, expecting)

    def search(
        self, name: str, *, only_sitting: bool, expecting: int | None = None
    ) -> tuple[Member, ...]:
        """Return everybody whose name contains `name`, as the service sees it.

        Of all who ever sat, only the first pages: that search explains, and need not be whole.
        """
        if only_sitting:
            return self._search({"Name": name, **SITTING}, PAGES_AT_ONCE, expecting)
        return self._search({"Name": name}, PAGES_AT_ONCE[:2])

    def search_peers(self, name: str) -> tuple[Member, ...]:
        """Return everybody who sits in the Lords and whose name contains `name`."""
        return self._search({"Name": name, **SITTING, "House": 2}, PAGES_AT_ONCE)

    def search_postcode(self, postcode: str) -> tuple[Member, ...]:
        """Return everybody who sits in the Commons for a postcode, or for an outward code."""
        return self._search({"Location": postcode, **SITTING}, POSTCODE_PAGES)

    def _search(
        self, query: Mapping[str, object], rounds: Iterable[range], expecting: int | None = None
    ) -> tuple[Member, ...]:
        found: dict[int, Member] = {}
        for pages in rounds:
            answers, source = self._round(query, pages, expecting)
            for total, page in answers:
                is_last = all(member.id in found for member in page)
                found.update((member.id, member) for member in page)
                if is_last or len(found) == total:
                    self._keep_records(found.values(), source)
                    return tuple(found.values())
        return tuple(found.values())

    def _round(
        self, query: Mapping[str, object], pages: Iterable[int], expecting: int | None = None
    ) -> tuple[list[tuple[int | None, tuple[Member, ...]]], Provenance]:
        """Return pages of a list, each with how many it says there are in all, and the source."""
        paging = [urlencode({**query, "skip": page * PAGE, "take": PAGE}) for page in pages]
        urls = [f"{self.root}/Members/Search?{each}" for each in paging]
        self._answers.prefetch(urls, along=self._expected(expecting))
        answers = [
            self._answers.get_with_source(
                self.name,
                url,
                lambda raw: (parse_total(raw), parse_member_page(raw)),
                not_before=self._answers.anew_from or self._answers.listed_at,
            )
            for url in urls
        ]
        return [page for page, _ in answers], answers[-1][1]

    def all_current(
        self, on_step: Callable[[int, int], None] = lambda _done, _all: None
    ) -> tuple[Member, ...]:
        """Return everybody who sits in the Commons now.

        `on_step` is told how many pages are read, and how many a full House fills.

        Raises:
            UnexpectedResponse: the pages do not hold as many people as the service says there are.
        """
        found: dict[int, Member] = {}
        total: int | None = None
        for pages in ROLL_PAGES:
            on_step(pages[0], FULL_HOUSE_PAGES)
            answers, source = self._round(SITTING, pages)
            total = next((count for count, _ in answers if count is not None), total)
            known = len(found)
            found.update((member.id, member) for _, page in answers for member in page)
            if len(found) == known or not answers[-1][1]:
                break
        if not found or total not in {None, len(found)}:
            raise unexpected(f"{len(found)} of {total or 'no'} members were listed")
        self._keep_records(found.values(), source)
        return tuple(found.values())

    def prefetch_careers(self, member_ids: Iterable[int], details: Details) -> None:
        """Begin to fetch what the questions below ask of members."""
        for number in member_ids:
            record = () if number in self._records else (f"{self.root}/Members/{number}",)
            self._answers.prefetch((*record, *self._career(number, details)))

    def confirm(self, member: Member) -> None:
        """Take a record for the one of today: another answer of Parliament says the same."""
        self._records.setdefault(member.id, (member, self._answers.live))

    def biography(self, member: Member) -> Biography | None:
        """Return the career of `member`."""
        return self.get(f"Members/{member.id}/Biography", lambda raw: parse_biography(raw, member))

    def email(self, member_id: int) -> str | None:
        """Return the parliamentary e-mail address."""
        return self.get(f"Members/{member_id}/Contact", parse_email)

    def latest_election(self, member_id: int) -> ElectionResult | None:
        """Return the result that put the member in; peers have none, and letters need none."""
        if not self._wanted.results:
            return None
        return self.get(f"Members/{member_id}/LatestElectionResult", parse_election)

    def focus_url(self, member_id: int) -> str:
        """Return the address of the focus list, to fetch it along with other things."""
        return f"{self.root}/Members/{member_id}/Focus"

    def focus(self, member_id: int) -> tuple[FocusArea, ...] | None:
        """Return what the member's page lists as focus."""
        return self.get(f"Members/{member_id}/Focus", parse_focus)

    def register(self, member_id: int, *, on: date) -> tuple[RegisteredInterest, ...] | None:
        """Return what stood in the register of interests on `on`."""
        path = f"Members/{member_id}/RegisteredInterests?house=1"
        return self.get(path, lambda raw: parse_register(raw, on=on))

    def portrait(self, member_id: int) -> bytes | None:
        """Return the portrait as JPEG or PNG; None where there is none."""
        return read_portrait(self._answers.get_aside(portrait_address(self._url, member_id)))

    def holder(self, constituency_id: int, *, expecting: int | None = None) -> Member | None:
        """Return who holds that seat now; `None` while it is vacant."""
        path = f"Location/Constituency/{constituency_id}"
        return self._one(path, parse_holder, expecting)

    def _one(
        self, path: str, parse: Callable[[object], Member | None], expecting: int | None
    ) -> Member | None:
        member, source = self._answers.get_with_source(
            self.name,
            f"{self.root}/{path}",
            lambda raw: None if raw is None else parse(raw),
            not_before=self._answers.anew_from or self._answers.listed_at,
            along=self._expected(expecting),
        )
        self._keep_records([member] if member else [], source)
        return member

    def _keep_records(self, members: Iterable[Member], source: Provenance) -> None:
        """Keep what an answer held; a record without a seat may not be whole."""
        whole = (member for member in members if member.latest_house_membership)
        self._records.update((member.id, (member, source)) for member in whole)

    def _expected(self, member_id: int | None) -> tuple[str, ...]:
        return () if member_id is None else self._career(member_id, Details.WHOLE)

    def _career(self, member_id: int, details: Details) -> tuple[str, ...]:
        paths: tuple[str, ...] = ("Biography",) if details >= Details.OFFICES else ()
        if details is Details.WHOLE:
            paths += ("Contact", "LatestElectionResult") if self._wanted.results else ("Contact",)
        is_shown = self._wanted.portraits and details is Details.WHOLE
        portrait = (portrait_address(self._url, member_id),) if is_shown else ()
        return (*(f"{self.root}/Members/{member_id}/{path}" for path in paths), *portrait)


class CommitteesService:
    """What the Committees API can be asked."""

    name = "Committees"

    def __init__(self, answers: Answers, url: str) -> None:
        self._answers = answers
        self._url = url
        answers.probes[self.name] = f"{url}/api/Committees"

    def places_of(
        self, member_ids: Iterable[int], *, on: date
    ) -> tuple[CommitteePlace, ...] | None:
        """Return all places of those members with their roles; None where it keeps no such list."""
        found: list[CommitteePlace] = []
        for url in self.places_urls(member_ids):
            places = self._answers.get(self.name, url, lambda raw: parse_memberships(raw, on))
            if places is None:
                return None
            found += places
        return tuple(found)

    def places_urls(self, member_ids: Iterable[int]) -> Iterator[str]:
        """Yield the addresses of the committee places of members."""
        ids = iter(sorted(member_ids))
        while batch := tuple(islice(ids, MEMBERS_AT_ONCE)):
            query = [("MembershipStatus", "Current"), *(("Members", number) for number in batch)]
            yield f"{self._url}/api/Members?{urlencode(query)}"

    def committee(self, committee_id: int) -> Committee | None:
        """Return the committee with that id, present or former."""
        url = f"{self._url}/api/Committees/{committee_id}"
        return self._answers.get(self.name, url, parse_committee)

    def sitting(self, *, expecting: int | None = None) -> tuple[Committee, ...]:
        """Return all present committees; the members of the one expected are fetched along."""
        query, key = {"CommitteeStatus": "Current"}, lambda committee: committee.id
        along = [f"{self._url}/api/Committees?{urlencode(query | _paging(COMMITTEE_PAGE))}"]
        if expecting is not None:
            members = urlencode({"MembershipStatus": "Current"} | _paging(0))
            along.append(f"{self._url}/api/Committees/{expecting}/Members?{members}")
        found = self._pages("Committees", query, parse_committee_page, key, along=along)
        if not found:
            raise unexpected("no committees were listed")
        return found

    def people(
        self, committee: Committee, *, status: str, not_before: datetime | None = None
    ) -> tuple[CommitteePerson, ...]:
        """Return the members with `status` Current or All; it is always sent, having no default.

        A copy from before `not_before` is no answer.
        """
        path, query = f"Committees/{committee.id}/Members", {"MembershipStatus": status}
        parse = partial(parse_committee_people, committee=committee)
        return self._pages(path, query, parse, lambda person: person.member_id, not_before)

    def _pages(
        self,
        path: str,
        query: dict[str, str],
        parse: Callable[[object], tuple[int, tuple[T, ...]]],
        key: Callable[[T], int],
        not_before: datetime | None = None,
        along: Iterable[str] = (),
    ) -> tuple[T, ...]:
        """Page by what came, since `Take` may be capped; a page that repeats, or all, ends it."""
        found: dict[int, T] = {}
        skip = 0
        for _ in range(MOST_COMMITTEE_PAGES):
            url = f"{self._url}/api/{path}?{urlencode(query | _paging(skip))}"
            (total, (count, page)), _ = self._answers.get_with_source(
                self.name,
                url,
                lambda raw: (parse_total(raw), parse(raw)),
                not_before=not_before,
                along=along,
            )
            is_repeated = bool(page) and all(key(item) in found for item in page)
            if count == 0 or is_repeated:
                break
            found.update((key(item), item) for item in page)
            skip += count
            if skip == total:
                break
        return tuple(found.values())


def _paging(skip: int) -> dict[str, str]:
    return {"Skip": str(skip), "Take": str(COMMITTEE_PAGE)}

"""Parliament's two services by what they can be asked: addresses, parameters and paging.

Each question raises `ParliamentUnreachable` or `UnexpectedResponse` where no answer is at hand.
"""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlencode

from advocate.inputs.parliament.answers import Answers
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
    parse_synopsis,
)
from advocate.models.member import Committee, ElectionResult, Member

T = TypeVar("T")

MEMBERS_URL = "https://members-api.parliament.uk"
COMMITTEES_URL = "https://committees-api.parliament.uk"
PAGE = 20
"""The Members API gives 20 at most, whatever `take` asks for."""
PAGES_AT_ONCE = (range(2), *(range(first, first + 5) for first in range(2, 40, 5)))
"""Two pages first, since the empty one that ends the list is needed anyway; 40 hold everybody."""
MOST_COMMITTEE_PAGES = 80
"""A stop for a service that never gives an empty page."""
COMMITTEE_PAGE = 100
SHORTEST_TERM = 2


class MembersService:
    """What the Members API can be asked."""

    name = "Members"

    def __init__(self, answers: Answers, url: str = MEMBERS_URL) -> None:
        self._answers = answers
        self._url = url.rstrip("/")

    def _address(self, path: str) -> str:
        return f"{self._url}/api/{path}"

    def _get(self, url: str, parse: Callable[[object], T]) -> T | None:
        return self._answers.get(self.name, url, parse)

    def member(self, member_id: int) -> Member | None:
        """Return whoever has that id, in whichever House and whenever."""
        return self._get(self._address(f"Members/{member_id}"), parse_member)

    def search(self, name: str, *, only_sitting: bool) -> tuple[Member, ...]:
        """Return everybody whose name contains `name`, as the service sees it.

        Of all who ever sat, only the first pages: that search explains, and need not be whole.
        """
        only = {"House": 1, "IsCurrentMember": "true"} if only_sitting else {}
        found: dict[int, Member] = {}
        for pages in PAGES_AT_ONCE[: None if only_sitting else 2]:
            urls = [self._search_url(name, page * PAGE, only) for page in pages]
            self._answers.prefetch(urls)
            answers = [self._answers.get_list(self.name, url, parse_member_page) for url in urls]
            for page in answers:
                if all(member.id in found for member in page):
                    return tuple(found.values())
                found.update((member.id, member) for member in page)
        return tuple(found.values())

    def prefetch_career(self, member_id: int) -> None:
        """Fetch at once what the questions below ask of one member."""
        paths = ("", "/Biography", "/Contact", "/Synopsis", "/LatestElectionResult")
        self._answers.prefetch(self._address(f"Members/{member_id}{path}") for path in paths)

    def biography(self, member: Member) -> Biography | None:
        """Return the career of `member`."""
        url = self._address(f"Members/{member.id}/Biography")
        return self._get(url, lambda raw: parse_biography(raw, member))

    def email(self, member_id: int) -> str | None:
        """Return the parliamentary e-mail address."""
        return self._get(self._address(f"Members/{member_id}/Contact"), parse_email)

    def synopsis(self, member_id: int) -> str | None:
        """Return Parliament's sentence or two about the member."""
        return self._get(self._address(f"Members/{member_id}/Synopsis"), parse_synopsis)

    def latest_election(self, member_id: int) -> ElectionResult | None:
        """Return the result that put the member in; peers have none."""
        url = self._address(f"Members/{member_id}/LatestElectionResult")
        return self._get(url, parse_election)

    def holder(self, constituency_id: int) -> Member | None:
        """Return who holds that seat now; `None` while it is vacant."""
        url = self._address(f"Location/Constituency/{constituency_id}")
        return self._get(url, parse_holder)

    def _search_url(self, name: str, skip: int, only: dict[str, object]) -> str:
        query = urlencode({"Name": name, **only, "skip": skip, "take": PAGE})
        return self._address(f"Members/Search?{query}")


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

    def people(self, committee_id: int, *, status: str) -> tuple[CommitteePerson, ...]:
        """Return the members with `status` Current or All; it is always sent, having no default."""
        path, query = f"Committees/{committee_id}/Members", {"MembershipStatus": status}
        found = self._pages(path, query, parse_committee_people, lambda person: person.member_id)
        return tuple(found)

    def _pages(
        self,
        path: str,
        query: dict[str, str],
        parse: Callable[[object], tuple[int, tuple[T, ...]]],
        key: Callable[[T], int],
    ) -> list[T]:
        """Page by what came, since `Take` may be capped; a page that repeats ends it too."""
        found: dict[int, T] = {}
        skip = 0
        for _ in range(MOST_COMMITTEE_PAGES):
            paging = urlencode({**query, "Skip": skip, "Take": COMMITTEE_PAGE})
            url = self._address(f"{path}?{paging}")
            count, page = self._answers.get_list(self.name, url, parse)
            is_repeated = bool(page) and all(key(item) in found for item in page)
            if count == 0 or is_repeated:
                break
            found.update((key(item), item) for item in page)
            skip += count
        return list(found.values())

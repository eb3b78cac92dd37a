"""Parliament's records as they are now: the live services, their copies, and the packaged snapshot.

Days the snapshot's history covers are the snapshot's to answer, since the services tell about now.
"""

import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from advocate.errors import (
    Ambiguous,
    CommitteeNotFound,
    MemberNotFound,
    ParliamentUnreachable,
    Problem,
    UnexpectedResponse,
)
from advocate.inputs.parliament.activity import MOST_PAGES, QUESTIONS_URL, ActivityService
from advocate.inputs.parliament.answers import Answers, Fetcher
from advocate.inputs.parliament.cache import Cache, default_folder, utc_now
from advocate.inputs.parliament.fallback import Fallback, Snapshot
from advocate.inputs.parliament.folding import fold
from advocate.inputs.parliament.name_search import find_by_name
from advocate.inputs.parliament.on_date import committee_places_on
from advocate.inputs.parliament.packaged_answers import PackagedAnswers
from advocate.inputs.parliament.postcode import PostcodeSearch
from advocate.inputs.parliament.profiles import past_profile, present_profile
from advocate.inputs.parliament.services import (
    COMMITTEES_URL,
    MEMBERS_URL,
    CommitteesService,
    MembersService,
)
from advocate.models.activity import Activity
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.member import Committee, CommitteePlace, Member, MemberProfile, Provenance
from advocate.models.workspace import Topic

LARGEST_ID = 2_147_483_647
"""What the services take for an id at most."""


class LiveSource(PackagedAnswers):
    """Answers from fresh copies, else live, else from stale copies, else from the snapshot.

    `connect` gives the means to make requests and is called when the first one is due. Once a
    service has failed, the rest of the run goes without it, and `notices` says so once.
    """

    def __init__(  # noqa: PLR0913 - an address for each service, and each has a default
        self,
        *,
        connect: Callable[[], Fetcher],
        cache: Cache,
        snapshot: Snapshot,
        today: date,
        members_url: str = MEMBERS_URL,
        committees_url: str = COMMITTEES_URL,
        questions_url: str = QUESTIONS_URL,
    ) -> None:
        self._answers = Answers(connect=connect, cache=cache, today=today)
        self._members = MembersService(self._answers, members_url)
        self._committees = CommitteesService(self._answers, committees_url)
        self._activity = ActivityService(self._answers, members_url, questions_url)
        self._postcodes = PostcodeSearch(self._answers, members_url)
        self._fallback = Fallback(self._answers, snapshot)
        self._snapshot = snapshot
        self._today = today

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member of the Commons that `query` means; an id finds anybody."""
        if query.strip().isdecimal():
            return self._member_by_id(query.strip(), on)
        if self._is_history(on):
            self._fallback.note_use()
            return self._snapshot.find_member(query, on=on)
        return self._fallback.ask(
            self._members,
            lambda: find_by_name(query, on, members=self._members, known=self._snapshot),
            instead=lambda: self._snapshot.find_member(query, on=on),
        )

    def find_holder(self, constituency: Constituency, *, on: date) -> Member | None:
        """Return who holds `constituency` today; `None` while the seat is vacant.

        Raises:
            ParliamentUnreachable: `on` is another day, or neither service nor copy tells.
        """
        if constituency.id is None or not self._is_now(on):
            raise ParliamentUnreachable(f"Who held {constituency.name} on {on} is not known live.")
        return self._members.holder(constituency.id)

    def find_by_postcode(self, postcode: str, *, on: date) -> tuple[Member, ...]:
        """Return who sits for a postcode or an outward code; the snapshot knows no postcodes."""
        return self._postcodes.find_by_postcode(postcode, on=on)

    def recent_activity(
        self,
        member_id: int,
        topics: Sequence[Topic],
        *,
        since: date,
        on: date,
        pages: int = MOST_PAGES,
    ) -> tuple[Activity, ...] | None:
        """Return what the member did on `topics`, newest first; `None` where nothing can tell."""
        return self._activity.recent_activity(member_id, topics, since=since, on=on, pages=pages)

    def member_profile(self, member: Member, *, on: date) -> MemberProfile:
        """Return what was true of `member` on `on`."""
        self._fallback.start_part()
        if self._is_history(on) and self._snapshot.member_by_id(member.id):
            return past_profile(member, on, members=self._members, fallback=self._fallback)
        return present_profile(
            member,
            on,
            members=self._members,
            fallback=self._fallback,
            is_now=self._is_now(on),
        )

    def current_members(self, on_step: Callable[[int, int], None]) -> tuple[Member, ...]:
        """Return everybody who sits in the Commons now; see `MembersService.all_current`.

        Raises:
            ParliamentUnreachable, UnexpectedResponse: the service does not help.
        """
        return self._members.all_current(on_step)

    def find_committee(self, query: str) -> Committee:
        """Return the committee that `query` means, by the snapshot's names first."""
        if query.strip().isdecimal():
            return self._committee_by_id(query.strip())
        try:
            packaged = self._snapshot.find_committee(query)
        except CommitteeNotFound as unknown:
            return self._search_committee(query, unknown)
        return self._fallback.ask(
            self._committees,
            lambda: self._committees.committee(packaged.id) or packaged,
            instead=lambda: packaged,
        )

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members on `on`, chair first, then by surname."""
        return self._fallback.ask(
            self._committees,
            lambda: self._live_places(committee, on),
            instead=lambda: self._snapshot.committee_places(committee, on=on),
        )

    def find_constituency(self, query: str) -> Constituency:
        """Return the 2024 constituency from the snapshot: the services know no GSS codes."""
        return self._snapshot.find_constituency(query)

    def statistics(self, gss_code: str) -> tuple[ConstituencyStatistic, ...]:
        """Return the snapshot's figures; the services have none."""
        return self._snapshot.statistics(gss_code)

    def provenance(self) -> Provenance:
        """Return the weakest source used so far; constituencies and statistics do not count."""
        return self._fallback.provenance()

    def notices(self) -> tuple[Problem, ...]:
        """Return one warning for each service that failed."""
        return (*self._fallback.notices(), *self._activity.notices())

    def close(self) -> None:
        """Let go of the connections."""
        self._answers.close()

    def _is_now(self, on: date) -> bool:
        return on >= self._today - timedelta(days=1)

    def _is_history(self, on: date) -> bool:
        return not self._is_now(on) and on <= self._snapshot.as_of

    def _member_by_id(self, query: str, on: date) -> Member:
        member_id = int(query)
        member = None
        if member_id <= LARGEST_ID:
            member = self._fallback.ask(
                self._members,
                lambda: self._members.member(member_id),
                instead=lambda: self._snapshot.find_member(query, on=on),
            )
        if member is None and (known := self._snapshot.member_by_id(member_id)):
            self._fallback.note_failure(self._members, UnexpectedResponse("nothing came"))
            return known
        if member is None:
            raise MemberNotFound(f"No member has the id {query}.", hint="Type a name instead.")
        return member

    def _committee_by_id(self, query: str) -> Committee:
        committee_id = int(query)
        committee = None
        if committee_id <= LARGEST_ID:
            committee = self._fallback.ask(
                self._committees,
                lambda: self._committees.committee(committee_id),
                instead=lambda: self._snapshot.find_committee(query),
            )
        if committee is None:
            raise CommitteeNotFound(
                f"No committee has the id {query}.", hint="Type its name, or a word of it."
            )
        return committee

    def _search_committee(self, query: str, unknown: CommitteeNotFound) -> Committee:
        """Ask the service for committees newer than the snapshot, or known by a former name."""
        found = self._fallback.ask(
            self._committees, lambda: self._committees.search(query.strip()), instead=lambda: ()
        )
        words = _plain(query)
        exact = [c for c, names in found if words in {_plain(name) for name in (c.name, *names)}]
        hits = exact or [c for c, _ in found if set(words.split()) <= set(_plain(c.name).split())]
        if not hits:
            raise unknown
        if len(hits) > 1:
            raise Ambiguous(
                f"{len(hits)} committees match “{query}”.",
                hint="Type the number or the whole name, for example: "
                f"advocate letters --committee {hits[0].id}",
                candidates=tuple((str(c.id), f"{c.name} ({c.house})") for c in hits),
            )
        return hits[0]

    def _live_places(self, committee: Committee, on: date) -> tuple[CommitteePlace, ...]:
        """Why `is_current` counts today only: it tells of today, whatever day is asked about."""
        is_now = self._is_now(on)
        people = self._committees.people(committee.id, status="Current" if is_now else "All")
        serving = (person for person in people if person.is_current or not is_now)
        return committee_places_on(serving, committee, on)


def _plain(name: str) -> str:
    return fold(name).removesuffix(" committee")


def live_source(  # noqa: PLR0913 - an address for each service, and each has a default
    snapshot: Snapshot,
    *,
    today: date,
    members_api: str = MEMBERS_URL,
    committees_api: str = COMMITTEES_URL,
    questions_api: str = QUESTIONS_URL,
    cache_folder: str | None = None,
    keeps_copies: bool = True,
) -> LiveSource:
    """Return the source of a real run; without `cache_folder` copies go where the platform says.

    One that keeps no copies reads none either: everything is asked anew.
    """
    folder = Path(cache_folder).expanduser() if cache_folder else default_folder(os.environ)
    return LiveSource(
        connect=_connect,
        cache=Cache(folder if keeps_copies else None, now=utc_now),
        snapshot=snapshot,
        today=today,
        members_url=members_api,
        committees_url=committees_api,
        questions_url=questions_api,
    )


def _connect() -> Fetcher:
    # Imported when a request is due: a run answered from copies need not wait for requests to load.
    from advocate.inputs.parliament.api import ParliamentApi

    return ParliamentApi()

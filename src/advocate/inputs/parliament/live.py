"""Parliament's records as they are now: the live services, their copies, and the packaged snapshot.

Days the snapshot's history covers are the snapshot's to answer, since the services tell about now.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from advocate.errors import (
    Ambiguous,
    CommitteeNotFound,
    MemberNotFound,
    Problem,
    UnexpectedResponse,
)
from advocate.inputs.parliament.activity import MOST_PAGES, QUESTIONS_URL, ActivityService
from advocate.inputs.parliament.answers import Answers, Fetcher
from advocate.inputs.parliament.cache import Cache, default_folder, utc_now
from advocate.inputs.parliament.fallback import Fallback
from advocate.inputs.parliament.folding import fold
from advocate.inputs.parliament.interests import InterestsService
from advocate.inputs.parliament.name_search import find_by_name, find_peer
from advocate.inputs.parliament.on_date import committee_places_on, is_peer, sits
from advocate.inputs.parliament.packaged_answers import PackagedAnswers
from advocate.inputs.parliament.personal_answers import PersonalAnswers
from advocate.inputs.parliament.postcode import PostcodeSearch
from advocate.inputs.parliament.profiles import past_profile, present_profile
from advocate.inputs.parliament.services import (
    COMMITTEES_URL,
    MEMBERS_URL,
    CommitteesService,
    MembersService,
)
from advocate.inputs.parliament.snapshot import SnapshotSource
from advocate.inputs.parliament.standing import dissolved
from advocate.models.activity import Activity
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.member import Committee, CommitteePlace, Member, MemberProfile, Provenance
from advocate.models.workspace import Topic

LARGEST_ID = 2_147_483_647
"""What the services take for an id at most."""


class LiveSource(PackagedAnswers, PersonalAnswers):
    """Answers from fresh copies, else live, else from stale copies, else from the snapshot.

    `connect` gives the means to make requests and is called when the first one is due. Once a
    service has failed, the rest of the run goes without it, and `notices` says so once.
    """

    def __init__(  # noqa: PLR0913 - an address for each service, and each has a default
        self,
        *,
        connect: Callable[[], Fetcher],
        cache: Cache,
        snapshot: SnapshotSource,
        today: date,
        members_url: str = MEMBERS_URL,
        committees_url: str = COMMITTEES_URL,
        questions_url: str = QUESTIONS_URL,
        calendar: ElectionCalendar = KNOWN_CALENDAR,
        with_portraits: bool = False,
    ) -> None:
        listed_at = snapshot.listed_at()
        self._answers = Answers(connect=connect, cache=cache, today=today, listed_at=listed_at)
        self._members = MembersService(
            self._answers, members_url, listed_at=listed_at, with_portraits=with_portraits
        )
        self._committees = CommitteesService(self._answers, committees_url)
        self._activity = ActivityService(self._answers, members_url, questions_url)
        self._interests = InterestsService(self._answers, members_url)
        self._postcodes = PostcodeSearch(self._answers, members_url, listed_at=listed_at)
        self._fallback = Fallback(self._answers, snapshot)
        self._snapshot = snapshot
        self._today = today
        self._calendar = calendar

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member of the Commons that `query` means; an id finds anybody."""
        if query.strip().isdecimal():
            return self._member_by_id(query.strip(), on)
        if self._is_history(on):
            self._fallback.note_use()
            return self._snapshot.find_member(query, on=on)
        return self._fallback.ask(
            self._members,
            lambda: find_by_name(
                query, self._seated(on), members=self._members, known=self._snapshot
            ),
            instead=lambda: self._snapshot.find_member(query, on=on),
        )

    def find_peer(self, query: str, *, on: date) -> Member | None:
        """Return the one member of the Lords on `on` that a name means, or None."""
        return self._fallback.ask(
            self._members,
            lambda: find_peer(query, on, members=self._members),
            instead=lambda: None,
        )

    def find_holder(self, constituency: Constituency, *, on: date) -> Member | None:
        """Return who holds `constituency` on `on`; `None` while it is vacant or nobody sits.

        The service tells of now only: of a seat taken since `on`, the snapshot tells who had it.
        """
        packaged = self._snapshot.find_holder(constituency, on=on)
        seat = constituency.id
        if seat is None or self._is_history(on):
            self._fallback.note_use()
            return packaged
        if self._calendar.dissolution_covering(on):
            return None
        if packaged:
            self._members.expect_career(packaged.id)
        holder = self._fallback.ask(
            self._members, lambda: self._members.holder(seat), instead=lambda: packaged
        )
        return holder if self._is_now(on) or (holder and sits(holder, on)) else packaged

    def find_by_postcode(self, postcode: str, *, on: date) -> tuple[Member, ...]:
        """Return who sits for a postcode or an outward code; the snapshot knows no postcodes."""
        found = self._postcodes.find_by_postcode(postcode, on=on)
        self._members.note_records(found)
        return found

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
        also = (self._interests.focus_url(member_id),) if with_focus and on >= self._today else ()
        return self._activity.recent_activity(
            member_id, topics, since=since, on=on, pages=pages, also=also
        )

    def activity_of_several(
        self, member_ids: Iterable[int], topics: Sequence[Topic], *, since: date, on: date
    ) -> Mapping[int, tuple[Activity, ...]]:
        """Return what each did on `topics`, votes apart, from the first page of each list."""
        return self._activity.activity_of_several(member_ids, topics, since=since, on=on)

    def member_profile(self, member: Member, *, on: date) -> MemberProfile:
        """Return what was true of `member` on `on`."""
        self._fallback.start_part()
        is_packaged = self._snapshot.member_by_id(member.id) and not is_peer(member, on)
        if self._is_history(on) and is_packaged:
            return past_profile(member, on, members=self._members, fallback=self._fallback)
        election = self._calendar.dissolution_covering(on)
        profile = present_profile(
            member,
            self._seated(on),
            members=self._members,
            fallback=self._fallback,
        )
        return dissolved(profile, election, on=on) if election else profile

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
        if committee.house == "Commons" and self._calendar.dissolution_covering(on):
            return ()
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

    @property
    def is_live(self) -> bool:
        """Whether the services are asked: yes."""
        return True

    def details_as_of(self, profile: MemberProfile) -> date:
        """Return the day a profile was answered."""
        return profile.provenance.as_of

    def provenance(self) -> Provenance:
        """Return the weakest source used so far; constituencies and statistics do not count."""
        return self._fallback.provenance()

    def notices(self) -> tuple[Problem, ...]:
        """Return the snapshot's, and one for all that failed, mostly for one and the same cause."""
        lists = (self._activity, self._interests)
        told = (*self._fallback.notices(), *(told for each in lists for told in each.notices()))
        if len(told) <= 1:
            return (*self._snapshot.notices(), *told)
        gaps = [each.gap for each in lists if each.gap][1 - len(told) :]
        failed = replace(told[0], message=" ".join((told[0].message, *gaps)))
        return (*self._snapshot.notices(), failed)

    def close(self) -> None:
        """Let go of the connections."""
        self._answers.close()

    def _is_now(self, on: date) -> bool:
        return on >= self._today - timedelta(days=1)

    def _seated(self, on: date) -> date:
        """Return `on`, or the eve of the dissolution that covers it: the last day anybody sat."""
        election = self._calendar.dissolution_covering(on)
        return election.dissolved_from - timedelta(days=1) if election else on

    def _is_history(self, on: date) -> bool:
        return not self._is_now(on) and on <= self._snapshot.as_of

    def _member_by_id(self, query: str, on: date) -> Member:
        member_id = int(query)
        member = None
        if member_id <= LARGEST_ID:
            if not self._is_history(on):
                self._members.expect_career(member_id)
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
        people = self._committees.people(
            committee.id,
            status="Current" if is_now else "All",
            not_before=self._snapshot.listed_at(committee.id),
        )
        serving = (person for person in people if person.is_current or not is_now)
        return committee_places_on(serving, committee, on)


def _plain(name: str) -> str:
    return fold(name).removesuffix(" committee")


def live_source(  # noqa: PLR0913 - an address for each service, and each has a default
    snapshot: SnapshotSource,
    *,
    today: date,
    members_api: str = MEMBERS_URL,
    committees_api: str = COMMITTEES_URL,
    questions_api: str = QUESTIONS_URL,
    cache_folder: str | None = None,
    keeps_copies: bool = True,
    calendar: ElectionCalendar = KNOWN_CALENDAR,
    with_portraits: bool = False,
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
        calendar=calendar,
        with_portraits=with_portraits,
    )


def _connect() -> Fetcher:
    # Imported when a request is due: a run answered from copies need not wait for requests to load.
    from advocate.inputs.parliament.api import ParliamentApi

    return ParliamentApi()

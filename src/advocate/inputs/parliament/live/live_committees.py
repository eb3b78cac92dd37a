"""Committees by the live service, with the snapshot's names and lists behind it."""

from datetime import date
from typing import NoReturn

from advocate.errors import CommitteeNotFound
from advocate.inputs.parliament.live.fallback import Fallback
from advocate.inputs.parliament.live.membership_on_date import committee_places_on
from advocate.inputs.parliament.live.services import CommitteesService, MembersService
from advocate.inputs.parliament.snapshot.snapshot_committees import only_committee
from advocate.inputs.parliament.snapshot.snapshot_file import LARGEST_ID
from advocate.models.member import Committee, CommitteePlace
from advocate.models.name_folding import fold


class LiveCommittees:
    """Committees by the Committees service, found by the snapshot's names first."""

    def __init__(
        self, service: CommitteesService, members: MembersService, fallback: Fallback
    ) -> None:
        self._service = service
        self._members = members
        self._fallback = fallback
        self._packaged = fallback.snapshot.committees

    def find_committee(self, query: str) -> Committee:
        """Return the committee that `query` means, by the snapshot's names first."""
        if query.strip().isdecimal():
            return self._by_id(query.strip())
        try:
            packaged = self._packaged.find_committee(query)
        except CommitteeNotFound as unknown:
            return self._search(query, unknown)
        return self._fallback.ask(
            self._service,
            lambda: self._service.committee(packaged.id) or packaged,
            instead=lambda: packaged,
        )

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members on `on`, chair first, then by surname."""
        if committee.house == "Commons" and self._fallback.calendar.dissolution_covering(on):
            return ()
        return self._fallback.ask(
            self._service,
            lambda: self._live_places(committee, on),
            instead=lambda: self._packaged.committee_places(committee, on=on),
        )

    def _by_id(self, query: str) -> Committee:
        committee_id = int(query)
        committee = None
        if committee_id <= LARGEST_ID:
            committee = self._fallback.ask(
                self._service,
                lambda: self._service.committee(committee_id),
                instead=lambda: self._packaged.find_committee(query),
            )
        if committee is None:
            raise CommitteeNotFound(
                f"No committee has the id {query}.", hint="Type its name, or a word of it."
            )
        return committee

    def _search(self, query: str, unknown: CommitteeNotFound) -> Committee:
        """Ask the service for committees newer than the snapshot, or known by a former name."""

        def known_to_nobody() -> NoReturn:
            raise unknown

        found = self._fallback.ask(
            self._service, lambda: self._service.search(query.strip()), instead=known_to_nobody
        )
        words = _plain(query)
        exact = [c for c, names in found if words in {_plain(name) for name in (c.name, *names)}]
        hits = exact or [c for c, _ in found if set(words.split()) <= set(_plain(c.name).split())]
        if not hits:
            raise unknown
        return only_committee(query, hits)

    def _live_places(self, committee: Committee, on: date) -> tuple[CommitteePlace, ...]:
        """Return who serves; the records that the list agrees with need not be asked for again.

        Why `is_current` counts today only: it tells of today, whatever day is asked about.
        """
        is_now = self._fallback.is_now(on)
        synced = self._fallback.snapshot.synced
        people = self._service.people(
            committee.id,
            status="Current" if is_now else "All",
            not_before=self._fallback.answers.anew_from
            or (synced.listed_at(committee.id) if synced else None),
        )
        for person in people:
            known = self._fallback.snapshot.members.member_by_id(person.member_id)
            if known and is_now and person.confirms(known):
                self._members.confirm(known)
        serving = (person for person in people if person.is_current or not is_now)
        return committee_places_on(serving, committee, on)


def _plain(name: str) -> str:
    return fold(name).removesuffix(" committee")

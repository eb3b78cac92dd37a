"""Parliament's facts from the packaged snapshot alone; opens no connection to anything else."""

import weakref
from datetime import date
from pathlib import Path

from advocate.errors import MemberNotFound, Problem
from advocate.inputs.parliament import (
    snapshot_committees,
    snapshot_constituencies,
    snapshot_search,
)
from advocate.inputs.parliament.elections import election_of
from advocate.inputs.parliament.matching import PersonName
from advocate.inputs.parliament.snapshot_file import PACKAGED, meta, open_snapshot
from advocate.inputs.parliament.snapshot_people import (
    Person,
    find_person,
    names,
    party_of,
    to_member,
)
from advocate.inputs.parliament.standing import HISTORY_BEGINS, Position, position_on
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.member import (
    Committee,
    CommitteePlace,
    Member,
    MemberProfile,
    Party,
    Provenance,
    Source,
    Standing,
)


class SnapshotSource:
    """Answers of one snapshot file; every question asks the file for no more than it needs.

    Days after the snapshot's date are answered with what was true on that date.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the snapshot at `path`, or the packaged one.

        Raises:
            ParliamentUnreachable: the file is missing or of another version.
        """
        self.connection = open_snapshot(path or PACKAGED)
        self.as_of = date.fromisoformat(meta(self.connection, "as_of"))
        self._finalizer = weakref.finalize(self, self.connection.close)

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._finalizer()

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member that `query` means on `on`; see `ParliamentSource`."""
        return snapshot_search.find_member(self.connection, query, on=on)

    def member_by_id(self, member_id: int) -> Member | None:
        """Return whoever has that Members API id and has held a seat since 1997, or None."""
        person = find_person(self.connection, member_id)
        return to_member(person) if person else None

    def member_profile(self, member: Member, *, on: date) -> MemberProfile:
        """Return what was true of `member` on `on`; `member` itself is handed back as given."""
        person = self._person(member.id)
        position = position_on(person.terms, on)
        sits = position.standing is Standing.SITTING
        term = position.term
        committees, committees_as_of = None, None
        if sits:
            committees, committees_as_of = snapshot_committees.places_of_person(
                self.connection, person.key, on=on
            )
        gss_code = term.gss_code if term else None
        return MemberProfile(
            member=member,
            on=on,
            standing=position.standing,
            provenance=self.provenance(),
            party=_party(person, position, on),
            constituency=snapshot_constituencies.by_gss_code(self.connection, gss_code),
            constituency_name=term.constituency_name if term else None,
            first_elected=_first_elected(person),
            service_start=_service_start(person, position, on),
            service_end=position.service_end,
            committees=committees,
            committees_as_of=committees_as_of,
            election=election_of(self.connection, person.terms, position, on),
            email=person.sitting.email if sits and person.sitting else None,
        )

    def profile_by_id(self, member_id: int, *, on: date) -> MemberProfile:
        """Return the profile of whoever has that Members API id.

        Raises:
            MemberNotFound: nobody has.
        """
        return self.member_profile(self.find_member(str(member_id), on=on), on=on)

    def sitting_ids(self) -> tuple[int, ...]:
        """Return the Members API ids of those sitting on the snapshot's date, ascending."""
        rows = self.connection.execute(
            "SELECT p.members_api_id FROM sitting s JOIN person p ON p.id = s.person ORDER BY 1"
        )
        return tuple(row[0] for row in rows)

    def people(self, on: date) -> tuple[PersonName, ...]:
        """Return the names of all who sit on `on`, or sat until the dissolution covering it."""
        return names(self.connection, on=on)

    def names_and_seats(self) -> tuple[tuple[str, str, str], ...]:
        """Return (display name, list name, seat) of those sitting on the snapshot's date."""
        rows = self.connection.execute(
            "SELECT p.name, p.name_list_as, c.name FROM sitting s "
            "JOIN person p ON p.id = s.person "
            "JOIN constituency c ON c.id = s.constituency ORDER BY p.family, p.words"
        )
        return tuple(rows)

    def committee_names(self) -> tuple[str, ...]:
        """Return the names of all committees in the snapshot, in alphabetical order."""
        rows = self.connection.execute("SELECT DISTINCT name FROM committee ORDER BY name")
        return tuple(row[0] for row in rows)

    def attribution(self) -> tuple[str, ...]:
        """Return the lines that whoever shows the snapshot's facts owes their publishers."""
        return tuple(meta(self.connection, "attribution").splitlines())

    def find_committee(self, query: str) -> Committee:
        """Return the committee that `query` means; see `ParliamentSource`."""
        return snapshot_committees.find_committee(self.connection, query)

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members on `on`, chair first; see `ParliamentSource`."""
        return snapshot_committees.committee_places(self.connection, committee, on=on)

    def find_constituency(self, query: str) -> Constituency:
        """Return the 2024 constituency that `query` means; see `ParliamentSource`."""
        return snapshot_constituencies.find_constituency(self.connection, query)

    def statistics(self, gss_code: str) -> tuple[ConstituencyStatistic, ...]:
        """Return the newest figure of each statistic for that constituency."""
        return snapshot_constituencies.statistics(self.connection, gss_code)

    def provenance(self) -> Provenance:
        """Return the snapshot and its date."""
        return Provenance(source=Source.SNAPSHOT, as_of=self.as_of)

    def notices(self) -> tuple[Problem, ...]:
        """Return nothing: whoever chose the snapshot says why."""
        return ()

    def _person(self, member_id: int) -> Person:
        person = find_person(self.connection, member_id)
        if person is None:
            raise MemberNotFound(
                f"The snapshot knows nobody with the id {member_id}.",
                hint="Somebody elected since its date is found online only.",
            )
        return person


def _party(person: Person, position: Position, on: date) -> Party | None:
    """Why the list of sitting members goes first: it spells the party as Parliament does now."""
    if position.term is None:
        return None
    if person.sitting and position.term.ends is None and on >= person.sitting.as_of:
        return person.sitting.party
    return party_of(position.term)


def _first_elected(person: Person) -> date | None:
    """Return the first election; None for former members who may have sat before the records."""
    if person.sitting:
        return person.sitting.first_elected
    first = person.terms[0].starts
    return None if first == HISTORY_BEGINS else first


def _service_start(person: Person, position: Position, on: date) -> date | None:
    """Return the start of the unbroken service, by Parliament's own count where it covers `on`."""
    if position.term is None:
        return None
    now = person.sitting.service_start if person.sitting else None
    return now if now and now <= on else position.service_start

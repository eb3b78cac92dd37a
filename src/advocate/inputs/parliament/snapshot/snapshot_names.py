"""Names in the snapshot: of people, seats, parties, regions and statistics, as they are spelt."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property

from advocate.errors import AdvocateError
from advocate.inputs.parliament.names.accent_folding import name_words
from advocate.inputs.parliament.names.name_matching import PersonName, match_people
from advocate.inputs.parliament.names.short_names import heirs_of
from advocate.inputs.parliament.snapshot.snapshot_committees import SnapshotCommittees
from advocate.inputs.parliament.snapshot.snapshot_file import LARGEST_ID, SnapshotFile, sql
from advocate.inputs.parliament.snapshot.snapshot_offices import SnapshotOffices
from advocate.inputs.parliament.snapshot.snapshot_peers import peerage_of
from advocate.inputs.parliament.snapshot.snapshot_people import former_people, names
from advocate.models.member import KnownMember, Served
from advocate.models.name_folding import fold
from advocate.models.synced_lists import Roll


class SnapshotNames:
    """The names of the snapshot; members and parties are as on the list of `advocate sync`."""

    def __init__(self, file: SnapshotFile, roll: Roll | None = None) -> None:
        self._file = file
        self._roll = roll
        self._listed = (
            {member.id: member.name_display_as for member in roll.members} if roll else {}
        )

    def member_name(self, member_id: int) -> str | None:
        """Return the display name of anybody known by that id, peers among them, or None.

        Why the register of all-party groups goes before people: it has the titles of former peers.
        """
        if member_id in self._listed:
            return self._listed[member_id]
        if not 0 < member_id <= LARGEST_ID:
            return None
        row = self._file.row(sql("last_name"), {"id": member_id})
        return str(row[1]) if row else None

    def has_sat(self, name: str) -> bool:
        """Say if somebody who sat in the Commons since 1997 is called `name`, in any title."""
        safe = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return self._file.row(sql("called"), (name, f"% {safe}")) is not None

    def members_called(self, name: str) -> tuple[KnownMember, ...]:
        """Return everybody who has sat since 1997 and is called `name`: none for a family name."""
        words = name_words(name)
        people = names(self._file, words=words[-1:]) if len(words) > 1 else ()
        found = match_people(name, (*people, *former_people(self._file, words[-1:])))
        return tuple(self._known(person) for person in found if person.family != words)

    def _known(self, person: PersonName) -> KnownMember:
        number = person.member_id
        served = list(self._file.records(Served, sql("served"), (person.person,)))
        title, as_of = self._file.row(sql("full_title"), (person.person,)) or (None, None)
        for now in (m for m in (self._roll.members if self._roll else ()) if m.id == number):
            party = now.latest_party.name if now.latest_party else ""
            served += [Served(starts=self._file.as_of, seat=now.sits_for or "", party=party)]
        return KnownMember(
            id=number,
            name=person.display,
            served=tuple(served),
            full_title=title,
            as_of=date.fromisoformat(as_of) if as_of else self._file.as_of,
            peerage=peerage_of(self._file, number),
        )

    def other_holder(self, office: str, ids: Collection[int | None], *, on: date) -> str | None:
        """Return who holds an office, "" for several, where it is nobody of `ids`; else None."""
        with suppress(AdvocateError):
            holders = self._holders(office, on)
            if holders and holders.keys().isdisjoint(ids):
                return next(iter(holders.values())) if len(holders) == 1 else ""
        return None

    def _holders(self, office: str, on: date) -> Mapping[int | None, str]:
        role, _, committee = office.rpartition(" of ")
        if committee.endswith(" Committee"):
            known = SnapshotCommittees(self._file, self._roll)
            places = known.committee_places(known.find_committee(committee, on=on), on=on)
            kept = (each for each in places if role != "chair" or each.role == "Chair")
            return {each.member_id: each.member_name for each in kept}
        if office == "Secretary of State":
            return dict(self._file.rows(sql("secretaries"), (on.isoformat(),) * 3))
        holder = SnapshotOffices(self._file).find_holder(office, on=on)
        return {holder.member_id: holder.member_name}

    def constituency_names(self) -> tuple[str, ...]:
        """Return the names of the 650 constituencies, in alphabetical order."""
        return self._constituency_names

    @cached_property
    def _constituency_names(self) -> tuple[str, ...]:
        return tuple(sorted(self._file.column("SELECT name FROM constituency"), key=fold))

    def former_names(self) -> Mapping[str, tuple[str, ...]]:
        """Return every seat name that ended since 1997, with the seats of a quarter of its people.

        The most first; none of a seat that ended before 2010.
        """
        ended = self._file.column(sql("ended_names"))
        return {name: tuple(heirs_of(name, at_least=25)) for name in ended}

    def party_names(self) -> tuple[str, ...]:
        """Return the parties of those who sit, in alphabetical order."""
        if self._roll is None:
            return self._file.column(sql("parties"))
        return tuple(sorted({m.latest_party.name for m in self._roll.members if m.latest_party}))

    def regions(self) -> tuple[str, ...]:
        """Return the regions and nations the constituencies are grouped in, in order."""
        return self._file.column("SELECT DISTINCT region FROM constituency ORDER BY region")

    def statistic_names(self) -> tuple[str, ...]:
        """Return the identifiers of all constituency statistics, in their fixed order."""
        return self._file.column("SELECT id FROM statistic ORDER BY position")

    def sitting_ids(self) -> tuple[int, ...]:
        """Return the Members API ids of those sitting on the snapshot's date, ascending."""
        return self._file.column(sql("sitting_ids"))

    def names_and_seats(self) -> tuple[tuple[str, str, str], ...]:
        """Return (display name, list name, seat) of those sitting on the snapshot's date."""
        return tuple(self._file.rows(sql("sitting_names")))

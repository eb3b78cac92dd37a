"""Parliament's facts from the packaged snapshot alone; opens no connection to anything else."""
# ruff: noqa: ARG002 - answers what every source is asked, even where it knows nothing

import weakref
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from advocate.errors import MemberNotFound, ParliamentUnreachable, Problem
from advocate.inputs.parliament import (
    snapshot_committees,
    snapshot_constituencies,
    snapshot_groups,
    snapshot_people,
    snapshot_search,
    snapshot_seats,
)
from advocate.inputs.parliament.folding import fold
from advocate.inputs.parliament.snapshot_file import PACKAGED, as_of, column, open_snapshot
from advocate.inputs.parliament.snapshot_people import find_person, to_member
from advocate.inputs.parliament.snapshot_profiles import profile_of, sitting_profiles
from advocate.inputs.parliament.source import ParliamentSource
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.group import Group, GroupOffice
from advocate.models.member import (
    Committee,
    CommitteePlace,
    Member,
    MemberProfile,
    Provenance,
    Source,
)


class SnapshotSource(ParliamentSource):
    """Answers of one snapshot file; every question asks the file for no more than it needs.

    Days after the snapshot's date are answered with what was true on that date.
    """

    kept_portraits: Callable[[int], bytes | None] | None = None
    """Returns the portrait of a member that an earlier run has kept."""
    warnings: tuple[Problem, ...] = ()
    """What is to be said of the copies of this machine."""

    def __init__(
        self, path: Path | None = None, calendar: ElectionCalendar = KNOWN_CALENDAR
    ) -> None:
        """Open the snapshot at `path`, or the packaged one; `calendar` says when nobody sits.

        Raises:
            ParliamentUnreachable: the file is missing or of another version.
        """
        self.connection = open_snapshot(path or PACKAGED)
        self.calendar = calendar
        self.as_of = as_of(self.connection)
        self._finalizer = weakref.finalize(self, self.connection.close)

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._finalizer()

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member that `query` means on `on`; see `ParliamentSource`."""
        return snapshot_search.find_member(self.connection, query, on=on, calendar=self.calendar)

    def find_peer(self, query: str, *, on: date) -> Member | None:
        """Return None: of peers the snapshot knows too little to write to them."""
        return None

    def member_by_id(self, member_id: int) -> Member | None:
        """Return whoever has that Members API id and has held a seat since 1997, or None."""
        person = find_person(self.connection, member_id)
        return to_member(person) if person else None

    def member_name(self, member_id: int) -> str | None:
        """Return the display name of anybody known by that id, peers among them, or None."""
        return snapshot_people.member_name(self.connection, member_id)

    def member_profile(self, member: Member, *, on: date) -> MemberProfile:
        """Return what was true of `member` on `on`; `member` itself is handed back as given."""
        person = find_person(self.connection, member.id)
        if person is None:
            raise MemberNotFound(
                f"The snapshot knows nobody with the id {member.id}.",
                hint="Somebody elected since its date is found online only.",
            )
        return profile_of(
            self.connection,
            person,
            member,
            on=on,
            provenance=self.provenance(),
            calendar=self.calendar,
        )

    def listed_at(self, committee_id: int | None = None) -> datetime | None:
        """Return None: the snapshot is no list that `advocate sync` has kept."""
        return None

    def listed_member(self, member_id: int) -> Member | None:
        """Return None, there being no such list."""
        return None

    def put_right(self, profile: MemberProfile) -> MemberProfile:
        """Return `profile` as it is, there being no such list."""
        return profile

    def sitting_profiles(self, on: date) -> Iterator[MemberProfile]:
        """Yield the profile of each who sits on `on`, by family name; nobody in a dissolution.

        Those without Parliament's id (see `docs/snapshot.md`) are left out.
        """
        yield from sitting_profiles(
            self.connection, on=on, provenance=self.provenance(), calendar=self.calendar
        )

    def sitting_ids(self) -> tuple[int, ...]:
        """Return the Members API ids of those sitting on the snapshot's date, ascending."""
        return column(
            self.connection,
            "SELECT p.members_api_id FROM sitting s JOIN person p ON p.id = s.person ORDER BY 1",
        )

    def names_and_seats(self) -> tuple[tuple[str, str, str], ...]:
        """Return (display name, list name, seat) of those sitting on the snapshot's date."""
        rows = self.connection.execute(
            "SELECT p.name, p.name_list_as, c.name FROM sitting s "
            "JOIN person p ON p.id = s.person "
            "JOIN constituency c ON c.id = s.constituency ORDER BY p.family, p.words"
        )
        return tuple(rows)

    def party_names(self) -> tuple[str, ...]:
        """Return the parties of those sitting on the snapshot's date, in alphabetical order."""
        return column(
            self.connection,
            "SELECT DISTINCT p.name FROM sitting s JOIN party p ON p.id = s.party ORDER BY 1",
        )

    def committee_names(self) -> tuple[str, ...]:
        """Return the names of all committees in the snapshot, in alphabetical order."""
        return column(self.connection, "SELECT DISTINCT name FROM committee ORDER BY name")

    def find_committee(self, query: str) -> Committee:
        """Return the committee that `query` means; see `ParliamentSource`."""
        return snapshot_committees.find_committee(self.connection, query)

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members on `on`, chair first; see `ParliamentSource`."""
        return snapshot_committees.committee_places(
            self.connection, committee, on=on, calendar=self.calendar
        )

    def find_constituency(self, query: str) -> Constituency:
        """Return the 2024 constituency that `query` means; see `ParliamentSource`."""
        return snapshot_constituencies.find_constituency(self.connection, query)

    def find_holder(self, constituency: Constituency, *, on: date) -> Member | None:
        """Return who holds `constituency` on `on`, or None: vacant, or Parliament is dissolved.

        Before July 2024 that is the seat of the same name.

        Raises:
            ConstituencyNotFound: there was no seat of that name yet.
            MemberNotFound: the snapshot lacks the day, or Parliament's id of the holder.
        """
        return snapshot_seats.find_holder(
            self.connection, constituency, on=on, calendar=self.calendar
        )

    def find_by_postcode(self, postcode: str, *, on: date) -> tuple[Member, ...]:
        """Refuse: the snapshot knows no postcodes.

        Raises:
            ParliamentUnreachable: always.
        """
        raise ParliamentUnreachable(
            f"Whose constituency {postcode.strip().upper()} is in is known to Parliament's Members "
            "service only, so postcodes need a connection.",
            hint='Name the constituency instead, for example: --constituency "Sevenoaks"',
        )

    def constituency_names(self) -> tuple[str, ...]:
        """Return the names of the 650 constituencies, in alphabetical order."""
        return self._constituency_names

    @cached_property
    def _constituency_names(self) -> tuple[str, ...]:
        return tuple(sorted(column(self.connection, "SELECT name FROM constituency"), key=fold))

    def former_names(self) -> Mapping[str, tuple[str, ...]]:
        """Return each seat name that ended since 1997, with the 2024 seats that follow it."""
        return snapshot_seats.former_names(self.connection)

    def has_sat(self, name: str) -> bool:
        """Say if somebody who sat in the Commons since 1997 is called `name`, in any title."""
        return snapshot_people.has_sat(self.connection, name)

    @property
    def is_live(self) -> bool:
        """Whether the services are asked: never."""
        return False

    def details_as_of(self, profile: MemberProfile) -> date:
        """Return the day of the record a profile was read from."""
        return profile.provenance.as_of

    def regions(self) -> tuple[str, ...]:
        """Return the regions and nations the constituencies are grouped in, in order."""
        query = "SELECT DISTINCT region FROM constituency ORDER BY region"
        return column(self.connection, query)

    def statistic_names(self) -> tuple[str, ...]:
        """Return the identifiers of all constituency statistics, in their fixed order."""
        return column(self.connection, "SELECT id FROM statistic ORDER BY position")

    def statistics(self, gss_code: str) -> tuple[ConstituencyStatistic, ...]:
        """Return the newest figure of each statistic for that constituency."""
        return snapshot_constituencies.statistics(self.connection, gss_code)

    def find_group(self, query: str) -> Group:
        """Return the all-party group that `query` (title, short name or words of it) means.

        Raises:
            RecordNotFound: none in the newest register; the hint gives the nearest.
            Ambiguous: several.
        """
        return snapshot_groups.find_group(self.connection, query)

    def group_officers(self, group: Group) -> tuple[GroupOffice, ...]:
        """Return the officers of `group` on the date of its register: chairs, then by surname."""
        return snapshot_groups.group_officers(self.connection, group)

    def groups_of(self, member_id: int) -> tuple[GroupOffice, ...]:
        """Return the offices somebody holds in all-party groups, by the group's subject."""
        return snapshot_groups.groups_of(self.connection, member_id)

    def portrait_of(self, member_id: int, *, on: date) -> bytes | None:
        """Return the one that was kept, where somebody has said how to look for it."""
        return self.kept_portraits(member_id) if self.kept_portraits else None

    def provenance(self) -> Provenance:
        """Return the snapshot and its date."""
        return Provenance(source=Source.SNAPSHOT, as_of=self.as_of)

    def notices(self) -> tuple[Problem, ...]:
        """Return what is to be said of the copies; whoever chose the snapshot says why."""
        return self.warnings

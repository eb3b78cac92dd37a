"""Parliament's facts from the packaged snapshot alone; opens no connection to anything else."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from advocate.errors import Problem
from advocate.inputs.parliament.snapshot.snapshot_committees import SnapshotCommittees
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile
from advocate.inputs.parliament.snapshot.snapshot_groups import SnapshotGroups
from advocate.inputs.parliament.snapshot.snapshot_members import SnapshotMembers
from advocate.inputs.parliament.snapshot.snapshot_names import SnapshotNames
from advocate.inputs.parliament.snapshot.snapshot_offices import SnapshotOffices
from advocate.inputs.parliament.snapshot.snapshot_places import SnapshotPlaces
from advocate.inputs.parliament.snapshot.snapshot_profiles import SnapshotProfiles
from advocate.models.activity import Activity
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar
from advocate.models.member import MemberProfile, Provenance
from advocate.models.sources import Parliament
from advocate.models.synced_lists import Roll

if TYPE_CHECKING:
    from advocate.inputs.parliament.snapshot.synced_list import SyncedList


class Snapshot(Struct, frozen=True, kw_only=True):
    """The records on this machine: the packaged file, corrected by the list of `advocate sync`."""

    file: SnapshotFile
    provenance: Provenance
    members: SnapshotMembers
    profiles: SnapshotProfiles
    committees: SnapshotCommittees
    offices: SnapshotOffices
    groups: SnapshotGroups
    places: SnapshotPlaces
    names: SnapshotNames
    synced: "SyncedList | None" = None
    of_copies: tuple[Problem, ...] = ()
    """What to tell the user about the folder of copies."""

    @property
    def as_of(self) -> date:
        """The day of the records, by the list where there is one."""
        return self.provenance.as_of

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to tell the user: of the folder of copies, and of guesses that were made."""
        return (*self.of_copies, *self.places.guesses.values())

    def parliament(self) -> Parliament:
        """Return the facts as the snapshot alone knows them."""
        return Parliament(
            members=self.members,
            profiles=self.profiles,
            committees=self.committees,
            offices=self.offices,
            groups=self.groups,
            places=self.places,
            activity=_NoActivity(),
            names=self.names,
            account=_OfflineAccount(self),
        )

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self.file.close()


def open_snapshot(
    path: Path | None = None,
    calendar: ElectionCalendar = KNOWN_CALENDAR,
    *,
    roll: Roll | None = None,
    warnings: tuple[Problem, ...] = (),
) -> Snapshot:
    """Return the snapshot at `path`, or the packaged one; `calendar` says when nobody sits.

    With `roll`, the list that `advocate sync` kept, that list goes before the snapshot.

    Raises:
        ParliamentUnreachable: the file is missing or of another version.
    """
    file = SnapshotFile(path, calendar)
    places, committees = SnapshotPlaces(file), SnapshotCommittees(file, roll)
    members = SnapshotMembers(file, places)
    profiles = SnapshotProfiles(file, places, committees)
    synced = None
    if roll is not None:
        from advocate.inputs.parliament.snapshot import synced_list

        synced = synced_list.SyncedList(roll, places, calendar)
        profiles = synced_list.SyncedProfiles(file, synced, committees, members)
        members = synced_list.SyncedMembers(file, synced)
    return Snapshot(
        file=file,
        provenance=synced.provenance if synced else file.provenance,
        members=members,
        profiles=profiles,
        committees=committees,
        offices=SnapshotOffices(file),
        groups=SnapshotGroups(file),
        places=places,
        names=SnapshotNames(file, roll),
        synced=synced,
        of_copies=warnings,
    )


class _NoActivity:
    """What only the services tell of a member: not known."""

    def activity_of_several(self, *_: object, **__: object) -> Mapping[int, tuple[Activity, ...]]:
        return {}

    def focus_of(self, *_: object, **__: object) -> None:
        return None

    recent_activity = registered_interests = career_before = portrait_of = focus_of


class _OfflineAccount:
    """Everything comes from the records on this machine."""

    is_live = False

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def provenance(self) -> Provenance:
        return self._snapshot.provenance

    def details_as_of(self, _profile: MemberProfile) -> date:
        """Return the day of the packaged record: a list tells name, party and seat alone."""
        return self._snapshot.file.as_of

    def notices(self) -> tuple[Problem, ...]:
        return self._snapshot.warnings

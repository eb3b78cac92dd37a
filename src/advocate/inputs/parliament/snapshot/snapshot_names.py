"""Names in the snapshot: of people, seats, parties, regions and statistics, as they are spelt."""

from collections.abc import Mapping
from functools import cached_property

from advocate.inputs.parliament.names.short_names import heirs_of
from advocate.inputs.parliament.snapshot.snapshot_file import LARGEST_ID, SnapshotFile
from advocate.models.name_folding import fold
from advocate.models.synced_lists import Roll

_NAME = """
    SELECT 0 AS turn, name FROM peer WHERE id = :id
    UNION SELECT 1, name FROM appg_office WHERE member_id = :id AND house = 2
    UNION SELECT 2, name FROM person WHERE members_api_id = :id AND name IS NOT NULL
    UNION SELECT 3, name FROM appg_office WHERE member_id = :id
    ORDER BY turn LIMIT 1
"""
_CALLED = "SELECT 1 FROM person WHERE name = ? OR name LIKE ? ESCAPE '\\' LIMIT 1"
_PARTIES = "SELECT DISTINCT p.name FROM sitting s JOIN party p ON p.id = s.party ORDER BY 1"
_ENDED = "SELECT DISTINCT name FROM seat WHERE key NOT IN (SELECT key FROM constituency_key)"
_SITTING_IDS = "SELECT p.members_api_id FROM sitting s JOIN person p ON p.id = s.person ORDER BY 1"
_SITTING = """
    SELECT p.name, p.name_list_as, c.name FROM sitting s
    JOIN person p ON p.id = s.person
    JOIN constituency c ON c.id = s.constituency ORDER BY p.family, p.words
"""


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
        row = self._file.row(_NAME, {"id": member_id})
        return str(row[1]) if row else None

    def has_sat(self, name: str) -> bool:
        """Say if somebody who sat in the Commons since 1997 is called `name`, in any title."""
        safe = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return self._file.row(_CALLED, (name, f"% {safe}")) is not None

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
        ended = self._file.column(_ENDED)
        return {name: tuple(heirs_of(name, at_least=25)) for name in ended}

    def party_names(self) -> tuple[str, ...]:
        """Return the parties of those who sit, in alphabetical order."""
        if self._roll is None:
            return self._file.column(_PARTIES)
        return tuple(sorted({m.latest_party.name for m in self._roll.members if m.latest_party}))

    def regions(self) -> tuple[str, ...]:
        """Return the regions and nations the constituencies are grouped in, in order."""
        return self._file.column("SELECT DISTINCT region FROM constituency ORDER BY region")

    def statistic_names(self) -> tuple[str, ...]:
        """Return the identifiers of all constituency statistics, in their fixed order."""
        return self._file.column("SELECT id FROM statistic ORDER BY position")

    def sitting_ids(self) -> tuple[int, ...]:
        """Return the Members API ids of those sitting on the snapshot's date, ascending."""
        return self._file.column(_SITTING_IDS)

    def names_and_seats(self) -> tuple[tuple[str, str, str], ...]:
        """Return (display name, list name, seat) of those sitting on the snapshot's date."""
        return tuple(self._file.rows(_SITTING))
